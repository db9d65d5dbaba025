/* level: at which level an action belongs. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "level", e);
	const char *level = find_word(call, &call->session->agenda->levels, N_("level"), plan_arg(call, 1), e);

	if (!ev || !level)
		return false;
	event_set_text(ev, "level", level);
	return true;
}

const struct command command_level = {
	.name = "level",
	.key = "l",
	.args = "ID LEVEL",
	.help = N_("Say at which level action ID belongs"),
	.family = "Actions",
	.least = 2, .most = 2, .rest_after = NO_REST,
	.plan = plan,
};
