/* field: a text being typed, in a few cells. When it is longer than they are, the part around the insertion point
 * shows; it moves in leaps, so that a typed letter is one letter sent. Private to tui. */
#ifndef FIELD_H
#define FIELD_H

#include "frame.h"

/* Draws text in [col, col + width). focus: the cursor goes to byte `at`. */
void field_draw(struct frame *f, int row, int col, int width, enum style style, const char *text, size_t at,
		bool focus);

#endif
