/* test_tui_welsh: every screen in Welsh, at 80x24 and 40x10, against tests/unit/welsh/<screen>-<size>.txt. Welsh is
 * longer than English: what has to drop drops, and nothing else. ACCEPT=1 writes the files; the diff is read like code. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "seat.h"
#include "tui/overlay.h"

static int setup(void **state)
{
	struct seat *s = calloc(1, sizeof *s);

	seat_open_midway(s);
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	say_in("en", NULL);
	seat_close(*state);
	free(*state);
	return 0;
}

static void speak_welsh(void)
{
	if (access("build/locale/cy/LC_MESSAGES/roundtable.mo", R_OK) != 0)
		skip();
	assert_int_equal(setenv("LANGUAGE", "cy", 1), 0);
	assert_true(say_in("cy", "build/locale"));
}

/* The screen is what the file of that name says. */
static void reads_as(struct seat *s, const char *name, int rows, int cols)
{
	char path[128], expected[16384] = "";
	const char *shown;
	FILE *f;

	seat_resize(s, rows, cols);
	shown = seat_text(s);
	snprintf(path, sizeof path, "tests/unit/welsh/%s-%dx%d.txt", name, cols, rows);
	print_message("# %s\n", path);
	if (getenv("ACCEPT")) {
		f = fopen(path, "w");
		assert_non_null(f);
		fputs(shown, f);
		fclose(f);
	}
	f = fopen(path, "r");
	assert_non_null(f);
	expected[fread(expected, 1, sizeof expected - 1, f)] = '\0';
	fclose(f);
	assert_string_equal(shown, expected);
}

static void every_screen_is_in_welsh(void **state)
{
	static const struct { const char *key, *name; } rows[] = {
		{ "F2", "room" }, { "F3", "board" }, { "F4", "people" }, { "F5", "poll" },
		{ "F6", "review" }, { "F7", "minutes" }, { "F8", "projector" },
	};
	struct seat *s = *state;

	speak_welsh();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		seat_press(s, rows[i].key);
		reads_as(s, rows[i].name, 24, 80);
		reads_as(s, rows[i].name, 10, 40);
	}
}

static void so_are_help_and_palette(void **state)
{
	struct seat *s = *state;

	speak_welsh();
	seat_press(s, "F1");
	reads_as(s, "help", 24, 80);
	seat_press(s, "Esc");
	seat_press(s, "Esc");
	seat_press(s, ":");
	seat_type(s, "llais");
	reads_as(s, "palette", 24, 80);
}

static void so_is_what_is_answered(void **state)
{
	struct seat *s = *state;

	speak_welsh();
	seat_enter(s, "Un peth arall");
	seat_shows(s, "Cadwyd ");
	seat_press(s, "C-o");
	seat_shows(s, "DIM COFNODI");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_screen_is_in_welsh, setup, teardown),
		cmocka_unit_test_setup_teardown(so_are_help_and_palette, setup, teardown),
		cmocka_unit_test_setup_teardown(so_is_what_is_answered, setup, teardown),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
