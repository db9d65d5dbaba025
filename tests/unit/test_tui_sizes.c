/* test_tui_sizes: the room at all its sizes, without colour, without UTF-8, and whatever a window is dragged to. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
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
	seat_close(*state);
	free(*state);
	return 0;
}

static void at_80x24_it_is_this(void **state)
{
	struct seat *s = *state;

	seat_type(s, "Relationships");
	/* But for the footer, which names all the screens there are. */
	assert_string_equal(arena_string_n(&s->meeting.arena, seat_text(s), strlen(seat_text(s)) - strlen(seat_line(s, 23)) - 1),
		"  A table   1 of 2  Inside the system                             RULE   09:28\n"
		"  ───────────────────────────────────────────────────  20 min left, ends 09:48\n"
		"\n"
		"  Immediate actions                       stage 4 of 5, 4 min   empty: 2, 3, 5\n"
		"\n"
		"  09:28  view      It is a promise between equals                           +4\n"
		"  09:28  quote     “Nobody can do it alone”\n"
		"         – Immediate actions\n"
		"  09:28  ACTION    Define with councils what the system is for\n"
		"                                              addressee not set, level not set\n"
		"  09:28  ACTION    Publish the plan\n"
		"  09:28  parked    Who pays for the shared platform?\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"\n"
		"                                     views 1   quotes 1   actions 2   parked 1\n"
		"  ────────────────────────────────────────────────────────────────────────────\n"
		"  Immediate actions · action ▸ Relationships\n"
		"  Hands: 2 waiting, Dov Weiss first\n"
		"  Enter: action   . view  \" quote  ~ change  > recommend  = decide  ? park\n"
		"\n");
	seat_shows(s, "  F1 help  F2 room  F3 board  ");
}

static void at_40x10_it_still_takes_notes(void **state)
{
	struct seat *s = *state;

	seat_resize(s, 10, 40);
	seat_type(s, "Relationships must be strong enough");
	assert_string_equal(seat_line(s, 7), "  action ▸ Relationships must be");
	assert_string_equal(seat_line(s, 8), "  strong enough");
	seat_press(s, "Enter");
	seat_shows(s, "Kept 09:2");
	seat_shows(s, "ACTION");
	assert_non_null(strstr(seat_line(s, 0), "RULE"));
	assert_non_null(strstr(seat_line(s, 1), "min left"));
	assert_non_null(strstr(seat_line(s, 9), "F1 help"));
}

static void at_120x40_the_chair_sees_who_was_heard(void **state)
{
	struct seat *s = *state;

	seat_resize(s, 40, 120);
	seat_shows(s, "Meeting ");
	seat_shows(s, "Heard");
	seat_shows(s, "provider leaders               2  –    3");
	/* Whose group has the floor is being heard. */
	seat_hides(s, "Perhaps ask");
	seat_shows(s, "Queue");
	seat_shows(s, "Queue              Alt-g gives the floor");
	seat_shows(s, "1  Dov Weiss                 since 09:");
	seat_shows(s, "has the floor");
	seat_shows(s, "Actions so far");
	seat_shows(s, "3 ! Define with councils");
	seat_shows(s, "Parked");
	seat_shows(s, "Alt-g gives the floor");
	seat_enter(s, ":yield");
	seat_shows(s, "Perhaps ask council leaders");
	seat_resize(s, 40, 160);
	seat_shows(s, "internal     local here");
	s->ui.plan.role = "note-taker";
	seat_resize(s, 40, 121);
	seat_hides(s, "Heard");
}

/* Every size from nothing to plenty, on every screen and under every overlay: nothing lies outside, the cursor is on
 * the screen, and the typed line is never gone. */
static void it_can_be_dragged_to_any_size(void **state)
{
	static const int sizes[] = { 1, 2, 3, 5, 9, 10, 11, 13, 14, 15, 21, 22, 24, 40, 59, 60, 80, 109, 110, 200 };
	static const struct overlay *const overlays[] = {
		NULL, &overlay_help, &overlay_palette, &overlay_messages, &overlay_filter,
	};
	struct seat *s = *state;

	seat_type(s, "typed");
	for (size_t r = 0; r < sizeof sizes / sizeof *sizes; r++) {
		for (size_t c = 0; c < sizeof sizes / sizeof *sizes; c++) {
			for (size_t o = 0; o < sizeof overlays / sizeof *overlays; o++) {
				s->ui.overlay = overlays[o];
				seat_resize(s, sizes[r], sizes[c]);
				assert_in_range(s->frame.cursor_row, 0, sizes[r] - 1);
				assert_in_range(s->frame.cursor_col, 0, sizes[c] - 1);
			}
			if (sizes[c] >= 24)
				s->ui.overlay = NULL, seat_resize(s, sizes[r], sizes[c]), seat_shows(s, "typed");
		}
	}
	s->ui.overlay = NULL;
	seat_resize(s, 5, 30);
	seat_shows(s, "30x5 is too small here");
}

static void a_long_line_shows_where_it_is_typed(void **state)
{
	struct seat *s = *state;

	for (int i = 0; i < 30; i++)
		seat_type(s, "漢字 and ");
	seat_type(s, "the end");
	seat_shows(s, "the end");
	assert_in_range(s->frame.cursor_col, 20, 79);
	seat_press(s, "Home");
	seat_shows(s, "▸ 漢字 and");
}

/* However long the line and wherever one is in it: most of the field is words, and so is what follows. */
static void a_long_line_scrolls_calmly(void **state)
{
	/* Where the line has one row. */
	static const struct { int rows, cols; } sizes[] = { { 9, 80 }, { 9, 40 }, { 9, 41 }, { 9, 109 } };
	static const char *const words[] = { "one", "漢字", "e\xcc\x81te\xcc\x81", "👋", "four" };
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		int begins, width;

		seat_press(s, "C-e C-u");
		seat_resize(s, sizes[i].rows, sizes[i].cols);
		begins = s->frame.cursor_col;
		width = sizes[i].cols - begins;
		for (int word = 0; word < 60; word++) {
			seat_type(s, words[word % 5]);
			seat_type(s, " ");
			if (word > 40)
				assert_in_range(s->frame.cursor_col - begins, width / 2, width - 1);
		}
		assert_non_null(strstr(seat_text(s), "▸ …"));
		for (int key = 0; key < 60; key++) {
			seat_press(s, "Left");
			assert_in_range(s->frame.cursor_col - begins, 2, width - 1);
			if (key > 6)
				assert_in_range(s->frame.cursor_col - begins, 2, width - (width > 12 ? 4 : 1));
		}
		seat_press(s, "End");
	}
}

/* The rows between the clock and the line, as they show. */
static char *above_the_line(struct seat *s, int line)
{
	enum { CLOCK_ROWS = 4 };
	const char *from = NULL, *end = seat_text(s);

	for (int i = 0; i < line; i++) {
		if (i == CLOCK_ROWS)
			from = end;
		end = strchr(end, '\n') + 1;
	}
	return strndup(from, (size_t)(end - from));
}

static void a_long_line_goes_on_over_rows_below_it(void **state)
{
	static const struct { int rows, cols, line, most; } sizes[] = { { 24, 80, 19, 3 }, { 40, 120, 35, 3 }, { 18, 60, 14, 2 } };
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		int line = sizes[i].line;
		char *before;

		seat_press(s, "C-e C-u");
		seat_resize(s, sizes[i].rows, sizes[i].cols);
		seat_shows(s, "Hands: 2 waiting");
		seat_shows(s, "~ change");
		before = above_the_line(s, line);
		seat_type(s, "Begin with what a resident would notice, ");
		for (int word = 0; word < 40; word++) {
			char *now;

			seat_type(s, word % 7 ? "and then " : "漢字 e\xcc\x81te\xcc\x81 ");
			now = above_the_line(s, line);
			assert_string_equal(now, before);
			free(now);
			assert_in_range(s->frame.cursor_row, line, line + sizes[i].most - 1);
			assert_in_range(s->frame.cursor_col, 2, sizes[i].cols - 3);
			if (word == 0) {
				seat_shows(s, "Begin with");
				seat_shows(s, "Hands: 2 waiting");
				seat_hides(s, "~ change");
			}
		}
		seat_shows(s, "▸ …");
		seat_press(s, "Home");
		seat_shows(s, "▸ Begin with");
		assert_int_equal(s->frame.cursor_row, line);
		seat_press(s, "End");
		free(before);
	}
}

static void what_must_be_known_stays_below_a_long_line(void **state)
{
	struct seat *s = *state;

	for (int i = 0; i < 20; i++)
		seat_type(s, "word after ");
	seat_shows(s, "Hands: 2");
	seat_press(s, "Esc");
	seat_hides(s, "Hands: 2");
	seat_shows(s, "Letters are keys here");
	seat_press(s, "i C-o");
	seat_shows(s, "Nothing that is typed is kept");
}

static void counts_stand_closer_where_there_is_little_room(void **state)
{
	struct seat *s = *state;

	seat_shows(s, "views 1   quotes 1   actions 2   parked 1");
	seat_resize(s, 24, 40);
	seat_shows(s, "views 1 quotes 1 actions 2 parked 1");
}

static void in_the_smallest_window_what_is_typed_shows(void **state)
{
	static const int sizes[][2] = { { 3, 10 }, { 1, 10 }, { 3, 20 }, { 9, 39 } };
	struct seat *s = *state;

	seat_type(s, "> These are words");
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		seat_resize(s, sizes[i][0], sizes[i][1]);
		seat_shows(s, "words");
		assert_int_equal(s->frame.cursor_row, sizes[i][0] - 1);
	}
}

static void without_utf8_only_ascii_is_drawn(void **state)
{
	struct seat *s = *state;

	s->ui.plan.ascii = true;
	seat_resize(s, 40, 120);
	for (const char *c = seat_text(s); *c; c++)
		assert_true((unsigned char)*c < 0x80);
	seat_shows(s, "\"Nobody can do it alone\"");
	seat_shows(s, "action >");
}

static void states_have_a_word_and_not_only_a_style(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Esc");
	seat_shows(s, "▌");
	seat_press(s, "C-o");
	seat_shows(s, "OFF");
	seat_press(s, "C-o");
	assert_non_null(strchr(seat_styles(s), '#'));
	seat_shows(s, "ACTION");
}

static void nothing_moves_while_nothing_happens(void **state)
{
	struct seat *s = *state;
	const char *before = seat_text(s);

	/* 09:28:11 + eleven lines: within the same minute of the wall and of the stage. */
	s->ui.now_ms += 10000;
	ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms, false);
	ui_draw(&s->ui, &s->frame);
	assert_string_equal(seat_text(s), before);
}

int main(void)
{
#define ROW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(at_80x24_it_is_this),
		ROW(at_40x10_it_still_takes_notes),
		ROW(at_120x40_the_chair_sees_who_was_heard),
		ROW(it_can_be_dragged_to_any_size),
		ROW(a_long_line_shows_where_it_is_typed),
		ROW(a_long_line_scrolls_calmly),
		ROW(a_long_line_goes_on_over_rows_below_it),
		ROW(counts_stand_closer_where_there_is_little_room),
		ROW(what_must_be_known_stays_below_a_long_line),
		ROW(in_the_smallest_window_what_is_typed_shows),
		ROW(without_utf8_only_ascii_is_drawn),
		ROW(states_have_a_word_and_not_only_a_style),
		ROW(nothing_moves_while_nothing_happens),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
