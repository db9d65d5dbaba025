/* done: an action is done, or open again. */
#include "plan.h"

static bool now(const struct entry *en)
{
	return en->done;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_toggle(call, out, "done", "done", now, e);
}

const struct command command_done = {
	.name = "done",
	.key = "Space",
	.args = "ID",
	.help = "Mark action ID as done, or as open again",
	.family = "Actions",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
