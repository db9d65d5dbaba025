/* prompt: what to ask next. */
#include "base/say.h"
#include "plan.h"

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct session *s = call->session;
	const struct texts *prompts = &session_step(s)->stage->prompts;

	if (!prompts->count)
		return err_set(e, ERR_RULE, "the agenda has no prompts for this stage");
	out->kind = INTENT_SAY;
	out->say = text_in(prompts->item[0], s->agenda->language);
	for (size_t i = 1; i < prompts->count; i++)
		out->say = arena_printf(call->arena, "%s\n%s", out->say, text_in(prompts->item[i], s->agenda->language));
	return true;
}

const struct command command_prompt = {
	.name = "prompt",
	.key = "M-n",
	.args = "",
	.help = N_("Say what to ask next at this stage"),
	.family = "Place and clock",
	.least = 0, .most = 0, .rest_after = NO_REST,
	.when_off = true,
	.plan = plan,
};
