/* file_errors: what the other files of this room need of file.c. Private to store. */
#ifndef STORE_FILE_ERRORS_H
#define STORE_FILE_ERRORS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"

/* ERR_IO "path: <what><errno in words>"; always false. */
bool file_error(struct err *e, const char *path, const char *what);

/* The path with everything in it made visible, for a message. */
const char *file_shown(struct arena *a, const char *path);

/* The folder that path is in: "." for a bare name. */
const char *file_folder_of(struct arena *a, const char *path);

bool file_sync_folder(const char *folder, struct err *e);

#endif
