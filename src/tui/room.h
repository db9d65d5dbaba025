/* room: what the files of the room screen share: where things stand, as a function of state and size. Private to
 * tui. */
#ifndef ROOM_H
#define ROOM_H

#include "ui.h"

/* Rows, from 0; -1: not to be seen at this size. */
struct room_layout {
	int width;              /* columns of the main part, margins out */
	int stage, brief, ask;
	int brief_rows, ask_rows;
	int entries, entry_rows;
	int message, rule, line, hands, sigils;
	int line_rows;          /* that the line may take */
	int side, side_width;   /* first column of the wide layout's right part; side_width 0: none */
};

struct room_layout room_layout(struct ui *ui, int rows, int cols);

/* room_head.c: the clock's row, the stage, what to ask. */
void room_draw_head(struct ui *ui, struct frame *f, const struct room_layout *l);

/* room_entries.c: the entries above the line, newest last, or around the chosen one. */
void room_draw_entries(struct ui *ui, struct frame *f, const struct room_layout *l);

/* room_side.c: who was heard, who waits, actions, what is parked. */
void room_draw_side(struct ui *ui, struct frame *f, const struct room_layout *l);

/* True while the choice of where to take minutes from is on offer. */
bool room_offers_minutes(const struct ui *ui);

#endif
