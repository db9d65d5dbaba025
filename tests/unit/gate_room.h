/* gate_room: what the gate's tests share: a file is given to a gate, and what it finds first is compared; archives are
 * made. Whom the gate looks for is each test's own. */
#ifndef TESTS_GATE_ROOM_H
#define TESTS_GATE_ROOM_H

#include <zip.h>

#include "base/buffer.h"
#include "rule/gate.h"

/* Says what, reads bytes as the file of that name and fails the test unless surface is what is found first; NULL: unless
 * nothing is found. Gives the first hit, or NULL. */
const struct gate_hit *gate_finds(struct gate *g, const char *what, const char *name, const char *bytes, const char *surface);

/* An archive in memory. */
struct packing {
	zip_source_t *to;
	zip_t *archive;
};

/* Begins one; gives what members are added to. */
zip_t *pack_begin(struct packing *p);

/* Ends it; its bytes are in out, which was empty. */
void pack_end(struct packing *p, struct buffer *out);

#endif
