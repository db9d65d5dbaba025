/* tally: how a group answered the open poll. */
#include <string.h>

#include "base/say.h"
#include "plan.h"

/* Reads the words OPTION=N behind the group. */
static bool read_counts(const struct command_call *call, const struct poll *p, struct event_list *counts,
			struct err *e)
{
	const char **item = arena_array(call->arena, const char *, call->args);
	int64_t *number = arena_array(call->arena, int64_t, call->args);

	for (size_t i = 1; i < call->args; i++) {
		char *option = arena_string(call->arena, call->arg[i]);
		char *equals = strrchr(option, '=');
		long n;

		if (!equals)
			return err_set(e, ERR_RULE, "%s is no count; write OPTION=N", option);
		*equals = '\0';
		item[counts->count] = find_option(call, p, option, e);
		if (!item[counts->count] || !find_number(equals + 1, 0, 10000, &n, e))
			return false;
		for (size_t j = 0; j < counts->count; j++)
			if (strcmp(item[j], item[counts->count]) == 0)
				return err_set(e, ERR_RULE, "%s is there twice", item[j]);
		number[counts->count++] = n;
	}
	counts->item = item;
	counts->number = number;
	return true;
}

static bool plan(const struct command_call *call, struct intent *out, struct err *e)
{
	const struct poll *p = session_open_poll(call->session);
	int group = find_group(call, plan_arg(call, 0), e);
	struct event_list *counts = arena_new(call->arena, struct event_list);
	struct event *ev;

	if (group == NO_GROUP)
		return false;
	if (!p)
		return err_set(e, ERR_RULE, "no poll is open");
	if (!read_counts(call, p, counts, e))
		return false;
	ev = plan_event(call, out, "tally");
	event_set_text(ev, "poll", p->id);
	event_set_text(ev, "group", call->session->agenda->groups[group].id);
	event_set_list(ev, "counts", counts);
	return true;
}

const struct command command_tally = {
	.name = "tally",
	.args = "GROUP OPTION=N…",
	.help = N_("Set how GROUP answered the open poll; options not named are 0"),
	.family = "Polls",
	.least = 2, .most = 20, .rest_after = NO_REST,
	.plan = plan,
};
