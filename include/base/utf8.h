/* utf8: bytes as characters, and text made safe to show. Folding for search is in fold.h. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct buffer;

/* Reads one code point at s[0..len), len > 0. Returns its length in bytes and sets *c; for a byte
 * that starts no valid sequence (RFC 3629: no surrogates, no overlong forms) returns 1 with *c = -1. */
size_t utf8_next(const char *s, size_t len, int32_t *c);

/* Appends the UTF-8 of code point c. */
void utf8_add(struct buffer *out, int32_t c);

/* True when all of s is valid UTF-8 without NUL. Otherwise *at (may be NULL) is the first bad byte. */
bool utf8_valid(const char *s, size_t len, size_t *at);

/* Code points in s[0..len); a bad byte counts as one. */
size_t utf8_count(const char *s, size_t len);

/* Appends s with every control, C1, bidi control and invalid byte made visible (as \x1b or <U+202E>),
 * so that no text from a file or a person reaches a terminal unescaped. Newline and tab become blanks. */
void utf8_add_visible(struct buffer *out, const char *s, size_t len);

/* Letters and digits of any script (marks count: they belong to the letter before them). */
bool utf8_is_word(int32_t c);
bool utf8_is_upper(int32_t c);
bool utf8_is_lower(int32_t c);
bool utf8_is_space(int32_t c);
int32_t utf8_to_upper(int32_t c);
int32_t utf8_to_lower(int32_t c);

/* Gives a key under which spellings of one word are equal: compatibility forms, case, marks and ignorable
 * characters folded away. "" for invalid UTF-8. For finding what a person typed, not for finding people in text. */
char *utf8_key(struct arena *a, const char *s);

/* Columns that s takes on a terminal (wide characters two, marks none). */
size_t utf8_width(const char *s, size_t len);

#endif
