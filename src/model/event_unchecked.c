/* unchecked: an entry is to be read again, by whoever has read it. */
#include "fold.h"

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (!check_entry(s, ev, e))
		return false;
	return entry_of(s, ev)->more->checker_count || err_set(e, ERR_RULE, "nobody has read entry %zu", entry_of(s, ev)->number);
}

static void apply(struct session *s, const struct event *ev)
{
	entry_unread(s, entry_of(s, ev));
}

const struct event_kind kind_unchecked = {
	.name = "unchecked", .fields = fields_of_entry, .check = check, .apply = apply,
};
