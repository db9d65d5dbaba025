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

static struct strand *add(struct arena *a, struct weave *w, const char *id, struct strand *after)
{
	struct strand *s = arena_new(a, struct strand);
	struct strand **link = after ? &after->next : &w->first;

	s->id = id;
	s->next = *link;
	*link = s;
	map_put(&w->by_id, a, id, s);
	return s;
}

void weave_seed(struct arena *a, struct weave *w, const char *const *ids, size_t count)
{
	struct strand *after = NULL;

	for (size_t i = 0; i < count; i++)
		after = add(a, w, ids[i], after);
}

struct strand *weave_in(struct arena *a, struct weave *w, const char *id, struct strand *after)
{
	struct strand *s = map_get(&w->by_id, id);

	if (!s)
		s = add(a, w, id, after);
	s->used = true;
	return s;
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
