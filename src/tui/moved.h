/* moved: what became of the cells of a row since they were shown. Pure: curses.c asks, and sends. Private to tui. */
#ifndef MOVED_H
#define MOVED_H

#include "frame.h"

bool cell_same(const struct cell *a, const struct cell *b);

/* By how many cells the end of a row moved left since it was shown, and in *from the column behind which it did; 0: it
 * did something else, or is so short that it is sent as soon as moved. */
int moved_left(const struct cell *before, const struct cell *now, int cols, int *from);

#endif
