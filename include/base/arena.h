/* arena: memory by lifetime. Nothing in an arena is freed alone; the arena is freed whole.
 * With -DARENA_PLAIN every allocation is a malloc of its own, so that ASan sees its borders. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/attributes.h"

struct arena_block;

/* An arena that is all zero is empty and ready for use. */
struct arena {
	struct arena_block *blocks;
	size_t used;  /* bytes handed out since the last arena_free, for figures */
};

/* Gives size bytes, zeroed and aligned for pointers and 64-bit numbers. Never NULL: when memory is out the program
 * ends through memory_exhausted(). Freed by arena_free. */
void *arena_alloc(struct arena *a, size_t size);

/* Gives a copy of s, or of the first len bytes of s with a NUL behind them. */
char *arena_string(struct arena *a, const char *s);
char *arena_string_n(struct arena *a, const char *s, size_t len);

/* Gives a formatted string. */
char *arena_printf(struct arena *a, const char *format, ...) PRINTF_LIKE(2, 3);

/* Makes room for one more element at the end of an array that lives in a: after the call
 * *items has room for count + 1 elements of size bytes, the first count of them kept, the new one
 * zeroed. *cap is the room so far (0 with *items == NULL at first). Gives the new element. */
void *arena_push(struct arena *a, void *items, size_t count, size_t *cap, size_t size);

/* Wipes and frees everything and leaves an empty arena. Accepts the empty one. */
void arena_free(struct arena *a);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, count) ((type *)arena_alloc_array((a), (count), sizeof(type)))
void *arena_alloc_array(struct arena *a, size_t count, size_t size);

/* What runs when memory is out: it may restore the terminal and save the half-typed line, needs no
 * memory itself, and must not return. NULL (the default) writes one sentence to stderr. */
void memory_on_exhausted(void (*last_words)(void));
void memory_exhausted(void) NO_RETURN;

#endif
