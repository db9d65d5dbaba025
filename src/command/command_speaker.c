/* speaker: a person for an entry, or nobody. */
#include <string.h>

#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, "speaker", e);
	const char *name = plan_join(call, 1);
	const struct person *p;

	if (!ev)
		return false;
	if (strcmp(name, "nobody") == 0)
		return true;
	p = find_person(call, name, e);
	if (!p)
		return false;
	event_set_text(ev, "person", p->id);
	return true;
}

const struct command command_speaker = {
	.name = "speaker",
	.args = "ID PERSON",
	.help = "Say who said entry ID; nobody takes the name away",
	.family = "Entries",
	.least = 2, .most = 8, .rest_after = NO_REST,
	.plan = plan,
};
