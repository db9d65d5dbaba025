/* confine: what is given up, and the proof of it. */
#include "confine/confine.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "walls.h"

/* Sanitizers and coverage read /proc and write beside what they measure: there the walls are left out. */
#ifdef CONFINE_LOOSE
static const bool loose = true;
#else
static const bool loose = false;
#endif

/* proc(5): "TracerPid:\t0" when nobody traces us. */
static bool is_traced(void)
{
	static const char key[] = "\nTracerPid:\t";
	char text[1024];
	int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, text, sizeof text - 1) : -1;
	const char *at;

	if (fd >= 0)
		close(fd);
	if (n <= 0)
		return false;
	text[n] = '\0';
	at = strstr(text, key);
	return at && at[sizeof key - 1] != '0';
}

void confine_memory(void)
{
	const struct rlimit none = { 0, 0 };

	(void)setrlimit(RLIMIT_CORE, &none);
	if (!loose && !is_traced())
		(void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void confine_enter(const struct confine_path *paths, size_t count, bool everywhere)
{
	if (loose)
		return;
	(void)landlock_enter(paths, count, everywhere);
	(void)calls_refuse();
}

/* ---- the proof ---- */

enum { PATHS = 1, NETWORK = 2, PROGRAMS = 4, MEMORY = 8, CORES = 16 };

static bool is_refused(int fd)
{
	if (fd >= 0)
		close(fd);
	return fd < 0;
}

/* What a process finds that is as confined as the program is with a session of its own. */
static int try_everything(void)
{
	const struct confine_path nothing = { NULL, TOUCH_NOTHING };
	struct rlimit core;
	int found = 0;

	confine_memory();
	confine_enter(&nothing, 1, false);
	found |= is_refused(open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) ? PATHS : 0;
	found |= is_refused(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) ? NETWORK : 0;
	found |= prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? MEMORY : 0;
	found |= getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0 ? CORES : 0;
	return found;
}

static void child(int out)
{
	unsigned char found = (unsigned char)try_everything();

	if (write(out, &found, 1) != 1)
		_exit(1);
	/* A program that starts after all says so by its status. */
	execl("/bin/sh", "sh", "-c", "exit 0", (char *)NULL);
	_exit(1);
}

void confine_prove(struct confine_proof *out)
{
	unsigned char found = 0;
	int ends[2], status = 0;
	pid_t pid;

	*out = (struct confine_proof){ .landlock = landlock_version(), .loose = loose };
	if (pipe2(ends, O_CLOEXEC) != 0)
		return;
	pid = fork();
	if (pid == 0)
		child(ends[1]);
	close(ends[1]);
	if (pid > 0 && read(ends[0], &found, 1) == 1 && waitpid(pid, &status, 0) == pid && WIFEXITED(status))
		found |= WEXITSTATUS(status) ? PROGRAMS : 0;
	close(ends[0]);
	out->paths = found & PATHS;
	out->network = found & NETWORK;
	out->programs = found & PROGRAMS;
	out->memory = found & MEMORY;
	out->cores = found & CORES;
}
