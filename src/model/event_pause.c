/* pause: the clock stops: a break. */
#include "fold.h"

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	(void)ev;
	if (s->clock.paused)
		return err_set(e, ERR_RULE, "the clock is paused already");
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	clock_book(s, ev->at_ms);
	s->clock.paused = true;
}

static const struct field fields[] = { { NULL, 0, 0, 0 } };

const struct event_kind kind_pause = {
	.name = "pause", .fields = fields, .check = check, .apply = apply, .room = true,
};
