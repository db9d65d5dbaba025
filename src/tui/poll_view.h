/* poll_view: what the poll screen counts before it draws: which poll shows, which groups have rows, and what of it may
 * be published. Private to tui. */
#ifndef POLL_VIEW_H
#define POLL_VIEW_H

#include "rule/poll_table.h"
#include "ui.h"

/* The poll that shows: the chosen one, else the open one, else the first of the room's dimension. NULL: there is none. */
const struct poll *poll_shown(struct ui *ui);
size_t poll_index(const struct session *s, const struct poll *p);

/* Shows the one that is `by` further on, round and round. */
void poll_turn(struct ui *ui, int by);

/* Votes of a group for an option; how many of the group answered. */
int64_t poll_votes(const struct poll *p, size_t group, size_t option);
int64_t poll_answers(const struct poll *p, size_t group);

/* What may be published of it, and the partition that says so; in ui->drawing. */
struct publishable {
	struct partition partition;
	struct poll_table table;
};
const struct publishable *poll_publishable(struct ui *ui, const struct poll *p);

/* "Will be published as: everyone only (…)", in ui->drawing. */
const char *poll_publishing(struct ui *ui, const struct poll *p);

/* The name of a printed row: "provider leaders, NHS leaders". In ui->drawing. */
const char *poll_row_name(struct ui *ui, const struct publishable *pub, const struct poll_row *row);

#endif
