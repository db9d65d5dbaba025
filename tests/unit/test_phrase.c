/* test_phrase: the program's own words are all there in every language, and numbers bend what follows them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "rule/phrase.h"

static const struct { enum phrase id; const char *name; } rows[] = {
#define PHRASE(id, english) { PHRASE_##id, #id },
#define PLURAL(id, one, other) { PHRASE_##id, #id },
#include "rule/phrases.def"
#undef PLURAL
#undef PHRASE
};

static const struct { const char *name; } plurals[] = {
#define PHRASE(id, english)
#define PLURAL(id, one, other) { #id },
#include "rule/phrases.def"
#undef PLURAL
#undef PHRASE
};

enum { ROWS = sizeof rows / sizeof *rows, PLURALS = sizeof plurals / sizeof *plurals };

static bool says_something(const char *words)
{
	for (; *words; words++)
		if (isalpha((unsigned char)*words))
			return true;
	return false;
}

static bool is_plural(const char *name)
{
	for (size_t i = 0; i < PLURALS; i++)
		if (strcmp(plurals[i].name, name) == 0)
			return true;
	return false;
}

/* Ids are the same in every language. */
static bool is_id(const char *name)
{
	return strncmp(name, "ID_", 3) == 0;
}

static void every_phrase_has_welsh(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS; i++) {
		const char *english = phrase_words(rows[i].id, "en"), *welsh = phrase_words(rows[i].id, "cy");

		print_message("%s: %s\n", rows[i].name, welsh);
		assert_true(*english && *welsh);
		if (says_something(english) && !is_id(rows[i].name))
			assert_string_not_equal(english, welsh);
	}
}

/* Which of {1} … {9} stand in words, as bits; of a number it is all one whether in words or in digits. */
static unsigned arguments(const char *words, bool counted)
{
	unsigned bits = 0;

	for (; (words = strchr(words, '{')) != NULL; words++) {
		assert_true(words[1] >= '1' && words[1] <= '9' && words[2] == '}');
		bits |= 1u << (counted && words[1] == '3' ? 1 : words[1] - '0');
	}
	return bits;
}

static void every_argument_is_said_in_welsh(void **state)
{
	(void)state;
	for (size_t i = 0; i < ROWS; i++) {
		bool counted = is_plural(rows[i].name);

		print_message("%s\n", rows[i].name);
		assert_int_equal(arguments(phrase_words(rows[i].id, "en"), counted),
				 arguments(phrase_words(rows[i].id, "cy"), counted));
		/* A form may say its number itself, but nothing else may be lost. */
		for (size_t n = 1; counted && n <= 7; n++) {
			enum phrase form = phrase_form(rows[i].id, "cy", n);

			assert_int_equal(arguments(phrase_words(rows[i].id, "cy"), true) & ~2u,
					 arguments(phrase_words(form, "cy"), true) & ~2u);
		}
	}
}

static void numbers_bend_what_follows(void **state)
{
	static const struct { const char *lang; size_t number; enum phrase id; const char *says; } cases[] = {
		{ "en", 1, PHRASE_WITHIN_WEEKS, "within a week" },
		{ "en", 2, PHRASE_WITHIN_WEEKS, "within {1} weeks" },
		{ "en", 6, PHRASE_WITHIN_WEEKS, "within {1} weeks" },
		{ "cy", 1, PHRASE_WITHIN_DAYS, "o fewn diwrnod" },
		{ "cy", 2, PHRASE_WITHIN_DAYS, "o fewn dau ddiwrnod" },
		{ "cy", 2, PHRASE_WITHIN_MONTHS, "o fewn dau fis" },
		{ "cy", 2, PHRASE_WITHIN_WEEKS, "o fewn dwy wythnos" },
		{ "cy", 3, PHRASE_MADE_SIGNED, "Fe'u cymeradwywyd gan dri pherson." },
		{ "cy", 4, PHRASE_WITHIN_MONTHS, "o fewn {3} mis" },
		{ "cy", 6, PHRASE_MADE_SIGNED, "Fe'u cymeradwywyd gan chwe pherson." },
		{ "cy-GB", 6, PHRASE_WITHIN_DAYS, "o fewn chwe diwrnod" },
		{ "cy", 11, PHRASE_PEOPLE_TOOK_PART_ALIKE, "Cymerodd {3} o bobl ran." },
		{ "de", 1, PHRASE_WITHIN_WEEKS, "within a week" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(phrase_words(phrase_form(cases[i].id, cases[i].lang, cases[i].number),
						 cases[i].lang),
				    cases[i].says);
}

static void a_language_is_known_by_its_code(void **state)
{
	(void)state;
	assert_true(phrase_speaks("en") && phrase_speaks("cy") && phrase_speaks("cy-GB"));
	assert_false(phrase_speaks("cyx") || phrase_speaks("") || phrase_speaks(NULL) || phrase_speaks("de"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_phrase_has_welsh),
		cmocka_unit_test(every_argument_is_said_in_welsh),
		cmocka_unit_test(numbers_bend_what_follows),
		cmocka_unit_test(a_language_is_known_by_its_code),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
