/* synthesis_weave: ids that many files use, brought into one order that is no file's alone. */
#include <string.h>

#include "synthesis.h"

void wordings_add(struct arena *a, struct wordings *w, const char *text, const char *file)
{
	struct wording *one, **slot;

	if (!*text)
		return;
	one = map_get(&w->by_text, text);
	if (!one) {
		one = arena_new(a, struct wording);
		*one = (struct wording){ text, file, 0 };
		map_put(&w->by_text, a, text, one);
		slot = arena_push(a, &w->item, w->count++, &w->cap, sizeof *slot);
		*slot = one;
	}
	one->count++;
}

const struct wording *wordings_best(const struct wordings *w)
{
	const struct wording *best = NULL;

	for (size_t i = 0; i < w->count; i++) {
		const struct wording *one = w->item[i];

		if (!best || one->count > best->count ||
		    (one->count == best->count && strcmp(one->text, best->text) < 0))
			best = one;
	}
	return best;
}

void tick(struct tick *t, size_t source)
{
	if (t->last == source + 1)
		return;
	t->last = source + 1;
	t->count++;
}

/* Puts a new one behind `before`, or at the beginning. */
static struct strand *add(struct arena *a, struct weave *w, const char *id, struct strand *before)
{
	struct strand *s = arena_new(a, struct strand);

	s->id = id;
	s->before = before;
	s->next = before ? before->next : w->first;
	*(before ? &before->next : &w->first) = s;
	*(s->next ? &s->next->before : &w->last) = s;
	map_put(&w->by_id, a, id, s);
	return s;
}

void weave_seed(struct arena *a, struct weave *w, const char *const *ids, size_t count)
{
	struct strand *before = NULL;

	for (size_t i = 0; i < count; i++)
		before = add(a, w, ids[i], before);
}

/* Behind what the first new ids of a file belong: before the first one that is known, or at the end. */
static struct strand *place_of_first(const struct weave *w, const char *const *ids, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct strand *known = map_get(&w->by_id, ids[i]);

		if (known)
			return known->before;
	}
	return w->last;
}

void weave_in(struct arena *a, struct weave *w, const char *const *ids, size_t count)
{
	struct strand *before = place_of_first(w, ids, count);

	for (size_t i = 0; i < count; i++) {
		struct strand *s = map_get(&w->by_id, ids[i]);

		if (!s)
			s = add(a, w, ids[i], before);
		s->used = true;
		before = s;
	}
}

struct strand *weave_find(const struct weave *w, const char *id)
{
	struct strand *s = map_get(&w->by_id, id);

	return s && s->used ? s : NULL;
}

struct strand **weave_rank(struct arena *a, struct weave *w)
{
	struct strand **list = arena_array(a, struct strand *, w->by_id.count);

	w->count = 0;
	for (struct strand *s = w->first; s; s = s->next)
		if (s->used) {
			s->rank = w->count;
			list[w->count++] = s;
		}
	return list;
}
