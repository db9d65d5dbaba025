/* review: what might point to somebody, to be decided. The screen shows it; --plain asks about it. */
#include "base/say.h"
#include "plan.h"

const struct command command_review = {
	.name = "review",
	.args = "",
	.help = N_("Decide what might point to somebody, one string at a time"),
	.family = "Screen",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.screen = true,
	.plan = plan_screen,
};
