/* here: somebody is in the room. */
#include "fold.h"

static void apply(struct session *s, const struct event *ev)
{
	struct presence *at = presence_of(s, ev->field[OF].text);

	at->here = at->ever = true;
}

const struct event_kind kind_here = {
	.name = "here", .fields = fields_of_person, .check = check_one_person, .apply = apply, .room = true,
};
