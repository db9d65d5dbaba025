/* object: a voice against an entry, with or without a reason. */
#include "fold.h"

enum { PERSON = OF + 1, REASON };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	if (ev->field[PERSON].given && !check_person(s, ev->field[PERSON].text, e))
		return false;
	return check_entry(s, ev, e);
}

static void apply(struct session *s, const struct event *ev)
{
	struct entry *en = entry_of(s, ev);
	struct objection *o =
		arena_push(&s->arena, &en->objections, en->objection_count, &en->objection_cap, sizeof *o);

	en->objection_count++;
	o->reason = field_text(ev, REASON);
	if (ev->field[PERSON].given)
		o->person = session_person(s, ev->field[PERSON].text);
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[PERSON] = { "person", FIELD_PERSON, PRIVATE, OPTIONAL },
	[REASON] = { "reason", FIELD_TEXT, PUBLIC, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_object = {
	.name = "object", .fields = fields, .check = check, .apply = apply,
};
