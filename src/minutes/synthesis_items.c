/* synthesis_items: entries that say the same in the same place become one item, and items stand in an order that only
 * what they say decides. Equal is byte by byte: likeness of text brings nothing together. */
#include <stdlib.h>
#include <string.h>

#include "synthesis.h"

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

static int by_place(const struct raised *x, const struct raised *y)
{
	int order;

	if (x->dimension != y->dimension)
		return !x->dimension ? 1 : !y->dimension ? -1 : by_number(x->dimension->rank, y->dimension->rank);
	if (x->stage != y->stage)
		return by_number(x->stage->rank, y->stage->rank);
	order = is_list_kind(y->item->kind) - is_list_kind(x->item->kind);
	if (!order && is_list_kind(x->item->kind))
		order = (int)x->item->kind - (int)y->item->kind;
	return order;
}

/* The levels that an agenda gets by itself, from near to far; then others by name; then none. */
static size_t level_rank(const char *level)
{
	static const char *const usual[] = { "neighbourhood", "place", "system", "region", "national" };
	size_t i = 0, count = sizeof usual / sizeof *usual;

	while (i < count && strcmp(usual[i], level) != 0)
		i++;
	return *level ? i : count + 1;
}

int levels_order(const char *x, const char *y)
{
	int order = by_number(level_rank(x), level_rank(y));

	return order ? order : strcmp(x, y);
}

int words_order(const char *x, const char *y)
{
	return *x && *y ? strcmp(x, y) : (*x == '\0') - (*y == '\0');
}

static int by_level(const struct past_item *x, const struct past_item *y)
{
	int order = levels_order(x->level, y->level);

	if (!order)
		order = words_order(x->addressee, y->addressee);
	return order ? order : x->medium - y->medium;
}

static int by_heading(const struct subject *x, const struct subject *y)
{
	return x == y ? 0 : !x ? -1 : !y ? 1 : by_number(x->rank, y->rank);
}

static int by_words(const struct past_item *x, const struct past_item *y)
{
	const char *const of_x[] = { x->text, x->quantifier, x->label, x->reason, x->addressee, x->level, x->due };
	const char *const of_y[] = { y->text, y->quantifier, y->label, y->reason, y->addressee, y->level, y->due };
	int order = 0;

	for (size_t i = 0; !order && i < sizeof of_x / sizeof *of_x; i++)
		order = strcmp(of_x[i], of_y[i]);
	if (!order)
		order = (int)x->kind - (int)y->kind;
	if (!order)
		order = 4 * (x->medium - y->medium) + 2 * (x->done - y->done) + (x->objections - y->objections);
	return order;
}

/* What is equal comes side by side; whose it is comes last. */
static int by_identity(const void *x, const void *y)
{
	const struct raised *a = *(const struct raised *const *)x, *b = *(const struct raised *const *)y;
	int order = by_place(a, b);

	if (!order)
		order = by_heading(a->heading, b->heading);
	if (!order)
		order = by_words(a->item, b->item);
	return order ? order : by_number(a->source, b->source);
}

/* Within a heading: key points, then what was said in most roundtables. What is too rare to be counted was given the
 * same count before, so that no order says which of two rare things is the rarer. */
static int by_print(const void *x, const void *y)
{
	const struct raised *a = *(const struct raised *const *)x, *b = *(const struct raised *const *)y;
	int order = by_place(a, b);

	if (!order && a->item->kind == ACTION)
		order = by_level(a->item, b->item);
	if (!order)
		order = by_heading(a->heading, b->heading);
	if (!order)
		order = b->key - a->key;
	if (!order)
		order = by_number(b->roundtables, a->roundtables);
	return order ? order : by_words(a->item, b->item);
}

/* ---- equal entries ---- */

static void fold(struct synthesis *s, struct raised_list *list)
{
	size_t kept = 0;

	qsort(list->item, list->count, sizeof(struct raised *), by_identity);
	for (size_t i = 0; i < list->count; i++) {
		struct raised *one = list->item[i], *last = kept ? list->item[kept - 1] : NULL;

		if (!last || by_place(last, one) || last->heading != one->heading || by_words(last->item, one->item)) {
			list->item[kept++] = one;
			continue;
		}
		last->roundtables += last->source != one->source;
		last->source = one->source;
		last->key = last->key || one->key;
	}
	list->count = kept;
	for (size_t i = 0; i < kept; i++)
		list->item[i]->roundtables = shown_count(s, list->item[i]->roundtables);
	qsort(list->item, list->count, sizeof(struct raised *), by_print);
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
static const char *stem(struct synthesis *s, const char *text)
{
	size_t len = strlen(text);

	if (len > 1 && text[len - 1] == '.' && text[len - 2] != '.')
		len--;
	return arena_string_n(s->a, text, len);
}

static const struct published *quoted(struct synthesis *s, struct document_item *it)
{
	struct making *m = &s->making;

	it->said_by = it->label ? with_article(m, it->label) : say(m, PHRASE_A_PARTICIPANT);
	return say2(m, PHRASE_ATTRIBUTED, say1(m, PHRASE_QUOTED, it->text), it->said_by);
}

/* As the minutes printed it (see entries.c), and behind it in how many roundtables, where that may be said. */
static void fill_line(struct synthesis *s, const struct raised *r, const char *place, struct document_item *it)
{
	struct making *m = &s->making;
	const char *file = r->from->file;

	it->line = r->item->kind == QUOTE ? quoted(s, it) : it->text;
	if (it->quantifier && r->item->kind != QUOTE)
		it->line = published_sentence(s->a, say2(m, PHRASE_QUANTIFIED,
							 again(s, stem(s, r->item->text), file, place),
							 it->quantifier));
	if (it->objections)
		it->line = say2(m, PHRASE_SENTENCES, published_sentence(s->a, it->line),
				it->reason ? published_sentence(s->a, say1(m, PHRASE_NOT_ALL_BECAUSE, it->reason)) :
					     say(m, PHRASE_NOT_ALL));
	if (it->roundtables)
		it->line = say2(m, PHRASE_SYN_RAISED, published_sentence(s->a, it->line),
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

static void fill_action(struct synthesis *s, const struct past_item *from, struct document_item *it)
{
	it->horizon = from->medium ? "medium" : "immediate";
	it->status = from->done ? "done" : "open";
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
	it->quantifier = again_word(s, from->quantifier, file, place);
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
		fill_action(s, from, it);
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
