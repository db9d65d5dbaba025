/* leftovers: what a process that died left under a temporary name. */
#include "leftovers.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { OLD_SECONDS = 60 };

const char *leftover_name(struct arena *a, const char *folder, int number)
{
	return arena_printf(a, "%s/.tmp-%ld-%d", folder, (long)getpid(), number);
}

bool leftover_is_needed(long pid)
{
	return pid > 0 && pid != (long)getpid() && (kill((pid_t)pid, 0) == 0 || errno != ESRCH);
}

/* When it came to lie there under this name: a second name of an old file is as new as that name. */
static bool is_old(int folder, const char *name)
{
	struct stat st;

	return fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && time(NULL) - st.st_ctime > OLD_SECONDS;
}

void leftovers_sweep(const char *folder, bool alone)
{
	DIR *stream = opendir(folder);
	const struct dirent *entry;
	char rest;
	long pid;
	int number;

	while (stream && (entry = readdir(stream)))
		if (sscanf(entry->d_name, ".tmp-%ld-%d%c", &pid, &number, &rest) == 2 &&
		    (!leftover_is_needed(pid) || (alone && is_old(dirfd(stream), entry->d_name))))
			(void)unlinkat(dirfd(stream), entry->d_name, 0);
	if (stream)
		closedir(stream);
}
