/* floor: somebody is given the floor. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_about_person(call, out, "floor", e) != NULL;
}

const struct command command_floor = {
	.name = "floor",
	.key = "f",
	.args = "PERSON",
	.help = N_("Give PERSON the floor"),
	.family = "People",
	.least = 1, .most = 6, .rest_after = NO_REST,
	.plan = plan,
};
