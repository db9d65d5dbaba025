/* where: where the room is, and how long is left. */
#include <string.h>

#include "plan.h"

static bool ends_sentence(const char *s)
{
	size_t len = strlen(s);

	return len && strchr(".!?", s[len - 1]);
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct session *s = call->session;
	const struct clock *c = &s->clock;
	const struct step *at = session_step(s);
	int64_t left = 0;

	(void)e;
	out->kind = INTENT_SAY;
	out->say = plan_place_words(call, c->step);
	left = plan_minutes_left(call);
	if (at->dimension != &s->agenda->opening)
		/* Many stages are questions, and have their sign already. */
		out->say = arena_printf(call->arena, "%s%s %lld minutes %s", out->say, ends_sentence(out->say) ? "" : ".",
					(long long)(left < 0 ? -left : left), left < 0 ? "over" : "left");
	if (s->record != RECORD_RULE)
		out->say = arena_printf(call->arena, "%s. The record is %s", out->say, record_state_name(s->record));
	if (call->writing != c->step)
		out->say = arena_printf(call->arena, "%s. Writing at %s", out->say,
					plan_place_words(call, call->writing));
	return true;
}

const struct command command_where = {
	.name = "where",
	.args = "",
	.help = "Say where the room is and how long is left",
	.family = "Place and clock",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
