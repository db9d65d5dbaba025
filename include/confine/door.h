/* door: programs that have to run outside of the walls: an editor, a PDF converter. They are asked for through a small
 * process that is forked before the walls stand and before any name is read. It knows its doors from then on, and takes
 * nothing but which one, and one path. */
#ifndef CONFINE_DOOR_H
#define CONFINE_DOOR_H

#include <stdbool.h>
#include <stddef.h>

struct door {
	bool (*run)(const void *arg, const char *path);  /* true when the program did its part */
	const void *arg;
};

/* Forks the doorkeeper. doors is kept until doors_close. Where there is no process to be had, doors stay shut. */
void doors_open(const struct door *const *doors, size_t count);

/* Runs a door's program on a path and waits for it: through the doorkeeper where there is one, else at once. */
bool door_run(const struct door *door, const char *path);

/* Ends the doorkeeper. */
void doors_close(void);

#endif
