/* here: somebody is in the room. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_about_person(call, out, "here", e) != NULL;
}

const struct command command_here = {
	.name = "here",
	.args = "PERSON",
	.help = N_("Note that PERSON is in the room"),
	.family = "People",
	.least = 1, .most = 6, .rest_after = NO_REST,
	.plan = plan,
};
