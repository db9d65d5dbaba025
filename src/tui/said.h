/* said: what an answer of the desk means, in words for the message line and for --plain. Private to tui. */
#ifndef SAID_H
#define SAID_H

#include "ui.h"

/* A sentence without a full stop; may hold several lines (list, prompt). In a. */
const char *said_answer(const struct ui *ui, struct arena *a, const char *line, const struct answer *answer);

/* What changed between what was seen and now, without who did it: "Now: Immediate actions", "" for nothing. */
const char *said_changes(struct ui *ui, struct arena *a);

#endif
