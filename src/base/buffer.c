/* buffer: bytes that grow. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { COPIED_MOST = 1 << 20 };

static void wipe(struct buffer *b)
{
	if (b->text)
		explicit_bzero(b->text, b->cap);
	free(b->text);
}

static void reserve(struct buffer *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 64;
	char *bigger;

	if (more > SIZE_MAX / 4 || b->len > SIZE_MAX / 4)
		memory_exhausted();
	if (b->text && b->cap - b->len > more)
		return;
	while (cap - b->len <= more)
		cap *= 2;
	/* realloc leaves what it copied lying; what is large it moves whole, page by page (mremap). */
	if (cap > COPIED_MOST) {
		bigger = realloc(b->text, cap);
		if (!bigger)
			memory_exhausted();
	} else {
		bigger = malloc(cap);
		if (!bigger)
			memory_exhausted();
		if (b->text)
			memcpy(bigger, b->text, b->len + 1);
		wipe(b);
	}
	b->text = bigger;
	b->cap = cap;
}

void buffer_add(struct buffer *b, const void *bytes, size_t len)
{
	reserve(b, len);
	if (len)
		memcpy(b->text + b->len, bytes, len);
	b->len += len;
	b->text[b->len] = '\0';
}

void buffer_adds(struct buffer *b, const char *s)
{
	buffer_add(b, s, strlen(s));
}

void buffer_addc(struct buffer *b, char c)
{
	buffer_add(b, &c, 1);
}

void buffer_addf(struct buffer *b, const char *format, ...)
{
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		return;
	reserve(b, (size_t)len);
	va_start(args, format);
	vsnprintf(b->text + b->len, (size_t)len + 1, format, args);
	va_end(args);
	b->len += (size_t)len;
}

void buffer_cut(struct buffer *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->text[len] = '\0';
}

void buffer_splice(struct buffer *b, size_t at, size_t len, const char *s, size_t slen)
{
	reserve(b, slen);
	memmove(b->text + at + slen, b->text + at + len, b->len - at - len);
	memcpy(b->text + at, s, slen);
	b->len = b->len - len + slen;
	b->text[b->len] = '\0';
}

const char *buffer_text(const struct buffer *b)
{
	return b->text ? b->text : "";
}

void buffer_free(struct buffer *b)
{
	wipe(b);
	b->text = NULL;
	b->len = b->cap = 0;
}
