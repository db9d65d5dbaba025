/* agree: the chair has seen the published wording, and the room agreed: it may stand on the wall. */
#include "fold.h"

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->agreed = true;
}

const struct event_kind kind_agree = {
	.name = "agree", .fields = fields_of_entry, .check = check_entry, .apply = apply,
};
