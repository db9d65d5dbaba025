/* test_tui_poll: hands counted at the poll screen, what it says may be published, and what it shows when closed. */
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
		":here p01", ":here p02", ":here p03", ":here p04", ":here p05", ":here p06", ":next",
	};
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, "chair");
	seat_lines(s, lines, sizeof lines / sizeof *lines);
	seat_press(s, "Esc F5");
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	seat_close(*state);
	free(*state);
	return 0;
}

static int64_t votes(struct seat *s, const char *poll, size_t option)
{
	const struct poll *p = session_poll(s->ui.session, poll);
	int64_t all = 0;

	for (size_t i = 0; i < p->tally_count; i++)
		all += p->tallies[i].votes[option];
	return all;
}

static void it_opens_on_the_poll_of_the_dimension(void **state)
{
	struct seat *s = *state;

	seat_shows(s, "Poll 1 of 2");
	seat_shows(s, "A duty?");
	seat_shows(s, "not opened");
	seat_press(s, "+");
	seat_shows(s, "It is not open; o opens it");
	assert_int_equal(votes(s, "duty", 0), 0);
}

static void a_hand_is_one_key_and_one_undo(void **state)
{
	struct seat *s = *state;

	seat_press(s, "o + + Right +");
	assert_int_equal(votes(s, "duty", 0), 2);
	assert_int_equal(votes(s, "duty", 1), 1);
	seat_press(s, "u");
	assert_int_equal(votes(s, "duty", 1), 0);
	assert_int_equal(votes(s, "duty", 0), 2);
	seat_press(s, "Left -");
	assert_int_equal(votes(s, "duty", 0), 1);
}

static void hands_are_counted_by_group(void **state)
{
	struct seat *s = *state;

	seat_press(s, "o + j + +");
	assert_string_equal(seat_line(s, 5),
			    "  provider leaders                  1            0            0       3");
	assert_string_equal(seat_line(s, 6),
			    "▌ council leaders                   2            0            0       2");
	assert_string_equal(seat_line(s, 7),
			    "  everyone                          3            0            0       5");
	assert_int_equal(s->frame.cursor_row, 6);
}

static void more_hands_than_people_are_refused_in_words(void **state)
{
	struct seat *s = *state;

	seat_press(s, "o + + + +");
	assert_int_equal(votes(s, "duty", 0), 3);
	seat_shows(s, "4 cannot be");
	seat_press(s, "Right -");
	seat_shows(s, "No hand is counted there");
}

static void it_says_what_may_be_published_and_why_no_more(void **state)
{
	struct seat *s = *state;

	seat_press(s, "o +");
	seat_shows(s, "Will be published as: question and options alone (fewer people answered");
	seat_press(s, "+ j + +");
	seat_shows(s, "“There was general agreement.”, without figures");
	seat_press(s, "- Right +");
	seat_shows(s, "Will be published as: everyone only");
}

static void closing_asks_and_another_key_answers(void **state)
{
	struct seat *s = *state;

	seat_press(s, "o + + j + c c");
	assert_true(session_poll(s->ui.session, "duty")->open);
	seat_press(s, "c y");
	assert_true(session_poll(s->ui.session, "duty")->closed);
}

static void closed_it_shows_bars_of_what_may_be_published_alone(void **state)
{
	struct seat *s = *state;

	seat_press(s, "o + + j + Right + c y");
	seat_shows(s, "▌ everyone");
	seat_shows(s, "Agree               ━");
	seat_shows(s, "May be published as: everyone only");
	seat_hides(s, "council leaders");
	seat_press(s, "+");
	seat_shows(s, "It is closed; o opens it again");
}

static void what_may_not_be_shown_has_no_bar(void **state)
{
	struct seat *s = *state;

	seat_press(s, "o + j + c y");
	seat_hides(s, "everyone");
	seat_shows(s, "question and options alone");
	seat_hides(s, "━━");
}

static void a_new_question_opens_and_shows(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab");
	seat_shows(s, "A place?");
	seat_press(s, "a");
	seat_enter(s, "\"Shall we meet again?\" Yes \"Not now\"");
	seat_shows(s, "Poll 3 of 3");
	seat_shows(s, "Shall we meet again?");
	seat_shows(s, "Not now");
	seat_press(s, "Right +");
	assert_int_equal(votes(s, "new-1", 1), 1);
}

/* Another was looked at; then one opens, from wherever. */
static void the_one_that_opens_is_the_one_that_shows(void **state)
{
	static const char *const lines[] = { ":poll new \"Shall we meet again?\" Yes No" };
	struct seat *s = *state;

	seat_press(s, "Tab");
	seat_shows(s, "Poll 2 of 2");
	seat_lines(s, lines, 1);
	seat_resize(s, 24, 80);
	seat_shows(s, "Shall we meet again?");
	seat_press(s, "Tab");
	seat_hides(s, "Shall we meet again?");
}

static void who_has_left_is_not_here(void **state)
{
	static const char *const lines[] = { ":poll duty", ":away p05" };
	struct seat *s = *state;

	seat_lines(s, lines, 2);
	seat_resize(s, 24, 80);
	seat_shows(s, "everyone                          0            0            0       4");
}

static void undo_says_whose_hands(void **state)
{
	struct seat *s = *state;

	seat_press(s, "o + u");
	seat_shows(s, "Undone: hands of ");
}

static void it_can_be_used_at_every_size(void **state)
{
	struct seat *s = *state;

	seat_press(s, "o +");
	seat_resize(s, 10, 40);
	seat_shows(s, "A duty?");
	seat_shows(s, "everyone");
	seat_shows(s, "Will be published as");
	seat_shows(s, "? help");
	seat_resize(s, 40, 120);
	seat_shows(s, "everyone");
	seat_shows(s, "Nobody else sees a figure until it is closed.");
}

int main(void)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(it_opens_on_the_poll_of_the_dimension),
		ROW(a_hand_is_one_key_and_one_undo),
		ROW(hands_are_counted_by_group),
		ROW(more_hands_than_people_are_refused_in_words),
		ROW(it_says_what_may_be_published_and_why_no_more),
		ROW(closing_asks_and_another_key_answers),
		ROW(closed_it_shows_bars_of_what_may_be_published_alone),
		ROW(what_may_not_be_shown_has_no_bar),
		ROW(a_new_question_opens_and_shows),
		ROW(the_one_that_opens_is_the_one_that_shows),
		ROW(who_has_left_is_not_here),
		ROW(undo_says_whose_hands),
		ROW(it_can_be_used_at_every_size),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
