/* clock: the honest clock, in numbers and in words. Private to tui. */
#ifndef CLOCK_H
#define CLOCK_H

#include "ui.h"

struct clock_view {
	bool timed;               /* the room is in a dimension or the closing, and has begun */
	bool paused;
	int minutes;              /* planned for the dimension, with what was extended and lent */
	int64_t spent_ms;         /* on the dimension */
	int64_t left_ms;          /* below 0: over */
	int64_t ends_ms;          /* when the dimension ends at this pace */
	int over_minutes;         /* by how much the stage runs over at the cost of others; 0: it does not */
	int late_minutes;         /* how much later than planned the meeting ends at this pace; below 0: earlier */
	int64_t meeting_ends_ms;
	size_t squeezed;          /* index of the dimension that the meeting's end would cut, or the count of them */
	int squeezed_to;          /* minutes it would have left */
};

void clock_look(const struct session *s, int64_t now_ms, struct clock_view *out);

/* "12 min left, ends 10:46", "4 min over, since 10:46", "50 s left", "paused, 12 min left"; in ui->drawing. */
const char *clock_words(struct ui *ui, const struct clock_view *c);

/* What is left alone, behind three blanks: "   12 min left"; "" before the room has begun. In ui->drawing. */
const char *clock_short(struct ui *ui);

/* The same as a sentence: "12 minutes left." */
const char *clock_sentence(struct arena *a, const struct clock_view *c);

/* Where minutes could come from: up to two dimensions (the closing counts) that can give `minutes`, the next one
 * first: what comes last is what overruns eat anyway. Gives how many. */
size_t clock_lenders(const struct session *s, int minutes, const struct dimension *out[2]);

/* When what the clock shows is next another: in ms from now. */
int64_t clock_next_change(const struct session *s, int64_t now_ms);

#endif
