/* out: the whole way out in one call, for the command line and for the screen: render, gate, tie, write. The event that
 * ties later exports stands in the journal before the first file does: should the files fail, they are tied all the
 * same, which is the safe side. */
#ifndef PUBLISH_OUT_H
#define PUBLISH_OUT_H

#include "publish/publish.h"

/* Puts the `published` event into the journal; publish cannot see the desk. */
struct publish_journal {
	void *self;
	bool (*append)(void *self, struct event *ev, struct err *e);
};

/* false: nothing was written, or (ERR_IO) the event is in the journal and the files are not. *ready is given as by
 * publish_prepare, to be asked with publish_say and publish_files, then freed. */
bool publish_out(const struct publish_plan *plan, const struct publish_journal *journal, FILE *out,
		 struct publication_ready **ready, struct err *e) MUST_USE;

/* A format that minutes can be written in. */
struct publish_format {
	const char *name;  /* "markdown" */
	const char *file;  /* "minutes.md" */
	const char *help;  /* what it is good for, a few words */
};

/* All of them, from the export table, in a. */
const struct publish_format *publish_formats(struct arena *a, size_t *count);

/* How many signatures stand for what the minutes say now, and how many end DRAFT. */
struct publish_signatures {
	size_t given, needed;
};
bool publish_signed(const struct session *s, const struct strings *glossary, struct publish_signatures *out,
		    struct err *e);

#endif
