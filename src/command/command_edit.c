/* edit: the text of an entry, put better. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "edit", e);

	if (!ev)
		return false;
	event_set_text(ev, "text", plan_arg(call, 1));
	return true;
}

const struct command command_edit = {
	.name = "edit",
	.key = "e",
	.args = "ID TEXT",
	.help = N_("Put the text of entry ID better"),
	.family = "Entries",
	.least = 2, .most = 2, .rest_after = 1,
	.plan = plan,
};
