/* agendas: the agendas that can be begun from: a name is a file <name>.yaml in one of several folders. */
#ifndef STORE_AGENDAS_H
#define STORE_AGENDAS_H

#include "base/arena.h"
#include "base/error.h"

/* The path of a name, or of a file when `name` holds a slash or ends in .yaml. Gives it in a; NULL (ERR_USAGE) when no
 * folder has it, naming the nearest. dirs ends with NULL; folders that are not there are passed over. */
const char *agendas_find(const char *const *dirs, const char *name, struct arena *a, struct err *e);

/* All names, sorted, each once; *count of them. In a. */
const char *const *agendas_list(const char *const *dirs, struct arena *a, size_t *count);

#endif
