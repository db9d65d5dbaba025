/* folder: the session folder (DESIGN.md section 4): made whole or not at all, opened, read. */
#ifndef STORE_FOLDER_H
#define STORE_FOLDER_H

#include "base/buffer.h"
#include "base/complaints.h"
#include "model/history.h"
#include "model/roster.h"

/* Paths of the parts of a session folder: "<dir>/<name>", in a. */
const char *folder_path(struct arena *a, const char *dir, const char *name);

/* What `new` puts into a session folder. */
struct folder_plan {
	const char *agenda_bytes;   /* the frozen copy, as the file was */
	size_t agenda_len;
	const struct roster *roster;
	const struct event *begin;  /* first event of the journal */
	const struct event *const *more;  /* what stands behind it from the start; may be NULL */
	size_t more_count;
	const struct buffer *journal;  /* the journal's lines as they are, in place of begin and more; or NULL */
	const struct buffer *torn;     /* journal.torn, or NULL or empty */
};

/* Builds the folder beside dir under a temporary name, syncs it and renames it to dir. ERR_RULE when dir exists
 * (an empty folder is taken) or names none of its own ("."). On false nothing of it is left. What a process that was
 * killed left of a folder of this name is taken away. */
bool folder_create(const char *dir, const struct folder_plan *plan, struct err *e);

/* false unless dir is a session folder; e says whether it is missing, unreadable, or no session and what to do. */
bool folder_recognise(const char *dir, struct err *e);

/* Reads the roster and the frozen agenda of dir into a. On false e is set and c may hold more. The roster of a
 * sealed session is empty; where people.yaml is missing without a seal, that is an error. A group that the agenda
 * does not have is only a warning here. */
bool folder_read(const char *dir, struct arena *a, const struct agenda **agenda, const struct roster **roster,
		 struct complaints *c, struct err *e);

/* Replaces people.yaml. The caller holds the journal's lock. */
bool folder_write_people(const char *dir, const struct roster *r, struct err *e);

#endif
