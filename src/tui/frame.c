/* frame: a screen as cells. */
#include "frame.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "show.h"

enum { MARKS_MOST = 4 };  /* curses takes five code points per cell */

void frame_resize(struct frame *f, int rows, int cols)
{
	rows = rows < 1 ? 1 : rows;
	cols = cols < 1 ? 1 : cols;
	if (!f->cells || rows != f->rows || cols != f->cols) {
		free(f->cells);
		f->cells = calloc((size_t)rows * (size_t)cols, sizeof *f->cells);
		if (!f->cells)
			memory_exhausted();
		f->rows = rows;
		f->cols = cols;
	}
	frame_clear(f);
}

void frame_free(struct frame *f)
{
	free(f->cells);
	free(f->spots);
	memset(f, 0, sizeof *f);
}

static struct cell *cell_at(struct frame *f, int row, int col)
{
	if (row < 0 || row >= f->rows || col < 0 || col >= f->cols)
		return NULL;
	return &f->cells[row * f->cols + col];
}

static void blank(struct cell *c)
{
	memset(c, 0, sizeof *c);
	c->width = 1;
}

void frame_clear(struct frame *f)
{
	for (int i = 0; i < f->rows * f->cols; i++)
		blank(&f->cells[i]);
	f->cursor_row = f->cursor_col = 0;
	frame_spots_clear(f);
}

void frame_blank(struct frame *f, int row, int rows)
{
	size_t kept = 0;

	for (size_t i = 0; i < f->spot_count; i++)
		if (f->spots[i].row < row || f->spots[i].row >= row + rows)
			f->spots[kept++] = f->spots[i];
	f->spot_count = kept;
	for (int r = row; r < row + rows; r++)
		for (int c = 0; c < f->cols; c++)
			if (cell_at(f, r, c))
				blank(cell_at(f, r, c));
}

/* Half of a wide letter that is written over becomes a blank. */
static void detach(struct frame *f, int row, int col)
{
	struct cell *c = cell_at(f, row, col), *other;

	if (!c)
		return;
	other = c->width == 2 ? cell_at(f, row, col + 1) : c->width == 0 ? cell_at(f, row, col - 1) : NULL;
	if (other)
		blank(other);
}

static void set(struct frame *f, int row, int col, enum style style, const char *text, size_t len, int width)
{
	struct cell *c = cell_at(f, row, col);

	for (int i = 0; i < width; i++) {
		detach(f, row, col + i);
		if (cell_at(f, row, col + i))
			blank(cell_at(f, row, col + i));
	}
	if (!c || len >= CELL_BYTES)
		return;
	memcpy(c->text, text, len);
	c->len = (unsigned char)len;
	c->width = (unsigned char)width;
	c->style = (unsigned char)style;
	if (width == 2) {
		cell_at(f, row, col + 1)->width = 0;
		cell_at(f, row, col + 1)->style = (unsigned char)style;
	}
	if (len == 1 && *text == ' ')
		memset(c->text, 0, sizeof c->text), c->len = 0;
}

static void add_mark(struct cell *c, const struct shown *mark)
{
	size_t marks = 0;

	for (size_t i = 1; i < c->len; i++)
		marks += ((unsigned char)c->text[i] & 0xc0) != 0x80;
	if (!c->len || marks >= MARKS_MOST || c->len + mark->len >= CELL_BYTES)
		return;
	memcpy(c->text + c->len, mark->text, mark->len);
	c->len = (unsigned char)(c->len + mark->len);
}

/* Letters that only look finer than their ASCII. Others are '?'. */
static void to_ascii(struct shown *s)
{
	static const struct { const char *fine; char plain; } rows[] = {
		{ "‘", '\'' }, { "’", '\'' }, { "“", '"' }, { "”", '"' }, { "–", '-' }, { "—", '-' }, { "−", '-' },
		{ "…", '~' },  { "·", '-' },  { "•", '*' }, { "\u00a0", ' ' },
	};

	if (s->width == 0 || (unsigned char)*s->text < 0x80) {
		s->len = s->width == 0 ? 0 : s->len;
		return;
	}
	s->len = (size_t)s->width;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(s->text, rows[i].fine) == 0) {
			s->text[0] = rows[i].plain;
			s->text[1] = '\0';
			return;
		}
	}
	s->text[0] = '?';
	s->text[1] = s->width == 2 ? '?' : '\0';
	s->text[2] = '\0';
	s->spelled = 1;
}

enum { NO_ROOM = -1000000 };

/* Puts what one code point shows. Gives the column behind it, or NO_ROOM. */
static int put_shown(struct frame *f, int row, int col, int end, enum style style, const struct shown *s)
{
	if (col + s->width > end)
		return NO_ROOM;
	if (s->width == 0) {
		if (s->len && col > 0 && cell_at(f, row, col - 1)) {
			struct cell *before = cell_at(f, row, col - 1);

			add_mark(before->width == 0 && col > 1 ? cell_at(f, row, col - 2) : before, s);
		}
		return col;
	}
	if (!s->spelled) {
		set(f, row, col, style, s->text, s->len, s->width);
		return col + s->width;
	}
	for (int i = 0; i < s->width; i++)
		set(f, row, col + i, style, s->text + i, 1, 1);
	return col + s->width;
}

int frame_put_n(struct frame *f, int row, int col, int width, enum style style, const char *text, size_t len)
{
	int end = col + width < f->cols ? col + width : f->cols;
	struct shown s;

	for (size_t at = 0; at < len;) {
		int next;

		at += show_next(text + at, len - at, &s);
		if (f->ascii)
			to_ascii(&s);
		next = put_shown(f, row, col, end, style, &s);
		if (next == NO_ROOM)
			break;
		col = next;
	}
	return col;
}

int frame_put(struct frame *f, int row, int col, int width, enum style style, const char *text)
{
	return frame_put_n(f, row, col, width, style, text, strlen(text));
}

int frame_putf(struct frame *f, int row, int col, int width, enum style style, const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, say_words(format), args);
	va_end(args);
	return frame_put(f, row, col, width, style, text);
}

int frame_fit(struct frame *f, int row, int col, int width, enum style style, const char *text)
{
	size_t len = strlen(text);

	if (width <= 0)
		return col;
	if (show_width(text, len) <= width)
		return frame_put_n(f, row, col, width, style, text, len);
	col = frame_put_n(f, row, col, width - 1, style, text, show_fit(text, len, width - 1));
	return frame_glyph(f, row, col, style, GLYPH_MORE);
}

int frame_right(struct frame *f, int row, int end, enum style style, const char *text)
{
	int width = show_width(text, strlen(text)), col = end - width;

	if (col < 0)
		col = 0;
	frame_put(f, row, col, end - col, style, text);
	return col;
}

int frame_wrap(struct frame *f, int row, int col, int width, int most, enum style style, const char *text)
{
	size_t len = strlen(text);
	int used = 0;

	for (size_t at = 0; at < len && used < most && width > 0; used++) {
		size_t n = show_wrap(text + at, len - at, width);

		if (used + 1 == most && at + n < len) {
			frame_fit(f, row + used, col, width, style, text + at);
			return most;
		}
		frame_put_n(f, row + used, col, width, style, text + at, n);
		at += n;
	}
	return used;
}

void frame_fill(struct frame *f, int row, int col, int width, enum style style, enum glyph glyph)
{
	for (int i = 0; i < width; i++)
		frame_glyph(f, row, col + i, style, glyph);
}

int frame_glyph(struct frame *f, int row, int col, enum style style, enum glyph glyph)
{
	return frame_put(f, row, col, 1, style, glyph_text(glyph, f->ascii));
}

void frame_restyle(struct frame *f, int row, int col, int width, enum style style)
{
	for (int i = 0; i < width; i++)
		if (cell_at(f, row, col + i))
			cell_at(f, row, col + i)->style = (unsigned char)style;
}

void frame_cursor(struct frame *f, int row, int col)
{
	f->cursor_row = row < 0 ? 0 : row >= f->rows ? f->rows - 1 : row;
	f->cursor_col = col < 0 ? 0 : col >= f->cols ? f->cols - 1 : col;
}

char *frame_text(const struct frame *f, struct arena *a)
{
	struct buffer b = { 0 };
	char *text;

	for (int r = 0; r < f->rows; r++) {
		size_t end = b.len;

		for (int c = 0; c < f->cols; c++) {
			const struct cell *cell = &f->cells[r * f->cols + c];

			if (!cell->width)
				continue;
			buffer_add(&b, cell->len ? cell->text : " ", cell->len ? cell->len : 1);
			if (cell->len)
				end = b.len;
		}
		buffer_cut(&b, end);
		buffer_addc(&b, '\n');
	}
	text = arena_string(a, buffer_text(&b));
	buffer_free(&b);
	return text;
}

char *frame_styles(const struct frame *f, struct arena *a)
{
	static const char letters[STYLES + 1] = ".tqacL#OKm";
	char *text = arena_alloc(a, (size_t)f->rows * (size_t)(f->cols + 1) + 1), *to = text;

	for (int r = 0; r < f->rows; r++) {
		for (int c = 0; c < f->cols; c++)
			*to++ = letters[f->cells[r * f->cols + c].style];
		*to++ = '\n';
	}
	return text;
}

/* ---- clicks ---- */

void frame_spot_put(struct frame *f, enum spot_kind kind, int row, int col, int width, size_t index, const char *text)
{
	struct spot *s;

	if (f->spot_count == f->spot_cap) {
		f->spot_cap = f->spot_cap ? 2 * f->spot_cap : 64;
		f->spots = realloc(f->spots, f->spot_cap * sizeof *f->spots);
		if (!f->spots)
			memory_exhausted();
	}
	s = &f->spots[f->spot_count++];
	*s = (struct spot){ .kind = kind, .row = row, .col = col, .width = width, .index = index };
	snprintf(s->text, sizeof s->text, "%s", text);
}

void frame_spots_clear(struct frame *f)
{
	f->spot_count = 0;
}

const struct spot *frame_spot(const struct frame *f, int row, int col)
{
	for (size_t i = f->spot_count; i-- > 0;) {
		const struct spot *s = &f->spots[i];

		if (s->row == row && col >= s->col && col < s->col + s->width)
			return s;
	}
	return NULL;
}
