/* disk: the file system that a session lies on: what it is, and whether it keeps its word. */
#ifndef STORE_DISK_H
#define STORE_DISK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

enum disk_kind {
	DISK_LOCAL,
	DISK_MEMORY,  /* tmpfs and the like: gone when the computer is switched off */
	DISK_FAR,     /* another computer's: its sync and its locks are that computer's affair */
};

struct disk {
	enum disk_kind kind;
	uint64_t free_bytes;     /* for whoever is not root */
	bool read_only;
	bool notices;            /* a change by another process is noticed at once */
	bool opened_by_others;   /* something within may be opened by other users; `open` is the first such path */
	char open[256];
};

/* Looks at the folder dir and, when it is a session, at what lies in it. ERR_IO. */
bool disk_look(const char *dir, struct disk *out, struct err *e);

/* Writes and syncs so many times, into a file without a name that is gone afterwards. False (ERR_IO) when that fails;
 * true also where the file system knows no such files. */
bool disk_sync(const char *dir, int times, struct err *e);

/* What of memory may come to lie on a disk. */
enum disk_swap { SWAP_NONE, SWAP_ENCRYPTED, SWAP_PLAIN };
enum disk_swap disk_swap(char device[64]);  /* device: the first that is not known to be encrypted */

/* True where the kernel tells nobody of changes that others make. */
bool disk_is_far(const char *dir);

#endif
