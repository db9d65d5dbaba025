/* room_entries: the entries above the entry line. */
#include <string.h>

#include "base/say.h"
#include "chrome.h"
#include "facts.h"
#include "room.h"
#include "show.h"

enum { TEXT_ROWS = 2, TALL = 16, TIME_CELLS = 7, KIND_CELLS = 10, VOICES_CELLS = 10, VOICES_NARROW = 6, NARROW = 60, DIVIDED = 6 };

struct columns {
	int time, kind, text, text_width, end;
};

static struct columns columns(const struct room_layout *l)
{
	struct columns c = { .time = MARGIN, .end = MARGIN + l->width };

	c.kind = l->width < NARROW ? MARGIN : MARGIN + TIME_CELLS;
	c.text = c.kind + KIND_CELLS;
	c.text_width = c.end - c.text - (l->width < NARROW ? VOICES_NARROW : VOICES_CELLS);
	return c;
}

/* What the eye reads: a quote in its marks. */
static const char *text_of(struct ui *ui, const struct entry *en)
{
	bool ascii = ui->plan.ascii;

	if (en->kind != QUOTE || strncmp(en->text, "“", 3) == 0)
		return en->text;
	return arena_printf(&ui->drawing, "%s%s%s", glyph_text(GLYPH_OPEN, ascii), en->text, glyph_text(GLYPH_CLOSE, ascii));
}

static const char *missing(const struct entry *en)
{
	if (en->kind != ACTION || en->done)
		return "";
	if (!*en->addressee && !*en->level)
		return _("addressee not set, level not set");
	return !*en->addressee ? _("addressee not set") : !*en->level ? _("level not set") : "";
}

static int text_rows(struct ui *ui, const struct entry *en, const struct columns *c, int most)
{
	int rows = show_lines(text_of(ui, en), c->text_width);

	return rows < 1 ? 1 : rows > most ? most : rows;
}

static int height_of(struct ui *ui, const struct entry *en, const struct columns *c, int rows)
{
	int most = rows > TALL ? TEXT_ROWS + 1 : rows > 5 ? TEXT_ROWS : 1;

	return text_rows(ui, en, c, most) + (rows > 5 && *missing(en));
}

/* ---- between stages ---- */

/* What stands above row i, or below the last: where what follows belongs, when that is another stage than what stands
 * above it; "" for nothing. On a low screen, and among what was found, entries stand close. */
static const char *divider(struct ui *ui, const struct rows *rows, size_t i, int height)
{
	const struct session *s = ui->session;
	size_t step = i < rows->count ? session_entry(s, rows->id[i])->step : s->clock.step;
	const struct step *at = &s->agenda->steps[step];
	const char *stage = ui_text(ui, at->stage->title), *dimension = ui_text(ui, at->dimension->title);

	if (!i || height < DIVIDED || !editor_is_empty(ui_filter(ui)) || session_entry(s, rows->id[i - 1])->step == step)
		return "";
	if (!*stage || strcmp(stage, dimension) == 0)
		return dimension;
	return at->dimension == session_step(s)->dimension ? stage : arena_printf(&ui->drawing, "%s, %s", dimension, stage);
}

static bool is_divided(struct ui *ui, const struct rows *rows, size_t i, int height)
{
	return *divider(ui, rows, i, height);
}

static void draw_divider(struct ui *ui, struct frame *f, int row, const struct columns *c, const char *words)
{
	frame_fit(f, row, c->kind, c->end - c->kind, STYLE_QUIET,
		  arena_printf(&ui->drawing, "%s %s", glyph_text(GLYPH_DASH, f->ascii), words));
}

/* ---- one entry ---- */

static const char *kind_word(const struct entry *en)
{
	if (en->kind == ACTION)
		return en->done ? _("done") : C_("short kind of entry, loud", "ACTION");
	return entry_kind_short(en->kind);
}

/* "+3 −1", a key point's star, a tick for what may stand on the wall. */
static const char *voices(struct ui *ui, const struct entry *en)
{
	struct arena *a = &ui->drawing;
	size_t for_it = entry_support(ui->session, en), against = entry_objections(ui->session, en);
	const char *words = en->star ? "*" : "";

	if (en->agreed)
		words = arena_printf(a, "%s%s", words, glyph_text(GLYPH_CHECK, ui->plan.ascii));
	if (for_it > 1 || (for_it && !en->speaker))
		words = arena_printf(a, "%s%s+%zu", words, *words ? " " : "", for_it);
	if (against)
		words = arena_printf(a, "%s%s%s%zu", words, *words ? " " : "", glyph_text(GLYPH_MINUS, ui->plan.ascii), against);
	return words;
}

static void draw_entry(struct ui *ui, struct frame *f, int row, int height, const struct entry *en,
		       const struct columns *c)
{
	const char *lacks = height > 1 ? missing(en) : "";
	enum style kind = en->kind == ACTION && !en->done ? STYLE_LOUD : STYLE_QUIET;

	if (c->kind != c->time)
		/* With the blanks behind it: another style between them would be sent with every move. */
		frame_putf(f, row, c->time, TIME_CELLS, STYLE_QUIET, "%-*s", (int)TIME_CELLS, ui_clock_text(ui, en->at_ms));
	frame_put(f, row, c->kind, KIND_CELLS, kind, kind_word(en));
	frame_wrap(f, row, c->text, c->text_width, height - (*lacks ? 1 : 0), STYLE_PLAIN, text_of(ui, en));
	frame_right(f, row, c->end, STYLE_ACCENT, voices(ui, en));
	if (*lacks)
		frame_right(f, row + height - 1, c->end, STYLE_CAUTION, lacks);
}

/* ---- which of them ---- */

/* With what stands above it. */
static int height_at(struct ui *ui, const struct rows *rows, size_t i, const struct columns *c, int height)
{
	return height_of(ui, session_entry(ui->session, rows->id[i]), c, height) + is_divided(ui, rows, i, height);
}

/* The first row that shows when row `last` is at the bottom of `height` rows. */
static size_t top_for(struct ui *ui, const struct rows *rows, size_t last, const struct columns *c, int height, int room)
{
	size_t top = last;
	int used = height_at(ui, rows, last, c, height);

	while (top > 0 && used + height_at(ui, rows, top - 1, c, height) <= room)
		used += height_at(ui, rows, --top, c, height);
	return top;
}

static size_t bottom_for(struct ui *ui, const struct rows *rows, size_t top, const struct columns *c, int height, int room)
{
	size_t bottom = top;
	int used = height_at(ui, rows, top, c, height);

	while (bottom + 1 < rows->count && used + height_at(ui, rows, bottom + 1, c, height) <= room)
		used += height_at(ui, rows, ++bottom, c, height);
	return bottom;
}

/* While a line is typed, the newest stand above it. In the list what shows stays, until the choice leaves it: then
 * half of it moves. */
static void settle(struct ui *ui, const struct rows *rows, const struct columns *c, int height)
{
	struct list *l = ui_list(ui);
	int room = height - is_divided(ui, rows, rows->count, height);
	size_t chosen, newest = top_for(ui, rows, rows->count - 1, c, height, room);
	size_t top = l->top;

	if (ui->focus == FOCUS_ENTRY) {
		l->top = newest;
		l->id[0] = '\0';
		l->index = rows->count - 1;
		return;
	}
	chosen = list_settle(l, rows, (int)rows->count, true);
	if (top > newest)
		top = newest;
	if (chosen < top || chosen > bottom_for(ui, rows, top, c, height, room))
		top = top_for(ui, rows, chosen, c, height, height / 2 + 1);
	l->top = top < newest ? top : newest;
}

void room_draw_entries(struct ui *ui, struct frame *f, const struct room_layout *l)
{
	const struct rows *rows = ui_rows(ui);
	struct columns c = columns(l);
	int row = l->entries, end = l->entries + l->entry_rows;

	if (!rows->count) {
		if (!editor_is_empty(ui_filter(ui)))
			frame_put(f, row, MARGIN, l->width, STYLE_QUIET, _("No entry has that in it"));
		if (ui->focus == FOCUS_LIST)
			frame_cursor(f, row, MARGIN);
		return;
	}
	settle(ui, rows, &c, l->entry_rows);
	for (size_t i = ui_list(ui)->top; i < rows->count; i++) {
		const struct entry *en = session_entry(ui->session, rows->id[i]);
		int height = height_of(ui, en, &c, l->entry_rows);
		const char *above = divider(ui, rows, i, l->entry_rows);

		if (row + height + (*above != 0) > end)
			return;
		if (*above)
			draw_divider(ui, f, row++, &c, above);
		draw_entry(ui, f, row, height, en, &c);
		for (int line = 0; line < height; line++)
			frame_spot_put(f, SPOT_ROW, row + line, 0, MARGIN + l->width, i, rows->id[i]);
		if (ui->focus == FOCUS_LIST && i == ui_list(ui)->index) {
			frame_glyph(f, row, 0, STYLE_ACCENT, GLYPH_CHOSEN);
			/* Not the text: a move is then two words sent, and not two lines. */
			frame_restyle(f, row, MARGIN, c.text - 1 - MARGIN, STYLE_CHOSEN);
			frame_cursor(f, row, MARGIN);
		}
		row += height;
	}
	if (row < end && is_divided(ui, rows, rows->count, l->entry_rows))
		draw_divider(ui, f, row, &c, divider(ui, rows, rows->count, l->entry_rows));
}
