/* omit: an entry is left out of print, or taken in again. */
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "omit", e);

	if (!ev)
		return false;
	event_set_number(ev, "omitted", !session_entry(call->session, event_text(ev, "of"))->omitted);
	return true;
}

const struct command command_omit = {
	.name = "omit",
	.key = "x",
	.args = "ID",
	.help = "Leave entry ID out of the minutes, or take it in again",
	.family = "Publishing",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
