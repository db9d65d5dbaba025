/* poll: a poll opens. */
#include <string.h>

#include "base/say.h"
#include "plan.h"

/* A poll that the agenda does not have: called new-1, new-2, … in order, and at home where the room is. */
static bool plan_new(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct session *s = call->session;
	struct event_list *options = arena_new(call->arena, struct event_list);
	struct event *ev;
	size_t n = 1;

	if (call->args < 4)
		return err_set(e, ERR_RULE, "a new poll needs a \"QUESTION\" and at least two options");
	while (session_poll(s, arena_printf(call->arena, "new-%zu", n)))
		n++;
	options->item = call->arg + 2;
	options->count = call->args - 2;
	ev = plan_event(call, out, "poll");
	event_set_text(ev, "poll", arena_printf(call->arena, "new-%zu", n));
	if (agenda_dimension(s->agenda, session_step(s)->dimension->id))
		event_set_text(ev, "dimension", session_step(s)->dimension->id);
	event_set_text(ev, "question", plan_arg(call, 1));
	event_set_list(ev, "options", options);
	return true;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct poll *p;

	if (strcmp(plan_arg(call, 0), "new") == 0)
		return plan_new(call, out, e);
	if (call->args > 1)
		return err_set(e, ERR_RULE, "poll takes one id, or new \"QUESTION\" OPTION…");
	p = find_poll(call, plan_arg(call, 0), e);
	if (!p)
		return false;
	event_set_text(plan_event(call, out, "poll"), "poll", p->id);
	return true;
}

const struct command command_poll = {
	.name = "poll",
	.args = "ID | new \"QUESTION\" OPTION…",
	.help = N_("Open a poll of the agenda, or a new one"),
	.family = "Polls",
	.least = 1, .most = 20, .rest_after = NO_REST,
	.plan = plan,
};
