/* floor: who has been given the floor. Whoever spoke before has had their airtime booked. */
#include "fold.h"

static void apply(struct session *s, const struct event *ev)
{
	floor_book(s, ev->at_ms);
	s->floor = session_person(s, ev->field[OF].text);
	s->floor_since_ms = ev->at_ms;
	hands_remove(s, s->floor);
}

static const struct field fields[] = {
	{ "person", FIELD_PERSON, SPEAKER, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_floor = {
	.name = "floor", .fields = fields, .check = check_one_person, .apply = apply, .room = true,
};
