/* facts: what screens count of a session, counted once per version of it. Private to tui. */
#ifndef FACTS_H
#define FACTS_H

#include "ui.h"

struct facts {
	struct arena arena;
	size_t kinds[ENTRY_KINDS];   /* standing entries of each kind */
	size_t incomplete;           /* actions without addressee or level */
	size_t open;                 /* actions not done */
	size_t *steps;               /* standing entries per step */
	size_t *voices;              /* group_count * dimension_count: who was heard on what */
	size_t *present;             /* people who take part and are here, per group */
	size_t forgotten;            /* entries that were */
	size_t counted;              /* people who count for the Rule */
};

const struct facts *ui_facts(struct ui *ui);

/* The dimension that a step belongs to, counted from 0; dimension_count for opening and closing. */
size_t facts_dimension(const struct session *s, size_t step);

/* Voices of a group on a dimension. */
size_t facts_heard(const struct facts *f, const struct session *s, size_t group, size_t dimension);

#endif
