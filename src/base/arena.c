/* arena: memory by lifetime, in blocks that double until they are big enough not to matter. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct arena_block {
	struct arena_block *next;
	size_t used, cap;
	max_align_t data[];
};

/* The one mutable global of this room: what the process does last when memory is out. It is set
 * once by main.c, because the way out may not depend on anything that could be allocated. */
static void (*exhausted)(void);

void memory_on_exhausted(void (*last_words)(void))
{
	exhausted = last_words;
}

void memory_exhausted(void)
{
	static const char words[] = "roundtable: out of memory; what was kept is on the disk\n";

	if (exhausted)
		exhausted();
	if (write(STDERR_FILENO, words, sizeof words - 1) < 0)
		_exit(1);
	_exit(1);
}

static struct arena_block *add_block(struct arena *a, size_t cap)
{
	struct arena_block *b;

	if (cap > SIZE_MAX / 2)
		memory_exhausted();
	b = malloc(sizeof *b + cap);
	if (!b)
		memory_exhausted();
	b->used = 0;
	b->cap = cap;
	b->next = a->blocks;
	a->blocks = b;
	return b;
}

static size_t next_size(const struct arena *a, size_t size)
{
#ifdef ARENA_PLAIN
	(void)a;
	return size;
#else
	size_t cap = a->blocks ? a->blocks->cap * 2 : FIRST_BLOCK;

	if (cap > LARGEST_BLOCK)
		cap = LARGEST_BLOCK;
	return cap > size ? cap : size;
#endif
}

void *arena_alloc(struct arena *a, size_t size)
{
	const size_t align = sizeof(max_align_t);
	struct arena_block *b = a->blocks;
	void *p;

	if (size > SIZE_MAX / 4)
		memory_exhausted();
	size = (size + align - 1) / align * align;
	if (!b || b->cap - b->used < size)
		b = add_block(a, next_size(a, size));
	p = (char *)b->data + b->used;
	b->used += size;
	a->used += size;
	memset(p, 0, size);
	return p;
}

void *arena_alloc_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 4 / size)
		memory_exhausted();
	return arena_alloc(a, count * size);
}

char *arena_string_n(struct arena *a, const char *s, size_t len)
{
	char *copy = arena_alloc(a, len + 1);

	memcpy(copy, s, len);
	return copy;
}

char *arena_string(struct arena *a, const char *s)
{
	return arena_string_n(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *s;
	int len;

	va_start(args, format);
	len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (len < 0)
		return arena_string(a, "");
	s = arena_alloc(a, (size_t)len + 1);
	va_start(args, format);
	vsnprintf(s, (size_t)len + 1, format, args);
	va_end(args);
	return s;
}

void *arena_push(struct arena *a, void *items, size_t count, size_t *cap, size_t size)
{
	void **array = items;

	if (count == *cap) {
		size_t room = *cap ? *cap * 2 : 8;
		char *bigger = arena_alloc_array(a, room, size);

		if (count)
			memcpy(bigger, *array, count * size);
		*array = bigger;
		*cap = room;
	}
	memset((char *)*array + count * size, 0, size);
	return (char *)*array + count * size;
}

void arena_free(struct arena *a)
{
	struct arena_block *b = a->blocks;

	while (b) {
		struct arena_block *next = b->next;

		free(b);
		b = next;
	}
	a->blocks = NULL;
	a->used = 0;
}
