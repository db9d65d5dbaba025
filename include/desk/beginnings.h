/* beginnings: what a session can be begun from: the agendas there are, and the demo to practise on. */
#ifndef DESK_BEGINNINGS_H
#define DESK_BEGINNINGS_H

#include "command/command.h"

struct beginning {
	const char *name;       /* as `new --agenda` takes it */
	const char *title;
	int minutes;
	size_t dimensions;
};

/* The agendas in dirs (ended by NULL) that can be read, by name; in a. */
const struct beginning *beginnings(const char *const *dirs, struct arena *a, size_t *count);

struct practice_plan {
	const char *const *agenda_dirs;  /* one of them holds demo/ */
	const char *runtime;             /* where the folder is made; NULL: /tmp */
	const char *writer;
	const struct services *services;
	int64_t now_ms;
	bool (*create)(void *self, const char *dir, const char *agenda, const char *people, struct err *e);
	void *self;
};

/* Makes a session of the demo in a folder of its own, with its first dimension played, and gives that folder in *dir
 * (malloc). false: nothing is left of it. */
bool practice_begin(const struct practice_plan *plan, char **dir, struct err *e) MUST_USE;

/* Takes the folder away with all that is in it, and frees dir. NULL is fine. */
void practice_end(char *dir);

#endif
