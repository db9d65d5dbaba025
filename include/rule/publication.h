/* publication: publishing twice (RULE.md section 4). Later exports may only use unions of what was published. */
#ifndef RULE_PUBLICATION_H
#define RULE_PUBLICATION_H

#include "rule/partition.h"
#include "rule/poll_table.h"

/* false (ERR_IDENTITY) when p is not made of unions of the classes of every publication of s, k is below the
 * agenda's, or below that of an earlier publication; e says why and what to do. */
bool publication_allows(const struct session *s, const struct partition *p, struct err *e);

/* The lists that the `published` event keeps, in a: one text per class ("provider: p03 p04 p05"; the one of
 * everybody where nobody may be labelled) and one per printed row of a closed poll ("duty: council+voluntary";
 * all groups where only the total, or that there was agreement, is printed). */
const struct event_list *publication_classes(const struct session *s, const struct partition *p, struct arena *a);
const struct event_list *publication_blocks(const struct session *s, const struct partition *p, struct arena *a);

#endif
