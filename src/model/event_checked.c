/* checked: the organiser has read an entry as it will be published. */
#include "fold.h"

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->checked = true;
}

const struct event_kind kind_checked = {
	.name = "checked", .fields = fields_of_entry, .check = check_entry, .apply = apply,
};
