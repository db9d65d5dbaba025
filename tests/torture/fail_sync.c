/*
 * fail_sync: loaded before the C library (LD_PRELOAD), a system that says that all is on the disk and has done nothing.
 * With it a harness can show that it would notice.
 */
#include <stdlib.h>
#include <unistd.h>

int fsync(int fd)
{
	(void)fd;
	return 0;
}

int fdatasync(int fd)
{
	(void)fd;
	return 0;
}

static void __attribute__((constructor)) begin(void)
{
	unsetenv("LD_PRELOAD");
}
