/* overlay: what lies over a screen until it is answered or Esc takes it away. Private to tui. */
#ifndef OVERLAY_H
#define OVERLAY_H

#include "ui.h"

struct overlay {
	const char *name;
	/* Draws over what the screen has drawn, and places the cursor. */
	void (*draw)(struct ui *ui, struct frame *f);
	/* Every key comes here; Esc closes it before. */
	void (*key)(struct ui *ui, const char *key);
	/* Esc took it away; NULL: nothing more happens. */
	void (*escaped)(struct ui *ui);
};

extern const struct overlay overlay_help, overlay_palette, overlay_messages, overlay_confirm, overlay_paste,
	overlay_filter;

void overlay_open(struct ui *ui, const struct overlay *o);
void overlay_close(struct ui *ui);

/* The palette with something typed into it already, as a key that needs an argument does: "to 3 ". */
void palette_open(struct ui *ui, const char *typed);

/* Asks before the line is typed into the desk. */
void confirm_open(struct ui *ui, const char *line);

#endif
