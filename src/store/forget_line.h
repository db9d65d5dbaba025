/* forget_line: taking one entry out of a line, wherever the line comes from. Private to store. */
#ifndef STORE_FORGET_LINE_H
#define STORE_FORGET_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"

/* Does the id of an entry stand in the line, whole? */
bool forget_mentions(const char *line, size_t len, const char *entry);

/* Adds the line (its newline included) to out as it stands once the entry is forgotten: as it is unless it is about it. */
bool forget_in_line(const char *line, size_t len, const char *entry, struct buffer *out, struct err *e);

#endif
