/* test_tui: steering and capturing on the room screen: what keys do and what is to be seen then. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seat.h"
#include "tui/entry.h"
#include "tui/overlay.h"

static int sit(void **state, const char *role)
{
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, role);
	meeting_must(&s->meeting, ":go internal/meaning");
	s->ui.now_ms = s->meeting.now_ms;
	seat_follow(s);
	*state = s;
	return 0;
}

static int chair(void **state)
{
	return sit(state, "chair");
}

static int note_taker(void **state)
{
	return sit(state, "note-taker");
}

static int teardown(void **state)
{
	seat_close(*state);
	free(*state);
	return 0;
}

static const struct entry *last_entry(struct seat *s)
{
	const struct session *now = desk_session(s->meeting.desk);

	assert_true(now->entry_count > 0);
	return now->entries[now->entry_count - 1];
}

/* ---- beginning ---- */

/* Nobody has begun. */
static int before(void **state)
{
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, "chair");
	*state = s;
	return 0;
}

static void to_begin_comes_before_the_next_stage(void **state)
{
	static const char *const keys[] = { "PgDn", "Esc ]" };
	struct seat *s = *state;

	seat_shows(s, "not begun");
	seat_shows(s, "PgDn begins");
	seat_press(s, "Esc");
	seat_shows(s, "] begins");
	seat_press(s, "i PgDn");
	assert_true(s->ui.session->clock.started);
	assert_int_equal(s->ui.session->clock.step, 0);
	seat_hides(s, "begins");
	seat_shows(s, "Now: Opening.");
	seat_shows(s, "min left, ends ");
	for (size_t i = 0; i < 2; i++) {
		seat_press(s, keys[i]);
		assert_int_equal(s->ui.session->clock.step, i + 1);
	}
}

/* "10:28", when the meeting will end at this pace. */
static const char *meeting_ends(struct seat *s)
{
	const char *at = strstr(seat_text(s), "Meeting   ");

	assert_non_null(at);
	return arena_printf(&s->meeting.arena, "%.5s", strstr(at, "ends ") + strlen("ends "));
}

static void a_look_ahead_does_not_spend_a_dimension(void **state)
{
	struct seat *s = *state;
	const char *planned;

	seat_resize(s, 40, 120);
	seat_press(s, "PgDn");
	planned = meeting_ends(s);
	seat_press(s, "PgDn");
	seat_wait(s, 1);
	seat_press(s, "PgUp");
	assert_int_equal(s->ui.session->clock.step, 0);
	assert_string_equal(meeting_ends(s), planned);
	/* A dimension that was left for the one behind it is over, whatever it had left. */
	seat_enter(s, ":go local");
	assert_string_not_equal(meeting_ends(s), planned);
}

static void a_half_typed_line_is_cleared_before_one_leaves(void **state)
{
	struct seat *s = *state;

	seat_type(s, "x");
	seat_press(s, "Esc C-c");
	assert_false(s->ui.quit);
	assert_int_equal(s->ui.focus, FOCUS_ENTRY);
	assert_string_equal(seat_typed(s), "");
	seat_shows(s, "Ctrl-Z brings it back");
	seat_press(s, "Esc C-c");
	assert_true(s->ui.quit);
}

/* ---- keeping ---- */

static void what_is_typed_is_kept_and_said(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "An engine for what no partner can solve alone");
	seat_shows(s, "Kept ");
	seat_shows(s, "An engine for what no partner can solve alone");
	assert_string_equal(seat_typed(s), "");
	assert_int_equal(last_entry(s)->kind, VIEW);
}

static void the_message_stays_until_the_next_key(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "One");
	seat_wait(s, 2);
	seat_shows(s, "Kept ");
	seat_press(s, "x");
	seat_hides(s, "Kept ");
}

static void a_refused_line_stays_where_it_was_typed(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "@p02");
	seat_shows(s, "There is no text to keep");
	assert_string_equal(seat_typed(s), "@p02");
}

static void a_token_that_does_not_parse_is_said(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "! Do it due:never");
	seat_shows(s, "Kept ");
	seat_shows(s, "due:never is not a date");
}

static void the_prompt_says_what_the_line_will_be(void **state)
{
	static const struct { const char *typed; const char *prompt; } rows[] = {
		{ "x", "view ▸" }, { "\" x", "quote ▸" }, { "! x", "action ▸" }, { "~ x", "change ▸" },
		{ "> x", "recommendation ▸" }, { "= x", "decision ▸" }, { "? x", "parked ▸" }, { "!x", "view ▸" },
	};
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		seat_type(s, rows[i].typed);
		seat_shows(s, rows[i].prompt);
		seat_press(s, "C-u");
	}
}

static void tab_changes_the_kind(void **state)
{
	struct seat *s = *state;

	seat_type(s, "We should");
	seat_press(s, "Tab Tab");
	assert_string_equal(seat_typed(s), "! We should");
	seat_press(s, "S-Tab S-Tab");
	assert_string_equal(seat_typed(s), "We should");
	seat_type(s, " stop");
	assert_string_equal(seat_typed(s), "We should stop");
}

static void tab_completes_who_and_where(void **state)
{
	static const struct { const char *what, *typed, *line; } rows[] = {
		{ "one person", "x @ada", "x @\"Ada Marlow\" " },
		{ "an accent", "x @eva", "x @\"Éva Lund\" " },
		{ "an alias", "x @bo", "x @\"Bram Okafor\" " },
		{ "an owner", "x owner:@dov", "x owner:@\"Dov Weiss\" " },
		{ "a level", "x level:nei", "x level:neighbourhood " },
		{ "a horizon", "x horizon:i", "x horizon:immediate " },
		{ "a place", "x in:local/pre", "x in:local/present " },
		{ "a group as addressee", "x to:prov", "x to:\"provider leaders\" " },
		{ "several: as far as they agree", "x @oka", "x @oka" },
	};
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("%s\n", rows[i].what);
		seat_type(s, rows[i].typed);
		seat_press(s, "Tab");
		assert_string_equal(seat_typed(s), rows[i].line);
		if (strstr(rows[i].typed, "@oka"))
			seat_shows(s, "Bram Okafor   Cara Okafor");
		seat_press(s, "C-e C-u");
	}
}

static void completed_tokens_mean_whom_they_say(void **state)
{
	struct seat *s = *state;

	seat_type(s, "Said so @eva");
	seat_press(s, "Tab");
	seat_type(s, "to:council");
	seat_press(s, "Tab Enter");
	assert_string_equal(last_entry(s)->speaker->id, "p05");
	assert_string_equal(last_entry(s)->addressee, "council leaders");
	assert_string_equal(last_entry(s)->text, "Said so");
}

/* ---- earlier entries ---- */

static void up_edits_an_earlier_entry_and_down_comes_back(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "First");
	seat_enter(s, "Second");
	seat_type(s, "half a li");
	seat_press(s, "Up Up");
	assert_string_equal(seat_typed(s), "First");
	seat_shows(s, "editing 1");
	seat_press(s, "Down Down");
	assert_string_equal(seat_typed(s), "half a li");
	seat_press(s, "Up");
	seat_enter(s, " thoughts");
	assert_string_equal(last_entry(s)->text, "Second thoughts");
	assert_string_equal(seat_typed(s), "half a li");
}

static void an_edit_can_change_the_kind_alone(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "Pool the budget");
	seat_press(s, "Up Tab Tab Enter");
	assert_int_equal(last_entry(s)->kind, ACTION);
	assert_string_equal(last_entry(s)->text, "Pool the budget");
	assert_string_equal(seat_typed(s), "");
	seat_shows(s, "addressee not set, level not set");
}

/* Who forgot to say who spoke goes back and says it. */
static void tokens_that_are_put_to_an_old_line_count(void **state)
{
	static const struct { const char *what, *line, *more, *text; int speaker, tags; bool star; } rows[] = {
		{ "a speaker", "Pool it", " @bram", "Pool it", 1, 0, false },
		{ "all of it", "Pool it all", " @bram #money *", "Pool it all", 1, 1, true },
		{ "nobody's name", "Pool it now", " @zed", "Pool it now @zed", 0, 0, false },
		{ "words before it", "Pool", " it together @bram", "Pool it together", 1, 0, false },
		{ "what was text stays text", "Pool the \\#money", " ", "Pool the #money", 0, 0, false },
		{ "a misspelt name", "Pool them @bran", "\bm", "Pool them", 1, 0, false },
		{ "a star stays", "Pool these *", " *", "Pool these", 0, 0, true },
	};
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("%s\n", rows[i].what);
		seat_enter(s, rows[i].line);
		seat_press(s, "Up");
		if (*rows[i].more == '\b')
			seat_press(s, "Backspace");
		seat_type(s, rows[i].more + (*rows[i].more == '\b'));
		seat_press(s, "Enter");
		assert_string_equal(last_entry(s)->text, rows[i].text);
		assert_int_equal(last_entry(s)->speaker != NULL, rows[i].speaker);
		assert_int_equal(last_entry(s)->more->tag_count, rows[i].tags);
		assert_int_equal(last_entry(s)->star, rows[i].star);
		assert_string_equal(seat_typed(s), "");
		if (strstr(rows[i].text, "@zed"))
			seat_shows(s, "Changed, but there is no person zed; kept in the text");
	}
}

/* It is said with the edit it was of, or not at all: what was typed while the record was off least of all. */
static void a_warning_of_an_edit_that_was_refused_is_not_told_of_another_line(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "Text");
	seat_press(s, "Up C-o");
	seat_type(s, " of @zed");
	seat_press(s, "Enter C-o");
	seat_press(s, "C-u");
	seat_enter(s, "Another");
	seat_shows(s, "Kept ");
	seat_hides(s, "zed");
}

static void two_edits_of_one_entry_are_told_to_both(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "note-taker", "cccccccc");

	seat_enter(s, "Text");
	seat_press(s, "Up");
	seat_type(s, " of mine");
	meeting_type_at(&s->meeting, peer, ":edit 1 Text of theirs");
	seat_follow(s);
	seat_shows(s, "Somebody changed view 1 meanwhile");
	assert_string_equal(seat_typed(s), "Text of mine");
	seat_press(s, "Enter");
	assert_string_equal(last_entry(s)->text, "Text of mine");
	meeting_type_at(&s->meeting, peer, ":edit 1 Theirs again");
	seat_follow(s);
	seat_shows(s, "Somebody changed view 1 after you did");
	desk_close(peer);
}

/* What is typed is not lost with the entry it was made of. */
static void an_entry_that_is_taken_out_while_it_is_edited_is_told(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "note-taker", "cccccccc");

	seat_enter(s, "? Text");
	seat_type(s, "half a li");
	seat_press(s, "Up");
	seat_type(s, " of mine");
	meeting_type_at(&s->meeting, peer, ":undo 1");
	seat_follow(s);
	seat_shows(s, "The entry you are editing was taken out");
	seat_shows(s, "taken out · parked ▸ Text of mine");
	seat_press(s, "Enter");
	assert_string_equal(last_entry(s)->text, "Text of mine");
	assert_int_equal(last_entry(s)->kind, PARKED);
	assert_string_equal(seat_typed(s), "half a li");
	desk_close(peer);
}

/* Nor do the words of a forgotten one stay in anybody's line. */
static void an_entry_that_is_forgotten_while_it_is_edited_leaves_the_line(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "note-taker", "cccccccc");

	seat_enter(s, "Never said");
	seat_type(s, "half a li");
	seat_press(s, "Up");
	meeting_type_at(&s->meeting, peer, ":forget 1");
	seat_follow(s);
	seat_hides(s, "Never said");
	assert_string_equal(seat_typed(s), "half a li");
	seat_press(s, "C-z C-z");
	seat_hides(s, "Never said");
	desk_close(peer);
}

static void a_paste_over_the_messages_goes_into_the_line(void **state)
{
	struct seat *s = *state;

	seat_enter(s, ":messages");
	seat_shows(s, "Messages");
	seat_paste(s, "from the clipboard");
	assert_string_equal(seat_typed(s), "from the clipboard");
	seat_hides(s, "Messages");
}

static void what_was_said_at_another_stage_stands_apart(void **state)
{
	static const char *const lines[] = { ":go internal/meaning", "Of the first", ":go internal/present" };
	struct seat *s = *state;

	seat_lines(s, lines, 3);
	seat_resize(s, 24, 80);
	seat_shows(s, "Of the first\n         – How is the system working at present?\n");
	seat_enter(s, "Of the second");
	seat_enter(s, "Of another in:local/meaning");
	seat_shows(s, "Of the second\n         – Local");
	seat_press(s, "Esc / s e c o n d");
	seat_hides(s, "–");
	seat_press(s, "Esc");
	seat_resize(s, 10, 40);
	seat_hides(s, "–");
}

/* Between the last look and Enter: too late to be asked, and not too late to be told. */
static void an_edit_that_is_overwritten_unseen_is_told(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "note-taker", "cccccccc");

	seat_enter(s, "Text");
	seat_press(s, "Up");
	seat_type(s, " of mine");
	meeting_type_at(&s->meeting, peer, ":edit 1 Text of theirs");
	seat_press(s, "Enter");
	assert_string_equal(last_entry(s)->text, "Text of mine");
	seat_shows(s, "just before, somebody had made of view 1: Text of theirs");
	seat_press(s, "Up");
	seat_type(s, " too");
	seat_press(s, "Enter");
	seat_shows(s, "Changed: view 1");
	desk_close(peer);
}

static void undo_and_redo_are_told_in_words(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "One");
	seat_press(s, "M-z");
	seat_shows(s, "Undone: view 1. :redo brings it back");
	seat_enter(s, ":redo");
	seat_press(s, "Esc u");
	seat_shows(s, "Undone: view 1. U to redo");
	assert_int_equal(s->ui.session->entry_count, 0);
	seat_press(s, "U");
	seat_shows(s, "Redone: view");
	assert_int_equal(s->ui.session->entry_count, 1);
}

/* ---- room place and writing place ---- */

static void a_half_typed_view_never_becomes_an_action(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "chair", "cccccccc");

	seat_type(s, "Half a view");
	meeting_type_at(&s->meeting, peer, ":go internal/actions");
	seat_follow(s);
	seat_shows(s, "Now: Immediate actions");
	assert_string_equal(seat_typed(s), "Half a view");
	seat_shows(s, "view ▸");
	seat_press(s, "Enter");
	assert_int_equal(last_entry(s)->kind, VIEW);
	assert_string_equal(s->ui.session->agenda->steps[last_entry(s)->step].stage->id, "meaning");
	seat_enter(s, "The next line");
	assert_int_equal(last_entry(s)->kind, ACTION);
	desk_close(peer);
}

static void pages_move_the_room_for_a_chair(void **state)
{
	struct seat *s = *state;

	seat_press(s, "PgDn");
	seat_shows(s, "Now: How is the system working at present?");
	assert_string_equal(session_step(s->ui.session)->stage->id, "present");
	seat_press(s, "PgUp");
	assert_string_equal(session_step(s->ui.session)->stage->id, "meaning");
}

static void pages_move_the_writing_place_for_a_note_taker(void **state)
{
	struct seat *s = *state;

	seat_press(s, "PgDn");
	assert_string_equal(session_step(s->ui.session)->stage->id, "meaning");
	seat_shows(s, "Writing at How is the system working at present? (Inside the system)");
	seat_enter(s, "Written there");
	assert_string_equal(s->ui.session->agenda->steps[last_entry(s)->step].stage->id, "present");
	seat_press(s, "PgUp");
	seat_shows(s, "Writing where the room is");
}

static void whoever_moves_the_room_goes_with_it(void **state)
{
	struct seat *s = *state;

	seat_enter(s, ":write local/present");
	seat_shows(s, "local, How is the syst");
	seat_type(s, "half");
	seat_press(s, "PgDn");
	seat_shows(s, "local, How is the syst");
	seat_press(s, "PgDn");
	seat_press(s, "Enter");
	assert_string_equal(s->ui.session->agenda->steps[last_entry(s)->step].dimension->id, "local");
	assert_int_equal(s->ui.writing, s->ui.session->clock.step);
}

static void blanks_alone_hold_no_place(void **state)
{
	struct seat *s = *state;

	seat_type(s, "  ");
	seat_press(s, "PgDn");
	assert_int_equal(s->ui.session->clock.step, 2);
	assert_int_equal(s->ui.writing, s->ui.session->clock.step);
	assert_null(entry_draft(&s->ui));
	seat_enter(s, ":write opening");
	seat_shows(s, "  Opening · ");
	seat_hides(s, "opening, ");
}

static void nobody_elses_typing_moves_mine(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "note-taker", "cccccccc");

	seat_enter(s, "One");
	seat_enter(s, "Two");
	seat_enter(s, "Three");
	seat_press(s, "Esc k");
	assert_string_equal(ui_chosen(&s->ui), s->ui.session->entries[1]->id);
	meeting_type_at(&s->meeting, peer, "From somebody else");
	seat_follow(s);
	assert_string_equal(ui_chosen(&s->ui), s->ui.session->entries[1]->id);
	seat_shows(s, "From somebody else");
	desk_close(peer);
}

static void leaving_an_empty_stage_is_said_once(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "A view of what it means");
	seat_enter(s, ":go local/meaning");
	seat_shows(s, "Left empty: How is the system");
	seat_press(s, "PgDn");
	seat_hides(s, "Left empty");
}

static void a_dimension_that_was_only_passed_is_named_once(void **state)
{
	struct seat *s = *state;

	seat_enter(s, ":go local/meaning");
	seat_shows(s, "Left empty: all of Inside the\n  system");
}

/* ---- what is told ---- */

static void two_that_are_kept_in_one_minute_are_told_apart(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "One");
	seat_shows(s, "   view 1");
	seat_enter(s, "! Two");
	seat_shows(s, "   action 2");
}

static void all_that_was_not_understood_is_told(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "Pool it level:galaxy due:someday owner:@zorro");
	seat_shows(s, "there is no person zorro; kept in the text; 2 more under\n  :messages");
	seat_enter(s, ":messages");
	seat_shows(s, "galaxy is no level");
	seat_shows(s, "due:someday is not a date");
}

static void what_is_forgotten_is_in_no_message(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "chair", "cccccccc");

	seat_enter(s, "The inspector left with four binders");
	seat_enter(s, ":list");
	seat_shows(s, "four binders");
	seat_type(s, "half a line");
	meeting_type_at(&s->meeting, peer, ":forget 1");
	seat_follow(s);
	assert_string_equal(seat_typed(s), "half a line");
	seat_press(s, "C-u");
	seat_enter(s, ":messages");
	seat_hides(s, "four binders");
	desk_close(peer);
}

static void typing_on_over_the_messages_loses_no_letter(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "One");
	seat_enter(s, ":messages");
	seat_shows(s, "Esc back");
	seat_type(s, "q, and so on");
	assert_string_equal(seat_typed(s), "q, and so on");
	seat_hides(s, "Esc back");
	seat_press(s, "C-u Esc :");
	seat_type(s, "messages");
	seat_press(s, "Enter q");
	seat_hides(s, "Esc back");
}

/* As if what is kept were lost, when the list goes on showing what was once looked for. */
static void a_filter_ends_when_a_line_is_typed(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "Keys and doors");
	seat_enter(s, "Windows");
	seat_type(s, "half");
	seat_press(s, "C-r");
	seat_type(s, "keys");
	seat_hides(s, "Windows");
	seat_press(s, "Esc");
	assert_int_equal(s->ui.focus, FOCUS_ENTRY);
	seat_shows(s, "Windows");
	seat_press(s, "C-r");
	seat_type(s, "keys");
	seat_press(s, "Enter e");
	seat_hides(s, "Windows");
	seat_enter(s, ", all of them");
	seat_shows(s, "Windows");
	seat_press(s, "Esc /");
	seat_type(s, "keys");
	seat_press(s, "Enter");
	seat_hides(s, "Windows");
	seat_press(s, "i");
	seat_shows(s, "Windows");
	assert_string_equal(seat_typed(s), "half");
	seat_press(s, "Esc /");
	seat_type(s, "keys");
	seat_press(s, "Esc");
	assert_int_equal(s->ui.focus, FOCUS_LIST);
}

/* What was set aside for an edit is still where it was typed. */
static void a_line_set_aside_keeps_its_place(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "chair", "cccccccc");

	seat_enter(s, "One");
	seat_type(s, "half");
	seat_press(s, "Up");
	meeting_type_at(&s->meeting, peer, ":next");
	seat_follow(s);
	seat_press(s, "x");
	assert_string_equal(s->ui.session->agenda->steps[s->ui.writing].stage->id, "meaning");
	seat_press(s, "Down Enter");
	assert_string_equal(s->ui.session->agenda->steps[last_entry(s)->step].stage->id, "meaning");
	desk_close(peer);
}

/* Where there is room for it: on the rule above the line, which says nothing. */
static void a_long_message_is_read_to_its_end(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "Said @okafor");
	seat_shows(s, "(p03); say\n  which; kept in the text");
	seat_press(s, "x");
	seat_hides(s, "kept in the text");
	seat_shows(s, "──────────");
	seat_press(s, "C-u");
	seat_enter(s, "Said @okafor");
	seat_resize(s, 10, 40);
	seat_press(s, "C-u");
	seat_enter(s, ":messages");
	seat_shows(s, "say which; kept\n         in the text");
}

static void a_caution_stays_until_a_key_whatever_others_do(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "chair", "cccccccc");

	seat_enter(s, "Said @zed");
	seat_shows(s, "there is no person zed");
	meeting_type_at(&s->meeting, peer, ":next");
	seat_follow(s);
	seat_shows(s, "there is no person zed");
	seat_press(s, "x");
	seat_shows(s, "Now: How is the system working");
	seat_press(s, "y");
	seat_hides(s, "Now: How is the system working");
	/* But that nothing is kept any more waits for nobody. */
	seat_press(s, "C-u");
	seat_enter(s, "Said @zed");
	meeting_type_at(&s->meeting, peer, ":record off");
	seat_follow(s);
	seat_shows(s, "OFF: nothing is kept");
	desk_close(peer);
}

static void a_row_that_is_cut_is_read_at_the_foot(void **state)
{
	static const char end[] = "or set the hands";
	struct seat *s = *state;

	seat_press(s, "F1");
	seat_type(s, "a person once");
	seat_shows(s, end);
	seat_press(s, "Esc Esc :");
	seat_type(s, "support");
	seat_shows(s, end);
}

static void what_was_found_stands_on_no_counts(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "One");
	seat_press(s, "Esc /");
	seat_type(s, "o");
	seat_press(s, "Enter");
	seat_shows(s, "Found 1 with o  ");
	seat_shows(s, "views 1\n");
}

/* ---- the clock ---- */

static void time_is_told_in_words(void **state)
{
	struct seat *s = *state;

	seat_shows(s, "20 min left, ends ");
	seat_wait(s, 4);
	seat_shows(s, "16 min left, ends ");
	/* Nobody is told "0 min over". */
	s->ui.last_key_ms = s->ui.now_ms + 16 * MINUTE_MS;
	seat_wait(s, 16);
	seat_shows(s, "time is up, was to end ");
	seat_wait(s, 14);
	seat_press(s, "x");
	seat_shows(s, "14 min over, was to end ");
}

/* The stage is over its time and the dimension is not: less is left than was given, and nothing is over yet. */
static void a_shortage_is_no_overrun(void **state)
{
	struct seat *s = *state;

	s->ui.last_key_ms = s->ui.now_ms + 5 * MINUTE_MS;
	seat_wait(s, 5);
	seat_shows(s, "min short. Take it from: ");
	seat_hides(s, "min over");
}

static void an_overrun_offers_what_gives(void **state)
{
	static const int widths[] = { 120, 80, 60, 40 };
	struct seat *s = *state;

	meeting_must(&s->meeting, ":go internal/change");
	s->ui.now_ms = s->meeting.now_ms;
	seat_follow(s);
	s->ui.last_key_ms = s->ui.now_ms + 24 * MINUTE_MS;
	seat_wait(s, 24);
	seat_shows(s, "min over. Take it from: Local communities / ");
	/* With all its keys, however narrow. */
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
		seat_resize(s, 24, widths[i]);
		assert_non_null(strstr(seat_line(s, 1), "min over. "));
		assert_non_null(strstr(seat_line(s, 1), "Alt-1 2 3"));
		assert_int_equal(strstr(seat_line(s, 1), "nowhere  ") != NULL, widths[i] >= 60);
	}
	seat_press(s, "M-1");
	seat_hides(s, "Take it from");
	assert_true(session_minutes(s->ui.session, 1) < 20);
	assert_true(session_minutes(s->ui.session, 1) >= 15);
}

static void no_answer_takes_from_nobody(void **state)
{
	struct seat *s = *state;

	meeting_must(&s->meeting, ":go internal/change");
	s->ui.now_ms = s->meeting.now_ms;
	seat_follow(s);
	s->ui.last_key_ms = s->ui.now_ms + 23 * MINUTE_MS;
	seat_wait(s, 23);
	seat_shows(s, "Take it from");
	seat_wait(s, 3);
	seat_hides(s, "Take it from");
	seat_shows(s, "min over");
	assert_int_equal(session_minutes(s->ui.session, 1), 20);
}

/* ---- record state ---- */

static void off_is_loud_and_keeps_nothing(void **state)
{
	struct seat *s = *state;

	seat_type(s, "being said");
	assert_non_null(entry_draft(&s->ui));
	seat_press(s, "C-o");
	seat_shows(s, "OFF - nothing is kept");
	assert_null(entry_draft(&s->ui));
	seat_press(s, "Enter");
	seat_shows(s, "The record is off: nothing is kept");
	assert_int_equal(s->ui.session->entry_count, 0);
	seat_press(s, "C-o");
	seat_hides(s, "OFF");
	assert_string_equal(seat_typed(s), "being said");
}

/* Whoever says so is heard at once, whatever lies over the screen. */
static void the_record_goes_off_from_anywhere(void **state)
{
	static const struct { const char *what, *keys; } rows[] = {
		{ "the line", "F2" }, { "the list", "F2 Esc" }, { "palette", "F2 Esc :" }, { "help", "F1" },
		{ "find", "F2 Esc /" }, { "find from the line", "F2 C-r" }, { "a new action", "F3 a" }, { "somebody new", "F4 a" },
		{ "veil", "F9" }, { "lifting it", "F9 F9" }, { "blank", "C-t" }, { "a file to look at", "F7 c" },
	};
	struct seat *s = *state;

	seat_enter(s, "One");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("%s\n", rows[i].what);
		seat_press(s, rows[i].keys);
		if (s->ui.overlay)
			seat_type(s, "secretstork");
		seat_press(s, "C-o");
		assert_int_equal(s->ui.session->record, RECORD_OFF);
		assert_null(s->ui.overlay);
		seat_shows(s, "OFF - nothing is kept");
		seat_press(s, "Enter");
		assert_int_equal(s->ui.session->entry_count, 1);
		seat_press(s, "C-o");
		assert_int_equal(s->ui.session->record, RECORD_RULE);
		if (s->ui.blank)
			seat_press(s, "C-t");
		if (s->ui.veiled)
			seat_press(s, "F9 Enter");
		seat_press(s, "F3 a");
		seat_hides(s, "secretstork");
		seat_press(s, "C-z C-y");
		seat_hides(s, "secretstork");
		seat_press(s, "Esc F2 C-u");
		assert_string_equal(seat_typed(s), "");
	}
	seat_paste(s, "One\nTwo");
	seat_press(s, "C-o");
	assert_int_equal(s->ui.session->record, RECORD_OFF);
	seat_press(s, "C-o");
	seat_enter(s, ":forget 1");
	seat_press(s, "C-o");
	assert_int_equal(s->ui.session->record, RECORD_OFF);
	seat_press(s, "y");
	assert_false(s->ui.session->entries[0]->forgotten);
}

static void what_became_of_a_line_is_read_before_the_news(void **state)
{
	struct seat *s = *state;
	struct desk *peer = meeting_peer(&s->meeting, "chair", "cccccccc");

	seat_enter(s, "One");
	meeting_type_at(&s->meeting, peer, ":next");
	seat_follow(s);
	seat_shows(s, "Kept ");
	seat_press(s, "x");
	seat_shows(s, "Now: How is the system");
	desk_close(peer);
}

static void on_the_record_asks_first_and_no_is_the_default(void **state)
{
	struct seat *s = *state;

	seat_type(s, ":record");
	seat_type(s, " on-record");
	seat_press(s, "Enter");
	seat_shows(s, "has everybody in the room heard");
	seat_press(s, "Enter");
	assert_int_equal(s->ui.session->record, RECORD_RULE);
	seat_type(s, ":record on-record");
	seat_press(s, "Enter y");
	assert_int_equal(s->ui.session->record, RECORD_ON_RECORD);
	seat_shows(s, "ON THE RECORD");
	seat_press(s, "PgDn");
	seat_hides(s, " ON THE RECORD ");
	seat_shows(s, "Under the Chatham House Rule again");
}

/* ---- paste ---- */

static void a_pasted_line_end_never_submits(void **state)
{
	struct seat *s = *state;

	seat_paste(s, "one line\n");
	assert_string_equal(seat_typed(s), "one line");
	assert_int_equal(s->ui.session->entry_count, 0);
}

static void several_lines_are_asked_about(void **state)
{
	struct seat *s = *state;

	seat_paste(s, "- first\r\n\r\n- ! second\r\n- third");
	seat_shows(s, "3 entries or one?");
	seat_press(s, "s");
	assert_int_equal(s->ui.session->entry_count, 3);
	assert_int_equal(s->ui.session->entries[1]->kind, ACTION);
	seat_paste(s, "a\nb");
	seat_press(s, "o");
	assert_string_equal(seat_typed(s), "a b");
	seat_press(s, "C-u");
	seat_paste(s, "a\nb");
	seat_press(s, "Esc");
	assert_string_equal(seat_typed(s), "");
	seat_paste(s, "  a thought \n\n\t  over lines\n:star 1");
	seat_shows(s, "Entries: 2, commands: 1; each, or one entry?");
	seat_press(s, "o");
	assert_string_equal(seat_typed(s), "a thought over lines :star 1");
}

static void a_paste_cannot_steer_the_terminal(void **state)
{
	struct seat *s = *state;

	seat_paste(s, "x\033[2Jy\033[201~z");
	seat_shows(s, "x\\x1b[2Jy\\x1b[201~z");
	assert_null(strchr(seat_text(s), '\033'));
}

/* ---- veil and blank ---- */

static void the_veil_hides_notes_and_lets_type(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "A secret note");
	seat_press(s, "F9");
	seat_hides(s, "secret");
	seat_hides(s, "Inside the system");
	seat_type(s, "one two three four five six");
	seat_shows(s, "••• ••• three four five six");
	seat_type(s, " @bram");
	seat_shows(s, "••• ••• ••••• four five six •••••");
	seat_press(s, "C-w");
	seat_type(s, "owner:@\"Bram Okafor\" x");
	seat_shows(s, "••• ••• ••••• •••• •••• six •••••••••••• ••••••• x");
	seat_press(s, "C-u");
	seat_type(s, ":floor bram");
	seat_shows(s, ":floor ••••");
	seat_press(s, "C-u");
	seat_type(s, ":record off");
	seat_shows(s, ":record off");
	seat_press(s, "C-u");
	seat_type(s, "one two three four five six");
	seat_press(s, "F9 x");
	seat_hides(s, "secret");
	seat_press(s, "F9 Enter");
	seat_shows(s, "A secret note");
	assert_string_equal(seat_typed(s), "one two three four five sixx");
}

/* The palette does not open there. Without its colon a command that stops the notes would be a note. */
static void the_veil_takes_commands(void **state)
{
	static const char *const before[] = { "F2", "Esc", "C-r", "F6", "F4" };
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		print_message("from %s\n", before[i]);
		seat_press(s, "F2");
		seat_press(s, before[i]);
		s->ui.last_key_ms = s->ui.now_ms;
		seat_wait(s, 6);
		assert_true(s->ui.veiled);
		seat_enter(s, ":record off");
		assert_int_equal(s->ui.session->record, RECORD_OFF);
		seat_enter(s, "Between ourselves");
		seat_press(s, "C-c");
		seat_enter(s, ":record rule");
		assert_int_equal(s->ui.session->record, RECORD_RULE);
		assert_int_equal(s->ui.session->entry_count, 0);
		seat_press(s, "F9 Enter");
		assert_false(s->ui.veiled);
	}
	/* Nor does a letter do what it does in a list. */
	seat_press(s, "F9 Esc");
	seat_enter(s, "far from done");
	assert_int_equal(s->ui.session->entry_count, 1);
}

static void five_idle_minutes_draw_the_veil(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "A secret note");
	seat_wait(s, 4);
	seat_shows(s, "secret");
	seat_wait(s, 2);
	seat_hides(s, "secret");
}

static void the_blank_shows_name_and_clock_only(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "A secret note");
	seat_press(s, "C-t x Enter");
	seat_hides(s, "secret");
	seat_hides(s, "left");
	seat_shows(s, "roundtable");
	seat_shows(s, "Ctrl-T: back");
	assert_string_equal(seat_typed(s), "");
	seat_press(s, "C-t");
	seat_shows(s, "secret");
}

/* ---- lists ---- */

static void the_filter_ignores_case_and_accents(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "Café life");
	seat_enter(s, "Something else");
	seat_press(s, "Esc /");
	seat_type(s, "CAFE");
	seat_shows(s, "1 found");
	seat_hides(s, "Something else");
	seat_press(s, "Enter e");
	assert_string_equal(seat_typed(s), "Café life");
	seat_press(s, "C-c Esc /");
	seat_press(s, "Esc");
	seat_shows(s, "Something else");
}

static void voices_are_added_with_one_key(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "We agree");
	seat_press(s, "Esc + + -");
	seat_shows(s, "+2 −1");
	seat_press(s, "u");
	seat_hides(s, "−1");
}

static void f_gives_the_floor_to_whoever_waits(void **state)
{
	struct seat *s = *state;

	meeting_must(&s->meeting, ":hand p02");
	seat_follow(s);
	seat_shows(s, "Hands: 1 waiting, Bram Okafor first");
	seat_press(s, "Esc f");
	assert_string_equal(s->ui.session->floor->id, "p02");
	seat_shows(s, "Bram Okafor");
}

static void esc_and_a_key_is_alt(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "One");
	ui_key(&s->ui, "Esc");
	s->ui.now_ms += 300;
	ui_key(&s->ui, "z");
	seat_press(s, "F2");
	assert_int_equal(s->ui.session->entry_count, 0);
	assert_int_equal(s->ui.focus, FOCUS_ENTRY);
}

static void what_was_typed_while_off_is_gone_when_it_is_not(void **state)
{
	struct seat *s = *state;

	seat_type(s, "Said before");
	seat_press(s, "C-o C-o");
	assert_string_equal(seat_typed(s), "Said before");
	seat_press(s, "C-o");
	seat_type(s, " a secret");
	seat_press(s, "C-w");
	seat_press(s, "C-o");
	/* What was said under the Rule comes back, and nothing else. */
	assert_string_equal(seat_typed(s), "Said before");
	seat_shows(s, "what was typed meanwhile is gone");
	seat_press(s, "C-y");
	assert_string_equal(seat_typed(s), "Said before");
	seat_press(s, "C-z C-z C-y");
	assert_null(strstr(seat_typed(s), "secret"));
	seat_press(s, "C-u");
	seat_press(s, "C-o");
	seat_type(s, "a secret");
	seat_press(s, "C-o");
	assert_string_equal(seat_typed(s), "");
	assert_null(entry_draft(&s->ui));
	seat_press(s, "C-z C-y");
	assert_string_equal(seat_typed(s), "");
}

static void a_line_that_was_refused_while_off_does_not_pile_up(void **state)
{
	struct seat *s = *state;

	seat_type(s, "Said before");
	seat_press(s, "C-o");
	seat_type(s, " a secret");
	seat_press(s, "Enter");
	seat_shows(s, "The record is off: nothing is kept");
	assert_string_equal(seat_typed(s), "");
	seat_press(s, "C-z C-y");
	assert_string_equal(seat_typed(s), "");
	seat_press(s, "C-o");
	assert_string_equal(seat_typed(s), "Said before");
	assert_string_equal(entry_draft(&s->ui), "Said before");
	/* An edit that was begun does not come back, but the line that was set aside for it. */
	seat_press(s, "C-u");
	seat_enter(s, "One");
	seat_type(s, "half");
	seat_press(s, "Up");
	seat_press(s, "C-o");
	seat_type(s, " a secret");
	seat_press(s, "C-o");
	assert_string_equal(seat_typed(s), "half");
}

static void control_c_clears_first_and_then_offers_to_leave(void **state)
{
	struct seat *s = *state;

	seat_type(s, "half");
	seat_press(s, "C-c");
	assert_string_equal(seat_typed(s), "");
	assert_false(s->ui.quit);
	seat_press(s, "C-z");
	assert_string_equal(seat_typed(s), "half");
	seat_press(s, "C-c C-c");
	seat_shows(s, "F10 leaves");
	assert_false(s->ui.quit);
	seat_press(s, "F10");
	assert_true(s->ui.quit);
}

int main(void)
{
#define ROW(test) cmocka_unit_test_setup_teardown(test, chair, teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(to_begin_comes_before_the_next_stage, before, teardown),
		cmocka_unit_test_setup_teardown(a_look_ahead_does_not_spend_a_dimension, before, teardown),
		ROW(what_is_typed_is_kept_and_said),
		ROW(a_half_typed_line_is_cleared_before_one_leaves),
		ROW(the_message_stays_until_the_next_key),
		ROW(a_refused_line_stays_where_it_was_typed),
		ROW(a_token_that_does_not_parse_is_said),
		ROW(the_prompt_says_what_the_line_will_be),
		ROW(tab_changes_the_kind),
		ROW(tab_completes_who_and_where),
		ROW(completed_tokens_mean_whom_they_say),
		ROW(up_edits_an_earlier_entry_and_down_comes_back),
		ROW(an_edit_can_change_the_kind_alone),
		ROW(tokens_that_are_put_to_an_old_line_count),
		ROW(a_warning_of_an_edit_that_was_refused_is_not_told_of_another_line),
		ROW(two_edits_of_one_entry_are_told_to_both),
		ROW(an_edit_that_is_overwritten_unseen_is_told),
		ROW(an_entry_that_is_taken_out_while_it_is_edited_is_told),
		ROW(an_entry_that_is_forgotten_while_it_is_edited_leaves_the_line),
		ROW(a_paste_over_the_messages_goes_into_the_line),
		ROW(what_was_said_at_another_stage_stands_apart),
		ROW(undo_and_redo_are_told_in_words),
		ROW(a_half_typed_view_never_becomes_an_action),
		ROW(pages_move_the_room_for_a_chair),
		cmocka_unit_test_setup_teardown(pages_move_the_writing_place_for_a_note_taker, note_taker, teardown),
		ROW(whoever_moves_the_room_goes_with_it),
		ROW(blanks_alone_hold_no_place),
		ROW(nobody_elses_typing_moves_mine),
		ROW(leaving_an_empty_stage_is_said_once),
		ROW(a_dimension_that_was_only_passed_is_named_once),
		ROW(two_that_are_kept_in_one_minute_are_told_apart),
		ROW(all_that_was_not_understood_is_told),
		ROW(what_is_forgotten_is_in_no_message),
		ROW(typing_on_over_the_messages_loses_no_letter),
		ROW(a_filter_ends_when_a_line_is_typed),
		ROW(a_line_set_aside_keeps_its_place),
		ROW(a_long_message_is_read_to_its_end),
		ROW(a_caution_stays_until_a_key_whatever_others_do),
		ROW(a_row_that_is_cut_is_read_at_the_foot),
		ROW(what_was_found_stands_on_no_counts),
		cmocka_unit_test_setup_teardown(time_is_told_in_words, note_taker, teardown),
		ROW(a_shortage_is_no_overrun),
		ROW(an_overrun_offers_what_gives),
		ROW(no_answer_takes_from_nobody),
		ROW(off_is_loud_and_keeps_nothing),
		ROW(the_record_goes_off_from_anywhere),
		ROW(what_became_of_a_line_is_read_before_the_news),
		ROW(on_the_record_asks_first_and_no_is_the_default),
		ROW(a_pasted_line_end_never_submits),
		ROW(several_lines_are_asked_about),
		ROW(a_paste_cannot_steer_the_terminal),
		ROW(the_veil_hides_notes_and_lets_type),
		ROW(the_veil_takes_commands),
		ROW(five_idle_minutes_draw_the_veil),
		ROW(the_blank_shows_name_and_clock_only),
		ROW(the_filter_ignores_case_and_accents),
		ROW(voices_are_added_with_one_key),
		ROW(f_gives_the_floor_to_whoever_waits),
		ROW(esc_and_a_key_is_alt),
		ROW(what_was_typed_while_off_is_gone_when_it_is_not),
		ROW(a_line_that_was_refused_while_off_does_not_pile_up),
		ROW(control_c_clears_first_and_then_offers_to_leave),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
