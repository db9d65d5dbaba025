/* undo: another event does not count. An undo of an undo is a redo. What is undone is worked out by
 * session_replay before anything is applied, so there is nothing to apply here. */
#include "model/event.h"

static const struct field fields[] = {
	{ "of", FIELD_EVENT, PRIVATE, REQUIRED },
	{ NULL, 0, 0, 0 },
};

const struct event_kind kind_undo = { .name = "undo", .fields = fields };
