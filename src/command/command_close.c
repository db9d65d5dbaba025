/* close: a poll is over. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct poll *p = session_open_poll(call->session);

	if (!p)
		return err_set(e, ERR_RULE, "no poll is open");
	event_set_text(plan_event(call, out, "close"), "poll", p->id);
	out->confirm = true;
	return true;
}

const struct command command_close = {
	.name = "close",
	.args = "",
	.help = N_("Close the open poll"),
	.family = "Polls",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.plan = plan,
};
