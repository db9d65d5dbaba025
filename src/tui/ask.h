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
	bool proposed;       /* now is only a proposal: the first letter typed takes its place, Enter takes it as it is */
	void (*answered)(struct ui *ui, const char *text);  /* instead of typing the line; may be NULL */
	bool openings;       /* Tab tries openings: "{who} said that …" */
};

void ask_open(struct ui *ui, const struct question *q);

/* Something else than a key is put in (a paste): it takes the place of what was only proposed. */
void ask_begin_anew(struct ui *ui);

extern const struct overlay overlay_ask;

#endif
