/* to: who should act. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "to", e);

	if (!ev)
		return false;
	event_set_text(ev, "addressee", plan_join(call, 1));
	return true;
}

const struct command command_to = {
	.name = "to",
	.key = "t",
	.args = "ID ADDRESSEE",
	.help = N_("Say who should act on ID (printed)"),
	.family = "Actions",
	.least = 2, .most = 30, .rest_after = NO_REST,
	.plan = plan,
};
