/* moved: what became of the cells of a row since they were shown. */
#include "moved.h"

#include <string.h>

enum { MOVED_LEAST = 8 };  /* cells; fewer are sent as soon as moved */

bool cell_same(const struct cell *a, const struct cell *b)
{
	return a->len == b->len && a->width == b->width && a->style == b->style && memcmp(a->text, b->text, a->len) == 0;
}

/* By how many cells the text behind column `from` moved left in the row; 0: it did something else. */
static int behind(const struct cell *before, const struct cell *now, int from, int cols)
{
	while (cols > from && !before[cols - 1].len)
		cols--;
	for (int n = 2; from + n + MOVED_LEAST <= cols; n++) {
		int col = from;

		while (col + n < cols && cell_same(&before[col + n], &now[col]))
			col++;
		if (col + n == cols)
			return n;
	}
	return 0;
}

int moved_left(const struct cell *before, const struct cell *now, int cols, int *from)
{
	int n;

	*from = 0;
	while (*from < cols && cell_same(&before[*from], &now[*from]))
		++*from;
	n = behind(before, now, *from, cols);
	if (!n)  /* a new sign that there is more comes first, perhaps */
		n = behind(before, now, ++*from, cols);
	return n;
}
