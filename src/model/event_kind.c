/* kind: an entry is of another kind: a note becomes an action, and back. */
#include "fold.h"

enum { KIND = OF + 1 };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (entry_kind_of(ev->field[KIND].text) == ENTRY_KINDS)
		return err_set(e, ERR_RULE, "%s is no kind of entry", ev->field[KIND].text);
	return check_entry(s, ev, e);
}

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->kind = entry_kind_of(ev->field[KIND].text);
	entry_unread(s, entry_of(s, ev));
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[KIND] = { "kind", FIELD_WORD, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_kind = {
	.name = "kind", .fields = fields, .check = check, .apply = apply,
};
