/* agree: the room agrees, having seen the published wording. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_about_entry(call, out, "agree", e) != NULL;
}

const struct command command_agree = {
	.name = "agree",
	.args = "ID",
	.help = N_("Let entry ID, as it will be published, onto the wall"),
	.family = "Entries",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
