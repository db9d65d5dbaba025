/* drop: an entry was a mistake; it is out of the session's lists and of everything published. */
#include "fold.h"

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->dropped = true;
}

const struct event_kind kind_drop = {
	.name = "drop", .fields = fields_of_entry, .check = check_entry, .apply = apply,
};
