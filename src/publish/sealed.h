/* sealed: the stored tree of a sealed session. Private to publish. */
#ifndef SEALED_H
#define SEALED_H

#include "ready.h"

/* Gives in a the tree of dir in that language (NULL: the agenda's), once it agrees with the receipt. NULL: ERR_IDENTITY
 * when it does not, so that nobody can tell any more whether it points to somebody. */
const struct document *sealed_tree(const struct session *s, const char *dir, const char *lang, bool summary,
				   struct arena *a, struct err *e);

/* SHA-256 of bytes as 64 hex digits and a NUL. */
void sha256_of(const void *bytes, size_t len, char out[65]);

/* Can that be had of a sealed session, and does its tree have the k that was asked for? */
bool sealed_allows(const struct publish_plan *plan, struct err *e);
bool sealed_fits(const struct document *d, const struct publish_plan *plan, struct err *e);

#endif
