/* unchecked: an entry is to be read again. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_about_entry(call, out, "unchecked", e) != NULL;
}

const struct command command_unchecked = {
	.name = "unchecked",
	.args = "ID",
	.help = N_("Take back that entry ID was read"),
	.family = "Publishing",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
