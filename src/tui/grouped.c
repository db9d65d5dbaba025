/* grouped: a list under headings. */
#include "grouped.h"

#include <string.h>

#include "base/say.h"
#include "chrome.h"

static const char *heading_at(struct ui *ui, const struct grouped *g, const struct rows *rows, size_t i)
{
	const char *heading = g->heading ? g->heading(ui, rows->id[i]) : NULL;

	return heading ? heading : "";
}

/* True when row i needs a heading above it in a list that shows from top. */
static bool begins(struct ui *ui, const struct grouped *g, const struct rows *rows, size_t top, size_t i)
{
	const char *heading = heading_at(ui, g, rows, i);

	return *heading && (i == top || strcmp(heading, heading_at(ui, g, rows, i - 1)) != 0);
}

static int lines_between(struct ui *ui, const struct grouped *g, const struct rows *rows, size_t top, size_t last)
{
	int lines = 0;

	for (size_t i = top; i <= last; i++)
		lines += 1 + begins(ui, g, rows, top, i);
	return lines;
}

void grouped_mark(struct frame *f, int row)
{
	frame_glyph(f, row, 0, STYLE_ACCENT, GLYPH_CHOSEN);
	frame_restyle(f, row, MARGIN, chrome_width(f), STYLE_CHOSEN);
}

static void draw_heading(struct ui *ui, struct frame *f, int row, const struct grouped *g, const char *heading)
{
	if (g->draw_heading)
		g->draw_heading(ui, f, row, heading);
	else
		frame_fit(f, row, MARGIN, chrome_width(f), STYLE_TITLE, heading);
}

/* Blanks a chosen row to its end, so that its style has no holes. */
static void draw_chosen(struct ui *ui, struct frame *f, int row, const struct grouped *g, const char *id)
{
	g->draw_row(ui, f, row, id, true);
	if (g->width) {
		frame_glyph(f, row, 0, STYLE_ACCENT, GLYPH_CHOSEN);
		frame_restyle(f, row, MARGIN, g->width(f), STYLE_CHOSEN);
	} else {
		grouped_mark(f, row);
	}
	frame_cursor(f, row, MARGIN);
}

void grouped_draw(struct ui *ui, struct frame *f, int top, int height, const struct grouped *g)
{
	const struct rows *rows = ui_rows(ui);
	struct list *l = ui_list(ui);
	size_t chosen = list_settle(l, rows, height, false);
	int row = top, end = top + height;

	frame_cursor(f, top, MARGIN);
	if (!rows->count) {
		frame_wrap(f, top, MARGIN, chrome_width(f), height, STYLE_QUIET,
			   editor_is_empty(ui_filter(ui)) ? _(g->empty) : _("Nothing here answers to that filter"));
		return;
	}
	/* From now on by its id: a key that sorts the rows anew does not move the choice. */
	list_choose(l, rows, chosen);
	while (l->top < chosen && lines_between(ui, g, rows, l->top, chosen) > height)
		l->top++;
	for (size_t i = l->top; i < rows->count && row < end; i++) {
		if (begins(ui, g, rows, l->top, i) && height > 1) {
			/* A heading with nothing under it is no help. */
			if (row + 1 >= end)
				break;
			draw_heading(ui, f, row++, g, heading_at(ui, g, rows, i));
		}
		frame_spot_put(f, SPOT_ROW, row, 0, f->cols, i, rows->id[i]);
		if (i == chosen)
			draw_chosen(ui, f, row, g, rows->id[i]);
		else
			g->draw_row(ui, f, row, rows->id[i], false);
		row++;
	}
}
