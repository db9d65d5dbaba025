/* random_room: rooms of any shape for tests of the Rule: a tree of groups, people in them, a threshold. The
 * session is filled by hand, so that these tests depend on nothing but its members. */
#ifndef TESTS_RANDOM_ROOM_H
#define TESTS_RANDOM_ROOM_H

#include <stdint.h>

#include "model/session.h"

struct dice {
	uint64_t state;
};

/* 0 to below - 1; the same seed throws the same row. */
size_t dice_throw(struct dice *d, size_t below);

/* A name of so many letters that can be said and is nobody's: "Kotira". In a. */
const char *dice_name(struct dice *d, struct arena *a, size_t len);

struct random_room {
	struct arena arena;
	struct agenda agenda;
	struct roster roster;
	struct session session;
	struct group *groups;
	struct person *people;
	int k;
};

/* Up to `groups` groups (the root among them) and `people` people of every part, some on the record, in half
 * of the rooms with presence marked; k from 2 to 6. */
void random_room_make(struct random_room *r, struct dice *d, size_t groups, size_t people);

/* An empty room of that shape, for cases by hand: groups[] and people[] are filled in by the test afterwards. */
void plain_room_make(struct random_room *r, size_t groups, size_t people, int k);

void random_room_free(struct random_room *r);

#endif
