/* projector: the wall, as a process of its own that opens projector.json and nothing else (RULE.md section 6). What is
 * not in that file cannot be shown by accident. */
#ifndef TUI_PROJECTOR_H
#define TUI_PROJECTOR_H

#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

struct projector_plan {
	const char *dir;            /* of the session */
	int64_t (*now_ms)(void);
	FILE *out;                  /* where there is no terminal: the wall as text, once */
	bool screen;                /* stdin and stdout are a terminal that can be drawn on */
	bool utf8, colour;
};

/* Shows the wall until the person leaves. *status is the exit status when true. false: ERR_IO, there is no such folder
 * or no terminal to draw on. */
bool projector_run(const struct projector_plan *plan, int *status, struct err *e) MUST_USE;

#endif
