/* go: the room moves to a place. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	int step = find_place(call, plan_arg(call, 0), e);

	if (step == NO_STEP)
		return false;
	plan_place(call, plan_event(call, out, "go"), (size_t)step);
	return true;
}

const struct command command_go = {
	.name = "go",
	.args = "DIMENSION[/STAGE]",
	.help = N_("Move the room to a place: a dimension, a stage of it, opening or closing"),
	.family = "Place and clock",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
