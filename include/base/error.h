/* error: what went wrong, in words for the person, with a code for the caller.
 *
 * A function that can fail returns bool and takes a struct err last. false means that err was set;
 * what is left behind is said at each function. Text: what, where, what to do; lower case, no full
 * stop. There is no global last error. A format is a message: it is said in the user's language (base/say.h). */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>

#include "base/attributes.h"

enum err_code {
	ERR_NONE = 0,
	ERR_IO,       /* the system refused: file, disk, permission */
	ERR_SYNTAX,   /* a file or a line cannot be read as what it should be */
	ERR_RULE,     /* it can be read, and this session does not allow it */
	ERR_USAGE,    /* the command line is wrong */
	ERR_IDENTITY, /* refused, because somebody could be identified */
	ERR_OFF,      /* the record is off: nothing is taken */
	ERR_NEWER,    /* written by a newer program: reading only */
	ERR_STOPPED,  /* the person gave it up; nothing was done */
	ERR_STALE,    /* the world changed meanwhile; the caller may try again */
};

enum { ERR_TEXT_BYTES = 4096 };

struct err {
	enum err_code code;
	char text[ERR_TEXT_BYTES];
};

/* Sets code and text; always returns false, so that "return err_set(...)" reads well. A text that
 * does not fit ends in "…" on a whole character. e may be NULL: then nobody wanted to know. */
bool err_set(struct err *e, enum err_code code, const char *format, ...) PRINTF_LIKE(3, 4);

/* Puts "<format>: " before the text; code stays. Always returns false. */
bool err_within(struct err *e, const char *format, ...) PRINTF_LIKE(2, 3);

/* We are wrong: prints "bug: …" to stderr and aborts. */
void bug(const char *format, ...) PRINTF_LIKE(1, 2) NO_RETURN;

#endif
