/* test_store: agendas, as people write them and as they get them wrong. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "store/agenda_file.h"

struct fixture {
	struct arena a;
	struct complaints c;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	f->c.arena = &f->a;
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

static const struct agenda *parse_bytes(struct fixture *f, const char *yaml, size_t len)
{
	memset(&f->c, 0, sizeof f->c);
	f->c.arena = &f->a;
	return agenda_file_parse("agenda.yaml", yaml, len, &f->a, &f->c);
}

static const struct agenda *parse(struct fixture *f, const char *yaml)
{
	return parse_bytes(f, yaml, strlen(yaml));
}

/* All complaints, one per line. */
static const char *said(struct fixture *f)
{
	const char *all = "";

	for (size_t i = 0; i < f->c.count; i++)
		all = arena_printf(&f->a, "%s%s%s\n", all, f->c.item[i].warning ? "warning: " : "",
				   complaint_text(&f->a, &f->c.item[i]));
	return all;
}

static const char *english(const struct text *t)
{
	return text_in(t, "en");
}

#define SMALLEST "title: A talk\ndimensions: [{id: one, title: One}]\n"

/* ---- what is left out ---- */

static void an_agenda_of_two_lines_has_every_default(void **state)
{
	struct fixture *f = *state;
	const struct agenda *a = parse(f, SMALLEST);

	assert_string_equal(said(f), "");
	assert_non_null(a);
	assert_int_equal(a->version, 1);
	assert_string_equal(english(a->title), "A talk");
	assert_null(a->purpose);
	assert_int_equal(a->minutes, 5 + 35 + 10);
	assert_string_equal(a->language, "en");
	assert_int_equal(a->k, 3);
	assert_int_equal(a->quotes, QUOTES_FREE);
	assert_int_equal(a->sign, SIGN_CO_CHAIRS);
	assert_int_equal(a->retain_until.year, 0);
	assert_int_equal(a->levels.count, 5);
	assert_string_equal(a->levels.item[0], "neighbourhood");
	assert_string_equal(a->levels.item[4], "national");
	assert_int_equal(a->quantifier_count, 4);
	assert_int_equal(a->quantifiers[1].from, 2);
	assert_string_equal(english(a->quantifiers[3].say), "most participants");
	assert_int_equal(a->group_count, 1);
	assert_string_equal(a->groups[0].id, "participant");
	assert_string_equal(english(a->groups[0].plural), "participants");
	assert_int_equal(a->groups[0].parent, 0);
}

static void a_dimension_without_stages_gets_the_five(void **state)
{
	static const struct { const char *id, *title; enum entry_kind kind; int minutes; } rows[] = {
		{ "meaning", "What does this mean?", VIEW, 3 },
		{ "present", "How is the system working at present?", VIEW, 8 },
		{ "wanted", "How should it work?", VIEW, 12 },
		{ "actions", "Immediate actions", ACTION, 7 },
		{ "change", "What needs to change?", CHANGE, 5 },
	};
	const struct agenda *a = parse(*state, SMALLEST);
	const struct dimension *d = &a->dimensions[0];

	assert_int_equal(d->stage_count, 5);
	assert_int_equal(d->minutes, 35);
	assert_int_equal(d->least, 0);
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(d->stages[i].id, rows[i].id);
		assert_string_equal(english(d->stages[i].title), rows[i].title);
		assert_int_equal(d->stages[i].kind, rows[i].kind);
		assert_int_equal(d->stages[i].minutes, rows[i].minutes);
	}
}

static void steps_are_the_opening_every_stage_and_the_closing(void **state)
{
	const struct agenda *a = parse(*state, SMALLEST);

	assert_int_equal(a->step_count, 7);
	assert_ptr_equal(a->steps[0].dimension, &a->opening);
	assert_string_equal(a->steps[0].dimension->id, "opening");
	assert_string_equal(a->steps[0].stage->id, "");
	assert_int_equal(a->steps[0].stage->kind, VIEW);
	assert_int_equal(a->steps[0].stage->minutes, 5);
	assert_ptr_equal(a->steps[1].stage, &a->dimensions[0].stages[0]);
	assert_ptr_equal(a->steps[5].dimension, &a->dimensions[0]);
	assert_string_equal(a->steps[6].dimension->id, "closing");
	assert_string_equal(english(a->steps[6].dimension->title), "Key recommendations");
	assert_int_equal(a->steps[6].stage->kind, RECOMMENDATION);
	assert_int_equal(a->steps[6].stage->minutes, 10);
	assert_int_equal(agenda_step(a, "one", "wanted"), 3);
}

static void stages_share_the_minutes_of_their_dimension(void **state)
{
	static const struct { const char *what, *dimension; int minutes[3], sum; } rows[] = {
		{ "the five in twice the time", "{id: a, title: A, minutes: 70}", { 6, 16, 24 }, 70 },
		{ "the five in less", "{id: a, title: A, minutes: 7}", { 0, 2, 2 }, 7 },
		{ "the rest for the silent ones",
		  "{id: a, title: A, minutes: 20, stages: [{title: X, minutes: 10}, {title: Y}, {title: Z}]}",
		  { 10, 5, 5 }, 20 },
		{ "nobody says any", "{id: a, title: A, stages: [{title: X}, {id: wanted}, {title: Z}]}",
		  { 5, 12, 5 }, 22 },
		{ "all say theirs",
		  "{id: a, title: A, stages: [{title: X, minutes: 1}, {title: Y, minutes: 2}, {title: Z, minutes: 0}]}",
		  { 1, 2, 0 }, 3 },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct agenda *a =
			parse(f, arena_printf(&f->a, "title: T\ndimensions: [%s]\n", rows[i].dimension));

		print_message("# %s\n", rows[i].what);
		assert_string_equal(said(f), "");
		for (size_t j = 0; j < 3; j++)
			assert_int_equal(a->dimensions[0].stages[j].minutes, rows[i].minutes[j]);
		assert_int_equal(a->dimensions[0].minutes, rows[i].sum);
	}
}

/* ---- what is said ---- */

static void everything_that_is_said_is_read(void **state)
{
	struct fixture *f = *state;
	const struct agenda *a = parse(f, "roundtable: 1\n"
					  "title: {en: A talk, cy: Sgwrs}\n"
					  "purpose: Why\n"
					  "hosts: [{name: A body, about: What it does, contact: a@example.org}]\n"
					  "minutes: 90\nlanguage: cy\n"
					  "rule: {name: chatham-house, k: 4, quotes: ask}\n"
					  "sign: 2\nretain_until: 2027-03-31\n"
					  "groups:\n"
					  "  - {id: provider, label: {en: provider leader, cy: arweinydd}, within: nhs}\n"
					  "  - {id: nhs, label: NHS leader, plural: leaders in the NHS}\n"
					  "  - {id: primary-care}\n"
					  "levels: [here, there]\nthemes: [money]\n"
					  "glossary: [NHS, {en: Wales, cy: Cymru}]\n"
					  "quantifiers: [{from: 1, say: one}, {share: 0.5, say: half}]\n"
					  "opening: {title: Hello, minutes: 2, brief: Be kind, prompts: [Who?]}\n"
					  "dimensions:\n"
					  "  - {id: d, title: D, minutes: 30, least: 10,\n"
					  "     stages: [{id: s, title: S, kind: decision, minutes: 30, prompts: [P, Q]}]}\n"
					  "closing: {minutes: 8}\n"
					  "polls: [{id: p, dimension: d, question: Q?, options: [Yes, No]}]\n");

	assert_string_equal(said(f), "");
	assert_string_equal(text_in(a->title, "cy"), "Sgwrs");
	assert_string_equal(text_in(a->title, "en"), "A talk");
	assert_string_equal(english(a->hosts[0].contact), "a@example.org");
	assert_int_equal(a->minutes, 90);
	assert_int_equal(a->k, 4);
	assert_int_equal(a->quotes, QUOTES_ASK);
	assert_int_equal(a->sign, 2);
	assert_int_equal(a->retain_until.day, 31);
	assert_int_equal(a->group_count, 4);
	assert_int_equal(a->groups[1].parent, 2);
	assert_string_equal(text_in(a->groups[1].plural, "cy"), "arweinydds");
	assert_string_equal(english(a->groups[2].plural), "leaders in the NHS");
	assert_string_equal(english(a->groups[3].label), "primary care");
	assert_int_equal(a->glossary.count, 3);
	assert_string_equal(a->glossary.item[2], "Cymru");
	assert_true(a->quantifiers[1].share > 0.49 && a->quantifiers[1].share < 0.51);
	assert_string_equal(english(a->opening.title), "Hello");
	assert_string_equal(english(a->opening.stages[0].prompts.item[0]), "Who?");
	assert_int_equal(a->dimensions[0].least, 10);
	assert_int_equal(a->dimensions[0].stages[0].kind, DECISION);
	assert_ptr_equal(a->polls[0].dimension, &a->dimensions[0]);
	assert_string_equal(english(a->polls[0].options.item[0]), "Yes");
}

static void shipped_agendas_read_without_complaint(void **state)
{
	static const char *const paths[] = {
		"agendas/blank.yaml", "agendas/system-accountability.yaml", "agendas/inquiry-evidence.yaml",
		"agendas/future-of-integrated-care.yaml", "agendas/demo/agenda.yaml",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct err e = { 0 };

		print_message("# %s\n", paths[i]);
		assert_non_null(agenda_file_read(paths[i], &f->a, &f->c, &e));
		assert_string_equal(said(f), "");
	}
}

/* ---- mistakes ---- */

/* Each row is the smallest agenda and one line more, which is line 3. */
static const struct { const char *what, *line, *says; } mistakes[] = {
	{ "an unknown key", "titel: X", "3:1: unknown key \"titel\" in the agenda; did you mean \"title\"?" },
	{ "a key in capitals", "Purpose: X", "3:1: unknown key \"Purpose\" in the agenda; did you mean \"purpose\"?" },
	{ "a key twice", "title: B", "3:1: the key \"title\" stands here twice; keep one of them" },
	{ "a list twice", "glossary: [a, b]\nglossary: [c]", "4:1: the key \"glossary\" stands here twice; keep one of them" },
	{ "texts twice", "opening: {prompts: [a, b], prompts: [c, d, e]}",
	  "3:28: the key \"prompts\" stands here twice; keep one of them" },
	{ "minutes in words", "minutes: ten", "3:10: here should be minutes, a whole number from 1 to 1440" },
	{ "minutes below zero", "minutes: -5", "3:10: here should be minutes, a whole number from 1 to 1440" },
	{ "half a minute", "minutes: 1.5", "3:10: here should be minutes, a whole number from 1 to 1440" },
	{ "minutes beyond counting", "minutes: 99999999999999999999",
	  "3:10: here should be minutes, a whole number from 1 to 1440" },
	{ "a list for a number", "minutes: [5]", "3:10: here should be minutes, a whole number from 1 to 1440" },
	{ "a newer format", "roundtable: 2",
	  "3:13: this program reads agendas that say roundtable: 1; is this one from a newer program?" },
	{ "another rule", "rule: {name: other}", "3:14: the only rule is chatham-house" },
	{ "k of one", "rule: {k: 1}",
	  "3:11: here should be k, how many people must share a label, a whole number from 2 to 100" },
	{ "a rule for quotes", "rule: {quotes: aks}", "3:16: \"aks\" is no rule for quotes; did you mean \"ask\"?" },
	{ "a key of the rule", "rule: {quote: ask}",
	  "3:8: unknown key \"quote\" in the rule; did you mean \"quotes\"?" },
	{ "a rule that is a word", "rule: yes", "3:7: here should be the rule: lines of key: value, or {key: value, …}" },
	{ "who signs", "sign: nobody",
	  "3:7: here should be co-chairs, any or how many must sign, a whole number from 1 to 100" },
	{ "a day that is none", "retain_until: 2027-02-30",
	  "3:15: \"2027-02-30\" is not a date; write it as 2027-03-31" },
	{ "a language", "language: English", "3:11: \"English\" is no language; write en, cy or another code" },
	{ "a text that is a list", "purpose: [a]",
	  "3:10: here should be one text, not a list; put a text that starts with [ in quotes" },
	{ "a text that is empty", "purpose: \"\"", "3:10: the text is empty" },
	{ "a text with a colon", "purpose: {Question: what}",
	  "3:11: \"Question\" is no language such as en or cy; put a text with a colon in quotes" },
	{ "a list that is a word", "glossary: NHS",
	  "3:11: here should be a list of texts: a line with a dash for each, or [ … , … ]" },
	{ "a host without a name", "hosts: [{about: X}]", "3:9: a host needs name; add name: …" },
	{ "a group without an id", "groups: [{label: X}]", "3:10: a group needs id; add id: …" },
	{ "an id in capitals", "groups: [{id: NHS}]",
	  "3:15: an id has only small letters, digits and dashes, as in primary-care" },
	{ "an id with a blank", "groups: [{id: a b}]",
	  "3:15: an id has only small letters, digits and dashes, as in primary-care" },
	{ "two groups of one id", "groups: [{id: a}, {id: a}]",
	  "3:19: the id \"a\" is taken by another group; give this one an id of its own" },
	{ "the root listed", "groups: [{id: participant}]",
	  "3:10: the group participant is there already: it holds all others; take it out" },
	{ "within nothing", "groups: [{id: nhs}, {id: a, within: nsh}]",
	  "3:37: there is no group \"nsh\"; did you mean \"nhs\"?" },
	{ "within itself", "groups: [{id: a, within: a}]", "3:26: the group \"a\" is within itself by way of \"a\"" },
	{ "a circle of groups", "groups: [{id: a, within: b}, {id: b, within: a}]",
	  "3:26: the group \"a\" is within itself by way of \"b\"" },
	{ "from and share", "quantifiers: [{from: 1, share: 0.5, say: x}]",
	  "3:15: a quantifier has from or share, not both" },
	{ "neither from nor share", "quantifiers: [{say: x}]",
	  "3:15: a quantifier needs from: VOICES or share: PART, as in share: 0.34" },
	{ "a share above all", "quantifiers: [{share: 2, say: x}]",
	  "3:23: here should be a share of those present, above 0 and at most 1, as in 0.34" },
	{ "a share in letters", "quantifiers: [{share: nan, say: x}]",
	  "3:23: here should be a share of those present, above 0 and at most 1, as in 0.34" },
	{ "a poll about nothing", "polls: [{id: p, dimension: on, question: q, options: [a, b]}]",
	  "3:28: there is no dimension \"on\"; did you mean \"one\"?" },
	{ "a poll with one option", "polls: [{id: p, question: q, options: [a]}]",
	  "3:39: a poll needs at least two options" },
	{ "a poll with an option twice", "polls: [{id: p, question: q, options: [a, a]}]",
	  "3:39: the option \"a\" stands here twice" },
	{ "a poll without a question", "polls: [{id: p, options: [a, b]}]",
	  "3:9: a poll needs question; add question: …" },
	{ "a poll called new", "polls: [{id: new, question: q, options: [a, b]}]",
	  "3:9: the id \"new\" is the program's own; give this poll another" },
	{ "a kind for the opening", "opening: {kind: view}",
	  "3:11: unknown key \"kind\" in the opening; it can be title, minutes, brief or prompts" },
	{ "an anchor", "purpose: &a x", "3:10: an anchor (&a) is not used here; put a text that starts with & in quotes" },
	{ "an alias", "purpose: *a", "3:10: an alias (*a) is not used here; put a text that starts with * in quotes" },
	{ "a tag", "purpose: !x y", "3:10: a tag (\"!x\") is not used here; put a text that starts with ! in quotes" },
	{ "an escaped override", "purpose: \"a\\u202eb\"",
	  "3:10: the text holds an invisible character (U+202E); take it out" },
	{ "an escaped zero", "purpose: \"a\\0b\"", "3:10: the text holds an invisible character (U+0000); take it out" },
	{ "an override as it is", "purpose: a\xe2\x80\xae" "b",
	  "3:11: an invisible character (U+202E); delete it and type the text again" },
	{ "an escape sequence", "purpose: a\x1b[2J",
	  "3:11: an invisible character (U+001B); delete it and type the text again" },
	{ "Latin-1", "purpose: caf\xe9",
	  "3:13: byte 62 of the file (0xe9) is not UTF-8; save the file as UTF-8" },
	{ "a second document", "---\ntitle: B", "3:1: a second document starts here; a file holds one, so take out the line ---" },
	{ "a list for a key", "? [a]\n: b", "3:3: a list or a mapping stands where a key should; is a bracket doubled?" },
	{ "a colon within a text", "purpose: a: b",
	  "3:11: a colon stands where none can; put a text with a colon in quotes, and check that the line is "
	  "indented like its neighbours" },
	{ "a tab before a key", "opening:\n\tminutes: 5",
	  "4:1: a text cannot start with this character; indent with blanks instead of tabs, and put the text in "
	  "quotes" },
	{ "a text in no language", "purpose: {}", "3:10: here should be a text, or one for each language: {en: …, cy: …}" },
	{ "a language that is none", "purpose: {en_x: a}",
	  "3:11: \"en_x\" is no language such as en or cy; put a text with a colon in quotes" },
	{ "a language of a list", "purpose: {en: []}", "3:15: here should be a text" },
	{ "an id without end", "groups: [{id: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}]",
	  "3:15: an id has at most 64 characters" },
	{ "texts that are a word", "opening: {prompts: x}",
	  "3:20: here should be a list of texts: a line with a dash for each, or [ … , … ]" },
	{ "a group without an id before another's parent", "groups: [{label: X}, {id: a, within: b}]",
	  "3:10: a group needs id; add id: …" },
	{ "a quantifier that is a word", "quantifiers: [x]",
	  "3:15: here should be a quantifier: lines of key: value, or {key: value, …}" },
	{ "a poll that is a word", "polls: [x]", "3:9: here should be a poll: lines of key: value, or {key: value, …}" },
	{ "options that are a word", "polls: [{id: p, question: q, options: x}]",
	  "3:39: here should be a list of texts: a line with a dash for each, or [ … , … ]" },
};

static void each_mistake_is_named_where_it_stands(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		const char *yaml = arena_printf(&f->a, SMALLEST "%s\n", mistakes[i].line);
		const struct agenda *a = parse(f, yaml);

		print_message("# %s\n", mistakes[i].what);
		assert_null(a);
		assert_string_equal(complaint_text(&f->a, &f->c.item[0]),
				    arena_printf(&f->a, "agenda.yaml:%s", mistakes[i].says));
	}
}

/* As above for what stands in a dimension, in line 2 from column 14. */
static const struct { const char *what, *dimension, *says; } in_dimensions[] = {
	{ "no title", "{id: a}", "2:14: a dimension needs title; add title: …" },
	{ "a title that makes no id", "{title: …}", "2:14: a dimension needs id; add id: …" },
	{ "a word", "hello", "2:14: here should be a dimension: lines of key: value, or {key: value, …}" },
	{ "an id of the program's", "{id: closing, title: A}",
	  "2:14: the id \"closing\" is the program's own; give this dimension another" },
	{ "two of one id", "{id: a, title: A}, {id: a, title: B}",
	  "2:33: the id \"a\" is taken by another dimension; give this one an id of its own" },
	{ "least above minutes", "{id: a, title: A, minutes: 10, least: 20}",
	  "2:52: least is 20, more than the 10 minutes of this dimension" },
	{ "no stage", "{id: a, title: A, stages: []}",
	  "2:40: a dimension needs a stage; leave stages out to get the five usual ones" },
	{ "a stage without a title", "{id: a, title: A, stages: [{id: s}]}", "2:41: a stage needs title; add title: …" },
	{ "an unknown kind", "{id: a, title: A, stages: [{id: s, title: S, kind: acton}]}",
	  "2:65: \"acton\" is no kind of entry; did you mean \"action\"?" },
	{ "two stages of one id", "{id: a, title: A, stages: [{id: s, title: S}, {id: s, title: T}]}",
	  "2:60: the id \"s\" is taken by another stage of this dimension; give this one an id of its own" },
	{ "a stage that is a word", "{id: a, title: A, stages: [x]}",
	  "2:41: here should be a stage: lines of key: value, or {key: value, …}" },
	{ "a stage whose title makes no id", "{id: a, title: A, stages: [{title: …}]}", "2:41: a stage needs id; add id: …" },
	{ "no dimension", "", "2:13: an agenda needs a dimension; add one: - {id: first, title: …}" },
};

static void a_list_for_a_language_is_one_mistake(void **state)
{
	struct fixture *f = *state;

	assert_null(parse(f, SMALLEST "purpose: {[en]: a, en: b}\n"));
	assert_string_equal(said(f), "agenda.yaml:3:11: a list or a mapping stands where a key should; is a bracket doubled?\n");
}

static void mistakes_in_dimensions_are_named_where_they_stand(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof in_dimensions / sizeof *in_dimensions; i++) {
		const char *yaml = arena_printf(&f->a, "title: A\ndimensions: [%s]\n", in_dimensions[i].dimension);
		const struct agenda *a = parse(f, yaml);

		print_message("# %s\n", in_dimensions[i].what);
		assert_null(a);
		assert_int_equal(f->c.count, 1);
		assert_string_equal(complaint_text(&f->a, &f->c.item[0]),
				    arena_printf(&f->a, "agenda.yaml:%s", in_dimensions[i].says));
	}
}

static void ids_are_made_of_titles(void **state)
{
	static const struct { const char *title, *id; } rows[] = {
		{ "\"  Who pays, and why?  \"", "who-pays-and-why" },
		{ "Année 2", "ann-e-2" },
		{ "ABC", "abc" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct agenda *a =
			parse(f, arena_printf(&f->a, "title: A\ndimensions: [{title: %s}]\n", rows[i].title));

		assert_non_null(a);
		assert_string_equal(a->dimensions[0].id, rows[i].id);
	}
}

static void texts_lose_the_blanks_at_their_ends(void **state)
{
	const struct agenda *a = parse(*state, SMALLEST "purpose: \"  One line.\\n \"\nsign: any\n");

	assert_non_null(a);
	assert_string_equal(english(a->purpose), "One line.");
	assert_int_equal(a->sign, 1);
}

/* A poll about a dimension that has no id yet: that is said once, and the poll is measured by the others. */
static void a_dimension_without_id_hides_no_other(void **state)
{
	struct fixture *f = *state;

	assert_null(parse(f, "title: A\ndimensions: [{title: …}, {id: two, title: B}]\n"
			     "polls: [{id: p, dimension: two, question: q, options: [a, b]}]\n"));
	assert_string_equal(said(f), "agenda.yaml:2:14: a dimension needs id; add id: …\n");
}

/* As many as nobody has, of what is listed and of bytes. */
static void what_is_without_measure_is_refused(void **state)
{
	struct fixture *f = *state;
	struct buffer b = { 0 };

	buffer_adds(&b, SMALLEST "hosts:\n");
	for (size_t i = 0; i < 1001; i++)
		buffer_adds(&b, "- {name: X}\n");
	assert_null(parse(f, buffer_text(&b)));
	assert_string_equal(said(f), "agenda.yaml:4:1: there are more than 1000 hosts\n");
	buffer_cut(&b, 0);
	buffer_adds(&b, SMALLEST);
	while (b.len <= 4 << 20)
		buffer_adds(&b, "# nothing but this\n");
	assert_null(parse(f, buffer_text(&b)));
	assert_string_equal(said(f), "agenda.yaml: the file is longer than 4 MiB\n");
	buffer_free(&b);
}

static void all_mistakes_come_in_one_run_in_the_order_of_lines(void **state)
{
	struct fixture *f = *state;

	assert_null(parse(f, "titel: X\nminutes: ten\npolls: [{question: q, options: [a]}]\n"
			     "dimensions: [{id: A, title: \"\\e\"}]\n"));
	assert_string_equal(said(f),
			    "agenda.yaml:1:1: unknown key \"titel\" in the agenda; did you mean \"title\"?\n"
			    "agenda.yaml:1:1: the agenda needs title; add title: …\n"
			    "agenda.yaml:2:10: here should be minutes, a whole number from 1 to 1440\n"
			    "agenda.yaml:3:32: a poll needs at least two options\n"
			    "agenda.yaml:4:19: an id has only small letters, digits and dashes, as in primary-care\n"
			    "agenda.yaml:4:29: the text holds an invisible character (U+001B); take it out\n");
}

static void sums_that_do_not_fit_are_only_worth_a_warning(void **state)
{
	struct fixture *f = *state;

	assert_non_null(parse(f, "title: A\nminutes: 20\ndimensions:\n"
				 "  - {id: a, title: A, minutes: 10, stages: [{title: S, minutes: 11}]}\n"));
	assert_string_equal(said(f),
			    "warning: agenda.yaml:2:10: the parts of this agenda take 25 minutes, and the meeting has 20\n"
			    "warning: agenda.yaml:4:5: the stages of this dimension take 11 minutes, and it has 10\n");
}

/* ---- files that are no agenda at all ---- */

static void files_of_another_kind_are_refused(void **state)
{
	static const struct { const char *what, *bytes; size_t len; const char *says; } rows[] = {
		{ "nothing", "", 0, "agenda.yaml:1:1: the file is empty" },
		{ "a comment", "# a\n", 4, "agenda.yaml:1:1: the file is empty" },
		{ "UTF-16", "\xff\xfet\0", 4, "agenda.yaml: this is UTF-16; save it as plain text in UTF-8" },
		{ "a spreadsheet", "PK\003\004xx", 6,
		  "agenda.yaml: this is a spreadsheet, a word processor's file or another archive; save it as plain "
		  "text in UTF-8" },
		{ "a zero byte", "title: \0\n", 9, "agenda.yaml:1:8: a zero byte; is this a text file?" },
		{ "a list", "- a\n", 4, "agenda.yaml:1:1: here should be the agenda: lines of key: value, or "
					"{key: value, …}" },
		{ "an open quote", "title: \"a", 9, "agenda.yaml:1:10: a quote is opened and never closed" },
		{ "an open bracket", "title: [a\n", 10,
		  "agenda.yaml:2:1: a list in [ ] is not finished; put commas between its items and a ] at its end "
		  "(it began in line 1)" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct agenda *a = parse_bytes(f, rows[i].bytes, rows[i].len);

		print_message("# %s\n", rows[i].what);
		assert_null(a);
		assert_string_equal(complaint_text(&f->a, &f->c.item[0]), rows[i].says);
	}
}

static void a_byte_order_mark_and_cr_lf_are_no_mistake(void **state)
{
	struct fixture *f = *state;

	assert_non_null(parse(f, "\xef\xbb\xbftitle: A\r\ndimensions: [{title: One}]\r\n"));
	assert_string_equal(said(f), "");
}

/* The piece again and again, to 3 MiB. */
static void big_files_end_in_bounded_time(void **state)
{
	static const struct { const char *what, *piece, *says; } rows[] = {
		{ "brackets", "[", "agenda.yaml:1:65: lists within lists, more than 64 deep; are brackets missing?" },
		{ "braces", "{a: ", "agenda.yaml:1:257: lists within lists, more than 64 deep; are brackets missing?" },
		{ "dashes", "- ", "agenda.yaml:1:129: lists within lists, more than 64 deep; are brackets missing?" },
		{ "items", "-\n", "agenda.yaml:100000:2: the file has more than 100000 parts" },
		{ "letters", "x", "agenda.yaml:1:1: a text of more than 64 KiB; shorten it (is a quote missing?)" },
		{ "controls", "\x01", "agenda.yaml: there are more mistakes than these; mend them first" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer b = { 0 };
		const struct agenda *a;

		while (b.len < 3 * 1024 * 1024)
			buffer_adds(&b, rows[i].piece);
		a = parse_bytes(f, b.text, b.len);
		buffer_free(&b);
		print_message("# %s\n", rows[i].what);
		assert_null(a);
		assert_in_range(f->c.count, 1, 1001);
		assert_string_equal(complaint_text(&f->a, &f->c.item[0]), rows[i].says);
	}
}

static void a_file_cut_anywhere_never_breaks_the_reader(void **state)
{
	struct fixture *f = *state;
	static const char whole[] = SMALLEST "purpose: {en: \"a\\u00e9\", cy: 'b'}\ngroups:\n  - {id: a}\n"
					     "polls: [{id: p, question: q, options: [a, b]}]\n";

	for (size_t len = 0; len < sizeof whole; len++) {
		const struct agenda *a = parse_bytes(f, whole, len);

		assert_true(a || f->c.errors > 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(an_agenda_of_two_lines_has_every_default),
		TEST(a_dimension_without_stages_gets_the_five),
		TEST(steps_are_the_opening_every_stage_and_the_closing),
		TEST(stages_share_the_minutes_of_their_dimension),
		TEST(everything_that_is_said_is_read),
		TEST(shipped_agendas_read_without_complaint),
		TEST(each_mistake_is_named_where_it_stands),
		TEST(a_list_for_a_language_is_one_mistake),
		TEST(mistakes_in_dimensions_are_named_where_they_stand),
		TEST(ids_are_made_of_titles),
		TEST(texts_lose_the_blanks_at_their_ends),
		TEST(a_dimension_without_id_hides_no_other),
		TEST(what_is_without_measure_is_refused),
		TEST(all_mistakes_come_in_one_run_in_the_order_of_lines),
		TEST(sums_that_do_not_fit_are_only_worth_a_warning),
		TEST(files_of_another_kind_are_refused),
		TEST(a_byte_order_mark_and_cr_lf_are_no_mistake),
		TEST(big_files_end_in_bounded_time),
		TEST(a_file_cut_anywhere_never_breaks_the_reader),
#undef TEST
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
