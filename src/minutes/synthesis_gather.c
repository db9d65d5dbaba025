/* synthesis_gather: every entry of every file to where it belongs: by dimension id, stage id and theme, never by what
 * its words are like. */
#include <stdlib.h>
#include <string.h>

#include "base/folding.h"
#include "synthesis.h"

/* The stages that an agenda gets by itself, so that files which each used a few of them still agree on the order. */
static const char *const usual_stages[] = { "meaning", "present", "wanted", "agreed", "actions", "change" };

size_t shown_count(const struct synthesis *s, size_t count)
{
	return count >= (size_t)s->plan->least ? count : 0;
}

const struct published *again(struct synthesis *s, const char *text, const char *file, const char *place)
{
	return published_again(s->plan->republisher, s->a, text, file, place);
}

const struct published *again_word(struct synthesis *s, const char *text, const char *file, const char *place)
{
	const struct published *p;

	if (!*text)
		return NULL;
	p = map_get(&s->words, text);
	if (!p) {
		p = again(s, text, file, place);
		map_put(&s->words, s->a, text, (void *)(size_t)p);
	}
	return p;
}

/* ---- themes ---- */

/* Case, dashes and marks are spelling; a theme is the same whatever the note-taker did with them. */
static struct subject *subject_of(struct synthesis *s, struct strand *d, const char *tag, const char *file)
{
	struct subject *subject = map_get(&d->subject_by_tag, tag), **slot;
	const char *key;

	if (subject)
		return subject;
	key = fold_key(s->a, tag, strlen(tag));
	subject = map_get(&d->subject_by_key, key);
	if (!subject) {
		subject = arena_new(s->a, struct subject);
		*subject = (struct subject){ .tag = tag, .file = file };
		map_put(&d->subject_by_key, s->a, key, subject);
		slot = arena_push(s->a, &d->subjects, d->subject_count++, &d->subject_cap, sizeof *slot);
		*slot = subject;
	}
	if (strcmp(tag, subject->tag) < 0) {
		subject->tag = tag;
		subject->file = file;
	}
	map_put(&d->subject_by_tag, s->a, tag, subject);
	return subject;
}

static struct subject *count_themes(struct synthesis *s, struct strand *d, const struct past_item *it,
				    const char *file, size_t source)
{
	struct subject *first = NULL;

	for (size_t i = 0; i < it->themes.count; i++) {
		struct subject *subject;

		if (!*it->themes.item[i])
			continue;
		subject = subject_of(s, d, it->themes.item[i], file);
		tick(&subject->raised, source);
		if (it->objections)
			tick(&subject->disputed, source);
		if (!first)
			first = subject;
	}
	return first;
}

/* ---- entries ---- */

static void raise(struct synthesis *s, struct raised_list *list, const struct raised *one)
{
	struct raised **slot = arena_push(s->a, &list->item, list->count++, &list->cap, sizeof *slot);

	*slot = arena_new(s->a, struct raised);
	**slot = *one;
	(*slot)->key = one->item->key;
	(*slot)->roundtables = 1;
}

static void gather_stage(struct synthesis *s, struct raised *one, const struct past_stage *from)
{
	wordings_add(s->a, &one->stage->title, from->title, one->from->file);
	for (size_t i = 0; i < from->item_count; i++) {
		one->item = &from->items[i];
		one->heading = count_themes(s, one->dimension, one->item, one->from->file, one->source);
		raise(s, &s->raised, one);
	}
}

static void gather_dimension(struct synthesis *s, struct raised *one, const struct past_dimension *from)
{
	struct strand *d = one->dimension;
	const char **ids = arena_array(s->a, const char *, from->stage_count);

	wordings_add(s->a, &d->title, from->title, one->from->file);
	if (from->stage_count)
		tick(&d->roundtables, one->source);
	for (size_t i = 0; i < from->stage_count; i++)
		ids[i] = from->stages[i].id;
	weave_in(s->a, d->within, ids, from->stage_count);
	for (size_t i = 0; i < from->stage_count; i++) {
		one->stage = weave_find(d->within, ids[i]);
		gather_stage(s, one, &from->stages[i]);
	}
}

static void gather_lists(struct synthesis *s, const struct past_minutes *from, size_t source)
{
	struct raised one = { .from = from, .source = source };

	for (size_t i = 0; i < from->closing_count; i++) {
		one.item = &from->closing[i];
		one.dimension = weave_find(&s->dimensions, one.item->dimension);
		if (one.dimension)
			count_themes(s, one.dimension, one.item, from->file, source);
		raise(s, &s->closing, &one);
	}
	one.dimension = NULL;
	for (size_t i = 0; i < from->parked_count; i++) {
		one.item = &from->parked[i];
		raise(s, &s->parked, &one);
	}
}

/* ---- dimensions and polls, before anything is put under them ---- */

static int by_length(const void *x, const void *y)
{
	const struct past_minutes *const *a = x, *const *b = y;

	if ((*a)->dimension_count != (*b)->dimension_count)
		return (*a)->dimension_count > (*b)->dimension_count ? -1 : 1;
	/* Pointers into the caller's order would do; their content decides, so that a sort need not be stable. */
	for (size_t i = 0; i < (*a)->dimension_count; i++) {
		int order = strcmp((*a)->dimensions[i].id, (*b)->dimensions[i].id);

		if (order)
			return order;
	}
	return 0;
}

static void weave_stages(struct synthesis *s, struct strand *d)
{
	if (d->within)
		return;
	d->within = arena_new(s->a, struct weave);
	weave_seed(s->a, d->within, usual_stages, sizeof usual_stages / sizeof *usual_stages);
}

/* The file that walked through most comes first: it knows best what comes after what. */
static void weave_dimensions(struct synthesis *s)
{
	const struct past_minutes **order = arena_array(s->a, const struct past_minutes *, s->plan->count);

	memcpy(order, s->plan->minutes, s->plan->count * sizeof *order);
	qsort(order, s->plan->count, sizeof *order, by_length);
	for (size_t i = 0; i < s->plan->count; i++) {
		size_t count = order[i]->dimension_count;
		const char **ids = arena_array(s->a, const char *, count);

		for (size_t j = 0; j < count; j++)
			ids[j] = order[i]->dimensions[j].id;
		weave_in(s->a, &s->dimensions, ids, count);
		for (size_t j = 0; j < count; j++)
			weave_stages(s, weave_find(&s->dimensions, ids[j]));
	}
}

bool gather(struct synthesis *s, struct err *e)
{
	weave_dimensions(s);
	for (size_t i = 0; i < s->plan->count; i++) {
		const struct past_minutes *from = s->plan->minutes[i];
		struct raised one = { .from = from, .source = i };

		for (size_t j = 0; j < from->dimension_count; j++) {
			one.dimension = weave_find(&s->dimensions, from->dimensions[j].id);
			gather_dimension(s, &one, &from->dimensions[j]);
		}
		gather_lists(s, from, i);
		if (!pool(s, from, i, e))
			return false;
	}
	s->dimension = weave_rank(s->a, &s->dimensions);
	s->poll = weave_rank(s->a, &s->polls);
	for (size_t i = 0; i < s->dimensions.count; i++)
		weave_rank(s->a, s->dimension[i]->within);
	return true;
}
