/* done: an action is done, or open again; also one that an earlier roundtable left open. */
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "plan.h"

static bool now(const struct entry *en)
{
	return en->done;
}

/* By id, or "m2": the second that the earlier roundtable left. */
static const struct matter *find_matter(const struct session *s, const char *word)
{
	unsigned long n;

	if (session_matter(s, word))
		return session_matter(s, word);
	if (*word != 'm' || !word[1] || strspn(word + 1, "0123456789") != strlen(word + 1))
		return NULL;
	n = strtoul(word + 1, NULL, 10);
	return n >= 1 && n <= s->matter_count ? &s->matters[n - 1] : NULL;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct matter *m = find_matter(call->session, plan_arg(call, 0));

	if (m) {
		struct event *ev = plan_event(call, out, "done");

		event_set_text(ev, "of", m->id);
		event_set_number(ev, "done", !m->done);
		return true;
	}
	return plan_toggle(call, out, "done", "done", now, e);
}

const struct command command_done = {
	.name = "done",
	.key = "Space",
	.args = "ID",
	.help = N_("Mark action ID (m1, m2 … for matters arising) as done, or as open again"),
	.family = "Actions",
	.least = 1, .most = 1, .rest_after = NO_REST,
	.plan = plan,
};
