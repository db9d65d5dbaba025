/* same: an entry says what another says. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "same", e);
	const struct entry *as = ev ? find_entry(call, plan_arg(call, 1), e) : NULL;

	if (!as)
		return false;
	event_set_text(ev, "as", as->id);
	return true;
}

const struct command command_same = {
	.name = "same",
	.args = "ID ID",
	.help = N_("Print the first entry as the second, once, with the voices of both"),
	.family = "Publishing",
	.least = 2, .most = 2, .rest_after = NO_REST,
	.plan = plan,
};
