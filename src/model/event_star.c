/* star: an entry is a key point, or no longer. */
#include "fold.h"

enum { STAR = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->star = ev->field[STAR].number != 0;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[STAR] = { "star", FIELD_FLAG, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_star = {
	.name = "star", .fields = fields, .check = check_entry, .apply = apply,
};
