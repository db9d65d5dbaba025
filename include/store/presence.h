/* presence: who has this session open, and a sign that its folder changed. Presence is a lock on one byte of
 * DIR/.here, so it dies with its process, whatever that dies of. */
#ifndef STORE_PRESENCE_H
#define STORE_PRESENCE_H

#include <stdbool.h>
#include <stddef.h>

struct presence_lock {
	int fd;       /* -1: nobody can tell, the folder is read-only */
	long byte;    /* the one that is ours */
};

/* "chair", "note-taker", "organiser" and whoever has no role, in this order. */
enum { PRESENCE_ROLES = 4 };

void presence_enter(struct presence_lock *p, const char *dir, const char *role);
void presence_leave(struct presence_lock *p);

/* How many others are here, by role. */
void presence_others(const struct presence_lock *p, size_t count[PRESENCE_ROLES]);

/* True when no other process of this role came before this one: the first chair writes what the wall shows. */
bool presence_is_first(const struct presence_lock *p);

/* A descriptor that becomes readable when something in dir changed; -1 where there is no such notice (a network
 * file system tells nothing of what others did). watch_drain empties it. */
int watch_open(const char *dir);
void watch_drain(int fd);

#endif
