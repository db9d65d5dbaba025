/* journal: reading what happened (DESIGN.md section 4). Readers never write. append.h has the other half. */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "base/buffer.h"
#include "model/history.h"

/* One event as its line: "--- {…} # crc\n", by libyaml's emitter. */
bool journal_encode(const struct event *ev, struct buffer *out, struct err *e);

/* Reads the lines of bytes[0..len), the first being line number first_line of its file, into h: events added,
 * troubles noted, inner frames searched. *consumed (may be NULL) is behind the last newline. */
void journal_decode(const char *bytes, size_t len, size_t first_line, struct history *h, size_t *consumed);

/* Reads dir/journal.yaml and the size of journal.torn, under a shared lock for a moment, into h (empty or
 * holding what was read before by the same follower). */
bool journal_read(const char *dir, struct history *h, struct err *e);

#endif
