/* gate: reads a finished file as a stranger would and looks for everybody who must not be found (RULE.md
 * section 6). Its own folding and its own search, simpler than the finder's; shares no code with it. */
#ifndef RULE_GATE_H
#define RULE_GATE_H

#include "base/arena.h"
#include "base/error.h"
#include "model/session.h"

struct gate_plan {
	const struct session *session;
	const struct strings *glossary;   /* the user's own, or NULL */
	const char *const *printed;       /* surfaces that a person decided to print */
	size_t printed_count;
	const char *const *langs;         /* that the program's own words are in, beside the agenda's; or NULL */
	size_t lang_count;
	bool nobody_known;                /* the roster may be empty: a person was told that nobody can be looked for */
};

struct gate_hit {
	const char *file;      /* name as given */
	const char *where;     /* "line 12", "word/document.xml line 1", "file name" */
	const char *surface;   /* what stands there, made visible, its first bytes when it is long */
	const char *points_to; /* the hidden form it equals */
};

struct gate;

/* Compiles the hidden forms. NULL (ERR_IDENTITY) when there is nobody to look for and nobody said so: it fails
 * closed. */
struct gate *gate_new(const struct gate_plan *plan, struct err *e);
void gate_free(struct gate *g);

/* Searches bytes as the file of that name (its suffix tells the format; unknown ones are read as text), and the
 * name itself without its folder. Without bytes: the name alone. Appends hits to what gate_hits gives, at most some
 * hundreds for one text. false (ERR_SYNTAX): the file could not be read as its format, so nothing is known of it. */
bool gate_read(struct gate *g, const char *name, const void *bytes, size_t len, struct err *e);

const struct gate_hit *gate_hits(const struct gate *g, size_t *count);

#endif
