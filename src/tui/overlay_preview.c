/* preview: the minutes as they will read, to be paged through. */
#include <string.h>

#include "base/say.h"
#include "chrome.h"
#include "minutes_view.h"
#include "overlay.h"
#include "show.h"

/* The lines of the preview at this width: those of the text, broken where the screen is narrower. */
static void break_lines(struct ui *ui, struct minutes_view *v, int width)
{
	const char *text = minutes_preview(ui);
	size_t cap = 0;

	if (v->lines && v->width == width)
		return;
	v->lines = NULL;
	v->line_count = 0;
	while (*text) {
		size_t len = strcspn(text, "\n"), at = 0;

		do {
			size_t n = len ? show_wrap(text + at, len - at, width) : 0;
			const char **slot = arena_push(&v->arena, &v->lines, v->line_count, &cap, sizeof *slot);

			*slot = arena_string_n(&v->arena, text + at, n);
			v->line_count++;
			at += n;
		} while (at < len);
		text += len + (text[len] == '\n');
	}
	v->width = width;
}

static void preview_draw(struct ui *ui, struct frame *f)
{
	static const struct hint answers[] = {
		{ "PgDn", N_("on"), NULL }, { "PgUp", N_("back"), NULL }, { "Esc", N_("close"), NULL }, { NULL, NULL, NULL },
	};
	struct minutes_view *v = minutes_look(ui);
	int height = f->rows - 3;
	size_t shown = height > 0 ? (size_t)height : 1;

	frame_blank(f, 0, f->rows);
	break_lines(ui, v, chrome_width(f));
	if (v->line_top + shown > v->line_count)
		v->line_top = v->line_count > shown ? v->line_count - shown : 0;
	frame_put(f, 0, MARGIN, chrome_width(f), STYLE_TITLE, _("Preview"));
	frame_right(f, 0, f->cols - MARGIN, STYLE_QUIET,
		    arena_printf(&ui->drawing, _("line %zu of %zu"), v->line_top + 1, v->line_count));
	for (size_t i = 0; i < shown && v->line_top + i < v->line_count; i++)
		frame_put(f, 1 + (int)i, MARGIN, chrome_width(f), STYLE_PLAIN, v->lines[v->line_top + i]);
	chrome_footer(ui, f, answers);
	frame_cursor(f, 1, MARGIN);
}

static void preview_key(struct ui *ui, const char *key)
{
	static const struct { const char *key; long pages, lines; } moves[] = {
		{ "Down", 0, 1 }, { "j", 0, 1 },   { "Up", 0, -1 }, { "k", 0, -1 },        { "PgDn", 1, 0 },
		{ "Space", 1, 0 }, { "PgUp", -1, 0 }, { "g", -100000, 0 }, { "Home", -100000, 0 }, { "G", 100000, 0 },
		{ "End", 100000, 0 },
	};
	struct minutes_view *v = &ui_views(ui)->minutes;
	long page = ui->rows > 5 ? ui->rows - 5 : 1;

	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		long to = (long)v->line_top + moves[i].pages * page + moves[i].lines;

		if (strcmp(moves[i].key, key) == 0)
			v->line_top = to < 0 ? 0 : (size_t)to;
	}
	if (strcmp(key, "q") == 0 || strcmp(key, "v") == 0)
		overlay_close(ui);
}

const struct overlay overlay_preview = {
	.name = "preview", .draw = preview_draw, .key = preview_key,
};
