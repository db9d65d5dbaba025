/* owner: the person who sees to an action: private, never printed. Without a person: nobody. */
#include "fold.h"

enum { PERSON = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->owner = person_behind(s, ev);
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[PERSON] = { "person", FIELD_PERSON, PRIVATE, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_owner = {
	.name = "owner", .fields = fields, .check = check_entry_and_person, .apply = apply,
};
