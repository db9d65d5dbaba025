/* suspend: back to the shell for a while. Only a screen can do it. */
#include "base/say.h"
#include "plan.h"

const struct command command_suspend = {
	.name = "suspend",
	.args = "",
	.help = N_("Go back to the shell; fg returns"),
	.family = "Screen",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.screen = true,
	.plan = plan_screen,
};
