/* map: open addressing with linear probing; FNV-1a, as keys are our own short ids. */
#include "base/map.h"

#include <stdint.h>
#include <string.h>

static size_t hash(const char *key)
{
	uint64_t h = 14695981039346656037u;

	while (*key)
		h = (h ^ (unsigned char)*key++) * 1099511628211u;
	/* Ids differ in their last digits alone; without this they would sit side by side and be probed in long runs. */
	h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
	return (size_t)(h ^ h >> 29);
}

static struct map_slot *find(const struct map *m, const char *key)
{
	size_t i = hash(key) & (m->cap - 1);

	while (m->slots[i].key && strcmp(m->slots[i].key, key) != 0)
		i = (i + 1) & (m->cap - 1);
	return &m->slots[i];
}

static void grow(struct map *m, struct arena *a)
{
	struct map bigger = { NULL, m->count, m->cap ? m->cap * 2 : 16 };

	bigger.slots = arena_array(a, struct map_slot, bigger.cap);
	for (size_t i = 0; i < m->cap; i++)
		if (m->slots[i].key)
			*find(&bigger, m->slots[i].key) = m->slots[i];
	*m = bigger;
}

void map_put(struct map *m, struct arena *a, const char *key, void *value)
{
	struct map_slot *slot;

	if (m->count * 4 >= m->cap * 3)
		grow(m, a);
	slot = find(m, key);
	if (!slot->key)
		m->count++;
	slot->key = key;
	slot->value = value;
}

void *map_get(const struct map *m, const char *key)
{
	return m->cap ? find(m, key)->value : NULL;
}
