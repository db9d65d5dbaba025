/* wall: the process that steers keeps projector.json up to date, so that the wall knows it is steered. Private to tui. */
#ifndef WALL_H
#define WALL_H

#include "publish/wall.h"
#include "ui.h"

/* What was last written, to tell when it is due again. All zero: nothing was. */
struct wall_kept {
	int64_t written_ms;
	uint64_t version;
	size_t prompt;
	bool failed;  /* said once, until it works again */
};

/* What the wall shows now. */
struct wall_plan wall_plan_of(const struct ui *ui);

/* In how many milliseconds it is to be written again; 0: now. */
int64_t wall_due_ms(const struct wall_kept *kept, const struct ui *ui);

/* Writes it when it is due. What keeps it off the wall is said once. */
void wall_keep(struct wall_kept *kept, struct ui *ui);

#endif
