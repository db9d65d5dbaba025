/* pause: a break: the clock stops. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	(void)e;
	plan_event(call, out, "pause");
	return true;
}

const struct command command_pause = {
	.name = "pause",
	.args = "",
	.help = N_("Stop the clock for a break"),
	.family = "Place and clock",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
