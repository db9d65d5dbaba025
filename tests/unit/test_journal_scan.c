/* test_journal_scan: the scanner never says anything that libyaml would not, nor a form that was kept anything that the
 * scanner would not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "journal_fixture.h"
#include "store/journal_lines.h"
#include "store/line.h"

static bool same_text(const char *x, const char *y)
{
	return x == y || (x && y && strcmp(x, y) == 0);
}

static bool same_list(const struct event_list *x, const struct event_list *y)
{
	if (!x || !y)
		return x == y;
	if (x->count != y->count || !x->number != !y->number)
		return false;
	for (size_t i = 0; i < x->count; i++)
		if (strcmp(x->item[i], y->item[i]) != 0 ||
			(x->number && x->number[i] != y->number[i]))
			return false;
	return true;
}

/* True when the scanner took it; then libyaml must take it too, and see the same. */
static bool scan_agrees(const char *bytes, size_t len)
{
	struct arena a = { 0 };
	struct line scanned, parsed;
	struct err e = { 0 };
	char *copy = arena_string_n(&a, bytes, len);
	bool took = line_scan(copy, len, &a, &scanned);

	if (!took)
		assert_memory_equal(copy, bytes, len);
	if (took && !line_parse(bytes, len, &a, &parsed, &e))
		fail_msg("libyaml refuses (%s) %s", e.text, bytes);
	if (took)
		assert_int_equal(scanned.count, parsed.count);
	for (size_t i = 0; took && i < scanned.count; i++)
		if (strcmp(scanned.pair[i].key, parsed.pair[i].key) != 0 ||
			scanned.pair[i].value.shape != parsed.pair[i].value.shape ||
			!same_text(scanned.pair[i].value.text, parsed.pair[i].value.text) ||
			!same_list(scanned.pair[i].value.list, parsed.pair[i].value.list))
			fail_msg("libyaml reads %s otherwise: %s", scanned.pair[i].key, bytes);
	arena_free(&a);
	return took;
}

static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void the_scanner_says_what_libyaml_says(void **state)
{
	static const char interesting[] =
		"\"\\{}[],: -#'&*!?|>%@`~.\t\xc2\x85\xe2\x80\xa8\xef\xbb\xbfxuUNLP_0e1an";
	struct fixture *f = *state;
	struct event *all[12];
	uint32_t seed = 12345;
	size_t taken = 0;

	twelve(f, all);
	for (char *line = f->bytes.text; *line; line = strchr(line, '\n') + 1) {
		size_t len = (size_t)(strchr(line, '\n') - line);
		char *copy = arena_string_n(&f->arena, line, len);

		assert_true(scan_agrees(copy, len));
		for (int i = 0; i < 4000; i++) {
			memcpy(copy, line, len);
			for (uint32_t k = next_random(&seed) % 3 + 1; k; k--)
				copy[next_random(&seed) % (len - LINE_CRC)] =
					interesting[next_random(&seed) % (sizeof interesting - 1)];
			taken += scan_agrees(copy, len);
		}
	}
	assert_in_range(taken, 4000, 48000);
}

static void characters_that_libyaml_treats_apart_are_left_to_it(void **state)
{
	static const struct {
		const char *what, *text;
		bool scanned;
	} rows[] = {
		{ "plain", "a", true },
		{ "no-break space", "a\xc2\xa0z", true },
		{ "emoji", "a\xf0\x9f\x98\x80z", true },
		{ "U+FFFD", "\xef\xbf\xbd", true },
		{ "escapes", "\\n\\t\\x41\\u00e9\\U0001F600\\\"\\\\", true },
		{ "next line", "a\xc2\x85z", false },
		{ "line separator", "a\xe2\x80\xa8z", false },
		{ "paragraph separator", "a\xe2\x80\xa9z", false },
		{ "byte order mark", "a\xef\xbb\xbfz", false },
		{ "C1 control", "a\xc2\x81z", false },
		{ "U+FFFE", "a\xef\xbf\xbez", false },
		{ "tab", "a\tz", false },
		{ "delete", "a\x7fz", false },
		{ "control", "a\x01z", false },
		{ "surrogate", "a\xed\xa0\x80z", false },
		{ "overlong", "a\xc0\xafz", false },
		{ "escaped surrogate", "\\ud800", false },
		{ "NUL", "\\0", false },
		{ "beyond Unicode", "\\U00110000", false },
		{ "separators escaped", "\\L\\P", false },
		{ "unknown escape", "\\q", false },
		{ "half an escape", "\\x4", false },
		{ "blank escape", "\\ ", false },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("# %s\n", rows[i].what);
		buffer_cut(&f->bytes, 0);
		add_line(&f->bytes,
			arena_printf(&f->arena, "--- {text: \"12345678%s\"}", rows[i].text));
		assert_int_equal(scan_agrees(f->bytes.text, f->bytes.len - 1), rows[i].scanned);
	}
}

/* What the scanner leaves to libyaml, and what that makes of it. */
static void what_our_emitter_does_not_write_is_left_to_libyaml(void **state)
{
	static const struct {
		const char *what, *mapping;
		bool scanned;
		const char *says;   /* NULL: libyaml reads it; its last value is of that shape then */
		enum line_shape shape;
	} rows[] = {
		{ "a list", "{a: [\"b\", \"c\"]}", true, NULL, LINE_LIST },
		{ "a list of words", "{a: [b, c]}", false, NULL, LINE_LIST },
		{ "a list of lists", "{a: [\"b\", [c]]}", false, NULL, LINE_OTHER },
		{ "an alias deep in it", "{a: [[*b]]}", false, "aliases have no place here", LINE_OTHER },
		{ "an alias", "{a: *b}", false, "aliases have no place here", LINE_OTHER },
		{ "counts", "{a: {\"b\": 1, \"c\": 0}}", true, NULL, LINE_COUNTS },
		{ "the largest count", "{a: {\"b\": 123456789012345678}}", true, NULL, LINE_COUNTS },
		{ "an option twice", "{a: {\"b\": 1, \"b\": 2}}", false, "an option is counted twice", LINE_OTHER },
		{ "a count too long", "{a: {\"b\": 1234567890123456789}}", false, NULL, LINE_OTHER },
		{ "a count with a zero before it", "{a: {\"b\": 01}}", false, NULL, LINE_OTHER },
		{ "a count below zero", "{a: {\"b\": -1}}", false, NULL, LINE_OTHER },
		{ "an option that is a list", "{a: {[b]: 1}}", false, NULL, LINE_OTHER },
		{ "an option with an anchor", "{a: {&b \"c\": 1}}", false, "anchors and tags have no place here", LINE_OTHER },
		{ "a value that is missing", "{abcdefgh: ", false, "did not find expected node content", LINE_OTHER },
		{ "hardly anything", "{", false, "did not find expected node content", LINE_OTHER },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *mapping = arena_printf(&f->arena, "--- %s", rows[i].mapping);
		struct line line;

		print_message("# %s\n", rows[i].what);
		buffer_cut(&f->bytes, 0);
		add_line(&f->bytes, mapping);
		assert_int_equal(scan_agrees(f->bytes.text, f->bytes.len - 1), rows[i].scanned);
		assert_int_equal(line_parse(mapping, strlen(mapping), &f->arena, &line, &f->e), !rows[i].says);
		if (rows[i].says)
			assert_string_equal(f->e.text, rows[i].says);
		else
			assert_int_equal(line.pair[line.count - 1].value.shape, rows[i].shape);
	}
}

/* A line of that many keys "aa", "ab", …, or of one text of that many bytes. */
static const char *many_keys(struct arena *a, size_t count)
{
	const char *all = "--- {";

	for (size_t i = 0; i < count; i++)
		all = arena_printf(a, "%s%s%c%c: 1", all, i ? ", " : "", 'a' + (int)(i / 26), 'a' + (int)(i % 26));
	return arena_printf(a, "%s}", all);
}

static const char *long_text(struct arena *a, size_t len)
{
	char *text = arena_alloc(a, len + 1);

	memset(text, 'x', len);
	return arena_printf(a, "--- {a: '%s'}", text);
}

static void a_line_has_a_measure(void **state)
{
	struct fixture *f = *state;
	const struct { const char *line, *says; } rows[] = {
		{ many_keys(&f->arena, LINE_KEYS_MAX), NULL },
		{ many_keys(&f->arena, LINE_KEYS_MAX + 1), "it has more than 64 keys" },
		{ long_text(&f->arena, LINE_TEXT_MAX), NULL },
		{ long_text(&f->arena, LINE_TEXT_MAX + 1), "a text is longer than 4 MiB" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct line line;

		assert_int_equal(line_parse(rows[i].line, strlen(rows[i].line), &f->arena, &line, &f->e), !rows[i].says);
		if (rows[i].says)
			assert_string_equal(f->e.text, rows[i].says);
	}
}

/* What the scanner makes of a line that nothing stood before; NULL: nothing. */
static struct event *alone(struct arena *a, const char *bytes, size_t len)
{
	struct line_before before = { .last = 0 };
	struct event *ev;
	struct line line;
	struct err e;

	if (!line_scan(arena_string_n(a, bytes, len), len, a, &line) || line_event(&line, &before, a, &ev, &e) != LINE_EVENT)
		return NULL;
	return ev;
}

static void assert_same_event(const struct event *x, const struct event *y, const char *line)
{
	if (!y || strcmp(x->id, y->id) != 0 || strcmp(x->writer, y->writer) != 0 || x->n != y->n || x->given != y->given ||
		x->room != y->room || !event_same(x, y))
		fail_msg("by its form it says something else: %s", line);
}

static void a_line_of_a_form_says_what_it_says_alone(void **state)
{
	static const char interesting[] = "\"\\{}[],: -#'09azAZ_.+Zm1\xc2\xa9";
	struct fixture *f = *state;
	struct event *all[12];
	uint32_t seed = 54321;
	size_t taken = 0;

	twelve(f, all);
	for (char *line = f->bytes.text; *line; line = strchr(line, '\n') + 1) {
		size_t len = (size_t)(strchr(line, '\n') - line);
		struct journal_lines lines = { .h = &f->h, .line = 1 };
		char *copy = arena_string_n(&f->arena, line, len + 1);

		assert_int_equal(journal_lines_read(&lines, copy, len + 1), len + 1);
		for (int i = 0; i < 4000; i++) {
			struct event *again;

			memcpy(copy, line, len + 1);
			for (uint32_t k = next_random(&seed) % 3; k; k--)
				copy[next_random(&seed) % (len - LINE_CRC)] =
					interesting[next_random(&seed) % (sizeof interesting - 1)];
			again = line_again(copy, len, &lines.before, &f->arena);
			if (again)
				assert_same_event(again, alone(&f->arena, copy, len), copy);
			taken += again != NULL;
		}
	}
	assert_in_range(taken, 4000, 48000);
}

static void every_part_of_a_form_may_be_new(void **state)
{
	static const char *const rows[] = {
		"--- {id: k7q2m4xa-1, do: entry, kind: view, dimension: one, stage: meaning, text: \"Said\", speaker: p01" AT,
		"--- {id: k7q2m4xa-2, do: entry, kind: view, dimension: one, stage: meaning, text: \"S\", speaker: p02" AT,
		"--- {id: k7q2m4xa-345678, do: entry, kind: view, dimension: one, stage: meaning, text: \"\xc3\xa9t\xc3\xa9\", speaker: p01"
		", at: \"2019-10-08T23:59:59.999Z\"}",
		"--- {id: k7q2m4xa-4, do: support, of: k7q2m4xa-1, person: p03" AT,
		"--- {id: k7q2m4xa-5, do: entry, kind: view, dimension: one, stage: meaning, text: \"\", speaker: x" AT,
		"--- {id: k7q2m4xa-6, do: support, of: k7q2m4xa-5, person: p01, at: \"2019-10-08T00:00:00Z\"}",
	};
	static const bool again[] = { false, true, true, false, true, true };
	struct fixture *f = *state;
	struct journal_lines lines = { .h = &f->h, .line = 1 };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct event *ev;

		buffer_cut(&f->bytes, 0);
		add_line(&f->bytes, rows[i]);
		ev = line_again(f->bytes.text, f->bytes.len - 1, &lines.before, &f->arena);
		print_message("# %s\n", rows[i]);
		assert_int_equal(ev != NULL, again[i]);
		if (ev)
			assert_same_event(ev, alone(&f->arena, f->bytes.text, f->bytes.len - 1), rows[i]);
		journal_lines_read(&lines, f->bytes.text, f->bytes.len);
		assert_int_equal(f->h.count, i + 1);
	}
	assert_int_equal(f->h.trouble_count, 0);
}

/* A new day, place, role or star, an escape, and an id that only begins alike are no such form. */
static void what_is_no_hole_of_a_form_must_be_the_same(void **state)
{
	static const char *const rows[] = {
		"--- {id: k7q2m4xa-2, do: entry, kind: view, dimension: one, text: \"Said\", at: \"2019-10-09T09:28:11.003Z\"}",
		"--- {id: k7q2m4xa-2, do: entry, kind: view, dimension: two, text: \"Said\"" AT,
		"--- {id: k7q2m4xa-2, do: entry, kind: view, dimension: one, text: \"Said\", role: chair" AT,
		"--- {id: k7q2m4xa-2, do: entry, kind: view, dimension: one, text: \"Said\", star: true" AT,
		"--- {id: k7q2m4xa-2, do: entry, kind: view, dimension: one, text: \"S\\taid\"" AT,
		"--- {id: k7q2m4xa-1-2, do: entry, kind: view, dimension: one, text: \"Said\"" AT,
		"--- {id: k7q2m4xa-02, do: entry, kind: view, dimension: one, text: \"Said\"" AT,
		"--- {id: k7q2m4xa-1000000000000000000, do: entry, kind: view, dimension: one, text: \"Said\"" AT,
		"--- {id: k7q2m4xa-2, do: entry, kind: view, dimension: one, text: \"Said\", at: \"2019-10-08T24:28:11.003Z\"}",
		"--- {id: k7q2m4xa-2, do: entry, kind: view, dimension: one, text: \"Said\", at: \"2019-10-08T09:28:11.003Z\"}}",
	};
	struct fixture *f = *state;
	struct journal_lines lines = { .h = &f->h, .line = 1 };

	add_line(&f->bytes, "--- {id: k7q2m4xa-1, do: entry, kind: view, dimension: one, text: \"Said\"" AT);
	journal_lines_read(&lines, f->bytes.text, f->bytes.len);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("# %s\n", rows[i]);
		buffer_cut(&f->bytes, 0);
		add_line(&f->bytes, rows[i]);
		assert_null(line_again(f->bytes.text, f->bytes.len - 1, &lines.before, &f->arena));
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(the_scanner_says_what_libyaml_says),
		TEST(characters_that_libyaml_treats_apart_are_left_to_it),
		TEST(what_our_emitter_does_not_write_is_left_to_libyaml),
		TEST(a_line_has_a_measure),
		TEST(a_line_of_a_form_says_what_it_says_alone),
		TEST(every_part_of_a_form_may_be_new),
		TEST(what_is_no_hole_of_a_form_must_be_the_same),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
