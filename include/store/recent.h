/* recent: the sessions that were opened last, newest first, one per line: when, folder, title, the day until which
 * it may be kept where its agenda says one, and in which role it was opened. */
#ifndef STORE_RECENT_H
#define STORE_RECENT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/error.h"
#include "base/time.h"

enum { RECENT_MOST = 20 };

struct recent {
	int64_t at_ms;
	const char *dir, *title;
	struct date retain_until;  /* all 0: not said */
	const char *role;          /* "chair"; "" for none */
};

/* The list in the file at path, newest first, in a; what cannot be read is passed over. NULL and 0 for none. */
const struct recent *recent_read(const char *path, struct arena *a, size_t *count);

/* Puts a session at the top of the list, once; takes one out (a sealed one leaves no line). dir is absolute. The
 * file's folder is made (0700) when it is missing. ERR_IO: the list is as before. */
MUST_USE bool recent_add(const char *path, const struct recent *one, struct err *e);
MUST_USE bool recent_remove(const char *path, const char *dir, struct err *e);

#endif
