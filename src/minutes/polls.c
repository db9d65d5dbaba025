/* polls: what may be shown of a poll (RULE.md section 3) as part of the tree. */
#include <stdlib.h>
#include <string.h>

#include "making.h"
#include "rule/poll_table.h"

static enum document_shown shown(enum poll_shown s)
{
	switch (s) {
	case POLL_AGREEMENT:
		return SHOWN_AGREEMENT;
	case POLL_TOTAL:
		return SHOWN_TOTAL;
	case POLL_ROWS:
		return SHOWN_ROWS;
	default:
		return SHOWN_QUESTION;
	}
}

static void fill_row(struct making *m, const struct poll_row *row, struct document_row *out)
{
	const struct published **singular = arena_array(m->a, const struct published *, row->class_count);
	const struct published **plural = arena_array(m->a, const struct published *, row->class_count);

	for (size_t i = 0; i < row->class_count; i++) {
		const struct label *l = label_of_class(m, row->classes[i]);

		singular[i] = l->singular;
		plural[i] = l->plural;
	}
	out->label = list_words(m, singular, row->class_count);
	out->title = published_raise(m->a, list_words(m, plural, row->class_count));
	out->counts = row->votes;
	out->no_answer = row->no_answer;
}

/* A poll that was made up in the room is known by the id of its event, which says when. */
static const struct published *poll_id(struct making *m, const struct poll *p)
{
	for (size_t i = 0; i < m->agenda->poll_count; i++)
		if (strcmp(m->agenda->polls[i].id, p->id) == 0)
			return hide(m, p->id, "poll");
	return NULL;
}

static void fill(struct making *m, const struct poll *p, struct document_poll *out)
{
	const char *place = arena_printf(m->a, "poll %s", p->id);
	struct document_row *rows;
	struct poll_table table;
	size_t cap = 0;

	poll_table_make(&table, m->s, p, m->plan->partition, m->plan->blocks, m->a);
	out->id = poll_id(m, p);
	out->dimension = p->dimension ? hide(m, p->dimension->id, "dimension") : NULL;
	out->question = hide_in(m, p->question, place);
	for (size_t i = 0; i < p->options.count; i++)
		texts_add(m, &out->options, &cap, published_raise(m->a, hide_in(m, p->options.item[i], place)));
	out->shown = shown(table.shown);
	out->total = table.total;
	rows = arena_array(m->a, struct document_row, table.row_count);
	for (size_t i = 0; i < table.row_count; i++)
		fill_row(m, &table.rows[i], &rows[i]);
	out->rows = rows;
	out->row_count = table.row_count;
}

static int numbers(int64_t x, int64_t y)
{
	return (x > y) - (x < y);
}

static int counts(const int64_t *x, const int64_t *y, size_t count)
{
	int order = 0;

	for (size_t i = 0; !order && i < count; i++)
		order = numbers(x[i], y[i]);
	return order;
}

/* The figures that are printed, and no others. */
static int figures(const struct document_poll *x, const struct document_poll *y)
{
	size_t options = x->options.count;
	int order = numbers(x->shown, y->shown);

	if (!order && x->shown >= SHOWN_TOTAL)
		order = counts(x->total, y->total, options);
	if (!order)
		order = numbers((int64_t)x->row_count, (int64_t)y->row_count);
	for (size_t i = 0; !order && i < x->row_count; i++) {
		const struct document_row *r = &x->rows[i], *q = &y->rows[i];

		order = strcmp(published_text(r->label), published_text(q->label));
		if (!order)
			order = counts(r->counts, q->counts, options);
		if (!order)
			order = numbers(r->no_answer, q->no_answer);
	}
	return order;
}

/* The agenda's first, in its order; then those of the room by what is printed of them, because their own order would
 * be that of the meeting. */
static int by_print(const struct document_poll *x, const struct document_poll *y)
{
	int order;

	if (!x->id != !y->id)
		return x->id ? -1 : 1;
	if (x->id)
		return 0;
	order = strcmp(published_text(x->question), published_text(y->question));
	if (!order)
		order = texts_order(&x->options, &y->options);
	return order ? order : figures(x, y);
}

/* qsort keeps no order among equals, and the agenda's polls are equal to it. */
static void sort(struct document_poll *polls, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i; j > 0 && by_print(&polls[j - 1], &polls[j]) > 0; j--) {
			struct document_poll swap = polls[j];

			polls[j] = polls[j - 1];
			polls[j - 1] = swap;
		}
}

const struct document_poll *build_polls(struct making *m, const struct dimension *dimension, size_t *count)
{
	struct document_poll *polls = arena_array(m->a, struct document_poll, m->s->poll_count);

	*count = 0;
	for (size_t i = 0; i < m->s->poll_count; i++)
		if (m->s->polls[i].opened && m->s->polls[i].dimension == dimension)
			fill(m, &m->s->polls[i], &polls[(*count)++]);
	sort(polls, *count);
	return polls;
}
