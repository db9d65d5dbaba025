/* seal: what a sealed session is made of, and what can still be had of one (RULE.md section 7).
 *
 *     desk_begin(d, &e)                      so that nothing comes between
 *     seal_prepare(&plan, &ready, &e)        every tree rendered in every format and gated; nothing is touched
 *     desk_seal(d, seal_of(ready), &e)       for ever
 *     desk_end(d, &e)
 *     seal_free(ready)                       */
#ifndef PUBLISH_SEAL_H
#define PUBLISH_SEAL_H

#include <stdio.h>

#include "publish/publish.h"

struct seal_plan {
	const struct session *session;     /* and history: as they are under the lock */
	const struct history *history;
	const struct strings *glossary;    /* the user's own, or NULL */
	const char *dir;
	const char *writer;                /* new to the session */
	const char *program;               /* version, for the receipt */
	int64_t now_ms;
	enum undecided undecided;
};

struct seal_ready;
struct seal;                           /* store/seal.h */

/* false (ERR_IDENTITY when somebody could be identified; then *out is given all the same, and seal_say says why). The
 * labels are those of the highest k that was ever published, or else the agenda's. */
bool seal_prepare(const struct seal_plan *plan, struct seal_ready **out, struct err *e);
void seal_free(struct seal_ready *r);

/* As publish_say. */
void seal_say(const struct seal_ready *r, const char *before, FILE *out);

/* Borrowed from r. */
const struct seal *seal_of(const struct seal_ready *r);

/* The title that a person has to type to seal the session. */
const char *seal_title(const struct session *s);

/* Does a file equal what is stored, in one of the formats? Of a sealed session nothing else can be said: nobody knows any
 * more whom to look for. false (ERR_IDENTITY): no. */
bool seal_vouches(const struct session *s, const char *dir, const char *path, struct err *e);

#endif
