/* blank: nothing but the name and the clock. Only a screen can do it. */
#include "base/say.h"
#include "plan.h"

const struct command command_blank = {
	.name = "blank",
	.key = "C-t",
	.args = "",
	.help = N_("Blank the screen but for the clock"),
	.family = "Screen",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.screen = true,
	.plan = plan_screen,
};
