/* presence: who has this session open, and a sign that its folder changed. */
#include "store/presence.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "store/disk.h"

enum { SLOTS = 16, PATH_BYTES = 4096 };

static long role_index(const char *role)
{
	static const char *const roles[PRESENCE_ROLES - 1] = { "chair", "note-taker", "organiser" };

	for (long i = 0; i < PRESENCE_ROLES - 1; i++)
		if (strcmp(roles[i], role) == 0)
			return i;
	return PRESENCE_ROLES - 1;
}

/* Locks of an open file description: unlike older record locks, they do not go when another descriptor of the same
 * file is closed, and asking about one's own finds nothing. */
static bool try_lock(int fd, long byte)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };

	return fcntl(fd, F_OFD_SETLK, &lock) == 0;
}

/* How many of the bytes from..to others hold. One call tells of one lock, whichever; on both sides of it may be more. */
static size_t count_locked(int fd, long from, long to)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = from, .l_len = to - from };
	long first, end;

	if (from >= to || fcntl(fd, F_OFD_GETLK, &lock) != 0 || lock.l_type == F_UNLCK)
		return 0;
	first = lock.l_start > from ? (long)lock.l_start : from;
	end = lock.l_len && lock.l_start + lock.l_len < to ? (long)(lock.l_start + lock.l_len) : to;
	return (size_t)(end - first) + count_locked(fd, from, first) + count_locked(fd, end, to);
}

void presence_enter(struct presence_lock *p, const char *dir, const char *role)
{
	char path[PATH_BYTES];
	long first = role_index(role) * SLOTS;

	p->fd = -1;
	if (snprintf(path, sizeof path, "%s/.here", dir) >= (int)sizeof path)
		return;
	p->fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	for (p->byte = first; p->fd >= 0 && p->byte < first + SLOTS; p->byte++)
		if (try_lock(p->fd, p->byte))
			return;
}

void presence_leave(struct presence_lock *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}

void presence_others(const struct presence_lock *p, size_t count[PRESENCE_ROLES])
{
	for (long role = 0; role < PRESENCE_ROLES; role++)
		count[role] = p->fd < 0 ? 0 : count_locked(p->fd, role * SLOTS, (role + 1) * SLOTS);
}

bool presence_is_first(const struct presence_lock *p)
{
	return p->fd >= 0 && p->byte % SLOTS == 0;
}

int watch_open(const char *dir)
{
	int fd;

	if (disk_is_far(dir))
		return -1;
	fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (fd >= 0 && inotify_add_watch(fd, dir, IN_MODIFY | IN_MOVED_TO | IN_CREATE | IN_DELETE) < 0) {
		close(fd);
		fd = -1;
	}
	return fd;
}

void watch_drain(int fd)
{
	char events[4096];

	while (fd >= 0 && read(fd, events, sizeof events) > 0)
		;
}
