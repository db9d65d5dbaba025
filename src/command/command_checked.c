/* checked: the organiser has read an entry as published. */
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_about_entry(call, out, "checked", e) != NULL;
}

const struct command command_checked = {
	.name = "checked",
	.args = "ID",
	.help = "Mark entry ID as read",
	.family = "Publishing",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
