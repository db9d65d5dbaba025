/* poll_table_ties: the classes that must share a row because an earlier publication put them in one (RULE.md
 * section 4): later rows may only be unions of the blocks that were published. */
#ifndef RULE_POLL_TABLE_TIES_H
#define RULE_POLL_TABLE_TIES_H

#include "rule/poll_table.h"

/* Gives in a one number per class: classes with the same number share a row. Ties come from every publication
 * of s and from `earlier` (or NULL). A class with a group that no published block of this poll holds ties all
 * together: nothing published can be made of it. */
const size_t *poll_table_ties(const struct session *s, const struct poll *p, const struct partition *partition,
			      const struct event_list *earlier, struct arena *a);

#endif
