/* synthesis: the published minutes of many roundtables become one document tree, per dimension id and theme.
 *
 * What differencing shows. Whoever has the report with and without one roundtable can take one from the other. So
 * nothing goes in but what published files hold, and everything that comes out is a text that one of them prints, a
 * sum of figures that they print, or a number of files. The difference is then a text, a figure or the presence of
 * something in the one file, and its own published minutes say that already. In particular:
 *
 *   - What is said in the same words is one item, whatever the rooms' own quantifiers and the progress of an action:
 *     where they differ no quantifier is printed and the action is open. Without the file that differed the quantifier
 *     stands there again, and that file prints its own.
 *   - "general agreement" is never turned back into votes, nor a total without rows into rows; a row is only added to
 *     rows of the same label. A sum without one summand gives that summand, and that was published.
 *   - No order of files, no name, time or path of one has a part in the tree: the same set gives the same bytes. What
 *     a reader of both reports could not see in the files, such as which came first, is nowhere.
 *   - Figures below `least` roundtables are all alike, also in the order that things stand in: what two said does not
 *     stand before what one said. That is a courtesy to readers of the report alone, so that it points to no single
 *     meeting; it protects nothing from a reader who has the files, and nothing that they say needs it.
 *   - Titles and months of single roundtables, their hosts, convenors and linking prose stay out. With `titles`, title
 *     and month are listed by themselves; no entry is tied to one.
 *
 * Who was in more than one room cannot be seen by anything here: no roster is read but to look for names. */
#ifndef MINUTES_SYNTHESIS_H
#define MINUTES_SYNTHESIS_H

#include "base/arena.h"
#include "base/error.h"
#include "minutes/document.h"
#include "model/past_minutes.h"
#include "rule/published_again.h"

enum { SYNTHESIS_LEAST = 3 };

/* All borrowed until the call ends, but the texts of the minutes: messages of the republisher point to them. */
struct synthesis_plan {
	const struct past_minutes *const *minutes;  /* in an order that only their content decides */
	size_t count;                       /* at least one */
	struct republisher *republisher;
	int least;                          /* smaller numbers of roundtables print as "some" */
	bool titles;                        /* list the roundtables */
	const char *lang;                   /* of the program's words */
};

/* Gives the tree in a, or NULL: ERR_RULE when two files cannot be brought together. The caller asks
 * republisher_found afterwards, and renders nothing when somebody was. Time is n log n, memory linear. */
const struct document *synthesis_build(const struct synthesis_plan *plan, struct arena *a,
				       struct err *e) MUST_USE;

#endif
