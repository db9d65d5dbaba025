/* merge: copies of one session that went apart become one again (DESIGN.md section 7): every line of every journal once,
 * as it stands, whatever the order of the copies and however often. Nothing is dropped: lines that cannot be read come
 * along, and what was cut off goes to journal.torn.
 *
 * People are told apart by id and name. Two copies may have given one id to two people, or two ids to one, or a name may
 * have been put right: a person decides, by --same and --different, because somebody counted twice would seem to be two
 * to hide behind.
 *
 * Parallel tables are sessions of their own. They become one session in which each keeps its own fold (model/session.h):
 * their events and people get ids with the table's key in front, so that nothing of one can pass for something of
 * another. Whoever is called alike at two tables is asked about: one person, who then counts once where people are
 * counted over all, or two. */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include "base/arena.h"
#include "base/attributes.h"
#include "base/buffer.h"
#include "base/error.h"
#include "model/roster.h"

struct merge_copy {
	const char *dir;
	const struct roster *roster;
	bool locked;               /* the caller holds its lock */
	const char *session;       /* its id, when it is a table by itself, to be merged with others; else NULL */
	const struct session *tables;  /* when it is tables that were merged before; else NULL */
};

struct merge_plan {
	const struct merge_copy *copies;
	size_t count;
	bool into;                 /* the first copy is where all goes to: it is only added to */
	struct strings same, different;  /* decided: ids that several names have, names that have several ids */
	bool same_names;                 /* decided: whoever is called alike at two tables is one, but for `different` */
	const struct agenda *agenda;     /* of all */
};

/* Starts all zero; freed by merged_free, but for what lives in the arena. */
struct merged {
	const struct roster *roster;
	struct buffer journal;     /* all lines, in the order of their events */
	struct buffer news;        /* those that the first copy lacks */
	struct buffer torn;        /* of all journals */
	const char **said;         /* a sentence for each difference that was settled */
	size_t said_count, said_cap;
	const char **asked;        /* a sentence for each that a person has to decide */
	size_t asked_count, asked_cap;
};

/* The key that the session of that id has as a table, in a. */
const char *merge_table_key(struct arena *a, const char *session);

/* false: ERR_RULE with out->asked when a person has to decide first; ERR_RULE when the first copy would have to be
 * rewritten; ERR_IO. */
MUST_USE bool merge_copies(const struct merge_plan *plan, struct merged *out, struct arena *a, struct err *e);
void merged_free(struct merged *m);

#endif
