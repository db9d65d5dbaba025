/* projector_view: what stands in projector.json, and how it looks on the wall: pure, so that a test reads it as text.
 * Private to tui. */
#ifndef PROJECTOR_VIEW_H
#define PROJECTOR_VIEW_H

#include "base/error.h"
#include "frame.h"

#include <stdint.h>

struct wall_option {
	const char *option;
	int64_t votes;
};

struct wall_poll {
	const char *question, *agreement;  /* agreement: "" when there is none */
	struct wall_option *options;
	size_t option_count;
};

/* Texts are "" when the file does not have them. */
struct wall_shown {
	const char *dimension, *stage, *prompt, *record;
	bool timed, running, over;
	int64_t left_seconds, planned_seconds;
	const char **agreed;
	size_t agreed_count;
	struct wall_poll *polls;
	size_t poll_count;
};

/* Reads the bytes of the file into out and a. false (ERR_SYNTAX): it is no wall, or one of a newer program. */
bool projector_parse(const char *bytes, size_t len, struct arena *a, struct wall_shown *out, struct err *e);

enum { WALL_STALE_MS = 60000 };

/* Draws the wall as it was age_ms ago; w NULL: there is none yet, `why` says so. */
void projector_draw(const struct wall_shown *w, const char *why, int64_t age_ms, struct arena *a, struct frame *f);

#endif
