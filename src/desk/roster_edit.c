/* roster_edit: one person put into people.yaml, and how to take that back. */
#include "roster_edit.h"

#include <string.h>

#include "base/utf8.h"

static const char *free_organisation_id(struct arena *a, const struct roster *r)
{
	for (unsigned n = 1;; n++) {
		const char *id = arena_printf(a, "o%u", n);

		if (!roster_organisation(r, id))
			return id;
	}
}

/* The index of the body of that name in out, which gets it when it is new. */
static size_t body_index(struct arena *a, struct organisation *bodies, struct roster *out, const char *name)
{
	const char *key = utf8_key(a, name);

	for (size_t i = 0; i < out->organisation_count; i++)
		if (strcmp(utf8_key(a, bodies[i].name), key) == 0)
			return i;
	bodies[out->organisation_count] = (struct organisation){
		.id = free_organisation_id(a, out), .name = name, .kind = "",
	};
	return out->organisation_count++;
}

const struct roster *roster_with(struct arena *a, const struct roster *r, const struct person *p,
				 const char *organisation)
{
	struct roster *out = arena_new(a, struct roster);
	struct person *people = arena_array(a, struct person, r->count + 1);
	struct organisation *bodies = arena_array(a, struct organisation, r->organisation_count + 1);
	size_t at = 0;

	*out = *r;
	out->people = people;
	out->organisations = bodies;
	for (size_t i = 0; i < r->organisation_count; i++)
		bodies[i] = r->organisations[i];
	for (size_t i = 0; i < r->count; i++)
		people[i] = r->people[i];
	while (at < r->count && strcmp(people[at].id, p->id) != 0)
		at++;
	people[at] = *p;
	if (at == r->count)
		out->count++;
	if (*organisation)
		people[at].organisation = &bodies[body_index(a, bodies, out, organisation)];
	return out;
}

const struct roster *roster_without(struct arena *a, const struct roster *r, const char *id)
{
	struct roster *out = arena_new(a, struct roster);
	struct person *people = arena_array(a, struct person, r->count + 1);

	*out = *r;
	out->people = people;
	out->count = 0;
	for (size_t i = 0; i < r->count; i++)
		if (strcmp(r->people[i].id, id) != 0)
			people[out->count++] = r->people[i];
	return out;
}

bool roster_is_named(const struct history *h, const char *person)
{
	for (size_t i = 0; i < h->count; i++) {
		const struct event *ev = h->events[i];

		for (size_t f = 0; ev->kind->fields[f].name; f++)
			if (ev->kind->fields[f].type == FIELD_PERSON && event_given(ev, f) &&
			    strcmp(ev->field[f].text, person) == 0)
				return true;
	}
	return false;
}
