/* export: the document tree as bytes. A format is a pure function of the tree: the same tree gives the same
 * bytes, with a fixed creator, no times, no paths. This room cannot see a session or a name.
 *
 * To add a format: one file src/export/export_<name>.c with its const struct export_format, and its row in
 * src/export/formats.def. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include <stdbool.h>

#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "minutes/document.h"

struct export_format {
	const char *name;     /* as typed behind --format */
	const char *file;     /* fixed name in minutes/: "minutes.md", "actions.csv" */
	const char *suffix;   /* ".md" */
	const char *help;     /* what it is good for, a few words */
	bool converted;       /* what render gives is not the file yet: it is HTML, to be converted by publish */
	bool may_be_private;  /* can mark every page, so --private may use it */

	/* Appends the file to out. false: a library refused (ERR_IO); what out holds then is no file. */
	bool (*render)(const struct document *d, struct buffer *out, struct err *e);
};

/* All formats, ordered by name, ended by NULL; and the one of that name, or NULL. */
extern const struct export_format *const export_formats[];
const struct export_format *export_format(const char *name);

/* Renders, or says why not: a tree that keeps names in a format that may not (ERR_IDENTITY), a library that
 * failed (ERR_IO). */
bool export_render(const struct export_format *format, const struct document *d, struct buffer *out,
		   struct err *e) MUST_USE;

#endif
