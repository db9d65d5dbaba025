/* sign: somebody puts their name to the minutes as they are, or as they were when somebody looked at them: then they are
 * not signed if they have changed. */
#include <string.h>

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

/* The hash behind "of:", "" when none was said; all from there on is taken off the arguments, so that a slip behind it
 * makes a wrong hash and nobody who signs on somebody's behalf. */
static const char *looked_at(struct command_call *call)
{
	for (size_t i = 1; i < call->args; i++) {
		const char *looked = plan_join(call, i);

		if (strncmp(looked, "of:", 3) != 0)
			continue;
		call->args = i;
		return looked + 3;
	}
	return "";
}

static const struct signature *signature_of(const struct session *s, const struct person *p)
{
	for (size_t i = 0; i < s->signature_count; i++)
		if (s->signatures[i].person == p)
			return &s->signatures[i];
	return NULL;
}

static bool may_sign(const struct command_call *call, const struct person *p, const char *by, const char *content,
		     const char *looked, struct err *e)
{
	const struct signature *has = signature_of(call->session, p);

	if (strncmp(content, looked, strlen(looked)) != 0)
		return err_set(e, ERR_RULE, "the minutes have changed since you looked at them; read them again, then sign");
	if (has && strcmp(has->content, content) == 0 && strcmp(has->on_behalf, by) == 0)
		return err_set(e, ERR_RULE, "%s has signed these minutes already", p->name);
	return true;
}

static bool plan(const struct command_call *typed, struct intent *out, struct err *e)
{
	struct command_call without = *typed;
	const struct command_call *call = &without;
	const struct services *ask = call->services;
	const char *content, *by, *looked = looked_at(&without);
	const struct person *p = who(call, &by, e);
	struct event *ev;

	if (!p)
		return false;
	if (!ask || !ask->content)
		return err_set(e, ERR_RULE, "the minutes cannot be signed here");
	content = ask->content(ask->self, call->session, call->arena, e);
	if (!content || !may_sign(call, p, by, content, looked, e))
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
	.args = "PERSON [\"BY WHOM\"] [of:HASH]",
	.help = N_("Sign the minutes as they are now; BY WHOM when on their behalf"),
	.family = "Publishing",
	.least = 1, .most = 12, .rest_after = NO_REST,
	.plan = plan,
};
