/* replacement: the words that stand where a finding stood (MINUTES.md, "Replacements"). */
#ifndef RULE_REPLACEMENT_H
#define RULE_REPLACEMENT_H

#include "base/buffer.h"
#include "model/session.h"
#include "rule/finder.h"

struct replacement_plan {
	const struct session *session;
	const char *lang;
	int k;
};

/* What one finding becomes. */
struct replacement {
	const char *words;    /* in prose, without capital and possessive: "a participant"; in the arena given */
	const char *quoted;   /* in quotation marks, where brackets are put round it unless it has its own */
	const char *suffix;   /* "'s" where the finding took it in */
	size_t taken;         /* bytes before the finding that the words stand for too: "on " */
	bool capital;         /* it begins a sentence */
	bool person;          /* may be part of a run "Alex, Sam and Jo" */
};

/* Decides the words for f in raw[0..len). */
void replacement_make(struct replacement *out, const struct replacement_plan *plan, const char *raw, size_t len,
		      const struct finding *f, struct arena *a);

/* Appends it, raised or not; quoted: inside quotation marks, so in square brackets. */
void replacement_add(struct buffer *b, const struct replacement *r, bool quoted);

#endif
