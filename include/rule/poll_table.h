/* poll_table: what of a poll may be printed (RULE.md section 3). */
#ifndef RULE_POLL_TABLE_H
#define RULE_POLL_TABLE_H

#include "rule/partition.h"

struct poll_row {
	const size_t *classes;   /* indexes into partition->classes that are one row */
	size_t class_count;
	const int64_t *votes;    /* one per option */
	int64_t no_answer;
	int64_t present;         /* counted people behind the row */
};

enum poll_shown {
	POLL_QUESTION,   /* question and options alone: nothing may be shown */
	POLL_AGREEMENT,  /* unanimous: "There was general agreement." and no figure */
	POLL_TOTAL,      /* the total, no rows */
	POLL_ROWS,       /* the total and rows */
};

struct poll_table {
	enum poll_shown shown;
	const int64_t *total;    /* one per option; NULL where no figure may be shown */
	const struct poll_row *rows;
	size_t row_count;
	const char *why;         /* for the chair: why no more than that may be published; "" when all is shown */
};

/* Makes the table of p in a. Only unions of the blocks that the publications of s fixed for this poll are
 * candidates, and of those in `earlier` (as in struct publication; other polls' are passed over; NULL: none). */
void poll_table_make(struct poll_table *t, const struct session *s, const struct poll *p,
		     const struct partition *partition, const struct event_list *earlier, struct arena *a);

#endif
