/* back: the room moves back. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	size_t step = call->session->clock.step;

	if (!step)
		return err_set(e, ERR_RULE, "the room is at the opening; nothing comes before it");
	plan_place(call, plan_event(call, out, "go"), step - 1);
	return true;
}

const struct command command_back = {
	.name = "back",
	.key = "[",
	.args = "",
	.help = N_("Move the room to the stage before"),
	.family = "Place and clock",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
