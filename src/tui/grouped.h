/* grouped: a list under headings. The heading of the first row that shows always shows, so that a long list never
 * loses its place; headings are no rows, so moving never stops at one. Private to tui. */
#ifndef GROUPED_H
#define GROUPED_H

#include "ui.h"

struct grouped {
	/* The heading that a row stands under; equal texts are one heading. NULL: none. */
	const char *(*heading)(struct ui *ui, const char *id);

	/* Draws the heading; NULL: bold, from margin to margin. */
	void (*draw_heading)(struct ui *ui, struct frame *f, int row, const char *heading);

	void (*draw_row)(struct ui *ui, struct frame *f, int row, const char *id, bool chosen);
	/* Cells of a row that belong to the list; NULL: from margin to margin. */
	int (*width)(const struct frame *f);

	const char *empty;  /* a sentence for a list without rows */
};

/* Draws the rows of the screen's list in [top, top + height) and puts the cursor on the chosen one. */
void grouped_draw(struct ui *ui, struct frame *f, int top, int height, const struct grouped *g);

/* The sign of the chosen row, and its style. */
void grouped_mark(struct frame *f, int row);

#endif
