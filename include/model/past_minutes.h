/* past_minutes: minutes that were published before, as their JSON says them (MINUTES.md "Published JSON"): plain
 * text, nothing resolved. store reads one, minutes brings many together. Only what a synthesis may use is kept:
 * hosts, convenors and linking prose belong to the one roundtable that they were written for.
 *
 * Every string is valid UTF-8, never NULL where nothing else is said ("" is "not said"), and lives in the arena that
 * the file was read into. */
#ifndef MODEL_PAST_MINUTES_H
#define MODEL_PAST_MINUTES_H

#include <stdint.h>

#include "model/agenda.h"

struct past_item {
	enum entry_kind kind;
	const char *text, *quantifier, *label, *reason;
	const char *dimension;              /* of a recommendation: the id it is about */
	const char *addressee, *level, *due;
	bool medium, done, key, objections;
	struct strings themes;
};

struct past_stage {
	const char *id, *title;
	const struct past_item *items;
	size_t item_count;
};

struct past_dimension {
	const char *id, *title;
	const struct past_stage *stages;
	size_t stage_count;
};

struct past_row {
	const char *label;
	const int64_t *counts;              /* one per option */
	int64_t no_answer;
};

struct past_poll {
	const char *id;                     /* "": of no other roundtable */
	const char *dimension, *question;
	struct strings options;
	bool agreement;                     /* in place of figures */
	const int64_t *total;               /* one per option; NULL: no figure was published */
	const struct past_row *rows;
	size_t row_count;
};

struct past_group {
	const char *label;
	int64_t count;
};

struct past_minutes {
	const char *file;                   /* name as given: for messages, never for print */
	const char *title, *month, *language;
	int k;
	bool draft;
	int64_t participants;               /* 0: not said */
	const struct past_group *groups;
	size_t group_count;
	const struct past_dimension *dimensions;
	size_t dimension_count;
	const struct past_item *closing, *parked;
	size_t closing_count, parked_count;
	const struct past_poll *polls;
	size_t poll_count;
};

#endif
