/* test_say: what is said to people: which language is chosen, its plural forms, and that no catalogue can do harm. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/catalogue.h"
#include "base/say.h"
#include "rule/phrase.h"

static const char folder[] = "build/locale", file[] = "build/locale/cy/LC_MESSAGES/roundtable.mo";

/* Welsh from the build's catalogue; skipped where it was not built. */
static void speak_welsh(void)
{
	if (access(file, R_OK) != 0)
		skip();
	assert_int_equal(setenv("LANGUAGE", "cy", 1), 0);
	assert_true(say_in("cy", folder));
}

static int quiet(void **state)
{
	(void)state;
	return say_in("en", folder) ? 0 : -1;
}

/* ---- choosing ---- */

static void the_nearest_wish_counts(void **state)
{
	static const struct { const char *what, *locale, *own, *list, *lang; } rows[] = {
		{ "nothing was said", NULL, NULL, NULL, "en" },
		{ "a Welsh locale", "cy_GB.UTF-8", NULL, NULL, "cy" },
		{ "a bare one", "cy", NULL, NULL, "cy" },
		{ "a list goes before the locale", "en_GB.UTF-8", NULL, "cy:en", "cy" },
		{ "what is not known is passed over", "cy_GB.UTF-8", NULL, "de:fr_FR", "cy" },
		{ "the list's first known", NULL, NULL, "de:en:cy", "en" },
		{ "a list with a country", NULL, NULL, "cy_GB", "cy" },
		{ "empty places in a list", NULL, NULL, "::cy", "cy" },
		{ "the configuration goes before both", "en_GB.UTF-8", "cy", "en", "cy" },
		{ "and says English too", "cy_GB.UTF-8", "en", "cy", "en" },
		{ "C.UTF-8 is no C", "C.UTF-8", NULL, "cy", "cy" },
		{ "scripts say C", "C", "cy", "cy", "en" },
		{ "or POSIX", "POSIX", "cy", "cy", "en" },
		{ "a path is no language", NULL, NULL, "../../tmp/cy:/tmp/cy", "en" },
		{ "longer words are others", "cyr_RU", NULL, "cymru", "en" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct say_wish wish = { rows[i].locale, rows[i].own, rows[i].list };

		print_message("# %s\n", rows[i].what);
		assert_string_equal(say_choose(&wish), rows[i].lang);
	}
}

static void screens_and_documents_know_the_same_languages(void **state)
{
	size_t i = 0;

	(void)state;
	for (; say_languages[i]; i++)
		assert_string_equal(say_languages[i], phrase_languages[i]);
	assert_null(phrase_languages[i]);
}

/* ---- saying ---- */

static void english_is_said_as_it_stands(void **state)
{
	const char *words = "Left as it was";

	(void)state;
	assert_ptr_equal(say_words(words), words);
	assert_string_equal(say_words(""), "");
	assert_null(say_words(NULL));
	assert_string_equal(C_("kind of entry", "view"), "view");
	assert_string_equal(say_language(), "en");
}

static void welsh_is_said_where_it_was_chosen(void **state)
{
	(void)state;
	speak_welsh();
	assert_string_equal(_("Left as it was"), "Gadawyd fel yr oedd");
	assert_string_equal(C_("kind of entry", "view"), "barn");
	assert_string_equal(say_errno(ENOENT), "Nid oes ffeil na ffolder o'r fath");
	assert_string_equal(say_words(""), "");
	assert_string_equal(say_language(), "cy");
	assert_string_equal(say_words("no message of ours"), "no message of ours");
	assert_true(say_in("en", folder));
	assert_string_equal(_("Left as it was"), "Left as it was");
}

static void welsh_bends_what_it_counts(void **state)
{
	static const struct { size_t number; const char *minutes, *people; } rows[] = {
		{ 0, "0 munud ar ôl", "0 o bobl" },    { 1, "1 munud ar ôl", "1 person" },
		{ 2, "2 funud ar ôl", "2 berson" },    { 3, "3 munud ar ôl", "3 pherson" },
		{ 4, "4 munud ar ôl", "4 o bobl" },    { 6, "6 munud ar ôl", "6 pherson" },
		{ 7, "7 munud ar ôl", "7 o bobl" },    { 23, "23 munud ar ôl", "23 o bobl" },
	};
	char text[64];

	(void)state;
	speak_welsh();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = rows[i].number;

		snprintf(text, sizeof text, P_("%zu minute left", "%zu minutes left", n), n);
		assert_string_equal(text, rows[i].minutes);
		snprintf(text, sizeof text, P_("%zu person", "%zu people", n), n);
		assert_string_equal(text, rows[i].people);
	}
}

static void no_language_without_a_catalogue(void **state)
{
	(void)state;
	assert_false(say_in("cy", "/nonexistent"));
	assert_false(say_in("cy", NULL));
	assert_false(say_in("../../cy", folder));
	assert_string_equal(_("Left as it was"), "Left as it was");
}

/* ---- catalogues that lie ---- */

static void a_translation_asks_for_what_the_english_has(void **state)
{
	static const struct { const char *english, *text; bool same; } rows[] = {
		{ "%s is %d", "%s yw %d", true },
		{ "%s is %d", "%2$d yw %1$s", true },
		{ "%s is %d", "dim ond %s", true },
		{ "%s is %d", "dim", true },
		{ "%s is %d", "%d yw %s", false },
		{ "%s is %d", "dim ond %2$d", false },
		{ "%s is %d", "%s %d %s", false },
		{ "%s is %d", "%3$s", false },
		{ "%s is %d", "%1$s %1$d", false },
		{ "%s is %d", "%s %n", false },
		{ "%zu lines", "%d llinell", false },
		{ "%zu lines", "%zu%% llinell", true },
		{ "%zu lines", "%zu %", false },
		{ "%.*s is it", "%.*s yw", true },
		{ "%.*s is it", "%s yw", false },
		{ "no argument", "%s", false },
		{ "%*d", "%1$*d", false },
		{ "%10$s", "%10$s", false },
		{ "%d is %s", "%0$d yw %s", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("# %s | %s\n", rows[i].english, rows[i].text);
		assert_int_equal(catalogue_same_arguments(rows[i].english, rows[i].text), rows[i].same);
	}
}

static unsigned char *read_file(size_t *len)
{
	FILE *f = fopen(file, "rb");
	unsigned char *bytes = malloc(1 << 20);

	if (!f) {
		free(bytes);
		skip();
	}
	*len = fread(bytes, 1, 1 << 20, f);
	fclose(f);
	return bytes;
}

static void our_own_catalogue_is_sound(void **state)
{
	size_t len;
	unsigned char *bytes = read_file(&len);

	(void)state;
	assert_true(catalogue_is_sound(bytes, len));
	free(bytes);
}

static void a_catalogue_cut_short_is_not_used(void **state)
{
	size_t len;
	unsigned char *bytes = read_file(&len);

	(void)state;
	for (size_t cut = 0; cut < len; cut += cut < 64 ? 1 : 499) {
		unsigned char *copy = malloc(cut + 1);

		/* Its own block, so that a read behind its end is caught. */
		memcpy(copy, bytes, cut);
		assert_false(catalogue_is_sound(copy, cut));
		free(copy);
	}
	free(bytes);
}

static void a_catalogue_with_a_wrong_place_is_not_read_there(void **state)
{
	static const unsigned char values[] = { 0x00, 0x7f, 0xff };
	size_t len;
	unsigned char *bytes = read_file(&len);

	(void)state;
	/* The header and the beginnings of its tables: whatever they say, the check stays inside. */
	for (size_t at = 0; at < 400; at++) {
		unsigned char was = bytes[at];

		for (size_t i = 0; i < sizeof values; i++) {
			bytes[at] = values[i];
			(void)catalogue_is_sound(bytes, len);
		}
		bytes[at] = was;
	}
	assert_true(catalogue_is_sound(bytes, len));
	free(bytes);
}

static void a_catalogue_that_steers_a_terminal_is_not_used(void **state)
{
	size_t len;
	unsigned char *bytes = read_file(&len), *at = memmem(bytes, len, "Gadawyd fel", 11);

	(void)state;
	assert_non_null(at);
	*at = 0x1b;
	assert_false(catalogue_is_sound(bytes, len));
	*at = 'G';
	memcpy(at, "%s", 2);
	assert_false(catalogue_is_sound(bytes, len));
	free(bytes);
}

static void a_file_that_is_none_leaves_english(void **state)
{
	char place[] = "/tmp/roundtable-say-XXXXXX", path[256];
	FILE *f;

	(void)state;
	assert_non_null(mkdtemp(place));
	snprintf(path, sizeof path, "%s/cy", place);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/cy/LC_MESSAGES", place);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/cy/LC_MESSAGES/roundtable.mo", place);
	f = fopen(path, "w");
	assert_non_null(f);
	fputs("\xde\x12\x04\x95 and then nothing of the kind that it should be", f);
	fclose(f);
	assert_false(say_in("cy", place));
	assert_string_equal(_("Left as it was"), "Left as it was");
	unlink(path);
	snprintf(path, sizeof path, "%s/cy/LC_MESSAGES", place);
	rmdir(path);
	snprintf(path, sizeof path, "%s/cy", place);
	rmdir(path);
	rmdir(place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nearest_wish_counts),
		cmocka_unit_test(screens_and_documents_know_the_same_languages),
		cmocka_unit_test_setup_teardown(english_is_said_as_it_stands, quiet, quiet),
		cmocka_unit_test_setup_teardown(welsh_is_said_where_it_was_chosen, quiet, quiet),
		cmocka_unit_test_setup_teardown(welsh_bends_what_it_counts, quiet, quiet),
		cmocka_unit_test_setup_teardown(no_language_without_a_catalogue, quiet, quiet),
		cmocka_unit_test(a_translation_asks_for_what_the_english_has),
		cmocka_unit_test(our_own_catalogue_is_sound),
		cmocka_unit_test(a_catalogue_cut_short_is_not_used),
		cmocka_unit_test(a_catalogue_with_a_wrong_place_is_not_read_there),
		cmocka_unit_test(a_catalogue_that_steers_a_terminal_is_not_used),
		cmocka_unit_test_setup_teardown(a_file_that_is_none_leaves_english, quiet, quiet),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
