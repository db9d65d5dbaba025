/* finder: where a text points to somebody (RULE.md section 1). One matcher per roster. */
#ifndef RULE_FINDER_H
#define RULE_FINDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/complaints.h"
#include "base/time.h"
#include "model/roster.h"

enum finding_kind {
	FINDING_PERSON, FINDING_ORGANISATION, FINDING_PLACE, FINDING_ROLE, FINDING_CONTACT, FINDING_WITHHELD,
	FINDING_DAY,      /* the day of the event, to be printed as its month */
	FINDING_UNKNOWN,  /* an unlisted name or body */
	FINDING_TELL,     /* points to a speaker by what it says */
	FINDING_KINDS
};

enum certainty { POSSIBLE, PROBABLE, CERTAIN };

const char *finding_kind_name(enum finding_kind kind);  /* "person", "organisation", … */
const char *certainty_name(enum certainty certainty);   /* "possible", "probable", "certain" */

struct finding {
	size_t start, end;            /* bytes of the text; a preceding title or article that goes too is inside */
	enum finding_kind kind;
	enum certainty certainty;
	const struct person *person;  /* whom alone it means, or NULL */
	const struct organisation *organisation;  /* which alone it means, or NULL */
	bool shares_roster_word;      /* may be printed at one place only */
	const char *why;              /* a sentence for the organiser: "one person in the room holds this role" */
	size_t name;                  /* where the name itself starts, behind the title or article that goes too */
};

struct finder;

/* Compiles what has to be found for the people of r in the room of a. allow and the glossaries name what is
 * nobody's identity; extra (the user's own glossary) may be NULL. Keeps r and a. Gives; freed by finder_free. */
struct finder *finder_new(const struct roster *r, const struct agenda *a, const struct strings *extra);
void finder_free(struct finder *f);

/* From now on day, however it is written, is found: that of the event (RULE.md section 5). All 0: none is. */
void finder_mind_day(struct finder *f, struct date day);

/* Gives in out_arena all findings of text[0..len) by start, none overlapping; *count of them. */
const struct finding *finder_find(const struct finder *f, const char *text, size_t len, struct arena *out_arena,
				  size_t *count);

/* The key under which verdicts are compared: folded, white space and hyphens equal, trimmed. In a. */
const char *finder_key(struct arena *a, const char *string, size_t len);

/* Rosters that cannot be protected well (a name of one letter, a common word, an alias equal to a glossary
 * term, two people of one name, an acronym that is a word …): one warning each, with what to do. */
void finder_warn(const struct roster *r, const struct agenda *a, const char *file, struct complaints *c);

#endif
