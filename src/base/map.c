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

/* Keys lie anywhere in memory; only one of the same hash is worth the way there. */
static struct map_slot *find(const struct map *m, const char *key, size_t hash)
{
	size_t i = hash & (m->cap - 1);

	while (m->slots[i].key && (m->slots[i].hash != hash || strcmp(m->slots[i].key, key) != 0))
		i = (i + 1) & (m->cap - 1);
	return &m->slots[i];
}

/* The empty slot for a key of that hash that is not in m. */
static struct map_slot *find_empty(const struct map *m, size_t hash)
{
	size_t i = hash & (m->cap - 1);

	while (m->slots[i].key)
		i = (i + 1) & (m->cap - 1);
	return &m->slots[i];
}

static void grow(struct map *m, struct arena *a)
{
	struct map bigger = { NULL, m->count, m->cap ? m->cap * 2 : 16 };

	bigger.slots = arena_array(a, struct map_slot, bigger.cap);
	for (size_t i = 0; i < m->cap; i++)
		if (m->slots[i].key)
			*find_empty(&bigger, m->slots[i].hash) = m->slots[i];
	*m = bigger;
}

void map_put(struct map *m, struct arena *a, const char *key, void *value)
{
	size_t of = hash(key);
	struct map_slot *slot;

	if (m->count * 4 >= m->cap * 3)
		grow(m, a);
	slot = find(m, key, of);
	if (!slot->key)
		m->count++;
	*slot = (struct map_slot){ key, value, of };
}

void *map_get(const struct map *m, const char *key)
{
	return m->cap ? find(m, key, hash(key))->value : NULL;
}
