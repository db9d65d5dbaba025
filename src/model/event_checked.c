/* checked: the organiser has read an entry as it will be published. */
#include "fold.h"

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->checked = true;
}

static const struct field fields[] = {
	{ "of", FIELD_EVENT, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_checked = {
	.name = "checked", .fields = fields, .check = check_entry, .apply = apply,
};
