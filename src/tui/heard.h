/* heard: whose voices are missing: voices of a group against its share of the room, and whom to ask next. For the
 * chair's eyes; nothing of it is ever published. Private to tui. */
#ifndef HEARD_H
#define HEARD_H

#include "facts.h"

enum heard { HEARD_NOT, HEARD_LITTLE, HEARD_ENOUGH };

/* How a group is heard on a dimension (dimension_count: on all of them together). Nobody of it in the room, or no voice
 * at all so far: HEARD_ENOUGH, there is nothing to say. */
enum heard heard_state(struct ui *ui, size_t group, size_t dimension);

/* The group that has least to show for its share of the room, or NO_GROUP when all have enough. */
int heard_least(struct ui *ui, size_t dimension);

/* Somebody of that group who is here and has spoken least: by entries, then by airtime, then as on the roster. NULL:
 * nobody is. */
const struct person *heard_least_of(struct ui *ui, size_t group);

/* "Ask next: council leaders, 0 of 4 voices here; Éva Lund has not spoken", "" when all were heard. In ui->drawing. */
const char *heard_advice(struct ui *ui);

/* Draws the matrix, group by dimension, in [row, row + height) of [col, col + width). Gives the rows used. */
int heard_draw(struct ui *ui, struct frame *f, int row, int col, int width, int height);

#endif
