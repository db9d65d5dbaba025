/* seal: a session folder that forgets who said what (RULE.md section 7), whatever interrupts it.
 *
 *   seal.journal, sealed.json, receipt.txt   written and synced beside what is there; nothing is gone yet
 *   seal.intent                              renamed into place: from here on the seal will be finished
 *   journal.yaml                             seal.journal takes its place
 *   people.yaml, drafts, slips, …            removed
 *   seal.intent                              removed: done
 *
 * Before the intent stands, the next opening takes back what was written; behind it, it finishes. */
#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "model/event.h"

/* What stays of a session. */
struct seal {
	const struct event *const *events;  /* the whole new journal, in order, the event `sealed` last */
	size_t event_count;
	const void *tree;                   /* sealed.json */
	size_t tree_len;
	const char *receipt;                /* receipt.txt */
	const char *session;                /* its id, by which its slips are known */
};

extern const char seal_tree_file[], seal_receipt_file[];

/* Finishes or takes back a seal that was interrupted in dir; waits for a process that is sealing now. When nothing was,
 * it costs two lstats. ERR_IO: it could not be; the folder may not be used. */
MUST_USE bool seal_settle(const char *dir, struct err *e);

/* Names of what lies in dir and is none of the session's: a seal leaves it as it is. In a. */
const char *const *seal_strangers(const char *dir, struct arena *a, size_t *count);

/* Folders outside that slips were written to, by dir's own list. In a. */
const char *const *seal_slip_folders(const char *dir, struct arena *a, size_t *count);

#endif
