/* redo: an undo is undone, as long as nothing else was done since. */
#include <string.h>

#include "base/say.h"
#include "plan.h"

/* The newest undo of this process (after a restart: of this role) that counts, with nothing of its own behind it
 * but redone undos. */
static const struct event *newest_undo(const struct command_call *call)
{
	const struct history *h = call->history;
	const bool *undone = history_undone(h, call->arena);
	bool own = plan_has_written(call);

	for (size_t i = h->count; i-- > 0;) {
		const struct event *ev = h->events[i];
		const struct event *of;

		if (own ? strcmp(ev->writer, call->writer) != 0 : strcmp(ev->role, call->role) != 0)
			continue;
		if (undone[i] || session_event_table(call->session, ev))
			continue;
		if (strcmp(ev->kind->name, "undo") != 0)
			return NULL;
		of = history_event(h, event_text(ev, "of"));
		if (of && strcmp(of->kind->name, "undo") != 0)
			return ev;
	}
	return NULL;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct event *undo = newest_undo(call);
	const struct event *of = undo ? history_event(call->history, event_text(undo, "of")) : NULL;

	if (!of)
		return err_set(e, ERR_RULE, "there is nothing to redo");
	event_set_text(plan_event(call, out, "undo"), "of", undo->id);
	out->say = arena_printf(call->arena, _("Redone: %s"), plan_event_words(call, of));
	return true;
}

const struct command command_redo = {
	.name = "redo",
	.key = "U",
	.args = "",
	.help = N_("Undo the last undo"),
	.family = "Entries",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.plan = plan,
};
