/* star: an entry is a key point, or no longer. */
#include "base/say.h"
#include "plan.h"

static bool now(const struct entry *en)
{
	return en->star;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_toggle(call, out, "star", "star", now, e);
}

const struct command command_star = {
	.name = "star",
	.args = "ID",
	.help = N_("Make entry ID a key point, or no longer one"),
	.family = "Entries",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
