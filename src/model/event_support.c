/* support: voices for an entry. A person counts once; without a person it is one more hand; a number sets
 * the hands. */
#include "fold.h"

enum { PERSON = OF + 1, HANDS };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (event_given(ev, PERSON) && !check_person(s, ev->field[PERSON].text, e))
		return false;
	if (event_given(ev, HANDS) && (ev->field[HANDS].number < 0 || ev->field[HANDS].number > 10000))
		return err_set(e, ERR_RULE, "%lld hands cannot be", (long long)ev->field[HANDS].number);
	return check_entry(s, ev, e);
}

static void add_person(struct session *s, struct entry *en, const struct person *p)
{
	const struct person **slot;

	for (size_t i = 0; i < en->supporter_count; i++)
		if (en->supporters[i] == p)
			return;
	slot = arena_push(&s->arena, &en->supporters, en->supporter_count, &en->supporter_cap, sizeof *slot);
	*slot = p;
	en->supporter_count++;
}

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = entry_of(s, ev);

	if (event_given(ev, PERSON))
		add_person(s, en, session_person(s, ev->field[PERSON].text));
	else if (event_given(ev, HANDS))
		en->hands = (size_t)ev->field[HANDS].number;
	else
		en->hands++;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[PERSON] = { "person", FIELD_PERSON, PRIVATE, OPTIONAL },
	[HANDS] = { "hands", FIELD_NUMBER, PRIVATE, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_support = {
	.name = "support", .fields = fields, .check = check, .apply = apply,
};
