/* past_file_polls: what a room was asked, and as much of the answer as was published. */
#include <string.h>

#include "past_file_parts.h"

/* One figure per option, in the order of the options; an option without a figure is no table of this program. */
static bool counts(struct past_reader *r, const struct past_node *object, const struct past_poll *p, const char *key,
		   const int64_t **out)
{
	const struct past_node *from = past_member(object, key);
	int64_t *list = arena_array(r->a, int64_t, p->options.count);

	if (!from || from->kind != PAST_OBJECT)
		return past_wrong(r, p->id, key, "holds no figures");
	for (size_t i = 0; i < p->options.count; i++) {
		if (!past_member(from, p->options.item[i]))
			return past_wrong(r, p->id, key, "does not name every option");
		if (!past_count(r, from, p->id, p->options.item[i], &list[i]))
			return false;
	}
	*out = list;
	return true;
}

/* RULE.md section 3: a row is published only where each of its cells is 0 or at least k. */
static bool is_publishable(struct past_reader *r, const struct past_poll *p, const struct past_row *row)
{
	bool below = row->no_answer > 0 && row->no_answer < r->out->k;

	for (size_t i = 0; i < p->options.count; i++)
		below = below || (row->counts[i] > 0 && row->counts[i] < r->out->k);
	return !below || past_wrong(r, p->id, row->label, "has a figure below k, which is never published");
}

static bool rows(struct past_reader *r, const struct past_node *o, struct past_poll *p)
{
	struct past_row *list;
	const struct past_node *one;

	if (!past_list(r, o, p->id, "groups", &one, &p->row_count))
		return false;
	if (p->row_count && !p->total)
		return past_wrong(r, p->id, "groups", "stands there without a total");
	list = arena_array(r->a, struct past_row, p->row_count);
	for (size_t i = 0; i < p->row_count; i++, one = one->next) {
		if (!past_needed(r, one, p->id, "label", &list[i].label) ||
		    !counts(r, one, p, "counts", &list[i].counts) ||
		    !past_count(r, past_member(one, "counts"), p->id, "no answer", &list[i].no_answer) ||
		    !is_publishable(r, p, &list[i]))
			return false;
	}
	p->rows = list;
	return true;
}

static bool total(struct past_reader *r, const struct past_node *o, struct past_poll *p)
{
	const struct past_node *value = past_member(o, "total");

	if (!value)
		return true;
	if (value->kind != PAST_TEXT)
		return counts(r, o, p, "total", &p->total);
	p->agreement = strcmp(value->text, "agreement") == 0;
	return p->agreement || past_wrong(r, p->id, "total", "says what this program does not know");
}

static bool has_twice(const char *const *item, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(item[i], item[j]) == 0)
				return true;
	return false;
}

static bool poll(struct past_reader *r, const struct past_node *o, struct past_poll *p)
{
	if (!past_text(r, o, "polls", "id", &p->id) || !past_text(r, o, p->id, "dimension", &p->dimension) ||
	    !past_needed(r, o, p->id, "question", &p->question) || !past_texts(r, o, p->id, "options", &p->options))
		return false;
	if (p->options.count > PAST_COMPARED_MOST)
		return past_wrong(r, p->id, "options", "are more than there can be");
	/* Options that had to be made more general may have become one. Their figures, told apart by name alone, are
	 * lost then; the question stands. */
	return has_twice(p->options.item, p->options.count) || (total(r, o, p) && rows(r, o, p));
}

/* A poll of the moment has no id, and ids that had to be made more general may have become one: then neither says which
 * poll of another roundtable it is. */
static const char *own_id(const struct past_poll *list, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (strcmp(list[j].id, list[i].id) == 0)
			return "";
	return list[i].id;
}

bool past_polls(struct past_reader *r, const struct past_node *root)
{
	struct past_poll *list;
	const struct past_node *one;

	if (!past_list(r, root, "", "polls", &one, &r->out->poll_count))
		return false;
	if (r->out->poll_count > PAST_COMPARED_MOST)
		return past_wrong(r, "", "polls", "are more than there can be");
	list = arena_array(r->a, struct past_poll, r->out->poll_count);
	for (size_t i = 0; i < r->out->poll_count; i++, one = one->next) {
		if (!poll(r, one, &list[i]))
			return false;
		list[i].id = own_id(list, i);
	}
	r->out->polls = list;
	return true;
}
