/* test_store_disk: what the system says of disks and of swap, and who else is in a session. */
/* link: -Wl,--wrap=fopen,--wrap=realpath,--wrap=__realpath_chk,--wrap=statfs,--wrap=open,--wrap=fdatasync,--wrap=inotify_add_watch */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "store/disk.h"
#include "store/presence.h"

/* ---- another system ---- */

static struct {
	const char *swaps;       /* /proc/swaps; NULL: there is none */
	bool on;                 /* the files and devices of this system and not of ours */
	unsigned long magic;     /* of every file system; 0: its own */
	int open_problem, sync_problem, watch_problem;
} sys;

/* Two devices of the mapper, one by dm-crypt and one not, one whose file is empty; the others are not there. */
static const struct { const char *path, *text; } files[] = {
	{ "/sys/block/dm-0/dm/uuid", "CRYPT-LUKS2-0123" },
	{ "/sys/block/dm-1/dm/uuid", "LVM-0123" },
	{ "/sys/block/dm-2/dm/uuid", "" },
};

FILE *__real_fopen(const char *path, const char *how);
FILE *__wrap_fopen(const char *path, const char *how);
char *__real_realpath(const char *path, char *to);
char *__wrap_realpath(const char *path, char *to);
char *__wrap___realpath_chk(const char *path, char *to, size_t size);
int __real_statfs(const char *path, struct statfs *fs);
int __wrap_statfs(const char *path, struct statfs *fs);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);
int __real_inotify_add_watch(int fd, const char *path, uint32_t mask);
int __wrap_inotify_add_watch(int fd, const char *path, uint32_t mask);

static FILE *file_of(const char *text)
{
	FILE *file = tmpfile();

	assert_non_null(file);
	fputs(text, file);
	rewind(file);
	return file;
}

FILE *__wrap_fopen(const char *path, const char *how)
{
	if (!sys.on)
		return __real_fopen(path, how);
	if (strcmp(path, "/proc/swaps") == 0)
		return sys.swaps ? file_of(sys.swaps) : NULL;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (strcmp(path, files[i].path) == 0)
			return file_of(files[i].text);
	return NULL;
}

char *__wrap_realpath(const char *path, char *to)
{
	if (!sys.on)
		return __real_realpath(path, to);
	if (strcmp(path, "/dev/gone") == 0)
		return NULL;
	strcpy(to, strcmp(path, "/dev/mapper/swap") == 0 ? "/dev/dm-0" : path);
	return to;
}

/* What realpath is called where the C library measures the buffer (_FORTIFY_SOURCE). */
char *__wrap___realpath_chk(const char *path, char *to, size_t size)
{
	(void)size;
	return __wrap_realpath(path, to);
}

int __wrap_statfs(const char *path, struct statfs *fs)
{
	int answer = __real_statfs(path, fs);

	if (sys.magic)
		fs->f_type = (__typeof__(fs->f_type))sys.magic;
	return answer;
}

int __wrap_open(const char *path, int flags, ...)
{
	mode_t mode;
	va_list args;

	va_start(args, flags);
	mode = flags & O_CREAT || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(args, mode_t) : 0;
	va_end(args);
	if (!sys.open_problem)
		return __real_open(path, flags, mode);
	errno = sys.open_problem;
	return -1;
}

int __wrap_fdatasync(int fd)
{
	if (!sys.sync_problem)
		return __real_fdatasync(fd);
	errno = sys.sync_problem;
	return -1;
}

int __wrap_inotify_add_watch(int fd, const char *path, uint32_t mask)
{
	if (!sys.watch_problem)
		return __real_inotify_add_watch(fd, path, mask);
	errno = sys.watch_problem;
	return -1;
}

static char folder[] = "/tmp/roundtable-disk.XXXXXX";

static int setup(void **state)
{
	(void)state;
	memset(&sys, 0, sizeof sys);
	strcpy(strrchr(folder, '.') + 1, "XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int teardown(void **state)
{
	char path[sizeof folder + 8];

	(void)state;
	memset(&sys, 0, sizeof sys);
	snprintf(path, sizeof path, "%s/.here", folder);
	(void)unlink(path);
	return rmdir(folder);
}

/* ---- swap ---- */

#define HEAD "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"

static void swap_is_plain_unless_every_device_is_known_to_be_encrypted(void **state)
{
	static const struct { const char *swaps; enum disk_swap is; const char *device; } rows[] = {
		{ NULL, SWAP_NONE, "" },
		{ "", SWAP_NONE, "" },
		{ HEAD, SWAP_NONE, "" },
		{ HEAD "\n", SWAP_NONE, "" },
		{ HEAD "/dev/zram0  partition 1 0 100\n", SWAP_ENCRYPTED, "" },
		{ HEAD "/dev/dm-0  partition 1 0 100\n", SWAP_ENCRYPTED, "" },
		{ HEAD "/dev/mapper/swap  partition 1 0 100\n/dev/zram0 partition 1 0 2\n", SWAP_ENCRYPTED, "" },
		{ HEAD "/dev/dm-1  partition 1 0 100\n", SWAP_PLAIN, "/dev/dm-1" },
		{ HEAD "/dev/dm-2  partition 1 0 100\n", SWAP_PLAIN, "/dev/dm-2" },
		{ HEAD "/dev/sda2  partition 1 0 100\n", SWAP_PLAIN, "/dev/sda2" },
		{ HEAD "/dev/gone  partition 1 0 100\n", SWAP_PLAIN, "/dev/gone" },
		{ HEAD "/dev/dm-0 partition 1\n/swapfile file 1\n/dev/sda2 partition 1\n/dev/dm-0 x\n", SWAP_PLAIN, "/swapfile" },
	};
	char device[64];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enum disk_swap swap;

		sys.on = true;
		sys.swaps = rows[i].swaps;
		swap = disk_swap(device);
		sys.on = false;
		print_message("# %s\n", rows[i].swaps ? "rows" : "no file");
		assert_int_equal(swap, rows[i].is);
		assert_string_equal(device, rows[i].device);
	}
}

/* ---- disks ---- */

static void file_systems_are_known_by_their_numbers(void **state)
{
	static const struct { unsigned long magic; enum disk_kind kind; bool far; } rows[] = {
		{ 0xef53, DISK_LOCAL, false },
		{ 0x01021994, DISK_MEMORY, false },
		{ 0x6969, DISK_FAR, true },
		{ 0xfe534d42, DISK_FAR, true },
	};
	struct disk disk;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sys.magic = rows[i].magic;
		assert_true(disk_look(folder, &disk, &e));
		assert_int_equal(disk.kind, rows[i].kind);
		assert_int_equal(disk_is_far(folder), rows[i].far);
		/* Nobody is told of what others do far away. */
		assert_int_equal(disk.notices, !rows[i].far);
	}
	sys.magic = 0;
	sys.watch_problem = ENOSPC;
	assert_int_equal(watch_open(folder), -1);
	assert_true(disk_is_far("/nonexistent"));
	assert_false(disk_look("/nonexistent", &disk, &e));
	assert_string_equal(e.text, "/nonexistent: No such file or directory");
}

static void a_disk_that_does_not_sync_is_told_from_one_without_nameless_files(void **state)
{
	struct err e = { 0 };

	(void)state;
	assert_true(disk_sync(folder, 2, &e));
	sys.sync_problem = EIO;
	assert_false(disk_sync(folder, 2, &e));
	assert_non_null(strstr(e.text, ": Input/output error"));
	sys.sync_problem = 0;
	sys.open_problem = EOPNOTSUPP;
	assert_true(disk_sync(folder, 2, &e));
	sys.open_problem = EROFS;
	assert_false(disk_sync(folder, 2, &e));
	assert_non_null(strstr(e.text, ": Read-only file system"));
}

/* ---- who is here ---- */

static void everybody_counts_the_others_by_role(void **state)
{
	static const char *const roles[] = { "chair", "note-taker", "note-taker", "", "organiser", "note-taker" };
	enum { PEOPLE = sizeof roles / sizeof *roles };
	struct presence_lock lock[PEOPLE];
	size_t count[PRESENCE_ROLES];

	(void)state;
	for (size_t i = 0; i < PEOPLE; i++)
		presence_enter(&lock[i], folder, roles[i]);
	assert_true(presence_is_first(&lock[0]));
	assert_true(presence_is_first(&lock[1]));
	assert_false(presence_is_first(&lock[2]));
	/* The one between the two others of the role does not count. */
	presence_others(&lock[2], count);
	assert_int_equal(count[0], 1);
	assert_int_equal(count[1], 2);
	assert_int_equal(count[2], 1);
	assert_int_equal(count[3], 1);
	presence_leave(&lock[1]);
	presence_others(&lock[2], count);
	assert_int_equal(count[1], 1);
	presence_leave(&lock[1]);
	presence_others(&lock[1], count);
	assert_int_equal(count[0], 0);
	assert_false(presence_is_first(&lock[1]));
	for (size_t i = 0; i < PEOPLE; i++)
		presence_leave(&lock[i]);
}

static void where_nothing_can_be_written_nobody_is_counted(void **state)
{
	static char long_path[5000];
	struct presence_lock lock;
	size_t count[PRESENCE_ROLES];

	(void)state;
	memset(long_path, 'a', sizeof long_path - 1);
	presence_enter(&lock, long_path, "chair");
	assert_int_equal(lock.fd, -1);
	presence_others(&lock, count);
	assert_int_equal(count[0], 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(swap_is_plain_unless_every_device_is_known_to_be_encrypted),
		TEST(file_systems_are_known_by_their_numbers),
		TEST(a_disk_that_does_not_sync_is_told_from_one_without_nameless_files),
		TEST(everybody_counts_the_others_by_role),
		TEST(where_nothing_can_be_written_nobody_is_counted),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
