/* extend: the room stays longer where it is. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct session *s = call->session;
	const struct dimension *d = session_step(s)->dimension;
	struct event *ev;
	long minutes;

	if (!find_number(plan_arg(call, 0), -240, 240, &minutes, e))
		return false;
	if (d == &s->agenda->opening)
		return err_set(e, ERR_RULE, "the opening has no minutes to extend; go to a dimension first");
	ev = plan_event(call, out, "extend");
	event_set_number(ev, "minutes", minutes);
	event_set_text(ev, "dimension", d->id);
	return true;
}

const struct command command_extend = {
	.name = "extend",
	.key = "M-+",
	.args = "MINUTES",
	.help = N_("Give where the room is so many minutes more, or fewer"),
	.family = "Place and clock",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
