/* frame: a screen as cells: the text of each, its width, its style. Pure: screens draw into it, curses.c copies it
 * to the terminal, a test reads it as text. Whatever lies outside is clipped, so a screen never has to ask whether
 * it fits. Private to tui. */
#ifndef FRAME_H
#define FRAME_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "style.h"

enum { CELL_BYTES = 20 };

struct cell {
	char text[CELL_BYTES];  /* a letter and its marks (curses takes five), with a NUL; "" is a blank */
	unsigned char len, width;  /* width 0: the right half of the wide cell before it */
	unsigned char style;
};

/* What a click means in some cells of a row. */
enum spot_kind {
	SPOT_KEY,    /* a key is drawn there: text is its name */
	SPOT_ROW,    /* a row of the list: text is its id, index its place */
	SPOT_FIELD,  /* what is being typed: index is the byte at the left end */
};

enum { SPOT_TEXT = 64 };

struct spot {
	enum spot_kind kind;
	int row, col, width;
	size_t index;
	char text[SPOT_TEXT];
};

struct frame {
	int rows, cols;
	struct cell *cells;         /* rows * cols */
	int cursor_row, cursor_col; /* the focus: a cursor always stands somewhere */
	bool ascii;                 /* the locale is not UTF-8: glyphs and texts in ASCII */
	struct spot *spots;
	size_t spot_count, spot_cap;
};

/* All zero is a frame of no size. Empties it; on false of the system the program ends as when memory is out. */
void frame_resize(struct frame *f, int rows, int cols);
void frame_free(struct frame *f);
void frame_clear(struct frame *f);

/* Puts text at row, col, clipped to width cells (and to the frame). Gives the column behind it. */
int frame_put(struct frame *f, int row, int col, int width, enum style style, const char *text);
int frame_put_n(struct frame *f, int row, int col, int width, enum style style, const char *text, size_t len);
int frame_putf(struct frame *f, int row, int col, int width, enum style style, const char *format, ...)
	PRINTF_LIKE(6, 7);

/* The same; where it does not fit, its last cell is an ellipsis. */
int frame_fit(struct frame *f, int row, int col, int width, enum style style, const char *text);

/* Puts text so that it ends before column end. Gives the column where it begins. */
int frame_right(struct frame *f, int row, int end, enum style style, const char *text);

/* Puts text into width cells and as many as `most` rows, broken at blanks. Gives the rows used. */
int frame_wrap(struct frame *f, int row, int col, int width, int most, enum style style, const char *text);

/* Repeats a glyph over width cells; puts one. */
void frame_fill(struct frame *f, int row, int col, int width, enum style style, enum glyph glyph);
int frame_glyph(struct frame *f, int row, int col, enum style style, enum glyph glyph);

/* Blanks the rows [row, row + rows). */
void frame_blank(struct frame *f, int row, int rows);

/* Gives cells that are there another style. */
void frame_restyle(struct frame *f, int row, int col, int width, enum style style);

void frame_cursor(struct frame *f, int row, int col);

/* Notes what a click there means (row: from margin to margin); what was noted last counts. frame_blank forgets what stood
 * in its rows. */
void frame_spot_put(struct frame *f, enum spot_kind kind, int row, int col, int width, size_t index, const char *text);
void frame_spots_clear(struct frame *f);

/* What a click there means; NULL: nothing. */
const struct spot *frame_spot(const struct frame *f, int row, int col);

/* The rows as lines without blanks at their ends; and the same with a letter for each cell's style, '.' for plain.
 * In a. For tests. */
char *frame_text(const struct frame *f, struct arena *a);
char *frame_styles(const struct frame *f, struct arena *a);

#endif
