/* run: see the header. Time is counted in naps: nothing below main.c reads a clock. */
#include "run.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NAP_MS = 20, NAPS_PER_ASKING = 5, PATH_BYTES = 256, FILES_MOST = 1024 };

static void variable(const char *name, const char *value, char out[PATH_BYTES])
{
	snprintf(out, PATH_BYTES, "%s=%s", name, value);
}

static void become(const char *const *argv, const char *folder)
{
	char home[PATH_BYTES], temporary[PATH_BYTES];
	const char *environment[] = { "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC", home, temporary, NULL };
	static const int keys[] = { SIGINT, SIGQUIT, SIGHUP, SIGTERM };
	int nothing = open("/dev/null", O_RDWR);

	variable("HOME", folder, home);
	variable("TMPDIR", folder, temporary);
	/* The doorkeeper does without them. */
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		signal(keys[i], SIG_DFL);
	if (setpgid(0, 0) != 0 || nothing < 0 || chdir(folder) != 0)
		_exit(127);
	for (int fd = 0; fd < 3; fd++)
		if (dup2(nothing, fd) < 0)
			_exit(127);
	for (int fd = 3; fd < FILES_MOST; fd++)
		close(fd);
	umask(077);
	/* execve promises not to change them. */
	execve(argv[0], (char *const *)argv, (char *const *)environment);
	_exit(127);
}

static bool ended(pid_t child, int seconds, int *status, const struct door_wait *wait)
{
	const struct timespec nap = { 0, NAP_MS * 1000000L };

	for (long naps = seconds * 1000L / NAP_MS; naps > 0; naps--) {
		pid_t got = waitpid(child, status, WNOHANG);

		if (got == child)
			return true;
		if (got < 0 || (naps % NAPS_PER_ASKING == 0 && !wait->goes_on(wait->self)))
			return false;
		nanosleep(&nap, NULL);
	}
	return false;
}

bool run_program(const char *const *argv, const char *folder, int seconds, const struct door_wait *wait)
{
	int status = 0;
	pid_t child = fork();
	bool ok;

	if (child == 0)
		become(argv, folder);
	if (child < 0)
		return false;
	/* Both sides, so that the group is there for whoever comes first. */
	setpgid(child, child);
	ok = ended(child, seconds, &status, wait);
	kill(-child, SIGKILL);
	if (!ok)
		waitpid(child, &status, 0);
	return ok && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}
