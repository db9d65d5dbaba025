/* matcher_near: one slip of the fingers (a letter changed, left out, added, or two swapped). Two words one
 * slip apart have a word in common when each may lose one letter; those are indexed, the rest is proof. */
#include "matcher.h"

#include <stdlib.h>
#include <string.h>

enum { SHORTEST = 6, LONGEST = 40 };

static const uint32_t base = 0x01000193u;

/* out[i]: the hash of s without its letter i; out[len]: of all of s. */
static void hashes_without(const char *s, size_t len, uint32_t out[LONGEST + 1])
{
	uint32_t power[LONGEST + 1], after[LONGEST + 1], before = 0;

	power[0] = 1;
	after[len] = 0;
	for (size_t i = 0; i < len; i++) {
		power[i + 1] = power[i] * base;
		after[len - 1 - i] = after[len - i] + (uint32_t)(unsigned char)s[len - 1 - i] * power[i];
	}
	for (size_t i = 0; i < len; i++) {
		out[i] = before * power[len - 1 - i] + after[i + 1];
		before = before * base + (unsigned char)s[i];
	}
	out[len] = after[0];
}

/* Not what people make of a name for an address: nobody would know the slip, and there are many. */
static bool is_near_able(const struct surface *s)
{
	if (s->kind == FINDING_PERSON && s->form == FORM_WHOLE)
		return false;
	return s->words == 1 && s->len >= SHORTEST && s->len <= LONGEST && s->form <= FORM_PLACE &&
	       s->form != FORM_NICK && s->text[0] > '9';
}

static void put(struct matcher *m, uint32_t hash, size_t surface)
{
	size_t i = hash & (m->near_cap - 1);

	while (m->near[i].surface)
		i = (i + 1) & (m->near_cap - 1);
	m->near[i] = (struct near_slot){ hash, (uint32_t)surface + 1 };
}

void matcher_near_make(struct matcher *m)
{
	size_t keys = 0;

	for (size_t i = 0; i < m->count; i++)
		keys += is_near_able(m->surfaces[i]) ? m->surfaces[i]->len + 1 : 0;
	m->near_cap = 16;
	while (m->near_cap < keys + keys / 3)
		m->near_cap *= 2;
	m->near = arena_alloc_array(m->arena, m->near_cap, sizeof *m->near);
	for (size_t i = 0; i < m->count; i++) {
		const struct surface *s = m->surfaces[i];
		uint32_t hash[LONGEST + 1];

		if (!is_near_able(s))
			continue;
		hashes_without(s->text, s->len, hash);
		for (size_t k = 0; k <= s->len; k++)
			__builtin_prefetch(&m->near[hash[k] & (m->near_cap - 1)], 1);
		for (size_t k = 0; k <= s->len; k++)
			if (k == 0 || s->text[k] != s->text[k - 1])
				put(m, hash[k], i);
	}
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Slips between a and b (optimal string alignment), both at most LONGEST letters. */
static size_t slips_between(const char *a, size_t alen, const char *b, size_t blen)
{
	size_t row[3][LONGEST + 2];

	for (size_t j = 0; j <= blen; j++)
		row[0][j] = j;
	for (size_t i = 1; i <= alen; i++) {
		size_t *now = row[i % 3], *last = row[(i - 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= blen; j++) {
			size_t cost = least(last[j - 1] + (a[i - 1] != b[j - 1]), least(last[j], now[j - 1]) + 1);

			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				cost = least(cost, row[(i - 2) % 3][j - 2] + 1);
			now[j] = cost;
		}
	}
	return row[alen % 3][blen];
}

static const struct surface *one_slip(const struct matcher *m, const char *text, size_t len)
{
	uint32_t hash[LONGEST + 1];

	hashes_without(text, len, hash);
	for (size_t k = 0; k <= len; k++) {
		for (size_t i = hash[k] & (m->near_cap - 1); m->near[i].surface; i = (i + 1) & (m->near_cap - 1)) {
			const struct surface *s = m->surfaces[m->near[i].surface - 1];

			if (m->near[i].hash == hash[k] && slips_between(text, len, s->text, s->len) <= 1)
				return s;
		}
	}
	return NULL;
}

/* Only behind a title, which is rare: all names that begin alike are tried. */
static const struct surface *two_slips(const struct matcher *m, const char *text, size_t len)
{
	for (size_t i = 0; i < m->count; i++) {
		const struct surface *s = m->surfaces[i];

		if (s->text[0] == text[0] && is_near_able(s) && s->len + 2 >= len && len + 2 >= s->len &&
		    slips_between(text, len, s->text, s->len) <= 2)
			return s;
	}
	return NULL;
}

const struct surface *matcher_near(const struct matcher *m, const char *text, size_t len, int slips)
{
	if (len + 1 < SHORTEST || len > LONGEST)
		return NULL;
	return slips == 1 ? one_slip(m, text, len) : two_slips(m, text, len);
}
