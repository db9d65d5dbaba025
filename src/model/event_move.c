/* move: an entry belongs to another place of the meeting. */
#include "fold.h"

enum { DIMENSION = OF + 1, STAGE };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	return check_entry(s, ev, e) &&
	       check_place(s, ev->field[DIMENSION].text, field_text(ev, STAGE), e);
}

static void apply(struct session *s, const struct event *ev)
{
	entry_of(s, ev)->step =
		(uint32_t)agenda_step(s->agenda, ev->field[DIMENSION].text, field_text(ev, STAGE));
}

static const struct field fields[] = {
	[OF] = { "of", FIELD_EVENT, PRIVATE, REQUIRED },
	[DIMENSION] = { "dimension", FIELD_WORD, PUBLIC, REQUIRED },
	[STAGE] = { "stage", FIELD_WORD, PUBLIC, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_move = {
	.name = "move", .fields = fields, .check = check, .apply = apply,
};
