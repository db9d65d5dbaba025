/* help: what can be done here, and with which keys. Only a screen can do it. */
#include "base/say.h"
#include "plan.h"

const struct command command_help = {
	.name = "help",
	.key = "F1",
	.args = "",
	.help = N_("Show the keys and commands"),
	.family = "Screen",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.screen = true,
	.plan = plan_screen,
};
