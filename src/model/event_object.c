/* object: a voice against an entry, with or without a reason. */
#include "fold.h"

enum { PERSON = OF + 1, REASON };

static void apply(struct session *s, const struct event *ev)
{
	struct entry_more *more = entry_more(s, entry_of(s, ev));
	struct objection *o =
		arena_push(&s->arena, &more->objections, more->objection_count, &more->objection_cap, sizeof *o);

	more->objection_count++;
	o->reason = field_text(ev, REASON);
	o->person = person_behind(s, ev);
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[PERSON] = { "person", FIELD_PERSON, PRIVATE, OPTIONAL },
	[REASON] = { "reason", FIELD_TEXT, PUBLIC, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_object = {
	.name = "object", .fields = fields, .check = check_entry_and_person, .apply = apply,
};
