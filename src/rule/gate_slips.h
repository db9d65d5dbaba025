/* gate_slips: long hidden words with one slip of the fingers: a letter changed, left out, added, or two swapped. */
#ifndef RULE_GATE_SLIPS_H
#define RULE_GATE_SLIPS_H

#include "gate_forms.h"

/* Looks for slips in word from now on; not when it is short or stands in everyday English. */
void slips_add(struct forms *f, const char *word, const char *shown);

/* What a word that was taken in is shown as when this one is a slip of it; NULL when it is none, or is one of them. */
const char *slips_find(const struct forms *f, const char *word);

#endif
