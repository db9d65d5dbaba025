/* append_mend: a line that was cut off, by a crash or a full disk, is kept as evidence and then
 * taken out of the way. Nothing is cut before its copy is on the disk, and never a sound event. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/interrupted.h"
#include "base/say.h"
#include "append_parts.h"

bool append_cut(int fd, size_t size)
{
	int result, tries = 0;

	do
		result = ftruncate(fd, (off_t)size);
	while (result != 0 && interrupted(&tries));
	return result == 0;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
	int tries = 0;

	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && interrupted(&tries))
			continue;
		if (n <= 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/* Makes a name that was just created last. */
static bool sync_folder(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return ok;
}

/* Appends to journal.torn and syncs both it and its name. */
static bool keep_evidence(struct journal *j, const char *bytes, size_t len, struct err *e)
{
	int fd = journal_open_regular(j->torn_path, O_WRONLY | O_APPEND | O_CREAT, e);
	bool ok;

	if (fd < 0)
		return false;
	ok = write_all(fd, bytes, len) && fsync(fd) == 0 && sync_folder(j->dir);
	if (!ok)
		err_set(e, ERR_IO, "%s: %s", j->torn_path, say_errno(errno));
	close(fd);
	return ok;
}

bool append_mend(struct journal *j, struct err *e)
{
	struct journal_file *f = &j->file;
	size_t end = f->offset + f->pending_sound, len = f->pending - f->pending_sound, got = 0;
	struct arena a = { 0 };
	char *torn;
	bool ok;

	if (!len)
		return true;
	torn = arena_alloc(&a, len);
	ok = journal_read_at(f->fd, torn, len, end, &got, e) && keep_evidence(j, torn, got, e);
	arena_free(&a);
	if (!ok)
		return err_within(e, "the last line was cut off and cannot be put aside");
	if (!append_cut(f->fd, end) || fdatasync(f->fd) != 0)
		return err_set(e, ERR_IO,
			"%s: the last line was cut off and cannot be taken out: %s", j->path,
			say_errno(errno));
	f->pending = f->pending_sound;
	j->h->torn_bytes += got;
	return true;
}
