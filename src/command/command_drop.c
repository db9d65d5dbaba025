/* drop: an entry was a mistake. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_about_entry(call, out, "drop", e) != NULL;
}

const struct command command_drop = {
	.name = "drop",
	.args = "ID",
	.help = N_("Take entry ID out of the notes"),
	.family = "Entries",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
