/* past_file: a published minutes.json in. */
#ifndef STORE_PAST_FILE_H
#define STORE_PAST_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "model/past_minutes.h"

enum { PAST_FILE_MOST_BYTES = 64 << 20 };

/* Gives the minutes in a, or NULL: ERR_NEWER for a version that this program does not know, else ERR_SYNTAX with
 * what to do. file is what messages call it; bytes are borrowed. Keys that version 1 does not know are passed over.
 * Figures that no program would have published (a cell of a row below k) are refused: somebody typed them in. */
const struct past_minutes *past_file_parse(const char *file, const char *bytes, size_t len, struct arena *a,
					   struct err *e) MUST_USE;

#endif
