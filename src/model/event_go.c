/* go: the room moves to another stage, and its clock with it. On the record ends with the stage. */
#include "fold.h"

enum { DIMENSION, STAGE };

static bool check(const struct session *s, const struct event *ev, struct err *e)
{
	return check_place(s, ev->field[DIMENSION].text, field_text(ev, STAGE), e);
}

static void apply(struct session *s, const struct event *ev)
{
	clock_book(s, ev->at_ms);
	s->clock.started = true;
	s->clock.step = (size_t)agenda_step(s->agenda, ev->field[DIMENSION].text, field_text(ev, STAGE));
	if (s->record == RECORD_ON_RECORD)
		s->record = RECORD_RULE;
}

static const struct field fields[] = {
	[DIMENSION] = { "dimension", FIELD_WORD, PUBLIC, REQUIRED },
	[STAGE] = { "stage", FIELD_WORD, PUBLIC, OPTIONAL },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_go = {
	.name = "go", .fields = fields, .check = check, .apply = apply, .room = true,
};
