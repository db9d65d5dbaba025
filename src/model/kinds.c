/* kinds: the table of all kinds, from its rows. */
#include "model/event.h"

#define KIND(name) extern const struct event_kind kind_##name;
#include "event_kinds.def"
#undef KIND

const struct event_kind *const event_kinds[] = {
#define KIND(name) &kind_##name,
#include "event_kinds.def"
#undef KIND
	NULL
};
