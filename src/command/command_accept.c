/* accept: an event that somebody altered in the file counts again. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct event *of = history_event(call->history, plan_arg(call, 0));

	if (!of)
		return err_set(e, ERR_RULE, "there is no event %s", plan_arg(call, 0));
	if (!of->altered)
		return err_set(e, ERR_RULE, "%s is as it was written; there is nothing to accept", of->id);
	event_set_text(plan_event(call, out, "accept"), "of", of->id);
	return true;
}

const struct command command_accept = {
	.name = "accept",
	.args = "ID",
	.help = N_("Let an event that was altered in the file count"),
	.family = "Publishing",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
