/* pts: a program on a pseudo-terminal. */
#include "pts.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 15, MORE_MS = 15000, ANSWER_MS = 1000 };

void pts_die(const char *what)
{
	fprintf(stderr, "bench: %s: %s\n", what, strerror(errno));
	exit(1);
}

double pts_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double pts_median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof *values, by_size);
	return values[count / 2];
}

struct pts pts_start(const char *const *argv, const char *home)
{
	struct winsize size = { .ws_row = PTS_ROWS, .ws_col = PTS_COLUMNS };
	struct pts s;

	s.pid = forkpty(&s.fd, NULL, NULL, &size);
	if (s.pid < 0)
		pts_die("forkpty");
	if (s.pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		setenv("HOME", home, 1);
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	return s;
}

size_t pts_read(struct pts *s, const char *marker, double *at)
{
	static char seen[1 << 22];
	struct pollfd in = { .fd = s->fd, .events = POLLIN };
	size_t len = 0;
	bool found = false;

	*at = 0;
	for (;;) {
		ssize_t n;

		if (poll(&in, 1, found ? QUIET_MS : MORE_MS) <= 0)
			break;
		n = read(s->fd, seen + len, sizeof seen - 1 - len);
		if (n <= 0)
			break;
		len += (size_t)n;
		seen[len] = '\0';
		if (!found && (!marker || memmem(seen, len, marker, strlen(marker)))) {
			found = true;
			*at = pts_seconds();
		}
	}
	if (!found)
		pts_die("the program did not show what was waited for");
	return len;
}

void pts_drain(struct pts *s)
{
	struct pollfd in = { .fd = s->fd, .events = POLLIN };
	char some[4096];

	while (poll(&in, 1, 10 * QUIET_MS) > 0 && read(s->fd, some, sizeof some) > 0)
		;
}

void pts_answer(struct pts *s)
{
	struct pollfd in = { .fd = s->fd, .events = POLLIN };
	char some[4096];
	int wait = ANSWER_MS;

	while (poll(&in, 1, wait) > 0 && read(s->fd, some, sizeof some) > 0)
		wait = 2 * QUIET_MS;
}

void pts_type(struct pts *s, const char *keys)
{
	size_t len = strlen(keys);

	/* A terminal takes 4 KiB at once; meanwhile the program may have something to say. */
	while (len) {
		struct pollfd both = { .fd = s->fd, .events = POLLIN | POLLOUT };
		char some[4096];
		ssize_t n;

		if (poll(&both, 1, MORE_MS) <= 0)
			pts_die("typing");
		if (both.revents & POLLIN && read(s->fd, some, sizeof some) < 0)
			pts_die("typing");
		if (!(both.revents & POLLOUT))
			continue;
		n = write(s->fd, keys, len < 1024 ? len : 1024);
		if (n < 0)
			pts_die("typing");
		keys += n;
		len -= (size_t)n;
	}
}

void pts_resize(struct pts *s, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	if (ioctl(s->fd, TIOCSWINSZ, &size) < 0)
		pts_die("resizing");
}

long pts_memory(const struct pts *s)
{
	char path[64];
	long pages = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/statm", (int)s->pid);
	f = fopen(path, "r");
	if (!f || fscanf(f, "%*s %ld", &pages) != 1)
		pts_die(path);
	fclose(f);
	return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static double wait_for(struct pts *s)
{
	struct rusage usage;
	int status;

	if (wait4(s->pid, &status, 0, &usage) < 0)
		pts_die("wait");
	close(s->fd);
	return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6 + (double)usage.ru_stime.tv_sec +
	       (double)usage.ru_stime.tv_usec / 1e6;
}

double pts_leave(struct pts *s)
{
	char rest[4096];

	pts_type(s, "\033[21~");
	while (read(s->fd, rest, sizeof rest) > 0)
		;
	return wait_for(s);
}

double pts_kill(struct pts *s)
{
	kill(s->pid, SIGKILL);
	return wait_for(s);
}
