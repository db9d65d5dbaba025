/* test_tui_minutes: the checklist, the preview, signing and writing at the minutes screen. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "seat.h"

static int setup(void **state)
{
	static const char *const lines[] = {
		":here p02", ":here p03", ":here p04", ":here p05", ":here p06", ":next",
		"Bram Okafor said the plan had been told to everyone", "Nothing to see here", "! Do it level:place",
	};
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, "organiser");
	seat_lines(s, lines, sizeof lines / sizeof *lines);
	s->ui.dir = s->meeting.dir;
	seat_press(s, "F7");
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	seat_close(*state);
	free(*state);
	return 0;
}

static bool is_there(struct seat *s, const char *name)
{
	return access(arena_printf(&s->meeting.arena, "%s/minutes/%s", s->meeting.dir, name), F_OK) == 0;
}

static void the_checklist_says_what_is_left_in_order(void **state)
{
	struct seat *s = *state;

	assert_non_null(strstr(seat_line(s, 3), "!  0 of 3 entries checked"));
	assert_non_null(strstr(seat_line(s, 4), "✓  Nothing in any file points to a person"));
	assert_non_null(strstr(seat_line(s, 4), "7 people, 0 bodies sought"));
	assert_non_null(strstr(seat_line(s, 5), "!  1 action has no addressee"));
	assert_non_null(strstr(seat_line(s, 6), "–  Signed by 0 of 1 co-chairs"));
	seat_shows(s, "DRAFT");
	assert_int_equal(s->frame.cursor_row, 9);
}

static void quotes_that_are_not_printed_are_counted(void **state)
{
	static const char *const lines[] = {
		"\" One word for word", ":consent last paraphrase", "\" Two word for word", ":consent last no",
		"\" Three word for word", ":consent last paraphrase", "\" Four", ":consent last yes",
	};
	struct seat *s = *state;

	seat_lines(s, lines, sizeof lines / sizeof *lines);
	seat_follow(s);
	seat_shows(s, "!  3 quotes are not printed: 2 to be put in other words, 1 refused");
	seat_shows(s, "F6, then Tab");
	seat_lines(s, (const char *const[]){ ":wording 4 Put otherwise", ":wording 6 Put otherwise too" }, 2);
	seat_follow(s);
	seat_shows(s, "–  1 quote is not printed: 1 refused");
}

static void space_chooses_what_is_written(void **state)
{
	struct seat *s = *state;

	seat_shows(s, "▌ [x]  actions.csv");
	seat_press(s, "Space");
	seat_shows(s, "▌ [ ]  actions.csv");
}

static void writing_asks_and_another_key_answers(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Enter Enter");
	seat_shows(s, "Nothing was written");
	assert_false(is_there(s, "minutes.html"));
	seat_press(s, "Enter");
	seat_shows(s, "Write 3 files to minutes/?");
	seat_press(s, "y");
	seat_shows(s, "Written to minutes/: actions.csv, minutes.docx, minutes.html");
	assert_true(is_there(s, "minutes.html") && is_there(s, "minutes.docx") && is_there(s, "actions.csv"));
	assert_false(is_there(s, "minutes.md"));
	/* What went out ties what goes out later. */
	assert_int_equal(s->ui.session->publication_count, 1);
}

static void what_is_not_decided_is_said_instead_of_asked(void **state)
{
	struct seat *s = *state;

	meeting_must(&s->meeting, "Harold Pinter wrote about this");
	ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms, true);
	seat_press(s, "Space Space");
	seat_shows(s, "!  1 string to decide");
	seat_hides(s, "Nothing in any file points");
	seat_press(s, "Enter");
	seat_shows(s, "Not yet: ");
	seat_press(s, "y");
	assert_false(is_there(s, "minutes.html"));
}

static void nothing_chosen_writes_nothing(void **state)
{
	struct seat *s = *state;

	seat_press(s, "Space j Space j Space Enter");
	seat_shows(s, "Nothing is chosen");
}

static void the_preview_reads_as_the_minutes_will(void **state)
{
	struct seat *s = *state;

	seat_press(s, "v");
	seat_shows(s, "DRAFT: these minutes have not been signed off.");
	seat_shows(s, "line 1 of ");
	seat_hides(s, "Okafor");
	seat_press(s, "G");
	seat_hides(s, "line 1 of ");
	seat_hides(s, "Okafor");
	seat_press(s, "Esc");
	seat_shows(s, "What to write");
}

/* It is a proposal: nobody types a name behind a name. */
static void another_name_takes_the_place_of_the_one_that_is_offered(void **state)
{
	struct seat *s = *state;

	seat_press(s, "s");
	seat_type(s, "bram");
	seat_shows(s, ":sign bram");
	seat_press(s, "Esc s End");
	seat_type(s, "!");
	seat_shows(s, ":sign Ada Marlow!");
	seat_press(s, "Esc s Backspace");
	seat_hides(s, ":sign Ada");
	seat_press(s, "Esc s");
	seat_paste(s, "cara");
	seat_shows(s, ":sign cara");
}

static void signing_offers_the_co_chair(void **state)
{
	struct seat *s = *state;

	seat_press(s, "s");
	seat_shows(s, ":sign Ada Marlow");
	seat_press(s, "Esc");
	seat_shows(s, "Signed by 0 of 1");
}

static void write_file(struct seat *s, const char *name, const char *text)
{
	FILE *f = fopen(arena_printf(&s->meeting.arena, "%s/%s", s->meeting.place, name), "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void a_file_that_somebody_edited_is_looked_at(void **state)
{
	struct seat *s = *state;

	write_file(s, "good.md", "Nothing here.\n");
	write_file(s, "bad.md", "Then Dr Bram Okafor spoke.\n");
	seat_press(s, "c");
	seat_enter(s, arena_printf(&s->meeting.arena, "%s/good.md", s->meeting.place));
	seat_shows(s, "good.md points to nobody");
	seat_press(s, "c");
	seat_enter(s, arena_printf(&s->meeting.arena, "%s/bad.md", s->meeting.place));
	seat_shows(s, "bad.md: line 1");
	seat_press(s, "Esc c");
	seat_enter(s, "/nowhere/at/all.md");
	seat_shows(s, "No such file");
}

static void it_can_be_used_at_every_size(void **state)
{
	struct seat *s = *state;

	seat_resize(s, 10, 40);
	seat_shows(s, "!  0 of 3 entries checked");
	seat_shows(s, "[x]  actions.csv");
	seat_shows(s, "? help");
	seat_resize(s, 40, 120);
	seat_shows(s, "72 columns, for mail and for reading aloud");
	seat_press(s, "v");
	seat_shows(s, "Five people took part.");
}

static void what_is_sealed_is_not_called_ready(void **state)
{
	struct seat *s = *state;

	((struct session *)s->ui.session)->sealed = true;
	s->ui.version++;
	seat_resize(s, 24, 80);
	seat_shows(s, "SEALED");
	seat_shows(s, "This session is sealed: what was published stands in minutes/");
	seat_hides(s, "Signed by");
	seat_hides(s, "points to a person");
	seat_press(s, "Enter");
	seat_shows(s, "Sealed: nothing more can be signed or written");
	seat_press(s, "s");
	seat_hides(s, "Who signs");
	seat_press(s, "F6");
	seat_shows(s, "nothing can be");
	seat_hides(s, "to decide");
	seat_press(s, "Tab x A");
	seat_shows(s, "SEALED");
	((struct session *)s->ui.session)->sealed = false;
}

int main(void)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(the_checklist_says_what_is_left_in_order),
		ROW(quotes_that_are_not_printed_are_counted),
		ROW(space_chooses_what_is_written),
		ROW(writing_asks_and_another_key_answers),
		ROW(what_is_not_decided_is_said_instead_of_asked),
		ROW(nothing_chosen_writes_nothing),
		ROW(the_preview_reads_as_the_minutes_will),
		ROW(signing_offers_the_co_chair),
		ROW(another_name_takes_the_place_of_the_one_that_is_offered),
		ROW(a_file_that_somebody_edited_is_looked_at),
		ROW(it_can_be_used_at_every_size),
		ROW(what_is_sealed_is_not_called_ready),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
