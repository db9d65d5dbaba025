/* roster_edit: one person put into people.yaml, and how to take that back. Private to desk. */
#ifndef ROSTER_EDIT_H
#define ROSTER_EDIT_H

#include "command/command.h"

/* Gives in a the roster r with p in it, in place of one with the same id or behind the others. organisation, unless
 * "", is the name of p's body: a known one by folded name, or a new one. */
const struct roster *roster_with(struct arena *a, const struct roster *r, const struct person *p,
				 const char *organisation);

/* Gives in a the roster r without the person of that id. */
const struct roster *roster_without(struct arena *a, const struct roster *r, const char *id);

/* True when an event of h names the person: then taking them out would make it moot. */
bool roster_is_named(const struct history *h, const char *person);

#endif
