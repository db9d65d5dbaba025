/* matcher_inside: names of eight letters and more inside longer words: handles, file names, addresses, words
 * run together. The first eight letters of each are one number; a window of eight letters slides over the
 * word. */
#include "matcher.h"

#include <string.h>

enum { WINDOW = 8, FILTER_BITS = 1 << 16 };

static uint64_t letters_of(const char *s)
{
	uint64_t letters;

	memcpy(&letters, s, WINDOW);
	return letters;
}

static uint64_t mix(uint64_t letters)
{
	letters *= 0x9e3779b97f4a7c15u;
	return letters ^ letters >> 29;
}

static bool is_insertable(const struct surface *s)
{
	return s->words == 1 && s->len >= WINDOW && !s->ordinary && s->form <= FORM_PLACE && s->form != FORM_NICK;
}

void matcher_inside_make(struct matcher *m)
{
	m->window_cap = 16;
	for (size_t i = 0; i < m->count; i++)
		m->window_count += is_insertable(m->surfaces[i]);
	while (m->window_cap < m->window_count * 2)
		m->window_cap *= 2;
	m->windows = arena_alloc_array(m->arena, m->window_cap, sizeof *m->windows);
	m->window_filter = arena_alloc_array(m->arena, FILTER_BITS / 64, sizeof *m->window_filter);
	for (size_t i = 0; i < m->count; i++) {
		const struct surface *s = m->surfaces[i];
		uint64_t h;
		size_t at;

		if (!is_insertable(s))
			continue;
		h = mix(letters_of(s->text));
		at = h & (m->window_cap - 1);
		while (m->windows[at].surface)
			at = (at + 1) & (m->window_cap - 1);
		m->windows[at] = (struct window_slot){ letters_of(s->text), s };
		m->window_filter[h >> 54] |= (uint64_t)1 << (h >> 48 & 63);
	}
}

static const struct surface *at_window(const struct matcher *m, const char *text, size_t left)
{
	uint64_t letters = letters_of(text), h = mix(letters);

	if (!(m->window_filter[h >> 54] >> (h >> 48 & 63) & 1))
		return NULL;
	for (size_t at = h & (m->window_cap - 1); m->windows[at].surface; at = (at + 1) & (m->window_cap - 1)) {
		const struct surface *s = m->windows[at].surface;

		if (m->windows[at].letters == letters && s->len <= left && memcmp(s->text, text, s->len) == 0)
			return s;
	}
	return NULL;
}

const struct surface *matcher_inside(const struct matcher *m, const char *text, size_t len)
{
	for (size_t k = 0; k + WINDOW <= len; k++) {
		const struct surface *s = at_window(m, text + k, len - k);

		if (s)
			return s;
	}
	return NULL;
}
