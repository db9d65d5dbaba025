/* ask: one question at the foot of the screen, answered on one line: Enter types it into the desk as the command it is,
 * which stands there to be learnt. Candidates show while typing, Tab completes. Private to tui. */
#ifndef ASK_H
#define ASK_H

#include "ui.h"

struct question {
	const char *title;   /* "Addressee of action 3" */
	const char *before;  /* ":to 3 ": what stands before the answer in the line that is typed */
	const char *after;   /* and behind it; may be NULL */
	const char *now;     /* what it is now, to be changed; may be NULL */
	void (*answered)(struct ui *ui, const char *text);  /* instead of typing the line; may be NULL */
	bool openings;       /* Tab tries openings: "{who} said that …" */
};

void ask_open(struct ui *ui, const struct question *q);

extern const struct overlay overlay_ask;

#endif
