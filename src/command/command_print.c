/* print: a string is printed, everywhere or in one entry. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_verdict(call, out, "print", e);
}

const struct command command_print = {
	.name = "print",
	.key = "p",
	.args = "STRING [in ID]",
	.help = N_("Let STRING be printed, everywhere or in entry ID"),
	.family = "Publishing",
	.least = 1, .most = 1, .rest_after = 0,
	.plan = plan,
};
