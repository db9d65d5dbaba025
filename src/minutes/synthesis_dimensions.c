/* synthesis_dimensions: items and themes as dimensions of the tree, and the numbers that they are printed under. */
#include <stdlib.h>
#include <string.h>

#include "synthesis.h"

/* ---- themes ---- */

static const char *with_blanks(struct arena *a, const char *tag)
{
	char *s = arena_string(a, tag);

	for (char *c = s; *c; c++)
		if (*c == '-' || *c == '_')
			*c = ' ';
	return s;
}

/* Those raised in most roundtables first. Two that are too rare to be counted are in the order of the alphabet: their
 * counts were made alike before this is asked. */
static int by_count(const void *x, const void *y)
{
	const struct subject *a = *(const struct subject *const *)x, *b = *(const struct subject *const *)y;

	if (a->raised.last != b->raised.last)
		return a->raised.last > b->raised.last ? -1 : 1;
	return strcmp(a->tag, b->tag);
}

static void rank_subjects(struct synthesis *s, struct strand *d)
{
	for (size_t i = 0; i < d->subject_count; i++) {
		struct subject *subject = d->subjects[i];

		/* Counting is over; what was the last source is now what to sort by. */
		subject->raised.last = shown_count(s, subject->raised.count);
		subject->text = again(s, subject->tag, subject->file, d->id);
		subject->title = published_raise(s->a, again(s, with_blanks(s->a, subject->tag), subject->file, d->id));
	}
	if (d->subject_count)
		qsort(d->subjects, d->subject_count, sizeof *d->subjects, by_count);
	for (size_t i = 0; i < d->subject_count; i++)
		d->subjects[i]->rank = i;
}

static const struct document_theme *themes(struct synthesis *s, const struct strand *d)
{
	struct document_theme *list = arena_array(s->a, struct document_theme, d->subject_count);

	for (size_t i = 0; i < d->subject_count; i++) {
		const struct subject *from = d->subjects[i];

		list[i] = (struct document_theme){
			.text = from->text, .title = from->title,
			.roundtables = shown_count(s, from->raised.count),
			/* Once is no recurrence, whatever is too rare to be counted. */
			.recurring_dissent = from->disputed.count > 1,
			.disputed = shown_count(s, from->disputed.count),
		};
	}
	return list;
}

/* ---- stages ---- */

static const struct published *title_of(struct synthesis *s, const struct strand *from, const char *place)
{
	const struct wording *w = wordings_best(&from->title);

	return w ? again(s, w->text, w->file, place) : NULL;
}

static void fill_stage(struct synthesis *s, const struct raised *first, struct document_stage *out,
		       const struct document_item *items)
{
	out->id = again(s, first->stage->id, first->from->file, first->dimension->id);
	out->title = title_of(s, first->stage, first->dimension->id);
	out->kind = entry_kind_name(is_list_kind(first->item->kind) ? first->item->kind : VIEW);
	out->items = items;
}

/* The items of one dimension, from `at` on; gives where the next one begins. */
static size_t fill_stages(struct synthesis *s, const struct strand *d, struct document_item *items, size_t at,
			  struct document_dimension *out)
{
	struct document_stage *stages = arena_array(s->a, struct document_stage, d->within->count);
	const struct raised_list *list = &s->raised;

	out->polls_at = SIZE_MAX;
	for (; at < list->count && list->item[at]->dimension == d; at++) {
		const struct raised *r = list->item[at];
		struct document_stage *stage = &stages[out->stage_count];

		if (!out->stage_count || list->item[at - 1]->stage != r->stage) {
			if (out->polls_at == SIZE_MAX && (r->item->kind == ACTION || r->item->kind == CHANGE))
				out->polls_at = out->stage_count;
			fill_stage(s, r, stage, &items[at]);
			out->stage_count++;
		}
		stages[out->stage_count - 1].item_count++;
	}
	if (out->polls_at == SIZE_MAX)
		out->polls_at = out->stage_count;
	out->stages = stages;
	return at;
}

void synthesis_dimensions(struct synthesis *s)
{
	struct document_dimension *list = arena_array(s->a, struct document_dimension, s->dimensions.count);
	struct document_item *items;
	size_t count, at = 0;

	for (size_t i = 0; i < s->dimensions.count; i++)
		rank_subjects(s, s->dimension[i]);
	items = items_make(s, &s->raised, &count);
	for (size_t i = 0; i < s->dimensions.count; i++) {
		const struct strand *d = s->dimension[i];

		list[i].id = again(s, d->id, s->plan->minutes[0]->file, d->id);
		list[i].title = title_of(s, d, d->id);
		if (!list[i].title)
			list[i].title = published_raise(s->a, list[i].id);
		list[i].roundtables = shown_count(s, d->roundtables.count);
		list[i].discussed = d->roundtables.count > 0;
		list[i].themes = themes(s, d);
		list[i].theme_count = d->subject_count;
		at = fill_stages(s, d, items, at, &list[i]);
	}
	s->d->dimensions = list;
	s->d->dimension_count = s->dimensions.count;
}

void synthesis_closing(struct synthesis *s)
{
	struct document_dimension *closing = arena_new(s->a, struct document_dimension);
	struct document_stage *stage = arena_new(s->a, struct document_stage);

	stage->items = items_make(s, &s->closing, &stage->item_count);
	stage->kind = entry_kind_name(RECOMMENDATION);
	closing->stages = stage;
	closing->stage_count = 1;
	s->d->closing = stage->item_count ? closing : NULL;
	s->d->parked = items_make(s, &s->parked, &s->d->parked_count);
}

/* ---- numbers ---- */

static void number(struct synthesis *s, const struct document_item *it, size_t part, size_t list, size_t place)
{
	struct arena *work = &s->work;
	const struct published *digits[] = { published_number(work, part), published_number(work, list),
					     published_number(work, place) };

	/* Made by this room; writers get it as const. */
	((struct document_item *)it)->number = published_phrase(s->a, s->making.lang, PHRASE_NUMBERED, digits, 3);
}

static void number_all(struct synthesis *s, const struct document_item *items, size_t count, size_t part,
		       size_t list)
{
	size_t place = 0;

	for (size_t i = 0; i < count; i++)
		if (!is_action(&items[i]))
			number(s, &items[i], part, list, ++place);
}

static void collect_actions(struct synthesis *s, const struct document_dimension *d)
{
	for (size_t i = 0; d && i < d->stage_count; i++)
		for (size_t j = 0; j < d->stages[i].item_count; j++) {
			struct action *slot;

			if (!is_action(&d->stages[i].items[j]))
				continue;
			slot = arena_push(s->a, &s->actions, s->action_count, &s->action_cap, sizeof *slot);
			slot->item = (struct document_item *)&d->stages[i].items[j];
			slot->dimension = d->title;
			slot->level = level_rank(published_text(slot->item->level));
			slot->ordinal = s->action_count++;
		}
}

static int by_level(const void *x, const void *y)
{
	const struct action *a = x, *b = y;
	int order = a->level < b->level ? -1 : a->level > b->level;

	if (!order)
		order = strcmp(published_text(a->item->level), published_text(b->item->level));

	if (!order)
		order = words_order(published_text(a->item->addressee), published_text(b->item->addressee));
	if (!order)
		order = strcmp(a->item->horizon, b->item->horizon);
	if (!order)
		order = a->ordinal < b->ordinal ? -1 : a->ordinal > b->ordinal;
	return order;
}

bool same_level(const struct action *x, const struct action *y)
{
	return strcmp(published_text(x->item->level), published_text(y->item->level)) == 0;
}

/* Actions of all dimensions stand together, so their numbers do too. */
static void number_actions(struct synthesis *s, size_t part)
{
	size_t level = 0, place = 0;

	for (size_t i = 0; i < s->d->dimension_count; i++)
		collect_actions(s, &s->d->dimensions[i]);
	collect_actions(s, s->d->closing);
	if (s->action_count)
		qsort(s->actions, s->action_count, sizeof *s->actions, by_level);
	for (size_t i = 0; i < s->action_count; i++) {
		if (i == 0 || !same_level(&s->actions[i - 1], &s->actions[i])) {
			level++;
			place = 0;
		}
		number(s, s->actions[i].item, part, level, ++place);
	}
}

void synthesis_number(struct synthesis *s)
{
	struct document *d = s->d;
	size_t part = d->dimension_count;

	for (size_t i = 0; i < d->dimension_count; i++)
		for (size_t j = 0; j < d->dimensions[i].stage_count; j++)
			number_all(s, d->dimensions[i].stages[j].items, d->dimensions[i].stages[j].item_count, i + 1,
				   j + 1);
	number_actions(s, part + 1);
	if (d->closing)
		number_all(s, d->closing->stages->items, d->closing->stages->item_count, part + 2, 1);
	number_all(s, d->parked, d->parked_count, part + 3, 1);
}
