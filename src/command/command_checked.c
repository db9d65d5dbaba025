/* checked: somebody has read an entry as published. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	if (call->args < 2)
		return plan_about_entry(call, out, "checked", e) != NULL;
	return plan_person_for_entry(call, out, "checked", e);
}

const struct command command_checked = {
	.name = "checked",
	.args = "ID [PERSON]",
	.help = N_("Mark entry ID as read, by PERSON or by whoever has your role"),
	.family = "Publishing",
	.least = 1, .most = 6, .rest_after = NO_REST,
	.plan = plan,
};
