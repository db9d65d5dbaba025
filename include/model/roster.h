/* roster: everybody who may be in the room, and the bodies they come from. The only list of people.
 * store reads and writes it (people.yaml, CSV); this value itself never changes once made. */
#ifndef MODEL_ROSTER_H
#define MODEL_ROSTER_H

#include <stdbool.h>
#include <stddef.h>

#include "model/agenda.h"

enum part { PARTICIPANT, CO_CHAIR, STAFF, OBSERVER, PARTS };

const char *part_name(enum part part);
enum part part_of(const char *name);  /* PARTS for a word that is none */

struct organisation {
	const char *id;
	const char *name;
	const char *kind;           /* "" when not said */
	struct strings aliases, places;
	unsigned unsaid;            /* as in a person; only UNSAID_ID counts */
};

/* What the file a roster was read from left out: merging must not take a default for an answer. */
enum unsaid { UNSAID_ID = 1, UNSAID_PART = 2, UNSAID_ON_RECORD = 4, UNSAID_CONVENOR = 8 };

struct person {
	const char *id;
	const char *name;
	const char *title;          /* "" when not said; so with role, group and email */
	struct strings aliases;
	const char *role;
	const struct organisation *organisation;  /* NULL when not said */
	const char *group;          /* group id as written; "" is the root */
	enum part part;
	const char *email;
	bool on_record;             /* a recorded yes to being named */
	bool convenor;
	const char *table;          /* key of the table they sat at, in a session of merged tables; "" elsewhere */
	const char *also;           /* id of who they are at another table, the same one for all of them; "" for most */
	unsigned unsaid;            /* enum unsaid, or-ed; 0: all is meant */
};

struct roster {
	const struct person *people;
	size_t count;
	const struct organisation *organisations;
	size_t organisation_count;
	struct strings withhold, allow;
};

const struct person *roster_person(const struct roster *r, const char *id);
const struct organisation *roster_organisation(const struct roster *r, const char *id);

/* The key of the table they sat at, or "". */
const char *person_table(const struct person *p);

/* Whoever sat at several tables stands on the roster once for each; this is the one that stands for all of them. */
const struct person *roster_self(const struct roster *r, const struct person *p);

/* Hidden: everybody but those on the record. A convenor is printed only when on the record as well. */
bool person_is_named(const struct person *p);

#endif
