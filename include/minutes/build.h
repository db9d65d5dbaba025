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

/* Where a printed number leads: for `wording 2.3.4 …`. Never part of the tree. */
struct minutes_number {
	const char *number;
	const struct entry *entry;
};

/* Filled by minutes_build in its arena when the plan asks for it. */
struct minutes_numbers {
	struct minutes_number *item;
	size_t count, cap;
};

/* All borrowed until the call ends, but for the redactor: the tree keeps text that lives in it. */
struct minutes_plan {
	const struct session *session;
	struct redactor *redactor;
	const struct partition *partition;  /* made for k */
	int k;
	bool summary;                       /* one page: under 450 words; what has no place is in left_out */
	const char *lang;                   /* NULL or "": the agenda's */
	bool keep_names;                    /* --private: the redactor was made with keep_names as well */

	/* What signatures are compared with: minutes_hash of the tree in the agenda's language with nothing kept
	 * private. NULL: of the tree being built. A translation or a private copy must be told, or it is a DRAFT. */
	const char *content;
	const struct event_list *blocks;    /* of the last publication, or NULL */
	const struct minutes_matter *matters;
	size_t matter_count;
	struct minutes_numbers *numbers;    /* or NULL */
};

/* Gives the tree in a, or NULL (ERR_RULE: a sealed session; its stored tree is published instead). What the
 * redactor could not decide does not fail here: the caller asks redactor_undecided afterwards. */
const struct document *minutes_build(const struct minutes_plan *plan, struct arena *a, struct err *e) MUST_USE;

enum { MINUTES_HASH_BYTES = 65 };

/* SHA-256 (64 hex digits and a NUL) of what is said in d: all of the tree without status, signatures,
 * language, the status of actions and what --summary left out. Equal for equal content, whatever the
 * format; so removing DRAFT voids no signature and any change of content does. */
void minutes_hash(const struct document *d, char out[MINUTES_HASH_BYTES]);

#endif
