/* poll_table: what of a poll may be printed (Chatham House Rule, 2002 wording; RULE.md section 3).
 *
 * The candidates are a chain that sizes alone decide, so that which one is printed tells a stranger only that
 * the finer ones would have shown too much. */
#include "rule/poll_table.h"

#include <string.h>

#include "base/say.h"
#include "poll_table_tables.h"
#include "poll_table_ties.h"

struct chain {
	struct poll_row *rows;
	size_t count;
	size_t options;
	int64_t k;
	struct arena *arena;
};

static void add_votes(int64_t *to, const int64_t *votes, size_t options)
{
	for (size_t i = 0; i < options; i++)
		to[i] += votes[i];
}

static int64_t sum(const int64_t *votes, size_t options)
{
	int64_t all = 0;

	for (size_t i = 0; i < options; i++)
		all += votes[i];
	return all;
}

static size_t answers_given(const int64_t *votes, size_t options)
{
	size_t cells = 0;

	for (size_t i = 0; i < options; i++)
		cells += votes[i] != 0;
	return cells;
}

static struct poll_row row_of(const struct chain *ch, const struct poll *p, const struct partition *partition,
			      size_t class)
{
	int64_t *votes = arena_array(ch->arena, int64_t, ch->options);
	size_t *classes = arena_array(ch->arena, size_t, 1);

	*classes = class;
	for (size_t i = 0; i < p->tally_count; i++)
		if (partition->class_of_group[p->tallies[i].group] == class)
			add_votes(votes, p->tallies[i].votes, ch->options);
	return (struct poll_row){
		.classes = classes, .class_count = 1, .votes = votes,
		.present = (int64_t)partition->classes[class].count,
		.no_answer = (int64_t)partition->classes[class].count - sum(votes, ch->options),
	};
}

/* Puts rows[y] into rows[x], x before y, which keeps the agenda's order by first class. */
static void merge(struct chain *ch, size_t x, size_t y)
{
	struct poll_row *to = &ch->rows[x], *from = &ch->rows[y];
	size_t *classes = arena_array(ch->arena, size_t, to->class_count + from->class_count);
	int64_t *votes = arena_array(ch->arena, int64_t, ch->options);

	memcpy(classes, to->classes, to->class_count * sizeof *classes);
	memcpy(classes + to->class_count, from->classes, from->class_count * sizeof *classes);
	add_votes(votes, to->votes, ch->options);
	add_votes(votes, from->votes, ch->options);
	to->classes = classes;
	to->class_count += from->class_count;
	to->votes = votes;
	to->no_answer += from->no_answer;
	to->present += from->present;
	ch->count--;
	memmove(from, from + 1, (ch->count - y) * sizeof *from);
}

/* The smallest row but for `other`; of equal ones the first in the agenda. */
static size_t smallest(const struct chain *ch, size_t other)
{
	size_t least = ch->count;

	for (size_t i = 0; i < ch->count; i++)
		if (i != other && (least == ch->count || ch->rows[i].present < ch->rows[least].present))
			least = i;
	return least;
}

static void merge_smallest_two(struct chain *ch)
{
	size_t x = smallest(ch, ch->count), y = smallest(ch, x);

	merge(ch, x < y ? x : y, x < y ? y : x);
}

static void merge_tied(struct chain *ch, const size_t *tie)
{
	for (size_t i = 0; i < ch->count; i++)
		for (size_t j = ch->count; j-- > i + 1;)
			if (tie[ch->rows[i].classes[0]] == tie[ch->rows[j].classes[0]])
				merge(ch, i, j);
}

static bool cell_hides(int64_t people, int64_t k)
{
	return people == 0 || people >= k;
}

static bool row_hides(const struct chain *ch, const struct poll_row *row)
{
	for (size_t i = 0; i < ch->options; i++)
		if (!cell_hides(row->votes[i], ch->k))
			return false;
	/* A row in which all gave one answer says of each of them what they answered. */
	return cell_hides(row->no_answer, ch->k) && answers_given(row->votes, ch->options) >= 2;
}

static bool all_hide(const struct chain *ch)
{
	for (size_t i = 0; i < ch->count; i++)
		if (!row_hides(ch, &ch->rows[i]))
			return false;
	return true;
}

/* The rows, and the sum of all. false when a tally does not fit the people counted (the roster changed after
 * the vote): then no figure means what it says. */
static bool start(struct chain *ch, int64_t *total, const struct poll *p, const struct partition *partition)
{
	bool fits = true;

	for (size_t c = 0; c < partition->class_count; c++) {
		ch->rows[ch->count] = row_of(ch, p, partition, c);
		add_votes(total, ch->rows[ch->count].votes, ch->options);
		fits = fits && ch->rows[ch->count].no_answer >= 0;
		ch->count++;
	}
	for (size_t i = 0; i < p->tally_count; i++)
		if (partition->class_of_group[p->tallies[i].group] == partition->class_count &&
		    sum(p->tallies[i].votes, ch->options) != 0)
			fits = false;
	return fits;
}

static void only(struct poll_table *t, enum poll_shown shown, const char *why)
{
	t->shown = shown;
	t->why = why;
	if (shown == POLL_QUESTION || shown == POLL_AGREEMENT)
		t->total = NULL;
}

/* Walks the chain to the first candidate that hides everybody. */
static void choose(struct poll_table *t, struct chain *ch, size_t classes)
{
	if (ch->count <= 1) {
		only(t, POLL_TOTAL, classes <= 1 ? N_("there is one label for everybody here, so there are no rows")
						 : N_("an earlier publication gave the total alone"));
		return;
	}
	while (ch->count > 1 && !all_hide(ch))
		merge_smallest_two(ch);
	if (ch->count == 1) {
		only(t, POLL_TOTAL, N_("in rows by group, some answer would point to fewer people than the Rule "
				    "asks for here, or a whole group would have given one answer"));
		return;
	}
	t->rows = ch->rows;
	t->row_count = ch->count;
	only(t, POLL_ROWS, ch->count == classes ? ""
						: N_("groups are counted together, because alone some answer would "
						  "point to too few people"));
}

void poll_table_of_room(struct poll_table *t, const struct session *s, const struct poll *p,
			const struct partition *partition, const struct event_list *earlier, struct arena *a)
{
	int64_t *total = arena_array(a, int64_t, p->options.count);
	struct chain ch = {
		.rows = arena_array(a, struct poll_row, partition->class_count + 1),
		.options = p->options.count, .k = partition->k, .arena = a,
	};

	*t = (struct poll_table){ .total = total };
	if (!partition->labelled)
		only(t, POLL_QUESTION, N_("fewer people are counted here than the Rule asks for"));
	else if (!start(&ch, total, p, partition))
		only(t, POLL_QUESTION, "a tally counts more answers than there are people now; enter it again");
	else if (sum(total, ch.options) < ch.k)
		only(t, POLL_QUESTION, N_("fewer people answered than the Rule asks for"));
	else if (answers_given(total, ch.options) == 1)
		only(t, POLL_AGREEMENT, "all who answered said the same; figures would say how each of them voted");
	else {
		merge_tied(&ch, poll_table_ties(s, p, partition, earlier, a));
		choose(t, &ch, partition->class_count);
	}
}

void poll_table_make(struct poll_table *t, const struct session *s, const struct poll *p,
		     const struct partition *partition, const struct event_list *earlier, struct arena *a)
{
	if (partition->table_count)
		poll_table_of_tables(t, s, p, partition, a);
	else
		poll_table_of_room(t, s, p, partition, earlier, a);
}
