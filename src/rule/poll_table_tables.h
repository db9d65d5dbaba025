/* poll_table_tables: one poll that several tables answered. Private to rule. */
#ifndef POLL_TABLE_TABLES_H
#define POLL_TABLE_TABLES_H

#include "rule/poll_table.h"

/* What the room of partition->table (or the session's) may show of p by itself. */
void poll_table_of_room(struct poll_table *t, const struct session *s, const struct poll *p,
			const struct partition *partition, const struct event_list *earlier, struct arena *a);

/* The poll of that id at a table, or NULL where nobody answered it. */
const struct poll *poll_at_table(const struct table *table, const char *id);

/* What may be shown of p for all tables together; partition is that of all. */
void poll_table_of_tables(struct poll_table *t, const struct session *s, const struct poll *p,
			  const struct partition *partition, struct arena *a);

#endif
