/* test_folding: text as the eye reads it, and the way back to its bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/folding.h"
#include "base/utf8.h"

static void what_looks_alike_folds_alike(void **state)
{
	static const struct { const char *what, *raw, *folded; } rows[] = {
		{ "case", "Alex EXAMPLE", "alex example" },
		{ "marks, composed", "Siân Łukasz", "sian lukasz" },
		{ "marks, decomposed", "Sia\u0302n", "sian" },
		{ "letters that do not decompose", "Øđðþæœßı", "oddthaeoessi" },
		{ "compatibility forms", "ＡＬＥＸ ﬁx Ⓐb", "alex fix ab" },
		{ "nothing to see", "a\u200dl\u00ade\u2060x", "alex" },
		{ "look-alikes", "Еxаmрlе", "example" },
		{ "a word of look-alikes alone", "Ехо", "exo" },
		{ "letters of scripts that few know", "\u15c5le\u16b7 E\u2d5d\U00016f40mpl\ua4f0", "alex example" },
		{ "another script", "Жанна", "жанна" },
		{ "the same in capitals", "ЖАННА", "жанна" },
		{ "apostrophes", "O\u2019Rourke O\u02bcRourke", "o'rourke o'rourke" },
		{ "dashes and blanks", "a\u2013b - c_d\u00a0\u3000e", "a b c d e" },
		{ "and", "R&D", "r and d" },
		{ "a sign is no letter", "Example\u2122", "example*" },
		{ "a broken word", "Exam-\nple", "example" },
		{ "a dash before a line", "Exam -\n ple", "exam ple" },
		{ "bad bytes", "al\xff" "ex", "alex" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena a = { 0 };
		struct folded f;

		fold_text(&f, &a, rows[i].raw, strlen(rows[i].raw), FOLD_BREAKS_JOIN);
		if (strcmp(f.text, rows[i].folded) != 0)
			print_error("%s\n", rows[i].what);
		assert_string_equal(f.text, rows[i].folded);
		arena_free(&a);
	}
}

/* Unicode's confusables: each is its letter between Latin ones, and the search needs them in order. */
static void every_confusable_is_its_letter_among_latin_ones(void **state)
{
	static const struct { int32_t c; char latin; } rows[] = {
#define LOOKALIKE(c, latin) { c, latin },
#include "base/folding_lookalikes.def"
#undef LOOKALIKE
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char wanted[] = { 'q', rows[i].latin, 'q', 0 };
		struct arena a = { 0 };
		struct buffer b = { 0 };
		struct folded f;

		assert_true(i == 0 || rows[i - 1].c < rows[i].c);
		buffer_addc(&b, 'q');
		utf8_add(&b, rows[i].c);
		buffer_addc(&b, 'q');
		fold_text(&f, &a, b.text, b.len, FOLD_BREAKS_JOIN);
		if (strcmp(f.text, wanted) != 0)
			print_error("U+%04X\n", (unsigned)rows[i].c);
		assert_string_equal(f.text, wanted);
		buffer_free(&b);
		arena_free(&a);
	}
	assert_true(sizeof rows / sizeof *rows > 400);
}

static void every_folded_byte_knows_where_it_came_from(void **state)
{
	static const char raw[] = "x \ufb01n Sia\u0302n y";
	struct arena a = { 0 };
	struct folded f;
	size_t from, to;

	(void)state;
	fold_text(&f, &a, raw, strlen(raw), FOLD_BREAKS_JOIN);
	assert_string_equal(f.text, "x fin sian y");
	fold_range(&f, 2, 3, &from, &to);
	assert_int_equal(to - from, 3);
	fold_range(&f, 6, 10, &from, &to);
	assert_memory_equal(raw + from, "Sia\u0302n", to - from);
	assert_int_equal(f.from[f.len], strlen(raw));
	for (size_t i = 0; i < f.len; i++)
		assert_true(f.from[i] <= f.from[i + 1]);
	arena_free(&a);
}

static void folding_twice_changes_nothing(void **state)
{
	static const char *const parts[] = { "a", "E\u0301", "\u0430", "\u03b1", " ", "\u200d", "&", "\ufb01", "\u2122", "'",
		"\u738b", "9", "\xc3", ".", "\u00df" };
	uint64_t seed = 7;

	(void)state;
	for (size_t round = 0; round < 3000; round++) {
		struct arena a = { 0 };
		struct buffer b = { 0 };
		struct folded once, twice;

		for (size_t i = 0; i < 12; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			buffer_adds(&b, parts[(seed >> 33) % (sizeof parts / sizeof *parts)]);
		}
		fold_text(&once, &a, b.text, b.len, FOLD_BREAKS_JOIN);
		fold_text(&twice, &a, once.text, once.len, FOLD_BREAKS_JOIN);
		assert_string_equal(once.text, twice.text);
		buffer_free(&b);
		arena_free(&a);
	}
}

/* Plain ASCII takes a shorter way; both must arrive at the same key. */
static void a_key_is_the_folded_text_without_blanks_around(void **state)
{
	static const char *const parts[] = { "a", "Z", "e", "7", " ", " ", "-", "-", "\n", "\r\n", "\t", "_", "'", "`", ".", "&",
		"\1", "\x7f", "@", "[", "{", "/", "\u00e9", "\u2010" };
	uint64_t seed = 11;

	(void)state;
	for (size_t round = 0; round < 30000; round++) {
		struct arena a = { 0 };
		struct buffer b = { 0 };
		struct folded f;
		size_t start, end, plain = round % 4 ? 2 : 0;  /* most without the last two, and so short of Unicode */
		const char *key;

		for (size_t i = 0; i < 1 + round % 9; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			buffer_adds(&b, parts[(seed >> 33) % (sizeof parts / sizeof *parts - plain)]);
		}
		fold_text(&f, &a, b.text, b.len, FOLD_BREAKS_JOIN);
		start = strspn(f.text, " ");
		for (end = f.len; end > start && f.text[end - 1] == ' '; end--)
			;
		key = fold_key(&a, b.text, b.len);
		assert_int_equal(strlen(key), end - start);
		assert_memory_equal(key, f.text + start, end - start);
		buffer_free(&b);
		arena_free(&a);
	}
}

static void a_bad_byte_is_found_wherever_it_stands(void **state)
{
	enum { LEN = 24 };
	static const char bad[] = { '\0', '\x80', '\xff', '\xc0' };

	(void)state;
	for (size_t len = 0; len < LEN; len++) {
		char text[LEN];
		size_t at = len;

		memset(text, 'x', sizeof text);
		assert_true(utf8_valid(text, len, &at));
		for (size_t i = 0; i < len; i++)
			for (size_t k = 0; k < sizeof bad; k++) {
				memset(text, i % 2 ? '\x01' : '\x7f', sizeof text);
				text[i] = bad[k];
				assert_false(utf8_valid(text, len, &at));
				assert_int_equal(at, i);
			}
		for (size_t i = 0; i + 1 < len; i++) {
			memset(text, 'x', sizeof text);
			memcpy(text + i, "\u00e9", 2);
			assert_true(utf8_valid(text, len, NULL));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_looks_alike_folds_alike),
		cmocka_unit_test(every_confusable_is_its_letter_among_latin_ones),
		cmocka_unit_test(every_folded_byte_knows_where_it_came_from),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(a_key_is_the_folded_text_without_blanks_around),
		cmocka_unit_test(a_bad_byte_is_found_wherever_it_stands),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
