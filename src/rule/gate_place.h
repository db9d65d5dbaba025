/* gate_place: what a person decided to print at one place may stand there and nowhere else (RULE.md section 6: surfaces
 * with their places). A finished file names no places, so a place is known by its words: a surface is where it may be
 * when what is published around it stands around it. */
#ifndef RULE_GATE_PLACE_H
#define RULE_GATE_PLACE_H

#include "gate_forms.h"

/* Takes in p, which has a text. A surface that is not in its text is let stand nowhere. */
void places_add(struct forms *f, const struct gate_printed *p);

/* Sets, in one bool per word of t, those that are a surface at its place. pages: something else may stand in the middle
 * of a text, so one side of a surface is enough. */
void places_mark(const struct forms *f, const struct gate_text *t, bool pages, bool *placed);

#endif
