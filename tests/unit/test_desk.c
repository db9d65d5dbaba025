/* test_desk: what is typed, what is answered, and what the session then holds. Every line goes the whole way:
 * lock, plan, journal, sync, fold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "meeting.h"
#include "store/file.h"

static int setup(void **state)
{
	struct meeting *m = malloc(sizeof *m);

	assert_non_null(m);
	meeting_open(m);
	*state = m;
	return 0;
}

static int teardown(void **state)
{
	meeting_close(*state);
	free(*state);
	return 0;
}

static const struct entry *last_entry(const struct meeting *m)
{
	const struct session *s = desk_session(m->desk);

	assert_true(s->entry_count > 0);
	return s->entries[s->entry_count - 1];
}

/* ---- lines and answers ---- */

/* In one session, in order: later rows stand on earlier ones. */
static const struct {
	const char *what, *line, *answer;
} answers[] = {
	{ "a blank line", "   ", "" },
	{ "a view at the opening", "The table is open.", "kept view" },
	{ "an unknown command", ":flor p02", "refused: there is no command flor; did you mean floor?" },
	{ "a command without what it needs", ":support", "refused: support takes ID [PERSON|=N]" },
	{ "the room moves", ":go internal/actions", "done go" },
	{ "the kind follows the stage", "Do it together", "kept action" },
	{ "a sigil says another kind", ". Seen from here it works", "kept view" },
	{ "a quote", "\" We answer for it together", "kept quote" },
	{ "an action", "! Write it down", "kept action" },
	{ "a change", "~ The law", "kept change" },
	{ "a recommendation", "> Begin with outcomes", "kept recommendation" },
	{ "a decision", "= Meet again", "kept decision" },
	{ "a question parked", "? Who pays", "kept parked" },
	{ "a pasted bullet", "• From a list", "kept action" },
	{ "a bullet before a sigil", "- ? Asked in a list", "kept parked" },
	{ "a bare sigil is text", "!", "kept action" },
	{ "an escaped colon", "\\:go is what one types", "kept action" },
	{ "a date that is none", "! Do it due:2026-02-30", "kept action; due:2026-02-30 is not a date; kept in the text" },
	{ "a speaker nobody knows", "! Do it @zed", "kept action; there is no person zed; kept in the text" },
	{ "a speaker two people could be", "Said @okafor",
	  "kept action; okafor could be Bram Okafor (p02), Cara Okafor (p03); say which; kept in the text" },
	{ "a token of no kind", "Hm @p02 #trust nonsense:y", "kept action; nonsense:y is not understood; kept in the text" },
	{ "a speaker before an address", "Hm @zed https://example.org/a",
	  "kept action; @zed is not at the end of the line; kept in the text" },
	{ "a speaker at the beginning", "@p02 said so", "kept action; @p02 is not at the end of the line; kept in the text" },
	{ "a level in the middle, and a speaker at the end", "Do it level:place now @p02",
	  "kept action; level:place is not at the end of the line; kept in the text" },
	{ "a name in marks", "So @\"Bram Okafor\" said",
	  "kept action; @\"Bram Okafor\" is not at the end of the line; kept in the text" },
	{ "a handle that is meant", "Ask \\@zed about it", "kept action" },
	{ "no tokens: mail, an hour, a number, a sign alone", "Write to zed@example.org @10am about #1 @ noon", "kept action" },
	{ "an address is none", "See https://example.org/a:b", "kept action" },
	{ "nor is an hour, nor a colon before a blank", "At 10:30 we said: yes", "kept action" },
	{ "tokens and no text", "@p02 #tag", "refused: there is no text to keep, only tokens" },
	{ "nobody has the floor", "Hm @.", "kept action; nobody has the floor; kept in the text" },
	{ "support for nothing", ":support 99",
	  "refused: there is no entry 99; say an id, a number from the list, or last" },
	{ "support for the last", ":support last", "done support" },
	{ "so many hands", ":support last =5", "done support" },
	{ "no number of hands", ":support last =x", "refused: x is no whole number from 0 to 10000" },
	{ "support by a person", ":support last Éva Lund", "done support" },
	{ "by a name without its accent", ":support last eva", "done support" },
	{ "by an alias", ":support last Bo", "done support" },
	{ "by a name as lines have it", ":floor @lund", "done floor" },
	{ "by such a name in quotation marks", ":floor @\"Éva Lund\"", "done floor" },
	{ "by such a name that nobody has", ":floor @zed", "refused: there is no person zed" },
	{ "a prefix that two share", ":floor okaf",
	  "refused: okaf could be Bram Okafor (p02), Cara Okafor (p03); say which" },
	{ "a whole name wins over a longer one", ":floor lund", "done floor" },
	{ "an objection with a reason", ":object last \"not at this price\"", "done object" },
	{ "agreed", ":agree last", "done agree" },
	{ "a wrong level", ":level last nowhere",
	  "refused: nowhere is no level; say neighbourhood, place, system, region or national" },
	{ "a level that is nearly one", ":level last regional",
	  "refused: regional is no level; did you mean region? There are neighbourhood, place, system, region or national" },
	{ "a level by its beginning", ":level last sys", "done level" },
	{ "no horizon", ":horizon last soon", "refused: soon is no horizon; say immediate or medium" },
	{ "a relative date", ":due last +6w", "done due" },
	{ "no date", ":due last soon",
	  "refused: soon is no date; write 2026-12-01, or +6w, +10d, +3m from the meeting" },
	{ "only an action is done", ":done 1", "refused: only an action can be done, and entry 1 is a view" },
	{ "a tally without a poll", ":tally council Agree=1", "refused: no poll is open" },
	{ "a poll", ":poll duty", "done poll" },
	{ "one poll at a time", ":poll place", "refused: poll duty is open; close it first" },
	{ "a tally", ":tally provider Agree=2 \"Don't know\"=1", "done tally" },
	{ "more answers than people", ":tally council Agree=3",
	  "refused: 3 cannot be: of that group 2 can be counted" },
	{ "no such option", ":tally council Maybe=1", "refused: there is no option Maybe" },
	{ "closed", ":close", "done close" },
	{ "closed already", ":close", "refused: no poll is open" },
	{ "a new poll", ":poll new \"Is it so?\" Yes No", "done poll" },
	{ "and closed", ":close", "done close" },
	{ "a screen's command", ":veil", "screen veil" },
	{ "a passage nowhere", ":passage nowhere Text", "refused: there is no place nowhere" },
	{ "a passage", ":passage internal/meaning It means \"this\", and that", "done passage" },
	{ "a verdict", ":hide \"Project Lark\" in 2", "done hide" },
	{ "nothing to hide", ":hide \"\"", "refused: say which string to hide" },
	{ "to the closing", ":go closing", "done go" },
	{ "what is said there", "First things first", "kept recommendation" },
	{ "nothing behind it", ":next", "refused: the room is at the closing, and nothing comes after it; :pause stops the clock" },
	{ "somebody new", ":person Hilde Brandt org:\"Northern Trust\" group:provider", "done person" },
	{ "who can speak at once", "She said it @hilde", "kept recommendation" },
};

static void lines_are_answered_in_words(void **state)
{
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		const char *says = meeting_type(*state, answers[i].line);

		print_message("%s\n", answers[i].what);
		assert_string_equal(says, answers[i].answer);
	}
}

static void lines_that_are_no_text_are_refused_and_lose_nothing(void **state)
{
	struct meeting *m = *state;
	char *long_line = malloc(LINE_MOST_BYTES + 2);
	struct answer a;

	memset(long_line, 'x', LINE_MOST_BYTES + 1);
	long_line[LINE_MOST_BYTES + 1] = '\0';
	desk_do(m->desk, long_line, LINE_MOST_BYTES + 1, 1, &a);
	assert_int_equal(a.kind, ANSWER_REFUSED);
	assert_string_equal(a.why, "the line has 65537 bytes, and 65536 is the most; split it");
	desk_do(m->desk, "a\0b", 3, 1, &a);
	assert_string_equal(a.why, "the line has a NUL at byte 2; take it out");
	desk_do(m->desk, "ab\xff", 3, 1, &a);
	assert_string_equal(a.why, "byte 3 of the line is not UTF-8; save the text as UTF-8");
	desk_do(m->desk, long_line, LINE_MOST_BYTES, 1, &a);
	assert_int_equal(a.kind, ANSWER_KEPT);
	assert_int_equal(strlen(last_entry(m)->text), LINE_MOST_BYTES);
	free(long_line);
}

/* ---- what an entry holds ---- */

static const struct {
	const char *what, *line, *text, *speaker, *addressee, *owner, *level, *horizon, *due;
	size_t tags;
	bool star;
} entries[] = {
	{ "every token, in any order",
	  "! Settle it #money due:+6w @p02 to:\"NHS England regions\" level:place * owner:@p05 horizon:medium #voice",
	  "Settle it", "p02", "NHS England regions", "p05", "place", "medium", "+6w", 2, true },
	{ "words in quotation marks", "Said @\"Éva Lund\"", "Said", "p05", "", NULL, "", "", "", 0, false },
	{ "a token in the middle is text", "The @p02 question stays", "The @p02 question stays", NULL, "", NULL, "", "", "", 0,
	  false },
	{ "an escaped tag is text", "Read \\#1 first \\@home", "Read #1 first @home", NULL, "", NULL, "", "", "", 0, false },
	{ "a number is no tag", "Priority #1", "Priority #1", NULL, "", NULL, "", "", "", 0, false },
	{ "what stays does not hide the speaker", "Do it @p02 due:soon", "Do it due:soon", "p02", "", NULL, "", "", "", 0, false },
	{ "quotation marks in the text", "\" They said \"no\" twice @p03", "They said \"no\" twice", "p03", "", NULL, "", "",
	  "", 0, false },
	{ "an escaped sigil", "\\! is no action", "! is no action", NULL, "", NULL, "", "", "", 0, false },
	{ "control and bidi stay as typed", "a\x1b[31m\xe2\x80\xae z", "a\x1b[31m\xe2\x80\xae z", NULL, "", NULL, "", "", "", 0,
	  false },
};

static void same(const char *is, const char *should)
{
	assert_string_equal(is ? is : "", should ? should : "");
}

static void tokens_end_up_where_they_belong(void **state)
{
	struct meeting *m = *state;

	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		const struct entry *en;

		print_message("%s\n", entries[i].what);
		meeting_must(m, entries[i].line);
		/* From the disk, not from memory: what is shown is what a restart would show. */
		meeting_restart(m, "", arena_printf(&m->arena, "restart%zu", i));
		en = last_entry(m);
		same(en->text, entries[i].text);
		same(en->speaker ? en->speaker->id : NULL, entries[i].speaker);
		same(en->owner ? en->owner->id : NULL, entries[i].owner);
		same(en->addressee, entries[i].addressee);
		same(en->level, entries[i].level);
		same(en->horizon, entries[i].horizon);
		same(en->due, entries[i].due);
		assert_int_equal(en->more->tag_count, entries[i].tags);
		assert_int_equal(en->star, entries[i].star);
	}
}

/* Two people say numbers to each other, and :forget takes one: it may never come to mean another entry. */
static void a_number_is_given_once(void **state)
{
	struct meeting *m = *state;

	meeting_must(m, "One");
	meeting_must(m, "Two");
	meeting_must(m, "Three");
	meeting_must(m, ":undo last");
	assert_string_equal(meeting_type(m, ":star 3"), "refused: there is no entry 3; say an id, a number from the list, or last");
	meeting_must(m, "Four");
	assert_int_equal(last_entry(m)->number, 4);
	meeting_must(m, arena_printf(&m->arena, ":undo %s", desk_session(m->desk)->entries[0]->id));
	for (int reopened = 0; reopened < 2; reopened++) {
		const struct session *s = desk_session(m->desk);

		assert_int_equal(s->entry_count, 2);
		assert_int_equal(s->entries[0]->number, 2);
		assert_string_equal(session_entry_numbered(s, 2)->text, "Two");
		assert_string_equal(session_entry_numbered(s, 4)->text, "Four");
		assert_null(session_entry_numbered(s, 1));
		assert_null(session_entry_numbered(s, 3));
		assert_null(session_entry_numbered(s, 5));
		assert_null(session_entry_numbered(s, 0));
		meeting_restart(m, "", "dddddddd");
	}
	meeting_must(m, ":redo");
	assert_string_equal(session_entry_numbered(desk_session(m->desk), 1)->text, "One");
	meeting_must(m, ":star 4");
	assert_true(session_entry_numbered(desk_session(m->desk), 4)->star);
}

static void tags_keep_their_order(void **state)
{
	struct meeting *m = *state;

	meeting_must(m, "A thing #one #two #three");
	assert_string_equal(last_entry(m)->more->tags[0], "one");
	assert_string_equal(last_entry(m)->more->tags[2], "three");
}

static void the_floor_speaks_for_the_at_dot(void **state)
{
	struct meeting *m = *state;

	meeting_must(m, ":hand p03");
	meeting_must(m, ":hand p02");
	meeting_must(m, ":floor p02");
	assert_int_equal(desk_session(m->desk)->hand_count, 1);
	meeting_must(m, "I say so @.");
	assert_string_equal(last_entry(m)->speaker->id, "p02");
	meeting_must(m, ":yield");
	assert_null(desk_session(m->desk)->floor);
	assert_int_equal(desk_session(m->desk)->presence[1].floor_ms, 2000);
}

/* ---- places and the clock ---- */

static void writing_elsewhere_leaves_the_room_where_it_is(void **state)
{
	struct meeting *m = *state;

	meeting_must(m, ":go internal/present");
	meeting_must(m, ":write local/actions");
	assert_string_equal(meeting_type(m, "Written ahead"), "kept action");
	assert_string_equal(desk_session(m->desk)->agenda->steps[last_entry(m)->step].dimension->id, "local");
	assert_string_equal(session_step(desk_session(m->desk))->stage->id, "present");
	meeting_must(m, ":write internal/present");
	meeting_must(m, ":next");
	assert_string_equal(meeting_type(m, "The place follows the room again"), "kept view");
	assert_string_equal(desk_session(m->desk)->agenda->steps[last_entry(m)->step].stage->id, "wanted");
	assert_string_equal(meeting_type(m, "For one line only in:local/change"), "kept change");
}

static void the_clock_books_what_was_spent(void **state)
{
	struct meeting *m = *state;
	const struct session *s;

	meeting_must(m, ":go internal/meaning");
	m->now_ms += 4 * MINUTE_MS;
	meeting_must(m, ":pause");
	m->now_ms += 10 * MINUTE_MS;
	meeting_must(m, ":resume");
	m->now_ms += 1 * MINUTE_MS;
	meeting_must(m, ":next");
	s = desk_session(m->desk);
	assert_int_equal(session_spent_ms(s, 1, m->now_ms), 5 * MINUTE_MS + 2000);
	assert_string_equal(meeting_type(m, ":lend 6 local"),
			    "refused: local has 20 minutes and keeps at least 15 of them");
	meeting_must(m, ":lend 5 local");
	meeting_must(m, ":extend 10");
	s = desk_session(m->desk);
	assert_int_equal(session_minutes(s, 0), 35);
	assert_int_equal(session_minutes(s, 1), 15);
}

/* ---- record states ---- */

static off_t journal_size(struct meeting *m)
{
	struct stat st;

	assert_int_equal(stat(arena_printf(&m->arena, "%s/journal.yaml", m->dir), &st), 0);
	return st.st_size;
}

static void off_keeps_nothing_at_all(void **state)
{
	static const char *const lines[] = {
		"A secret", ":support 1", ":edit 1 Another text", ":undo", ":person Ivo Vane", "\" A quote @p02", ":nonsense",
		"bad \xff",
	};
	struct meeting *m = *state;
	off_t size;

	meeting_must(m, "Before");
	meeting_must(m, ":record off");
	size = journal_size(m);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		assert_string_equal(meeting_type(m, lines[i]), "off");
	assert_int_equal(journal_size(m), size);
	assert_string_equal(meeting_type(m, ":next"), "done next");
	assert_string_equal(meeting_type(m, "Still off"), "off");
	assert_string_equal(meeting_type(m, ":record rule"), "done record");
	assert_string_equal(meeting_type(m, "After"), "kept view");
	assert_int_equal(desk_session(m->desk)->entry_count, 2);
}

static void a_process_that_has_not_heard_of_off_is_refused(void **state)
{
	struct meeting *m = *state;
	struct desk *peer = meeting_peer(m, "note-taker", "bbbbbbbb");

	meeting_must(m, ":record off");
	assert_string_equal(meeting_type_at(m, peer, "Typed before the news came"), "off");
	desk_close(peer);
}

static void on_the_record_ends_with_the_stage(void **state)
{
	struct meeting *m = *state;

	meeting_must(m, ":record on-record");
	meeting_must(m, "Said with a name");
	assert_int_equal(last_entry(m)->record, RECORD_ON_RECORD);
	meeting_must(m, ":next");
	assert_int_equal(desk_session(m->desk)->record, RECORD_RULE);
}

/* ---- undo ---- */

static void undo_and_redo_go_back_and_forth(void **state)
{
	struct meeting *m = *state;

	meeting_must(m, "One");
	meeting_must(m, ":edit last Two");
	meeting_must(m, ":support last =3");
	meeting_must(m, ":undo");
	assert_int_equal(last_entry(m)->more->hands, 0);
	meeting_must(m, ":undo");
	assert_string_equal(last_entry(m)->text, "One");
	meeting_must(m, ":redo");
	assert_string_equal(last_entry(m)->text, "Two");
	assert_int_equal(last_entry(m)->more->hands, 0);
	meeting_must(m, ":redo");
	assert_int_equal(last_entry(m)->more->hands, 3);
	assert_string_equal(meeting_type(m, ":redo"), "refused: there is nothing to redo");
	meeting_must(m, ":undo");
	meeting_must(m, ":undo");
	meeting_must(m, ":undo");
	assert_int_equal(desk_session(m->desk)->entry_count, 0);
	assert_string_equal(meeting_type(m, ":undo"), "refused: there is nothing to undo");
}

static void something_new_ends_redo(void **state)
{
	struct meeting *m = *state;

	meeting_must(m, "One");
	meeting_must(m, ":undo");
	meeting_must(m, "Two");
	assert_string_equal(meeting_type(m, ":redo"), "refused: there is nothing to redo");
}

static void undo_takes_what_this_process_did(void **state)
{
	struct meeting *m = *state;
	struct desk *peer = meeting_peer(m, "chair", "bbbbbbbb");

	meeting_must(m, "Mine");
	assert_string_equal(meeting_type_at(m, peer, "Theirs"), "kept view");
	meeting_must(m, ":undo");
	assert_int_equal(desk_session(m->desk)->entry_count, 1);
	assert_string_equal(last_entry(m)->text, "Theirs");
	assert_string_equal(meeting_type(m, ":undo"), "refused: there is nothing to undo");
	desk_close(peer);
	meeting_restart(m, "note-taker", "cccccccc");
	assert_string_equal(meeting_type(m, ":undo"), "refused: there is nothing to undo");
	meeting_restart(m, "chair", "dddddddd");
	meeting_must(m, ":undo");
	assert_int_equal(desk_session(m->desk)->entry_count, 0);
}

static void what_stood_on_the_undone_is_moot(void **state)
{
	struct meeting *m = *state;
	const char *id = meeting_must(m, "One");

	meeting_must(m, ":support last");
	meeting_must(m, arena_printf(&m->arena, ":undo %s", id));
	assert_int_equal(desk_session(m->desk)->moot_count, 1);
	meeting_must(m, ":redo");
	assert_int_equal(desk_session(m->desk)->moot_count, 0);
	assert_int_equal(last_entry(m)->more->hands, 1);
}

static void a_roster_edit_is_undone_like_an_event(void **state)
{
	struct meeting *m = *state;

	meeting_must(m, ":person Hilde Brandt group:provider");
	assert_non_null(session_person(desk_session(m->desk), "p08"));
	meeting_must(m, ":person Hilde Brandt group:council");
	meeting_must(m, ":undo");
	assert_string_equal(session_person(desk_session(m->desk), "p08")->group, "provider");
	meeting_must(m, ":undo");
	assert_null(session_person(desk_session(m->desk), "p08"));
	meeting_must(m, ":person Ivo Vane");
	meeting_must(m, "He spoke @ivo");
	meeting_must(m, ":undo");
	assert_string_equal(meeting_type(m, ":undo"), "refused: the session speaks of p08; they stay on the roster");
}

/* ---- forgetting ---- */

static bool journal_holds(struct meeting *m, const char *words)
{
	struct buffer bytes = { 0 };
	struct err e = { 0 };
	bool holds;

	if (!file_read(arena_printf(&m->arena, "%s/journal.yaml", m->dir), 1 << 20, &bytes, &e))
		fail_msg("%s", e.text);
	holds = strstr(buffer_text(&bytes), words) != NULL;
	buffer_free(&bytes);
	return holds;
}

static void forgetting_leaves_no_word_of_the_entry(void **state)
{
	struct meeting *m = *state;
	struct desk *peer = meeting_peer(m, "", "bbbbbbbb");
	const char *words[] = { "regretted", "rephrased", "reworded", "because", "Larkspur", "gossip" };
	const char *id;

	meeting_must(m, "What stays @p03");
	id = meeting_must(m, "What was regretted @p02 #gossip");
	meeting_must(m, ":edit last What was rephrased");
	meeting_must(m, ":wording last What was reworded");
	meeting_must(m, ":object last \"because of it\"");
	meeting_must(m, ":hide \"Larkspur\" in last");
	meeting_must(m, "What comes after");
	meeting_must(m, arena_printf(&m->arena, ":forget %s", id));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_false(journal_holds(m, words[i]));
	assert_false(journal_holds(m, "p02"));
	assert_true(journal_holds(m, "What stays") && journal_holds(m, "What comes after"));
	/* The others notice, and a restart finds nothing wrong. */
	assert_string_equal(meeting_type_at(m, peer, arena_printf(&m->arena, ":support %s", id)),
			    "refused: entry 2 was forgotten");
	assert_string_equal(desk_session(peer)->entries[1]->text, "");
	desk_close(peer);
	meeting_restart(m, "", "cccccccc");
	assert_int_equal(desk_history(m->desk)->trouble_count, 0);
	assert_int_equal(desk_session(m->desk)->entry_count, 3);
	assert_true(desk_session(m->desk)->entries[1]->forgotten);
}

/* Nobody may be steering who would write it anew. */
static void forgetting_takes_the_wall_away(void **state)
{
	struct meeting *m = *state;
	const char *id = meeting_must(m, "What was agreed, and then regretted");
	const char *wall = arena_printf(&m->arena, "%s/projector.json", m->dir);
	struct buffer bytes = { 0 };
	struct err e = { 0 };

	assert_true(file_replace(wall, "regretted", 9, 0600, &e));
	meeting_must(m, arena_printf(&m->arena, ":forget %s", id));
	assert_false(file_read(wall, 1 << 20, &bytes, &e));
	buffer_free(&bytes);
}

/* Forgetting has the journal read anew, and the lines before it are answered after it. */
static void answers_outlive_what_a_later_line_forgets(void **state)
{
	struct meeting *m = *state;
	struct answer kept, forgot;
	struct err e = { 0 };
	const char *line = "Said just before", *id = meeting_must(m, "What was regretted");

	assert_true(desk_begin(m->desk, &e));
	desk_line(m->desk, line, strlen(line), 0, &kept);
	line = arena_printf(&m->arena, ":forget %s", id);
	desk_line(m->desk, line, strlen(line), 0, &forgot);
	assert_true(desk_end(m->desk, &e));
	assert_int_equal(kept.kind, ANSWER_KEPT);
	assert_int_equal(forgot.kind, ANSWER_DONE);
	assert_string_equal(kept.id, last_entry(m)->id);
	assert_string_equal(kept.what, "view");
}

static void forgetting_leaves_what_names_another(void **state)
{
	struct meeting *m = *state;
	const char *id = meeting_must(m, "What was regretted");
	FILE *journal = fopen(arena_printf(&m->arena, "%s/journal.yaml", m->dir), "a");

	assert_non_null(journal);
	fprintf(journal, "unreadable, of %s1, stays\nunreadable, of %s, goes\n", id, id);
	fclose(journal);
	meeting_must(m, arena_printf(&m->arena, ":forget %s", id));
	assert_true(journal_holds(m, "1, stays"));
	assert_false(journal_holds(m, ", goes"));
}

/* ---- peers and replays ---- */

static void peers_see_one_another(void **state)
{
	struct meeting *m = *state;
	struct desk *peer = meeting_peer(m, "chair", "bbbbbbbb");
	struct err e = { 0 };
	bool changed;

	meeting_must(m, "Seen by both");
	assert_true(desk_follow(peer, &changed, &e));
	assert_true(changed);
	assert_int_equal(desk_session(peer)->entry_count, 1);
	assert_true(desk_follow(peer, &changed, &e));
	assert_false(changed);
	assert_string_equal(meeting_type_at(m, peer, ":person Hilde Brandt"), "done person");
	meeting_must(m, "She is known here too @hilde");
	assert_string_equal(last_entry(m)->speaker->name, "Hilde Brandt");
	desk_close(peer);
}

static void an_event_thought_of_too_early_is_not_appended(void **state)
{
	struct meeting *m = *state;
	struct event *ev = event_new(&m->arena, event_kind("published"));
	size_t seen = desk_history(m->desk)->count;
	struct desk *peer = meeting_peer(m, "", "bbbbbbbb");
	struct err e = { 0 };

	event_set_number(ev, "k", 3);
	assert_string_equal(meeting_type_at(m, peer, "Meanwhile"), "kept view");
	assert_false(desk_append(m->desk, ev, seen, m->now_ms, &e));
	assert_int_equal(e.code, ERR_STALE);
	assert_int_equal(desk_session(m->desk)->publication_count, 0);
	assert_true(desk_append(m->desk, ev, desk_history(m->desk)->count, m->now_ms, &e));
	assert_int_equal(desk_session(m->desk)->publication_count, 1);
	desk_close(peer);
}

static void many_lines_share_one_end(void **state)
{
	struct meeting *m = *state;
	struct answer a[3];
	struct err e = { 0 };

	assert_true(desk_begin(m->desk, &e));
	desk_line(m->desk, "One", 3, 1, &a[0]);
	desk_line(m->desk, ":support last", 13, 2, &a[1]);
	desk_line(m->desk, ":nonsense", 9, 3, &a[2]);
	assert_true(desk_end(m->desk, &e));
	assert_int_equal(a[0].kind, ANSWER_KEPT);
	assert_int_equal(a[1].kind, ANSWER_DONE);
	assert_int_equal(a[2].kind, ANSWER_REFUSED);
	meeting_restart(m, "", "bbbbbbbb");
	assert_int_equal(last_entry(m)->more->hands, 1);
}

/* Everything that can be typed, then the session of this process beside one that only replays. */
static void folding_as_it_happens_equals_replaying(void **state)
{
	struct meeting *m = *state;
	const struct session *a, *b;
	struct desk *peer;

	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		meeting_type(m, answers[i].line);
	peer = meeting_peer(m, "", "bbbbbbbb");
	a = desk_session(m->desk);
	b = desk_session(peer);
	assert_int_equal(a->entry_count, b->entry_count);
	assert_int_equal(a->poll_count, b->poll_count);
	assert_int_equal(a->verdict_count, b->verdict_count);
	assert_int_equal(a->passage_count, b->passage_count);
	assert_int_equal(b->moot_count, 0);
	for (size_t i = 0; i < a->entry_count; i++) {
		const struct entry *x = a->entries[i], *y = b->entries[i];

		assert_string_equal(x->id, y->id);
		assert_string_equal(x->text, y->text);
		assert_int_equal(x->kind, y->kind);
		assert_int_equal(x->step, y->step);
		assert_int_equal(x->more->hands, y->more->hands);
		assert_int_equal(x->more->supporter_count, y->more->supporter_count);
		assert_int_equal(entry_support(a, x), entry_support(b, y));
	}
	for (size_t i = 0; i < a->agenda->step_count; i++)
		assert_int_equal(a->clock.spent_ms[i], b->clock.spent_ms[i]);
	desk_close(peer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(lines_are_answered_in_words, setup, teardown),
		cmocka_unit_test_setup_teardown(lines_that_are_no_text_are_refused_and_lose_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(tokens_end_up_where_they_belong, setup, teardown),
		cmocka_unit_test_setup_teardown(a_number_is_given_once, setup, teardown),
		cmocka_unit_test_setup_teardown(tags_keep_their_order, setup, teardown),
		cmocka_unit_test_setup_teardown(the_floor_speaks_for_the_at_dot, setup, teardown),
		cmocka_unit_test_setup_teardown(writing_elsewhere_leaves_the_room_where_it_is, setup, teardown),
		cmocka_unit_test_setup_teardown(the_clock_books_what_was_spent, setup, teardown),
		cmocka_unit_test_setup_teardown(off_keeps_nothing_at_all, setup, teardown),
		cmocka_unit_test_setup_teardown(a_process_that_has_not_heard_of_off_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(on_the_record_ends_with_the_stage, setup, teardown),
		cmocka_unit_test_setup_teardown(undo_and_redo_go_back_and_forth, setup, teardown),
		cmocka_unit_test_setup_teardown(something_new_ends_redo, setup, teardown),
		cmocka_unit_test_setup_teardown(undo_takes_what_this_process_did, setup, teardown),
		cmocka_unit_test_setup_teardown(what_stood_on_the_undone_is_moot, setup, teardown),
		cmocka_unit_test_setup_teardown(a_roster_edit_is_undone_like_an_event, setup, teardown),
		cmocka_unit_test_setup_teardown(forgetting_leaves_no_word_of_the_entry, setup, teardown),
		cmocka_unit_test_setup_teardown(forgetting_takes_the_wall_away, setup, teardown),
		cmocka_unit_test_setup_teardown(answers_outlive_what_a_later_line_forgets, setup, teardown),
		cmocka_unit_test_setup_teardown(forgetting_leaves_what_names_another, setup, teardown),
		cmocka_unit_test_setup_teardown(peers_see_one_another, setup, teardown),
		cmocka_unit_test_setup_teardown(an_event_thought_of_too_early_is_not_appended, setup, teardown),
		cmocka_unit_test_setup_teardown(many_lines_share_one_end, setup, teardown),
		cmocka_unit_test_setup_teardown(folding_as_it_happens_equals_replaying, setup, teardown),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
