/* report: a synthesis on its way out, for the files synthesis*.c of this room.
 *
 *   synthesis_read    the files, and whether they go together
 *   synthesis_people  the rosters, as one
 *   synthesis         the report itself */
#ifndef REPORT_H
#define REPORT_H

#include "base/complaints.h"
#include "minutes/synthesis.h"
#include "publish/synthesis.h"
#include "ready.h"


struct source {
	uint64_t fingerprint[2];           /* of its bytes: the order of sources, and whether two are one */
	const struct past_minutes *minutes;
};

struct report_ready {
	struct arena arena;                /* owns the rest */
	struct arena tree;                 /* the files that were read, and the report as a tree; gone once it is bytes */
	const struct export_format **formats;
	size_t format_count;
	struct buffer *bytes;              /* one per format */
	struct published_file *files;
	const char **said;                 /* for the person */
	size_t said_count, said_cap;
	struct source *sources;            /* by fingerprint; their minutes live as long as the tree */
	size_t source_count;
	struct session people;             /* of agenda and roster below, for finder and gate */
	const struct agenda *agenda;
	const struct roster *roster;
	bool have_people;
	struct republisher *republisher;
	struct gate *gate;
	size_t hits_said;                  /* hits that are in said */
};

void report_note(struct report_ready *r, const char *format, ...) PRINTF_LIKE(2, 3);

/* Says the hits of the gate since the last call, as places of that file; gives how many. */
size_t report_note_hits(struct report_ready *r, const char *file);

bool report_read_people(struct report_ready *r, const struct report_plan *plan, struct err *e);

/* Fills sources. With people, every byte of every file is looked at, also what no report would print. */
bool report_read_files(struct report_ready *r, const struct report_plan *plan, struct err *e);

/* The language of the report, and whether all files go with it. NULL with e set. */
const char *report_language(struct report_ready *r, const struct report_plan *plan, struct err *e);

#endif
