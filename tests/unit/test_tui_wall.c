/* test_tui_wall: what may reach the wall, how it is written, and how the projector shows it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "seat.h"
#include "store/file.h"
#include "tui/projector_view.h"
#include "tui/wall.h"

struct room {
	struct seat seat;
	struct wall_kept kept;
	struct wall_shown wall;
	struct frame frame;
};

static int setup(void **state)
{
	static const char *const lines[] = {
		":here p02", ":here p03", ":here p04", ":here p05", ":here p06", ":next",
		"Agree how disputes go to arbitration", "Bram Okafor wants a board for the place",
		"Explore a board for the level of place",
	};
	struct room *r = calloc(1, sizeof *r);

	seat_open(&r->seat, "chair");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		meeting_must(&r->seat.meeting, lines[i]);
	r->seat.ui.dir = r->seat.meeting.dir;
	*state = r;
	return 0;
}

static int teardown(void **state)
{
	struct room *r = *state;

	frame_free(&r->frame);
	seat_close(&r->seat);
	free(r);
	return 0;
}

static void type(struct room *r, const char *line)
{
	meeting_must(&r->seat.meeting, line);
}

static const char *path(struct room *r)
{
	return arena_printf(&r->seat.meeting.arena, "%s/projector.json", r->seat.meeting.dir);
}

/* The file as it would be written now. */
static const char *bytes(struct room *r)
{
	struct buffer b = { 0 };
	struct err e = { 0 };
	const char *text;

	ui_look_at(&r->seat.ui, r->seat.meeting.desk, r->seat.meeting.now_ms, true);
	memset(&r->kept, 0, sizeof r->kept);
	wall_keep(&r->kept, &r->seat.ui);
	if (!file_read(path(r), 1 << 20, &b, &e))
		fail_msg("%s", e.text);
	text = arena_string(&r->seat.meeting.arena, buffer_text(&b));
	buffer_free(&b);
	return text;
}

static void has(struct room *r, const char *text)
{
	if (!strstr(bytes(r), text))
		fail_msg("the wall lacks: %s\n%s", text, bytes(r));
}

static void lacks(struct room *r, const char *text)
{
	if (strstr(bytes(r), text))
		fail_msg("the wall shows: %s\n%s", text, bytes(r));
}

/* The wall as the projector draws it, age_ms after it was written. */
static const char *drawn(struct room *r, int64_t age_ms, int rows, int cols)
{
	const char *text = bytes(r);
	struct err e = { 0 };

	if (!projector_parse(text, strlen(text), &r->seat.meeting.arena, &r->wall, &e))
		fail_msg("%s", e.text);
	frame_resize(&r->frame, rows, cols);
	projector_draw(&r->wall, "", age_ms, &r->seat.meeting.arena, &r->frame);
	return frame_text(&r->frame, &r->seat.meeting.arena);
}

static void shows(const char *screen, const char *text)
{
	if (!strstr(screen, text))
		fail_msg("the projector does not show: %s\n%s", text, screen);
}

static void only_what_was_agreed_is_on_the_wall(void **state)
{
	struct room *r = *state;

	has(r, "Inside the system");
	has(r, "What does this mean?");
	lacks(r, "arbitration");
	type(r, ":agree 1");
	has(r, "Agree how disputes go to arbitration.");
	lacks(r, "level of place");
	type(r, ":drop 1");
	lacks(r, "arbitration");
}

static void what_was_changed_has_to_be_agreed_again(void **state)
{
	struct room *r = *state;

	type(r, ":agree 1");
	type(r, ":edit 1 Never go to arbitration");
	lacks(r, "arbitration");
}

static void a_finding_keeps_it_off_until_somebody_decides(void **state)
{
	struct room *r = *state;

	type(r, ":agree 2");
	lacks(r, "a board for the place");
	type(r, ":hide \"Bram Okafor\"");
	has(r, "A participant wants a board for the place.");
	lacks(r, "Okafor");
}

static void a_possible_name_keeps_it_off_too(void **state)
{
	struct room *r = *state;

	type(r, "Harold Pinter wrote about this");
	type(r, ":agree 4");
	lacks(r, "wrote about this");
	type(r, ":print \"Harold Pinter\"");
	has(r, "Harold Pinter wrote about this.");
}

static void what_was_not_said_under_the_rule_stays_off(void **state)
{
	struct room *r = *state;

	type(r, ":record on-record");
	type(r, "Said for everybody to quote");
	type(r, ":agree 4");
	lacks(r, "everybody to quote");
}

static void no_label_and_no_number_of_voices_is_on_the_wall(void **state)
{
	struct room *r = *state;

	type(r, "\" We cannot go on like this @p02");
	type(r, ":support 4 =3");
	type(r, ":agree 4");
	has(r, "“We cannot go on like this.”");
	lacks(r, "leader");
	lacks(r, "participant");
}

static void a_poll_shows_its_total_once_it_is_closed(void **state)
{
	struct room *r = *state;

	type(r, ":poll duty");
	type(r, ":tally provider Agree=2 Neutral=1");
	lacks(r, "A duty?");
	type(r, ":close");
	has(r, "\"votes\": 2");
	lacks(r, "provider");
}

static void stopped_at_the_closing_it_says_that_the_meeting_is_over(void **state)
{
	struct room *r = *state;
	const char *screen;

	type(r, ":pause");
	shows(drawn(r, 0, 24, 80), "A pause, ");
	type(r, ":go closing");
	shows(drawn(r, 0, 24, 80), "A pause, ");
	type(r, ":resume");
	r->seat.meeting.now_ms += 2 * MINUTE_MS;
	shows(drawn(r, 0, 24, 80), "minutes left");
	type(r, ":pause");
	screen = drawn(r, 0, 24, 80);
	shows(screen, "The meeting is over. Thank you.");
	assert_null(strstr(screen, "minutes left"));
}

static void a_poll_of_too_few_shows_no_figure(void **state)
{
	struct room *r = *state;

	type(r, ":poll duty");
	type(r, ":tally provider Agree=1 Neutral=1");
	type(r, ":close");
	has(r, "A duty?");
	lacks(r, "votes");
}

static void the_file_is_private_to_its_user(void **state)
{
	struct room *r = *state;
	struct stat st;

	bytes(r);
	assert_int_equal(stat(path(r), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void it_is_written_again_when_something_changed_and_as_a_sign_of_life(void **state)
{
	struct room *r = *state;
	struct ui *ui = &r->seat.ui;

	bytes(r);
	assert_true(wall_due_ms(&r->kept, ui) > 15000);
	ui->version++;
	assert_true(wall_due_ms(&r->kept, ui) > 0 && wall_due_ms(&r->kept, ui) <= 1000);
	ui->version--;
	ui->now_ms += 20000;
	assert_int_equal(wall_due_ms(&r->kept, ui), 0);
}

static void the_projector_shows_it_large_and_says_its_age(void **state)
{
	struct room *r = *state;
	const char *screen;

	type(r, ":agree 1");
	type(r, ":agree 3");
	screen = drawn(r, 0, 24, 80);
	shows(screen, "    Inside the system\n");
	shows(screen, "20 minutes left");
	shows(screen, "Agreed so far\n    1   Agree how disputes go to arbitration.\n    2   Explore a board");
	shows(screen, "Held under the Chatham House Rule");
	shows(screen, "up to date");
	shows(drawn(r, 30000, 24, 80), "20 minutes left");
}

static void a_wall_that_nobody_steers_says_so(void **state)
{
	struct room *r = *state;
	const char *screen = drawn(r, 5 * MINUTE_MS, 24, 80);

	shows(screen, "Not steered: this is 5 minutes old");
	assert_null(strstr(screen, "minutes left"));
}

static void it_shows_what_fits_at_every_size(void **state)
{
	struct room *r = *state;

	type(r, ":agree 1");
	shows(drawn(r, 0, 10, 40), "Inside the system");
	shows(drawn(r, 0, 10, 40), "Held under the Chatham House");
	shows(drawn(r, 0, 40, 120), "Agree how disputes go to arbitration.");
	drawn(r, 0, 1, 1);
}

static void the_chair_sees_how_it_reads_before_it_is_on(void **state)
{
	struct room *r = *state;

	type(r, "! Ask Bram Okafor about the board");
	type(r, "= We go on");
	type(r, ":agree 1");
	ui_look_at(&r->seat.ui, r->seat.meeting.desk, r->seat.meeting.now_ms, true);
	seat_press(&r->seat, "Esc F8");
	seat_shows(&r->seat, "1 on the wall");
	seat_shows(&r->seat, "Reads on the wall");
	seat_press(&r->seat, "j");
	seat_shows(&r->seat, "Kept off the wall: \"Bram Okafor\": hidden, but nobody said so; F6, then h on\n  each, or e for other words");
	seat_press(&r->seat, "j");
	seat_shows(&r->seat, "Would read on the wall\n  We go on.");
	seat_press(&r->seat, "Space");
	assert_true(r->seat.ui.session->entries[4]->agreed);
	seat_shows(&r->seat, "2 on the wall");
	seat_press(&r->seat, "Space");
	assert_false(r->seat.ui.session->entries[4]->agreed);
	seat_hides(&r->seat, "for the level of place");
	seat_press(&r->seat, "v");
	seat_shows(&r->seat, "Explore a board for the level of place.");
	seat_resize(&r->seat, 10, 40);
	seat_shows(&r->seat, "1 on the wall");
}

static void what_review_says_for_certain_lets_an_agreed_action_on(void **state)
{
	struct room *r = *state;

	type(r, ":agree 2");
	ui_look_at(&r->seat.ui, r->seat.meeting.desk, r->seat.meeting.now_ms, true);
	seat_press(&r->seat, "Esc F6");
	seat_shows(&r->seat, "but off the wall until h or e");
	seat_press(&r->seat, "h");
	seat_hides(&r->seat, "off the wall until");
	seat_press(&r->seat, "F8");
	seat_hides(&r->seat, "Kept off");
	seat_shows(&r->seat, "A participant wants a board for the place.");
}

static void what_is_no_wall_is_refused(void **state)
{
	static const char odd[] = "{\"wall\": 1, \"agreed\": [3], \"polls\": 7}";
	static const char *const files[] = { "", "{}", "[1,", "{\"wall\": 2}", "{\"wall\": 1, \"wall\": 1}" };
	struct room *r = *state;
	struct err e = { 0 };

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		assert_false(projector_parse(files[i], strlen(files[i]), &r->seat.meeting.arena, &r->wall, &e));
	assert_true(projector_parse(odd, strlen(odd), &r->seat.meeting.arena, &r->wall, &e));
	assert_int_equal(r->wall.agreed_count, 0);
}

int main(void)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(only_what_was_agreed_is_on_the_wall),
		ROW(what_was_changed_has_to_be_agreed_again),
		ROW(a_finding_keeps_it_off_until_somebody_decides),
		ROW(a_possible_name_keeps_it_off_too),
		ROW(what_was_not_said_under_the_rule_stays_off),
		ROW(no_label_and_no_number_of_voices_is_on_the_wall),
		ROW(a_poll_shows_its_total_once_it_is_closed),
		ROW(stopped_at_the_closing_it_says_that_the_meeting_is_over),
		ROW(a_poll_of_too_few_shows_no_figure),
		ROW(the_file_is_private_to_its_user),
		ROW(it_is_written_again_when_something_changed_and_as_a_sign_of_life),
		ROW(the_projector_shows_it_large_and_says_its_age),
		ROW(a_wall_that_nobody_steers_says_so),
		ROW(it_shows_what_fits_at_every_size),
		ROW(the_chair_sees_how_it_reads_before_it_is_on),
		ROW(what_review_says_for_certain_lets_an_agreed_action_on),
		ROW(what_is_no_wall_is_refused),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
