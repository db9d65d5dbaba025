/* yield: nobody has the floor. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	(void)e;
	plan_event(call, out, "yield");
	return true;
}

const struct command command_yield = {
	.name = "yield",
	.args = "",
	.help = N_("Take the floor back: nobody is speaking"),
	.family = "People",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.plan = plan,
};
