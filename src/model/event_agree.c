/* agree: the chair has seen the published wording, and the room agreed: it may stand on the wall. */
#include "fold.h"

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->agreed = true;
}

static const struct field fields[] = {
	{ "of", FIELD_EVENT, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_agree = {
	.name = "agree", .fields = fields, .check = check_entry, .apply = apply,
};
