/* ready: a publication on its way out, for the files of this room. */
#ifndef READY_H
#define READY_H

#include "base/buffer.h"
#include "export/export.h"
#include "minutes/build.h"
#include "publish/publish.h"
#include "rule/gate.h"
#include "rule/partition.h"

/* A session made into a tree of published text, by one redactor. */
struct making {
	struct arena arena;            /* owns the tree and the partition */
	struct redactor *redactor;
	struct partition partition;
	struct minutes_report report;
	const struct document *document;
};

struct publication_ready {
	struct arena arena;
	const struct session *session;
	const char *dir;
	const struct export_format **formats;
	size_t format_count;
	bool keep_names;
	int k;
	struct making making;          /* in the first language that was asked for */
	struct making *more;           /* in the others */
	size_t more_count;
	struct gate *gate;
	const struct publish_progress *progress;  /* while it is prepared, or NULL */
	size_t part, parts;            /* of the work: begun, in all */
	const char *doing;             /* the one that was begun last */
	size_t file_count;             /* every format in one language, then every format in the next */
	struct buffer *bytes;          /* one per file */
	struct published_file *files;  /* the same, with their paths */
	bool refused;                  /* because of findings that nobody decided */
	char content[MINUTES_HASH_BYTES];
	const struct event_list *texts;  /* see alone_texts */
};

/* Builds the tree for the plan with that k. content: what signatures are compared with, or NULL. On false m is to be
 * freed all the same: its redactor may hold findings. */
bool making_build(struct making *m, const struct publish_plan *plan, int k, const char *content, struct err *e);
void making_free(struct making *m);

/* The hash of the full minutes in the agenda's language with nothing private: what is signed. */
bool making_content(const struct publish_plan *plan, int k, char out[MINUTES_HASH_BYTES], struct err *e);

/* Before a part of the work; afterwards it counts as done. false (ERR_STOPPED): it is given up. what: "Making minutes.md". */
bool ready_part(struct publication_ready *p, const char *what, struct err *e);

/* The making whose redactor has found what nobody decided, so that a person is asked about it; else the first. */
struct making *ready_asking(const struct publication_ready *p);

/* What the gate found, one place per line, each begun with `before`. */
void ready_say_hits(const struct publication_ready *p, const char *before, FILE *out);

/* ---- alone.c ---- */

/* What the event `published` keeps of every text of p, in whichever language, in p's arena; NULL when there are more than
 * it can keep. */
const struct event_list *alone_texts(struct publication_ready *p);

/* false (ERR_IDENTITY) when a table was published by itself, and a text of p beside what it printed there would show what
 * one of the two hides; e says where, and what to do. */
bool alone_allows(struct publication_ready *p, struct err *e);

/* ---- tongues.c ---- */

/* Makes room for every format in every language of the plan; false (ERR_USAGE) for languages that there are no words in
 * or that are there twice. */
bool tongues_take(struct publication_ready *p, const struct publish_plan *plan, struct err *e);

/* The tree in that language: [0, more_count], in the order that they were asked for. */
struct making *tongues_tree(struct publication_ready *p, size_t tongue);

/* What that file is made from; the language it is in; its format. */
struct making *tongues_making(struct publication_ready *p, size_t file);
const char *tongues_of(const struct publication_ready *p, const struct publish_plan *plan, size_t file);
const struct export_format *tongues_format(const struct publication_ready *p, size_t file);

/* The name of the file in minutes/: "minutes.md" in the agenda's language, "minutes.cy.md" in another. In p's arena. */
const char *tongues_file(struct publication_ready *p, const struct publish_plan *plan, size_t file);

/* Builds the trees of all languages. */
bool tongues_build(struct publication_ready *p, const struct publish_plan *plan, struct err *e);

/* Fills in the paths of p->files by the rules of DESIGN.md section 6, making no folder yet. */
bool paths_settle(struct publication_ready *p, const struct publish_plan *plan, struct err *e);

/* Is the folder the session's own minutes/, or in it, by whatever way it was written and whether or not it is there? */
bool paths_in_minutes(const char *dir, const char *folder, struct arena *a);

/* false (ERR_USAGE) for a file beside the journal of a session, this one or another: a slip of the fingers must not put
 * minutes in its place. */
bool paths_spare_session(const char *file, struct err *e);

/* Do so many files written to output go into a folder of that name? */
bool paths_mean_folder(const char *output, size_t file_count);

/* Makes the folder that the file goes to, where it is missing. */
bool paths_make_folder(const char *file, struct err *e);

/* Have the gate look at what the file is called (own: what the program calls it) and at the folder that is still to be
 * made for it. A folder that is there already is its owner's business. */
bool paths_gate_file(struct gate *g, const char *file, const char *own, struct err *e);
void paths_gate_folder(struct gate *g, const char *file);

/* The format of that name, which is none of those taken already; NULL with e set (ERR_USAGE). */
const struct export_format *formats_next(const char *name, const struct export_format *const *taken, size_t count,
					 struct err *e);

#endif
