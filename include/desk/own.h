/* own: the user's own files: what they configured, and which sessions they opened last. */
#ifndef DESK_OWN_H
#define DESK_OWN_H

#include "base/complaints.h"
#include "model/agenda.h"

/* As in store/config.h; whoever has no file gets the defaults. */
struct own_config {
	const char *theme;        /* NULL: not said */
	const char *language;     /* NULL: not said */
	struct strings keys;      /* "floor g" */
	struct strings glossary;
	bool mouse;
	int k;                    /* for sessions whose agenda says none; 0: not said; below 0: not to be read */
};

/* Reads config.yaml at path (NULL: none) into out and a. What is wrong is left out: nobody is kept from their meeting by a
 * file. false: something was; e is the first of it, c has all of it. */
bool own_config_read(const char *path, struct arena *a, struct complaints *c, struct own_config *out, struct err *e);

/* The same from bytes, for who only wants to know what is wrong: c has it. */
void own_config_check(const char *name, const char *bytes, size_t len, struct arena *a, struct complaints *c);

struct own_session {
	int64_t at_ms;
	const char *dir, *title;
	struct date retain_until; /* what its agenda says; year 0: nothing */
	const char *role;         /* in which it was opened; "" for none */
};

/* The sessions opened last, newest first, those whose folder is gone left out; in a. */
const struct own_session *own_recent(const char *path, struct arena *a, size_t *count);

/* Notes that a session was opened. Where the list cannot be written, it is not: no reason to stop anybody. */
void own_opened(const char *path, const struct own_session *opened);

#endif
