/* accept: a person has seen an event that somebody altered in the file, and it counts again. Which events
 * are accepted is worked out by session_replay before any is applied. */
#include "model/event.h"

static const struct field fields[] = {
	{ "of", FIELD_EVENT, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_accept = { .name = "accept", .fields = fields };
