/* forget: one entry is forgotten, asked for in the room or the next day. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "forgotten", e);

	out->kind = INTENT_FORGET;
	out->confirm = true;
	return ev != NULL;
}

const struct command command_forget = {
	.name = "forget",
	.args = "ID",
	.help = N_("Forget entry ID: its texts are emptied in the journal itself"),
	.family = "Entries",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.at_once = true,
	.plan = plan,
};
