/* synthesis_polls: polls of one id added up, row by row of the same label. Only what was published is added: agreement
 * without figures stays without figures, and a room that published a total alone is in no row. */
#include <string.h>

#include "synthesis.h"

static const char *options_in_words(struct synthesis *s, const struct past_poll *p)
{
	const char *list = "";

	for (size_t i = 0; i < p->options.count; i++)
		list = arena_printf(s->a, "%s%s%s", list, i ? ", " : "", p->options.item[i]);
	return list;
}

static bool same_options(const struct past_poll *x, const struct past_poll *y)
{
	if (x->options.count != y->options.count)
		return false;
	for (size_t i = 0; i < x->options.count; i++)
		if (!strings_has(&x->options, y->options.item[i]))
			return false;
	return true;
}

static size_t option_index(const struct past_poll *p, const char *option)
{
	size_t i = 0;

	while (strcmp(p->options.item[i], option) != 0)
		i++;
	return i;
}

/* The same options may stand in another order. */
static void add_counts(const struct pooled *sum, int64_t *to, const struct past_poll *p, const int64_t *counts)
{
	for (size_t i = 0; i < p->options.count; i++)
		to[option_index(sum->first, p->options.item[i])] += counts[i];
}

static void add_rows(struct synthesis *s, struct strand *poll, const struct past_poll *p)
{
	const char **labels = arena_array(s->a, const char *, p->row_count);

	for (size_t i = 0; i < p->row_count; i++)
		labels[i] = p->rows[i].label;
	weave_in(s->a, poll->within, labels, p->row_count);
	for (size_t i = 0; i < p->row_count; i++) {
		struct strand *row = weave_find(poll->within, labels[i]);

		if (!row->counts)
			row->counts = arena_array(s->a, int64_t, p->options.count);
		add_counts(poll->pooled, row->counts, p, p->rows[i].counts);
		row->no_answer += p->rows[i].no_answer;
	}
}

static void begin(struct synthesis *s, struct strand *poll, const struct past_minutes *from,
		  const struct past_poll *p)
{
	poll->pooled = arena_new(s->a, struct pooled);
	poll->within = arena_new(s->a, struct weave);
	*poll->pooled = (struct pooled){
		.first = p, .from = from, .total = arena_array(s->a, int64_t, p->options.count),
	};
}

static bool add(struct synthesis *s, struct strand *poll, const struct past_minutes *from,
		const struct past_poll *p, size_t source, struct err *e)
{
	struct strand *dimension = weave_find(&s->dimensions, p->dimension);
	struct pooled *sum;

	if (!poll->pooled)
		begin(s, poll, from, p);
	sum = poll->pooled;
	if (!same_options(sum->first, p))
		return err_set(e, ERR_RULE,
			       "%s: the poll %s has other options (%s) than in %s (%s), so that they cannot be added up; "
			       "leave one of the files out, or export one again with its poll under another id",
			       from->file, p->id, options_in_words(s, p), sum->from->file,
			       options_in_words(s, sum->first));
	wordings_add(s->a, &poll->title, p->question, from->file);
	tick(&poll->roundtables, source);
	/* A room that was only asked has discussed it too. */
	if (dimension)
		tick(&dimension->roundtables, source);
	if (dimension && (!sum->dimension || strcmp(dimension->id, sum->dimension->id) < 0))
		sum->dimension = dimension;
	sum->agreed += p->agreement;
	sum->figures += p->total != NULL;
	sum->by_group += p->row_count > 0;
	if (p->total)
		add_counts(sum, sum->total, p, p->total);
	add_rows(s, poll, p);
	return true;
}

bool pool(struct synthesis *s, const struct past_minutes *from, size_t source, struct err *e)
{
	const char **ids = arena_array(s->a, const char *, from->poll_count);

	/* Without an id it is added to none; no id of an agenda begins with a line break. */
	for (size_t i = 0; i < from->poll_count; i++)
		ids[i] = *from->polls[i].id ? from->polls[i].id : arena_printf(s->a, "\n%zu/%zu", source, i);
	weave_in(s->a, &s->polls, ids, from->poll_count);
	for (size_t i = 0; i < from->poll_count; i++)
		if (!add(s, weave_find(&s->polls, ids[i]), from, &from->polls[i], source, e))
			return false;
	return true;
}

/* ---- into the tree ---- */

static const struct document_row *rows(struct synthesis *s, struct strand *poll, size_t *count)
{
	struct strand **ranked = weave_rank(s->a, poll->within);
	struct document_row *list = arena_array(s->a, struct document_row, poll->within->count);

	*count = poll->within->count;
	for (size_t i = 0; i < *count; i++) {
		list[i].label = again(s, ranked[i]->id, poll->pooled->from->file, "polls");
		list[i].title = published_raise(s->a, list[i].label);
		list[i].counts = ranked[i]->counts;
		list[i].no_answer = ranked[i]->no_answer;
	}
	return list;
}

static void fill(struct synthesis *s, struct strand *poll, struct document_poll *out)
{
	const struct pooled *sum = poll->pooled;
	const char *file = sum->from->file;
	const struct wording *question = wordings_best(&poll->title);
	const struct published **options = arena_array(s->a, const struct published *, sum->first->options.count);

	out->id = again(s, sum->first->id, file, "polls");
	out->dimension = sum->dimension ? again(s, sum->dimension->id, file, "polls") : NULL;
	out->question = again(s, question->text, question->file, "polls");
	for (size_t i = 0; i < sum->first->options.count; i++)
		options[i] = again(s, sum->first->options.item[i], file, "polls");
	out->options = (struct document_texts){ options, sum->first->options.count };
	out->rows = rows(s, poll, &out->row_count);
	out->total = sum->total;
	out->shown = out->row_count ? SHOWN_ROWS :
		     sum->figures   ? SHOWN_TOTAL :
		     sum->agreed    ? SHOWN_AGREEMENT :
				      SHOWN_QUESTION;
}

/* Those of one dimension (NULL: of none), in order. */
static const struct document_poll *polls_of(struct synthesis *s, const struct strand *dimension, size_t *count)
{
	struct document_poll *list = arena_array(s->a, struct document_poll, s->polls.count);

	*count = 0;
	for (size_t i = 0; i < s->polls.count; i++)
		if (s->poll[i]->pooled->dimension == dimension)
			fill(s, s->poll[i], &list[(*count)++]);
	return list;
}

void synthesis_polls(struct synthesis *s)
{
	struct document_dimension *list = (struct document_dimension *)s->d->dimensions;

	for (size_t i = 0; i < s->dimensions.count; i++) {
		list[i].polls = polls_of(s, s->dimension[i], &list[i].poll_count);
		list[i].discussed = list[i].discussed || list[i].poll_count > 0;
	}
	s->d->polls = polls_of(s, NULL, &s->d->poll_count);
}
