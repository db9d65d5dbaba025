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
	struct entry_more *more = entry_more(s, en);
	const struct person **slot;

	for (size_t i = 0; i < more->supporter_count; i++)
		if (more->supporters[i] == p)
			return;
	slot = arena_push(&s->arena, &more->supporters, more->supporter_count, &more->supporter_cap, sizeof *slot);
	*slot = p;
	more->supporter_count++;
}

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = entry_of(s, ev);

	if (event_given(ev, PERSON))
		add_person(s, en, session_person(s, ev->field[PERSON].text));
	else if (event_given(ev, HANDS))
		entry_more(s, en)->hands = (size_t)ev->field[HANDS].number;
	else
		entry_more(s, en)->hands++;
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
