/* test_store_people: lists of people in, out and into one another. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/agenda_file.h"
#include "store/people_file.h"

struct fixture {
	struct arena a;
	struct complaints c;
	const struct agenda *agenda;
};

static int setup(void **state)
{
	static const char yaml[] = "title: A\nglossary: [Lark]\ngroups: [{id: provider}, {id: council}]\n"
				   "dimensions: [{title: One}]\n";
	struct fixture *f = calloc(1, sizeof *f);

	f->c.arena = &f->a;
	f->agenda = agenda_file_parse("agenda.yaml", yaml, strlen(yaml), &f->a, &f->c);
	assert_non_null(f->agenda);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	arena_free(&f->a);
	free(f);
	return 0;
}

static const struct roster *parse(struct fixture *f, const char *name, const char *text)
{
	memset(&f->c, 0, sizeof f->c);
	f->c.arena = &f->a;
	return people_file_parse(name, text, strlen(text), f->agenda, &f->a, &f->c);
}

static const char *said(struct fixture *f)
{
	const char *all = "";

	for (size_t i = 0; i < f->c.count; i++)
		all = arena_printf(&f->a, "%s%s%s\n", all, f->c.item[i].warning ? "warning: " : "",
				   complaint_text(&f->a, &f->c.item[i]));
	return all;
}

static const char *format(struct fixture *f, const struct roster *r)
{
	struct buffer b = { 0 };
	const char *text;

	assert_true(people_file_format(r, &b, NULL));
	text = arena_string(&f->a, b.text);
	buffer_free(&b);
	return text;
}

/* ---- YAML ---- */

static const char example[] =
	"people:\n"
	"- {id: p01, name: Alex Example, title: Dr, aliases: [Lex], role: chief executive, organisation: o1, "
	"group: provider, email: alex@example.org}\n"
	"- {id: p02, name: Sam Sample, role: leader, organisation: o2, group: council, part: co-chair, "
	"on_record: true, convenor: true}\n"
	"organisations:\n"
	"- {id: o1, name: Example Valley NHS Foundation Trust, kind: NHS trust, aliases: [Example Valley, EVFT], "
	"places: [Exampleton]}\n"
	"- {id: o2, name: Sampleshire County Council, kind: council}\n"
	"withhold: [Project Lark]\n"
	"allow: [Sampleshire cheese]\n";

static void what_is_read_is_written_again(void **state)
{
	struct fixture *f = *state;
	const struct roster *r = parse(f, "people.yaml", example);

	assert_string_equal(said(f), "");
	assert_int_equal(r->count, 2);
	assert_string_equal(r->people[0].title, "Dr");
	assert_ptr_equal(r->people[0].organisation, &r->organisations[0]);
	assert_int_equal(r->people[1].part, CO_CHAIR);
	assert_true(r->people[1].on_record && r->people[1].convenor);
	assert_string_equal(r->organisations[0].places.item[0], "Exampleton");
	assert_string_equal(r->withhold.item[0], "Project Lark");
	assert_string_equal(format(f, r), example);
}

static void ids_are_given_where_they_are_missing(void **state)
{
	struct fixture *f = *state;
	const struct roster *r = parse(f, "people.yaml",
				       "people:\n- name: A\n  organisation: Body\n- {id: p07, name: B, organisation: body}\n"
				       "- {name: C, organisation: Other}\n- {name: D, organisation: BD}\n"
				       "organisations: [{id: o3, name: Board, aliases: [BD]}]\n");

	assert_string_equal(said(f), "");
	assert_string_equal(format(f, r),
			    "people:\n"
			    "- {id: p08, name: A, organisation: o4}\n- {id: p07, name: B, organisation: o4}\n"
			    "- {id: p09, name: C, organisation: o5}\n- {id: p10, name: D, organisation: o3}\n"
			    "organisations:\n"
			    "- {id: o3, name: Board, aliases: [BD]}\n- {id: o4, name: Body}\n- {id: o5, name: Other}\n");
}

static const struct { const char *what, *yaml, *says; } mistakes[] = {
	{ "nothing", "", "people.yaml:1:1: the file is empty\n" },
	{ "no people", "organisations: []\n",
	  "people.yaml:1:1: the list of people needs people; add people: …\n" },
	{ "an unknown key", "people: [{name: A, roll: x}]",
	  "people.yaml:1:20: unknown key \"roll\" in a person; did you mean \"role\"?\n" },
	{ "nobody's name", "people: [{id: p1}]", "people.yaml:1:10: a person needs name; add name: …\n" },
	{ "a blank name", "people: [{name: \" \"}]", "people.yaml:1:17: the name is empty\n" },
	{ "two of one id", "people: [{id: p1, name: A}, {id: p1, name: B}]",
	  "people.yaml:1:29: the id \"p1\" is taken by another person; give this one an id of its own\n" },
	{ "two organisations of one id", "people: []\norganisations: [{id: o1, name: A}, {id: o1, name: B}]",
	  "people.yaml:2:36: the id \"o1\" is taken by another organisation; give this one an id of its own\n" },
	{ "an unknown group", "people: [{name: A, group: provder}]",
	  "people.yaml:1:27: the agenda has no group \"provder\"; did you mean \"provider\"?\n" },
	{ "an unknown part", "people: [{name: A, part: chair}]",
	  "people.yaml:1:26: \"chair\" is no part in a meeting; did you mean \"co-chair\"?\n" },
	{ "neither yes nor no", "people: [{name: A, on_record: maybe}]",
	  "people.yaml:1:31: \"maybe\" is neither yes nor no\n" },
	{ "an organisation that is not listed", "people: [{name: A, organisation: o7}]",
	  "people.yaml:1:34: there is no organisation with the id o7 in this file\n" },
	{ "an organisation that is a list", "people: [{name: A, organisation: [b]}]",
	  "people.yaml:1:34: here should be the id or the name of an organisation\n" },
	{ "the same name", "people: [{name: Al Ba}, {name: al  ba}]",
	  "warning: people.yaml:1:25: there is another \"al ba\"; if they are one person, take this one out\n" },
	{ "a convenor off the record", "people: [{name: A, convenor: yes}]",
	  "warning: people.yaml:1:10: \"A\" is a convenor and not on the record, so the minutes will not say so\n" },
	{ "an alias that is a public term", "people: [{name: A, aliases: [lark]}]",
	  "warning: people.yaml:1:10: \"lark\" is in the agenda's glossary too; it will be hidden\n" },
};

static void each_mistake_is_named_where_it_stands(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		const struct roster *r = parse(f, "people.yaml", mistakes[i].yaml);

		print_message("# %s\n", mistakes[i].what);
		assert_string_equal(said(f), mistakes[i].says);
		assert_true((r != NULL) == (f->c.errors == 0));
	}
}

static void the_demo_reads_without_complaint(void **state)
{
	struct fixture *f = *state;
	const struct agenda *agenda = agenda_file_read("agendas/demo/agenda.yaml", &f->a, &f->c, NULL);

	assert_non_null(people_file_read("agendas/demo/people.yaml", agenda, &f->a, &f->c, NULL));
	assert_string_equal(said(f), "");
}

/* ---- CSV ---- */

static const struct { const char *what, *csv, *yaml; } tables[] = {
	{ "a name alone", "name\nAlex Example\n", "people:\n- {id: p01, name: Alex Example}\n" },
	{ "no people", "name\n", "people: []\n" },
	{ "columns in any order and case", "Group,NAME,On record\ncouncil,A,1\n",
	  "people:\n- {id: p01, name: A, group: council, on_record: true}\n" },
	{ "semicolons", "name;role\nA;b, c\n", "people:\n- {id: p01, name: A, role: 'b, c'}\n" },
	{ "tabs, a mark and CR LF", "\xef\xbb\xbfname\trole\r\nA\tb\r\n", "people:\n- {id: p01, name: A, role: b}\n" },
	{ "line ends of CR", "name,role\rA,b\rC,d", "people:\n- {id: p01, name: A, role: b}\n- {id: p02, name: C, role: d}\n" },
	{ "quotes", "name,role\n\"Ex, \"\"Al\"\"\",\"two\nlines\"\n",
	  "people:\n- {id: p01, name: 'Ex, \"Al\"', role: two lines}\n" },
	{ "a delimiter in a quoted heading", "\"name\",role\nA,b;c\n", "people:\n- {id: p01, name: A, role: b;c}\n" },
	{ "lists", "name,aliases\nA,x| w |\n", "people:\n- {id: p01, name: A, aliases: [x, w]}\n" },
	{ "every yes and no", "name,on_record,convenor\nA,yes,TRUE\nB,1,no\nC,True,0\nD,false,\n",
	  "people:\n- {id: p01, name: A, on_record: true, convenor: true}\n- {id: p02, name: B, on_record: true}\n"
	  "- {id: p03, name: C, on_record: true}\n- {id: p04, name: D}\n" },
	{ "blank rows and a column without a name", "name,,\nA,,\n,,\n\nB,,\n",
	  "people:\n- {id: p01, name: A}\n- {id: p02, name: B}\n" },
	{ "organisations by name", "name,organisation\nA,Body\nB,BODY\n",
	  "people:\n- {id: p01, name: A, organisation: o1}\n- {id: p02, name: B, organisation: o1}\n"
	  "organisations:\n- {id: o1, name: Body}\n" },
	{ "words that YAML takes for something else", "name,role\nNull,no\nYes,12\n~,\n",
	  "people:\n- {id: p01, name: \"Null\", role: \"no\"}\n- {id: p02, name: \"Yes\", role: \"12\"}\n"
	  "- {id: p03, name: \"~\"}\n" },
};

static void spreadsheets_are_read_as_they_are_written(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		const struct roster *r = parse(f, "people.CSV", tables[i].csv);

		print_message("# %s\n", tables[i].what);
		assert_non_null(r);
		assert_string_equal(format(f, r), tables[i].yaml);
	}
}

static const struct { const char *what, *csv, *says; } broken_tables[] = {
	{ "nothing", "", "p.csv:1:1: the file is empty\n" },
	{ "a column nearly known", "name,orgnisation\n",
	  "p.csv:1:6: unknown column \"orgnisation\"; did you mean \"organisation\"?\n" },
	{ "no names", "role\nx\n",
	  "p.csv:1:1: there is no column name; the first line must name the columns, as in name, role, organisation\n" },
	{ "a column twice", "name,role,role\n", "p.csv:1:11: the column role stands here twice; keep one of them\n" },
	{ "a row too long", "name\nA,b\n",
	  "p.csv:2:3: this row has more cells than there are columns; put a text with a comma in quotes\n" },
	{ "a quote without end", "name\n\"A\n", "p.csv:2:1: a quote is opened here and never closed\n" },
	{ "text behind a quote", "name\n\"A\"b\n",
	  "p.csv:2:4: text stands behind a closing quote; double the quotes within a cell\n" },
	{ "a row without a name", "name,role\n,b\n", "p.csv:2:1: a person needs name; add name: …\n" },
	{ "lines counted within quotes", "name,part\n\"A\n\nB\",x\n",
	  "p.csv:4:4: \"x\" is no part in a meeting; it can be participant, co-chair, staff or observer\n" },
	{ "Latin-1", "name\nJos\xe9\n", "p.csv:2:4: byte 8 of the file (0xe9) is not UTF-8; save the file as UTF-8\n" },
	{ "a row too long between semicolons", "name;role\nA;b;c\n",
	  "p.csv:2:5: this row has more cells than there are columns; put a text with a semicolon in quotes\n" },
	{ "a row too long between tabs", "name\trole\nA\tb\tc\n",
	  "p.csv:2:5: this row has more cells than there are columns; put a text with a tab in quotes\n" },
};

static const char *csv_of(struct fixture *f, const char *head, const char *piece, size_t times, const char *tail)
{
	struct buffer b = { 0 };
	const char *text;

	buffer_adds(&b, head);
	for (size_t i = 0; i < times; i++)
		buffer_adds(&b, piece);
	buffer_adds(&b, tail);
	text = arena_string(&f->a, buffer_text(&b));
	buffer_free(&b);
	return text;
}

static void spreadsheets_without_measure_are_refused(void **state)
{
	static const struct { const char *head, *piece; size_t times; const char *tail, *says; } rows[] = {
		{ "name\n\"", "a", 64 * 1024 + 1, "\"\n", "p.csv:2:1: a cell of more than 64 KiB; is a quote missing?" },
		{ "name", ",", 64, "\nA\n", "p.csv:1:1: there are more than 64 columns" },
		{ "name, role\n", " ,\n", 50001, "", "p.csv:50001:1: the file has more than 100000 cells" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_null(parse(f, "p.csv", csv_of(f, rows[i].head, rows[i].piece, rows[i].times, rows[i].tail)));
		assert_true(f->c.count > 0);
		assert_string_equal(complaint_text(&f->a, &f->c.item[0]), rows[i].says);
	}
}

static void what_is_no_list_of_people_is_refused(void **state)
{
	static const struct { const char *yaml, *says; } rows[] = {
		{ "hello\n",
		  "p.yaml:1:1: here should be the list of people: lines of key: value, or {key: value, …}\n" },
		{ "people: [x]\n", "p.yaml:1:10: here should be a person: lines of key: value, or {key: value, …}\n" },
		{ "people: [{name: [a]}]\n",
		  "p.yaml:1:17: here should be one text; put a text that starts with [ or { in quotes\n" },
		{ "organisations: [x]\npeople: []\n",
		  "p.yaml:1:17: here should be an organisation: lines of key: value, or {key: value, …}\n" },
		{ "organisations: [{id: o1, name: A}, {id: o2, name: a}, x]\npeople: []\n",
		  "warning: p.yaml:1:36: the organisation \"a\" stands here twice\n"
		  "p.yaml:1:55: here should be an organisation: lines of key: value, or {key: value, …}\n" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("# %s\n", rows[i].yaml);
		assert_null(parse(f, "p.yaml", rows[i].yaml));
		assert_string_equal(said(f), rows[i].says);
	}
}

/* A file of nothing but mistakes is not answered with a book, whether they are grave or not. */
static void complaints_come_to_an_end(void **state)
{
	struct fixture *f = *state;

	assert_null(parse(f, "p.yaml", csv_of(f, "organisations:\n", "- {id: A!, name: x}\n", 1500, "people: []\n")));
	assert_int_equal(f->c.count, 1001);
	assert_string_equal(complaint_text(&f->a, &f->c.item[0]),
			    "p.yaml: there are more mistakes than these; mend them first");
}

static void a_file_of_mistakes_says_the_first(void **state)
{
	char agenda[] = "/tmp/roundtable-agenda.XXXXXX", people[] = "/tmp/roundtable-people.XXXXXX";
	struct fixture *f = *state;
	struct err e = { 0 };
	int fd = mkstemp(agenda), other = mkstemp(people);

	assert_int_equal(write(fd, "titel: A\n", 9), 9);
	assert_int_equal(write(other, "x\n", 2), 2);
	close(fd);
	close(other);
	assert_null(agenda_file_read(agenda, &f->a, &f->c, &e));
	assert_int_equal(e.code, ERR_SYNTAX);
	assert_non_null(strstr(e.text, "unknown key \"titel\""));
	memset(&f->c, 0, sizeof f->c);
	f->c.arena = &f->a;
	assert_null(people_file_read(people, f->agenda, &f->a, &f->c, &e));
	assert_int_equal(e.code, ERR_SYNTAX);
	assert_non_null(strstr(e.text, ":1:1: here should be the list of people"));
	assert_null(people_file_read("/nonexistent/people", f->agenda, &f->a, &f->c, &e));
	assert_int_equal(e.code, ERR_IO);
	unlink(agenda);
	unlink(people);
}

static void broken_spreadsheets_say_where(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof broken_tables / sizeof *broken_tables; i++) {
		print_message("# %s\n", broken_tables[i].what);
		assert_null(parse(f, "p.csv", broken_tables[i].csv));
		assert_string_equal(said(f), broken_tables[i].says);
	}
}

/* ---- merging ---- */

static const struct { const char *what, *name, *news, *yaml; } merges[] = {
	{ "by id", "p.csv", "id,name,role\np2,Sam Other,chair\n",
	  "people:\n- {id: p1, name: Alex Ex, role: chief, organisation: o1}\n"
	  "- {id: p2, name: Sam Other, aliases: [Sam], role: chair, part: co-chair, on_record: true}\n"
	  "organisations:\n- {id: o1, name: Body, aliases: [BD]}\n" },
	{ "by name when it has no id", "p.csv", "name,role\nALEX  EX,boss\n",
	  "people:\n- {id: p1, name: ALEX EX, role: boss, organisation: o1}\n"
	  "- {id: p2, name: Sam, part: co-chair, on_record: true}\n"
	  "organisations:\n- {id: o1, name: Body, aliases: [BD]}\n" },
	{ "somebody new never takes an id", "p.csv", "name,organisation\nNew,bd\nNewer,Else\n",
	  "people:\n- {id: p1, name: Alex Ex, role: chief, organisation: o1}\n"
	  "- {id: p2, name: Sam, part: co-chair, on_record: true}\n"
	  "- {id: p03, name: New, organisation: o1}\n- {id: p04, name: Newer, organisation: o2}\n"
	  "organisations:\n- {id: o1, name: Body, aliases: [BD]}\n- {id: o2, name: Else}\n" },
	{ "a yes that is taken back", "p.csv", "name,on_record\nSam,no\n",
	  "people:\n- {id: p1, name: Alex Ex, role: chief, organisation: o1}\n- {id: p2, name: Sam, part: co-chair}\n"
	  "organisations:\n- {id: o1, name: Body, aliases: [BD]}\n" },
	{ "a part and a convenor that are said", "p.csv", "name,part,convenor\nSam,observer,yes\n",
	  "people:\n- {id: p1, name: Alex Ex, role: chief, organisation: o1}\n"
	  "- {id: p2, name: Sam, part: observer, on_record: true, convenor: true}\n"
	  "organisations:\n- {id: o1, name: Body, aliases: [BD]}\n" },
	{ "an organisation by its id", "p.csv", "name,organisation\nSam,o1\n",
	  "people:\n- {id: p1, name: Alex Ex, role: chief, organisation: o1}\n"
	  "- {id: p2, name: Sam, organisation: o1, part: co-chair, on_record: true}\n"
	  "organisations:\n- {id: o1, name: Body, aliases: [BD]}\n" },
	{ "organisations renamed, with other aliases", "p.yaml",
	  "people: []\norganisations: [{id: o1, name: Bodies, aliases: [BDS]}]\nallow: [x]\n",
	  "people:\n- {id: p1, name: Alex Ex, role: chief, organisation: o1}\n"
	  "- {id: p2, name: Sam, part: co-chair, on_record: true}\n"
	  "organisations:\n- {id: o1, name: Bodies, aliases: [BD, BDS, Body]}\nallow: [x]\n" },
};

static void news_update_and_never_double(void **state)
{
	static const char base[] = "people:\n- {id: p1, name: Alex Ex, role: chief, organisation: o1}\n"
				   "- {id: p2, name: Sam, part: co-chair, on_record: true}\n"
				   "organisations: [{id: o1, name: Body, aliases: [BD]}]\n";
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof merges / sizeof *merges; i++) {
		const struct roster *old = parse(f, "people.yaml", base);
		const struct roster *news = parse(f, merges[i].name, merges[i].news);
		const struct roster *once = people_merge(old, news, &f->a);

		print_message("# %s\n", merges[i].what);
		assert_string_equal(format(f, once), merges[i].yaml);
		assert_string_equal(format(f, people_merge(once, news, &f->a)), merges[i].yaml);
		for (size_t j = 0; j < once->count; j++)
			assert_true(!once->people[j].organisation ||
				    roster_organisation(once, once->people[j].organisation->id) ==
					    once->people[j].organisation);
	}
}

static void a_roster_made_by_hand_brings_the_organisation_it_points_to(void **state)
{
	struct fixture *f = *state;
	const struct roster *base = parse(f, "p.yaml", "people: [{id: p1, name: Alex, organisation: o1}]\n"
						       "organisations: [{id: o1, name: Body}]\n");
	const struct organisation elsewhere = { .id = "o7", .name = "Elsewhere", .kind = "" };
	const struct person sam = { .id = "p2", .name = "Sam", .title = "", .role = "", .group = "", .email = "",
				    .organisation = &elsewhere };
	const struct roster by_hand = { .people = &sam, .count = 1 };

	assert_string_equal(format(f, people_merge(base, &by_hand, &f->a)),
			    "people:\n- {id: p1, name: Alex, organisation: o1}\n- {id: p2, name: Sam, organisation: o7}\n"
			    "organisations:\n- {id: o1, name: Body}\n- {id: o7, name: Elsewhere}\n");
}

static void two_of_one_name_stay_two(void **state)
{
	struct fixture *f = *state;
	const struct roster *news = parse(f, "p.csv", "name,role\nSam,a\nSam,b\n");
	const struct roster *twice = people_merge(news, news, &f->a);

	assert_string_equal(format(f, twice), "people:\n- {id: p01, name: Sam, role: a}\n- {id: p02, name: Sam, role: b}\n");
}

/* ---- the property: what is written reads back equal, whatever it says ---- */

static uint64_t dice(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * 0x2545f4914f6cdd1du >> 33;
}

static const char *some_text(struct arena *a, uint64_t *seed)
{
	static const char *const pieces[] = {
		"a", "Z", "é", "ł", "0", "7", "-", ": b", " #", "#", "'", "\"", "\\", "{", "}", "[", "]", ",", "&", "*",
		"!", "|", ">", "%", "@", "`", "?", ":", "=", "~", "no", "null", "…", "😀", ".", "<<", "\xef\xbb\xbf",
	};
	const char *s = "";

	for (uint64_t n = 1 + dice(seed) % 6; n > 0; n--)
		s = arena_printf(a, "%s%s", s, pieces[dice(seed) % (sizeof pieces / sizeof *pieces)]);
	while (*s == ' ')
		s++;
	return s[strlen(s) - 1] == ' ' ? arena_printf(a, "%sx", s) : s;
}

static void whatever_is_written_reads_back_equal(void **state)
{
	struct fixture *f = *state;
	uint64_t seed = 4711;

	f->agenda = NULL;
	for (int i = 0; i < 300; i++) {
		const char *alias[2] = { some_text(&f->a, &seed), some_text(&f->a, &seed) };
		struct organisation body = { "o1", some_text(&f->a, &seed), some_text(&f->a, &seed), { alias, 1 },
					     { alias, 2 }, 0 };
		struct person p = { .id = "p01", .name = some_text(&f->a, &seed), .title = some_text(&f->a, &seed),
				    .aliases = { alias, 2 }, .role = some_text(&f->a, &seed),
				    .organisation = &body, .group = some_text(&f->a, &seed),
				    .part = (enum part)(dice(&seed) % PARTS), .email = some_text(&f->a, &seed),
				    .on_record = dice(&seed) % 2, .convenor = dice(&seed) % 2 };
		struct roster r = { &p, 1, &body, 1, { alias, 2 }, { alias, 1 } };
		const char *text = format(f, &r);
		const struct roster *back = parse(f, "people.yaml", text);

		if (!back)
			fail_msg("%s\n%s", text, said(f));
		assert_string_equal(back->people[0].name, p.name);
		assert_string_equal(back->people[0].role, p.role);
		assert_string_equal(back->people[0].aliases.item[1], alias[1]);
		assert_string_equal(back->organisations[0].kind, body.kind);
		assert_string_equal(format(f, back), text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(what_is_read_is_written_again),
		TEST(ids_are_given_where_they_are_missing),
		TEST(each_mistake_is_named_where_it_stands),
		TEST(the_demo_reads_without_complaint),
		TEST(spreadsheets_are_read_as_they_are_written),
		TEST(spreadsheets_without_measure_are_refused),
		TEST(what_is_no_list_of_people_is_refused),
		TEST(complaints_come_to_an_end),
		TEST(a_file_of_mistakes_says_the_first),
		TEST(broken_spreadsheets_say_where),
		TEST(news_update_and_never_double),
		TEST(a_roster_made_by_hand_brings_the_organisation_it_points_to),
		TEST(two_of_one_name_stay_two),
		TEST(whatever_is_written_reads_back_equal),
#undef TEST
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
