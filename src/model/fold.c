/* fold: what the files event_<name>.c share. */
#include "fold.h"

#include <string.h>

const struct field fields_of_entry[] = {
	{ "of", FIELD_EVENT, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct field fields_of_person[] = {
	{ "person", FIELD_PERSON, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

bool check_person(const struct session *s, const char *id, struct err *e)
{
	if (!session_person(s, id))
		return err_set(e, ERR_RULE, "there is no person %s", id);
	return true;
}

bool check_one_person(const struct session *s, const struct event *ev, struct err *e)
{
	return check_person(s, ev->field[OF].text, e);
}

bool check_entry(const struct session *s, const struct event *ev, struct err *e)
{
	const struct entry *en = session_entry(s, ev->field[OF].text);

	if (!en)
		return err_set(e, ERR_RULE, "there is no entry %s", ev->field[OF].text);
	if (en->forgotten)
		return err_set(e, ERR_RULE, "entry %zu was forgotten", en->number);
	return true;
}

bool check_entry_and_person(const struct session *s, const struct event *ev, struct err *e)
{
	if (event_given(ev, OF + 1) && !check_person(s, ev->field[OF + 1].text, e))
		return false;
	return check_entry(s, ev, e);
}

const struct person *person_behind(const struct session *s, const struct event *ev)
{
	return event_given(ev, OF + 1) ? session_person(s, ev->field[OF + 1].text) : NULL;
}

bool check_place(const struct session *s, const char *dimension, const char *stage, struct err *e)
{
	if (agenda_step(s->agenda, dimension, stage) == NO_STEP)
		return err_set(e, ERR_RULE, "the agenda has no place %s%s%s", dimension, *stage ? "/" : "", stage);
	return true;
}

struct entry *entry_of(const struct session *s, const struct event *ev)
{
	return session_entry(s, ev->field[OF].text);
}

void entry_unread(struct session *s, struct entry *en)
{
	if (en->more->checker_count)
		entry_more(s, en)->checker_count = 0;
}

const char *field_text(const struct event *ev, size_t field)
{
	return event_given(ev, field) ? ev->field[field].text : "";
}

void clock_book(struct session *s, int64_t at_ms)
{
	struct clock *c = &s->clock;

	/* Writers' clocks may disagree; time never runs backwards here. */
	if (c->started && !c->paused && at_ms > c->since_ms)
		c->spent_ms[c->step] += at_ms - c->since_ms;
	c->since_ms = at_ms;
}

void floor_book(struct session *s, int64_t at_ms)
{
	if (s->floor && at_ms > s->floor_since_ms)
		presence_of(s, s->floor->id)->floor_ms += at_ms - s->floor_since_ms;
}

void hands_remove(struct session *s, const struct person *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->hand_count; i++)
		if (s->hands[i] != p)
			s->hands[kept++] = s->hands[i];
	s->hand_count = kept;
}

struct presence *presence_of(struct session *s, const char *person)
{
	return &s->presence[session_person_index(s, session_person(s, person))];
}

int minutes_index(const struct session *s, const char *dimension)
{
	const struct agenda *a = s->agenda;

	if (strcmp(dimension, a->closing.id) == 0)
		return (int)a->dimension_count;
	for (size_t i = 0; i < a->dimension_count; i++)
		if (strcmp(a->dimensions[i].id, dimension) == 0)
			return (int)i;
	return -1;
}

struct poll *poll_of(const struct session *s, const char *id)
{
	for (size_t i = 0; i < s->poll_count; i++)
		if (strcmp(s->polls[i].id, id) == 0)
			return &s->polls[i];
	return NULL;
}
