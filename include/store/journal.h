/* journal: reading what happened (DESIGN.md section 4). Readers never write. append.h has the
 * other half. */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "base/attributes.h"
#include "base/buffer.h"
#include "model/history.h"

/* Appends one event as its line: "--- {…} # crc\n", by libyaml's emitter. ERR_RULE for what
 * cannot be written (a text that is no UTF-8 or has more than 4 MiB, a required field that is
 * not given); then out is as before. */
MUST_USE bool journal_encode(const struct event *ev, struct buffer *out, struct err *e);

/* Reads the lines of bytes[0..len), the first being line number first_line of its file, into h:
 * events added, troubles noted, inner frames searched. *consumed (may be NULL) is behind the
 * last newline; what lies behind it is noted as pending, in place of an earlier such note. bytes
 * are borrowed. */
void journal_decode(const char *bytes, size_t len, size_t first_line, struct history *h,
	size_t *consumed);

/* Empties h and reads dir/journal.yaml and the size of journal.torn into it, under a shared lock
 * where there is one. ERR_IO when the file cannot be read at all; what is wrong with its lines
 * stands in h->troubles. */
MUST_USE bool journal_read(const char *dir, struct history *h, struct err *e);

#endif
