/* journal_file: reads what is new at the end, and notices when the beginning is no longer what
 * it was. */
#include "journal_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/interrupted.h"
#include "base/say.h"
#include "journal_lines.h"

enum { JOURNAL_MAX = 1 << 30 };

int journal_open_regular(const char *path, int flags, struct err *e)
{
	/* O_NONBLOCK: a FIFO of that name must not make us wait; for a regular file it means
	 * nothing. */
	int fd = open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
	int why = errno;
	struct stat st;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return fd;
	if (fd >= 0) {
		close(fd);
		why = EINVAL;
		err_set(e, ERR_IO, "%s: this is no regular file", path);
	} else if (why == ELOOP) {
		err_set(e, ERR_IO, "%s: this is a symbolic link; put the file itself there", path);
	} else {
		err_set(e, ERR_IO, "%s: %s", path, say_errno(why));
	}
	errno = why;
	return -1;
}

bool journal_file_open(struct journal_file *f, const char *path, bool append, struct err *e)
{
	memset(f, 0, sizeof *f);
	f->line = 1;
	f->fd = journal_open_regular(path, append ? O_RDWR | O_APPEND : O_RDONLY, e);
	return f->fd >= 0;
}

void journal_file_close(struct journal_file *f)
{
	if (f->fd >= 0)
		close(f->fd);
	f->fd = -1;
}

bool journal_file_is_at(const struct journal_file *f, const char *path)
{
	struct stat here, there;

	return fstat(f->fd, &here) == 0 && lstat(path, &there) == 0 &&
	       here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

static bool is_unchanged(const struct stat *x, const struct stat *y)
{
	return x->st_ino == y->st_ino && x->st_size == y->st_size &&
	       x->st_mtim.tv_sec == y->st_mtim.tv_sec && x->st_mtim.tv_nsec == y->st_mtim.tv_nsec;
}

bool journal_file_is_current(const struct journal_file *f)
{
	struct stat st;

	return fstat(f->fd, &st) == 0 && is_unchanged(&st, &f->seen);
}

bool journal_read_at(int fd, char *bytes, size_t len, size_t at, size_t *got, struct err *e)
{
	int tries = 0;

	*got = 0;
	while (*got < len) {
		ssize_t n = pread(fd, bytes + *got, len - *got, (off_t)(at + *got));

		if (n < 0 && interrupted(&tries))
			continue;
		if (n < 0)
			return err_set(e, ERR_IO, "%s", say_errno(errno));
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return true;
}

/* Whether the file still has, before the offset, what we read there: an editor that saves in place
 * keeps device and inode. */
static bool is_continued(const struct journal_file *f, const struct stat *st)
{
	char tail[FILE_TAIL];
	size_t len = f->offset < FILE_TAIL ? f->offset : FILE_TAIL, got;

	if ((size_t)st->st_size < f->offset)
		return false;
	/* The same size at another time: written in place, or an append that was undone. */
	if (f->seen.st_ino && st->st_size == f->seen.st_size && !is_unchanged(st, &f->seen))
		return false;
	return journal_read_at(f->fd, tail, len, f->offset - len, &got, NULL) && got == len &&
	       memcmp(tail, f->tail + FILE_TAIL - len, len) == 0;
}

/* Keeps the last bytes before the offset, of which bytes[0..len) are the newest. */
static void remember_tail(struct journal_file *f, const char *bytes, size_t len)
{
	if (len >= FILE_TAIL) {
		memcpy(f->tail, bytes + len - FILE_TAIL, FILE_TAIL);
		return;
	}
	memmove(f->tail, f->tail + len, FILE_TAIL - len);
	memcpy(f->tail + FILE_TAIL - len, bytes, len);
}

static void advance(struct journal_file *f, size_t whole)
{
	f->offset += whole;
	f->pending = f->pending_sound = 0;
	f->claimed = false;
}

/* A buffer of this size stays in the processor's nearest memory while its lines are read. */
enum { PIECE = 1 << 18 };

/* The bytes of a file on their way into a history: whole lines are taken, and what is left waits for more. */
struct piece {
	char *bytes;
	size_t len, cap;
};

static void piece_free(struct piece *p)
{
	/* People are named in it. */
	if (p->bytes)
		explicit_bzero(p->bytes, p->cap);
	free(p->bytes);
}

/* Makes room for twice as much, or for `first` bytes. */
static void piece_grow(struct piece *p, size_t first)
{
	struct piece bigger = { .len = p->len, .cap = p->cap ? p->cap * 2 : first + 1 };

	bigger.bytes = malloc(bigger.cap);
	if (!bigger.bytes)
		memory_exhausted();
	if (p->len)
		memcpy(bigger.bytes, p->bytes, p->len);
	piece_free(p);
	*p = bigger;
}

/* Reads on behind what is there, up to `end` in the file or as much as there is room for. *more: there may be more of it.
 * false: ERR_IO. */
static bool piece_read(struct piece *p, const struct journal_file *f, size_t end, bool *more, struct err *e)
{
	size_t left = end - f->offset - p->len, room = p->cap - p->len, got;

	if (!journal_read_at(f->fd, p->bytes + p->len, left < room ? left : room, f->offset + p->len, &got, e))
		return false;
	p->len += got;
	*more = got == room && got < left;
	return true;
}

/* Takes the whole lines at its beginning. */
static void piece_take(struct piece *p, struct journal_file *f, struct journal_lines *lines)
{
	char *newline = memrchr(p->bytes, '\n', p->len);
	size_t whole = newline ? (size_t)(newline - p->bytes) + 1 : 0;

	/* Before the lines are taken apart where they lie. */
	remember_tail(f, p->bytes, whole);
	journal_lines_read(lines, p->bytes, whole);
	advance(f, whole);
	f->line = lines->line;
	p->len -= whole;
	memmove(p->bytes, p->bytes + whole, p->len);
}

/* Reads from the offset to the end of a file that has st: piece by piece where nothing is in use yet, else as one, so
 * that all of the news comes or none. On false h is as it was. */
static bool read_new(struct journal_file *f, struct history *h, const struct stat *st, bool claim,
	struct journal_news *news, struct err *e)
{
	struct journal_lines lines = { .h = h, .line = f->line };
	size_t end = (size_t)st->st_size, len = end - f->offset;
	struct piece p = { .cap = 0 };
	bool first = !h->count, more, ok;

	piece_grow(&p, first && len > PIECE ? PIECE : len);
	do {
		if (p.len == p.cap)
			piece_grow(&p, 0);
		ok = piece_read(&p, f, end, &more, e);
		if (ok)
			piece_take(&p, f, &lines);
	} while (ok && more);
	if (ok) {
		f->pending = p.len;
		f->claimed = claim;
		journal_lines_pending(h, f->line, f->pending);
		if (claim && f->pending)
			f->pending_sound = journal_lines_tail(&lines, p.bytes, f->pending);
		news->changed = news->changed || lines.changed;
		news->reread = news->reread || lines.moved;
		f->seen = *st;
	} else if (first) {
		/* Nobody has seen anything of it: the next reading begins anew. */
		history_free(h);
		*f = (struct journal_file){ .fd = f->fd, .line = 1, .anew = f->anew };
	}
	piece_free(&p);
	return ok;
}

/* Reads the whole file. What h holds is in use until there is something to put in its place. */
static bool read_anew(struct journal_file *f, struct history *h, const struct stat *st, bool claim,
	struct journal_news *news, struct err *e)
{
	struct journal_file start = { .fd = f->fd, .line = 1 };
	struct history fresh = { 0 };

	f->anew = true;
	if (!read_new(&start, &fresh, st, claim, news, e)) {
		history_free(&fresh);
		return false;
	}
	history_free(h);
	*h = fresh;
	*f = start;
	news->changed = news->reread = true;
	return true;
}

bool journal_file_read(struct journal_file *f, struct history *h, bool claim,
	struct journal_news *news, struct err *e)
{
	struct stat st;

	if (fstat(f->fd, &st) != 0)
		return err_set(e, ERR_IO, "%s", say_errno(errno));
	if (st.st_size > JOURNAL_MAX)
		return err_set(e, ERR_IO, "this is longer than 1 GiB and cannot be a journal");
	if (!f->anew && is_unchanged(&st, &f->seen) && (!claim || !f->pending || f->claimed))
		return true;
	if (f->anew || !is_continued(f, &st))
		return read_anew(f, h, &st, claim, news, e);
	return read_new(f, h, &st, claim, news, e);
}

void journal_file_wrote(struct journal_file *f, const char *bytes, size_t len)
{
	advance(f, f->pending + len);
	for (const char *at = bytes; (at = memchr(at, '\n', len - (size_t)(at - bytes))); at++)
		f->line++;
	remember_tail(f, bytes, len);
	if (fstat(f->fd, &f->seen) != 0 || (size_t)f->seen.st_size != f->offset)
		f->seen.st_ino = 0;
}

bool journal_flock(int fd, int operation, int patience_ms)
{
	const struct timespec pause = { 0, 1000000 };
	int tries = 0;

	if (patience_ms < 0) {
		while (flock(fd, operation) != 0)
			if (!interrupted(&tries))
				return false;
		return true;
	}
	for (int waited = 0; flock(fd, operation | LOCK_NB) != 0; waited++) {
		if ((errno != EWOULDBLOCK && errno != EINTR) || waited >= patience_ms)
			return false;
		nanosleep(&pause, NULL);
	}
	return true;
}

void journal_flock_close(int fd)
{
	if (fd < 0)
		return;
	flock(fd, LOCK_UN);
	close(fd);
}
