/* tally: how a stakeholder group answered the open poll, counted by hand. It sets the group's row; options
 * not named are 0. People on the record are not among those who can be counted: they would hide nobody. */
#include <string.h>

#include "fold.h"

enum { POLL, GROUP, COUNTS };

static size_t option_of(const struct poll *p, const char *name, const char *lang)
{
	size_t i = 0;

	while (i < p->options.count && strcmp(text_in(p->options.item[i], lang), name) != 0)
		i++;
	return i;
}

static bool check_counts(const struct session *s, const struct poll *p, int group, const struct event_list *counts,
			 struct err *e)
{
	int64_t answered = 0, present = (int64_t)session_counted_in(s, (size_t)group);

	for (size_t i = 0; i < counts->count; i++) {
		if (option_of(p, counts->item[i], s->agenda->language) == p->options.count)
			return err_set(e, ERR_RULE, "poll %s has no option %s", p->id, counts->item[i]);
		if (counts->number[i] < 0 || counts->number[i] > present)
			return err_set(e, ERR_RULE, "%lld cannot be: of that group %lld can be counted",
				       (long long)counts->number[i], (long long)present);
		answered += counts->number[i];
	}
	if (answered > present)
		return err_set(e, ERR_RULE,
			       "%lld answers are too many: of that group %lld can be counted (here, and not on the record)",
			       (long long)answered, (long long)present);
	return true;
}

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	const struct poll *p = poll_of(s, ev->field[POLL].text);
	int group = agenda_group(s->agenda, ev->field[GROUP].text);

	if (!p || !p->open)
		return err_set(e, ERR_RULE, "poll %s is not open", ev->field[POLL].text);
	if (group == NO_GROUP)
		return err_set(e, ERR_RULE, "the agenda has no group %s", ev->field[GROUP].text);
	return check_counts(s, p, group, ev->field[COUNTS].list, e);
}

static struct tally *row(struct session *s, struct poll *p, size_t group)
{
	struct tally *t;

	for (size_t i = 0; i < p->tally_count; i++)
		if (p->tallies[i].group == group)
			return &p->tallies[i];
	t = arena_push(&s->arena, &p->tallies, p->tally_count, &p->tally_cap, sizeof *t);
	p->tally_count++;
	t->group = group;
	t->votes = arena_array(&s->arena, int64_t, p->options.count);
	return t;
}

static void apply(struct session *s, const struct event *ev)
{
	struct poll *p = poll_of(s, ev->field[POLL].text);
	struct tally *t = row(s, p, (size_t)agenda_group(s->agenda, ev->field[GROUP].text));
	const struct event_list *counts = ev->field[COUNTS].list;

	memset(t->votes, 0, p->options.count * sizeof *t->votes);
	for (size_t i = 0; i < counts->count; i++)
		t->votes[option_of(p, counts->item[i], s->agenda->language)] = counts->number[i];
}

static const struct field fields[] = {
	[POLL] = { "poll", FIELD_WORD, PRIVATE, REQUIRED },
	[GROUP] = { "group", FIELD_WORD, PRIVATE, REQUIRED },
	[COUNTS] = { "counts", FIELD_COUNTS, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_tally = {
	.name = "tally", .fields = fields, .check = check, .apply = apply, .room = true,
};
