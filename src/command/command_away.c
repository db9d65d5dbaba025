/* away: somebody has left. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_about_person(call, out, "away", e) != NULL;
}

const struct command command_away = {
	.name = "away",
	.args = "PERSON",
	.help = N_("Note that PERSON has left the room"),
	.family = "People",
	.least = 1, .most = 6, .rest_after = NO_REST,
	.plan = plan,
};
