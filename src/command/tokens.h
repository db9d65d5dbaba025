/* tokens: what stands at the end of a typed entry: @speaker to: owner: level: horizon: due: in: #tag *. Private
 * to the room. */
#ifndef TOKENS_H
#define TOKENS_H

#include "plan.h"

struct tokens {
	const struct person *speaker, *owner;
	const char *addressee, *level, *horizon, *due;  /* NULL: not given */
	int step;                                       /* in:, or NO_STEP */
	const char **tags;
	size_t tag_count, tag_cap;
	bool star;
	const char **warnings;                          /* tokens that stayed in the text, in words */
	size_t warning_count, warning_cap;
};

/* Takes the tokens off the end of text and gives what is left of it, in the call's arena. What looks like a token
 * and does not parse stays in the text, and a warning says so. */
char *tokens_take(const struct command_call *call, const char *text, struct tokens *out);

#endif
