/* file: whole files in and out.
 *
 * Replacing, step by step, so that at any moment the path names a whole file, old or new:
 *   1. every new file is written under a temporary name in the folder it is for, and synced;
 *   2. the old file is kept under a second name (a hard link), where the file system can;
 *   3. rename puts the new one in its place;
 *   4. the folder is synced, because a rename that is only in memory is none;
 *   5. the second name is removed.
 * When 3 or 4 fails for one file, all that were renamed are put back. */
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/interrupted.h"
#include "base/say.h"
#include "base/utf8.h"
#include "file_errors.h"
#include "leftovers.h"
#include "undisturbed.h"

const char *file_shown(struct arena *a, const char *path)
{
	struct buffer b = { 0 };
	const char *shown;

	utf8_add_visible(&b, path, strlen(path));
	shown = arena_string(a, buffer_text(&b));
	buffer_free(&b);
	return shown;
}

bool file_error(struct err *e, const char *path, const char *what)
{
	int problem = errno;
	struct arena a = { 0 };

	err_set(e, ERR_IO, "%s: %s%s", file_shown(&a, path), _(what), say_errno(problem));
	arena_free(&a);
	return false;
}

static const char *kind_of(mode_t mode)
{
	if (S_ISDIR(mode))
		return _("a folder");
	if (S_ISFIFO(mode))
		return _("a FIFO");
	if (S_ISSOCK(mode))
		return _("a socket");
	return _("a device");
}

static bool not_a_file(struct err *e, const char *path, mode_t mode)
{
	struct arena a = { 0 };

	err_set(e, ERR_IO, "%s: is %s; name a regular file", file_shown(&a, path), kind_of(mode));
	arena_free(&a);
	return false;
}

/* ---- in ---- */

static bool too_long(struct err *e, const char *path, size_t most)
{
	struct arena a = { 0 };

	err_set(e, ERR_SYNTAX, "%s: is longer than %zu KiB", file_shown(&a, path), most / 1024);
	arena_free(&a);
	return false;
}

/* Without O_NONBLOCK, opening a FIFO waits for a writer that may never come. What is too long is not read first. */
static int open_to_read(const char *path, size_t most, struct err *e)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0) {
		file_error(e, path, "");
		return -1;
	}
	if (fstat(fd, &st) != 0) {
		file_error(e, path, "");
	} else if (!S_ISREG(st.st_mode)) {
		not_a_file(e, path, st.st_mode);
	} else if ((uintmax_t)st.st_size > most) {
		too_long(e, path, most);
	} else {
		return fd;
	}
	close(fd);
	return -1;
}

static bool read_to_end(int fd, const char *path, size_t most, struct buffer *out, struct err *e)
{
	char chunk[16384];
	size_t total = 0;
	int tries = 0;

	for (;;) {
		ssize_t n = read(fd, chunk, sizeof chunk);

		if (n < 0 && interrupted(&tries))
			continue;
		if (n < 0)
			return file_error(e, path, "");
		if (n == 0)
			return true;
		total += (size_t)n;
		if (total > most)
			return too_long(e, path, most);
		buffer_add(out, chunk, (size_t)n);
	}
}

bool file_read(const char *path, size_t most, struct buffer *out, struct err *e)
{
	bool ok;
	int fd;

	buffer_add(out, "", 0);
	if (strcmp(path, "-") == 0)
		return read_to_end(STDIN_FILENO, "stdin", most, out, e);
	fd = open_to_read(path, most, e);
	if (fd < 0)
		return false;
	ok = read_to_end(fd, path, most, out, e);
	close(fd);
	return ok;
}

/* ---- out ---- */

/* One file on its way: names that are NULL or steps not done need no undoing. */
struct job {
	const struct file_out *out;
	const char *folder;
	const char *fresh;   /* temporary name of the new bytes */
	const char *old;     /* second name of the old file */
	bool existed, placed;
};

const char *file_folder_of(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return slash == path ? "/" : arena_string_n(a, path, (size_t)(slash - path));
}

static bool write_all(int fd, const char *bytes, size_t len)
{
	int tries = 0;

	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && interrupted(&tries))
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/* Writes all, syncs and closes. */
static bool fill(int fd, const struct file_out *out, struct err *e)
{
	bool ok = write_all(fd, out->bytes, out->len) && fsync(fd) == 0;

	if (!ok)
		file_error(e, out->path, "cannot be written: ");
	if (close(fd) != 0 && ok)
		ok = file_error(e, out->path, "cannot be written: ");
	return ok;
}

bool file_create(const char *path, const void *bytes, size_t len, unsigned mode, struct err *e)
{
	const struct file_out out = { path, bytes, len };
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t)mode);

	if (fd < 0)
		return file_error(e, path, "cannot be made: ");
	if (fill(fd, &out, e))
		return true;
	(void)unlink(path);
	return false;
}

/* How many names are tried; open and link refuse those that are taken. */
enum { NAMES_TRIED = 1000 };

static int create_fresh(struct job *job, struct arena *a, unsigned mode)
{
	int fd = -1;

	for (int i = 0; fd < 0 && i < NAMES_TRIED; i++) {
		job->fresh = leftover_name(a, job->folder, i);
		fd = open(job->fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t)mode);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	if (fd < 0)
		job->fresh = NULL;
	return fd;
}

static bool prepare(struct job *job, struct arena *a, unsigned mode, struct err *e)
{
	const struct file_out *out = job->out;
	struct stat st;
	int fd;

	job->folder = file_folder_of(a, out->path);
	job->existed = stat(out->path, &st) == 0;
	if (job->existed && !S_ISREG(st.st_mode))
		return not_a_file(e, out->path, st.st_mode);
	fd = create_fresh(job, a, mode);
	if (fd < 0)
		return file_error(e, out->path, "cannot be written: ");
	return fill(fd, out, e);
}

/* Not every file system has hard links; without one, a folder that will not sync cannot be put back. */
static void keep_old(struct job *job, struct arena *a)
{
	for (int i = 0; i < NAMES_TRIED; i++) {
		const char *name = leftover_name(a, job->folder, i);

		if (link(job->out->path, name) == 0) {
			job->old = name;
			job->existed = true;
			return;
		}
		if (errno != EEXIST)
			return;
	}
}

static bool put_in_place(struct job *job, struct arena *a, struct err *e)
{
	keep_old(job, a);
	if (rename(job->fresh, job->out->path) != 0)
		return file_error(e, job->out->path, "cannot be replaced: ");
	job->fresh = NULL;
	job->placed = true;
	return true;
}

bool file_sync_folder(const char *folder, struct err *e)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (!ok)
		file_error(e, folder, "cannot be synced: ");
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool place_all(struct job *jobs, size_t count, struct arena *a, struct err *e)
{
	for (size_t i = 0; i < count; i++) {
		if (!put_in_place(&jobs[i], a, e))
			return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!file_sync_folder(jobs[i].folder, e))
			return false;
	}
	return true;
}

/* Whatever went wrong first stays the message; that an old file is gone for good is said with it. */
static void put_back(struct job *job, struct err *e)
{
	struct arena a = { 0 };

	if (!job->placed)
		return;
	if (job->old && rename(job->old, job->out->path) == 0)
		job->old = NULL;
	else if (!job->existed)
		(void)unlink(job->out->path);
	else if (e)
		err_within(e, "%s is the new file already and could not be put back", file_shown(&a, job->out->path));
	arena_free(&a);
}

static void clear_away(const struct job *job)
{
	if (job->fresh)
		(void)unlink(job->fresh);
	if (job->old)
		(void)unlink(job->old);
}

bool file_replace_all(const struct file_out *files, size_t count, unsigned mode, struct err *e)
{
	struct arena a = { 0 };
	struct job *jobs = arena_array(&a, struct job, count + 1);
	bool ok = true;
	sigset_t before;

	undisturbed_begin(&before);
	for (size_t i = 0; i < count; i++)
		leftovers_sweep(file_folder_of(&a, files[i].path), false);
	for (size_t i = 0; ok && i < count; i++) {
		jobs[i].out = &files[i];
		ok = prepare(&jobs[i], &a, mode, e);
	}
	ok = ok && place_all(jobs, count, &a, e);
	for (size_t i = count; i-- > 0;) {
		if (!ok)
			put_back(&jobs[i], e);
		clear_away(&jobs[i]);
	}
	undisturbed_end(&before);
	arena_free(&a);
	return ok;
}

bool file_replace(const char *path, const void *bytes, size_t len, unsigned mode, struct err *e)
{
	const struct file_out one = { path, bytes, len };

	return file_replace_all(&one, 1, mode, e);
}

bool file_folder(const char *path, unsigned mode, struct err *e)
{
	struct arena a = { 0 };
	struct stat st;
	bool ok = true;

	if (mkdir(path, (mode_t)mode) == 0)
		ok = file_sync_folder(file_folder_of(&a, path), e);
	else if (errno != EEXIST)
		ok = file_error(e, path, "cannot be made: ");
	else if (stat(path, &st) != 0)
		ok = file_error(e, path, "");
	else if (!S_ISDIR(st.st_mode))
		ok = err_set(e, ERR_IO, "%s: is a file, not a folder", file_shown(&a, path));
	arena_free(&a);
	return ok;
}
