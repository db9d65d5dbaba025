/* chrome: what every screen has alike: the first row, the message, the footer of keys. Private to tui. */
#ifndef CHROME_H
#define CHROME_H

#include "ui.h"

enum { MARGIN = 2 };

/* Columns between the margins. */
int chrome_width(const struct frame *f);

/* Row 0: the meeting's title, what is shown (bold), and right-aligned what stands at the end. A record that is not
 * held under the Rule is said loudly on every screen. */
void chrome_header(struct ui *ui, struct frame *f, const char *title, const char *right);

/* The last message, where it still shows. */
void chrome_message(struct ui *ui, struct frame *f, int row);

/* The last row: keys that work here; whole items drop from the right when it is narrow. */
void chrome_footer(struct ui *ui, struct frame *f, const struct hint *hints);

/* The footer of a screen with a list: its own keys, then help and leave. */
void chrome_footer_list(struct ui *ui, struct frame *f);

/* A rule from margin to margin; a bar of `filled` in a thousand. */
void chrome_rule(struct frame *f, int row);
void chrome_bar(struct frame *f, int row, int col, int width, int filled);

#endif
