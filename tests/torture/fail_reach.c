/*
 * fail_reach: loaded into a program (LD_PRELOAD), tries at its end what the program has given up, and writes to the file
 * REACH_TO, opened at its beginning, one line for each: "socket no", "read yes", …
 *
 *     REACH_READ=F   a file that it should not be able to read
 *     REACH_MAKE=F   a file that it should not be able to make
 *
 * What runs when a program ends is as confined as the program was: nothing is taken back.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int out = -1;
static char read_this[4096], make_this[4096];

static void keep(char *to, const char *variable)
{
	const char *value = getenv(variable);

	snprintf(to, sizeof read_this, "%s", value ? value : "");
}

static void __attribute__((constructor)) begin(void)
{
	const char *to = getenv("REACH_TO");

	keep(read_this, "REACH_READ");
	keep(make_this, "REACH_MAKE");
	out = to ? open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
	unsetenv("LD_PRELOAD");
}

static void say(const char *what, int yes)
{
	dprintf(out, "%s %s\n", what, yes ? "yes" : "no");
}

static int opens(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC, 0600);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static int starts(void)
{
	int status = 1;
	pid_t pid = fork();

	if (pid == 0) {
		execl("/bin/sh", "sh", "-c", "exit 0", (char *)NULL);
		_exit(1);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static int connects(int family)
{
	int fd = socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static void __attribute__((destructor)) end(void)
{
	struct rlimit core = { 1, 1 };

	if (out < 0)
		return;
	say("socket", connects(AF_INET) || connects(AF_INET6) || connects(AF_UNIX));
	say("program", starts());
	say("read", opens(read_this, O_RDONLY));
	say("make", opens(make_this, O_WRONLY | O_CREAT));
	say("core", getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max > 0);
	say("memory", prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0);
	close(out);
}
