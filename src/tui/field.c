/* field: a text being typed, in a few cells. */
#include "field.h"

#include <string.h>

#include "base/grapheme.h"
#include "show.h"

enum { CONTEXT = 8 };  /* cells that stay to be seen from before a leap */

/* The column of the text that stands at the left end when column `at` must show. */
static int left_end(int at, int width)
{
	int leap = width > 2 * CONTEXT ? width - CONTEXT : width > 1 ? width - 1 : 1;
	int left = 0;

	while (at - left >= width)
		left += leap;
	return left;
}

void field_draw(struct frame *f, int row, int col, int width, enum style style, const char *text, size_t at,
		bool focus)
{
	size_t len = strlen(text), from = 0;
	int cursor = show_width(text, at);
	int left = left_end(cursor, width), skipped = 0;

	while (from < len && skipped < left) {
		size_t n = grapheme_next(text + from, len - from);

		skipped += show_width(text + from, n);
		from += n;
	}
	if (width > 0)
		frame_put_n(f, row, col + (skipped - left), width - (skipped - left), style, text + from, len - from);
	if (focus)
		frame_cursor(f, row, col + cursor - left);
}
