/* redactor: raw text in, published text out, with a log of what was found (RULE.md sections 1, 6 and 8;
 * MINUTES.md "Replacements"). The only maker of published text from raw text. */
#ifndef RULE_REDACTOR_H
#define RULE_REDACTOR_H

#include "model/session.h"
#include "rule/finder.h"
#include "rule/published.h"

enum undecided { UNDECIDED_REFUSE, UNDECIDED_HIDE, UNDECIDED_PRINT };

/* Where the text will stand: replacements in quotation marks take square brackets, others plain words. */
enum setting { SETTING_PROSE, SETTING_QUOTE };

enum outcome {
	OUTCOME_HIDDEN,     /* replaced */
	OUTCOME_PRINTED,    /* a person decided that it may stand, or --undecided print */
	OUTCOME_UNDECIDED,  /* nobody decided: hidden in the text made, and export refuses */
};

struct found {
	struct finding finding;
	const char *raw;          /* the whole raw text */
	const char *surface;      /* the bytes of raw that were found */
	const char *key;          /* finder_key of surface */
	const char *replacement;  /* what stands there instead; surface itself when printed */
	const char *place;        /* id of the entry, or what else was redacted: "title", "internal/present" … */
	enum outcome outcome;
	const char *verdict;      /* id of the verdict event that settled it, or "" */
};

struct redactor_plan {
	const struct session *session;   /* roster, verdicts, who counts, the agenda's glossary; borrowed until freed */
	const struct strings *glossary;  /* the user's own, or NULL */
	enum undecided undecided;
	bool keep_names;                 /* --private: nothing replaced, every text made is marked private */
	const char *lang;
};

struct redactor;

struct redactor *redactor_new(const struct redactor_plan *plan);
void redactor_free(struct redactor *r);

/* Gives published text, in the redactor's own arena (lives until redactor_free). place: see struct found.
 * Redacting what was redacted changes nothing. */
const struct published *redactor_redact(struct redactor *r, const char *raw, enum setting setting, const char *place);

/* The log so far, in order of redaction; a text redacted twice at one place counts once. */
const struct found *redactor_found(const struct redactor *r, size_t *count);

/* Every text made so far, in order; made with two settings at one place it is there twice. */
struct redacted {
	const char *place, *raw;
	const struct published *published;
	bool hidden;              /* something in it is replaced */
};
const struct redacted *redactor_made(const struct redactor *r, size_t *count);

size_t redactor_undecided(const struct redactor *r);
size_t redactor_hidden(const struct redactor *r);

/* false when a verdict "print" for string (at entry `in`, or "" for everywhere) could not hold: certain, or
 * shares a word with the roster and names no place. e says why (ERR_RULE). For command's refusal. */
bool redactor_may_print(const struct redactor *r, const char *string, const char *in, struct err *e);

#endif
