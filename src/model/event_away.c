/* away: somebody has left the room; they were here all the same. */
#include "fold.h"

static void apply(struct session *s, const struct event *ev)
{
	const struct person *p = session_person(s, ev->field[OF].text);

	presence_of(s, p->id)->here = false;
	hands_remove(s, p);
	if (s->floor == p) {
		floor_book(s, ev->at_ms);
		s->floor = NULL;
	}
}

const struct event_kind kind_away = {
	.name = "away", .fields = fields_of_person, .check = check_one_person, .apply = apply, .room = true,
};
