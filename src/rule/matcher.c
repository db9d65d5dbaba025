/* matcher: the index of surfaces by their first words. */
#include "matcher.h"

#include <string.h>

enum { FIRST_CAP = 1024, BITS_PER_SURFACE = 16, SCRATCH_BYTES = 1 << 18, LONGEST = 1000 };

static uint32_t pair_hash(uint32_t a, uint32_t b)
{
	uint32_t h = (a ^ (b >> 15 | b << 17)) * 0x9e3779b1u;

	return h ^ h >> 15;
}

/* FNV's low bits are good; its high ones are not. The filter takes other bits than the slots. */
static bool filter_has(const struct matcher *m, uint32_t hash)
{
	uint32_t bit = (hash * 0x85ebca6bu >> 7) & m->filter_mask;

	return m->filter[bit >> 6] >> (bit & 63) & 1;
}

static void filter_add(struct matcher *m, uint32_t hash)
{
	uint32_t bit = (hash * 0x85ebca6bu >> 7) & m->filter_mask;

	m->filter[bit >> 6] |= (uint64_t)1 << (bit & 63);
}

static struct slot *slot_of(const struct matcher *m, uint32_t hash)
{
	size_t i = hash & (m->slot_cap - 1);

	while (m->slots[i].first && m->slots[i].hash != hash)
		i = (i + 1) & (m->slot_cap - 1);
	return &m->slots[i];
}

static void grow(struct matcher *m, size_t cap)
{
	struct matcher old = *m;

	m->slot_cap = cap;
	m->slots = arena_alloc_array(m->arena, cap, sizeof *m->slots);
	for (size_t i = 0; i < old.slot_cap; i++)
		if (old.slots[i].first)
			*slot_of(m, old.slots[i].hash) = old.slots[i];
}

void matcher_init(struct matcher *m, struct arena *a, size_t people)
{
	size_t cap = FIRST_CAP;

	*m = (struct matcher){ .arena = a };
	words_init(&m->words, a);
	while (cap < people * 16)
		cap *= 2;
	grow(m, cap);
}

/* Most surfaces come folded already, as words of letters with one blank between: they need no reading. */
static bool read_plain(const struct matcher *m, const char *text, uint16_t *words, uint32_t *hash, bool *ordinary)
{
	const char *s = text;
	uint32_t first = 0, second = 0;

	*words = 0;
	*ordinary = true;
	for (;; s++) {
		const char *start = s;
		uint32_t h = WORD_HASH;

		for (; *s >= 'a' && *s <= 'z'; s++)
			h = word_hash_next(h, *s);
		if (s == start || (*s && *s != ' '))
			return false;
		*(*words == 0 ? &first : *words == 1 ? &second : &h) = h;
		++*words;
		*ordinary = *ordinary && (s - start <= 2 || words_classes(&m->words, start, (size_t)(s - start), h) & WORD_ORDINARY);
		if (!*s)
			break;
	}
	*hash = *words > 1 ? pair_hash(first, second) : first;
	return true;
}

/* Text in small letters, when there is nothing but letters and blanks in it; else NULL. */
static const char *in_small_letters(struct matcher *m, const char *text, size_t len)
{
	char *out;

	for (size_t i = 0; i < len; i++)
		if (text[i] != ' ' && (unsigned char)((text[i] | ' ') - 'a') > 'z' - 'a')
			return NULL;
	out = arena_alloc(&m->scratch, len + 1);
	for (size_t i = 0; i < len; i++)
		out[i] = (char)(text[i] | ' ');
	return out;
}

/* The folded text as words with one blank between; the count of words and the index hash. */
static const char *normalise(struct matcher *m, const char *text, uint16_t *words, uint32_t *hash, bool *ordinary)
{
	struct finder_text t;
	char *out, *to;
	const char *small;
	size_t len;

	if (read_plain(m, text, words, hash, ordinary))
		return text;
	len = strlen(text);
	small = len <= LONGEST ? in_small_letters(m, text, len) : NULL;
	if (small && read_plain(m, small, words, hash, ordinary))
		return small;
	finder_text_read(&t, text, len > LONGEST ? LONGEST : len, FOLD_BREAKS_BLANK, &m->words, &m->scratch);
	to = out = arena_alloc(&m->scratch, t.folded.len + t.count + 1);
	*ordinary = true;
	for (size_t i = 0; i < t.count; i++) {
		if (i > 0)
			*to++ = ' ';
		memcpy(to, token_text(&t, i), token_len(&t.tokens[i]));
		to += token_len(&t.tokens[i]);
		*ordinary = *ordinary && (token_has(&t, i, WORD_ORDINARY) || token_len(&t.tokens[i]) <= 2 ||
					  t.tokens[i].shape == SHAPE_DIGITS);
	}
	*words = (uint16_t)t.count;
	if (t.count > 0)
		*hash = t.count > 1 ? pair_hash(t.tokens[0].hash, t.tokens[1].hash) : t.tokens[0].hash;
	return out;
}

static bool same_owner(const struct surface *s, enum form form, const struct owner *owner)
{
	return s->kind == owner->kind && (s->form == form || (form == FORM_NICK && s->form == FORM_FIRST) ||
					  (form == FORM_FIRST && s->form == FORM_SURNAME) ||
					  (s->form == FORM_WHOLE && form < FORM_ROLE));
}

static struct surface *known(const struct slot *slot, const char *text, enum form form, const struct owner *owner)
{
	for (struct surface *s = slot->first; s; s = (struct surface *)s->next)
		if (same_owner(s, form, owner) && strcmp(s->text, text) == 0)
			return s;
	return NULL;
}

static void share(struct surface *s, const struct owner *owner)
{
	if (s->person != owner->person)
		s->person = NULL;
	if (s->organisation != owner->organisation)
		s->organisation = NULL;
}

static void keep(struct matcher *m, const struct surface *s)
{
	const struct surface **end = arena_push(m->arena, &m->surfaces, m->count, &m->cap, sizeof *end);

	*end = s;
	m->count++;
}

/* Into its slot, unless the same is there. */
static void enter(struct matcher *m, struct surface *s)
{
	const struct owner owner = { (enum finding_kind)s->kind, s->person, s->organisation };
	struct slot *slot;
	struct surface *same;

	if (m->slot_count * 2 >= m->slot_cap)
		grow(m, m->slot_cap * 2);
	slot = slot_of(m, s->hash);
	same = known(slot, s->text, (enum form)s->form, &owner);
	if (same) {
		share(same, &owner);
		return;
	}
	s->next = slot->first;
	m->slot_count += !slot->first;
	slot->hash = s->hash;
	slot->first = s;
	keep(m, s);
}

static void enter_all(struct matcher *m)
{
	while (m->entered < m->queued)
		enter(m, m->queue[m->entered++ % MATCHER_QUEUE]);
}

/* A slot is seldom in the cache when there are many: it is fetched while the next surfaces are made. */
static void enqueue(struct matcher *m, struct surface *s)
{
	if (m->queued - m->entered == MATCHER_QUEUE)
		enter(m, m->queue[m->entered++ % MATCHER_QUEUE]);
	__builtin_prefetch(&m->slots[s->hash & (m->slot_cap - 1)], 1);
	m->queue[m->queued++ % MATCHER_QUEUE] = s;
}

/* "CEO"; not "CEOs", which never stands in capitals alone. */
static bool is_in_capitals(const char *text)
{
	for (const char *c = text; *c; c++)
		if (*c >= 'a' && *c <= 'z')
			return false;
	return text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'A' && text[1] <= 'Z';
}

void matcher_add(struct matcher *m, const char *text, enum form form, const struct owner *owner)
{
	uint16_t words;
	uint32_t hash = 0;
	bool ordinary;
	const char *folded = normalise(m, text, &words, &hash, &ordinary);
	struct surface *s;
	size_t len;

	if (words == 0)
		return;
	len = strlen(folded);
	s = arena_alloc(m->arena, sizeof *s + len + 1);
	memcpy(s + 1, folded, len);
	*s = (struct surface){ .text = (const char *)(s + 1), .hash = hash, .len = (uint32_t)len,
		.words = words, .form = (uint8_t)form, .kind = (uint8_t)owner->kind, .ordinary = ordinary,
		.person = owner->person, .organisation = owner->organisation };
	s->capitals = form == FORM_INITIALS || form == FORM_DOTTED || (form == FORM_PUBLIC && words == 1 && is_in_capitals(text));
	if (form == FORM_PUBLIC)
		m->public_filter[hash % PUBLIC_BITS / 64] |= (uint64_t)1 << hash % 64;
	enqueue(m, s);
}

bool matcher_has_public(struct matcher *m, const char *text)
{
	uint16_t words;
	uint32_t hash = 0;
	bool ordinary;
	const char *folded = normalise(m, text, &words, &hash, &ordinary);

	if (words == 0 || !(m->public_filter[hash % PUBLIC_BITS / 64] >> hash % 64 & 1))
		return false;
	enter_all(m);
	for (const struct surface *s = slot_of(m, hash)->first; s; s = s->next)
		if (s->form == FORM_PUBLIC && strcmp(s->text, folded) == 0)
			return true;
	return false;
}

void matcher_rest(struct matcher *m)
{
	if (m->scratch.used > SCRATCH_BYTES)
		arena_free(&m->scratch);
}

static void make_filter(struct matcher *m)
{
	uint32_t bits = 1 << 14;

	while (bits < m->count * BITS_PER_SURFACE)
		bits *= 2;
	m->filter_mask = bits - 1;
	m->filter = arena_alloc_array(m->arena, bits / 64, sizeof *m->filter);
	for (size_t i = 0; i < m->count; i++)
		filter_add(m, m->surfaces[i]->hash);
}

void matcher_seal(struct matcher *m)
{
	enter_all(m);
	make_filter(m);
	matcher_near_make(m);
	matcher_inside_make(m);
	arena_free(&m->scratch);
}

/* ---- finding ---- */

static bool gap_is_near(const struct surface *s, uint8_t gap)
{
	return gap <= GAP_JOIN || (gap == GAP_COMMA && s->form == FORM_WHOLE && s->kind == FINDING_PERSON);
}

/* Whether the last word of a surface, want[0..len), is token i, or its plural. */
static bool last_word(const struct finder_text *t, size_t i, const char *want, size_t len, bool *plural)
{
	const char *text = token_text(t, i);
	size_t more = token_len(&t->tokens[i]) - len;

	if (token_len(&t->tokens[i]) < len || memcmp(text, want, len) != 0)
		return false;
	*plural = more > 0;
	if (more == 0)
		return true;
	/* "times" is not the plural of Tim. */
	if (more == 2 && text[len] == 'e' && text[len + 1] == 's')
		return strchr("sxzhy", text[len - 1]) != NULL;
	return more == 1 && text[len] == 's' && (len > 3 || t->tokens[i].shape != SHAPE_LOWER);
}

/* "the Mays", "asked Brooks". */
static bool is_surname(const struct finder_text *t, size_t i, const struct surface *s)
{
	return s->form == FORM_SURNAME && s->kind == FINDING_PERSON && token_is_capital(t, i);
}

static bool verify(const struct finder_text *t, size_t i, const struct surface *s, struct hit *out)
{
	const char *want = s->text;
	bool plural = false;

	if (i + s->words > t->count)
		return false;
	for (size_t k = 0; k < s->words; k++) {
		size_t len = strcspn(want, " ");
		const struct token *token = &t->tokens[i + k];

		if (k > 0 && (!gap_is_near(s, token->gap) || (token->starts && token->gap == GAP_JOIN)))
			return false;
		if (k + 1 == s->words)
			break;
		if (token_len(token) != len || memcmp(t->folded.text + token->start, want, len) != 0)
			return false;
		want += len + 1;
	}
	if (!last_word(t, i + s->words - 1u, want, s->len - (size_t)(want - s->text), &plural))
		return false;
	/* "Wills", "Hopes": too much of a word to be somebody, unless they have the capital of a surname. */
	if (plural && (s->len < 3 || (s->ordinary && s->form < FORM_ROLE && !is_surname(t, i, s)) || s->form >= FORM_ALLOW ||
		       s->form == FORM_INITIALS))
		return false;
	*out = (struct hit){ i, i + s->words - 1u, s, plural };
	return true;
}

static bool fits_case(const struct finder_text *t, size_t i, const struct surface *s)
{
	if (!s->capitals)
		return true;
	return s->words > 1 ? token_is_capital(t, i) : t->tokens[i].shape == SHAPE_CAPITALS;
}

/* Longer is better; of the same length the one that says more. */
static bool is_better(const struct hit *a, const struct hit *b)
{
	if (!b->surface || a->last != b->last)
		return !b->surface || a->last > b->last;
	return a->surface->form < b->surface->form;
}

static struct hit *best_of(struct found_at *found, const struct surface *s)
{
	if (s->form >= FORM_ALLOW)
		return &found->mask;
	return s->form >= FORM_ROLE ? &found->noun : &found->name;
}

static void look_up(const struct matcher *m, const struct finder_text *t, size_t i, uint32_t hash,
		    struct found_at *found)
{
	for (const struct surface *s = slot_of(m, hash)->first; s; s = s->next) {
		struct hit *best = best_of(found, s);
		struct hit hit;

		if (fits_case(t, i, s) && verify(t, i, s, &hit) && is_better(&hit, best))
			*best = hit;
	}
}

/* Nearly every word ends at the filter. */
static inline void try(const struct matcher *m, const struct finder_text *t, size_t i, uint32_t hash,
		       struct found_at *found)
{
	if (filter_has(m, hash))
		look_up(m, t, i, hash, found);
}

/* Surfaces of one word, and of two whose second is in the plural, are indexed in the singular. */
static inline uint32_t singular_hash(const struct finder_text *t, size_t i, size_t less)
{
	const char *end = t->folded.text + t->tokens[i].end;
	uint32_t hash = t->tokens[i].hash;

	for (size_t k = 1; k <= less; k++)
		hash = word_hash_before(hash, end[-(ptrdiff_t)k]);
	return hash;
}

static inline bool ends_in_s(const struct finder_text *t, size_t i)
{
	return token_len(&t->tokens[i]) > 3 && t->folded.text[t->tokens[i].end - 1] == 's';
}

/* "Brook's", where Brooks is here. In small letters, and where a sentence begins with a word, it is that word's. */
static void look_up_possessor(const struct matcher *m, const struct finder_text *t, size_t i, struct found_at *found)
{
	const struct token *k = &t->tokens[i];
	uint32_t hash = word_hash_next(k->hash, 's');
	size_t len = token_len(k);

	if (!filter_has(m, hash) || len < 3 || !token_is_capital(t, i) || (k->starts && token_has(t, i, WORD_ORDINARY)) ||
	    !token_is_possessor(t, i))
		return;
	for (const struct surface *s = slot_of(m, hash)->first; s; s = s->next) {
		struct hit hit = { i, i + 1, s, false };

		if (s->kind == FINDING_PERSON && (s->form == FORM_SURNAME || s->form == FORM_FIRST) && s->words == 1 &&
		    s->len == len + 1 && memcmp(s->text, token_text(t, i), len) == 0 && is_better(&hit, &found->name))
			found->name = hit;
	}
}

void matcher_at(const struct matcher *m, const struct finder_text *t, size_t i, struct found_at *found)
{
	const struct token *k = &t->tokens[i];

	memset(found, 0, sizeof *found);
	if (i + 1 < t->count && k[1].gap != GAP_FAR) {
		try(m, t, i, pair_hash(k->hash, k[1].hash), found);
		if (ends_in_s(t, i + 1)) {
			try(m, t, i, pair_hash(k->hash, singular_hash(t, i + 1, 1)), found);
			try(m, t, i, pair_hash(k->hash, singular_hash(t, i + 1, 2)), found);
		}
		if (k[1].gap == GAP_JOIN && token_len(&k[1]) == 1)
			look_up_possessor(m, t, i, found);
	}
	try(m, t, i, k->hash, found);
	if (ends_in_s(t, i)) {
		try(m, t, i, singular_hash(t, i, 1), found);
		try(m, t, i, singular_hash(t, i, 2), found);
	}
}

const struct surface *matcher_word(const struct matcher *m, const char *text, size_t len)
{
	uint32_t hash = word_hash(text, len);

	for (const struct surface *s = filter_has(m, hash) ? slot_of(m, hash)->first : NULL; s; s = s->next)
		if (s->form <= FORM_PLACE && !s->capitals && s->words == 1 && s->len == len && memcmp(s->text, text, len) == 0)
			return s;
	return NULL;
}
