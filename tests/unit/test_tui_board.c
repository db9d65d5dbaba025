/* test_tui_board: the board of actions as text, and what its keys do. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "seat.h"

static int setup(void **state)
{
	static const char *const lines[] = {
		":go internal/actions",
		"! Define with councils what the system is for to:Systems level:system due:2019-12-05 owner:@p02",
		"! Keep the focus on the whole system",
		":go local/wanted",
		"A resident should know whom to ask",
	};
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, "chair");
	seat_lines(s, lines, sizeof lines / sizeof *lines);
	seat_press(s, "Esc F3");
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	seat_close(*state);
	free(*state);
	return 0;
}

static const struct entry *entry(struct seat *s, size_t number)
{
	return s->ui.session->entries[number - 1];
}

static void actions_stand_under_their_dimension_and_gaps_are_marked(void **state)
{
	struct seat *s = *state;

	seat_shows(s, "2 open   1 incomplete");
	assert_string_equal(seat_line(s, 2), "  Inside the system                                  addressee      level");
	assert_string_equal(seat_line(s, 3), "▌ 1    Define with councils what the system is for   Systems        system");
	assert_string_equal(seat_line(s, 4), "  2  ! Keep the focus on the whole system            not set        not set");
	seat_hides(s, "A resident should know");
	assert_int_equal(s->frame.cursor_row, 3);
}

static void an_owner_is_said_to_be_set_and_not_who(void **state)
{
	struct seat *s = *state;

	seat_shows(s, "Owner (private, never printed): set.   Due 5 December.");
	seat_hides(s, "Okafor");
}

static void each_key_asks_on_one_line_and_enter_sets(void **state)
{
	static const struct { const char *what, *key, *typed, *says; } rows[] = {
		{ "addressee", "t", "Systems", "Systems" },
		{ "level", "l", "region", "region" },
		{ "due", "d", "+6w", "within six weeks, 19 Nov." },
		{ "owner", "o", "p03", "Owner (private, never printed): set." },
	};
	struct seat *s = *state;

	seat_press(s, "j");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		seat_press(s, rows[i].key);
		seat_shows(s, "of action 2");
		seat_enter(s, rows[i].typed);
		seat_shows(s, rows[i].says);
	}
	assert_string_equal(entry(s, 2)->addressee, "Systems");
	assert_string_equal(entry(s, 2)->level, "region");
	assert_string_equal(entry(s, 2)->due, "+6w");
	assert_string_equal(entry(s, 2)->owner->id, "p03");
	seat_shows(s, "0 incomplete");
}

static void candidates_show_and_tab_completes(void **state)
{
	struct seat *s = *state;

	seat_press(s, "l");
	seat_shows(s, "neighbourhood  place  system  region  national");
	seat_type(s, "neigh");
	seat_press(s, "Tab Enter");
	assert_string_equal(entry(s, 1)->level, "neighbourhood");
}

static void an_answer_left_empty_or_escaped_changes_nothing(void **state)
{
	struct seat *s = *state;

	seat_press(s, "t C-u Enter");
	assert_string_equal(entry(s, 1)->addressee, "Systems");
	seat_press(s, "t");
	seat_type(s, " elsewhere");
	seat_press(s, "Esc");
	assert_string_equal(entry(s, 1)->addressee, "Systems");
}

static void space_is_done_and_undo_says_what(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Space");
	assert_true(entry(s, 1)->done);
	seat_shows(s, "✓ Define");
	seat_press(s, "u");
	assert_false(entry(s, 1)->done);
	seat_shows(s, "Undone: ");
	seat_press(s, "U");
	assert_true(entry(s, 1)->done);
}

static void a_note_becomes_an_action_and_back(void **state)
{
	struct seat *s = *state;

	seat_press(s, "v G");
	seat_shows(s, "view  A resident should know whom to ask");
	seat_press(s, "c");
	assert_int_equal(entry(s, 3)->kind, ACTION);
	seat_press(s, "c");
	assert_int_equal(entry(s, 3)->kind, VIEW);
}

static void what_is_added_goes_to_the_actions_of_the_rooms_dimension(void **state)
{
	struct seat *s = *state;

	seat_press(s, "a");
	seat_shows(s, "New action: Local");
	seat_enter(s, "Write it down level:place");
	assert_int_equal(s->ui.session->entry_count, 4);
	assert_string_equal(entry(s, 4)->text, "Write it down");
	assert_string_equal(entry(s, 4)->level, "place");
	assert_int_equal(entry(s, 4)->kind, ACTION);
	assert_string_equal(s->ui.session->agenda->steps[entry(s, 4)->step].stage->id, "actions");
	/* Where the room is, although the chosen row was of another dimension; and it is the chosen one now. */
	assert_string_equal(s->ui.session->agenda->steps[entry(s, 4)->step].dimension->id, "local");
	assert_string_equal(ui_chosen(&s->ui), entry(s, 4)->id);
}

static void after_the_dimensions_it_goes_where_the_chosen_row_is(void **state)
{
	static const char *const lines[] = { ":go closing" };
	struct seat *s = *state;

	seat_lines(s, lines, 1);
	seat_press(s, "a");
	seat_shows(s, "New action: Inside the system");
}

static void what_is_one_word_is_said_anew(void **state)
{
	struct seat *s = *state;

	seat_press(s, "d");
	seat_shows(s, ":due 1 2019-12-05");
	seat_enter(s, "2020-01-06");
	assert_string_equal(entry(s, 1)->due, "2020-01-06");
	seat_press(s, "l");
	seat_shows(s, ":level 1 system");
	seat_enter(s, "place");
	assert_string_equal(entry(s, 1)->level, "place");
	seat_resize(s, 40, 120);
	seat_shows(s, "6 Jan 2020");
}

static void sorting_goes_through_every_order_and_back(void **state)
{
	static const char *const orders[] = { "by addressee", "by level", "by date", "gaps first" };
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		seat_press(s, "s");
		seat_shows(s, orders[i]);
	}
	seat_shows(s, "Something is missing");
	seat_press(s, "s");
	seat_hides(s, "gaps first");
}

static void a_filter_finds_addressees_too(void **state)
{
	struct seat *s = *state;

	seat_press(s, "/");
	seat_type(s, "SYSTEMS");
	seat_press(s, "Enter");
	seat_shows(s, "Define with councils");
	seat_hides(s, "Keep the focus");
}

static void words_and_horizon_change_where_they_stand(void **state)
{
	struct seat *s = *state;

	seat_press(s, "e");
	seat_enter(s, ", soon");
	assert_string_equal(entry(s, 1)->text, "Define with councils what the system is for, soon");
	seat_press(s, "h");
	assert_string_equal(entry(s, 1)->horizon, "medium");
	seat_shows(s, "Medium term.");
}

static void it_can_be_used_at_every_size(void **state)
{
	static const struct { int rows, cols; } sizes[] = { { 10, 40 }, { 24, 80 }, { 40, 120 } };
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		seat_resize(s, sizes[i].rows, sizes[i].cols);
		seat_shows(s, "Define with councils");
		seat_shows(s, "? help");
		assert_int_equal(s->frame.cursor_row, 3);
	}
	seat_shows(s, "5 Dec");
}

static void states_are_told_without_colour(void **state)
{
	struct seat *s = *state;

	/* The chosen row has a sign beside its style; a gap has a sign and words. */
	assert_non_null(strstr(seat_styles(s), "\na.###"));
	seat_shows(s, "▌ 1");
	seat_shows(s, "!");
	seat_shows(s, "not set");
}

int main(void)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(actions_stand_under_their_dimension_and_gaps_are_marked),
		ROW(an_owner_is_said_to_be_set_and_not_who),
		ROW(each_key_asks_on_one_line_and_enter_sets),
		ROW(candidates_show_and_tab_completes),
		ROW(an_answer_left_empty_or_escaped_changes_nothing),
		ROW(space_is_done_and_undo_says_what),
		ROW(a_note_becomes_an_action_and_back),
		ROW(what_is_added_goes_to_the_actions_of_the_rooms_dimension),
		ROW(after_the_dimensions_it_goes_where_the_chosen_row_is),
		ROW(what_is_one_word_is_said_anew),
		ROW(sorting_goes_through_every_order_and_back),
		ROW(a_filter_finds_addressees_too),
		ROW(words_and_horizon_change_where_they_stand),
		ROW(it_can_be_used_at_every_size),
		ROW(states_are_told_without_colour),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
