/* hand: somebody waits to speak, or waits no longer. */
#include <string.h>

#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct session *s = call->session;
	struct event *ev = plan_about_person(call, out, "hand", e);

	if (!ev)
		return false;
	for (size_t i = 0; i < s->hand_count; i++)
		if (strcmp(s->hands[i]->id, event_text(ev, "person")) == 0)
			event_set_number(ev, "up", 0);
	return true;
}

const struct command command_hand = {
	.name = "hand",
	.args = "PERSON",
	.help = N_("Put PERSON in the queue, or take them out of it"),
	.family = "People",
	.least = 1, .most = 6, .rest_after = NO_REST,
	.plan = plan,
};
