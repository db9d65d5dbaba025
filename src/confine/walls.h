/* walls: the two kinds of wall that the kernel offers. Private to confine. */
#ifndef WALLS_H
#define WALLS_H

#include "confine/confine.h"

/* landlock(7). The version of the interface, 0 for none; whether the walls stand now. */
int landlock_version(void);
bool landlock_enter(const struct confine_path *paths, size_t count, bool everywhere);

/* seccomp(2): system calls that are refused from now on. */
bool calls_refuse(void);

#endif
