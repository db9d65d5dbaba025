/* append: lock, read to the end, stage, commit, unlock. The order of the steps is the promise
 * "what the screen shows as kept is on the disk", and is DESIGN.md section 4; keep both alike. */
#include "store/append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/interrupted.h"
#include "base/say.h"
#include "append_parts.h"
#include "journal_lines.h"
#include "leftovers.h"
#include "store/journal.h"

/* How long a follower waits for a writer, which holds the lock while the disk syncs. */
enum { FOLLOW_PATIENCE_MS = 50, READ_PATIENCE_MS = 2000, LOCK_TRIES = 100 };

static bool is_refusal(int why)
{
	return why == EACCES || why == EPERM || why == EROFS;
}

/* From now on nothing is written. */
static void become_read_only(struct journal *j, const char *why)
{
	if (!j->why)
		j->why = arena_string(&j->arena, why);
}

/* In the place of what is open, which stays open, but is no lock any more, when that fails: the next one tries again. */
static bool open_lock(struct journal *j, struct err *e)
{
	int fd = journal_open_regular(j->lock_path, O_RDWR | O_CREAT, e);

	if (fd < 0 && j->lock_fd >= 0)
		(void)flock(j->lock_fd, LOCK_UN);
	if (fd < 0)
		return false;
	if (j->lock_fd >= 0)
		close(j->lock_fd);
	j->lock_fd = fd;
	return true;
}

/* Opens both files for writing or, where the system refuses that, for reading. */
static bool open_files(struct journal *j, struct err *e)
{
	if (journal_file_open(&j->file, j->path, true, e)) {
		if (open_lock(j, e))
			return true;
		if (!is_refusal(errno))
			return false;
		journal_file_close(&j->file);
	} else if (!is_refusal(errno)) {
		return false;
	}
	become_read_only(j, e->text);
	j->lock_fd = journal_open_regular(j->lock_path, O_RDONLY, NULL);
	return journal_file_open(&j->file, j->path, false, e);
}

bool journal_open(const char *dir, struct history *h, struct journal **out, struct err *e)
{
	struct journal *j = calloc(1, sizeof *j);
	struct err why = { 0 };

	if (!j)
		memory_exhausted();
	j->h = h;
	j->dir = arena_string(&j->arena, dir);
	j->path = arena_printf(&j->arena, "%s/journal.yaml", dir);
	j->lock_path = arena_printf(&j->arena, "%s/.lock", dir);
	j->torn_path = arena_printf(&j->arena, "%s/journal.torn", dir);
	j->lock_fd = j->file.fd = -1;
	if (open_files(j, &why)) {
		history_free(h);
		*out = j;
		return true;
	}
	journal_close(j);
	return err_set(e, why.code, "%s", why.text);
}

void journal_close(struct journal *j)
{
	if (!j)
		return;
	journal_file_close(&j->file);
	if (j->lock_fd >= 0)
		close(j->lock_fd);
	buffer_free(&j->staged);
	arena_free(&j->arena);
	free(j);
}

/* Opens what stands at the path now; what was open stays open when that fails. */
static bool reopen(struct journal *j, struct err *e)
{
	struct journal_file fresh;

	if (!journal_file_open(&fresh, j->path, !j->why, e))
		return false;
	journal_file_close(&j->file);
	j->file = fresh;
	j->file.anew = true;
	return true;
}

static bool read_to_end(struct journal *j, bool claim, struct journal_news *news, struct err *e)
{
	bool read;

	if (!journal_file_is_at(&j->file, j->path) && !reopen(j, e))
		return false;
	read = j->file.anew || !journal_file_is_current(&j->file);
	if (!journal_file_read(&j->file, j->h, claim, news, e))
		return err_within(e, "%s", j->path);
	if (read)
		j->h->torn_bytes = journal_torn_bytes(j->dir);
	return true;
}

/* Takes the lock, and makes sure that it is the one others take: somebody may have removed the
 * file. */
static bool take_lock(struct journal *j, struct err *e)
{
	struct stat here, there;

	for (int i = 0; i < LOCK_TRIES; i++) {
		if (!journal_flock(j->lock_fd, LOCK_EX, -1))
			return err_set(e, ERR_IO, "%s: %s", j->lock_path, say_errno(errno));
		if (fstat(j->lock_fd, &here) == 0 && lstat(j->lock_path, &there) == 0 &&
			here.st_dev == there.st_dev && here.st_ino == there.st_ino) {
			j->locked = true;
			return true;
		}
		if (!open_lock(j, e))
			return false;
	}
	return err_set(e, ERR_IO, "%s: somebody keeps replacing this file", j->lock_path);
}

bool journal_lock(struct journal *j, bool *reread, struct err *e)
{
	struct journal_news news = { 0 };
	bool ok;

	*reread = false;
	if (j->why)
		return err_set(e, ERR_IO, "this session can only be read: %s", j->why);
	if (!take_lock(j, e))
		return false;
	if (!j->swept)
		leftovers_sweep(j->dir, true);
	j->swept = true;
	ok = read_to_end(j, true, &news, e);
	*reread = news.reread;
	if (ok && j->h->newer)
		ok = err_set(e, ERR_NEWER,
			"%s: a newer program wrote to this session; it can only be read here",
			j->path);
	if (ok)
		return true;
	/* A caller that gives up here has not folded what came: the next look brings all again. */
	j->file.anew = j->file.anew || news.changed;
	journal_unlock(j);
	return false;
}

void journal_unlock(struct journal *j)
{
	if (j->staged.len)
		j->file.anew = true;
	buffer_cut(&j->staged, 0);
	if (j->locked)
		flock(j->lock_fd, LOCK_UN);
	j->locked = false;
}

/* Reads under a shared lock, unless the lock is ours anyway. Somebody who holds it and does not
 * move is no reason to wait: what we have will do, or if it will not (must) we read without a lock.
 * Then something may show that is not durable yet, which is better than no session. */
static bool read_shared(struct journal *j, bool must, struct journal_news *news, struct err *e)
{
	bool share = !j->locked && j->lock_fd >= 0, ok = true;
	int patience_ms = must ? READ_PATIENCE_MS : FOLLOW_PATIENCE_MS;
	bool shared = share && journal_flock(j->lock_fd, LOCK_SH, patience_ms);

	if (shared || !share || must)
		ok = read_to_end(j, j->locked, news, e);
	if (shared)
		flock(j->lock_fd, LOCK_UN);
	return ok;
}

bool journal_follow(struct journal *j, bool *changed, bool *reread, struct err *e)
{
	struct journal_news news = { 0 };
	bool first = !j->file.seen.st_ino && !j->file.offset, ok = true;

	if (j->file.anew || !journal_file_is_at(&j->file, j->path) ||
		!journal_file_is_current(&j->file))
		ok = read_shared(j, first || j->file.anew, &news, e);
	*changed = news.changed;
	*reread = news.reread;
	return ok;
}

bool journal_reread(struct journal *j, struct err *e)
{
	struct journal_news news = { 0 };

	j->file.anew = true;
	return read_shared(j, true, &news, e);
}

bool journal_stage(struct journal *j, const struct event *ev, struct err *e)
{
	if (!j->locked)
		bug("an event is staged without the lock");
	return journal_encode(ev, &j->staged, e);
}

/* One write of what is staged, at the end, which is at base; all or nothing. */
static bool write_staged(struct journal *j, size_t base, struct err *e)
{
	const struct buffer *b = &j->staged;
	bool left = false;
	const char *why;
	int tries = 0;
	ssize_t n;

	do
		n = write(j->file.fd, b->text, b->len);
	while (n < 0 && interrupted(&tries));
	if (n >= 0 && (size_t)n == b->len)
		return true;
	why = n < 0 ? say_errno(errno) : _("there was no room for all of it");
	/* Synced too, so that a crash does not bring back what we say is not kept; no more can
	 * be done when that fails. */
	if (n > 0 && (!append_cut(j->file.fd, base) || fdatasync(j->file.fd) != 0))
		left = true;
	if (left)
		return err_set(e, ERR_IO, "%s: %s; nothing was kept, and a part of it could not be taken back", j->path, why);
	return err_set(e, ERR_IO, "%s: %s; nothing was kept", j->path, why);
}

/* Opens the same file once more: a descriptor that reported a failed sync reports no second one. */
static bool reopen_same(struct journal *j, size_t *size, struct err *e)
{
	int fd = journal_open_regular(j->path, O_RDWR | O_APPEND, e);
	struct stat before, now;

	if (fd < 0)
		return false;
	if (fstat(j->file.fd, &before) != 0 || fstat(fd, &now) != 0 ||
		before.st_dev != now.st_dev || before.st_ino != now.st_ino) {
		close(fd);
		return err_set(e, ERR_IO, "%s: the file was replaced while it was written",
			j->path);
	}
	close(j->file.fd);
	j->file.fd = fd;
	*size = (size_t)now.st_size;
	return true;
}

/* Whether the file ends between lines, so that one more can follow. */
static bool ends_whole(int fd, size_t size)
{
	char last = '\n';
	size_t got = 0;

	return !size ||
	       (journal_read_at(fd, &last, 1, size - 1, &got, NULL) && got == 1 && last == '\n');
}

/* A sync failed, and what became of the pages is unknown: Linux marks them clean without writing
 * them (fsyncgate, 2018), so a second sync would prove nothing. The identical lines are written
 * behind; two of the same are one event. The next read starts before both. */
static bool write_again(struct journal *j, size_t base, struct err *e)
{
	struct err why = { 0 };
	size_t size = 0;

	err_set(&why, ERR_IO, "%s: the disk did not take it: %s", j->path, say_errno(errno));
	j->file.seen.st_ino = 0;
	if (reopen_same(j, &size, &why)) {
		if (!ends_whole(j->file.fd, size))
			buffer_splice(&j->staged, 0, 0, "\n", 1);
		if (write_staged(j, size, &why)) {
			if (fdatasync(j->file.fd) == 0)
				return true;
			err_set(&why, ERR_IO, "%s: the disk did not take it, twice: %s", j->path,
				say_errno(errno));
		}
		if (!append_cut(j->file.fd, base))
			err_within(&why, "a part could not be taken back");
	}
	become_read_only(j, why.text);
	return err_set(e, ERR_IO, "%s; from now on this session can only be read here", why.text);
}

static bool write_and_sync(struct journal *j, struct err *e)
{
	size_t base = j->file.offset + j->file.pending;
	struct journal_news news = { 0 };
	struct stat st;

	/* Someone who does not know the lock: what was planned may not fit any more, and what he
	 * wrote must not be cut off with ours. */
	if (fstat(j->file.fd, &st) != 0 || (size_t)st.st_size != base)
		return err_set(e, ERR_STALE, "%s: somebody wrote to it without the lock; try again",
			j->path);
	/* A sound line that lacks only its newline gets it by the same write. */
	if (j->file.pending)
		buffer_splice(&j->staged, 0, 0, "\n", 1);
	if (!write_staged(j, base, e))
		return false;
	if (fdatasync(j->file.fd) != 0) {
		if (!write_again(j, base, e))
			return false;
		/* It is on the disk; only where the end is has to be found out. */
		if (!journal_file_read(&j->file, j->h, true, &news, NULL))
			j->file.anew = true;
		return true;
	}
	journal_file_wrote(&j->file, j->staged.text, j->staged.len);
	journal_lines_pending(j->h, 0, 0);
	return true;
}

bool journal_commit(struct journal *j, struct err *e)
{
	bool ok;

	if (!j->locked)
		bug("a commit without the lock");
	/* An earlier commit under this lock failed, and what was planned since stood on it. */
	if (j->file.anew) {
		buffer_cut(&j->staged, 0);
		return err_set(e, ERR_STALE, "%s: what went before could not be kept; try again",
			j->path);
	}
	if (!j->staged.len)
		return true;
	ok = append_mend(j, e) && write_and_sync(j, e);
	if (!ok)
		j->file.anew = true;
	buffer_cut(&j->staged, 0);
	return ok;
}

bool journal_is_read_only(const struct journal *j)
{
	return j->why;
}

size_t journal_pending_bytes(const struct journal *j)
{
	return j->file.pending;
}
