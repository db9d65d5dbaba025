/* due: when an action is to be done: a day, or so many weeks from the meeting. */
#include "fold.h"

enum { DUE = OF + 1 };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (!due_is_valid(ev->field[DUE].text))
		return err_set(e, ERR_RULE, "%s is no date; write 2026-12-01, or +6w, +10d, +3m from the meeting",
			       ev->field[DUE].text);
	return check_entry(s, ev, e);
}

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->due = ev->field[DUE].text;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[DUE] = { "due", FIELD_TEXT, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_due = {
	.name = "due", .fields = fields, .check = check, .apply = apply,
};
