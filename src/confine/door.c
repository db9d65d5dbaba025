/* door: the doorkeeper and what is said to it. */
#include "confine/door.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct request {
	unsigned char door;
	char path[PATH_MAX];
};

/* The one mutable state of this room: like the walls it belongs to the process, and is set once before they stand. */
static struct {
	const struct door *const *doors;
	size_t count;
	int fd;              /* to the doorkeeper; 0: there is none, -1: there should have been one */
	pid_t keeper;
} kept;

static void keep_doors(int fd)
{
	struct request request;

	for (;;) {
		ssize_t n = recv(fd, &request, sizeof request, 0);
		unsigned char done;

		if (n < 0 && errno == EINTR)
			continue;
		/* Nobody is there any more. */
		if (n < 2)
			_exit(0);
		request.path[n - 2] = '\0';
		done = request.door < kept.count &&
		       kept.doors[request.door]->run(kept.doors[request.door]->arg, request.path);
		if (send(fd, &done, 1, MSG_NOSIGNAL) != 1)
			_exit(0);
	}
}

void doors_open(const struct door *const *doors, size_t count)
{
	int ends[2];

	kept.doors = doors;
	kept.count = count;
	kept.fd = -1;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
		return;
	kept.keeper = fork();
	if (kept.keeper == 0) {
		close(ends[0]);
		keep_doors(ends[1]);
	}
	close(ends[1]);
	if (kept.keeper > 0)
		kept.fd = ends[0];
	else
		close(ends[0]);
}

static bool ask(size_t door, const char *path)
{
	struct request request = { .door = (unsigned char)door };
	size_t len = strlen(path);
	unsigned char done = 0;
	ssize_t n;

	if (len >= sizeof request.path)
		return false;
	memcpy(request.path, path, len + 1);
	if (send(kept.fd, &request, 2 + len, MSG_NOSIGNAL) < 0)
		return false;
	do
		n = recv(kept.fd, &done, 1, 0);
	while (n < 0 && errno == EINTR);
	return n == 1 && done;
}

bool door_run(const struct door *door, const char *path)
{
	if (!kept.fd)
		return door->run(door->arg, path);
	for (size_t i = 0; kept.fd > 0 && i < kept.count; i++)
		if (kept.doors[i] == door)
			return ask(i, path);
	return false;
}

void doors_close(void)
{
	if (kept.fd > 0) {
		close(kept.fd);
		waitpid(kept.keeper, NULL, 0);
	}
	memset(&kept, 0, sizeof kept);
}
