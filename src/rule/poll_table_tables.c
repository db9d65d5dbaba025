/* poll_table_tables: one poll that several tables answered (RULE.md sections 2 and 3).
 *
 * Everybody at a table has seen its hands go up, so each can take their own table from what is printed of all. What is
 * left must be fit for print too. So the figures are sums of what each table's own minutes could show: the total only
 * where each could show its total, a row only where it is made of whole rows at each of them. */
#include "poll_table_tables.h"

#include <string.h>

#include "base/say.h"

struct pool {
	const struct session *s;
	const struct partition *all;
	struct poll_table *one;          /* per table; rows NULL and count 0 where nobody answered */
	bool *answered;                  /* per table */
	size_t *tie;                     /* per class of all: classes with one number are one row */
	size_t options;
	struct arena *arena;
};

static bool has_answers(const struct poll *p)
{
	for (size_t i = 0; i < p->tally_count; i++)
		for (size_t o = 0; o < p->options.count; o++)
			if (p->tallies[i].votes[o])
				return true;
	return false;
}

const struct poll *poll_at_table(const struct table *table, const char *id)
{
	for (size_t i = 0; i < table->room.poll_count; i++) {
		const struct poll *p = &table->room.polls[i];

		if (strcmp(p->id, id) == 0)
			return p->opened && has_answers(p) ? p : NULL;
	}
	return NULL;
}

static bool nothing(struct poll_table *t, const char *why)
{
	t->shown = POLL_QUESTION;
	t->total = NULL;
	t->why = why;
	return false;
}

/* The one option that all at a table chose. */
static size_t agreed_on(const struct poll *p)
{
	for (size_t i = 0; i < p->tally_count; i++)
		for (size_t o = 0; o < p->options.count; o++)
			if (p->tallies[i].votes[o])
				return o;
	return p->options.count;
}

/* Asks each table. false: t says what is left to show. */
static bool ask_all(struct pool *pool, struct poll_table *t, const struct poll *p)
{
	size_t tables = 0, agreeing = 0, option = p->options.count;
	bool alike = true;

	for (size_t i = 0; i < pool->s->table_count; i++) {
		const struct poll *own = poll_at_table(pool->s->tables[i], p->id);

		if (!own)
			continue;
		poll_table_of_room(&pool->one[i], pool->s, own, &pool->all->tables[i], NULL, pool->arena);
		pool->answered[i] = true;
		tables++;
		if (pool->one[i].shown == POLL_QUESTION)
			return nothing(t, pool->one[i].why);
		if (pool->one[i].shown != POLL_AGREEMENT)
			continue;
		alike = alike && (!agreeing++ || agreed_on(own) == option);
		option = agreed_on(own);
	}
	if (!tables)
		return nothing(t, N_("fewer people answered than the Rule asks for"));
	if (!agreeing)
		return true;
	if (agreeing < tables || !alike)
		return nothing(t, N_("all who answered at one table said the same; figures would say how each of them voted"));
	t->shown = POLL_AGREEMENT;
	t->why = N_("all who answered said the same; figures would say how each of them voted");
	return false;
}

/* ---- rows ---- */

static void tie(struct pool *pool, size_t x, size_t y)
{
	size_t from = pool->tie[y], to = pool->tie[x];

	for (size_t c = 0; c < pool->all->class_count; c++)
		if (pool->tie[c] == from)
			pool->tie[c] = to;
}

/* The class of all tables together that has the label of class c at table i. */
static size_t class_in_all(const struct pool *pool, size_t i, size_t c)
{
	return partition_class(pool->all, pool->all->tables[i].classes[c].label);
}

static void tie_rows(struct pool *pool, size_t i)
{
	const struct poll_table *one = &pool->one[i];

	for (size_t r = 0; r < one->row_count; r++)
		for (size_t c = 1; c < one->rows[r].class_count; c++)
			tie(pool, class_in_all(pool, i, one->rows[r].classes[0]), class_in_all(pool, i, one->rows[r].classes[c]));
}

static void add_row(struct pool *pool, struct poll_row *to, size_t i, const struct poll_row *from)
{
	int64_t *votes = arena_array(pool->arena, int64_t, pool->options);
	size_t *classes = arena_array(pool->arena, size_t, to->class_count + from->class_count);

	for (size_t o = 0; o < pool->options; o++)
		votes[o] = (to->votes ? to->votes[o] : 0) + from->votes[o];
	if (to->class_count)
		memcpy(classes, to->classes, to->class_count * sizeof *classes);
	for (size_t c = 0; c < from->class_count; c++) {
		size_t class = class_in_all(pool, i, from->classes[c]), at = 0;

		/* In agenda order, each once. */
		while (at < to->class_count && classes[at] < class)
			at++;
		if (at < to->class_count && classes[at] == class)
			continue;
		memmove(classes + at + 1, classes + at, (to->class_count - at) * sizeof *classes);
		classes[at] = class;
		to->class_count++;
	}
	to->classes = classes;
	to->votes = votes;
	to->no_answer += from->no_answer;
	to->present += from->present;
}

/* One row for each number that ties; rows stand in the order of their first class. */
static size_t make_rows(struct pool *pool, struct poll_row *rows)
{
	size_t count = 0;

	for (size_t c = 0; c < pool->all->class_count; c++) {
		struct poll_row *row = &rows[count];
		bool first = true;

		for (size_t before = 0; before < c; before++)
			first = first && pool->tie[before] != pool->tie[c];
		if (!first)
			continue;
		for (size_t i = 0; i < pool->s->table_count; i++)
			for (size_t r = 0; r < pool->one[i].row_count; r++)
				if (pool->tie[class_in_all(pool, i, pool->one[i].rows[r].classes[0])] == pool->tie[c])
					add_row(pool, row, i, &pool->one[i].rows[r]);
		count += row->class_count > 0;
	}
	return count;
}

static void pool_rows(struct pool *pool, struct poll_table *t)
{
	struct poll_row *rows = arena_array(pool->arena, struct poll_row, pool->all->class_count + 1);
	size_t count;

	for (size_t c = 0; c < pool->all->class_count; c++)
		pool->tie[c] = c;
	for (size_t i = 0; i < pool->s->table_count; i++) {
		if (pool->answered[i] && pool->one[i].shown != POLL_ROWS) {
			t->why = pool->one[i].why;
			return;
		}
		tie_rows(pool, i);
		if (pool->answered[i] && *pool->one[i].why)
			t->why = pool->one[i].why;
	}
	count = make_rows(pool, rows);
	if (count < 2) {
		t->why = N_("rows by group that are safe at each table are one row for all of them");
		return;
	}
	t->shown = POLL_ROWS;
	t->rows = rows;
	t->row_count = count;
}

static void add_totals(struct pool *pool, struct poll_table *t)
{
	int64_t *total = arena_array(pool->arena, int64_t, pool->options);

	for (size_t i = 0; i < pool->s->table_count; i++)
		for (size_t o = 0; pool->answered[i] && o < pool->options; o++)
			total[o] += pool->one[i].total[o];
	t->total = total;
}

void poll_table_of_tables(struct poll_table *t, const struct session *s, const struct poll *p,
			  const struct partition *partition, struct arena *a)
{
	struct pool pool = {
		.s = s, .all = partition, .options = p->options.count, .arena = a,
		.one = arena_array(a, struct poll_table, s->table_count),
		.answered = arena_array(a, bool, s->table_count),
		.tie = arena_array(a, size_t, partition->class_count + 1),
	};

	*t = (struct poll_table){ .why = "" };
	if (!ask_all(&pool, t, p))
		return;
	t->shown = POLL_TOTAL;
	add_totals(&pool, t);
	pool_rows(&pool, t);
}
