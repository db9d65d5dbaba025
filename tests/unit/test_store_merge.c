/* test_store_merge: what two copies say differently becomes one thing, the same whichever comes first, and nothing that
 * anybody kept or took away comes undone by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "journal_fixture.h"
#include "model/session.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/journal.h"
#include "store/merge.h"
#include "store/people_file.h"

enum { COPIES_MOST = 4 };

/* Whose key as tables is one and the same. */
static const char session_x[] = "5627fa86cefc", session_y[] = "d7ef54497795";

struct copies {
	struct fixture *f;              /* for its arena, and for what it makes and removes */
	struct merge_copy copy[COPIES_MOST];
	size_t count;
	struct strings same, different;
	struct agenda agenda;
	struct merged out;
	struct err e;
};

static int setup(void **state)
{
	struct copies *c = calloc(1, sizeof *c);

	*state = c;
	return set_up((void **)&c->f);
}

static const char *within(struct copies *c, size_t copy, const char *name)
{
	return in(c->f, arena_printf(&c->f->arena, "%zu/%s", copy, name));
}

static int teardown(void **state)
{
	static const char *const names[] = { "journal.yaml", "journal.torn" };
	struct copies *c = *state;

	for (size_t i = 0; i < c->count; i++) {
		for (size_t n = 0; n < sizeof names / sizeof *names; n++)
			unlink(within(c, i, names[n]));
		rmdir(c->copy[i].dir);
	}
	merged_free(&c->out);
	tear_down((void **)&c->f);
	free(c);
	return 0;
}

static const struct roster *roster_of(struct copies *c, const char *people)
{
	struct complaints said = { .arena = &c->f->arena };
	const struct roster *r = people_file_parse("people.yaml", people, strlen(people), NULL, &c->f->arena, &said);

	if (said.count)
		fail_msg("%s", complaint_text(&c->f->arena, &said.item[0]));
	return r;
}

static void keep_file(struct copies *c, size_t copy, const char *name, const char *bytes)
{
	put(c->f, arena_printf(&c->f->arena, "%zu/%s", copy, name), bytes, strlen(bytes));
}

/* One more copy with that roster and these lines. */
static struct merge_copy *add_copy(struct copies *c, const char *people, const char *journal)
{
	struct merge_copy *copy = &c->copy[c->count];

	copy->dir = in(c->f, arena_printf(&c->f->arena, "%zu", c->count));
	assert_true(file_folder(copy->dir, 0700, &c->e));
	copy->roster = roster_of(c, people);
	keep_file(c, c->count++, "journal.yaml", journal);
	return copy;
}

/* Lines with the checksums that belong to them. */
static const char *lines(struct copies *c, size_t count, const char *const *text)
{
	struct buffer b = { 0 };
	const char *all;

	for (size_t i = 0; i < count; i++)
		add_line(&b, text[i]);
	all = arena_string(&c->f->arena, buffer_text(&b));
	buffer_free(&b);
	return all;
}

#define LINES(c, ...) lines(c, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *), (const char *const[]){ __VA_ARGS__ })

static bool merge_in_order(struct copies *c, const struct merge_copy *copies)
{
	const struct merge_plan plan = { .copies = copies, .count = c->count, .same = c->same, .different = c->different,
					 .agenda = &c->agenda };

	merged_free(&c->out);
	c->out = (struct merged){ 0 };
	return merge_copies(&plan, &c->out, &c->f->arena, &c->e);
}

/* Everything that the merge gives, and says. */
static const char *all_of(struct copies *c)
{
	struct arena *a = &c->f->arena;
	struct buffer b = { 0 };
	const char *all;

	assert_true(people_file_format(c->out.roster, &b, &c->e));
	buffer_add(&b, buffer_text(&c->out.journal), c->out.journal.len);
	for (size_t i = 0; i < c->out.said_count; i++)
		buffer_addf(&b, "- %s\n", c->out.said[i]);
	all = arena_string(a, buffer_text(&b));
	buffer_free(&b);
	return all;
}

/* Merges them forwards and backwards, which must give the same. */
static const char *merged(struct copies *c)
{
	struct merge_copy backwards[COPIES_MOST];
	const char *all;

	for (size_t i = 0; i < c->count; i++)
		backwards[i] = c->copy[c->count - 1 - i];
	if (!merge_in_order(c, backwards))
		fail_msg("%s", c->e.text);
	all = all_of(c);
	if (!merge_in_order(c, c->copy))
		fail_msg("%s", c->e.text);
	assert_string_equal(all_of(c), all);
	return all;
}

static void assert_refused(struct copies *c, const char *says)
{
	assert_false(merge_in_order(c, c->copy));
	assert_int_equal(c->e.code, ERR_RULE);
	assert_string_equal(c->e.text, says);
}

/* ---- people ---- */

static void what_rosters_say_differently_is_settled(void **state)
{
	struct copies *c = *state;

	add_copy(c, "people:\n"
		    "- {id: p1, name: alma thornquist, title: Dr, aliases: [Ally, Alma T], organisation: o1, part: observer}\n"
		    "- {id: p2, name: Bertil Oakhanger, role: clerk, group: council}\n"
		    "organisations:\n"
		    "- {id: o2, name: quixbury, kind: council, aliases: [QB]}\n"
		    "- {id: o1, name: Wrenfold}\n", "");
	add_copy(c, "people:\n"
		    "- {id: p1, name: Alma Thornquist, title: Prof, aliases: [Ally, Thorny], organisation: o1, email: a@example.org}\n"
		    "- {id: p2, name: Bertil Oakhanger, role: director}\n"
		    "organisations:\n"
		    "- {id: o1, name: Quixbury, kind: borough, aliases: [QB, The Bury], places: [North End]}\n"
		    "withhold: [Project Lark]\n", "");
	assert_string_equal(merged(c),
			    "people:\n"
			    "- {id: p1, name: alma thornquist, title: Prof, aliases: [Ally, Alma T, Thorny], organisation: o1-1d824777, "
			    "email: a@example.org}\n"
			    "- {id: p2, name: Bertil Oakhanger, role: director, group: council}\n"
			    "organisations:\n"
			    "- {id: o1, name: Wrenfold}\n"
			    "- {id: o1-1d824777, name: quixbury, kind: council, aliases: [QB, The Bury], places: [North End]}\n"
			    "withhold: [Project Lark]\n"
			    "- the kind of quixbury is \"borough\" in one copy and \"council\" in another; kept the second\n"
			    "- the title of p1 is \"Dr\" in one copy and \"Prof\" in another; kept the second\n"
			    "- the part of p1 is \"observer\" in one copy and \"participant\" in another; kept the second\n"
			    "- the organisation of p1 is \"Wrenfold\" in one copy and \"quixbury\" in another; kept the second\n"
			    "- the role of p2 is \"clerk\" in one copy and \"director\" in another; kept the second\n");
}

static void an_organisation_keeps_its_lowest_id(void **state)
{
	struct copies *c = *state;

	add_copy(c, "people:\n- {id: p1, name: A, organisation: o10}\norganisations:\n- {id: o10, name: Quixbury}\n", "");
	add_copy(c, "people:\n- {id: p2, name: B, organisation: o9}\norganisations:\n- {id: o9, name: Quixbury}\n", "");
	assert_string_equal(merged(c), "people:\n- {id: p1, name: A, organisation: o9}\n- {id: p2, name: B, organisation: o9}\n"
				       "organisations:\n- {id: o9, name: Quixbury}\n");
}

/* A list in which two have one id cannot be read, and then nobody in it could be hidden. */
static void organisations_of_one_id_in_three_copies_have_three(void **state)
{
	struct copies *c = *state;
	const char *all;

	add_copy(c, "people:\n- {id: p1, name: A, organisation: o1}\norganisations:\n- {id: o1, name: Ashcarrow}\n", "");
	add_copy(c, "people:\n- {id: p2, name: B, organisation: o1}\norganisations:\n- {id: o1, name: Birchgate}\n", "");
	add_copy(c, "people:\n- {id: p3, name: C, organisation: o1}\norganisations:\n- {id: o1, name: Cropwell}\n", "");
	all = merged(c);
	assert_string_equal(roster_of(c, all)->people[1].organisation->name, "Birchgate");
	assert_string_equal(roster_of(c, all)->people[2].organisation->name, "Cropwell");
}

/* By the name one is the third, by the id the second is: the three are one. */
static void who_is_one_with_two_others_makes_all_of_them_one(void **state)
{
	static const char *const same[] = { "Anne Oakhanger", "p3" };
	struct copies *c = *state;

	c->same = (struct strings){ same, 2 };
	add_copy(c, "people: [{id: p1, name: Anne Oakhanger}]\n", "");
	add_copy(c, "people: [{id: p3, name: Ann Oakhanger}]\n", "");
	add_copy(c, "people: [{id: p3, name: Anne Oakhanger}]\n", "");
	assert_string_equal(merged(c), "people:\n- {id: p1, name: Anne Oakhanger, aliases: [Ann Oakhanger]}\n");
}

/* ---- lines ---- */

#define EVENT(id, rest) "--- {id: " id ", " rest ", at: \"2019-10-08T09:28:11.003Z\"}"
#define VIEW_OF(id, text) EVENT(id, "do: entry, kind: view, dimension: internal, text: \"" text "\"")

static const char journal_begun[] = EVENT("aaaaaaaa-1", "do: begin, roundtable: 1, session: \"9f3c\", program: \"1.0.0\"");

/* What minutes fixed for a class speaks of people by id, and goes with them to their new one. */
static void a_class_that_was_published_follows_its_people(void **state)
{
	static const char *const different[] = { "p1" };
	struct copies *c = *state;
	const char *all;

	c->different = (struct strings){ different, 1 };
	add_copy(c, "people: [{id: p1, name: Alma Thornquist}, {id: p2, name: Bertil Oakhanger}]\n",
		 LINES(c, journal_begun, EVENT("aaaaaaaa-2", "do: published, k: 3, classes: [\"council: p1 p2\"]")));
	add_copy(c, "people: [{id: p1, name: Hilde Brandt}, {id: p2, name: Bertil Oakhanger}]\n",
		 LINES(c, journal_begun, EVENT("bbbbbbbb-2", "do: published, k: 3, classes: [\"council: p1 p2\"]")));
	all = merged(c);
	assert_non_null(strstr(all, "- {id: p1, name: Alma Thornquist}\n"));
	assert_non_null(strstr(all, "- {id: p1-74ff7f96, name: Hilde Brandt}\n"));
	assert_non_null(strstr(all, "aaaaaaaa-2, do: published, k: 3, classes: [\"council: p1 p2\"]"));
	assert_non_null(strstr(all, "bbbbbbbb-2, do: published, k: 3, classes: [\"council: p1-74ff7f96 p2\"]"));
}

/* The new id is longer than the old. */
static void a_class_that_becomes_too_long_is_named_with_its_line(void **state)
{
	static const char *const different[] = { "p1" };
	const size_t most = 4 << 20;
	struct copies *c = *state;
	char *class = arena_alloc(&c->f->arena, most + 1);

	memset(class, 'x', most);
	memcpy(class + most - 4, ": p1", 5);
	c->different = (struct strings){ different, 1 };
	add_copy(c, "people: [{id: p1, name: Alma Thornquist}]\n", LINES(c, journal_begun));
	add_copy(c, "people: [{id: p1, name: Hilde Brandt}]\n",
		 LINES(c, journal_begun,
		       arena_printf(&c->f->arena, EVENT("bbbbbbbb-2", "do: published, k: 3, classes: [\"%s\"]"), class)));
	assert_refused(c, arena_printf(&c->f->arena, "%s:2: published: classes: a text may have 4 MiB at most, and this one has "
				       "%zu bytes", within(c, 1, "journal.yaml"), most + 9));
}

#define FORGOTTEN(id, of) EVENT(id, "do: forgotten, of: " of)

static const char torn_before[] = "--- {id: aaaaaaaa-5, do: entry, text: \"Said and for\n"
				  "\n--- {id: aaaaaaaa-55, do: entry, text: \"Stays\n--- {id: cccc";

static void what_was_cut_off_comes_along_but_not_what_was_forgotten(void **state)
{
	struct copies *c = *state;

	add_copy(c, "people: []\n", LINES(c, journal_begun));
	keep_file(c, 0, "journal.torn", torn_before);
	add_copy(c, "people: []\n", LINES(c, journal_begun, VIEW_OF("aaaaaaaa-5", ""), FORGOTTEN("bbbbbbbb-6", "aaaaaaaa-5")));
	keep_file(c, 1, "journal.torn", torn_before);
	merged(c);
	assert_string_equal(buffer_text(&c->out.torn), "--- {id: aaaaaaaa-55, do: entry, text: \"Stays\n--- {id: cccc\n");
	assert_null(strstr(buffer_text(&c->out.journal), "Said"));
}

/* ---- tables ---- */

static void at_a_table_too_what_was_forgotten_is_not_in_what_was_cut_off(void **state)
{
	struct copies *c = *state;

	add_copy(c, "people: [{id: p1, name: A}]\n",
		 LINES(c, journal_begun, VIEW_OF("aaaaaaaa-5", ""), FORGOTTEN("bbbbbbbb-6", "aaaaaaaa-5")))
		->session = "9f3c";
	keep_file(c, 0, "journal.torn", torn_before);
	add_copy(c, "people: [{id: p1, name: B}]\n", LINES(c, journal_begun))->session = "77ab";
	merged(c);
	assert_string_equal(buffer_text(&c->out.torn), "--- {id: aaaaaaaa-55, do: entry, text: \"Stays\n--- {id: cccc\n");
}

/* Its events get other ids, so the line is written anew, and what else stood in it would be gone. */
static void the_damaged_rest_of_a_tables_line_is_put_aside(void **state)
{
	struct copies *c = *state;
	const char *line = LINES(c, VIEW_OF("aaaaaaaa-2", "Heard")), *damaged = arena_printf(&c->f->arena, "half a li%s", line);

	add_copy(c, "people: [{id: p1, name: A}]\n", damaged)->session = "9f3c";
	add_copy(c, "people: [{id: p1, name: B}]\n", "")->session = "77ab";
	merged(c);
	assert_string_equal(buffer_text(&c->out.torn), damaged);
	assert_string_equal(buffer_text(&c->out.journal),
			    LINES(c, arena_printf(&c->f->arena, VIEW_OF("%s-aaaaaaaa-2", "Heard"),
						  merge_table_key(&c->f->arena, "9f3c"))));
}

static void what_a_table_published_speaks_of_it_alone(void **state)
{
	static const struct poll_plan polls[] = { { .id = "duty" } };
	struct copies *c = *state;
	const char *key = merge_table_key(&c->f->arena, "9f3c");

	c->agenda = (struct agenda){ .polls = polls, .poll_count = 1 };
	add_copy(c, "people: [{id: p1, name: A}]\n",
		 LINES(c, EVENT("aaaaaaaa-2", "do: published, k: 3, classes: [\"council:  p1\", nobody], "
				"blocks: [\"duty: council+voluntary\", \"new-1: council\", all], "
				"texts: [\"aaaaaaaa-1/5f3a9c1e\", \"aaaaaaaa-1#0b17c2aa/5f3a9c1e\", \"=0b17c2aa/5f3a9c1e\"]")))
		->session = "9f3c";
	add_copy(c, "people: [{id: p1, name: B}]\n", "")->session = "77ab";
	merged(c);
	assert_string_equal(buffer_text(&c->out.journal),
			    LINES(c, arena_printf(&c->f->arena,
						  EVENT("%s-aaaaaaaa-2", "do: published, k: 3, classes: [\"council: %s-p1\", \"nobody\"], "
							"blocks: [\"duty: council+voluntary\", \"%s-new-1: council\", \"all\"], "
							"texts: [\"%s-aaaaaaaa-1/5f3a9c1e\", \"%s-aaaaaaaa-1#0b17c2aa/5f3a9c1e\", \"=0b17c2aa/5f3a9c1e\"]"),
						  key, key, key, key, key)));
}

static void tables_of_one_key_are_told_apart_by_nobody(void **state)
{
	struct copies *c = *state;
	struct table of_y = { .key = merge_table_key(&c->f->arena, session_y), .id = session_y }, *tables[] = { &of_y };
	const struct session merged_before = { .tables = tables, .table_count = 1 };

	add_copy(c, "people: [{id: p1, name: A}]\n", "")->session = session_x;
	add_copy(c, "people: [{id: p1, name: B}]\n", "")->session = session_y;
	assert_refused(c, "the sessions 5627fa86cefc and d7ef54497795 cannot be told apart by their ids, and were not merged");
	c->copy[1].session = NULL;
	c->copy[1].tables = &merged_before;
	assert_refused(c, "the sessions 5627fa86cefc and d7ef54497795 cannot be told apart by their ids, and were not merged");
	of_y.id = session_x;
	assert_true(merge_in_order(c, c->copy));
}

static void what_a_table_that_was_merged_before_hides_no_other_allows(void **state)
{
	struct copies *c = *state;
	struct table of_y = { .key = "t1", .id = "9f3c" }, *tables[] = { &of_y };
	const struct session merged_before = { .tables = tables, .table_count = 1 };

	add_copy(c, "people: [{id: t1-p1, name: A, table: t1}]\nallow: [Bury]\n", "")->tables = &merged_before;
	add_copy(c, "people: [{id: p1, name: B}]\nallow: [Bury, Vale]\n", "")->session = "77ab";
	assert_non_null(strstr(merged(c), "\nallow: [Bury]\n- \"Vale\" is allowed at one table and not at another; it will be "
					  "hidden, unless people.yaml allows it again\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(what_rosters_say_differently_is_settled),
		TEST(an_organisation_keeps_its_lowest_id),
		TEST(organisations_of_one_id_in_three_copies_have_three),
		TEST(who_is_one_with_two_others_makes_all_of_them_one),
		TEST(a_class_that_was_published_follows_its_people),
		TEST(a_class_that_becomes_too_long_is_named_with_its_line),
		TEST(what_was_cut_off_comes_along_but_not_what_was_forgotten),
		TEST(at_a_table_too_what_was_forgotten_is_not_in_what_was_cut_off),
		TEST(the_damaged_rest_of_a_tables_line_is_put_aside),
		TEST(what_a_table_published_speaks_of_it_alone),
		TEST(tables_of_one_key_are_told_apart_by_nobody),
		TEST(what_a_table_that_was_merged_before_hides_no_other_allows),
#undef TEST
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
