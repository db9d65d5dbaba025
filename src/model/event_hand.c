/* hand: somebody waits to speak, behind those who wait already; or takes the hand down again. */
#include "fold.h"

enum { UP = OF + 1 };

static void apply(struct session *s, const struct event *ev)
{
	const struct person *p = session_person(s, ev->field[OF].text);
	const struct person **slot;

	hands_remove(s, p);
	if (event_given(ev, UP) && !ev->field[UP].number)
		return;
	slot = arena_push(&s->arena, &s->hands, s->hand_count, &s->hand_cap, sizeof *slot);
	*slot = p;
	s->hand_count++;
	s->presence[session_person_index(s, p)].hand_ms = ev->at_ms;
}

static const struct field fields[] = {
	[OF] = { "person", FIELD_PERSON, SPEAKER, REQUIRED },
	[UP] = { "up", FIELD_FLAG, PRIVATE, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_hand = {
	.name = "hand", .fields = fields, .check = check_one_person, .apply = apply, .room = true,
};
