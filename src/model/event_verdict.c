/* verdict: a person has decided that a string may be printed, or must be hidden, everywhere or in one entry. */
#include <string.h>

#include "fold.h"

enum { STRING, VERDICT, IN };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	const char *verdict = ev->field[VERDICT].text;

	if (strcmp(verdict, "hide") != 0 && strcmp(verdict, "print") != 0)
		return err_set(e, ERR_RULE, "%s is no verdict; say hide or print", verdict);
	if (!*ev->field[STRING].text)
		return err_set(e, ERR_RULE, "there is nothing to %s", verdict);
	if (event_given(ev, IN) && !session_entry(s, ev->field[IN].text))
		return err_set(e, ERR_RULE, "there is no entry %s", ev->field[IN].text);
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	struct verdict *v =
		arena_push(&s->arena, &s->verdicts, s->verdict_count, &s->verdict_cap, sizeof *v);

	s->verdict_count++;
	v->string = ev->field[STRING].text;
	v->decision = strcmp(ev->field[VERDICT].text, "hide") == 0 ? DECIDE_HIDE : DECIDE_PRINT;
	v->in = field_text(ev, IN);
	v->event = ev->id;
	v->table = s->at;
}

static const struct field fields[] = {
	[STRING] = { "string", FIELD_TEXT, PRIVATE, REQUIRED },
	[VERDICT] = { "verdict", FIELD_WORD, PRIVATE, REQUIRED },
	[IN] = { "in", FIELD_EVENT, PRIVATE, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_verdict = {
	.name = "verdict", .fields = fields, .check = check, .apply = apply, .guarded = true,
};
