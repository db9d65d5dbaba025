/* seal_parts: what the journal of a sealed session is made from. Private to publish. */
#ifndef SEAL_PARTS_H
#define SEAL_PARTS_H

#include "minutes/build.h"
#include "publish/seal.h"

struct seal_parts {
	const struct seal_plan *plan;
	const struct document *document;       /* the full one in the agenda's language */
	const struct minutes_report *report;   /* which entry is printed under which number */
	char tree_hash[MINUTES_HASH_BYTES], minutes_hash[MINUTES_HASH_BYTES];
	size_t entries;                        /* set by seal_events */
};

/* The whole new journal, `sealed` last, in a: entries as they are printed and in that order, on the day of the meeting
 * without its hours, all by one writer: nothing shows any more what was said first, or on whose machine it was typed. */
const struct event *const *seal_events(struct seal_parts *parts, struct arena *a, size_t *count);

#endif
