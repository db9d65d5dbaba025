/* gate_reader: the redactor as a second reader of sentences that somebody typed into a finished file. */
#ifndef RULE_GATE_READER_H
#define RULE_GATE_READER_H

#include "gate_stand.h"

/* Reports what the redactor would hide in s->view, where nothing lets it stand and no hit holds it already; what may as
 * well be a word where it stands is reported as a question. */
void gate_reader_read(struct search *s, struct arena *scratch);

#endif
