/* verdict: what hide and print share. The rest of the line is the string as it is; quotation marks around it
 * are taken off, and what follows them may be "in ID". */
#include <string.h>

#include "plan.h"

/* Splits at the first word " in " that is followed by one word alone which is an entry. */
static const struct entry *split_unquoted(const struct command_call *call, char *rest)
{
	char *in = NULL;
	struct err ignored;
	const struct entry *en;

	for (char *at = strstr(rest, " in "); at; at = strstr(at + 1, " in "))
		in = at;
	if (!in || strchr(in + 4, ' '))
		return NULL;
	en = find_entry(call, in + 4, &ignored);
	if (en)
		*in = '\0';
	return en;
}

/* rest is what stands behind the closing quotation mark. */
static bool read_in(const struct command_call *call, const char *rest, const struct entry **in, struct err *e)
{
	rest += strspn(rest, " ");
	if (!*rest)
		return true;
	if (strncmp(rest, "in ", 3) != 0)
		return err_set(e, ERR_RULE, "behind the string may stand: in ID");
	*in = find_entry(call, rest + 3 + strspn(rest + 3, " "), e);
	return *in != NULL;
}

static bool read_string(const struct command_call *call, char **string, const struct entry **in, struct err *e)
{
	char *rest = arena_string(call->arena, plan_arg(call, 0));
	char *close = *rest == '"' ? strrchr(rest + 1, '"') : NULL;

	*in = NULL;
	*string = rest;
	if (!close) {
		*in = split_unquoted(call, rest);
		return true;
	}
	*close = '\0';
	*string = rest + 1;
	return read_in(call, close + 1, in, e);
}

bool plan_verdict(const struct command_call *call, struct intent *out, const char *verdict, struct err *e)
{
	const struct services *ask = call->services;
	const struct entry *in;
	struct event *ev;
	char *string;

	if (!read_string(call, &string, &in, e))
		return false;
	if (!*string)
		return err_set(e, ERR_RULE, "say which string to %s", verdict);
	if (strcmp(verdict, "print") == 0 && ask && ask->may_print &&
	    !ask->may_print(ask->self, call->session, string, in ? in->id : "", e))
		return false;
	ev = plan_event(call, out, "verdict");
	event_set_text(ev, "string", string);
	event_set_text(ev, "verdict", verdict);
	if (in)
		event_set_text(ev, "in", in->id);
	return true;
}
