/* tag: a theme for an entry. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "tag", e);
	const char *tag = plan_arg(call, 1);

	if (!ev)
		return false;
	event_set_text(ev, "tag", *tag == '#' ? tag + 1 : tag);
	return true;
}

const struct command command_tag = {
	.name = "tag",
	.args = "ID TAG",
	.help = N_("Give entry ID a theme"),
	.family = "Entries",
	.least = 2, .most = 2, .rest_after = NO_REST,
	.plan = plan,
};
