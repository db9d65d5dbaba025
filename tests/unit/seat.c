/* seat: somebody at the screen of a meeting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/grapheme.h"
#include "base/utf8.h"
#include "seat.h"
#include "tui/entry.h"
#include "tui/mouse.h"
#include "tui/show.h"

/* The app's loop for one key: what is asked of the desk, done and answered. */
static void settle(struct seat *s)
{
	struct ui_line line;

	while (ui_next_line(&s->ui, &line)) {
		struct answer a;

		desk_do(s->meeting.desk, line.text, strlen(line.text), s->ui.now_ms, &a);
		ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms, true);
		ui_answered(&s->ui, &line, &a);
	}
	if (s->ui.task) {
		ui_run_task(&s->ui, &(struct ui_world){ s->meeting.desk, s->meeting.dir, NULL, NULL });
		ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms, true);
	}
	desk_hold(s->meeting.desk, entry_is_begun(&s->ui));
	ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms, false);
}

void seat_restart(struct seat *s, const char *role, int64_t now_ms)
{
	ui_free(&s->ui);
	meeting_restart(&s->meeting, role, "bbbbbbbb");
	ui_init(&s->ui, &(struct ui_plan){ .role = role });
	ui_look_at(&s->ui, s->meeting.desk, now_ms, true);
	seat_resize(s, 24, 80);
}

void seat_open(struct seat *s, const char *role)
{
	memset(s, 0, sizeof *s);
	meeting_open(&s->meeting);
	seat_restart(s, role, s->meeting.now_ms);
}

void seat_lines(struct seat *s, const char *const lines[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		meeting_must(&s->meeting, lines[i]);
	s->ui.now_ms = s->meeting.now_ms;
	ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms, true);
}

void seat_open_midway(struct seat *s)
{
	static const char *const lines[] = {
		":go internal/meaning", "It is a promise between equals @p03", ":support last =3", "\" Nobody can do it alone @p02",
		":go internal/actions", "Define with councils what the system is for", "Publish the plan to:Systems level:system due:+6w",
		"? Who pays for the shared platform?", ":hand p04", ":hand p05", ":floor p06",
	};

	seat_open(s, "chair");
	seat_lines(s, lines, sizeof lines / sizeof *lines);
	seat_follow(s);
	s->ui.message_shows = false;
	seat_resize(s, 24, 80);
}

void seat_close(struct seat *s)
{
	ui_free(&s->ui);
	frame_free(&s->frame);
	meeting_close(&s->meeting);
}

void seat_press_unseen(struct seat *s, const char *key)
{
	s->ui.now_ms += 1500;
	ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms, false);
	ui_key(&s->ui, key);
	settle(s);
}

static void press(struct seat *s, const char *key)
{
	seat_press_unseen(s, key);
	ui_draw(&s->ui, &s->frame);
}

void seat_press(struct seat *s, const char *keys)
{
	char key[32];

	while (*keys) {
		size_t len = strcspn(keys, " ");

		assert_true(len < sizeof key);
		memcpy(key, keys, len);
		key[len] = '\0';
		press(s, key);
		keys += len + strspn(keys + len, " ");
	}
}

void seat_type(struct seat *s, const char *text)
{
	char key[8];

	while (*text) {
		size_t len = 1;

		while (((unsigned char)text[len] & 0xc0) == 0x80)
			len++;
		memcpy(key, text, len);
		key[len] = '\0';
		press(s, *text == ' ' ? "Space" : key);
		text += len;
	}
}

void seat_enter(struct seat *s, const char *text)
{
	seat_type(s, text);
	press(s, "Enter");
}

void seat_paste(struct seat *s, const char *text)
{
	ui_paste(&s->ui, text, strlen(text));
	settle(s);
	ui_draw(&s->ui, &s->frame);
}

void seat_mouse(struct seat *s, const char *what)
{
	s->ui.now_ms += 100;
	ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms, false);
	mouse_do(&s->ui, &s->frame, what);
	settle(s);
	ui_draw(&s->ui, &s->frame);
}

void seat_click(struct seat *s, const char *text)
{
	for (int row = 0; row < s->frame.rows; row++) {
		const char *line = seat_line(s, row), *at = strstr(line, text);

		if (!at)
			continue;
		seat_mouse(s, arena_printf(&s->meeting.arena, "press %d %d", row, show_width(line, (size_t)(at - line))));
		return;
	}
	fail_msg("the screen does not show: %s\n%s", text, seat_text(s));
}

void seat_wait(struct seat *s, int minutes)
{
	ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms + (int64_t)minutes * MINUTE_MS, false);
	ui_tick(&s->ui);
	ui_draw(&s->ui, &s->frame);
}

void seat_follow(struct seat *s)
{
	struct err e;
	bool changed;

	assert_true(desk_follow(s->meeting.desk, &changed, &e));
	/* A test may have written through this very desk. */
	ui_look_at(&s->ui, s->meeting.desk, s->ui.now_ms, true);
	ui_followed(&s->ui);
	ui_draw(&s->ui, &s->frame);
}

void seat_resize(struct seat *s, int rows, int cols)
{
	ui_resize(&s->ui, rows, cols);
	ui_draw(&s->ui, &s->frame);
}

const char *seat_text(struct seat *s)
{
	return frame_text(&s->frame, &s->meeting.arena);
}

const char *seat_styles(struct seat *s)
{
	return frame_styles(&s->frame, &s->meeting.arena);
}

const char *seat_line(struct seat *s, int row)
{
	const char *text = seat_text(s);

	while (row--)
		text += strcspn(text, "\n") + 1;
	return arena_string_n(&s->meeting.arena, text, strcspn(text, "\n"));
}

void seat_shows(struct seat *s, const char *text)
{
	if (!strstr(seat_text(s), text))
		fail_msg("the screen does not show: %s\n%s", text, seat_text(s));
}

void seat_hides(struct seat *s, const char *text)
{
	if (strstr(seat_text(s), text))
		fail_msg("the screen shows: %s\n%s", text, seat_text(s));
}

void seat_holds(struct seat *s)
{
	struct arena work = { 0 };
	struct buffer lines = { 0 }, shown = { 0 };

	assert_in_range(s->frame.cursor_row, 0, s->frame.rows - 1);
	assert_in_range(s->frame.cursor_col, 0, s->frame.cols - 1);
	buffer_adds(&lines, frame_text(&s->frame, &work));
	for (size_t i = 0; i < lines.len; i++)
		if (lines.text[i] == '\n')
			lines.text[i] = ' ';
	utf8_add_visible(&shown, lines.text, lines.len);
	assert_string_equal(buffer_text(&lines), buffer_text(&shown));
	buffer_free(&lines);
	buffer_free(&shown);
	arena_free(&work);
}

const char *seat_typed(struct seat *s)
{
	return editor_text(&s->ui.entry);
}
