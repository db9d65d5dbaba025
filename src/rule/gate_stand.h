/* gate_stand: what may stand where it stands, and whether a form means somebody there. */
#ifndef RULE_GATE_STAND_H
#define RULE_GATE_STAND_H

#include "gate_search.h"

/* One text under the gate's eyes. */
struct search {
	const struct forms *forms;
	const struct view *view;
	struct gate_text text;
	size_t *cover_end;    /* per word: end of the longest cover that begins there, of each kind */
	size_t *longer_end;
	bool *placed;         /* per word: it may stand at this place */
	bool *said;           /* per word: a hit holds it already */
	const struct search_sink *sink;
};

/* Reports words [from, to), where no hit holds all of them already. */
void search_report(struct search *s, size_t from, size_t to, const char *points_to, bool asks);

/* Words [from, to) are all or part of something that may stand. */
bool stand_covered(const struct search *s, size_t from, size_t to);

/* They are that, or a single word of the program alone in a cell or a heading. */
bool stand_settled(const struct search *s, size_t from, size_t to);

/* They are that, or a month, a common word: nobody. */
bool stand_may(const struct search *s, size_t from, size_t to);

/* Whether the form q, which stands at word i, means somebody there. */
bool stand_meant(const struct search *s, const struct sequence *q, size_t i);

/* Sentences that somebody wrote. */
bool stand_prose(const struct search *s);

/* A title stands right before word i. */
bool stand_titled(const struct search *s, size_t i);

/* What kind of word it is, or what it is the plural of. */
unsigned stand_use(const struct search *s, const struct gate_word *w);

bool stand_shape(const struct gate_word *w, enum gate_shape shape, bool first);

#endif
