/* kind: an entry is of another kind. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	static const char *const names[] = {
		"view", "quote", "action", "change", "recommendation", "decision", "parked",
	};
	static const struct strings kinds = { names, ENTRY_KINDS };
	struct event *ev = plan_about_entry(call, out, "kind", e);
	const char *kind = find_word(call, &kinds, N_("kind of entry"), plan_arg(call, 1), e);

	if (!ev || !kind)
		return false;
	event_set_text(ev, "kind", kind);
	return true;
}

const struct command command_kind = {
	.name = "kind",
	.args = "ID KIND",
	.help = N_("Make entry ID a view, quote, action, change, recommendation, decision or parked"),
	.family = "Entries",
	.least = 2, .most = 2, .rest_after = NO_REST,
	.plan = plan,
};
