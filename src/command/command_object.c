/* object: a voice against an entry. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "object", e);

	if (!ev)
		return false;
	if (call->args > 1)
		event_set_text(ev, "reason", plan_join(call, 1));
	return true;
}

const struct command command_object = {
	.name = "object",
	.key = "-",
	.args = "ID [\"REASON\"]",
	.help = N_("Add a voice against entry ID, with or without a reason"),
	.family = "Entries",
	.least = 1, .most = 200, .rest_after = NO_REST,
	.plan = plan,
};
