/* hide: a string is hidden, everywhere or in one entry. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_verdict(call, out, "hide", e);
}

const struct command command_hide = {
	.name = "hide",
	.key = "h",
	.args = "STRING [in ID]",
	.help = N_("Hide STRING in what is published, everywhere or in entry ID"),
	.family = "Publishing",
	.least = 1, .most = 1, .rest_after = 0,
	.plan = plan,
};
