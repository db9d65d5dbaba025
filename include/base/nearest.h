/* nearest: the word somebody probably meant, for "unknown x; did you mean y?". */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* The word of words[0..count) with the fewest slips from typed (letters changed, left out, added or two
 * swapped), or NULL when none is within a third of its length. Ties: the earlier. */
const char *nearest(const char *typed, const char *const *words, size_t count);

#endif
