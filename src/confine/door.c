/* door: the doorkeeper and what is said to it. */
#include "confine/door.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STOP = 255, ASK_MS = 100 };

struct request {
	unsigned char door;  /* STOP: end what runs, and answer for it */
	char path[PATH_MAX];
};

/* The one mutable state of this room: like the walls it belongs to the process, and is set once before they stand. */
static struct {
	const struct door *const *doors;
	size_t count;
	int fd;              /* to the doorkeeper; 0: there is none, -1: there should have been one */
	pid_t keeper;
} kept;

/* What comes while a program runs is the word to end it; so is that nobody is there any more. */
static bool nobody_stops(void *fd)
{
	struct request request;
	ssize_t n = recv(*(int *)fd, &request, sizeof request, MSG_DONTWAIT);

	return n < 0 && (errno == EAGAIN || errno == EINTR);
}

/* A key that ends what is in front of the terminal ends whoever asked; then the doorkeeper puts away what was begun. */
static void outlive_keys(void)
{
	static const int keys[] = { SIGINT, SIGQUIT, SIGHUP, SIGTERM };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		signal(keys[i], SIG_IGN);
}

static void keep_doors(int fd)
{
	const struct door_wait wait = { nobody_stops, &fd };
	struct request request;

	outlive_keys();
	for (;;) {
		ssize_t n = recv(fd, &request, sizeof request, 0);
		unsigned char done;

		if (n < 0 && errno == EINTR)
			continue;
		/* Nobody is there any more. */
		if (n < 2)
			_exit(0);
		/* What it was meant to end had ended by itself. */
		if (request.door == STOP)
			continue;
		request.path[n - 2] = '\0';
		done = request.door < kept.count &&
		       kept.doors[request.door]->run(kept.doors[request.door]->arg, request.path, &wait);
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

/* Waits for the answer. A program that is stopped is answered for too. */
static bool answered(const struct door_wait *wait)
{
	const struct request stop = { .door = STOP };
	struct pollfd answer = { .fd = kept.fd, .events = POLLIN };
	unsigned char done = 0;
	ssize_t n;

	while (wait && poll(&answer, 1, ASK_MS) <= 0)
		if (!wait->goes_on(wait->self)) {
			(void)send(kept.fd, &stop, 2, MSG_NOSIGNAL);
			wait = NULL;
		}
	do
		n = recv(kept.fd, &done, 1, 0);
	while (n < 0 && errno == EINTR);
	return n == 1 && done;
}

static bool ask(size_t door, const char *path, const struct door_wait *wait)
{
	struct request request = { .door = (unsigned char)door };
	size_t len = strlen(path);

	if (len >= sizeof request.path)
		return false;
	memcpy(request.path, path, len + 1);
	return send(kept.fd, &request, 2 + len, MSG_NOSIGNAL) >= 0 && answered(wait);
}

static bool always(void *self)
{
	(void)self;
	return true;
}

bool door_run(const struct door *door, const char *path, const struct door_wait *wait)
{
	static const struct door_wait patience = { always, NULL };

	if (!kept.fd)
		return door->run(door->arg, path, wait ? wait : &patience);
	for (size_t i = 0; kept.fd > 0 && i < kept.count; i++)
		if (kept.doors[i] == door)
			return ask(i, path, wait);
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
