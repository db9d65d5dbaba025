/* mouse: what a click and the wheel do. All of it can be done by keys: what is drawn as a key presses it, a row is chosen by
 * one click and opened by two, a click into what is being typed moves the insertion point. Off unless asked for: a
 * mouse that a program uses selects no text. Private to tui. */
#ifndef MOUSE_H
#define MOUSE_H

#include "ui.h"

/* what: "press ROW COL" in cells from 0, "up" or "down"; f is the frame that was shown. */
void mouse_do(struct ui *ui, const struct frame *f, const char *what);

#endif
