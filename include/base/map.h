/* map: string keys to pointers, in an arena. All zero is an empty map. Keys are kept by reference:
 * they must live as long as the map. Iteration order is nobody's business; keep an array beside it. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>

#include "base/arena.h"

struct map_slot {
	const char *key;
	void *value;
	size_t hash;
};

struct map {
	struct map_slot *slots;
	size_t count, cap;
};

/* Stores value (not NULL) under key, in place of an earlier one. */
void map_put(struct map *m, struct arena *a, const char *key, void *value);

/* The value, or NULL. */
void *map_get(const struct map *m, const char *key);

#endif
