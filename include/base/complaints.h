/* complaints: every mistake in a file, found in one run, with file, line and column. */
#ifndef BASE_COMPLAINTS_H
#define BASE_COMPLAINTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct complaint {
	const char *file;
	size_t line, column;  /* from 1; 0 when there is none to name */
	bool warning;         /* worth knowing; the file can be used all the same */
	const char *what;     /* "what is wrong; what to do" */
};

/* All zero but for arena is empty; the arena owns the texts. */
struct complaints {
	struct arena *arena;
	struct complaint *item;
	size_t count, cap;
	size_t errors;        /* those that are no warnings */
};

void complain(struct complaints *c, const char *file, size_t line, size_t column, const char *format, ...)
	PRINTF_LIKE(5, 6);
void complain_softly(struct complaints *c, const char *file, size_t line, size_t column, const char *format, ...)
	PRINTF_LIKE(5, 6);

/* "file:line:column: what", without the parts that are 0; in a. The file name is made visible. */
const char *complaint_text(struct arena *a, const struct complaint *one);

/* false with the first error (and how many more there are) in e as ERR_SYNTAX; true when there is none. */
bool complaints_settle(const struct complaints *c, struct err *e);

#endif
