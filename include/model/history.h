/* history: every event of one session in order, and what was wrong with the lines they came from.
 * Pure: store fills it, session folds it. */
#ifndef MODEL_HISTORY_H
#define MODEL_HISTORY_H

#include "base/arena.h"
#include "model/event.h"

enum trouble_kind {
	TROUBLE_ALTERED,   /* only the checksum disagrees */
	TROUBLE_DAMAGED,   /* cannot be read */
	TROUBLE_PENDING,   /* its newline is missing */
	TROUBLE_CONFLICT,  /* an id used twice with different content; both are kept */
	TROUBLE_NEWER,     /* sound, from a newer program */
};

struct trouble {
	enum trouble_kind kind;
	size_t line;
	const char *id;    /* "" when the line names none */
	const char *what;  /* a sentence for the person, without file and line */
};

struct history {
	struct arena arena;           /* owns events and everything they point to */
	struct event **events;        /* by event_order; of those that claim one id the first counts */
	size_t count, cap;
	uint64_t highest_n;
	struct trouble *troubles;
	size_t trouble_count, trouble_cap;
	bool newer;                   /* a newer program wrote here: reading only */
	size_t torn_bytes;            /* what lies in journal.torn */
};

/* What history_add did with the event. */
enum history_added {
	HISTORY_APPENDED,  /* stands last */
	HISTORY_INSERTED,  /* stands before later ones: a fold so far is void */
	HISTORY_KNOWN,     /* an identical one is here already: dropped */
	HISTORY_CONFLICT,  /* the id is taken by a different one: kept in the list and reported */
};

/* Keeps ev (which must live in h->arena) at its place by event_order. An altered event never takes
 * the id from a sound one; a sound one takes it from an altered one. */
enum history_added history_add(struct history *h, struct event *ev);

void history_trouble(struct history *h, enum trouble_kind kind, size_t line, const char *id, const char *what);
size_t history_troubles(const struct history *h, enum trouble_kind kind);

/* The event that counts under that id, or NULL; and its place in h->events, or h->count. */
const struct event *history_event(const struct history *h, const char *id);
size_t history_place(const struct history *h, const char *id);

/* Whether the event at that place is the one that counts under its id. */
bool history_counts(const struct history *h, size_t place);

/* Frees all and leaves an empty history. */
void history_free(struct history *h);

#endif
