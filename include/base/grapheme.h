/* grapheme: what a person takes for one character (Unicode UAX 29), for moving and deleting by whole ones. */
#ifndef BASE_GRAPHEME_H
#define BASE_GRAPHEME_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of the first grapheme of s[0..len); 0 when len is 0. A bad byte is one of its own. */
size_t grapheme_next(const char *s, size_t len);

/* Where the grapheme begins that ends at s[at], or that at stands in; 0 when at is 0. */
size_t grapheme_before(const char *s, size_t at);

/* Columns that a code point takes by itself: 0 for marks, 2 for wide ones. */
int grapheme_width(int32_t c);

#endif
