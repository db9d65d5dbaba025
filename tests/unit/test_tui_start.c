/* test_tui_start: the start screen without a session: what it offers, and that nothing is made before it is asked for. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "desk/own.h"
#include "meeting.h"
#include "tui/start.h"
#include "tui/tui.h"
#include "tui/ui.h"

struct desk_less {
	struct ui ui;
	struct frame frame;
	struct arena arena;
	struct tui_plan plan;
	const char *dirs[2];
	char dir[256], agenda[256], people[256];  /* what create was asked for; "" when it was not */
	struct meeting meeting;                   /* a session that is there already */
};

static bool create(void *self, const char *dir, const char *agenda, const char *people, struct err *e)
{
	struct desk_less *d = self;

	if (strstr(dir, "refuse"))
		return err_set(e, ERR_RULE, "%s: it is there already", dir);
	strncpy(d->dir, dir, sizeof d->dir - 1);
	strncpy(d->agenda, agenda, sizeof d->agenda - 1);
	strncpy(d->people, people ? people : "", sizeof d->people - 1);
	return true;
}

static void random_word(char *out, size_t len)
{
	memset(out, 'c', len);
	out[len] = '\0';
}

static void draw(struct desk_less *d)
{
	ui_draw(&d->ui, &d->frame);
}

static int setup(void **state)
{
	struct desk_less *d = calloc(1, sizeof *d);

	meeting_open(&d->meeting);
	d->dirs[0] = "agendas";
	d->plan = (struct tui_plan){
		.role = "", .agenda_dirs = d->dirs, .create = create, .self = d, .random_word = random_word,
		.runtime = d->meeting.place,
	};
	ui_init(&d->ui, &(struct ui_plan){ .role = "" });
	ui_look_at(&d->ui, NULL, d->meeting.now_ms, true);
	ui_go(&d->ui, screen_find("start"));
	d->ui.task = start_look;
	ui_run_task(&d->ui, &(struct ui_world){ NULL, NULL, &d->plan, NULL });
	draw(d);
	*state = d;
	return 0;
}

static int teardown(void **state)
{
	struct desk_less *d = *state;

	ui_free(&d->ui);
	frame_free(&d->frame);
	arena_free(&d->arena);
	meeting_close(&d->meeting);
	free(d);
	return 0;
}

static void press(struct desk_less *d, const char *key)
{
	ui_key(&d->ui, key);
	ui_run_task(&d->ui, &(struct ui_world){ NULL, NULL, &d->plan, NULL });
	draw(d);
}

static void type(struct desk_less *d, const char *text)
{
	char key[2] = "";

	for (; *text; text++) {
		key[0] = *text;
		press(d, key);
	}
	press(d, "Enter");
}

static void shows(struct desk_less *d, const char *text)
{
	const char *screen = frame_text(&d->frame, &d->arena);

	if (!strstr(screen, text))
		fail_msg("the screen does not show: %s\n%s", text, screen);
}

/* Goes down to the row that says so. */
static void stand_on(struct desk_less *d, const char *text)
{
	const char *row = arena_printf(&d->arena, "▌   %s", text);

	press(d, "g");
	for (int i = 0; i < 30 && !strstr(frame_text(&d->frame, &d->arena), row); i++)
		press(d, "j");
	shows(d, row);
}

static void it_offers_what_there_is_without_a_file_of_the_users_own(void **state)
{
	struct desk_less *d = *state;

	shows(d, "roundtable   Start");
	shows(d, "Begin from an agenda");
	shows(d, "System accountability");
	shows(d, "3 dimensions");
	shows(d, "The demo");
	shows(d, "Who is invited: nobody yet");
	assert_string_equal(d->dir, "");
}

static void beginning_asks_for_a_folder_and_makes_it_then(void **state)
{
	struct desk_less *d = *state;

	stand_on(d, "System accountability");
	press(d, "Enter");
	shows(d, "new system-accountability-2019-10-08");
	assert_string_equal(d->dir, "");
	press(d, "Enter");
	assert_string_equal(d->dir, "system-accountability-2019-10-08");
	assert_string_equal(d->agenda, "system-accountability");
	assert_string_equal(d->people, "");
	assert_string_equal(d->ui.open, d->dir);
}

static void a_list_of_people_goes_with_what_is_begun(void **state)
{
	struct desk_less *d = *state;

	press(d, "r");
	type(d, "people.csv");
	shows(d, "Who is invited: people.csv");
	stand_on(d, "System accountability");
	press(d, "Enter");
	press(d, "Enter");
	assert_string_equal(d->people, "people.csv");
}

static void what_cannot_be_made_is_said_and_opens_nothing(void **state)
{
	struct desk_less *d = *state;

	stand_on(d, "System accountability");
	press(d, "Enter");
	press(d, "C-u");
	type(d, "refuse");
	shows(d, "refuse: it is there already");
	assert_null(d->ui.open);
}

static void another_session_is_opened_by_its_folder(void **state)
{
	struct desk_less *d = *state;

	stand_on(d, "Another session");
	press(d, "Enter");
	type(d, d->meeting.dir);
	assert_string_equal(d->ui.open, d->meeting.dir);
}

/* The agenda may set a day; whoever opens the program is reminded, before they open the session. */
static void a_session_past_its_day_is_marked(void **state)
{
	struct desk_less *d = *state;
	const char *list = arena_printf(&d->arena, "%s/recent", d->meeting.place);
	const struct date past = { 2019, 10, 7 }, still = { 2019, 10, 8 };
	char folder[4096];

	assert_non_null(realpath(d->meeting.place, folder));
	own_opened(list, &(struct own_session){ d->meeting.now_ms, d->meeting.place, "Still to be kept", still, "" });
	own_opened(list, &(struct own_session){ d->meeting.now_ms, d->meeting.dir, "Kept too long", past, "chair" });
	d->plan.recent = list;
	d->ui.task = start_look;
	press(d, "j");
	press(d, "g");
	shows(d, "▌   Kept too long                         to be kept until 7 October 2019");
	shows(d, "That day is past; to forget who said what: roundtable seal");
	press(d, "j");
	shows(d, "▌   Still to be kept                      8 October 2019");
	shows(d, "Who is invited");
	ui_resize(&d->ui, 10, 40);
	press(d, "k");
	shows(d, "Kept too long              overdue");
	shows(d, "Past its day: roundtable seal");
}

/* A chair who leaves and goes on is the chair for everybody else, too. */
static void whoever_goes_on_is_who_they_were(void **state)
{
	static const struct { const char *given, *last, *now; } rows[] = {
		{ "", "note-taker", "note-taker" }, { "chair", "note-taker", "chair" }, { "", "", "" }, { "", "spy", "" },
	};
	struct desk_less *d = *state;
	const char *list = arena_printf(&d->arena, "%s/recent", d->meeting.place);

	d->plan.recent = list;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("%s, %s\n", rows[i].given, rows[i].last);
		own_opened(list, &(struct own_session){ d->meeting.now_ms, d->meeting.dir, "A table", { 0 }, rows[i].last });
		d->ui.plan.role = rows[i].given;
		d->ui.task = start_look;
		press(d, "j");
		press(d, "g");
		press(d, "Enter");
		assert_string_equal(d->ui.plan.role, rows[i].now);
		assert_non_null(strstr(d->ui.open, d->meeting.dir));
	}
}

static void practice_that_cannot_begin_leaves_nothing(void **state)
{
	struct desk_less *d = *state;

	/* This create makes no folder, so there is none to play the demo in. */
	press(d, "G");
	press(d, "Enter");
	assert_null(d->ui.practice);
	assert_null(d->ui.open);
	assert_true(strstr(d->dir, "/roundtable-practice-") != NULL);
	assert_int_equal(access(d->dir, F_OK), -1);
	*strrchr(d->dir, '/') = '\0';
	assert_int_equal(access(d->dir, F_OK), -1);
}

static void it_can_be_used_at_every_size(void **state)
{
	struct desk_less *d = *state;

	ui_resize(&d->ui, 10, 40);
	draw(d);
	shows(d, "Continue");
	shows(d, "? help");
	assert_int_equal(d->frame.cursor_row, 3);
	ui_resize(&d->ui, 40, 120);
	draw(d);
	shows(d, "The demo");
}

static void keys_of_a_room_do_nothing_here(void **state)
{
	static const char *const keys[] = { "F2", "F3", "u", "f", "C-o", "M-n", "]", "+", "Tab", "F9", "x", "PgDn", "/" };
	struct desk_less *d = *state;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		press(d, keys[i]);
	shows(d, "Start");
	assert_false(d->ui.quit);
	press(d, "q");
	assert_true(d->ui.quit);
}

int main(void)
{
#define ROW(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(it_offers_what_there_is_without_a_file_of_the_users_own),
		ROW(beginning_asks_for_a_folder_and_makes_it_then),
		ROW(a_list_of_people_goes_with_what_is_begun),
		ROW(what_cannot_be_made_is_said_and_opens_nothing),
		ROW(another_session_is_opened_by_its_folder),
		ROW(a_session_past_its_day_is_marked),
		ROW(whoever_goes_on_is_who_they_were),
		ROW(practice_that_cannot_begin_leaves_nothing),
		ROW(it_can_be_used_at_every_size),
		ROW(keys_of_a_room_do_nothing_here),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
