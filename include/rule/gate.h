/* gate: reads a finished file as a stranger would and looks for everybody who must not be found (RULE.md
 * section 6). Its own folding and its own search, simpler than the finder's; shares no code with it. */
#ifndef RULE_GATE_H
#define RULE_GATE_H

#include "base/arena.h"
#include "base/error.h"
#include "model/session.h"
#include "rule/redactor.h"

/* What a person decided to print. Where that holds at one place, it passes only inside what is published there. */
struct gate_printed {
	const char *surface;
	const char *text;      /* the published text of its place; NULL: the surface may stand anywhere */
	const char *beside;    /* more of what is published there: when text has hardly a word besides the surface, this must
	                          stand near it; or NULL */
};

/* All borrowed until gate_new ends, but for the reader. */
struct gate_plan {
	const struct session *session;
	const struct strings *glossary;   /* the user's own, or NULL */
	const struct gate_printed *printed;
	size_t printed_count;
	const char *const *langs;         /* that the program's own words are in, beside the agenda's; or NULL */
	size_t lang_count;
	struct redactor *reader;          /* reads sentences too, for files that somebody edited: what it would hide is found; or
	                                     NULL. Used until gate_free; its log grows. */
	bool nobody_known;                /* the roster may be empty: a person was told that nobody can be looked for */
};

struct gate_hit {
	const char *file;      /* name as given */
	const char *where;     /* "line 12", "word/document.xml line 1", "file name", "folder name" */
	const char *surface;   /* what stands there, made visible, its first bytes when it is long */
	const char *points_to; /* the hidden form it equals; "somebody: " and why where it is no form */
	bool asks;             /* may be an everyday word as well: for a person to look at, no reason to stop a file. Only with
	                          a reader. */
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

/* Searches the name of the folder that holds path, as it is written there. */
void gate_read_folder(struct gate *g, const char *path);

const struct gate_hit *gate_hits(const struct gate *g, size_t *count);

#endif
