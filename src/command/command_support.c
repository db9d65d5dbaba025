/* support: a voice for an entry: a person, a hand, or so many hands. */
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "support", e);
	const char *who = plan_join(call, 1);
	const struct person *p;
	long hands;

	if (!ev || !*who)
		return ev != NULL;
	if (*who == '=') {
		if (!find_number(who + 1, 0, 10000, &hands, e))
			return false;
		event_set_number(ev, "hands", hands);
		return true;
	}
	p = find_person(call, who, e);
	if (!p)
		return false;
	event_set_text(ev, "person", p->id);
	return true;
}

const struct command command_support = {
	.name = "support",
	.key = "+",
	.args = "ID [PERSON|=N]",
	.help = "Add a voice for entry ID: a hand, a person once, or set the hands to N",
	.family = "Entries",
	.least = 1, .most = 6, .rest_after = NO_REST,
	.plan = plan,
};
