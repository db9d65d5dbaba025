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
