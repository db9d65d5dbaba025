/* stored: trees of published text as the bytes of sealed.json, and back. Complete: every format renders a tree that was
 * read back to the same bytes as the one that was written. Private to publish. */
#ifndef STORED_H
#define STORED_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "minutes/document.h"

/* Appends all trees. A tree that keeps names is our bug: it is never stored. */
bool stored_write(const struct document *const *trees, size_t count, struct buffer *out, struct err *e);

/* Gives in a the tree in that language (NULL: the first that was written) with or without summary. NULL (ERR_SYNTAX)
 * when bytes are not what stored_write makes, ERR_RULE when there is no such tree among them. Who calls it has made sure,
 * by the receipt, that nobody changed the bytes since they passed the gate. */
const struct document *stored_read(const char *bytes, size_t len, const char *lang, bool summary, struct arena *a,
				   struct err *e);

#endif
