/* test_tui_mouse: clicks choose, open and press what is drawn as a key; nothing happens by a click that no key does. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "seat.h"
#include "tui/overlay.h"

static int setup(void **state)
{
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, "chair");
	meeting_must(&s->meeting, ":go internal/meaning");
	s->ui.now_ms = s->meeting.now_ms;
	seat_follow(s);
	seat_enter(s, "The first view");
	seat_enter(s, "The second view");
	seat_enter(s, "! The only action");
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	seat_close(*state);
	free(*state);
	return 0;
}

/* So long that the next click is one by itself. */
static void pause_(struct seat *s)
{
	s->ui.now_ms += 1000;
}

static void one_click_chooses_a_row_and_two_open_it(void **state)
{
	struct seat *s = *state;

	seat_type(s, "half a line");
	seat_click(s, "The first view");
	assert_int_equal(s->ui.focus, FOCUS_LIST);
	seat_press(s, "Esc");
	pause_(s);
	seat_click(s, "The second view");
	assert_int_equal(s->ui.focus, FOCUS_LIST);
	assert_string_equal(seat_typed(s), "half a line");
	seat_click(s, "The second view");
	assert_string_equal(seat_typed(s), "The second view");
	seat_shows(s, "editing 2");
	seat_press(s, "Down Down");
	assert_string_equal(seat_typed(s), "half a line");
}

static void a_click_on_a_key_presses_it_once(void **state)
{
	struct seat *s = *state;

	seat_click(s, "F3 board");
	assert_string_equal(s->ui.screen->name, "board");
	/* The board has other keys in that place: a second quick click is none of theirs. */
	seat_mouse(s, arena_printf(&s->meeting.arena, "press %d %d", s->frame.rows - 1, 12));
	assert_null(s->ui.overlay);
	pause_(s);
	seat_click(s, "? help");
	assert_ptr_equal(s->ui.overlay, &overlay_help);
	pause_(s);
	seat_click(s, "Esc back");
	assert_null(s->ui.overlay);
}

static void what_asks_is_not_answered_by_the_same_double_click(void **state)
{
	struct seat *s = *state;

	seat_type(s, ":record on-record");
	seat_press(s, "Enter");
	assert_ptr_equal(s->ui.overlay, &overlay_confirm);
	s->ui.clicked_ms = s->ui.now_ms;
	s->ui.clicked_row = s->frame.rows - 1;
	seat_click(s, "y yes");
	assert_int_equal(s->ui.session->record, RECORD_RULE);
	pause_(s);
	seat_click(s, "y yes");
	assert_int_equal(s->ui.session->record, RECORD_ON_RECORD);
}

static void a_click_into_the_line_moves_the_insertion_point(void **state)
{
	struct seat *s = *state;

	seat_type(s, "漢字 and more");
	seat_click(s, "and more");
	assert_int_equal(s->ui.entry.at, strlen("漢字 "));
	seat_press(s, "Esc");
	pause_(s);
	seat_click(s, "more");
	assert_int_equal(s->ui.focus, FOCUS_ENTRY);
	assert_int_equal(s->ui.entry.at, strlen("漢字 and "));
	seat_type(s, ", on to the row that is below it, under the prompt");
	pause_(s);
	seat_click(s, "under the");
	assert_int_equal(strncmp(seat_typed(s) + s->ui.entry.at, "under the prompt", 16), 0);
	seat_press(s, "End");
	for (int i = 0; i < 40; i++)
		seat_type(s, "long ");
	pause_(s);
	seat_press(s, "End");
	seat_click(s, "ong long");
	assert_int_equal(strncmp(seat_typed(s) + s->ui.entry.at, "ong long", 8), 0);
}

static void palette_and_help_are_lists_too(void **state)
{
	struct seat *s = *state;

	seat_press(s, ":");
	seat_type(s, "veil");
	seat_click(s, "Hide past notes");
	assert_non_null(s->ui.overlay);
	seat_click(s, "Hide past notes");
	assert_true(s->ui.veiled);
	pause_(s);
	/* Under the veil there is nothing to hit but what shows. */
	for (int row = 0; row < s->frame.rows - 1; row++) {
		pause_(s);
		seat_mouse(s, arena_printf(&s->meeting.arena, "press %d 10", row));
	}
	assert_true(s->ui.veiled);
}

static void the_wheel_moves_in_the_list_and_edits_nothing(void **state)
{
	struct seat *s = *state;

	seat_type(s, "half");
	seat_mouse(s, "up");
	seat_mouse(s, "up");
	assert_int_equal(s->ui.focus, FOCUS_LIST);
	assert_string_equal(s->ui.editing, "");
	assert_string_equal(seat_typed(s), "half");
	seat_shows(s, "▌ ");
}

/* Every screen, every cell, at three sizes: a click is never more than a key would be, and never breaks anything. */
static void a_click_anywhere_is_harmless(void **state)
{
	static const int sizes[][2] = { { 10, 40 }, { 24, 80 }, { 40, 120 } };
	struct seat *s = *state;

	for (size_t size = 0; size < 3; size++)
		for (size_t i = 0; screens[i]; i++)
			for (int row = 0; row < sizes[size][0]; row++)
				for (int col = 0; col < sizes[size][1] && !screens[i]->alone; col += 7) {
					size_t entries = s->ui.session->entry_count;

					s->ui.overlay = NULL;
					s->ui.veiled = s->ui.blank = s->ui.quit = false;
					seat_resize(s, sizes[size][0], sizes[size][1]);
					ui_go(&s->ui, screens[i]);
					ui_draw(&s->ui, &s->frame);
					pause_(s);
					seat_mouse(s, arena_printf(&s->meeting.arena, "press %d %d", row, col));
					assert_int_equal(s->ui.session->entry_count, entries);
					assert_in_range(s->frame.cursor_row, 0, sizes[size][0] - 1);
				}
	assert_false(s->ui.session->entries[0]->dropped);
}

int main(void)
{
#define ROW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(one_click_chooses_a_row_and_two_open_it),
		ROW(a_click_on_a_key_presses_it_once),
		ROW(what_asks_is_not_answered_by_the_same_double_click),
		ROW(a_click_into_the_line_moves_the_insertion_point),
		ROW(palette_and_help_are_lists_too),
		ROW(the_wheel_moves_in_the_list_and_edits_nothing),
		ROW(a_click_anywhere_is_harmless),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
