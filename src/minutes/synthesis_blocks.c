/* synthesis_blocks: the report in reading order. */
#include <stdlib.h>
#include <string.h>

#include "pen.h"
#include "synthesis.h"

const struct published *in_roundtables(struct synthesis *s, size_t shown)
{
	struct making *m = &s->making;

	return shown ? say1(m, PHRASE_SYN_IN, number_words(m, shown)) : say(m, PHRASE_SYN_IN_SOME);
}

/* ---- tables ---- */

static struct block *table(struct pen *p, const struct published *caption, const enum phrase *titles,
			   size_t columns, size_t rows)
{
	struct block *b = pen_block(p, BLOCK_TABLE, caption);
	const struct published **list = arena_array(p->m->a, const struct published *, columns);

	for (size_t i = 0; i < columns; i++)
		list[i] = say(p->m, titles[i]);
	b->columns = list;
	b->column_count = columns;
	b->rows = arena_array(p->m->a, struct block_row, rows);
	return b;
}

static void row(struct pen *p, struct block *b, const struct published *const *cells)
{
	const struct published **copy = arena_array(p->m->a, const struct published *, b->column_count);

	memcpy(copy, cells, b->column_count * sizeof *copy);
	/* Made by table(), for as many as there are. */
	((struct block_row *)b->rows)[b->row_count++].cells = copy;
}

/* ---- what this is, and who took part ---- */

static void groups(struct synthesis *s, struct pen *p)
{
	static const enum phrase titles[] = { PHRASE_GROUP, PHRASE_SYN_PEOPLE_LABEL };
	const struct document *d = s->d;
	struct block *b;
	size_t told = 0;

	for (size_t i = 0; i < s->plan->count; i++)
		told += s->plan->minutes[i]->participants > 0;
	if (!told)
		return;
	pen_heading(p, 2, say(p->m, PHRASE_TOOK_PART));
	pen_paragraph(p, say2(p->m, PHRASE_SYN_PEOPLE, published_raise(s->a, number_words(p->m, d->participants)),
			      in_roundtables(s, shown_count(s, told))));
	if (!d->group_count)
		return;
	b = table(p, say(p->m, PHRASE_TOOK_PART), titles, 2, d->group_count);
	for (size_t i = 0; i < d->group_count; i++) {
		const struct published *cells[] = { d->groups[i].plural, published_number(s->a, d->groups[i].count) };

		row(p, b, cells);
	}
}

static void front(struct synthesis *s, struct pen *p)
{
	struct making *m = p->m;
	const struct document *d = s->d;
	size_t count = d->synthesis->roundtables;

	pen_heading(p, 1, d->title);
	if (d->status == DOCUMENT_DRAFT)
		pen_block(p, BLOCK_NOTICE, say(m, PHRASE_SYN_DRAFT));
	pen_paragraph(p, count ? say1(m, PHRASE_SYN_BROUGHT, number_words(m, count)) :
				 say(m, PHRASE_SYN_BROUGHT_SOME));
	pen_paragraph(p, say(m, PHRASE_SYN_RULE_INTRO));
	pen_block(p, BLOCK_QUOTE, say1(m, PHRASE_QUOTED, d->rule));
	groups(s, p);
}

static void key_points(struct pen *p, const struct document *d)
{
	bool any = false;

	for (size_t i = 0; i < d->dimension_count; i++) {
		const struct document_dimension *one = &d->dimensions[i];
		bool first = true;

		for (size_t j = 0; j < one->stage_count; j++)
			for (size_t k = 0; k < one->stages[j].item_count; k++) {
				if (!one->stages[j].items[k].key)
					continue;
				if (!any)
					pen_heading(p, 2, say(p->m, PHRASE_KEY_POINTS));
				if (first) {
					pen_heading(p, 3, one->title);
					pen_block(p, BLOCK_BULLETS, NULL);
				}
				/* Its number belongs to where it stands below. */
				pen_line(p, NULL, one->stages[j].items[k].line);
				any = true;
				first = false;
			}
	}
}

/* ---- the dimensions ---- */

static void themes(struct synthesis *s, struct pen *p, const struct document_dimension *d)
{
	static const enum phrase titles[] = { PHRASE_SYN_THEME, PHRASE_SYN_RAISED_COLUMN };
	struct block *b;

	if (!d->theme_count)
		return;
	pen_heading(p, 3, say(p->m, PHRASE_SYN_RAISED_TITLE));
	b = table(p, say(p->m, PHRASE_SYN_RAISED_TITLE), titles, 2, d->theme_count);
	for (size_t i = 0; i < d->theme_count; i++) {
		const struct published *cells[] = { d->themes[i].title, in_roundtables(s, d->themes[i].roundtables) };

		row(p, b, cells);
	}
}

static void stage(struct pen *p, const struct document_stage *s)
{
	size_t actions = 0;

	/* Actions have a part of their own; they stand before all else. */
	while (actions < s->item_count && is_action(&s->items[actions]))
		actions++;
	if (actions == s->item_count)
		return;
	if (s->title)
		pen_heading(p, 3, s->title);
	pen_items(p, actions ? s->items[actions].kind : s->kind, s->items + actions, s->item_count - actions);
}

static void poll(struct synthesis *s, struct pen *p, const struct strand *from, const struct document_poll *poll)
{
	const struct pooled *sum = from->pooled;

	pen_poll(p, poll);
	if (sum->figures)
		pen_paragraph(p, say1(p->m, PHRASE_SYN_POLL_FIGURES,
				      in_roundtables(s, shown_count(s, sum->figures))));
	if (sum->by_group && sum->by_group < sum->figures)
		pen_paragraph(p, say1(p->m, PHRASE_SYN_POLL_ROWS,
				      in_roundtables(s, shown_count(s, sum->by_group))));
	if (sum->agreed && sum->figures)
		pen_paragraph(p, say1(p->m, PHRASE_SYN_POLL_AGREED, in_roundtables(s, shown_count(s, sum->agreed))));
}

static void polls(struct synthesis *s, struct pen *p, int level, const struct strand *dimension,
		  const struct document_poll *list)
{
	size_t at = 0;

	for (size_t i = 0; i < s->polls.count; i++) {
		if (s->poll[i]->pooled->dimension != dimension)
			continue;
		if (at == 0)
			pen_heading(p, level, say(p->m, PHRASE_POLLS));
		poll(s, p, s->poll[i], &list[at++]);
	}
}

static void dimensions(struct synthesis *s, struct pen *p)
{
	for (size_t i = 0; i < s->d->dimension_count; i++) {
		const struct document_dimension *d = &s->d->dimensions[i];

		pen_heading(p, 2, d->title);
		pen_paragraph(p, d->discussed ? say1(p->m, PHRASE_SYN_DISCUSSED, in_roundtables(s, d->roundtables)) :
						say(p->m, PHRASE_NOT_DISCUSSED));
		themes(s, p, d);
		for (size_t j = 0; j <= d->stage_count; j++) {
			if (j == d->polls_at)
				polls(s, p, 3, s->dimension[i], d->polls);
			if (j < d->stage_count)
				stage(p, &d->stages[j]);
		}
	}
	polls(s, p, 2, NULL, s->d->polls);
}

/* ---- what comes of it ---- */

static const struct published *due(struct pen *p, const struct document_item *it)
{
	return it->due || strcmp(it->horizon, "medium") != 0 ? it->due : say(p->m, PHRASE_SYN_MEDIUM_TERM);
}

static void action_row(struct pen *p, struct block *b, const struct action *action)
{
	const struct document_item *it = action->item;
	const struct published *cells[] = {
		it->number, strcmp(it->status, "done") == 0 ? say1(p->m, PHRASE_DONE, it->line) : it->line,
		it->addressee ? it->addressee : say(p->m, PHRASE_TO_BE_AGREED), action->dimension, due(p, it),
	};

	row(p, b, cells);
}

static bool any_relative(const struct synthesis *s)
{
	for (size_t i = 0; i < s->action_count; i++)
		if (s->actions[i].item->due && !s->actions[i].item->due_month)
			return true;
	return false;
}

/* How many from `at` on are of one level. */
static size_t level_length(const struct synthesis *s, size_t at)
{
	size_t end = at + 1;

	while (end < s->action_count && same_level(&s->actions[at], &s->actions[end]))
		end++;
	return end - at;
}

static void actions(struct synthesis *s, struct pen *p)
{
	static const enum phrase titles[] = { PHRASE_NUMBER, PHRASE_ACTION, PHRASE_ADDRESSEE, PHRASE_SYN_DIMENSION,
					      PHRASE_DUE };
	struct block *b = NULL;

	if (s->action_count)
		pen_heading(p, 2, say(p->m, PHRASE_SYN_ACTIONS));
	if (any_relative(s))
		pen_paragraph(p, say(p->m, PHRASE_SYN_DUE_FROM));
	for (size_t i = 0; i < s->action_count; i++) {
		if (i == 0 || !same_level(&s->actions[i - 1], &s->actions[i])) {
			const struct published *level = s->actions[i].item->level;
			const struct published *title = level ? say1(p->m, PHRASE_SYN_LEVEL_TITLE, level) :
								say(p->m, PHRASE_SYN_LEVEL_OPEN);

			pen_heading(p, 3, title);
			b = table(p, title, titles, sizeof titles / sizeof *titles, level_length(s, i));
		}
		action_row(p, b, &s->actions[i]);
	}
}

static bool is(const struct document_item *it, enum entry_kind kind)
{
	return strcmp(it->kind, entry_kind_name(kind)) == 0;
}

static const struct published *title_of(const struct document *d, const struct published *id)
{
	for (size_t i = 0; id && i < d->dimension_count; i++)
		if (strcmp(published_text(d->dimensions[i].id), published_text(id)) == 0)
			return d->dimensions[i].title;
	return NULL;
}

/* They stand by dimension; those on none come last, under a line of their own only where that is clear. */
static void recommendations(struct pen *p, const struct document *d)
{
	const struct document_stage *from = d->closing->stages;
	const char *last = NULL;

	for (size_t i = 0; i < from->item_count; i++) {
		const struct document_item *it = &from->items[i];

		if (!is(it, RECOMMENDATION))
			continue;
		if (!last)
			pen_heading(p, 2, say(p->m, PHRASE_KEY_RECOMMENDATIONS));
		if (!last || strcmp(last, published_text(it->dimension)) != 0) {
			const struct published *title = title_of(d, it->dimension);

			if (title || last)
				pen_heading(p, 3, title ? title : say(p->m, PHRASE_SYN_OVERALL));
			pen_block(p, BLOCK_BULLETS, NULL);
		}
		pen_line(p, it->number, it->line);
		last = published_text(it->dimension);
	}
}

/* What else was kept at the end of the meetings. */
static void closing_discussion(struct pen *p, const struct document *d)
{
	const struct document_stage *from = d->closing->stages;
	bool any = false;

	for (size_t i = 0; i < from->item_count; i++) {
		const struct document_item *it = &from->items[i];

		if (is(it, RECOMMENDATION) || is(it, ACTION))
			continue;
		if (!any) {
			pen_heading(p, 2, say(p->m, PHRASE_SYN_CLOSING));
			pen_block(p, BLOCK_BULLETS, NULL);
		}
		pen_line(p, it->number, it->line);
		any = true;
	}
}

/* ---- dissent ---- */

static void dissent(struct synthesis *s, struct pen *p)
{
	const struct document *d = s->d;
	bool any = false;

	for (size_t i = 0; i < d->dimension_count; i++) {
		const struct document_dimension *one = &d->dimensions[i];
		bool first = true;

		for (size_t j = 0; j < one->theme_count; j++) {
			const struct subject *subject = s->dimension[i]->subjects[j];

			if (!one->themes[j].recurring_dissent)
				continue;
			if (!any)
				pen_heading(p, 2, say(p->m, PHRASE_SYN_DISSENT_TITLE));
			if (first)
				pen_heading(p, 3, one->title);
			pen_block(p, BLOCK_PROSE, NULL)->run_in = one->themes[j].title;
			pen_line(p, NULL, say1(p->m, PHRASE_SYN_DISSENT, in_roundtables(s, one->themes[j].disputed)));
			/* Their numbers belong to where they stand above. */
			for (size_t k = 0; k < subject->objected_count; k++)
				pen_line(p, NULL, subject->objected[k]->line);
			any = true;
			first = false;
		}
	}
}

/* ---- where it comes from ---- */

static int by_title(const void *x, const void *y)
{
	const struct past_minutes *a = *(const struct past_minutes *const *)x;
	const struct past_minutes *b = *(const struct past_minutes *const *)y;
	int order = strcmp(a->month, b->month);

	return order ? order : strcmp(a->title, b->title);
}

static const struct published *source(struct synthesis *s, const struct past_minutes *from)
{
	const struct published *title = again(s, from->title, from->file, "title");
	struct date d;

	if (!*from->month || !date_parse(arena_printf(s->a, "%s-01", from->month), &d))
		return title;
	return say2(&s->making, PHRASE_SYN_SOURCE, title, month_words(&s->making, d));
}

static void sources(struct synthesis *s, struct pen *p)
{
	const struct past_minutes **list = arena_array(s->a, const struct past_minutes *, s->plan->count);

	if (!s->plan->titles)
		return;
	memcpy(list, s->plan->minutes, s->plan->count * sizeof *list);
	qsort(list, s->plan->count, sizeof *list, by_title);
	pen_heading(p, 2, say(p->m, PHRASE_SYN_ROUNDTABLES));
	pen_block(p, BLOCK_BULLETS, NULL);
	for (size_t i = 0; i < s->plan->count; i++)
		pen_line(p, NULL, source(s, list[i]));
}

static void made(struct pen *p, const struct document *d)
{
	pen_heading(p, 2, say(p->m, PHRASE_SYN_MADE_TITLE));
	pen_block(p, BLOCK_PROSE, NULL);
	for (size_t i = 0; i < d->made.count; i++)
		pen_line(p, NULL, d->made.item[i]);
}

void synthesis_blocks(struct synthesis *s)
{
	struct pen p = { .m = &s->making };

	front(s, &p);
	key_points(&p, s->d);
	dimensions(s, &p);
	actions(s, &p);
	if (s->d->closing) {
		recommendations(&p, s->d);
		closing_discussion(&p, s->d);
	}
	dissent(s, &p);
	pen_parked(&p, s->d);
	sources(s, &p);
	made(&p, s->d);
	s->d->blocks = p.blocks;
	s->d->block_count = p.count;
}
