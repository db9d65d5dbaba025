/* next: the room moves on. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	size_t step = call->session->clock.step + 1;

	if (step >= call->session->agenda->step_count)
		return err_set(e, ERR_RULE, "the room is at the closing, and nothing comes after it; :pause stops the clock");
	plan_place(call, plan_event(call, out, "go"), step);
	return true;
}

const struct command command_next = {
	.name = "next",
	.key = "]",
	.args = "",
	.help = N_("Move the room to the next stage"),
	.family = "Place and clock",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
