/* quit: leave; everything is kept. Only a screen can do it. */
#include "base/say.h"
#include "plan.h"

const struct command command_quit = {
	.name = "quit",
	.key = "F10",
	.args = "",
	.help = N_("Leave; everything is kept"),
	.family = "Screen",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.screen = true,
	.plan = plan_screen,
};
