/* quiet: a few letters that change while nobody types (the time, the minutes left) as the fewest bytes, with the cursor
 * back where it stood. For a meeting of hours over a thin line. Pure: curses.c says what its terminal can do, and sends.
 * Private to tui. */
#ifndef QUIET_H
#define QUIET_H

#include "base/buffer.h"
#include "frame.h"

enum { QUIET_CELLS = 8, QUIET_MOVE_BYTES = 32 };

/* What a terminal can do, as bytes without delays. NULL: it cannot. */
struct quiet_terminal {
	const char *save, *restore;                  /* where the cursor stands, and how letters look */
	const char *down;                            /* to the row below, in the same column */
	const char *(*to)(int row, int col);         /* borrowed until the next call of either */
	const char *(*along)(int col);               /* to a column of the same row */
	bool plain[STYLES];                          /* letters of that style look as the terminal's own */
};

/* Appends the bytes for a screen that shows `before` and shall show `now`, which has the same size and the cursor where
 * it stood. false: too much changed, or not letters of one plain cell each, or the terminal cannot; nothing is appended. */
bool quiet_step(const struct frame *before, const struct frame *now, const struct quiet_terminal *t, struct buffer *out);

#endif
