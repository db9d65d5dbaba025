/* curses_keys: the keyboard's half of the terminal, for curses.c. Private to tui. */
#ifndef CURSES_KEYS_H
#define CURSES_KEYS_H

#include "base/buffer.h"
#include "terminal.h"

/* Tells ncurses of the keys that terminfo does not name. Once the terminal is open. */
void curses_keys_define(void);

/* What is there already, as an event whose text is in text; TERMINAL_TIMEOUT for nothing. */
enum terminal_event curses_keys_next(struct buffer *text);

#endif
