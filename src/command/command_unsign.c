/* unsign: a signature is taken back. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_about_person(call, out, "unsign", e) != NULL;
}

const struct command command_unsign = {
	.name = "unsign",
	.args = "PERSON",
	.help = N_("Take PERSON's signature back"),
	.family = "Publishing",
	.least = 1, .most = 6, .rest_after = NO_REST,
	.plan = plan,
};
