/* where: where the room is, and how long is left. */
#include <string.h>

#include "base/say.h"
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
	if (at->dimension != &s->agenda->opening) {
		/* Many stages are questions, and have their sign already. */
		if (!ends_sentence(out->say))
			out->say = arena_printf(call->arena, "%s.", out->say);
		out->say = left < 0 ? arena_printf(call->arena, P_("%s %zu minute over", "%s %zu minutes over", (size_t)-left),
						   out->say, (size_t)-left) :
				      arena_printf(call->arena, P_("%s %zu minute left", "%s %zu minutes left", (size_t)left),
						   out->say, (size_t)left);
	}
	if (s->record != RECORD_RULE)
		out->say = arena_printf(call->arena, s->record == RECORD_OFF ? _("%s. The record is off") :
					_("%s. The record is on-record"), out->say);
	if (call->writing != c->step)
		out->say = arena_printf(call->arena, _("%s. Writing at %s"), out->say,
					plan_place_words(call, call->writing));
	return true;
}

const struct command command_where = {
	.name = "where",
	.args = "",
	.help = N_("Say where the room is and how long is left"),
	.family = "Place and clock",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
