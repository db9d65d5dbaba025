/* speaker: a person for an entry, or nobody. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	return plan_person_for_entry(call, out, "speaker", e);
}

const struct command command_speaker = {
	.name = "speaker",
	.args = "ID PERSON",
	.help = N_("Say who said entry ID; nobody takes the name away"),
	.family = "Entries",
	.least = 2, .most = 8, .rest_after = NO_REST,
	.plan = plan,
};
