/* gate_place: surfaces by the words around them. */
#include "gate_place.h"

#include <string.h>

#include "gate_decode.h"

enum {
	SIDE_WORDS = 8,         /* that are looked at on each side of a surface */
	SAYS_LITTLE = 3,        /* a text with fewer words besides the surface could stand anywhere */
	PAGE_SIDE = 5,          /* words on one side that are enough where a page may end on the other */
	BESIDE_WORDS = 12,
	NEAR_WORDS = 60,        /* from a cell or a value to what else is said in its row */
	CLOSE_WORDS = 10,       /* from words in a sentence to the sentence that it goes with */
	TIMES_MOST = 64,        /* that one text may hold one surface; the rest is found. All are tried at each. */
};

struct words {
	const char *const *item;
	size_t count;
};

struct place {
	struct words around;    /* the surface with what stands before and behind it */
	size_t from, to;        /* the surface in it */
	struct words beside;    /* the last words of what stands near; none: it need not */
	bool alone;             /* nothing may be else in its sentence, cell or value */
	const struct place *next;   /* whose surface begins with the same word */
};

/* ---- words ---- */

static struct words words_of(struct arena *a, const struct view *v)
{
	struct gate_text t;
	const char **item;

	gate_text_read(&t, v->text, v->len, a);
	gate_text_drop_hashes(&t, false);
	item = arena_array(a, const char *, t.count + 1);
	for (size_t i = 0; i < t.count; i++)
		item[i] = t.words[i].own ? t.words[i].own : t.words[i].text;
	return (struct words){ item, t.count };
}

/* As it is written, and as it reads once escapes and hyphens are undone: the search reads files both ways. */
static struct views ways_of(struct arena *a, const char *text)
{
	struct views v = { .arena = a };
	struct buffer copy = { 0 };

	buffer_adds(&copy, text);
	views_add(&v, VIEW_TEXT, &copy);
	decode_further(&v);
	return v;
}

static bool stands_in(const struct words *text, size_t at, const struct words *surface)
{
	size_t i = 0;

	while (i < surface->count && at + i < text->count && strcmp(text->item[at + i], surface->item[i]) == 0)
		i++;
	return surface->count && i == surface->count;
}

/* ---- taking in ---- */

/* The end of what else is published there. */
static struct words tail_of(struct arena *a, const char *text)
{
	struct buffer copy = { 0 };
	struct views v = { .arena = a };
	struct words w;
	size_t skip;

	buffer_adds(&copy, text ? text : "");
	views_add(&v, VIEW_TEXT, &copy);
	w = words_of(a, &v.item[0]);
	skip = w.count > BESIDE_WORDS ? w.count - BESIDE_WORDS : 0;
	return (struct words){ w.item + skip, w.count - skip };
}

static void add_at(struct forms *f, const struct words *text, size_t at, size_t count, const char *beside)
{
	size_t from = at > SIDE_WORDS ? at - SIDE_WORDS : 0;
	size_t to = text->count - at - count > SIDE_WORDS ? at + count + SIDE_WORDS : text->count;
	struct place *p = arena_new(f->arena, struct place);

	*p = (struct place){ .around = { text->item + from, to - from }, .from = at - from, .to = at - from + count };
	if (text->count < count + SAYS_LITTLE) {
		p->beside = tail_of(f->arena, beside);
		p->alone = p->beside.count < count + SAYS_LITTLE;
		p->beside.count = p->alone ? 0 : p->beside.count;
	}
	p->next = map_get(&f->places, text->item[at]);
	map_put(&f->places, f->arena, text->item[at], p);
}

void places_add(struct forms *f, const struct gate_printed *printed)
{
	struct views texts = ways_of(f->arena, printed->text), surfaces = ways_of(f->arena, printed->surface);
	size_t times = 0;

	for (size_t i = 0; i < texts.count; i++) {
		struct words text = words_of(f->arena, &texts.item[i]);

		for (size_t j = 0; j < surfaces.count; j++) {
			struct words surface = words_of(f->arena, &surfaces.item[j]);

			for (size_t at = 0; at < text.count && times < TIMES_MOST; at++)
				if (stands_in(&text, at, &surface)) {
					add_at(f, &text, at, surface.count, printed->beside);
					times++;
				}
		}
	}
}

/* ---- looking ---- */

static bool is_both(const char *joined, const char *one, const char *two)
{
	size_t len = strlen(one);

	return strncmp(joined, one, len) == 0 && strcmp(joined + len, two) == 0;
}

/* How many words stand for each other, read forwards from word i of t and n of w. A hyphen at a line's end that is no
 * part of the word makes two words of one; undone where it is a part, one of two. */
struct stride {
	size_t of_text, of_words;
};

static struct stride step_at(const struct gate_text *t, size_t i, const struct words *w, size_t n)
{
	if (gate_word_is(&t->words[i], w->item[n]))
		return (struct stride){ 1, 1 };
	if (n + 1 < w->count && is_both(t->words[i].text, w->item[n], w->item[n + 1]))
		return (struct stride){ 1, 2 };
	if (i + 1 < t->count && is_both(w->item[n], t->words[i].text, t->words[i + 1].text))
		return (struct stride){ 2, 1 };
	return (struct stride){ 0, 0 };
}

/* How many of the words stand one after the other from word i of t on; *end: the word behind them. */
static size_t forward(const struct gate_text *t, size_t i, const struct words *w, size_t *end)
{
	struct stride step;
	size_t n = 0;

	for (; n < w->count && i < t->count && (step = step_at(t, i, w, n)).of_text; i += step.of_text)
		n += step.of_words;
	*end = i;
	return n;
}

static struct stride step_before(const struct gate_text *t, size_t i, const struct words *w, size_t n)
{
	struct stride one = step_at(t, i - 1, w, n - 1);
	struct stride joined = n > 1 ? step_at(t, i - 1, w, n - 2) : one;
	struct stride parted = i > 1 ? step_at(t, i - 2, w, n - 1) : one;

	if (one.of_text == 1 && one.of_words == 1)
		return one;
	if (joined.of_words == 2)
		return joined;
	return parted.of_text == 2 ? parted : (struct stride){ 0, 0 };
}

/* How many stand there up to the word before i, from the last one backwards; *first: the word they begin at. */
static size_t backward(const struct gate_text *t, size_t i, const struct words *w, size_t *first)
{
	struct stride step;
	size_t n = w->count;

	for (; n > 0 && i > 0 && (step = step_before(t, i, w, n)).of_text; i -= step.of_text)
		n -= step.of_words;
	*first = i;
	return w->count - n;
}

/* Whether what it goes with stands near the words [from, to). */
static bool is_beside(const struct gate_text *t, size_t from, size_t to, bool alone, const struct place *p)
{
	size_t near = alone ? NEAR_WORDS : CLOSE_WORDS, reach = near + p->beside.count, end;

	to = to + near < t->count ? to + near : t->count;
	for (size_t at = from > reach ? from - reach : 0; at < to; at++)
		if (forward(t, at, &p->beside, &end) == p->beside.count)
			return true;
	return false;
}

/* Whether p's surface stands at word i and at its place; the word behind it, or 0. */
static size_t place_end(const struct gate_text *t, size_t i, const struct place *p, bool pages)
{
	const struct words surface = { p->around.item + p->from, p->to - p->from };
	const struct words before = { p->around.item, p->from };
	const struct words behind = { p->around.item + p->to, p->around.count - p->to };
	size_t end, first, last, left, right;
	bool alone;

	if (forward(t, i, &surface, &end) < surface.count)
		return 0;
	left = backward(t, i, &before, &first);
	right = forward(t, end, &behind, &last);
	if (pages && ((left == before.count && left >= PAGE_SIDE) || (right == behind.count && right >= PAGE_SIDE)))
		return end;
	if (left < before.count || right < behind.count)
		return 0;
	alone = t->words[first].starts && (last == t->count || t->words[last].starts);
	if (p->alone ? !alone : p->beside.count && !is_beside(t, first, last, alone, p))
		return 0;
	return end;
}

void places_mark(const struct forms *f, const struct gate_text *t, bool pages, bool *placed)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct gate_word *w = &t->words[i];

		for (const struct place *p = map_get(&f->places, w->own ? w->own : w->text); p; p = p->next) {
			size_t end = place_end(t, i, p, pages);

			for (size_t k = i; k < end; k++)
				placed[k] = true;
		}
	}
}
