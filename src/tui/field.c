/* field: a text being typed, in a few cells. */
#include "field.h"

#include <string.h>

#include "base/grapheme.h"
#include "show.h"

enum {
	CONTEXT = 4,  /* cells of what follows that stay to be seen behind the insertion point */
	WIDE = 40,
};

/* The column of the text that stands at the left end so that column `at` shows: in steps of two fifths, or of a third where
 * there is little room, so that most of what was read a moment ago stays, and most typed letters are one letter sent. */
static int left_end(int at, int width)
{
	int step = width >= WIDE ? width * 2 / 5 : width > 3 ? width / 3 : 1;

	return at < width ? 0 : (at - width + step) / step * step;
}

/* Byte of the first grapheme that begins at that column or behind it; *column becomes where it begins. */
static size_t skip(const char *text, size_t len, int *column)
{
	int left = *column;
	size_t from = 0;

	*column = 0;
	while (from < len && *column < left) {
		size_t n = grapheme_next(text + from, len - from);

		*column += show_width(text + from, n);
		from += n;
	}
	return from;
}

void field_draw(struct frame *f, int row, int col, int width, enum style style, const char *text, size_t at,
		bool focus)
{
	size_t len = strlen(text), from;
	int cursor = show_width(text, at), behind = show_width(text + at, len - at);
	int ahead = behind < CONTEXT ? behind : width > 3 * CONTEXT ? CONTEXT : 0;
	int left = left_end(cursor + ahead, width), begins = left ? left + 1 : 0;

	/* One cell says that there is more. */
	from = skip(text, len, &begins);
	if (width > 0)
		frame_fit(f, row, col + begins - left, width - (begins - left), style, text + from);
	frame_spot_put(f, SPOT_FIELD, row, col + begins - left, width - (begins - left), from, "");
	if (left)
		frame_glyph(f, row, col, STYLE_QUIET, GLYPH_MORE);
	if (focus)
		frame_cursor(f, row, col + cursor - left);
}

/* ---- several rows ---- */

/* The text from a byte on that shows at once, and the rows it takes. */
struct page {
	size_t from;
	int rows;
};

static int width_of_line(const struct field_rows *r, const struct page *p, int line)
{
	int width = line ? r->width : r->width - r->first - (p->from ? 1 : 0);

	return width > 2 ? width : 2;
}

/* Byte behind the line that begins at from. Behind the words of a line one cell stays free for the cursor. */
static size_t line_end(const char *text, size_t len, size_t from, int width)
{
	return from < len ? from + show_wrap(text + from, len - from, width - 1) : len;
}

/* The page that byte `at` is on: each begins with the last line of the one before it. */
static struct page page_at(const struct field_rows *r, const char *text, size_t at)
{
	size_t len = strlen(text);
	struct page p = { 0, 0 };

	for (;;) {
		size_t from = p.from, last = from;

		for (p.rows = 0; p.rows < r->rows; p.rows++) {
			last = from;
			from = line_end(text, len, from, width_of_line(r, &p, p.rows));
			if (from >= len) {
				p.rows++;
				return p;
			}
		}
		if (at < from || last == p.from)
			return p;
		p.from = last;
	}
}

int field_rows_needed(const struct field_rows *r, const char *text, size_t at)
{
	struct page p = page_at(r, text, at);

	/* What is behind the first leap does not give rows back for a while: they would come and go. */
	return p.from ? r->rows : p.rows;
}

void field_draw_rows(struct frame *f, const struct field_rows *r, enum style style, const char *text, size_t at, bool focus)
{
	struct page p = page_at(r, text, at);
	size_t len = strlen(text), from = p.from;

	if (p.from)
		frame_glyph(f, r->row, r->col + r->first, STYLE_QUIET, GLYPH_MORE);
	for (int i = 0; i < p.rows; i++) {
		int width = width_of_line(r, &p, i), col = r->col + r->width - width;
		size_t end = line_end(text, len, from, width);
		int cursor = at >= from ? show_width(text + from, at - from) : 0;

		frame_put_n(f, r->row + i, col, width, style, text + from, end - from);
		frame_spot_put(f, SPOT_FIELD, r->row + i, col, width, from, "");
		if (focus && at >= from && (at < end || end == len))
			frame_cursor(f, r->row + i, col + (cursor < width ? cursor : width - 1));
		from = end;
	}
	if (from < len)
		frame_glyph(f, r->row + p.rows - 1, r->col + r->width - 1, STYLE_QUIET, GLYPH_MORE);
}
