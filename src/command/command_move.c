/* move: an entry belongs elsewhere. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "move", e);
	int step = ev ? find_place(call, plan_arg(call, 1), e) : NO_STEP;
	const struct entry *en;

	if (step == NO_STEP)
		return false;
	en = session_entry(call->session, event_text(ev, "of"));
	plan_place(call, ev, (size_t)step);
	out->say = arena_printf(call->arena, _("Moved: %s %zu, to %s"), entry_kind_words(en->kind), en->number,
				plan_place_words(call, (size_t)step));
	return true;
}

const struct command command_move = {
	.name = "move",
	.args = "ID PLACE",
	.help = N_("Move entry ID to another place of the meeting"),
	.family = "Entries",
	.least = 2, .most = 2, .rest_after = NO_REST,
	.plan = plan,
};
