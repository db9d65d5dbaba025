/* screen: what is run when no subcommand is named. Private to cli. */
#ifndef SCREEN_H
#define SCREEN_H

#include "subcommand.h"

extern const struct subcommand subcommand_screen;

/* True when the first word is one of the screen's options, or names a folder: then no subcommand was meant. */
bool screen_is_meant(const char *word);

#endif
