/* test_publish: the one way out. Where files go, what is refused and with which code, and that what is refused leaves
 * nothing behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "meeting.h"
#include "publish/publish.h"

static const char *const markdown[] = { "markdown" };

static int open_meeting(void **state)
{
	struct meeting *m = calloc(1, sizeof *m);

	*state = m;
	if (!m)
		return -1;
	meeting_open(m);
	meeting_must(m, ":go internal/present");
	meeting_must(m, "The board is an engine @p02");
	return 0;
}

static int close_meeting(void **state)
{
	meeting_close(*state);
	free(*state);
	return 0;
}

static const char *path_of(struct meeting *m, const char *name)
{
	return arena_printf(&m->arena, "%s/%s", m->place, name);
}

static bool is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static struct publish_plan plan_of(const struct meeting *m)
{
	return (struct publish_plan){ .session = desk_session(m->desk), .dir = m->dir, .formats = markdown,
				      .format_count = 1 };
}

/* What the export does after publish_prepare: the event first, then the files. */
static bool publish(struct meeting *m, const struct publish_plan *plan, FILE *out, struct err *e)
{
	struct publication_ready *p = NULL;
	bool ok = publish_prepare(plan, &p, e);
	struct event *ev = ok ? publish_event(p, &m->arena) : NULL;

	ok = ok && (!ev || desk_append(m->desk, ev, desk_history(m->desk)->count, m->now_ms, e)) && publish_commit(p, out, e);
	publish_free(p);
	return ok;
}

static const char *bytes_of(struct meeting *m, const struct publish_plan *plan)
{
	struct publication_ready *p = NULL;
	struct err e = { 0 };
	size_t count;
	const struct published_file *files;
	const char *bytes;

	if (!publish_prepare(plan, &p, &e))
		fail_msg("%s", e.text);
	files = publish_files(p, &count);
	bytes = arena_string_n(&m->arena, files[0].bytes, files[0].len);
	publish_free(p);
	return bytes;
}

/* ---- paths ---- */

static void files_go_where_the_rules_say(void **state)
{
	static const struct {
		const char *what, *output;   /* in the meeting's own place; NULL: not said */
		size_t formats;
		const char *first;           /* path of the first file, in the same place */
	} rows[] = {
		{ "nothing said", NULL, 1, "session/minutes/minutes.md" },
		{ "a file", "x.md", 1, "x.md" },
		{ "a trailing slash", "new/", 1, "new/minutes.md" },
		{ "a folder that is there", "there", 1, "there/minutes.md" },
		{ "several formats", "many", 2, "many/minutes.md" },
	};
	struct meeting *m = *state;

	assert_int_equal(mkdir(path_of(m, "there"), 0700), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct publish_plan plan = plan_of(m);
		struct publication_ready *p = NULL;
		struct err e = { 0 };
		size_t count;

		plan.formats = (const char *const[]){ "markdown", "csv" };
		plan.format_count = rows[i].formats;
		plan.output = rows[i].output ? path_of(m, rows[i].output) : NULL;
		print_message("# %s\n", rows[i].what);
		if (!publish_prepare(&plan, &p, &e))
			fail_msg("%s", e.text);
		assert_string_equal(publish_files(p, &count)[0].path,
				    rows[i].output ? path_of(m, rows[i].first)
						   : arena_printf(&m->arena, "%s/minutes/minutes.md", m->dir));
		assert_int_equal(count, rows[i].formats);
		publish_free(p);
	}
	assert_false(is_there(path_of(m, "new")));
	assert_false(is_there(path_of(m, "many")));
	assert_false(is_there(path_of(m, "x.md")));
}

static void files_are_for_their_owner_alone(void **state)
{
	struct meeting *m = *state;
	struct publish_plan plan = plan_of(m);
	struct err e = { 0 };
	struct stat st;

	plan.output = path_of(m, "new/");
	if (!publish(m, &plan, NULL, &e))
		fail_msg("%s", e.text);
	assert_int_equal(stat(path_of(m, "new"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(path_of(m, "new/minutes.md"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

/* ---- refusals ---- */

static const struct {
	const char *what;
	const char *format, *second;
	const char *output;   /* in the meeting's own place, "-", "" or NULL */
	bool private;
	int k;
	const char *lang;
	enum err_code code;
	const char *says;
} refusals[] = {
	{ "a format nobody knows", "gopher", NULL, NULL, false, 0, NULL, ERR_USAGE, "there is no format gopher" },
	{ "a format misspelled", "markdwon", NULL, NULL, false, 0, NULL, ERR_USAGE, "did you mean markdown?" },
	{ "a format twice", "text", "text", "x/", false, 0, NULL, ERR_USAGE, "there twice" },
	{ "two on standard output", "text", "markdown", "-", false, 0, NULL, ERR_USAGE, "only one format" },
	{ "an empty output", "text", NULL, "", false, 0, NULL, ERR_USAGE, "--output needs" },
	{ "private without an output", "text", NULL, NULL, true, 0, NULL, ERR_USAGE, "outside minutes/" },
	{ "private into minutes/", "text", NULL, "session/minutes/", true, 0, NULL, ERR_USAGE, "may not write into minutes/" },
	{ "private below minutes/", "text", NULL, "session/minutes/a/b.txt", true, 0, NULL, ERR_USAGE, "minutes/" },
	{ "private by a way around", "text", NULL, "session/../session/minutes/x.txt", true, 0, NULL, ERR_USAGE, "minutes/" },
	{ "private JSON", "json", NULL, "x.json", true, 0, NULL, ERR_USAGE, "cannot be private" },
	{ "private CSV", "csv", NULL, "x.csv", true, 0, NULL, ERR_USAGE, "cannot be private" },
	{ "a lower k", "text", NULL, NULL, false, 2, NULL, ERR_IDENTITY, "may only be raised" },
	{ "a name for a file", "text", NULL, "okafor.txt", false, 0, NULL, ERR_IDENTITY, "point to somebody" },
	{ "a name inside a file's name", "text", NULL, "notes-by-cara_okafor-2.txt", false, 0, NULL, ERR_IDENTITY, "point" },
	{ "a name as a suffix", "text", NULL, "notes.lundgren", false, 0, NULL, ERR_IDENTITY, "point to somebody" },
	{ "a name for a language", "text", NULL, NULL, false, 0, "okafor", ERR_USAGE, "code of a language" },
	{ "a path for a language", "text", NULL, NULL, false, 0, "../x", ERR_USAGE, "code of a language" },
	{ "markup for a language", "html", NULL, NULL, false, 0, "en\"><b>", ERR_USAGE, "code of a language" },
	{ "half a language", "html", NULL, NULL, false, 0, "en-", ERR_USAGE, "code of a language" },
};

static void what_is_refused_says_why_and_leaves_nothing(void **state)
{
	struct meeting *m = *state;

	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		struct publish_plan plan = plan_of(m);
		const char *output = refusals[i].output;
		struct err e = { 0 };

		plan.formats = (const char *const[]){ refusals[i].format, refusals[i].second };
		plan.format_count = refusals[i].second ? 2 : 1;
		plan.output = !output || !*output || strcmp(output, "-") == 0 ? output :
			      strncmp(output, "session/", 8) == 0 ? arena_printf(&m->arena, "%s/%s", m->dir, output + 8) :
								    path_of(m, output);
		plan.keep_names = refusals[i].private;
		plan.k = refusals[i].k;
		plan.lang = refusals[i].lang;
		print_message("# %s\n", refusals[i].what);
		if (strncmp(refusals[i].what, "private by", 10) == 0)
			plan.output = arena_printf(&m->arena, "%s/../%s/minutes/x.txt", m->dir, strrchr(m->dir, '/') + 1);
		assert_false(publish(m, &plan, NULL, &e));
		if (e.code != refusals[i].code || !strstr(e.text, refusals[i].says))
			fail_msg("%s", e.text);
		assert_false(is_there(arena_printf(&m->arena, "%s/minutes/minutes.txt", m->dir)));
		assert_false(is_there(path_of(m, "x")));
	}
	assert_int_equal(desk_session(m->desk)->publication_count, 0);
}

static void a_language_may_have_its_country(void **state)
{
	struct publish_plan plan = plan_of(*state);

	plan.lang = "cy-GB";
	assert_non_null(strstr(bytes_of(*state, &plan), "# "));
}

static void without_a_roster_nothing_goes_out(void **state)
{
	static const struct roster nobody;
	struct meeting *m = *state;
	struct publish_plan plan = plan_of(m);
	struct session s = *plan.session;   /* borrowed, all but the roster */
	struct err e = { 0 };

	s.roster = &nobody;
	plan.session = &s;
	assert_false(publish(m, &plan, NULL, &e));
	assert_int_equal(e.code, ERR_IDENTITY);
	assert_non_null(strstr(e.text, "nobody on the roster"));
}

static void what_nobody_decided_is_asked_hidden_or_printed(void **state)
{
	struct meeting *m = *state;
	struct publish_plan plan = plan_of(m);
	struct publication_ready *p = NULL;
	char *said = NULL;
	size_t said_len;
	FILE *out = open_memstream(&said, &said_len);
	struct err e = { 0 };

	meeting_must(m, "It was Margery Blenkinsop who met Okafor");
	assert_false(publish_prepare(&plan, &p, &e));
	assert_int_equal(e.code, ERR_IDENTITY);
	publish_say(p, "> ", out);
	fclose(out);
	assert_non_null(strstr(said, ">     :hide \"Margery Blenkinsop\"\n>     :print \"Margery Blenkinsop\"\n"));
	assert_null(strstr(said, ":print \"Okafor\""));
	free(said);
	publish_free(p);
	plan.undecided = UNDECIDED_HIDE;
	assert_null(strstr(bytes_of(m, &plan), "Blenkinsop"));
	plan.undecided = UNDECIDED_PRINT;
	assert_non_null(strstr(bytes_of(m, &plan), "Margery Blenkinsop"));
	assert_null(strstr(bytes_of(m, &plan), "Okafor"));
	plan.undecided = UNDECIDED_REFUSE;
	meeting_must(m, ":print Margery Blenkinsop");
	assert_non_null(strstr(bytes_of(m, &plan), "Margery Blenkinsop"));
}

static void a_private_export_keeps_names_and_leaves_no_trace(void **state)
{
	struct meeting *m = *state;
	struct publish_plan plan = plan_of(m);
	struct err e = { 0 };

	meeting_must(m, "As Okafor said");
	plan.keep_names = true;
	plan.output = path_of(m, "private.md");
	if (!publish(m, &plan, NULL, &e))
		fail_msg("%s", e.text);
	assert_non_null(strstr(bytes_of(m, &plan), "Okafor"));
	assert_int_equal(desk_session(m->desk)->publication_count, 0);
}

/* ---- twice ---- */

static void what_was_published_ties_what_comes_later(void **state)
{
	struct meeting *m = *state;
	struct publish_plan plan = plan_of(m);
	struct err e = { 0 };
	const char *before;

	if (!publish(m, &plan, NULL, &e))
		fail_msg("%s", e.text);
	assert_int_equal(desk_session(m->desk)->publication_count, 1);
	before = bytes_of(m, &plan);
	meeting_must(m, ":hand p04");
	assert_string_equal(before, bytes_of(m, &plan));
	plan.k = 4;
	if (!publish(m, &plan, NULL, &e))
		fail_msg("%s", e.text);
	plan.k = 0;
	assert_false(publish(m, &plan, NULL, &e));
	assert_int_equal(e.code, ERR_IDENTITY);
	assert_non_null(strstr(e.text, "k 4"));
}

static void a_person_who_comes_later_is_not_to_be_subtracted(void **state)
{
	struct meeting *m = *state;
	struct publish_plan plan = plan_of(m);
	struct err e = { 0 };

	if (!publish(m, &plan, NULL, &e))
		fail_msg("%s", e.text);
	meeting_must(m, ":person \"Hal Newcome\" group:council");
	plan.session = desk_session(m->desk);
	assert_false(publish(m, &plan, NULL, &e));
	assert_int_equal(e.code, ERR_IDENTITY);
	assert_int_equal(desk_session(m->desk)->publication_count, 1);
}

/* ---- review ---- */

static void review_has_a_row_per_string(void **state)
{
	struct meeting *m = *state;
	struct err e = { 0 };
	size_t count, blenkinsop = 0, okafor = 0;
	const struct review_row *rows;

	meeting_must(m, "We met Margery Blenkinsop");
	meeting_must(m, "We met Margery  Blenkinsop and Dr. Okafor's team");
	rows = publish_review(desk_session(m->desk), NULL, &m->arena, &count, &e);
	assert_non_null(rows);
	for (size_t i = 0; i < count; i++) {
		blenkinsop += strstr(rows[i].string, "Blenkinsop") ? rows[i].count : 0;
		okafor += strstr(rows[i].string, "Okafor") ? rows[i].count : 0;
		if (!strstr(rows[i].string, "Blenkinsop"))
			continue;
		assert_int_equal(rows[i].place_count, 2);
		assert_int_equal(rows[i].outcome, OUTCOME_UNDECIDED);
		assert_int_equal(rows[i].certainty, POSSIBLE);
		assert_true(*rows[i].why);
		assert_null(strstr(rows[i].replacement, "Blenkinsop"));
	}
	assert_int_equal(blenkinsop, 2);
	assert_int_equal(okafor, 1);
	assert_int_equal(rows[0].outcome, OUTCOME_UNDECIDED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_meeting, close_meeting)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(files_go_where_the_rules_say),
		TEST(files_are_for_their_owner_alone),
		TEST(what_is_refused_says_why_and_leaves_nothing),
		TEST(a_language_may_have_its_country),
		TEST(without_a_roster_nothing_goes_out),
		TEST(what_nobody_decided_is_asked_hidden_or_printed),
		TEST(a_private_export_keeps_names_and_leaves_no_trace),
		TEST(what_was_published_ties_what_comes_later),
		TEST(a_person_who_comes_later_is_not_to_be_subtracted),
		TEST(review_has_a_row_per_string),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
