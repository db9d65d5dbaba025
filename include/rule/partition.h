/* partition: who may stand behind a label (RULE.md section 2). One partition for quotes, for who took part
 * and for rows of polls, so that nothing can be subtracted from anything.
 *
 * Tables that were merged have a partition each, of their own people. What is printed of one is what its own minutes
 * would print, so that whoever knows which table an entry came from still has k people to choose from, and whoever
 * takes what one table published from what all of them did is left with what the others may publish. */
#ifndef RULE_PARTITION_H
#define RULE_PARTITION_H

#include "model/session.h"

struct class {
	size_t label;                       /* index of the agenda group whose label its people get; 0: the root */
	const struct person *const *people; /* counted ones, in roster order */
	size_t count;
	const size_t *groups;               /* agenda groups with counted people of their own that are pooled here */
	size_t group_count;
	bool leftover;                      /* a group within label has a class of its own: "other NHS leaders" */
};

struct partition {
	int k;
	size_t counted;                     /* people counted at all */
	bool labelled;                      /* false: everybody is "a participant", no counts at all, no class */
	const struct table *table;          /* whose people these are; NULL: the session's */
	const struct class *classes;        /* in agenda order of label; the root's, where there is one, last */
	size_t class_count;
	const size_t *class_of_group;       /* per agenda group: index of the class, or class_count: the root label */

	/* Of merged tables, in the order of the session's; 0: there are none. Then the members above are for telling who took
	 * part: classes are those of all tables together by label, class_of_group is NULL, and labelled says whether each
	 * table has k people. */
	const struct partition *tables;
	size_t table_count;
	bool one_label_each;                /* nobody who sat at several tables has different labels there */
	bool few_at_several;                /* some sat at several tables, and fewer than k with one label, or in all: the
					     * numbers of all, taken from those of each table, would leave them */
};

/* Makes the partition of s for that k in a: the agenda's, or a higher one that the caller was given. Keeps
 * what s borrows (roster and agenda) and arrays in a. */
void partition_make(struct partition *p, const struct session *s, int k, struct arena *a);

/* The partition that holds for what was said at that table; p itself for NULL, where there are none. */
const struct partition *partition_at(const struct partition *p, const struct table *table);

/* A label is given at some table at least. */
bool partition_labels_some(const struct partition *p);

/* The group whose label stands for that person: 0, the root, for NULL. People who do not count (on the record,
 * staff, observers) get the label of where their group is pooled, which k others share. */
size_t partition_label(const struct partition *p, const struct session *s, const struct person *who);

/* The class of that label, or class_count. */
size_t partition_class(const struct partition *p, size_t label);

#endif
