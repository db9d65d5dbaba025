/* undo: another event does not count. An undo of an undo is a redo. What is undone is worked out by
 * session_replay before anything is applied, so there is nothing to apply here. */
#include "fold.h"

const struct event_kind kind_undo = { .name = "undo", .fields = fields_of_entry };
