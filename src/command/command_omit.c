/* omit: an entry is left out of print, or taken in again. */
#include "base/say.h"
#include "plan.h"

static bool now(const struct entry *en)
{
	return en->omitted;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_toggle(call, out, "omit", "omitted", now, e);
}

const struct command command_omit = {
	.name = "omit",
	.key = "x",
	.args = "ID",
	.help = N_("Leave entry ID out of the minutes, or take it in again"),
	.family = "Publishing",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
