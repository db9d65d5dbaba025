/* door: programs that have to run outside of the walls: an editor, a PDF converter. They are asked for through a small
 * process that is forked before the walls stand and before any name is read. It knows its doors from then on, and takes
 * nothing but which one, and one path. */
#ifndef CONFINE_DOOR_H
#define CONFINE_DOOR_H

#include <stdbool.h>
#include <stddef.h>

/* Asked again and again while a program runs; false: it is to be ended, with all that it started. */
struct door_wait {
	bool (*goes_on)(void *self);
	void *self;
};

struct door {
	/* true when the program did its part. wait is never NULL. */
	bool (*run)(const void *arg, const char *path, const struct door_wait *wait);
	const void *arg;
};

/* Forks the doorkeeper. doors is kept until doors_close. Where there is no process to be had, doors stay shut. */
void doors_open(const struct door *const *doors, size_t count);

/* Runs a door's program on a path and waits for it: through the doorkeeper where there is one, else at once. wait: asked
 * about ten times a second, or NULL. Whoever dies meanwhile takes the program along. */
bool door_run(const struct door *door, const char *path, const struct door_wait *wait);

/* Ends the doorkeeper. */
void doors_close(void);

#endif
