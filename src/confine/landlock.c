/* landlock: paths and TCP, given up through landlock(7). The numbers are the kernel's interface (uapi/linux/landlock.h,
 * Linux 6.12); they stand here because the headers of a stable system end at what it was released with, and the kernel
 * that runs may know more. */
#include "walls.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446, VERSION = 1, PATH_BENEATH = 1 };

enum {
	EXECUTE = 1 << 0, WRITE_FILE = 1 << 1, READ_FILE = 1 << 2, READ_DIR = 1 << 3, REMOVE_DIR = 1 << 4,
	REMOVE_FILE = 1 << 5, MAKE_CHAR = 1 << 6, MAKE_DIR = 1 << 7, MAKE_REG = 1 << 8, MAKE_SOCK = 1 << 9,
	MAKE_FIFO = 1 << 10, MAKE_BLOCK = 1 << 11, MAKE_SYM = 1 << 12,
	REFER = 1 << 13,        /* since 2 */
	TRUNCATE = 1 << 14,     /* since 3 */
	IOCTL_DEV = 1 << 15,    /* since 5 */
};
enum { BIND_TCP = 1 << 0, CONNECT_TCP = 1 << 1 };           /* since 4 */
enum { SCOPE_ABSTRACT_SOCKET = 1 << 0, SCOPE_SIGNAL = 1 << 1 };  /* since 6 */

enum {
	OF_A_FILE = WRITE_FILE | READ_FILE | TRUNCATE,
	READING = READ_FILE | READ_DIR,
	MAKING = WRITE_FILE | READ_DIR | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER | TRUNCATE,
	ALL = EXECUTE | READING | MAKING | MAKE_CHAR | MAKE_SOCK | MAKE_FIFO | MAKE_BLOCK | MAKE_SYM | IOCTL_DEV,
};

struct ruleset {
	uint64_t fs, net, scoped;
};

struct beneath {
	uint64_t allowed;
	int32_t fd;
} __attribute__((packed));

/* What libraries open by themselves, and the libraries that are loaded when first needed: character sets, locales,
 * descriptions of terminals, time zones. */
static const char *const of_every_program[] = { "/usr", "/lib", "/lib64", "/nix/store", "/gnu/store", "/etc/terminfo",
						"/etc/localtime", "/etc/ld.so.cache", "/dev/urandom" };

int landlock_version(void)
{
	long version = syscall(CREATE_RULESET, NULL, 0, VERSION);

	return version > 0 ? (int)version : 0;
}

static uint64_t known(int version)
{
	return ALL & ~(uint64_t)((version < 2 ? REFER : 0) | (version < 3 ? TRUNCATE : 0) | (version < 5 ? IOCTL_DEV : 0));
}

static int ruleset_new(int version, bool everywhere)
{
	struct ruleset r = {
		/* Whoever may go everywhere still starts no programs. */
		.fs = everywhere ? EXECUTE : known(version),
		.net = version >= 4 ? BIND_TCP | CONNECT_TCP : 0,
		.scoped = version >= 6 ? SCOPE_ABSTRACT_SOCKET | SCOPE_SIGNAL : 0,
	};
	size_t size = version >= 6 ? sizeof r : version >= 4 ? offsetof(struct ruleset, scoped) : offsetof(struct ruleset, net);

	return (int)syscall(CREATE_RULESET, &r, size, 0);
}

/* What is not there needs no leave: whoever looks for it is told so. false: the walls would shut out what is needed. */
static bool allow(int ruleset, int version, const char *path, uint64_t rights)
{
	struct beneath rule = { .fd = open(path, O_PATH | O_CLOEXEC) };
	struct stat st;
	bool ok;

	if (rule.fd < 0)
		return errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP || errno == ENAMETOOLONG;
	rule.allowed = rights & known(version);
	if (fstat(rule.fd, &st) == 0 && !S_ISDIR(st.st_mode))
		rule.allowed &= OF_A_FILE;
	/* A pipe by its path in /proc is on no disk, and needs no leave (EBADFD). */
	ok = syscall(ADD_RULE, ruleset, PATH_BENEATH, &rule, 0) == 0 || errno == EBADFD;
	close(rule.fd);
	return ok;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The folder that a path is in: "." for a bare name, slashes at the end not counted. */
static bool folder_around(const char *path, char out[PATH_MAX])
{
	size_t len = strlen(path);

	if (len >= PATH_MAX)
		return false;
	memcpy(out, path, len + 1);
	while (len > 1 && out[len - 1] == '/')
		out[--len] = '\0';
	while (len && out[len - 1] != '/')
		len--;
	out[len] = '\0';
	if (!len)
		memcpy(out, ".", 2);
	return true;
}

static bool allow_around(int ruleset, int version, const char *path)
{
	char folder[PATH_MAX];

	return !folder_around(path, folder) || allow(ruleset, version, folder, MAKING);
}

static bool allow_path(int ruleset, int version, const struct confine_path *p)
{
	const uint64_t everything = READING | MAKING;

	if (!p->path || !*p->path || strcmp(p->path, "-") == 0)
		return true;
	switch (p->touch) {
	case TOUCH_NOTHING:
		return true;
	case TOUCH_READ:
		return allow(ruleset, version, p->path, READING);
	case TOUCH_SESSION:
		return allow(ruleset, version, p->path, is_folder(p->path) ? everything : READING);
	case TOUCH_OUTPUT:
		return is_folder(p->path) ? allow(ruleset, version, p->path, everything) :
					    allow_around(ruleset, version, p->path);
	case TOUCH_NEW:
		return allow_around(ruleset, version, p->path) &&
		       (!is_folder(p->path) || allow(ruleset, version, p->path, everything));
	}
	return false;
}

static bool allow_all(int ruleset, int version, const struct confine_path *paths, size_t count)
{
	bool ok = allow(ruleset, version, "/dev/null", READING | WRITE_FILE);

	for (size_t i = 0; ok && i < sizeof of_every_program / sizeof *of_every_program; i++)
		ok = allow(ruleset, version, of_every_program[i], READING);
	for (size_t i = 0; ok && i < count; i++)
		ok = allow_path(ruleset, version, &paths[i]);
	return ok;
}

bool landlock_enter(const struct confine_path *paths, size_t count, bool everywhere)
{
	int version = landlock_version(), ruleset;
	bool ok;

	if (!version || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	ruleset = ruleset_new(version, everywhere);
	if (ruleset < 0)
		return false;
	ok = (everywhere || allow_all(ruleset, version, paths, count)) && syscall(RESTRICT_SELF, ruleset, 0) == 0;
	close(ruleset);
	return ok;
}
