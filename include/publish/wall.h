/* wall: what the room may see while it meets: projector.json in the session folder (RULE.md section 6). Text goes through
 * the redactor like text of the minutes, and the finished file through the gate. */
#ifndef PUBLISH_WALL_H
#define PUBLISH_WALL_H

#include "base/buffer.h"
#include "model/session.h"

struct wall_plan {
	const struct session *session;
	const struct strings *glossary;  /* the user's own, or NULL */
	size_t prompt;                   /* which of the stage's prompts is asked */
	bool timed, running;             /* the room has begun; its clock runs */
	bool over;                       /* it was stopped at the closing: the meeting is over */
	int planned_seconds, left_seconds;  /* of the dimension; left below 0: over */
};

/* Entries that are agreed, and those of them that show. The others were not captured under the Rule, or nobody has
 * decided yet on something that was found in them. */
struct wall_counts {
	size_t agreed, shown;
};

/* Appends the file to out. false (ERR_IDENTITY): it would point to somebody; what out holds then says the time alone,
 * without a word of anybody, and may be shown. */
bool wall_make(const struct wall_plan *plan, struct buffer *out, struct wall_counts *counts, struct err *e) MUST_USE;

/* Makes it and puts it into dir, 0600, whole or not at all. counts may be NULL. */
bool wall_write(const struct wall_plan *plan, const char *dir, struct wall_counts *counts, struct err *e) MUST_USE;

/* How an entry would read on the wall, agreed or not, for the chair who decides. text is "" for one that may not be
 * shown; why then says what stands in the way, else it is "". */
struct wall_row {
	const struct entry *entry;
	const char *text, *why;
};

/* All entries that stand, by place in the agenda and then as they were captured; in a. */
const struct wall_row *wall_rows(const struct wall_plan *plan, struct arena *a, size_t *count);

/* The name of the file in the session folder. */
extern const char wall_file[];

#endif
