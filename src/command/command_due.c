/* due: when an action is to be done. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "due", e);

	if (!ev)
		return false;
	event_set_text(ev, "due", plan_arg(call, 1));
	return true;
}

const struct command command_due = {
	.name = "due",
	.key = "d",
	.args = "ID DATE",
	.help = N_("Say when action ID is due: 2026-12-01, or +6w from the meeting"),
	.family = "Actions",
	.least = 2, .most = 2, .rest_after = NO_REST,
	.plan = plan,
};
