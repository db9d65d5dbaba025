/* test_synthesis: many published files in, one report out, and nothing in it that no file has published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "export/export.h"
#include "publish/synthesis.h"
#include "store/past_file.h"

enum { FILES = 5 };

/* Five roundtables: 0 to 3 speak of outcomes, 0 and 1 of roles, 4 of another dimension; a view is word for word the
 * same in 0 to 2, and merely alike in 3. */
static const char *const items[FILES] = {
	"{\"kind\": \"view\", \"text\": \"The board is an engine.\", \"themes\": [\"outcomes\"], \"quantifier\": "
	"\"several participants\"}, {\"kind\": \"view\", \"text\": \"Alpha zero.\", \"themes\": [\"roles\"], \"objections\": "
	"true, \"reason\": \"it costs too much\"}, {\"kind\": \"quote\", \"text\": \"We owe it.\", \"label\": \"NHS leader\"}",
	"{\"kind\": \"view\", \"text\": \"The board is an engine.\", \"themes\": [\"Outcomes\"], \"quantifier\": "
	"\"several participants\"}, {\"kind\": \"view\", \"text\": \"Beta one.\", \"themes\": [\"roles\", \"roles\"], "
	"\"objections\": true}",
	"{\"kind\": \"view\", \"text\": \"The board is an engine.\", \"themes\": [\"outcomes\"], \"quantifier\": "
	"\"several participants\", \"key\": true}",
	"{\"kind\": \"view\", \"text\": \"The board is an engine!\", \"themes\": [\"outcomes\"]}",
	"{\"kind\": \"view\", \"text\": \"Gamma four.\"}",
};

static const char *const actions[FILES] = {
	"{\"kind\": \"action\", \"text\": \"Publish a plan.\", \"addressee\": \"NHS England\", \"level\": \"national\", "
	"\"horizon\": \"immediate\", \"due\": \"December 2026\", \"status\": \"open\"}",
	"{\"kind\": \"action\", \"text\": \"Write it down.\", \"addressee\": \"Councils\", \"level\": \"place\", \"horizon\": "
	"\"medium\", \"status\": \"done\"}",
	"{\"kind\": \"action\", \"text\": \"Agree a date.\", \"level\": \"place\", \"due\": \"within six weeks\"}",
	"{\"kind\": \"action\", \"text\": \"Ask again.\", \"addressee\": \"Boards\", \"level\": \"place\"}",
	"{\"kind\": \"action\", \"text\": \"Do nothing.\"}",
};

static const char *const polls[FILES] = {
	"\"dimension\": \"internal\", \"total\": {\"Yes\": 7, \"No\": 4}, \"groups\": [{\"label\": \"NHS leader\", \"counts\": {\"Yes\": 4, \"No\": 0, \"no "
	"answer\": 3}}, {\"label\": \"participant\", \"counts\": {\"Yes\": 3, \"No\": 4, \"no answer\": 0}}]",
	"\"dimension\": \"internal\", \"total\": {\"Yes\": 5, \"No\": 3}, \"groups\": [{\"label\": \"NHS leader\", \"counts\": {\"Yes\": 5, \"No\": 3, \"no "
	"answer\": 0}}]",
	"\"dimension\": \"internal\", \"total\": {\"Yes\": 100, \"No\": 20}",
	"\"dimension\": \"internal\", \"total\": \"agreement\"",
	"\"dimension\": \"none of these\"",
};

static char folder[64];

static const char *path_of(size_t file)
{
	static char path[FILES][96];

	snprintf(path[file], sizeof path[file], "%s/%zu.json", folder, file);
	return path[file];
}

static void write_text(const char *path, const char *text)
{
	FILE *out = fopen(path, "we");

	assert_non_null(out);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

static void write_file(size_t i)
{
	struct buffer b = { 0 };

	buffer_addf(&b,
		    "{\"roundtable\": 1, \"title\": \"Meeting Title %zu\", \"month\": \"2026-0%zu\", \"language\": \"en\", \"k\": 3, "
		    "\"status\": \"final\", \"participants\": 12, \"groups\": [{\"label\": \"NHS leader\", \"count\": 12}], "
		    "\"dimensions\": [{\"id\": \"%s\", \"title\": \"%s\", \"stages\": [{\"id\": \"present\", \"title\": \"Now\", "
		    "\"items\": [%s]}, {\"id\": \"actions\", \"title\": \"Immediate actions\", \"items\": [%s]}]}], \"closing\": "
		    "{\"items\": [{\"kind\": \"recommendation\", \"dimension\": \"internal\", \"text\": \"Recommend %zu.\"}]}, "
		    "\"polls\": [{\"id\": \"duty\", \"question\": \"A duty?\", \"options\": [\"Yes\", \"No\"], %s}], \"parked\": "
		    "[{\"kind\": \"parked\", \"text\": \"Who pays %zu?\"}]}\n",
		    i, i + 1, i == 4 ? "local" : "internal", i == 4 ? "Local" : "Internal", items[i], actions[i], i, polls[i], i);
	write_text(path_of(i), buffer_text(&b));
	buffer_free(&b);
}

static int setup(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/test-synthesis-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	for (size_t i = 0; i < FILES; i++)
		write_file(i);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILES; i++)
		unlink(path_of(i));
	return rmdir(folder);
}

/* The report of files[0..count) in a format, as text that the caller frees; what was said, when not NULL. */
static char *report_of(const size_t *files, size_t count, const char *format, bool titles, int least)
{
	const char *paths[FILES];
	struct report_plan plan = { .files = paths, .file_count = count, .formats = &format, .format_count = 1,
				    .titles = titles, .least = least };
	struct report_ready *ready;
	struct err e = { 0 };
	size_t written;
	char *text;

	for (size_t i = 0; i < count; i++)
		paths[i] = path_of(files[i]);
	if (!report_prepare(&plan, &ready, &e)) {
		report_say(ready, "# ", stderr);
		fail_msg("%s", e.text);
	}
	text = malloc(report_files(ready, &written)->len + 1);
	assert_non_null(text);
	memcpy(text, report_files(ready, &written)->bytes, report_files(ready, &written)->len);
	text[report_files(ready, &written)->len] = '\0';
	report_free(ready);
	return text;
}

static char *report(const char *format)
{
	static const size_t all[] = { 0, 1, 2, 3, 4 };

	return report_of(all, FILES, format, false, 3);
}

static void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" is not in\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("\"%s\" is in\n%s", part, text);
}

/* ---- what a report says ---- */

static void things_are_counted_by_dimension_and_theme(void **state)
{
	static const char *const says[] = {
		"# Synthesis of five roundtables\n",
		"## Internal\n\nThis was discussed in four roundtables.\n",
		"| Outcomes | in four roundtables |\n| Roles | in some roundtables |\n",
		"**Outcomes.** The board is an engine (several participants). Raised in three roundtables. The board is an engine!\n",
		"> “We owe it.” — an NHS leader\n",
		"### Level: place\n",
		"| 3.1.1 | Ask again. | Boards | Internal |  |\n"
		"| 3.1.2 | Write it down. This has been done. | Councils | Internal | over the medium term |\n"
		"| 3.1.3 | Agree a date. | to be agreed | Internal | within six weeks |\n",
		"### Level: national\n",
		"### Level to be agreed\n",
		"## Recurring dissent\n\n### Internal\n\n**Roles.** Views differed in some roundtables. Alpha zero. "
		"Not all participants agreed: it costs too much. Beta one. Not all participants agreed.\n",
		"60 people took part in five roundtables.",
	};
	char *text = report("markdown");

	(void)state;
	for (size_t i = 0; i < sizeof says / sizeof *says; i++)
		assert_has(text, says[i]);
	free(text);
}

static void only_published_figures_are_added_up(void **state)
{
	char *text = report("markdown");

	(void)state;
	assert_has(text, "| NHS leader | 9 | 3 | 3 |\n| Participant | 3 | 4 | 0 |\n| Total | 112 | 27 | 3 |\n");
	assert_has(text, "Figures were published in three roundtables.");
	assert_has(text, "They were published by group in some roundtables;");
	assert_has(text, "There was general agreement, without figures, in some roundtables.");
	free(text);
}

static void what_few_said_looks_alike(void **state)
{
	static const size_t two[] = { 0, 1 }, one[] = { 0 };
	char *of_two = report_of(two, 2, "json", false, 3), *of_one = report_of(one, 1, "json", false, 3);
	char *counted = report_of(two, 2, "json", false, 2);

	(void)state;
	assert_has(of_two, "\"theme\": \"roles\",\n          \"roundtables\": \"some\"");
	assert_has(of_one, "\"theme\": \"roles\",\n          \"roundtables\": \"some\"");
	assert_has(of_two, "\"title\": \"Synthesis of some roundtables\"");
	assert_has(of_one, "\"title\": \"Synthesis of some roundtables\"");
	assert_has(counted, "\"theme\": \"roles\",\n          \"roundtables\": 2");
	free(of_two);
	free(of_one);
	free(counted);
}

static void titles_and_months_stay_out_unless_asked_for(void **state)
{
	static const size_t all[] = { 4, 3, 2, 1, 0 };

	(void)state;
	for (size_t i = 0; export_formats[i]; i++) {
		char *text = report(export_formats[i]->name);

		assert_lacks(text, "Meeting Title");
		assert_lacks(text, "March");
		assert_lacks(text, "2026-0");
		free(text);
	}
	for (size_t i = 0; i < 1; i++) {
		char *text = report_of(all, FILES, "markdown", true, 3);

		assert_has(text, "- Meeting Title 0, January 2026\n- Meeting Title 1, February 2026\n");
		free(text);
	}
}

/* ---- what it does not say ---- */

static void the_order_of_files_leaves_no_trace(void **state)
{
	static const size_t orders[][FILES] = {
		{ 4, 3, 2, 1, 0 }, { 2, 0, 4, 1, 3 }, { 1, 4, 0, 3, 2 }, { 3, 2, 1, 0, 4 },
	};

	(void)state;
	for (size_t f = 0; export_formats[f]; f++) {
		char *usual = report(export_formats[f]->name);

		for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
			char *text = report_of(orders[i], FILES, export_formats[f]->name, false, 3);

			if (strcmp(text, usual) != 0)
				fail_msg("order %zu shows in %s", i, export_formats[f]->name);
			free(text);
		}
		free(usual);
	}
}

/* The next sentence or line at *at, without marks before it; false at the end. */
static bool next_sentence(const char **at, char *out, size_t size)
{
	const char *from = *at + strspn(*at, "*#>-|. \n");
	size_t len = strcspn(from, ".\n");

	snprintf(out, size, "%.*s", (int)(len < size ? len : size - 1), from);
	*at = from + len;
	return len > 0;
}

/* Every text of ours names the roundtable it comes from; see the tables above. */
static const char *const words_of[FILES] = { "Alpha zero", "Beta one", "Agree a date", "engine!", "Gamma four" };

static void taking_one_away_shows_only_what_it_published(void **state)
{
	(void)state;
	for (size_t gone = 0; gone < FILES; gone++) {
		size_t rest[FILES], count = 0;
		char *whole = report("markdown"), *part, line[400];
		const char *at;

		for (size_t i = 0; i < FILES; i++)
			if (i != gone)
				rest[count++] = i;
		part = report_of(rest, count, "markdown", false, 3);
		assert_lacks(part, words_of[gone]);
		for (size_t i = 0; i < FILES; i++) {
			assert_has(whole, words_of[i]);
			if (i != gone)
				assert_has(part, words_of[i]);
		}
		/* Nothing in the rest is new but for a count, and what stands in order of counts. */
		for (at = part; next_sentence(&at, line, sizeof line);)
			if (!strstr(line, "roundtable") && !strpbrk(line, "0123456789") && !strstr(line, "engine") &&
			    !strstr(whole, line))
				fail_msg("without %zu there is something new: %s", gone, line);
		free(whole);
		free(part);
	}
}

/* ---- what is refused ---- */

static const struct past_minutes *parse(struct arena *a, const char *text, struct err *e)
{
	return past_file_parse("x.json", text, strlen(text), a, e);
}

#define FRONT "{\"roundtable\": 1, \"title\": \"T\", \"language\": \"en\", \"k\": 3, "

static void files_that_are_no_minutes_are_refused(void **state)
{
	static const struct { const char *what, *text; enum err_code code; const char *says; } rows[] = {
		{ "nothing", "", ERR_SYNTAX, "x.json: is empty; copy the whole file again" },
		{ "newer", "{\"roundtable\": 2}", ERR_NEWER, "x.json: was written by a newer program (roundtable: 2, and this "
							     "one reads 1); install that one" },
		{ "another tool", "{\"title\": \"x\"}", ERR_SYNTAX, "x.json: is JSON, but no published minutes (it has no "
								    "\"roundtable\"); give a minutes.json" },
		{ "a list", "[1, 2]", ERR_SYNTAX, "no published minutes" },
		{ "a text for a version", "{\"roundtable\": \"1\"}", ERR_SYNTAX, "no published minutes" },
		{ "version 0", "{\"roundtable\": 0}", ERR_SYNTAX, "there is no such version" },
		{ "a synthesis", "{\"roundtable\": 1, \"synthesis\": {}}", ERR_SYNTAX, "x.json: is a synthesis itself" },
		{ "cut in half", FRONT "\n\"dimensions\": [{\"id\": \"a", ERR_SYNTAX, "x.json:2: " },
		{ "cut between", FRONT "\n\"dimensions\": [", ERR_SYNTAX, "x.json:2: ends in the middle; copy the whole file "
									 "again" },
		{ "not UTF-8", FRONT "\"dimensions\": \"\xff\"}", ERR_SYNTAX, "is not UTF-8" },
		{ "no JSON", "hello", ERR_SYNTAX, "x.json:1:5: is no JSON" },
		{ "a key twice", "{\"roundtable\": 1, \"roundtable\": 1}", ERR_SYNTAX, "is no JSON: duplicate object key" },
		{ "no dimensions", FRONT "\"x\": 1}", ERR_SYNTAX, "\"dimensions\" is missing" },
		{ "dimensions of another shape", FRONT "\"dimensions\": 3}", ERR_SYNTAX, "\"dimensions\" is no list" },
		{ "a dimension of another shape", FRONT "\"dimensions\": [3]}", ERR_SYNTAX, "\"id\" is missing" },
		{ "a kind nobody knows", FRONT "\"dimensions\": [], \"parked\": [{\"kind\": \"dream\", \"text\": \"x\"}]}",
		  ERR_SYNTAX, "x.json: parked: \"kind\" says what this program does not know" },
		{ "people below zero", FRONT "\"participants\": -1, \"dimensions\": []}", ERR_SYNTAX,
		  "\"participants\" is no number of people" },
		{ "k of one", "{\"roundtable\": 1, \"title\": \"T\", \"language\": \"en\", \"k\": 1}", ERR_SYNTAX,
		  "\"k\" is no whole number from 2" },
		{ "a figure below k", FRONT "\"dimensions\": [], \"polls\": [{\"id\": \"p\", \"question\": \"Q?\", \"options\": "
				      "[\"Y\", \"N\"], \"total\": {\"Y\": 5, \"N\": 1}, \"groups\": [{\"label\": \"leader\", "
				      "\"counts\": {\"Y\": 5, \"N\": 1}}]}]}",
		  ERR_SYNTAX, "x.json: p: \"leader\" has a figure below k, which is never published" },
		{ "an option without figure", FRONT "\"dimensions\": [], \"polls\": [{\"id\": \"p\", \"question\": \"Q?\", "
					      "\"options\": [\"Y\", \"N\"], \"total\": {\"Y\": 5}}]}",
		  ERR_SYNTAX, "does not name every option" },
		{ "a title of no text",
		  FRONT "\"month\": 3, \"dimensions\": []}", ERR_SYNTAX,
		  "x.json: \"month\" is no text" },
		{ "a word of no text",
		  FRONT "\"dimensions\": [], \"parked\": [{\"kind\": 3, \"text\": \"x\"}]}", ERR_SYNTAX,
		  "parked: \"kind\" is no text" },
		{ "a list of texts with a number",
		  FRONT "\"dimensions\": [], \"parked\": [{\"kind\": \"view\", \"text\": \"x\", \"themes\": [3]}]}", ERR_SYNTAX,
		  "parked: \"themes\" holds something that is no text" },
		{ "themes of another shape",
		  FRONT "\"dimensions\": [], \"parked\": [{\"kind\": \"view\", \"text\": \"x\", \"themes\": 3}]}", ERR_SYNTAX,
		  "parked: \"themes\" is no list" },
		{ "a horizon nobody knows",
		  FRONT "\"dimensions\": [], \"parked\": [{\"kind\": \"view\", \"text\": \"x\", \"horizon\": \"never\"}]}", ERR_SYNTAX,
		  "parked: \"horizon\" says what this program does not know" },
		{ "a horizon of no text",
		  FRONT "\"dimensions\": [], \"parked\": [{\"kind\": \"view\", \"text\": \"x\", \"horizon\": 3}]}", ERR_SYNTAX,
		  "parked: \"horizon\" is no text" },
		{ "an entry without kind",
		  FRONT "\"dimensions\": [], \"parked\": [{\"text\": \"x\"}]}", ERR_SYNTAX,
		  "parked: \"kind\" is missing" },
		{ "parked of another shape",
		  FRONT "\"dimensions\": [], \"parked\": 3}", ERR_SYNTAX,
		  "\"parked\" is no list" },
		{ "stages of another shape",
		  FRONT "\"dimensions\": [{\"id\": \"a\", \"stages\": 3}]}", ERR_SYNTAX,
		  "a: \"stages\" is no list" },
		{ "a stage of no name",
		  FRONT "\"dimensions\": [{\"id\": \"a\", \"stages\": [{\"id\": 3}]}]}", ERR_SYNTAX,
		  "a: \"id\" is no text" },
		{ "a stage of no entries",
		  FRONT "\"dimensions\": [{\"id\": \"a\", \"stages\": [{\"id\": \"s\", \"items\": [3]}]}]}", ERR_SYNTAX,
		  "a/s: \"text\" is missing" },
		{ "groups of another shape",
		  FRONT "\"groups\": 3, \"dimensions\": []}", ERR_SYNTAX,
		  "\"groups\" is no list" },
		{ "a group of no label",
		  FRONT "\"groups\": [3], \"dimensions\": []}", ERR_SYNTAX,
		  "groups: \"label\" is missing" },
		{ "a closing of another shape",
		  FRONT "\"dimensions\": [], \"closing\": []}", ERR_SYNTAX,
		  "\"closing\" is no object" },
		{ "polls of another shape",
		  FRONT "\"dimensions\": [], \"polls\": 3}", ERR_SYNTAX,
		  "\"polls\" is no list" },
		{ "a poll of another shape",
		  FRONT "\"dimensions\": [], \"polls\": [3]}", ERR_SYNTAX,
		  "\"question\" is missing" },
		{ "options of another shape",
		  FRONT "\"dimensions\": [], \"polls\": [{\"id\": \"p\", \"question\": \"Q?\", \"options\": 3}]}", ERR_SYNTAX,
		  "p: \"options\" is no list" },
		{ "figures of another shape",
		  FRONT "\"dimensions\": [], \"polls\": [{\"id\": \"p\", \"question\": \"Q?\", \"options\": [\"Y\"], \"total\": []}]}", ERR_SYNTAX,
		  "p: \"total\" holds no figures" },
		{ "a figure below zero",
		  FRONT "\"dimensions\": [], \"polls\": [{\"id\": \"p\", \"question\": \"Q?\", \"options\": [\"Y\"], \"total\": {\"Y\": -3}}]}", ERR_SYNTAX,
		  "p: \"Y\" is no number of people" },
		{ "a total nobody knows",
		  FRONT "\"dimensions\": [], \"polls\": [{\"id\": \"p\", \"question\": \"Q?\", \"options\": [\"Y\"], \"total\": \"many\"}]}", ERR_SYNTAX,
		  "p: \"total\" says what this program does not know" },
		{ "rows of another shape",
		  FRONT "\"dimensions\": [], \"polls\": [{\"id\": \"p\", \"question\": \"Q?\", \"options\": [\"Y\"], \"total\": {\"Y\": 5}, \"groups\": 3}]}", ERR_SYNTAX,
		  "p: \"groups\" is no list" },
		{ "rows without a total",
		  FRONT "\"dimensions\": [], \"polls\": [{\"id\": \"p\", \"question\": \"Q?\", \"options\": [\"Y\"], \"groups\": [{\"label\": \"a\", \"counts\": {\"Y\": 5}}]}]}", ERR_SYNTAX,
		  "p: \"groups\" stands there without a total" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err e = { 0 };

		if (parse(&a, rows[i].text, &e))
			fail_msg("%s was read", rows[i].what);
		if (e.code != rows[i].code || !strstr(e.text, rows[i].says))
			fail_msg("%s: %d, %s", rows[i].what, (int)e.code, e.text);
	}
	arena_free(&a);
}

/* FRONT, then times a piece with commas between, then the end. */
static bool reads(const char *head, const char *piece, size_t times, const char *tail, struct err *e)
{
	struct arena a = { 0 };
	struct buffer b = { 0 };
	bool ok;

	buffer_addf(&b, FRONT "\"dimensions\": [], %s", head);
	for (size_t i = 0; i < times; i++)
		buffer_addf(&b, "%s%s", i ? "," : "", piece);
	buffer_adds(&b, tail);
	ok = parse(&a, buffer_text(&b), e) != NULL;
	buffer_free(&b);
	arena_free(&a);
	return ok;
}

/* What is compared each with each has a measure, and the last that fits is read. */
static void more_polls_than_there_can_be_are_refused(void **state)
{
	static const char list[] = "\"polls\": [", one[] = "{\"question\": \"Q?\", \"options\": []}",
			  options[] = "\"polls\": [{\"id\": \"p\", \"question\": \"Q?\", \"options\": [";
	struct err e = { 0 };

	(void)state;
	assert_true(reads(list, one, 1000, "]}", &e));
	assert_false(reads(list, one, 1001, "]}", &e));
	assert_non_null(strstr(e.text, "\"polls\" are more than there can be"));
	assert_true(reads(options, "\"Y\"", 1000, "]}]}", &e));
	assert_false(reads(options, "\"Y\"", 1001, "]}]}", &e));
	assert_non_null(strstr(e.text, "p: \"options\" are more than there can be"));
}

static void two_polls_of_one_id_are_nobody_s(void **state)
{
	static const char bom[] = "\xef\xbb\xbf" FRONT "\"dimensions\": [], \"polls\": ["
				  "{\"id\": \"p\", \"question\": \"Q?\", \"options\": []},"
				  "{\"id\": \"p\", \"question\": \"R?\", \"options\": []}]}";
	struct arena a = { 0 };
	struct err e = { 0 };
	const struct past_minutes *m = parse(&a, bom, &e);

	(void)state;
	assert_non_null(m);
	assert_int_equal(m->poll_count, 2);
	assert_string_equal(m->polls[0].id, "p");
	assert_string_equal(m->polls[1].id, "");
	arena_free(&a);
}

static void a_file_cut_anywhere_is_refused(void **state)
{
	struct arena a = { 0 };
	struct err e;
	struct buffer b = { 0 };
	FILE *in = fopen(path_of(0), "re");
	char chunk[4096];
	size_t n;

	(void)state;
	assert_non_null(in);
	while ((n = fread(chunk, 1, sizeof chunk, in)) > 0)
		buffer_add(&b, chunk, n);
	fclose(in);
	assert_non_null(past_file_parse("x", buffer_text(&b), b.len, &a, &e));
	for (size_t len = 0; len + 2 < b.len; len++)
		if (past_file_parse("x", buffer_text(&b), len, &a, &e))
			fail_msg("cut at %zu it was read", len);
	buffer_free(&b);
	arena_free(&a);
}

static int allocations, allocations_most;

static void *allocate(size_t len)
{
	return ++allocations > allocations_most ? NULL : malloc(len);
}

/* jansson says nothing, or what it took the rest for; it says no line that there is not. */
static void a_file_that_memory_runs_out_for_is_refused(void **state)
{
	struct arena a = { 0 };
	const struct past_minutes *m = NULL;
	int said = 0;

	(void)state;
	json_set_alloc_funcs(allocate, free);
	for (allocations_most = 0; !m; allocations_most++) {
		struct err e = { 0 };

		allocations = 0;
		m = parse(&a, FRONT "\"dimensions\": [], \"only the library reads\": 1234567890123456}", &e);
		if (!m && strcmp(e.text, "x.json: out of memory") == 0)
			said++;
		else if (!m)
			assert_memory_equal(e.text, "x.json:1:", 9);
	}
	json_set_alloc_funcs(malloc, free);
	assert_true(said > 5);
	arena_free(&a);
}

static void options_that_became_one_lose_their_figures(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	const struct past_minutes *m =
		parse(&a, FRONT "\"dimensions\": [], \"polls\": [{\"question\": \"Q?\", \"options\": [\"X\", \"X\"], \"total\": "
				"{\"X\": 4}}]}", &e);

	(void)state;
	assert_non_null(m);
	assert_null(m->polls[0].total);
	assert_string_equal(m->polls[0].id, "");
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(things_are_counted_by_dimension_and_theme),
		cmocka_unit_test(only_published_figures_are_added_up),
		cmocka_unit_test(what_few_said_looks_alike),
		cmocka_unit_test(titles_and_months_stay_out_unless_asked_for),
		cmocka_unit_test(the_order_of_files_leaves_no_trace),
		cmocka_unit_test(taking_one_away_shows_only_what_it_published),
		cmocka_unit_test(files_that_are_no_minutes_are_refused),
		cmocka_unit_test(more_polls_than_there_can_be_are_refused),
		cmocka_unit_test(two_polls_of_one_id_are_nobody_s),
		cmocka_unit_test(a_file_cut_anywhere_is_refused),
		cmocka_unit_test(a_file_that_memory_runs_out_for_is_refused),
		cmocka_unit_test(options_that_became_one_lose_their_figures),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, setup, teardown);
}
