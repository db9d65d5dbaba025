/* mouse: the mouse, on or off. Only a screen can do it. */
#include "base/say.h"
#include "plan.h"

const struct command command_mouse = {
	.name = "mouse",
	.args = "",
	.help = N_("Turn the mouse on or off"),
	.family = "Screen",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.screen = true,
	.plan = plan_screen,
};
