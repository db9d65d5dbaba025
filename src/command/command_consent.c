/* consent: what whoever said a quote agreed to. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	static const char *const names[] = { "yes", "label", "paraphrase", "no" };
	static const struct strings consents = { names, 4 };
	struct event *ev = plan_about_entry(call, out, "consent", e);
	const char *consent = find_word(call, &consents, N_("consent"), plan_arg(call, 1), e);

	if (!ev || !consent)
		return false;
	event_set_text(ev, "consent", consent);
	return true;
}

const struct command command_consent = {
	.name = "consent",
	.args = "ID yes|label|paraphrase|no",
	.help = N_("Note what whoever said quote ID agreed to"),
	.family = "Publishing",
	.least = 2, .most = 2, .rest_after = NO_REST,
	.plan = plan,
};
