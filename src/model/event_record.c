/* record: under the Rule, on the record, or off. */
#include <string.h>

#include "fold.h"

static int state_of(const char *name)
{
	for (int i = RECORD_RULE; i <= RECORD_OFF; i++)
		if (strcmp(record_state_name((enum record_state)i), name) == 0)
			return i;
	return -1;
}

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	(void)s;
	if (state_of(ev->field[0].text) < 0)
		return err_set(e, ERR_RULE, "%s is no record state; say rule, on-record or off", ev->field[0].text);
	return true;
}

static void apply(struct session *s, const struct event *ev)
{
	s->record = (enum record_state)state_of(ev->field[0].text);
}

static const struct field fields[] = {
	{ "state", FIELD_WORD, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_record = {
	.name = "record", .fields = fields, .check = check, .apply = apply, .guarded = true, .room = true,
};
