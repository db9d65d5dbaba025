/* sign: somebody puts their name to the minutes as they are. */
#include "base/say.h"
#include "plan.h"

/* A name of several words needs no quotation marks; only what is no name with all its words has somebody behind it who
 * signs on their behalf. */
static const struct person *who(const struct command_call *call, const char **by, struct err *e)
{
	struct err ignored;
	const struct person *p = find_person(call, plan_join(call, 0), &ignored);

	*by = p ? "" : plan_join(call, 1);
	return p ? p : find_person(call, plan_arg(call, 0), e);
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct services *ask = call->services;
	const char *content, *by;
	const struct person *p = who(call, &by, e);
	struct event *ev;

	if (!p)
		return false;
	if (!ask || !ask->content)
		return err_set(e, ERR_RULE, "the minutes cannot be signed here");
	content = ask->content(ask->self, call->session, call->arena, e);
	if (!content)
		return false;
	ev = plan_event(call, out, "sign");
	event_set_text(ev, "person", p->id);
	event_set_text(ev, "content", content);
	if (*by)
		event_set_text(ev, "on_behalf", by);
	return true;
}

const struct command command_sign = {
	.name = "sign",
	.key = "s",
	.args = "PERSON [\"BY WHOM\"]",
	.help = N_("Sign the minutes as they are now; BY WHOM when on their behalf"),
	.family = "Publishing",
	.least = 1, .most = 12, .rest_after = NO_REST,
	.plan = plan,
};
