/* write: this process writes somewhere else than the room is. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	int step = find_place(call, plan_arg(call, 0), e);

	if (step == NO_STEP)
		return false;
	out->kind = INTENT_WRITE;
	out->step = (size_t)step;
	return true;
}

const struct command command_write = {
	.name = "write",
	.args = "PLACE",
	.help = N_("Write at PLACE, wherever the room is"),
	.family = "Place and clock",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
