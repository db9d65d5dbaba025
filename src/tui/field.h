/* field: a text being typed, in a few cells. When it is longer than they are, the part around the insertion point
 * shows; that moves in leaps, so that a typed letter is one letter sent. Private to tui. */
#ifndef FIELD_H
#define FIELD_H

#include "frame.h"

/* Draws text in [col, col + width). focus: the cursor goes to byte `at`. */
void field_draw(struct frame *f, int row, int col, int width, enum style style, const char *text, size_t at,
		bool focus);

/* A field of several rows, broken between words; its first row begins `first` cells further right than the others. */
struct field_rows {
	int row, rows, col, width, first;
};

/* Draws text in them. What takes more rows goes on by leaps: what was the last row becomes the first one. */
void field_draw_rows(struct frame *f, const struct field_rows *at_rows, enum style style, const char *text, size_t at,
		     bool focus);

/* The rows that text takes there with the insertion point at byte `at`: 1 to at_rows->rows. */
int field_rows_needed(const struct field_rows *at_rows, const char *text, size_t at);

#endif
