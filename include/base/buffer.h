/* buffer: bytes that grow. A buffer that is all zero is empty and ready; buffer_free leaves it so.
 * text is never NULL after the first call that adds (even nothing), and always has a NUL at
 * text[len] that is not counted. The bytes may hold NUL themselves. What is freed is wiped. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/attributes.h"

struct buffer {
	char *text;
	size_t len, cap;
};

void buffer_add(struct buffer *b, const void *bytes, size_t len);
void buffer_adds(struct buffer *b, const char *s);
void buffer_addc(struct buffer *b, char c);
void buffer_addf(struct buffer *b, const char *format, ...) PRINTF_LIKE(2, 3);

/* Shortens to len bytes (no effect when it is shorter already). */
void buffer_cut(struct buffer *b, size_t len);

/* Takes out the bytes [at, at + len) and puts s (slen bytes) in their place. */
void buffer_splice(struct buffer *b, size_t at, size_t len, const char *s, size_t slen);

/* The text as a C string, "" when empty. Borrowed from b until b changes. */
const char *buffer_text(const struct buffer *b);

void buffer_free(struct buffer *b);

#endif
