/* printed: what a person decided to print, with the published text of its place, as the gate wants to know it (RULE.md
 * section 6). */
#ifndef PRINTED_H
#define PRINTED_H

#include "minutes/build.h"
#include "rule/gate.h"

struct printed {
	struct arena *arena;
	const struct session *session;
	struct gate_printed *item;
	size_t count, cap;
};

/* Adds all that the redactor has printed so far. It, the document and its report (NULL where there are none) must live
 * as long as the list is used. */
void printed_add(struct printed *p, struct redactor *r, const struct document *d, const struct minutes_report *report);

#endif
