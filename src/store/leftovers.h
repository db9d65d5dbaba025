/* leftovers: temporary files of processes that died while they replaced a file. One of them may be the journal as it
 * was before somebody's words were forgotten. */
#ifndef STORE_LEFTOVERS_H
#define STORE_LEFTOVERS_H

#include <stdbool.h>

#include "base/arena.h"

/* The number-th name under which a process puts a file beside the one it is for. */
const char *leftover_name(struct arena *a, const char *folder, int number);

/* True while a process of that number, other than this one, is running. */
bool leftover_is_needed(long pid);

/* Removes from a folder what has such a name and whose process is no more; where `alone` (the caller holds the lock of
 * this folder), also what has lain there for a minute, because a machine that restarted gives numbers anew. */
void leftovers_sweep(const char *folder, bool alone);

#endif
