/* lend: another dimension gives minutes to where the room is. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct session *s = call->session;
	int from = find_place(call, plan_arg(call, 1), e);
	struct event *ev;
	long minutes;

	if (from == NO_STEP || !find_number(plan_arg(call, 0), 1, 240, &minutes, e))
		return false;
	if (session_step(s)->dimension == &s->agenda->opening)
		return err_set(e, ERR_RULE, "the opening takes no minutes from others; go to a dimension first");
	ev = plan_event(call, out, "lend");
	event_set_number(ev, "minutes", minutes);
	event_set_text(ev, "from", s->agenda->steps[from].dimension->id);
	event_set_text(ev, "to", session_step(s)->dimension->id);
	return true;
}

const struct command command_lend = {
	.name = "lend",
	.args = "MINUTES DIMENSION",
	.help = N_("Take MINUTES from DIMENSION for where the room is"),
	.family = "Place and clock",
	.least = 2, .most = 2, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
