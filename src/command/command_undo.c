/* undo: an event does not count: the newest of this process, or any that is named. After a restart it is
 * the newest of the same role. */
#include <string.h>

#include "base/say.h"
#include "plan.h"

/* The event that a plain undo takes: not an undo, not lasting, not undone yet. */
static const struct event *newest(const struct command_call *call)
{
	const struct history *h = call->history;
	const bool *undone = history_undone(h, call->arena);
	bool own = plan_has_written(call);

	for (size_t i = h->count; i-- > 0;) {
		const struct event *ev = h->events[i];

		if (undone[i] || ev->kind->lasting || strcmp(ev->kind->name, "undo") == 0 ||
		    session_event_table(call->session, ev))
			continue;
		if (own ? strcmp(ev->writer, call->writer) == 0 : strcmp(ev->role, call->role) == 0)
			return ev;
	}
	return NULL;
}

static const struct event *named(const struct command_call *call, const char *word, struct err *e)
{
	const struct event *ev = history_event(call->history, word);
	const struct entry *en;

	if (!ev) {
		en = find_entry(call, word, e);
		ev = en ? history_event(call->history, en->id) : NULL;
	}
	if (ev && ev->kind->lasting) {
		err_set(e, ERR_RULE, "%s (%s) cannot be undone", ev->id, ev->kind->name);
		return NULL;
	}
	if (ev && !event_effective(call->history, ev)) {
		err_set(e, ERR_RULE, "%s is undone already", ev->id);
		return NULL;
	}
	return ev;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct event *of = call->args ? named(call, plan_arg(call, 0), e) : newest(call);

	if (!of)
		return call->args ? false : err_set(e, ERR_RULE, "there is nothing to undo");
	event_set_text(plan_event(call, out, "undo"), "of", of->id);
	out->say = arena_printf(call->arena, _("Undone: %s"), plan_event_words(call, of));
	return true;
}

const struct command command_undo = {
	.name = "undo",
	.key = "M-z",
	.args = "[ID]",
	.help = N_("Undo the last thing done here, or event or entry ID"),
	.family = "Entries",
	.least = 0, .most = 1, .rest_after = NO_REST,
	.at_once = true,
	.plan = plan,
};
