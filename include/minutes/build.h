/* build: a session becomes the document tree. All redaction of minutes happens here, once: every raw text
 * goes through the redactor exactly once for each place it is printed at. */
#ifndef MINUTES_BUILD_H
#define MINUTES_BUILD_H

#include "base/arena.h"
#include "base/error.h"
#include "minutes/document.h"
#include "model/session.h"
#include "rule/partition.h"
#include "rule/redactor.h"

/* An action of an earlier roundtable, in raw text: it is redacted like everything. */
struct minutes_matter {
	const char *text, *addressee;       /* addressee may be "" */
	bool done;
};

/* What the tree may not hold, for the organiser's eyes: filled by minutes_build in its arena when the plan
 * asks for it. */
struct minutes_number {
	const char *number;                 /* "2.3.4", as printed: for `wording 2.3.4 …` */
	const struct entry *entry;
};

struct minutes_report {
	struct minutes_number *numbers;
	size_t number_count, number_cap;
	const char **left_out;              /* a sentence for each thing that is not printed, and why */
	size_t left_out_count, left_out_cap;
};

/* Quotes that stand and are not printed, by what they wait for. */
struct minutes_quotes {
	size_t waiting;                     /* to be said in other words, which nobody has given */
	size_t unasked;                     /* the agenda asks for a yes, and nobody was asked */
	size_t refused;
};

/* "17 quotes are not printed: 8 to be put in other words, 9 refused", in a; "" when none is. */
const char *minutes_quotes_left(const struct session *s, struct minutes_quotes *n, struct arena *a);

/* All borrowed until the call ends, but for the redactor: the tree keeps text that lives in it. */
struct minutes_plan {
	const struct session *session;
	struct redactor *redactor;
	const struct partition *partition;  /* made for k */
	int k;
	bool summary;                       /* one page: under 450 words; what has no place is in the report */
	const char *lang;                   /* NULL or "": the agenda's */
	bool keep_names;                    /* --private: the redactor was made with keep_names as well */

	/* What signatures are compared with: minutes_hash of the tree in the agenda's language with nothing kept
	 * private. NULL: of the tree being built. A translation or a private copy must be told, or it is a DRAFT. */
	const char *content;
	const struct event_list *blocks;    /* of the last publication, or NULL */
	const struct minutes_matter *matters;
	size_t matter_count;
	struct minutes_report *report;      /* starts all zero; or NULL */
};

/* Gives the tree in a, or NULL (ERR_RULE: a sealed session; its stored tree is published instead). What the
 * redactor could not decide does not fail here: the caller asks redactor_undecided afterwards. */
const struct document *minutes_build(const struct minutes_plan *plan, struct arena *a, struct err *e) MUST_USE;

enum { MINUTES_HASH_BYTES = 65 };

/* SHA-256 (64 hex digits and a NUL) of what is said in d: all of it without status, signatures, language and
 * the progress of actions. Equal for equal content whatever the format, so that removing DRAFT voids no
 * signature and any change of content does. A signature is given on the hash of the full tree (no summary) in
 * the agenda's language. */
void minutes_hash(const struct document *d, char out[MINUTES_HASH_BYTES]);

#endif
