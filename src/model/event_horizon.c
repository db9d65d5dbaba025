/* horizon: whether an action is immediate or for the medium term. */
#include <string.h>

#include "fold.h"

enum { HORIZON = OF + 1 };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (strcmp(ev->field[HORIZON].text, "immediate") != 0 && strcmp(ev->field[HORIZON].text, "medium") != 0)
		return err_set(e, ERR_RULE, "%s is no horizon; say immediate or medium", ev->field[HORIZON].text);
	return check_entry(s, ev, e);
}

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->horizon = ev->field[HORIZON].text;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[HORIZON] = { "horizon", FIELD_WORD, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_horizon = {
	.name = "horizon", .fields = fields, .check = check, .apply = apply,
};
