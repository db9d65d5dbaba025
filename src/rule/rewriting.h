/* rewriting: a text with its findings replaced, and the way back from each byte of it to the raw ones. */
#ifndef RULE_REWRITING_H
#define RULE_REWRITING_H

#include "base/buffer.h"
#include "replacement.h"
#include "rule/redactor.h"

/* Bytes [from, to) of the text made were [raw_from, raw_to) of the raw one. */
struct rewritten {
	size_t from, to, raw_from, raw_to;
	bool copied;            /* byte for byte */
};

struct rewriting {
	struct buffer out;
	const char *raw;
	size_t at;              /* of raw: what is written so far */
	bool quote, inside;     /* the whole text is a quotation; we are between quotation marks */
	struct arena *work, *keep;  /* for the parts; for what found.replacement points to */
	struct rewritten *parts;    /* by from; they touch each other */
	size_t count, cap;
};

/* Starts at the beginning of raw. Keeps raw and both arenas. */
void rewriting_init(struct rewriting *w, const char *raw, bool quote, struct arena *work, struct arena *keep);
void rewriting_free(struct rewriting *w);

/* Writes all of raw, with found[0..count), which are in order, replaced where they are not to be printed. Fills in
 * found[i].replacement. */
void rewriting_write(struct rewriting *w, const struct replacement_plan *plan, struct found *found, size_t count);

/* The raw bytes that [from, to) of the text made stand for; a replaced part counts whole. True when any of them was
 * copied. */
bool rewriting_back(const struct rewriting *w, size_t from, size_t to, size_t *raw_from, size_t *raw_to);

/* Whether the text behind byte i stands in quotation marks, when `inside` says so of the text before. */
bool quotes_after(const char *raw, size_t i, bool inside);

#endif
