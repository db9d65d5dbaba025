/* horizon: whether an action is immediate or for the medium term. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	static const char *const names[] = { "immediate", "medium" };
	static const struct strings horizons = { names, 2 };
	struct event *ev = plan_about_entry(call, out, "horizon", e);
	const char *horizon = find_word(call, &horizons, N_("horizon"), plan_arg(call, 1), e);

	if (!ev || !horizon)
		return false;
	event_set_text(ev, "horizon", horizon);
	return true;
}

const struct command command_horizon = {
	.name = "horizon",
	.args = "ID HORIZON",
	.help = N_("Say whether action ID is immediate or medium"),
	.family = "Actions",
	.least = 2, .most = 2, .rest_after = NO_REST,
	.plan = plan,
};
