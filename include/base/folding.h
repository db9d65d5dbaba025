/* folding: text as the eye reads it, for search, with a way back to the exact bytes.
 *
 * Folded text is lower case without marks: compatibility forms are taken apart (NFKC), characters that
 * show nothing are skipped, letters that do not decompose become ASCII (ł l, ø o, æ ae, þ th), letters of
 * other scripts that look Latin become Latin inside a Latin word, every apostrophe is ', every quotation
 * mark ", and a run of white space, hyphens, dashes and underscores is one blank. "&" is the word "and".
 * A byte from 0x80 up always belongs to a letter or digit of another script; any other sign is '*'. */
#ifndef BASE_FOLDING_H
#define BASE_FOLDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct folded {
	const char *text;     /* NUL behind it */
	size_t len;
	const uint32_t *from; /* per folded byte, and one more at len: first byte of the unit it came from */
	bool broken;          /* a hyphen at a line's end stands inside a word */
};

/* A hyphen at the end of a line either divides a word ("Exam-\nple") or belongs to it ("Smith-\nJones"). */
enum fold_breaks { FOLD_BREAKS_JOIN, FOLD_BREAKS_BLANK };

/* Folds s[0..len) in a. Text of 4 GiB and more is a bug. Time and memory are linear in len. */
void fold_text(struct folded *out, struct arena *a, const char *s, size_t len, enum fold_breaks breaks);

/* The range of bytes that the folded bytes [start, end) came from; whole characters, and marks and
 * characters that show nothing stay with the letter they follow. start < end <= len. */
void fold_range(const struct folded *f, size_t start, size_t end, size_t *from, size_t *to);

/* Folded, blanks trimmed; in a. For keys. */
const char *fold_key(struct arena *a, const char *s, size_t len);

/* A letter or digit of folded text. */
static inline bool fold_is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

#endif
