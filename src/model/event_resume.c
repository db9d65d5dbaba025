/* resume: the clock runs on. */
#include "fold.h"

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	(void)ev;
	if (!s->clock.paused)
		return err_set(e, ERR_RULE, "the clock is running");
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	clock_book(s, ev->at_ms);
	s->clock.paused = false;
}

static const struct field fields[] = { { NULL, 0, 0, 0 } };

const struct event_kind kind_resume = {
	.name = "resume", .fields = fields, .check = check, .apply = apply, .room = true,
};
