/* merge_parts: what merging people gives to merging journals. Private to store. */
#ifndef STORE_MERGE_PARTS_H
#define STORE_MERGE_PARTS_H

#include "model/event.h"
#include "store/merge.h"

/* How a copy's ids of people read in the merged session. */
struct renaming {
	const char *key;           /* of the table it becomes, or NULL; ids below have it in front already */
	const char **was, **is;    /* only those that differ */
	size_t count;
};

/* Gives the roster in out and one renaming per copy in *renamings; ERR_RULE with out->asked. */
bool merge_people(const struct merge_plan *plan, struct merged *out, struct renaming **renamings, struct arena *a,
		  struct err *e);

/* Another id than that for whoever is called so (name: folded), the same in every merge, and one that people.yaml takes. */
const char *merge_other_id(struct arena *a, const char *id, const char *name);

/* A table's people, and an event with all that it speaks of, under that key. */
const struct roster *merge_key_roster(const struct roster *r, const char *key, struct arena *a);
void merge_key_event(struct event *ev, const char *key, const struct agenda *agenda, struct arena *a);

/* Says whom a table has taken off its list since it was merged: nobody is dropped, and who was not there hides nobody. The
 * rosters of tables by themselves are keyed. */
void merge_say_gone(const struct merge_plan *plan, struct merged *out, struct arena *a);

void merge_say(struct merged *out, struct arena *a, const char *what);
void merge_ask(struct merged *out, struct arena *a, const char *what);

#endif
