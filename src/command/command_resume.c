/* resume: the break is over. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	(void)e;
	plan_event(call, out, "resume");
	return true;
}

const struct command command_resume = {
	.name = "resume",
	.args = "",
	.help = N_("Let the clock run on"),
	.family = "Place and clock",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
