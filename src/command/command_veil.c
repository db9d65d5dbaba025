/* veil: past notes hidden while typing goes on. Only a screen can do it. */
#include "base/say.h"
#include "plan.h"

const struct command command_veil = {
	.name = "veil",
	.key = "F9",
	.args = "",
	.help = N_("Hide past notes; typing goes on"),
	.family = "Screen",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.screen = true,
	.plan = plan_screen,
};
