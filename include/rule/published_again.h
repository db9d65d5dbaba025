/* published_again: text of minutes that were published before, on its way into a report of many roundtables.
 *
 * Such text is published text by construction: it went through the finder, with every verdict applied, and through the
 * gate when its own minutes were made. So the finder's doubts are not raised again; what a person decided there stands.
 * But a file may have been edited since. Where rosters are given, whatever still points with certainty or probability
 * to somebody on them is found, and stands nowhere: its text is withheld whole, and the report must not be written.
 *
 * Only for text that a published file holds. Raw text goes through redactor.h, always. */
#ifndef RULE_PUBLISHED_AGAIN_H
#define RULE_PUBLISHED_AGAIN_H

#include "model/agenda.h"
#include "model/roster.h"
#include "rule/published.h"

struct republisher;

/* people: everybody to be looked for, kept until freed; NULL: there is no roster, and nothing is looked for. agenda: kept,
 * never NULL; its glossary is nobody's identity. */
struct republisher *republisher_new(const struct roster *people, const struct agenda *agenda);
void republisher_free(struct republisher *r);

/* Gives text in a, or NULL for "". Keeps text, which lives as long as a. file and place are where it was read, for messages; both are borrowed until r is
 * freed. */
const struct published *published_again(struct republisher *r, struct arena *a, const char *text,
					const char *file, const char *place);

/* What points to somebody, in order, each string once per file. Not empty: the report may not be written. */
struct republished_name {
	const char *file, *place;
	const char *surface;     /* as it stands there */
	const char *why;
};
const struct republished_name *republisher_found(const struct republisher *r, size_t *count);

#endif
