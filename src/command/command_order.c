/* order: an entry stands before or after another in print. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "order", e);
	const struct entry *other = ev ? find_entry(call, plan_arg(call, 2), e) : NULL;

	if (!other)
		return false;
	event_set_text(ev, "place", plan_arg(call, 1));
	event_set_text(ev, "other", other->id);
	return true;
}

const struct command command_order = {
	.name = "order",
	.args = "ID before|after ID",
	.help = N_("Print an entry before or after another"),
	.family = "Publishing",
	.least = 3, .most = 3, .rest_after = NO_REST,
	.plan = plan,
};
