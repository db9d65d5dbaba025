/* accept: a person has seen an event that somebody altered in the file, and it counts again. Which events
 * are accepted is worked out by session_replay before any is applied. */
#include "fold.h"

const struct event_kind kind_accept = { .name = "accept", .fields = fields_of_entry };
