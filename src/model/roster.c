/* roster: looking people up. */
#include "model/roster.h"

#include <string.h>

static const char *const part_names[PARTS] = {
	[PARTICIPANT] = "participant",
	[CO_CHAIR] = "co-chair",
	[STAFF] = "staff",
	[OBSERVER] = "observer",
};

const char *part_name(enum part part)
{
	return part_names[part];
}

enum part part_of(const char *name)
{
	int part = 0;

	while (part < PARTS && strcmp(part_names[part], name) != 0)
		part++;
	return (enum part)part;
}

const struct person *roster_person(const struct roster *r, const char *id)
{
	for (size_t i = 0; i < r->count; i++)
		if (strcmp(r->people[i].id, id) == 0)
			return &r->people[i];
	return NULL;
}

const struct organisation *roster_organisation(const struct roster *r, const char *id)
{
	for (size_t i = 0; i < r->organisation_count; i++)
		if (strcmp(r->organisations[i].id, id) == 0)
			return &r->organisations[i];
	return NULL;
}

const char *person_table(const struct person *p)
{
	return p->table ? p->table : "";
}

const struct person *roster_self(const struct roster *r, const struct person *p)
{
	const struct person *self = p->also && *p->also ? roster_person(r, p->also) : NULL;

	return self ? self : p;
}

bool person_is_named(const struct person *p)
{
	return p->on_record;
}
