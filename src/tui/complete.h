/* complete: what a half-typed word could become: people, groups, levels, places, addressees, tags. Private to tui. */
#ifndef COMPLETE_H
#define COMPLETE_H

#include "model/session.h"

struct candidates {
	const char **item;
	size_t count, cap;
};

/* Candidates for a word of the kind that a command's args name ("PERSON", "GROUP", "LEVEL", "HORIZON", "KIND",
 * "PLACE", "ADDRESSEE", "TAG", "ID" …, or alternatives "rule|on-record|off") that begin with typed, ignoring case and
 * marks; as they are typed, without quotation marks. In a. */
void complete_word(const struct session *s, struct arena *a, const char *kind, const char *typed,
		   struct candidates *out);

/* What all candidates begin with, "" for none; in a. */
const char *complete_common(struct arena *a, const struct candidates *c);

/* The word as a line takes it: in quotation marks when it has blanks. In a. */
const char *complete_quoted(struct arena *a, const char *word);

/* Completes the word of an entry that ends at byte `at` of line. *from is where the new text stands in place of it, up
 * to `at`; NULL when the word is no token. *offered (may be longer than one) is what it could become. In a. */
const char *complete_token(const struct session *s, struct arena *a, const char *line, size_t at, size_t *from,
			   struct candidates *offered);

/* The same for the arguments of a command line (without its colon). */
const char *complete_argument(const struct session *s, struct arena *a, const char *line, size_t at, size_t *from,
			      struct candidates *offered);

#endif
