/* test_tui_review: deciding strings and reading entries at the review screen. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seat.h"
#include "tui/opening.h"

static int setup(void **state)
{
	static const char *const lines[] = {
		":here p02", ":here p03", ":here p04", ":here p05", ":here p06", ":next",
		"\" As the only council leader here, I would not sign that @p05",
		"Bram Okafor said the plan had been told to everyone",
		"Harold Pinter wrote about this",
		"Nothing to see here",
		"Let us ask Harold Pinter, or Wanda Gullick",
	};
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, "organiser");
	seat_lines(s, lines, sizeof lines / sizeof *lines);
	seat_press(s, "F6");
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

static void strings_to_decide_stand_first_and_once(void **state)
{
	struct seat *s = *state;

	assert_string_equal(seat_line(s, 2), "  To decide");
	assert_string_equal(seat_line(s, 3),
			    "▌ perhaps a name    “Harold Pinter”                                    2 times");
	seat_shows(s, "names a person    “Bram Okafor”");
	seat_shows(s, "2 left");
	assert_int_equal(s->frame.cursor_row, 3);
}

static void as_written_and_as_published_stand_below_each_other(void **state)
{
	struct seat *s = *state;

	seat_shows(s, "As written    Harold Pinter wrote about this");
	seat_shows(s, "As published  ");
	seat_shows(s, "Goes to       1 of 2: Inside the system, What does this mean?, as a view");
	/* The finding is underlined where it stands. */
	assert_non_null(strstr(seat_styles(s), "mmmmmmmmmmmmm..................."));
	seat_press(s, "Right");
	seat_shows(s, "As written    Let us ask Harold Pinter, or Wanda Gullick");
	seat_press(s, "Left");
	seat_shows(s, "1 of 2: ");
}

static void a_decision_goes_on_to_the_next_string(void **state)
{
	struct seat *s = *state;

	seat_press(s, "p");
	assert_int_equal(s->ui.session->verdict_count, 1);
	assert_int_equal(s->ui.session->verdicts[0].decision, DECIDE_PRINT);
	assert_string_equal(s->ui.session->verdicts[0].in, "");
	seat_shows(s, "▌ perhaps a name    “Wanda Gullick”");
	seat_shows(s, "Printed, somebody decided");
	seat_press(s, "h");
	assert_int_equal(s->ui.session->verdicts[1].decision, DECIDE_HIDE);
	seat_shows(s, "0 left");
	seat_press(s, "Enter");
	seat_shows(s, "Every string is decided");
}

static void capital_p_and_h_decide_for_one_place(void **state)
{
	struct seat *s = *state;

	seat_press(s, "P");
	assert_string_equal(s->ui.session->verdicts[0].in, entry(s, 3)->id);
}

static void undo_brings_the_string_back(void **state)
{
	struct seat *s = *state;

	seat_press(s, "p u");
	assert_int_equal(s->ui.session->verdict_count, 0);
	seat_shows(s, "2 left");
}

static void an_entry_is_reworded_with_an_opening(void **state)
{
	struct seat *s = *state;

	seat_press(s, "e Tab Enter");
	assert_string_equal(entry(s, 3)->wording, "{who} said that Harold Pinter wrote about this");
	seat_press(s, "u e Tab Tab Tab Tab");
	seat_press(s, "Esc");
	assert_null(entry(s, 3)->wording);
}

static void openings_keep_capitals_that_mean_something(void **state)
{
	static const struct { const char *what, *text, *reads; } rows[] = {
		{ "a word", "The board is slow", "{who} said that the board is slow" },
		{ "an acronym", "NHS boards are slow", "{who} said that NHS boards are slow" },
		{ "the first person", "I would not", "{who} said that I would not" },
		{ "and short", "I'd not", "{who} said that I'd not" },
		{ "a word that begins like it", "It is slow", "{who} said that it is slow" },
		{ "a name of the roster", "Bram knows", "{who} said that Bram knows" },
		{ "a letter with a mark", "Également", "{who} said that également" },
		{ "a run of capitals", "Harold Pinter wrote", "{who} said that Harold Pinter wrote" },
		{ "not before an I", "What I want", "{who} said that what I want" },
		{ "the next one", "{who} said that the board", "{who} felt that the board" },
		{ "the third", "{who} felt that the board", "A view emerged that the board" },
		{ "none again", "A view emerged that the board", "The board" },
	};
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *reads = opening_next(s->ui.session, &s->meeting.arena, rows[i].text);

		if (strcmp(reads, rows[i].reads) != 0)
			fail_msg("%s: %s", rows[i].what, reads);
	}
}

static void reading_marks_entries_one_by_one(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab");
	seat_shows(s, "0 of 5 checked   5 left");
	seat_shows(s, "quote     “As [a participant], I would not sign that.” — a");
	seat_press(s, "Enter");
	assert_int_equal(entry(s, 2)->more->checker_count, 1);
	assert_non_null(strstr(seat_line(s, 3), "✓ 2"));
	assert_non_null(strstr(seat_line(s, 4), "▌ ! "));
	seat_press(s, "Enter Enter Enter Enter");
	seat_shows(s, "5 of 5 checked   0 left");
	seat_press(s, "Enter");
	seat_shows(s, "Every entry is read");
}

static void space_takes_a_mark_back(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab Space");
	seat_shows(s, "1 of 5 checked   4 left");
	seat_resize(s, 24, 120);
	seat_shows(s, "; read by the organiser");
	seat_press(s, "Space");
	seat_shows(s, "0 of 5 checked   5 left");
	seat_press(s, "Space u");
	seat_shows(s, "0 of 5 checked   5 left");
}

/* Another role, or a person by name; somebody who starts the program a second time is no second person. */
static void a_second_person_is_counted_apart(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab Enter");
	meeting_must(&s->meeting, ":checked 2");
	seat_follow(s);
	seat_shows(s, "1 of 5 checked   4 left");
	seat_press(s, "Up r");
	seat_shows(s, "Who reads here from now on?");
	seat_type(s, "bram");
	seat_press(s, "Enter");
	seat_shows(s, "1 of 5 checked, 1 by a second person");
	assert_int_equal(entry(s, 2)->more->checker_count, 2);
	assert_non_null(strstr(seat_line(s, 3), "▌ ✓✓2"));
	seat_resize(s, 24, 120);
	seat_shows(s, "; read by the organiser and Bram Okafor");
	/* What is reworded is to be read again, by everybody. */
	meeting_must(&s->meeting, ":wording 2 I would not sign that.");
	seat_follow(s);
	seat_shows(s, "0 of 5 checked   5 left");
}

/* As Tab completes it, with its marks, or as lines have it. */
static void a_second_person_may_be_completed(void **state)
{
	static const char *const ways[] = { "bram", "\"Bram Okafor\" ", "@bram" };
	struct seat *s = *state;

	seat_press(s, "Tab");
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		print_message("%s\n", ways[i]);
		seat_press(s, "r");
		seat_type(s, ways[i]);
		seat_press(s, i ? "Enter" : "Tab Enter");
		seat_shows(s, "1 of 5 checked");
		seat_press(s, "Space");
		seat_shows(s, "0 of 5 checked");
	}
}

/* Enter offers what nobody has read; then, to a second person, what they have not. */
static void a_second_person_reads_what_the_first_has(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab Enter Enter Enter Enter Enter r");
	seat_type(s, "bram");
	seat_press(s, "Enter Enter");
	seat_shows(s, "5 of 5 checked, 1 by a second person");
	seat_press(s, "Enter Enter Enter Enter");
	seat_shows(s, "5 of 5 checked, 5 by a second person");
	seat_press(s, "Enter");
	seat_shows(s, "Every entry is read");
	seat_press(s, "F7");
	seat_shows(s, "5 of 5 entries checked, 5 by a second person");
}

static void only_what_is_unread_shows(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab Enter o");
	seat_shows(s, "Only what nobody has read shows");
	seat_hides(s, "✓ 2");
	seat_shows(s, "1 of 5 checked   4 left");
	seat_press(s, "o");
	seat_shows(s, "Only what one person has read shows");
	seat_shows(s, "✓ 2");
	seat_hides(s, "Nothing to see here");
	seat_press(s, "o");
	seat_shows(s, "Nothing to see here");
}

static void capital_a_reads_what_has_no_finding_and_says_how_many_it_skipped(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab A");
	for (size_t number = 1; number <= 5; number++)
		assert_int_equal(entry(s, number)->more->checker_count, number == 4);
	seat_shows(s, "1 marked as read; 4 with a finding skipped");
	seat_shows(s, "1 of 5 checked   4 left");
}

static void on_a_small_screen_what_is_decided_is_what_shows(void **state)
{
	struct seat *s = *state;

	meeting_must(&s->meeting, "It was said at some length, in board after board, that Walter Pemberton would have to be asked");
	seat_follow(s);
	seat_resize(s, 10, 40);
	for (int i = 0; i < 12 && !strstr(seat_text(s), "▌ perhaps a name    “Walter"); i++)
		seat_press(s, "j");
	seat_shows(s, "Strings to decide");
	seat_shows(s, "that Walter Pemberton");
	seat_shows(s, "▸ …");
	seat_shows(s, "[name withheld]");
}

static void one_undo_takes_back_all_that_capital_a_marked(void **state)
{
	struct seat *s = *state;
	size_t marked = 0;

	meeting_must(&s->meeting, "Rain is wet");
	meeting_must(&s->meeting, "Snow is cold");
	seat_follow(s);
	seat_press(s, "Tab A");
	seat_shows(s, "3 marked as read, u takes all back; 4 with a finding skipped");
	seat_press(s, "u");
	seat_shows(s, "Undone: 3 marked as read. U to redo");
	seat_shows(s, "0 of 7 checked");
	seat_press(s, "U");
	seat_shows(s, "Done again: 3 marked as read");
	seat_shows(s, "3 of 7 checked");
	/* Something else was done since: that goes alone, and then they go one by one. */
	seat_press(s, "* u");
	seat_shows(s, "3 of 7 checked");
	seat_press(s, "u");
	seat_shows(s, "2 of 7 checked");
	for (size_t i = 1; i <= 7; i++)
		marked += entry(s, i)->more->checker_count;
	assert_int_equal(marked, 2);
}

static void an_entry_is_left_out_and_taken_in_again(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab * w x");
	assert_true(entry(s, 2)->star && entry(s, 2)->agreed);
	assert_true(entry(s, 2)->omitted);
	seat_shows(s, "left out");
	/* It stands at the end now. */
	seat_press(s, "G x");
	assert_false(entry(s, 2)->omitted);
}

static void entries_stand_as_they_are_printed_and_can_be_ordered(void **state)
{
	struct seat *s = *state;

	/* A quote comes last within its stage unless somebody says otherwise: the rows are the printed order. */
	seat_press(s, "Tab j");
	assert_non_null(strstr(seat_line(s, 4), "▌"));
	seat_press(s, "K");
	assert_int_equal(s->ui.session->order_count, 1);
	assert_non_null(strstr(seat_line(s, 3), "▌"));
	seat_press(s, "x");
	seat_shows(s, "Not printed");
}

static void what_an_entry_lacks_is_asked_for(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab /");
	seat_type(s, "Nothing to see");
	seat_press(s, "Enter t");
	seat_enter(s, "outcomes");
	assert_string_equal(entry(s, 4)->more->tags[0], "outcomes");
	seat_press(s, "m");
	seat_enter(s, "local/wanted");
	assert_string_equal(s->ui.session->agenda->steps[entry(s, 4)->step].stage->id, "wanted");
	seat_press(s, "l");
	seat_shows(s, ":passage local/wanted");
	seat_enter(s, "It was put like this.");
	assert_string_equal(session_passage(s->ui.session, "local/wanted"), "It was put like this.");
	seat_press(s, "=");
	seat_enter(s, "2");
	assert_ptr_equal(entry(s, 4)->same_as, entry(s, 2));
}

static void what_was_typed_shows_beside_its_rewording(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Tab g");
	seat_press(s, "e C-u");
	seat_enter(s, "Somebody would not sign");
	seat_shows(s, "As written    Bram Okafor said the plan");
	seat_shows(s, "Reworded      Somebody would not sign");
	seat_resize(s, 10, 40);
	seat_shows(s, "Bram Okafor said the plan");
}

static void leaving_an_entry_out_stays_at_its_neighbour(void **state)
{
	struct seat *s = *state;
	char neighbour[64];

	seat_press(s, "Tab g");
	snprintf(neighbour, sizeof neighbour, "%s", ui_rows(&s->ui)->id[1]);
	seat_press(s, "x");
	assert_string_equal(ui_chosen(&s->ui), neighbour);
	seat_press(s, "u G k");
	snprintf(neighbour, sizeof neighbour, "%s", ui_rows(&s->ui)->id[ui_rows(&s->ui)->count - 1]);
	seat_press(s, "x x");
	/* The two that were left out stand at the end; the one above is what is left. */
	assert_string_not_equal(ui_chosen(&s->ui), neighbour);
	seat_press(s, "u u");
}

static void it_can_be_used_at_every_size(void **state)
{
	struct seat *s = *state;

	seat_resize(s, 10, 40);
	seat_shows(s, "▌ perhaps a name    “Harold Pinter”");
	seat_shows(s, "Harold Pinter wrote about this");
	seat_shows(s, "2 left");
	seat_shows(s, "? help");
	seat_resize(s, 40, 120);
	seat_shows(s, "As published");
	seat_shows(s, "A all plain");
}

int main(void)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(strings_to_decide_stand_first_and_once),
		ROW(as_written_and_as_published_stand_below_each_other),
		ROW(a_decision_goes_on_to_the_next_string),
		ROW(capital_p_and_h_decide_for_one_place),
		ROW(undo_brings_the_string_back),
		ROW(an_entry_is_reworded_with_an_opening),
		ROW(openings_keep_capitals_that_mean_something),
		ROW(reading_marks_entries_one_by_one),
		ROW(space_takes_a_mark_back),
		ROW(a_second_person_is_counted_apart),
		ROW(a_second_person_may_be_completed),
		ROW(a_second_person_reads_what_the_first_has),
		ROW(only_what_is_unread_shows),
		ROW(capital_a_reads_what_has_no_finding_and_says_how_many_it_skipped),
		ROW(on_a_small_screen_what_is_decided_is_what_shows),
		ROW(one_undo_takes_back_all_that_capital_a_marked),
		ROW(an_entry_is_left_out_and_taken_in_again),
		ROW(entries_stand_as_they_are_printed_and_can_be_ordered),
		ROW(what_an_entry_lacks_is_asked_for),
		ROW(what_was_typed_shows_beside_its_rewording),
		ROW(leaving_an_entry_out_stays_at_its_neighbour),
		ROW(it_can_be_used_at_every_size),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
