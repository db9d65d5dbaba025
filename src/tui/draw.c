/* draw: which of the things that can be seen is: the screen, the veil, the blank, one sentence when it is too small. */
#include <string.h>

#include "base/say.h"
#include "chrome.h"
#include "clock.h"
#include "entry.h"
#include "overlay.h"
#include "show.h"

enum { LEAST_ROWS = 10, LEAST_COLS = 40 };

/* Typing is never refused because a window is small: the line keeps the last row. */
static void draw_tiny(struct ui *ui, struct frame *f, int rows, int cols)
{
	const char *words = arena_printf(&ui->drawing, _("%dx%d is too small here; %dx%d shows all"), f->cols, f->rows, cols,
					 rows);

	if (f->rows > 1 || !ui->screen->types)
		frame_wrap(f, 0, 0, f->cols, f->rows > 1 ? f->rows - 1 : 1, STYLE_PLAIN, words);
	if (ui->session && ui->screen->types)
		entry_draw(ui, f, f->rows - 1, 1, 0, f->cols);
}

static void centre(struct frame *f, int row, enum style style, const char *words)
{
	int width = show_width(words, strlen(words));

	frame_put(f, row, f->cols > width ? (f->cols - width) / 2 : 0, f->cols, style, words);
}

/* Under whatever hides the rest: that nothing is kept, or that names may be, is to be seen at every moment. */
static void draw_record(struct ui *ui, struct frame *f)
{
	if (ui->session && ui->session->record != RECORD_RULE)
		centre(f, 1, STYLE_OFF, ui->session->record == RECORD_OFF ? _(" OFF - nothing is kept ") : _(" ON THE RECORD "));
}

static void draw_blank(struct ui *ui, struct frame *f)
{
	frame_put(f, 0, MARGIN, f->cols, STYLE_PLAIN, "roundtable");
	frame_right(f, 0, f->cols - MARGIN, STYLE_PLAIN, ui_clock_text(ui, ui->now_ms));
	draw_record(ui, f);
	frame_cursor(f, f->rows - 1, 0);
}

static void draw_veil(struct ui *ui, struct frame *f)
{
	static const struct hint keys[] = {
		{ "F9", N_("lift the veil (Enter to confirm)"), NULL }, { "C-t", N_("blank everything"), NULL }, { NULL, NULL, NULL },
	};
	struct clock_view c;
	int middle = f->rows / 2 - 2;

	clock_look(ui->session, ui->now_ms, &c);
	draw_blank(ui, f);
	centre(f, middle - 2, STYLE_TITLE, clock_words(ui, &c));
	entry_draw(ui, f, middle, 1, MARGIN, chrome_width(f));
	if (f->rows >= 12)
		frame_put(f, middle + 2, MARGIN, chrome_width(f), STYLE_QUIET,
			  _("Notes are veiled. You can keep typing; only the last words show."));
	chrome_message(ui, f, f->rows - 3);
	chrome_footer(ui, f, keys);
}

void ui_draw(struct ui *ui, struct frame *f)
{
	int rows = ui->screen->least_rows > LEAST_ROWS ? ui->screen->least_rows : LEAST_ROWS;
	int cols = ui->screen->least_cols > LEAST_COLS ? ui->screen->least_cols : LEAST_COLS;

	arena_free(&ui->drawing);
	f->ascii = ui->plan.ascii;
	frame_resize(f, ui->rows, ui->cols);
	if (ui->blank) {
		draw_blank(ui, f);
		/* The one thing that whoever sees it must know; it says nothing of what is behind. */
		frame_put(f, f->rows - 1, MARGIN, chrome_width(f), STYLE_QUIET, _("Ctrl-T: back"));
	} else if (f->rows < rows || f->cols < cols) {
		draw_tiny(ui, f, rows, cols);
	} else if (ui->veiled) {
		draw_veil(ui, f);
	} else {
		ui->screen->draw(ui, f);
		if (ui->overlay) {
			frame_spots_clear(f);
			ui->overlay->draw(ui, f);
		}
	}
}
