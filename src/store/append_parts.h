/* append_parts: the open journal, for the files that make up the appender. */
#ifndef STORE_APPEND_PARTS_H
#define STORE_APPEND_PARTS_H

#include "base/buffer.h"
#include "journal_file.h"

struct journal {
	struct arena arena; /* owns the paths and why */
	const char *dir, *path, *lock_path, *torn_path;
	struct history *h;
	struct journal_file file;
	int lock_fd;          /* -1: a read-only folder has none */
	bool locked;          /* exclusively, by us */
	bool swept;           /* of what processes left that died */
	const char *why;      /* it is read-only; NULL: it is not */
	struct buffer staged; /* whole lines */
};

/* Makes the end of the file fit for the next write: what is no sound event goes to journal.torn,
 * synced, and is cut off. What stays pending afterwards (file.pending) is sound and lacks only
 * its newline. */
bool append_mend(struct journal *j, struct err *e);

/* Cuts the journal back to size. */
bool append_cut(int fd, size_t size);

#endif
