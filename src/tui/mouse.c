/* mouse: what a click and the wheel do. */
#include "mouse.h"

#include <stdio.h>
#include <string.h>

#include "show.h"

enum { TWICE_MS = 500 };

static void choose(struct ui *ui, const struct spot *s)
{
	struct list *l = ui->overlay ? &ui->overlay_list : ui_list(ui);

	if (!ui->overlay)
		ui->focus = FOCUS_LIST;
	l->index = s->index;
	snprintf(l->id, sizeof l->id, "%s", s->text);
}

static void place_cursor(struct ui *ui, const struct spot *s, int col)
{
	struct editor *ed = ui->overlay ? &ui->asked : &ui->entry;

	if (!ui->overlay)
		ui->focus = FOCUS_ENTRY;
	if (s->index <= ed->text.len)
		ed->at = s->index + show_fit(editor_text(ed) + s->index, ed->text.len - s->index, col - s->col);
}

/* The second of two quick clicks opens a row, and is no second press of a key: what it asks for may stand where it stood. */
static void press(struct ui *ui, const struct frame *f, int row, int col)
{
	const struct spot *s = frame_spot(f, row, col);
	bool twice = ui->clicked_ms && ui->now_ms - ui->clicked_ms <= TWICE_MS && ui->clicked_row == row;

	ui->clicked_ms = twice ? 0 : ui->now_ms;
	ui->clicked_row = row;
	ui->last_key_ms = ui->now_ms;
	if (!s || ui->blank)
		return;
	if (s->kind == SPOT_KEY && !twice)
		ui_key(ui, s->text);
	else if (s->kind == SPOT_ROW && twice)
		ui_key(ui, "Enter");
	else if (s->kind == SPOT_ROW)
		choose(ui, s);
	else if (s->kind == SPOT_FIELD)
		place_cursor(ui, s, col);
}

/* The wheel moves in lists; what is half typed stays, and no earlier entry is brought into its place. */
static void turn(struct ui *ui, const char *key)
{
	if (!ui->overlay && ui->focus == FOCUS_ENTRY && !ui->veiled && ui->screen->rows)
		ui->focus = FOCUS_LIST;
	ui_key(ui, key);
}

void mouse_do(struct ui *ui, const struct frame *f, const char *what)
{
	int row, col;

	if (sscanf(what, "press %d %d", &row, &col) == 2)
		press(ui, f, row, col);
	else
		turn(ui, strcmp(what, "up") == 0 ? "Up" : "Down");
}
