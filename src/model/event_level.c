/* level: at which level an action belongs: neighbourhood, place, system, region, national. */
#include "fold.h"

enum { LEVEL = OF + 1 };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (!strings_has(&s->agenda->levels, ev->field[LEVEL].text))
		return err_set(e, ERR_RULE, "the agenda has no level %s", ev->field[LEVEL].text);
	return check_entry(s, ev, e);
}

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->level = ev->field[LEVEL].text;
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[LEVEL] = { "level", FIELD_WORD, PUBLIC, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_level = {
	.name = "level", .fields = fields, .check = check, .apply = apply,
};
