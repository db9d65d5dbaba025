/* wording: how an entry will read in print. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "wording", e);

	if (!ev)
		return false;
	event_set_text(ev, "text", plan_arg(call, 1));
	return true;
}

const struct command command_wording = {
	.name = "wording",
	.args = "ID TEXT",
	.help = N_("Put the published text of entry ID; {who} stands for the voices behind it"),
	.family = "Publishing",
	.least = 2, .most = 2, .rest_after = 1,
	.plan = plan,
};
