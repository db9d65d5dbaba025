/* room: steer and capture: where the meeting is, what is left of it, what was said, and the line that is typed. */
#include <string.h>

#include "chrome.h"
#include "clock.h"
#include "entry.h"
#include "facts.h"

static struct rows rows(struct ui *ui)
{
	const struct session *s = ui->session;
	const char **id = arena_array(&ui->rows_arena, const char *, s->entry_count + 1);
	size_t count = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		if (!s->entries[i]->dropped && !s->entries[i]->forgotten && ui_matches(ui, s->entries[i]->text))
			id[count++] = s->entries[i]->id;
	return (struct rows){ id, count };
}

static bool press(struct ui *ui, const char *key)
{
	if (ui->focus == FOCUS_LIST && (strcmp(key, "e") == 0 || strcmp(key, "Enter") == 0)) {
		entry_edit(ui, ui_chosen(ui));
		return true;
	}
	return false;
}

static void draw(struct ui *ui, struct frame *f)
{
	const struct rows *list = ui_rows(ui);
	int top = 2, height = f->rows - 7;
	size_t chosen = list_settle(ui_list(ui), list, height, true);

	chrome_header(ui, f, ui_text(ui, session_step(ui->session)->dimension->title), ui_clock_text(ui, ui->now_ms));
	for (int i = 0; i < height && ui_list(ui)->top + (size_t)i < list->count; i++) {
		const struct entry *en = session_entry(ui->session, list->id[ui_list(ui)->top + (size_t)i]);

		frame_fit(f, top + i, MARGIN, chrome_width(f), STYLE_PLAIN, en->text);
		if (ui->focus == FOCUS_LIST && ui_list(ui)->top + (size_t)i == chosen)
			frame_cursor(f, top + i, MARGIN);
	}
	chrome_message(ui, f, f->rows - 5);
	chrome_rule(f, f->rows - 4);
	entry_draw(ui, f, f->rows - 3, MARGIN, chrome_width(f));
	chrome_footer(ui, f, ui->screen->hints);
}

static const struct hint hints[] = {
	{ "Enter", "keep, or edit the chosen entry", NULL }, { NULL, NULL, NULL },
};

const struct screen screen_room = {
	.name = "room", .key = "F2", .title = "Room", .hints = hints, .types = true, .row_word = "ID",
	.draw = draw, .press = press, .rows = rows,
};
