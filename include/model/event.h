/* event: one thing that happened, as it stands on one line of the journal.
 *
 * To add a kind: one file src/model/event_<name>.c with a const struct event_kind, and its row in
 * event_kinds.def. The codec, the log and the fold work from `fields`; nothing else is edited. Names
 * and keys are on disk for ever: add new ones, do not rename or reuse. */
#ifndef MODEL_EVENT_H
#define MODEL_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct session;
struct event;

/* How a field's value is written and what it may hold. */
enum field_type {
	FIELD_TEXT = 1,  /* free text, double-quoted on disk */
	FIELD_WORD,      /* one of our own ids or enums, plain on disk */
	FIELD_PERSON,    /* id of a person, plain */
	FIELD_EVENT,     /* id of another event (an entry's is its event's), plain */
	FIELD_NUMBER,    /* whole number */
	FIELD_FLAG,      /* true or false */
	FIELD_LIST,      /* texts */
	FIELD_COUNTS,    /* text -> whole number of at least 0 */
};

/* What may leave the house. A field nobody classified is zero, and zero stays in the house. */
enum privacy { PRIVATE = 0, SPEAKER, PUBLIC };

enum need { OPTIONAL = 0, REQUIRED };

struct field {
	const char *name;       /* key on disk; NULL ends the array */
	enum field_type type;
	enum privacy privacy;
	enum need need;
};

struct event_list {
	size_t count;
	const char *const *item;
	const int64_t *number;  /* one per item for FIELD_COUNTS, NULL for FIELD_LIST */
};

union value {
	const char *text;               /* TEXT, WORD, PERSON, EVENT */
	int64_t number;                 /* NUMBER, FLAG (0 or 1) */
	const struct event_list *list;  /* LIST, COUNTS */
};

struct event_kind {
	const char *name;            /* the `do` of the line */
	const struct field *fields;  /* ends with a NULL name */

	/* May refuse and changes nothing. Typed: the person is told; replayed: the event is moot. NULL: always fits. */
	bool (*check)(const struct session *s, const struct event *ev, struct err *e);

	/* Cannot fail. NULL: it only stands in the log. */
	void (*apply)(struct session *s, const struct event *ev);

	bool room;      /* of a room and its meeting: a session of merged tables takes none of its own */
	bool lasting;   /* cannot be undone: begin, undo's own bookkeeping, published, sealed */
	bool guarded;   /* altered on disk it counts as undecided until a person accepts it */
};

enum { FIELDS_MAX = 24 };

struct event {
	const struct event_kind *kind;
	const char *id;      /* "<writer>-<n>" */
	const char *writer;  /* the part of id before its last '-' */
	uint64_t n;          /* the part behind it; order everywhere is (n, writer) */
	int64_t at_ms;       /* the writer's own wall time: for people, never for order */
	const char *role;    /* "chair", "note-taker", "organiser" or "" */
	union value *field;  /* one per row of kind->fields, same order; those from `room` on are not there */
	uint32_t given;      /* a bit per field, the first in the lowest: see event_given */
	uint32_t line;       /* of the journal, from 1; 0 when not from a file */
	uint8_t room;
	bool altered;        /* the checksum on disk disagrees */
};

/* Whether the field of that row has a value; only then may it be looked at. */
static inline bool event_given(const struct event *ev, size_t field)
{
	return ev->given >> field & 1;
}

/* All kinds, ordered by name, ended by NULL; and the one of that name, or NULL. */
extern const struct event_kind *const event_kinds[];
const struct event_kind *event_kind(const char *name);

/* Gives an event of that kind with no field set, and room for all. The strings that setters are given are kept, not copied. */
struct event *event_new(struct arena *a, const struct event_kind *kind);

/* The same without any room yet, for a reader that knows how much will do. */
struct event *event_bare(struct arena *a, const struct event_kind *kind);

/* By the key's name; a key that the kind does not have, or for which there is no room, is our bug. */
void event_set_text(struct event *ev, const char *field, const char *text);
void event_set_number(struct event *ev, const char *field, int64_t number);
void event_set_list(struct event *ev, const char *field, const struct event_list *list);

/* NULL, `otherwise` or NULL when not given. */
const char *event_text(const struct event *ev, const char *field);
int64_t event_number(const struct event *ev, const char *field, int64_t otherwise);
const struct event_list *event_list(const struct event *ev, const char *field);

/* Gives a copy of ev and of everything it points to in a, with room for all fields. */
struct event *event_copy(struct arena *a, const struct event *ev);

size_t event_field_count(const struct event_kind *kind);

/* Splits "<writer>-<n>": the writer is the first *writer_len bytes of s. false when s is no id. */
bool event_split_id(const char *s, size_t *writer_len, uint64_t *n);

/* Where (x_n, x_writer) stands to an id that was split, in the order of events: below 0, 0 or above 0. */
int event_id_order(const char *x_writer, uint64_t x_n, const char *id, size_t writer_len, uint64_t n);

/* Splits, and fills id, writer and n of ev (copies in a). */
bool event_set_id(struct event *ev, struct arena *a, const char *s);

/* Order (n, writer): below 0, 0 or above 0. */
int event_order(const struct event *x, const struct event *y);

/* True when both say the same thing: kind, fields, time and role (not line or altered). */
bool event_same(const struct event *x, const struct event *y);

/* A total order over what events say, time first; 0 exactly when event_same. It decides which of two that
 * claim one id counts, so that every reader decides alike whatever it read first. */
int event_content_order(const struct event *x, const struct event *y);

#endif
