/* finder_room: an invented room for tests of the finder and the redactor, and mutants of how its people may be
 * mentioned. The surfaces are written out by hand and mutated with tables of their own: nothing here is shared
 * with the finder, so that a mistake of the finder is not repeated by its test. */
#ifndef TESTS_FINDER_ROOM_H
#define TESTS_FINDER_ROOM_H

#include <stdint.h>

#include "base/buffer.h"
#include "model/session.h"

extern const struct roster finder_roster;
extern const struct agenda finder_agenda;

struct mutant {
	struct buffer text;    /* running text with one mention in it */
	size_t start, end;     /* the mention's letters */
};

/* Makes one in m, whose buffer is used again. The same state gives the same mutant. */
void mutant_make(struct mutant *m, uint64_t *state);
void mutant_free(struct mutant *m);

#endif
