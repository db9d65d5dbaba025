/* record: under the Rule, on the record, or off. */
#include <string.h>

#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	static const char *const names[] = { "rule", "on-record", "off" };
	static const struct strings states = { names, 3 };
	const char *state = find_word(call, &states, N_("record state"), plan_arg(call, 0), e);

	if (!state)
		return false;
	event_set_text(plan_event(call, out, "record"), "state", state);
	/* Everybody in the room must have heard that names will be used. */
	out->confirm = strcmp(state, "on-record") == 0;
	return true;
}

const struct command command_record = {
	.name = "record",
	.key = "C-o",
	.args = "rule|on-record|off",
	.help = N_("Hold the record under the Rule, on the record, or off: nothing is kept"),
	.family = "Record",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
