/* order: in which order entries are printed. It comes from what they say, never from when it was said. */
#include <stdlib.h>
#include <string.h>

#include "making.h"

static int sizes(size_t x, size_t y)
{
	return (x > y) - (x < y);
}

static int texts(const struct published *x, const struct published *y)
{
	/* Bytes of UTF-8 sort as code points do. */
	return strcmp(published_text(x), published_text(y));
}

static int words(const char *x, const char *y)
{
	return strcmp(x ? x : "", y ? y : "");
}

int texts_order(const struct document_texts *x, const struct document_texts *y)
{
	int order = sizes(x->count, y->count);

	for (size_t i = 0; !order && i < x->count; i++)
		order = texts(x->item[i], y->item[i]);
	return order;
}

static int places(const struct draft *x, const struct draft *y)
{
	int order = sizes(x->section, y->section);

	if (!order)
		order = sizes(x->part, y->part);
	if (!order)
		order = sizes(x->dimension, y->dimension);
	return order ? order : theme_order(x->heading, y->heading);
}

/* All that is printed beside the text, so that two drafts are equal only when their bytes are. */
static int rest(const struct document_item *x, const struct document_item *y)
{
	int order = texts(x->line, y->line);

	if (!order)
		order = texts(x->addressee, y->addressee);
	if (!order)
		order = texts(x->level, y->level);
	if (!order)
		order = texts(x->due, y->due);
	if (!order)
		order = words(x->status, y->status);
	if (!order)
		order = words(x->kind, y->kind);
	return order ? order : texts_order(&x->themes, &y->themes);
}

static int drafts(const void *a, const void *b)
{
	const struct draft *x = a, *y = b;
	int order = places(x, y);

	if (!order)
		order = y->item.key - x->item.key;
	if (!order)
		order = y->rung - x->rung;
	if (!order)
		order = texts(x->item.text, y->item.text);
	return order ? order : rest(&x->item, &y->item);
}

static const struct entry *root_of(const struct entry *en)
{
	while (en->same_as)
		en = en->same_as;
	return en;
}

static size_t find(const struct draft *list, size_t count, const struct entry *en)
{
	size_t i = 0;

	while (i < count && list[i].entry != en)
		i++;
	return i;
}

static void move(struct draft *list, size_t from, size_t to)
{
	struct draft d = list[from];

	if (from < to)
		memmove(list + from, list + from + 1, (to - from) * sizeof *list);
	else
		memmove(list + to + 1, list + to, (from - to) * sizeof *list);
	list[to] = d;
}

/* A move between entries that no longer stand together says nothing any more. */
static void apply(struct draft *list, size_t count, const struct move_order *o)
{
	size_t from = find(list, count, root_of(o->entry)), to;

	if (from == count)
		return;
	to = find(list, count, root_of(o->other));
	if (to == count || to == from || places(&list[from], &list[to]) != 0)
		return;
	if (from < to)
		to -= !o->after;
	else
		to += o->after;
	move(list, from, to);
}

void drafts_order(struct making *m, struct draft *list, size_t count)
{
	if (count == 0)
		return;
	qsort(list, count, sizeof *list, drafts);
	for (size_t i = 0; i < m->s->order_count; i++)
		apply(list, count, &m->s->orders[i]);
}
