/* words: one open hash table over the checked-in lists. */
#include "words.h"

#include <string.h>

static const struct {
	uint32_t classes;
	const char *words;
} lists[] = {
#define ORDINARY(words) { WORD_ORDINARY, words },
#include "words_ordinary.def"
#undef ORDINARY
#define CLASS(name, words) { WORD_##name, words },
#include "words_classes.def"
#undef CLASS
#define NICKNAME(formal, short_forms) { WORD_FIRST_NAME, formal " " short_forms },
#include "nicknames.def"
#undef NICKNAME
#define FIRST_NAME(words) { WORD_FIRST_NAME, words },
#include "words_names.def"
#undef FIRST_NAME
};

uint32_t word_hash(const char *s, size_t len)
{
	uint32_t hash = WORD_HASH;

	for (size_t i = 0; i < len; i++)
		hash = word_hash_next(hash, s[i]);
	return hash;
}

static struct word_slot *slot_of(const struct words *w, const char *text, size_t len, uint32_t hash)
{
	size_t i = hash & (w->cap - 1);

	while (w->slots[i].text && (w->slots[i].hash != hash || w->slots[i].len != len ||
				    memcmp(w->slots[i].text, text, len) != 0))
		i = (i + 1) & (w->cap - 1);
	return &w->slots[i];
}

static void grow(struct words *w, size_t cap)
{
	struct words old = *w;

	w->cap = cap;
	w->slots = arena_alloc_array(w->arena, cap, sizeof *w->slots);
	for (size_t i = 0; i < old.cap; i++) {
		struct word_slot *from = &old.slots[i];

		if (from->text)
			*slot_of(w, from->text, from->len, from->hash) = *from;
	}
}

void words_add(struct words *w, const char *text, size_t len, uint32_t classes)
{
	uint32_t hash = word_hash(text, len);
	struct word_slot *slot;

	if (w->count * 2 >= w->cap)
		grow(w, w->cap * 2);
	slot = slot_of(w, text, len, hash);
	if (!slot->text) {
		*slot = (struct word_slot){ text, hash, (uint32_t)len, 0 };
		w->count++;
	}
	slot->classes |= classes;
}

void words_init(struct words *w, struct arena *a)
{
	*w = (struct words){ .arena = a };
	grow(w, 16384);
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		for (const char *s = lists[i].words; *s;) {
			size_t len = strcspn(s, " ");

			words_add(w, s, len, lists[i].classes);
			s += len + (s[len] == ' ');
		}
	}
}

uint32_t words_classes(const struct words *w, const char *text, size_t len, uint32_t hash)
{
	return slot_of(w, text, len, hash)->classes;
}

uint32_t words_of(const struct words *w, const char *text, size_t len)
{
	return words_classes(w, text, len, word_hash(text, len));
}
