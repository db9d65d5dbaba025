/* star: an entry is a key point, or no longer. */
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "star", e);

	if (!ev)
		return false;
	event_set_number(ev, "star", !session_entry(call->session, event_text(ev, "of"))->star);
	return true;
}

const struct command command_star = {
	.name = "star",
	.args = "ID",
	.help = "Make entry ID a key point, or no longer one",
	.family = "Entries",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
