/* reach: what each subcommand may touch. Private to cli. */
#ifndef REACH_H
#define REACH_H

#include "subcommand.h"

/* Opens the doors that the subcommand may need, and gives up everything else that it does not. Nothing was read yet. */
void reach_enter(const struct cli_io *io, const struct subcommand *sub, const struct options *o);

/* The screen has opened a session that nobody had named before: now nothing else is needed. */
void reach_narrow(const struct cli_io *io, const char *dir);

#endif
