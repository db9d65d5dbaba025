/* passage: linking prose for a place. */
#include <string.h>

#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const char *place = plan_arg(call, 0);
	struct event *ev;

	if (strcmp(place, "background") != 0 && strcmp(place, "conclusion") != 0) {
		int step = find_place(call, place, e);
		const struct step *at;

		if (step == NO_STEP)
			return false;
		at = &call->session->agenda->steps[step];
		place = strchr(place, '/') ? arena_printf(call->arena, "%s/%s", at->dimension->id, at->stage->id)
					   : at->dimension->id;
	}
	ev = plan_event(call, out, "passage");
	event_set_text(ev, "place", place);
	event_set_text(ev, "text", plan_arg(call, 1));
	return true;
}

const struct command command_passage = {
	.name = "passage",
	.args = "PLACE TEXT",
	.help = N_("Write linking prose for PLACE, background or conclusion"),
	.family = "Publishing",
	.least = 1, .most = 2, .rest_after = 1,
	.plan = plan,
};
