/* omit: the organiser leaves an entry out of what is published, or takes it back in. */
#include "fold.h"

enum { OMITTED = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->omitted = ev->field[OMITTED].number != 0;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[OMITTED] = { "omitted", FIELD_FLAG, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_omit = {
	.name = "omit", .fields = fields, .check = check_entry, .apply = apply,
};
