/* yield: nobody has the floor. */
#include "fold.h"

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	(void)ev;
	if (!s->floor)
		return err_set(e, ERR_RULE, "nobody has the floor");
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	floor_book(s, ev->at_ms);
	s->floor = NULL;
}

static const struct field fields[] = { { NULL, 0, 0, 0 } };

const struct event_kind kind_yield = {
	.name = "yield", .fields = fields, .check = check, .apply = apply, .room = true,
};
