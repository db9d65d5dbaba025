/* partition: who may stand behind a label (RULE.md section 2). One partition for quotes, for who took part
 * and for rows of polls, so that nothing can be subtracted from anything. */
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
	const struct class *classes;        /* in agenda order of label; the root's, where there is one, last */
	size_t class_count;
	const size_t *class_of_group;       /* per agenda group: index of the class, or class_count: the root label */
};

/* Makes the partition of s for that k in a: the agenda's, or a higher one that the caller was given. Keeps
 * what s borrows (roster and agenda) and arrays in a. */
void partition_make(struct partition *p, const struct session *s, int k, struct arena *a);

/* The group whose label stands for that person: 0, the root, for NULL. People who do not count (on the record,
 * staff, observers) get the label of where their group is pooled, which k others share. */
size_t partition_label(const struct partition *p, const struct session *s, const struct person *who);

#endif
