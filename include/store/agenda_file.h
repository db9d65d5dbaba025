/* agenda_file: agenda.yaml in. Every mistake is reported in one run; an unknown key names the nearest known one. */
#ifndef STORE_AGENDA_FILE_H
#define STORE_AGENDA_FILE_H

#include "base/buffer.h"
#include "base/complaints.h"
#include "model/agenda.h"

/* Reads the agenda at path into a, with all defaults filled in (steps, opening, closing, five stages, root group,
 * quantifiers, levels). NULL when c has errors (e is the first) or when the file cannot be read at all (ERR_IO).
 * "-" is standard input. */
const struct agenda *agenda_file_read(const char *path, struct arena *a, struct complaints *c, struct err *e);

/* The same from bytes; name is what complaints say. */
const struct agenda *agenda_file_parse(const char *name, const char *bytes, size_t len, struct arena *a,
				       struct complaints *c);

/* Puts k under the `rule` of an agenda that is sound and does not say one: the session that is begun from it says it from
 * then on. One that does is left as it is. ERR_SYNTAX when there is no telling where to put it; bytes are as before. */
bool agenda_file_default_k(struct buffer *bytes, int k, struct err *e);

#endif
