/* drafts: half-typed lines on the disk. A file is one header line of fixed shape and the text. */
#include "store/drafts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupted.h"
#include "base/say.h"

enum { DRAFT_MODE = 0600, TEXT_MOST = 1 << 20, HEADER_BYTES = 256, PLACE_BYTES = 160 };

void draft_init(struct draft *d, const char *dir, const char *name)
{
	d->fd = -1;
	if (snprintf(d->path, sizeof d->path, "%s/drafts/%s", dir, name) >= (int)sizeof d->path)
		d->path[0] = '\0';
}

/* Another process may take a file for a dead one's between its making and its locking: then it is gone again. */
static bool is_linked(int fd, const char *path)
{
	struct stat here, there;

	return fstat(fd, &here) == 0 && stat(path, &there) == 0 && here.st_ino == there.st_ino &&
	       here.st_dev == there.st_dev;
}

static bool make(struct draft *d)
{
	for (int tries = 0; d->fd < 0 && tries < 3; tries++) {
		int fd = open(d->path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, DRAFT_MODE);

		if (fd < 0)
			return false;
		if (flock(fd, LOCK_EX | LOCK_NB) == 0 && is_linked(fd, d->path))
			d->fd = fd;
		else
			close(fd);
	}
	return d->fd >= 0;
}

static bool write_at(int fd, const char *bytes, size_t len, off_t at)
{
	int tries = 0;

	while (len) {
		ssize_t n = pwrite(fd, bytes, len, at);

		if (n < 0 && interrupted(&tries))
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

bool draft_save(struct draft *d, const char *place, const char *text, size_t len, int64_t at_ms, struct err *e)
{
	char header[HEADER_BYTES];
	int n = snprintf(header, sizeof header, "draft 1 %08zu %015lld %.*s\n", len, (long long)at_ms, PLACE_BYTES, place);

	if (!*d->path || len > TEXT_MOST)
		return err_set(e, ERR_IO, "the draft cannot be saved: its name or its text is too long");
	if ((d->fd < 0 && !make(d)) || !write_at(d->fd, text, len, n) || !write_at(d->fd, header, (size_t)n, 0) ||
	    ftruncate(d->fd, n + (off_t)len) < 0 || fdatasync(d->fd) < 0)
		return err_set(e, ERR_IO, "%s: the draft cannot be saved: %s", d->path, say_errno(errno));
	return true;
}

/* Its bytes first: an unlinked file can be read as long as somebody has it open, and later on the bare disk. */
static void erase(int fd, const char *path)
{
	static const char zeros[4096];
	struct stat st;

	if (fstat(fd, &st) == 0)
		for (off_t at = 0; at < st.st_size; at += (off_t)sizeof zeros)
			(void)write_at(fd, zeros, sizeof zeros, at);
	(void)fdatasync(fd);
	(void)unlink(path);
	close(fd);
}

void draft_erase(struct draft *d)
{
	if (d->fd >= 0)
		erase(d->fd, d->path);
	d->fd = -1;
}

/* Reads one file; NULL when it is no draft or an empty one. */
static const struct recovered *parse(struct arena *a, const char *bytes, size_t len)
{
	struct recovered *r = arena_new(a, struct recovered);
	const char *end = memchr(bytes, '\n', len);
	char place[PLACE_BYTES + 1] = "";
	size_t text_len;
	long long at_ms;

	if (!end || sscanf(bytes, "draft 1 %8zu %15lld %160[^\n]", &text_len, &at_ms, place) < 2)
		return NULL;
	end++;
	if (text_len > len - (size_t)(end - bytes))
		text_len = len - (size_t)(end - bytes);
	r->text = arena_string_n(a, end, text_len);
	r->place = arena_string(a, place);
	r->at_ms = at_ms;
	return *r->text ? r : NULL;
}

/* A file that nobody alive holds, with a line in it. */
struct orphan {
	int fd;
	const char *path;
	struct recovered line;
};

/* Opens, locks and reads one; false, and nothing is open, when it is none. What holds no line is taken away. */
static bool find(struct arena *a, const char *path, struct orphan *out)
{
	const struct recovered *r = NULL;
	struct stat st;
	char *bytes;
	ssize_t n;

	out->path = path;
	out->fd = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (out->fd < 0)
		return false;
	if (fstat(out->fd, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size > TEXT_MOST + HEADER_BYTES ||
	    flock(out->fd, LOCK_EX | LOCK_NB) < 0 || !is_linked(out->fd, path))
		goto none;
	bytes = arena_alloc(a, (size_t)st.st_size + 1);
	n = pread(out->fd, bytes, (size_t)st.st_size, 0);
	r = n < 0 ? NULL : parse(a, bytes, (size_t)n);
	if (n >= 0 && !r)
		(void)unlink(path);
none:
	if (!r) {
		close(out->fd);
		return false;
	}
	out->line = *r;
	return true;
}

static int by_time(const void *a, const void *b)
{
	const struct orphan *x = a, *y = b;

	return (x->line.at_ms > y->line.at_ms) - (x->line.at_ms < y->line.at_ms);
}

/* Names "chair.k7q2m4xa" and "k7q2m4xa": a half-typed line comes back to whoever has the part of its writer. A co-chair's
 * words, half said, are not for the note-taker's screen, and still less for their pen. */
static bool is_of_part(const char *name, const char *own)
{
	size_t len = strcspn(own, "."), part = own[len] ? len + 1 : 0;

	return part ? strncmp(name, own, part) == 0 : !strchr(name, '.');
}

static struct orphan *find_all(const char *dir, const char *own, struct arena *a, size_t *count)
{
	const char *folder = arena_printf(a, "%s/drafts", dir);
	DIR *open_folder = opendir(folder);
	struct orphan *all = NULL, one;
	const struct dirent *file;
	size_t cap = 0;

	while (open_folder && (file = readdir(open_folder))) {
		if (*file->d_name == '.' || !is_of_part(file->d_name, own) || !find(a, arena_printf(a, "%s/%s", folder, file->d_name), &one))
			continue;
		*(struct orphan *)arena_push(a, &all, *count, &cap, sizeof one) = one;
		++*count;
	}
	if (open_folder)
		closedir(open_folder);
	if (*count > 1)
		qsort(all, *count, sizeof *all, by_time);
	return all;
}

static void hold(struct held_drafts *held, const struct orphan *o)
{
	*(int *)arena_push(&held->arena, &held->fd, held->count, &held->fd_cap, sizeof(int)) = o->fd;
	*(char **)arena_push(&held->arena, &held->path, held->count, &held->path_cap, sizeof(char *)) =
		arena_string(&held->arena, o->path);
	held->count++;
}

const struct recovered *drafts_adopt(const char *dir, struct draft *d, struct held_drafts *held, struct arena *a,
				     size_t *count)
{
	const char *own = strrchr(d->path, '/');
	struct orphan *all;
	struct recovered *lines;

	*count = 0;
	all = find_all(dir, own ? own + 1 : "", a, count);
	lines = arena_array(a, struct recovered, *count + 1);
	for (size_t i = 0; i < *count; i++) {
		lines[i] = all[i].line;
		/* The lock goes with the file: at no moment is it nobody's, or anything but whole. */
		if (i + 1 == *count && d->fd < 0 && *d->path && rename(all[i].path, d->path) == 0)
			d->fd = all[i].fd;
		else
			hold(held, &all[i]);
	}
	return lines;
}

void drafts_let_go(struct held_drafts *held, bool erase_them)
{
	for (size_t i = 0; i < held->count; i++) {
		if (erase_them)
			erase(held->fd[i], held->path[i]);
		else
			close(held->fd[i]);
	}
	arena_free(&held->arena);
	memset(held, 0, sizeof *held);
}
