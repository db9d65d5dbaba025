/* present: this process, present at a session: its half-typed line on the disk, who else is here, and a notice when
 * the folder changed. Nothing here can fail a meeting: where the folder is read-only, it does nothing. */
#ifndef DESK_PRESENT_H
#define DESK_PRESENT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/error.h"

struct present;

/* A line that a process which did not end well left behind. */
struct left_line {
	const char *text, *place;
	int64_t at_ms;
};

/* Gives; ended by present_close, which takes a draft off the disk, and lines that were left here, unless keep. Both names
 * are copied. */
struct present *present_open(const char *dir, const char *role, const char *writer);
void present_close(struct present *p, bool keep);

/* Puts the half-typed line on the disk; erases it. present_save neither allocates nor locks: a signal may call it. */
MUST_USE bool present_save(struct present *p, const char *place, const char *text, size_t len, int64_t at_ms,
			   struct err *e);
void present_erase(struct present *p);

/* Lines that others of the same role left behind, oldest first; in a. The newest is from now on what this process has on the disk, as
 * if present_save had put it there; the others stay until present_close. */
const struct left_line *present_left(struct present *p, struct arena *a, size_t *count);

/* "a chair and two note-takers are here too", "" when nobody else is; in a. */
const char *present_others(const struct present *p, struct arena *a);

/* True when this is the first process of its role. */
bool present_is_first(const struct present *p);

/* A descriptor that becomes readable when the folder changed, or -1: then ask once a second. Emptied by the other. */
int present_watch(const struct present *p);
void present_noticed(struct present *p);

#endif
