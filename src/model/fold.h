/* fold: what the files event_<name>.c share: the session's lists to grow, and the checks that many make.
 * Private to model. A check sets e and returns false; it changes nothing. */
#ifndef FOLD_H
#define FOLD_H

#include "model/event.h"
#include "model/session.h"

/* Many kinds name what they are about in their first field. */
enum { OF = 0 };

/* The fields of the kinds that say nothing but which entry, or which person, they are about. */
extern const struct field fields_of_entry[], fields_of_person[];

/* There is an entry of that id, not forgotten. */
bool check_entry(const struct session *s, const struct event *ev, struct err *e);
bool check_person(const struct session *s, const char *id, struct err *e);
/* For the kinds whose one field is a person. */
bool check_one_person(const struct session *s, const struct event *ev, struct err *e);
/* There is the entry of field OF, and the person behind it in the next field, where one was given. */
bool check_entry_and_person(const struct session *s, const struct event *ev, struct err *e);
/* That person, or NULL. */
const struct person *person_behind(const struct session *s, const struct event *ev);
bool check_place(const struct session *s, const char *dimension, const char *stage, struct err *e);

/* The entry that field OF names; check_entry has seen to it that there is one. */
struct entry *entry_of(const struct session *s, const struct event *ev);

/* The text of a field, "" when it was not given. */
/* Nobody has read it as it will be published now. */
void entry_unread(struct session *s, struct entry *en);

const char *field_text(const struct event *ev, size_t field);

/* Ends the present stretch of the clock, or of the floor, at at_ms and books it. */
void clock_book(struct session *s, int64_t at_ms);
void floor_book(struct session *s, int64_t at_ms);

/* Takes p out of the queue of hands. */
void hands_remove(struct session *s, const struct person *p);

struct presence *presence_of(struct session *s, const char *person);

/* Index into clock.extra_minutes of a dimension id ("closing" is the last), or -1. */
int minutes_index(const struct session *s, const char *dimension);

struct poll *poll_of(const struct session *s, const char *id);

#endif
