/* synthesis_items: entries that say the same in the same place become one item, and items stand in an order that only
 * what they say decides. Equal is byte by byte: likeness of text brings nothing together. How many said it in one room,
 * and what became of an action, are not what it says: where rooms differ, the first is left out and the action is open. */
#include <stdlib.h>
#include <string.h>

#include "synthesis.h"

enum { WORK_BYTES = 1 << 20 };

bool is_list_kind(enum entry_kind kind)
{
	return kind != VIEW && kind != QUOTE;
}

bool is_action(const struct document_item *it)
{
	return strcmp(it->kind, entry_kind_name(ACTION)) == 0;
}

/* ---- order ---- */

static int by_number(size_t x, size_t y)
{
	return x < y ? -1 : x > y;
}

/* Dimension, stage, then what is a list by its kind, and what was said; entries of no dimension come last. */
static uint64_t place_in_order(const struct raised *r)
{
	enum { RANK_BITS = 28, KIND_BITS = 8 };
	uint64_t dimension = r->dimension ? r->dimension->rank : ((uint64_t)1 << RANK_BITS) - 1;
	uint64_t stage = r->stage ? r->stage->rank : 0;
	uint64_t kind = is_list_kind(r->item->kind) ? r->item->kind : ENTRY_KINDS;

	return dimension << (RANK_BITS + KIND_BITS) | stage << KIND_BITS | kind;
}

/* The levels that an agenda gets by itself, from near to far; then others by name; then none. */
size_t level_rank(const char *level)
{
	static const char *const usual[] = { "neighbourhood", "place", "system", "region", "national" };
	size_t i = 0, count = sizeof usual / sizeof *usual;

	while (i < count && strcmp(usual[i], level) != 0)
		i++;
	return *level ? i : count + 1;
}

int words_order(const char *x, const char *y)
{
	return *x && *y ? strcmp(x, y) : (*x == '\0') - (*y == '\0');
}

static int by_level(const struct raised *x, const struct raised *y)
{
	int order = by_number(x->level, y->level);

	if (!order)
		order = strcmp(x->item->level, y->item->level);
	if (!order)
		order = words_order(x->item->addressee, y->item->addressee);
	return order ? order : x->item->medium - y->item->medium;
}

static int by_heading(const struct subject *x, const struct subject *y)
{
	return x == y ? 0 : !x ? -1 : !y ? 1 : by_number(x->rank, y->rank);
}

/* All that tells two apart; no two items of one list that are printed are equal in it. */
static int by_words(const struct past_item *x, const struct past_item *y)
{
	const char *const of_x[] = { x->text, x->label, x->reason, x->addressee, x->level, x->due };
	const char *const of_y[] = { y->text, y->label, y->reason, y->addressee, y->level, y->due };
	int order = 0;

	for (size_t i = 0; !order && i < sizeof of_x / sizeof *of_x; i++)
		order = strcmp(of_x[i], of_y[i]);
	if (!order)
		order = (int)x->kind - (int)y->kind;
	if (!order)
		order = 2 * (x->medium - y->medium) + (x->objections - y->objections);
	return order;
}

/* Within a heading: key points, then what was said in most roundtables. What is too rare to be counted was given the
 * same count before, so that no order says which of two rare things is the rarer. */
static int by_print(const void *x, const void *y)
{
	const struct raised *a = *(const struct raised *const *)x, *b = *(const struct raised *const *)y;
	int order = a->place < b->place ? -1 : a->place > b->place;

	if (!order && a->item->kind == ACTION)
		order = by_level(a, b);
	if (!order)
		order = by_heading(a->heading, b->heading);
	if (!order)
		order = b->key - a->key;
	if (!order)
		order = by_number(b->roundtables, a->roundtables);
	return order ? order : by_words(a->item, b->item);
}

/* ---- equal entries ---- */

/* FNV-1a, on from h; the NUL behind each text keeps texts apart. */
static uint64_t add_text(uint64_t h, const char *text)
{
	do
		h = (h ^ (unsigned char)*text) * 1099511628211u;
	while (*text++);
	return h;
}

/* Of the words alone. What they say in another place, or with other marks, is told apart by is_equal. */
static uint64_t hash_of(const struct past_item *it)
{
	uint64_t h = add_text(add_text(14695981039346656037u, it->text), it->addressee);

	h = (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

static bool is_equal(const struct raised *x, const struct raised *y)
{
	return x->hash == y->hash && x->place == y->place && x->heading == y->heading && !by_words(x->item, y->item);
}

/* Where one that is equal stands, or may stand. At least one slot is free. */
static struct raised **slot_of(struct raised **slots, size_t cap, const struct raised *one)
{
	size_t i = (size_t)one->hash & (cap - 1);

	while (slots[i] && !is_equal(slots[i], one))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

/* They come source by source, so that each source is counted once, and the first stands for all. */
static void fold_one(struct raised_list *list, struct raised **slot, struct raised *one, size_t *kept)
{
	struct raised *first = *slot;

	if (!first) {
		*slot = list->item[(*kept)++] = one;
		return;
	}
	first->roundtables += first->source != one->source;
	first->source = one->source;
	first->key = first->key || one->key;
	first->open = first->open || !one->item->done;
	first->varied = first->varied || strcmp(first->item->quantifier, one->item->quantifier) != 0;
}

static void fold(struct synthesis *s, struct raised_list *list)
{
	struct arena work = { 0 };
	struct raised **slots;
	size_t kept = 0, cap = 16;

	while (cap < list->count * 2)
		cap *= 2;
	slots = arena_array(&work, struct raised *, cap);
	for (size_t i = 0; i < list->count; i++) {
		struct raised *one = list->item[i];

		one->hash = hash_of(one->item);
		one->place = place_in_order(one);
		one->level = level_rank(one->item->level);
		one->open = !one->item->done;
		fold_one(list, slot_of(slots, cap, one), one, &kept);
	}
	arena_free(&work);
	list->count = kept;
	for (size_t i = 0; i < kept; i++)
		list->item[i]->roundtables = shown_count(s, list->item[i]->roundtables);
	if (kept)
		qsort(list->item, kept, sizeof(struct raised *), by_print);
}

/* ---- one item ---- */

static const char *place_of(struct synthesis *s, const struct raised *r)
{
	if (!r->stage)
		return "closing";
	if (!r->stage->place)
		r->stage->place = arena_printf(s->a, "%s/%s", r->dimension->id, r->stage->id);
	return r->stage->place;
}

/* Without its own full stop: that stands behind the quantifier. */
static const char *stem(struct arena *a, const char *text)
{
	size_t len = strlen(text);

	if (len > 1 && text[len - 1] == '.' && text[len - 2] != '.')
		len--;
	return arena_string_n(a, text, len);
}

static const struct published *quoted(struct synthesis *s, struct making *work, struct document_item *it)
{
	it->said_by = it->label ? with_article(&s->making, it->label) : say(&s->making, PHRASE_A_PARTICIPANT);
	return say2(work, PHRASE_ATTRIBUTED, say1(work, PHRASE_QUOTED, it->text), it->said_by);
}

static const struct published *not_all(struct making *work, const struct document_item *it)
{
	return it->reason ? published_sentence(work->a, say1(work, PHRASE_NOT_ALL_BECAUSE, it->reason)) :
			    say(work, PHRASE_NOT_ALL);
}

/* As the minutes printed it (see entries.c), and behind it in how many roundtables, where that may be said. Only the
 * last step is kept: a report has hundreds of thousands of lines. */
static void fill_line(struct synthesis *s, const struct raised *r, const char *place, struct document_item *it)
{
	struct making work = { .a = &s->work, .lang = s->making.lang };
	struct arena *a = it->objections || it->roundtables ? work.a : s->a;
	bool is_quote = r->item->kind == QUOTE;

	if (s->work.used > WORK_BYTES)
		arena_free(&s->work);
	it->line = is_quote ? quoted(s, a == s->a ? &s->making : &work, it) : it->text;
	if (it->quantifier && !is_quote)
		it->line = published_sentence(a, say2(&work, PHRASE_QUANTIFIED,
						      published_again(s->plan->republisher, work.a,
								      stem(work.a, r->item->text), r->from->file, place),
						      it->quantifier));
	if (it->objections)
		it->line = say2(it->roundtables ? &work : &s->making, PHRASE_SENTENCES,
				published_sentence(work.a, it->line), not_all(&work, it));
	if (it->roundtables)
		it->line = say2(&s->making, PHRASE_SYN_RAISED, published_sentence(work.a, it->line),
				in_roundtables(s, it->roundtables));
}

static struct document_texts themes(struct synthesis *s, const struct raised *r, const char *place)
{
	const struct strings *from = &r->item->themes;
	const struct published **list = arena_array(s->a, const struct published *, from->count);
	size_t count = 0;

	for (size_t i = 0; i < from->count; i++)
		if (*from->item[i])
			list[count++] = again_word(s, from->item[i], r->from->file, place);
	return (struct document_texts){ list, count };
}

/* "December 2026" as "2026-12" for calendars. "Within six weeks" counts from a month that stays out of this report. */
static const char *month_of(struct synthesis *s, const char *due)
{
	const char *month = map_get(&s->due_months, due), *year = strrchr(due, ' ');
	struct date d = { .day = 1 };

	if (month || !year || strspn(year + 1, "0123456789") != 4 || year[5])
		return month && *month ? month : NULL;
	month = "";
	d.year = (int)strtol(year + 1, NULL, 10);
	for (d.month = 1; d.month <= 12 && !*month; d.month++)
		if (strcmp(published_text(month_words(&s->making, d)), due) == 0)
			month = arena_printf(s->a, "%04d-%02d", d.year, d.month);
	map_put(&s->due_months, s->a, due, (char *)(size_t)month);
	return *month ? month : NULL;
}

static void fill_action(struct synthesis *s, const struct raised *r, struct document_item *it)
{
	const struct past_item *from = r->item;

	it->horizon = from->medium ? "medium" : "immediate";
	it->status = r->open ? "open" : "done";
	it->due_month = *from->due ? month_of(s, from->due) : NULL;
}

static void fill(struct synthesis *s, const struct raised *r, struct document_item *it)
{
	const struct past_item *from = r->item;
	const char *file = r->from->file, *place = place_of(s, r);

	it->kind = entry_kind_name(from->kind);
	it->roundtables = r->roundtables;
	it->key = r->key;
	it->objections = from->objections;
	it->text = again(s, from->text, file, place);
	it->quantifier = r->varied ? NULL : again_word(s, from->quantifier, file, place);
	it->label = again_word(s, from->label, file, place);
	it->reason = again_word(s, from->reason, file, place);
	it->addressee = again_word(s, from->addressee, file, place);
	it->level = again_word(s, from->level, file, place);
	it->due = again_word(s, from->due, file, place);
	it->themes = themes(s, r, place);
	it->run_in = r->heading && !is_list_kind(from->kind) ? r->heading->title : NULL;
	if (!r->stage && r->dimension)
		it->dimension = again_word(s, r->dimension->id, file, place);
	if (from->kind == ACTION)
		fill_action(s, r, it);
	fill_line(s, r, place, it);
}

/* Under each of its themes, so that dissent can be listed by theme. */
static void keep_objected(struct synthesis *s, const struct raised *r, const struct document_item *it)
{
	for (size_t i = 0; r->dimension && i < r->item->themes.count; i++) {
		struct subject *subject = map_get(&r->dimension->subject_by_tag, r->item->themes.item[i]);
		const struct document_item **slot;

		/* Spelled twice, it is one theme all the same. */
		if (!subject || (subject->objected_count && subject->objected[subject->objected_count - 1] == it))
			continue;
		slot = arena_push(s->a, &subject->objected, subject->objected_count++, &subject->objected_cap,
				  sizeof *slot);
		*slot = it;
	}
}

struct document_item *items_make(struct synthesis *s, struct raised_list *list, size_t *count)
{
	struct document_item *items;

	fold(s, list);
	items = arena_array(s->a, struct document_item, list->count);
	for (size_t i = 0; i < list->count; i++) {
		fill(s, list->item[i], &items[i]);
		if (items[i].objections)
			keep_objected(s, list->item[i], &items[i]);
	}
	*count = list->count;
	return items;
}
