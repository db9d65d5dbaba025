/* tables: folding an event of one table among those that were merged. Private to model. */
#ifndef TABLES_H
#define TABLES_H

#include "model/event.h"
#include "model/session.h"

/* Gives the table of ev in *out, NULL for none; the `begin` of a table makes it. false (ERR_RULE): ev cannot be of this
 * session. */
bool table_settle(struct session *s, const struct event *ev, struct table **out, struct err *e);

/* Whether an event of no table can be of this session: where there are tables, only what is about the minutes. */
bool table_takes(const struct session *s, const struct event *ev, struct err *e);

/* Checks ev and applies it in the room of t. false: refused, and s is as before. */
bool table_fold(struct session *s, struct table *t, const struct event *ev, struct err *e);

/* Of session.c: an event in the room that the members of s describe now; and the agenda's polls for it. */
bool session_fold_one(struct session *s, const struct event *ev, struct err *e);
void session_take_polls(struct session *s);

#endif
