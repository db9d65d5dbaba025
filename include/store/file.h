/* file: whole files in and out. Out is atomic: the old file stays whole until the new one is on the disk. */
#ifndef STORE_FILE_H
#define STORE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"

/* Reads a regular file (no FIFO, no device; a symlink is followed) of at most `most` bytes to the end of out.
 * "-" is standard input. ERR_IO, or ERR_SYNTAX when it is longer. */
bool file_read(const char *path, size_t most, struct buffer *out, struct err *e);

/* Writes temporary file in the same folder (mode), syncs, renames, syncs the folder. On false (ERR_IO) the old
 * file stands and no temporary is left; only where there are no hard links may a folder that does not sync leave
 * the new one. A symlink is replaced, not followed; anything that is no regular file is refused. */
bool file_replace(const char *path, const void *bytes, size_t len, unsigned mode, struct err *e);

/* Several files, all or none as far as rename allows: all temporaries are written and synced before the first
 * rename. When one fails, those before it are put back; where even that fails, e says so. */
struct file_out {
	const char *path;
	const void *bytes;
	size_t len;
};
bool file_replace_all(const struct file_out *files, size_t count, unsigned mode, struct err *e);

/* Makes a file that is not there yet and syncs it (its folder is the caller's to sync). On false it is not
 * there. */
bool file_create(const char *path, const void *bytes, size_t len, unsigned mode, struct err *e);

/* Makes the folder (mode) when there is none. */
bool file_folder(const char *path, unsigned mode, struct err *e);

#endif
