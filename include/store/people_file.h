/* people_file: people.yaml and CSV in, people.yaml out (DESIGN.md section 4). */
#ifndef STORE_PEOPLE_FILE_H
#define STORE_PEOPLE_FILE_H

#include "base/buffer.h"
#include "base/complaints.h"
#include "model/roster.h"

/* Reads people.yaml or, for a name ending in .csv, CSV. NULL as agenda_file_read. agenda (may be NULL) makes
 * unknown groups a complaint. */
const struct roster *people_file_read(const char *path, const struct agenda *agenda, struct arena *a,
				      struct complaints *c, struct err *e);
const struct roster *people_file_parse(const char *name, const char *bytes, size_t len,
				       const struct agenda *agenda, struct arena *a, struct complaints *c);

/* What people.yaml holds for r, as YAML that people_file_parse reads back equal. */
bool people_file_format(const struct roster *r, struct buffer *out, struct err *e);

/* Gives base with every person of news put in: by id, else by folded name, else new; never doubled.
 * Names that the news replaces stay as aliases, and aliases stay, for the notes may have them. */
const struct roster *people_merge(const struct roster *base, const struct roster *news, struct arena *a);

#endif
