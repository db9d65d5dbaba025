/* terminfo: what a kind of terminal can do. Private to tui; tui.h has the rest of it. */
#ifndef TERMINFO_H
#define TERMINFO_H

#include "quiet.h"

/* Fills in what the terminal that curses opened last can do; not which styles are plain. */
void terminfo_quiet(struct quiet_terminal *out);

#endif
