/* test_tui_people: the people screen as text, its keys, and that nothing of it leaves the house. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "seat.h"
#include "tui/heard.h"

static int setup(void **state)
{
	static const char *const lines[] = {
		":here p01", ":here p02", ":here p03", ":here p04", ":here p05", ":here p06", ":next",
		"An engine @p02", "Trust @p02", "Another @p03", ":hand p05", ":hand p03", ":floor p02",
	};
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, "chair");
	seat_lines(s, lines, sizeof lines / sizeof *lines);
	seat_press(s, "Esc F4");
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	seat_close(*state);
	free(*state);
	return 0;
}

static void who_speaks_stands_above_who_waits_above_the_groups(void **state)
{
	struct seat *s = *state;

	seat_shows(s, "6 of 7 here   2 waiting");
	assert_string_equal(seat_line(s, 2), "  Has the floor");
	assert_non_null(strstr(seat_line(s, 3), "▌ ✓   Dr Bram Okafor"));
	assert_string_equal(seat_line(s, 4), "  Waiting to speak");
	assert_non_null(strstr(seat_line(s, 5), "1   Éva Lund"));
	assert_non_null(strstr(seat_line(s, 6), "2   Cara Okafor"));
	assert_non_null(strstr(seat_line(s, 7), "provider leaders"));
	assert_int_equal(s->frame.cursor_row, 3);
}

static void f_gives_the_floor_to_whoever_waits_longest(void **state)
{
	struct seat *s = *state;

	seat_press(s, "G f");
	assert_string_equal(s->ui.session->floor->id, "p05");
	seat_press(s, "f");
	assert_string_equal(s->ui.session->floor->id, "p03");
	assert_int_equal(s->ui.session->hand_count, 0);
}

static void with_nobody_waiting_f_gives_it_to_the_chosen(void **state)
{
	struct seat *s = *state;

	seat_press(s, "f f");
	seat_press(s, "/");
	seat_type(s, "dov");
	seat_press(s, "Enter f");
	assert_string_equal(s->ui.session->floor->id, "p04");
}

static void one_key_says_here_or_away(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Space");
	seat_shows(s, "5 of 7 here");
	assert_false(s->ui.session->presence[1].here);
	/* And the next row is the chosen one. */
	seat_press(s, "Space Space");
	seat_shows(s, "3 of 7 here");
	seat_press(s, "k k k Space");
	seat_shows(s, "4 of 7 here");
	assert_true(s->ui.session->presence[1].here);
}

static void a_whole_room_is_marked_by_one_key(void **state)
{
	struct seat *s = *state;
	size_t left = 0;

	seat_press(s, "Space A");
	for (size_t i = 0; i < s->ui.session->roster->count; i++)
		left += !s->ui.session->presence[i].here;
	/* Whoever left has left. */
	assert_int_equal(left, 1);
	seat_press(s, "A");
	seat_shows(s, "Everybody is marked already");
}

static void a_hand_goes_up_and_down_and_the_floor_is_yielded(void **state)
{
	struct seat *s = *state;

	seat_press(s, "j h");
	assert_int_equal(s->ui.session->hand_count, 1);
	seat_press(s, "h");
	assert_int_equal(s->ui.session->hand_count, 2);
	seat_press(s, "F");
	assert_string_equal(s->ui.session->floor->id, "p05");
	seat_press(s, "y");
	assert_null(s->ui.session->floor);
}

static void somebody_is_added_and_edited_on_one_line(void **state)
{
	struct seat *s = *state;

	seat_press(s, "a");
	seat_enter(s, "Hal Verne org:\"Verne Hall\" group:council");
	assert_int_equal(s->ui.session->roster->count, 8);
	seat_press(s, "/");
	seat_type(s, "verne");
	seat_press(s, "Enter");
	seat_shows(s, "Verne Hall");
	seat_press(s, "e C-u");
	seat_enter(s, "part:observer");
	assert_int_equal(s->ui.session->roster->people[7].part, OBSERVER);
	assert_string_equal(s->ui.session->roster->people[7].group, "council");
}

static void the_matrix_says_who_was_not_heard_and_whom_to_ask(void **state)
{
	struct seat *s = *state;

	seat_shows(s, "council leaders                none");
	seat_shows(s, "Ask next: council leaders, not heard on this yet; Éva Lund has not spoken");
}

static void a_voice_from_everybody_needs_no_advice(void **state)
{
	static const char *const lines[] = { "One @p05", "Two @p06" };
	struct seat *s = *state;

	seat_lines(s, lines, 2);
	seat_press(s, "j");
	seat_hides(s, "Ask next");
}

static void a_group_far_below_its_share_is_told_in_words(void **state)
{
	static const char *const lines[] = { "One @p05", "a @p02", "b @p02", "c @p03", "d @p04", "e @p04" };
	struct seat *s = *state;

	seat_lines(s, lines, 6);
	assert_int_equal(heard_state(&s->ui, 3, 0), HEARD_LITTLE);
	seat_press(s, "j");
	seat_shows(s, "few 1");
	seat_shows(s, "Ask next: council leaders, little heard on this");
}

static void nothing_of_it_was_said_when_nobody_spoke(void **state)
{
	struct seat *s = *state;

	assert_int_equal(heard_least(&s->ui, 1), NO_GROUP);
	assert_int_equal(heard_state(&s->ui, 2, 1), HEARD_ENOUGH);
}

static void it_can_be_used_at_every_size(void **state)
{
	struct seat *s = *state;

	seat_resize(s, 10, 40);
	seat_shows(s, "6 here, 2 wait");
	seat_shows(s, "Bram Okafor");
	seat_shows(s, "? help");
	seat_press(s, "v");
	seat_shows(s, "none");
	seat_shows(s, "Ask next");
	seat_resize(s, 40, 120);
	seat_shows(s, "Heard");
	seat_shows(s, "Waiting to speak");
	seat_shows(s, "Ask next: council leaders, not heard on this yet;");
}

static void the_chosen_row_ends_where_who_was_heard_begins(void **state)
{
	struct seat *s = *state;
	const char *styles;
	size_t reversed = 0, len;

	seat_resize(s, 40, 120);
	styles = seat_styles(s);
	for (int row = 0; row < 3; row++)
		styles = strchr(styles, '\n') + 1;
	len = strcspn(styles, "\n");
	for (size_t i = 0; i < len; i++)
		reversed += styles[i] == styles[3];
	assert_int_equal(reversed, 120 - 58 - 2);
}

int main(void)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(who_speaks_stands_above_who_waits_above_the_groups),
		ROW(f_gives_the_floor_to_whoever_waits_longest),
		ROW(with_nobody_waiting_f_gives_it_to_the_chosen),
		ROW(one_key_says_here_or_away),
		ROW(a_whole_room_is_marked_by_one_key),
		ROW(a_hand_goes_up_and_down_and_the_floor_is_yielded),
		ROW(somebody_is_added_and_edited_on_one_line),
		ROW(the_matrix_says_who_was_not_heard_and_whom_to_ask),
		ROW(a_voice_from_everybody_needs_no_advice),
		ROW(a_group_far_below_its_share_is_told_in_words),
		ROW(nothing_of_it_was_said_when_nobody_spoke),
		ROW(the_chosen_row_ends_where_who_was_heard_begins),
		ROW(it_can_be_used_at_every_size),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
