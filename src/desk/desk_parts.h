/* desk_parts: the open desk, for the files that make it up: desk.c opens it and keeps up with the others, desk_line.c
 * carries out what was typed, desk_roster.c puts people on the roster and takes that back. */
#ifndef DESK_PARTS_H
#define DESK_PARTS_H

#include <sys/stat.h>

#include "desk/desk.h"
#include "store/append.h"

/* An edit of the roster that this process can take back: before is NULL when the person was new. */
struct roster_change {
	const char *person;
	const struct person *before;
	uint64_t n;  /* highest event then: the order between events and edits of this process */
};

enum { CHANGES_KEPT = 32 };

struct desk {
	struct arena arena;          /* the plan's strings, agenda */
	struct arena roster_arena;   /* the roster as last read */
	struct arena changes_arena;  /* what roster changes point to */
	struct arena work;           /* from one desk_begin to the next */
	const char *dir, *role, *writer;
	const struct services *services;
	const struct agenda *agenda;
	const struct roster *roster;
	struct stat people;          /* people.yaml when it was read */
	struct history history;
	struct session session;
	struct journal *journal;
	bool locked;
	size_t staged;
	bool follows;                /* the writing place is where the room is */
	bool held;                   /* a line has begun: until it ends, the writing place stays */
	size_t writing;
	struct roster_change changes[CHANGES_KEPT];
	size_t change_count;
};

/* Events that change which earlier ones count: the fold so far is void. */
bool desk_refolds(const struct event *ev);

/* Folds the whole history anew on the agenda and the roster as they are. */
void desk_refold(struct desk *d);

/* Reads people.yaml (and, at first, the agenda) into d; the session has to be folded anew afterwards. */
bool desk_read_roster(struct desk *d, struct err *e);

/* Gives ev the next id of this process, in a. */
void desk_number(struct desk *d, struct event *ev, struct arena *a);

/* Checks an event, gives it its id, stages it and folds it. NULL with e set: nothing has changed. */
const struct event *desk_take(struct desk *d, const struct event *planned, struct err *e);

/* Puts a planned person into people.yaml; the last such change that a plain undo would take back, or NULL; takes it back. */
bool desk_put_person(struct desk *d, const struct intent *intent, struct err *e);
const struct roster_change *desk_undoable_change(struct desk *d);
bool desk_undo_change(struct desk *d, const struct roster_change *c, struct err *e);

#endif
