/* done: an action is done, or open again. */
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "done", e);

	if (!ev)
		return false;
	event_set_number(ev, "done", !session_entry(call->session, event_text(ev, "of"))->done);
	return true;
}

const struct command command_done = {
	.name = "done",
	.key = "Space",
	.args = "ID",
	.help = "Mark action ID as done, or as open again",
	.family = "Actions",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
