/* owner: a person for an entry, or nobody. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_person_for_entry(call, out, "owner", e);
}

const struct command command_owner = {
	.name = "owner",
	.key = "o",
	.args = "ID PERSON",
	.help = N_("Say who sees to action ID (private, never printed); nobody takes the name away"),
	.family = "Actions",
	.least = 2, .most = 8, .rest_after = NO_REST,
	.plan = plan,
};
