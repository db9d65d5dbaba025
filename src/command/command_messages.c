/* messages: what was said on the message line. Only a screen can do it. */
#include "base/say.h"
#include "plan.h"

const struct command command_messages = {
	.name = "messages",
	.args = "",
	.help = N_("Show the last hundred messages"),
	.family = "Screen",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.screen = true,
	.plan = plan_screen,
};
