/* arena: memory by lifetime, in blocks that grow until they are big enough not to matter. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FIRST_BLOCK = 4096, GROWTH = 8, LARGEST_BLOCK = 1 << 22, HUGE_PAGE = 1 << 21, HUGE_FROM = 1 << 19 };

/* What pointers and 64-bit numbers need; nothing here is larger. */
enum { ALIGN = 8 };

struct arena_block {
	struct arena_block *next;
	size_t used, cap;
	size_t mapped;  /* bytes that the system lent directly; 0: malloc did */
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

/* size bytes of zero, at a border of huge pages and to be made of them where the system has some: a session of 100,000
 * entries then costs it 50 page faults and not 20,000, which are a third of the time that it takes to open. NULL: it
 * has none, or no memory. *mapped is what to give back. */
static void *map_huge(size_t size, size_t *mapped)
{
#ifdef MADV_HUGEPAGE
	size_t room = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE, before;
	char *p = mmap(NULL, room + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (p == MAP_FAILED)
		return NULL;
	before = (HUGE_PAGE - (uintptr_t)p % HUGE_PAGE) % HUGE_PAGE;
	if (before)
		munmap(p, before);
	munmap(p + before + room, HUGE_PAGE - before);
	madvise(p + before, room, MADV_HUGEPAGE);
	*mapped = room;
	return p + before;
#else
	(void)size;
	(void)mapped;
	return NULL;
#endif
}

static struct arena_block *add_block(struct arena *a, size_t cap)
{
	size_t mapped = 0;
	struct arena_block *b;

	if (cap > SIZE_MAX / 2)
		memory_exhausted();
	b = cap >= HUGE_FROM ? map_huge(sizeof *b + cap, &mapped) : NULL;
	/* What the system hands out for the first time is zero already, and calloc knows. */
	if (!b)
		b = calloc(1, sizeof *b + cap);
	if (!b)
		memory_exhausted();
	b->mapped = mapped;
	b->cap = mapped ? mapped - sizeof *b : cap;
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
	size_t cap = a->blocks ? a->blocks->cap * GROWTH : FIRST_BLOCK;

	if (cap > LARGEST_BLOCK)
		cap = LARGEST_BLOCK;
	return cap > size ? cap : size;
#endif
}

/* Gives size bytes of zero at a multiple of align, a power of two. */
static inline void *take(struct arena *a, size_t size, size_t align)
{
	struct arena_block *b = a->blocks;
	size_t skip = b ? -b->used & (align - 1) : 0;

	if (size > SIZE_MAX / 4)
		memory_exhausted();
	if (!b || b->cap - b->used < size + skip) {
		b = add_block(a, next_size(a, size));
		skip = 0;
	}
	b->used += skip + size;
	a->used += skip + size;
	return (char *)b->data + b->used - size;
}

void *arena_alloc(struct arena *a, size_t size)
{
	return take(a, size, ALIGN);
}

void *arena_alloc_array(struct arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 4 / size)
		memory_exhausted();
	return arena_alloc(a, count * size);
}

char *arena_string_n(struct arena *a, const char *s, size_t len)
{
	char *copy = take(a, len + 1, 1);

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
	s = take(a, (size_t)len + 1, 1);
	va_start(args, format);
	vsnprintf(s, (size_t)len + 1, format, args);
	va_end(args);
	return s;
}

void *arena_push(struct arena *a, void *items, size_t count, size_t *cap, size_t size)
{
	void **array = items;
	char *slot;

	if (count == *cap) {
		size_t room = *cap ? *cap * 2 : 8;
		char *bigger = arena_alloc_array(a, room, size);

		if (count)
			memcpy(bigger, *array, count * size);
		*array = bigger;
		*cap = room;
	}
	/* Mostly it is a pointer, which needs no call where its size is known. */
	slot = (char *)*array + count * size;
	if (size == sizeof(void *))
		memset(slot, 0, sizeof(void *));
	else
		memset(slot, 0, size);
	return slot;
}

void arena_free(struct arena *a)
{
	struct arena_block *b = a->blocks;

	while (b) {
		struct arena_block *next = b->next;

		/* Names have been in it. What is given back to the system it wipes itself before others get it. */
		if (b->mapped) {
			munmap(b, b->mapped);
		} else {
			explicit_bzero(b->data, b->used);
			free(b);
		}
		b = next;
	}
	a->blocks = NULL;
	a->used = 0;
}
