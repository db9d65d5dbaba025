/* journal_file: journal.yaml as an open file that others append to, edit or replace meanwhile. */
#ifndef STORE_JOURNAL_FILE_H
#define STORE_JOURNAL_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "base/error.h"
#include "model/history.h"

enum { FILE_TAIL = 12 }; /* bytes of " # 01234567\n", which tell one line's end from another's */

struct journal_file {
	int fd;               /* -1: closed */
	struct stat seen;     /* as it was when last read or written; st_ino 0: never */
	size_t offset;        /* behind the last newline that was read */
	size_t line;          /* number of the line that begins there, from 1 */
	char tail[FILE_TAIL]; /* the bytes before offset, to notice that somebody edited in place */
	size_t pending;       /* bytes behind offset, up to the end */
	size_t pending_sound; /* of these the part that holds sound events; known once claimed */
	bool anew;            /* the history does not hold what the file does: read all of it */
	bool claimed;         /* the pending tail was read too, by an appender under the lock */
};

struct journal_news {
	bool changed; /* the history has more, or other, events than before */
	bool reread;  /* a fold so far is void: fold the whole history again */
};

/* Opens a regular file without following a link or waiting for anybody. flags as open(2). -1
 * with e set, and errno for the caller. */
int journal_open_regular(const char *path, int flags, struct err *e);

/* Reads len bytes at `at`; *got is fewer only at the end of the file. */
bool journal_read_at(int fd, char *bytes, size_t len, size_t at, size_t *got, struct err *e);

/* Size of dir/journal.torn; 0 when there is none. */
size_t journal_torn_bytes(const char *dir);

/* Opens path for reading, or for reading and appending. */
bool journal_file_open(struct journal_file *f, const char *path, bool append, struct err *e);
void journal_file_close(struct journal_file *f);

/* Whether path is still the file that is open. */
bool journal_file_is_at(const struct journal_file *f, const char *path);

/* Reads what is new into h; news are added to, never taken back. When what was read before is no
 * longer there as it was, all is read anew and takes the place of what h held. claim reads the
 * pending tail too. On false h is as it was. */
bool journal_file_read(struct journal_file *f, struct history *h, bool claim,
	struct journal_news *news, struct err *e);

/* Whether nothing has happened since the last read or write, by one fstat. */
bool journal_file_is_current(const struct journal_file *f);

/* Notes that len bytes, whole lines, were written by us at the end, which is now at size; they
 * are not read. */
void journal_file_wrote(struct journal_file *f, const char *bytes, size_t len);

/* Waits for the lock on fd, exclusive or shared, at most patience_ms; -1: as long as it takes. */
bool journal_flock(int fd, int operation, int patience_ms);

/* Closes a lock file (-1: there is none). The lock goes first: where closing fails, it would stay and wait for us. */
void journal_flock_close(int fd);

#endif
