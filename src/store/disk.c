/* disk: what a session lies on. */
#include "store/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "file_errors.h"
#include "store/presence.h"

/* statfs(2). */
static const struct { unsigned long magic; enum disk_kind kind; } kinds[] = {
	{ 0x01021994, DISK_MEMORY }, { 0x858458f6, DISK_MEMORY },  /* tmpfs, ramfs */
	{ 0x6969, DISK_FAR },     { 0x517b, DISK_FAR },     { 0xff534d42, DISK_FAR }, { 0xfe534d42, DISK_FAR },  /* NFS, SMB, CIFS, SMB2 */
	{ 0x65735546, DISK_FAR }, { 0x01021997, DISK_FAR }, { 0x5346414f, DISK_FAR },  /* FUSE, 9P, AFS */
	{ 0x73757245, DISK_FAR }, { 0x00c36400, DISK_FAR },  /* Coda, Ceph */
};

static enum disk_kind kind_of(const struct statfs *fs)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (((unsigned long)fs->f_type & 0xffffffff) == kinds[i].magic)
			return kinds[i].kind;
	return DISK_LOCAL;
}

bool disk_is_far(const char *dir)
{
	struct statfs fs;

	return statfs(dir, &fs) < 0 || kind_of(&fs) == DISK_FAR;
}

/* ---- who may open it ---- */

static bool is_open(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && !S_ISLNK(st.st_mode) && (st.st_mode & 077);
}

static void look_within(const char *dir, struct disk *out)
{
	DIR *folder = opendir(dir);
	const struct dirent *entry;
	char path[4096 + 256];

	while (folder && !out->opened_by_others && (entry = readdir(folder))) {
		if (strcmp(entry->d_name, "..") == 0)
			continue;
		if (snprintf(path, sizeof path, "%s/%s", dir, entry->d_name) >= (int)sizeof path || !is_open(path))
			continue;
		out->opened_by_others = true;
		snprintf(out->open, sizeof out->open, "%.255s", strcmp(entry->d_name, ".") == 0 ? dir : path);
	}
	if (folder)
		closedir(folder);
}

static bool is_session(const char *dir)
{
	char path[4096];

	return snprintf(path, sizeof path, "%s/journal.yaml", dir) < (int)sizeof path && access(path, F_OK) == 0;
}

bool disk_look(const char *dir, struct disk *out, struct err *e)
{
	struct statvfs vfs;
	struct statfs fs;
	int watch;

	memset(out, 0, sizeof *out);
	if (statvfs(dir, &vfs) != 0 || statfs(dir, &fs) != 0)
		return file_error(e, dir, "");
	out->kind = kind_of(&fs);
	out->free_bytes = (uint64_t)vfs.f_bavail * vfs.f_frsize;
	out->read_only = vfs.f_flag & ST_RDONLY;
	watch = watch_open(dir);
	out->notices = watch >= 0;
	if (watch >= 0)
		close(watch);
	if (is_session(dir))
		look_within(dir, out);
	return true;
}

/* ---- syncs ---- */

bool disk_sync(const char *dir, int times, struct err *e)
{
	static const char line[] = "not for long\n";
	int fd = open(dir, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	bool ok = true;

	if (fd < 0)
		return errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT || file_error(e, dir, "");
	for (int i = 0; ok && i < times; i++)
		if (write(fd, line, sizeof line - 1) != (ssize_t)sizeof line - 1 || fdatasync(fd) != 0)
			ok = file_error(e, dir, "");
	close(fd);
	return ok;
}

/* ---- swap ---- */

enum { ROW_MOST = 512 };

/* /dev/dm-3, or a name under /dev/mapper that leads there: encrypted when dm-crypt made it. /dev/zram0 is memory. */
static bool is_safe(const char *device)
{
	char real[4096], path[sizeof real + 64], uuid[16] = "";
	const char *name;
	FILE *file;

	if (strncmp(device, "/dev/zram", 9) == 0)
		return true;
	if (!realpath(device, real))
		return false;
	name = strrchr(real, '/');
	snprintf(path, sizeof path, "/sys/block%s/dm/uuid", name);
	file = fopen(path, "re");
	if (!file)
		return false;
	if (!fgets(uuid, sizeof uuid, file))
		uuid[0] = '\0';
	fclose(file);
	return strncmp(uuid, "CRYPT-", 6) == 0;
}

enum disk_swap disk_swap(char device[64])
{
	enum disk_swap swap = SWAP_NONE;
	FILE *file = fopen("/proc/swaps", "re");
	char row[ROW_MOST];

	device[0] = '\0';
	if (!file)
		return SWAP_NONE;
	/* proc(5): a head, and then a device at the beginning of each row. */
	for (bool head = true; fgets(row, sizeof row, file); head = false) {
		row[strcspn(row, " \t\n")] = '\0';
		if (head || !*row)
			continue;
		if (swap == SWAP_NONE)
			swap = SWAP_ENCRYPTED;
		if (is_safe(row) || swap == SWAP_PLAIN)
			continue;
		swap = SWAP_PLAIN;
		snprintf(device, 64, "%.63s", row);
	}
	fclose(file);
	return swap;
}
