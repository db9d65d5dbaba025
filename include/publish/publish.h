/* publish: the one way out: minutes -> bytes -> gate -> file, whole or not at all (RULE.md sections 4 to 6;
 * DESIGN.md section 6, export and review).
 *
 *     publish_prepare(&plan, &p, &e)   render and gate everything in memory; nothing is touched
 *     … the caller appends the event that publish_event gives, unless the export is private …
 *     publish_commit(p, &e)            write all files, or the one to standard output
 *     publish_free(p)
 *
 * The event comes first: should the files fail, later exports are tied all the same, which is the safe side. */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include <stdio.h>

#include "confine/door.h"
#include "model/session.h"
#include "rule/redactor.h"

/* How far a publication is. `goes_on` is asked before each part of the work, and about ten times a second while another
 * program does one; what: "Making minutes.pdf with chromium". false: it is given up, and nothing is written. */
struct publish_progress {
	bool (*goes_on)(void *self, const char *what, size_t done, size_t parts);
	void *self;
};

struct publish_plan {
	const struct session *session;
	const struct strings *glossary;    /* the user's own, or NULL */
	const char *dir;                   /* the session folder */
	const char *const *formats;        /* names, as typed behind --format */
	size_t format_count;
	const char *output;                /* file, folder or "-"; NULL: dir/minutes/ */
	int k;                             /* 0: the agenda's */
	enum undecided undecided;
	bool summary, keep_names;
	const char *lang;                  /* NULL: the agenda's */
	const struct publish_progress *progress;  /* or NULL; kept until publish_prepare returns */
	const char *const *langs;          /* instead of lang, each format in each of these; or NULL */
	size_t lang_count;
};

struct published_file {
	const char *path;                  /* "-" for standard output */
	const void *bytes;
	size_t len;
};

struct publication_ready;

/* Renders and gates. On false (ERR_STOPPED when progress gave it up, ERR_IDENTITY when somebody could be identified,
 * ERR_USAGE for options that do not go together, ERR_IO) *out may still be given: publish_say then prints why, ready to be
 * acted on. Keeps nothing of plan but session and glossary. */
bool publish_prepare(const struct publish_plan *plan, struct publication_ready **out, struct err *e);
void publish_free(struct publication_ready *p);

/* What a person has to know, one sentence per line: undecided findings with the :hide and :print lines that would decide
 * them, hits of the gate, what a summary left out, a room below k. Each line begins with `before`. */
void publish_say(const struct publication_ready *p, const char *before, FILE *out);

const struct published_file *publish_files(const struct publication_ready *p, size_t *count);

/* The `published` event to be appended, in a; NULL for a private export. */
struct event *publish_event(const struct publication_ready *p, struct arena *a);

/* Writes every file or none, 0600 in folders 0700; to out when the output is "-". */
bool publish_commit(struct publication_ready *p, FILE *out, struct err *e);

/* The hash of the minutes as they would be published now with that glossary (NULL: none): what a signature is over. Gives
 * it in a; NULL with e set. */
const char *publish_content_hash(const struct session *s, const struct strings *glossary, struct arena *a,
				 struct err *e);

/* An action that is still open, as it is published. Every text is "" when there is none. */
struct publish_matter {
	const char *text, *addressee, *level;
	const char *due;                   /* a month: "2019-12" */
	const char *number;                /* as printed: "2.3.4" */
};

/* The open actions of the session in dir, and the matters it has left open itself, in a; NULL with e set. What nobody
 * decided is hidden. */
const struct publish_matter *publish_matters(const struct session *s, const struct strings *glossary, const char *dir,
					     struct arena *a, size_t *count, struct err *e);

/* The entry that would be printed under a number such as 2.3.4 now, or NULL. */
const struct entry *publish_numbered(const struct session *s, const struct strings *glossary, const char *number);

/* What review shows: every finding by distinct string, the likely ones first. */
struct review_row {
	const char *string;                /* as first met */
	const char *key;
	const char *const *places;         /* ids of entries, or "title", "internal/present", … */
	size_t place_count;                /* distinct places */
	size_t count;                      /* how often in all */
	enum finding_kind kind;
	enum certainty certainty;
	const char *why;
	const char *replacement;           /* what will stand there */
	enum outcome outcome;
	bool one_place_only;               /* shares a word with the roster */
};

const struct review_row *publish_review(const struct session *s, const struct strings *glossary, struct arena *a,
					size_t *count, struct err *e);

/* The programs that make a PDF and read it again, for doors_open. */
enum { PUBLISH_DOORS = 3 };
extern const struct door *const publish_doors[PUBLISH_DOORS];

/* The path of the converter that would be asked first, or NULL: there is none. */
const char *publish_converter(void);

/* Gates a file that somebody edited. false with ERR_IDENTITY when it points to somebody; hits go to out, one per line. */
bool publish_gate_file(const struct session *s, const struct strings *glossary, const char *path, const char *before,
		       FILE *out, struct err *e);

#endif
