/* owner: the person who sees to an action: private, never printed. Without a person: nobody. */
#include "fold.h"

enum { PERSON = OF + 1 };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (ev->field[PERSON].given && !check_person(s, ev->field[PERSON].text, e))
		return false;
	return check_entry(s, ev, e);
}

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->owner =
		ev->field[PERSON].given ? session_person(s, ev->field[PERSON].text) : NULL;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[PERSON] = { "person", FIELD_PERSON, PRIVATE, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_owner = {
	.name = "owner", .fields = fields, .check = check, .apply = apply,
};
