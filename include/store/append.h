/* append: the one way into the journal. For desk alone (src/ROOMS): lock, read to the end,
 * stage, commit, unlock.
 *
 *     journal_lock(j, &reread, e) && … plan on what was read … &&
 *             journal_stage(j, ev, e) && journal_commit(j, e);
 *     journal_unlock(j);
 *
 * A commit is exactly one write and one fdatasync, however many events were staged. The caller
 * adds what it stages to the history itself (event 2 is planned on event 1), and a commit does
 * not read it again. When a commit fails, or what was staged is unlocked without one, the
 * history holds events that are not on the disk: it is void, and the next journal_reread,
 * journal_lock or journal_follow empties it and reads anew. */
#ifndef STORE_APPEND_H
#define STORE_APPEND_H

#include "base/attributes.h"
#include "model/history.h"
#include "store/merge.h"
#include "store/seal.h"

struct journal;

/* Opens dir/journal.yaml and dir/.lock (made when missing). h is kept: it is where events are
 * read to, by the next call; nothing is read yet. Gives. A folder that cannot be written is
 * opened all the same, read-only. */
MUST_USE bool journal_open(const char *dir, struct history *h, struct journal **out, struct err *e);
void journal_close(struct journal *j); /* accepts NULL */

/* Takes the lock (waits), reopens a journal that was replaced meanwhile, reads to the end. A
 * pending tail that holds sound events is read too, because the next commit makes it count.
 * *reread: a fold of h so far is void, because h was emptied and read anew or something came
 * that belongs before its end; set also on false: then too it has to be folded again. A
 * read-only journal is ERR_IO, one that a newer program wrote to ERR_NEWER. On false: not
 * locked. */
MUST_USE bool journal_lock(struct journal *j, bool *reread, struct err *e);
void journal_unlock(struct journal *j);

/* Reads what others appended, under a shared lock; *changed says whether there was anything,
 * *reread as above. When nothing happened it costs two stats. A writer that holds the lock long
 * is not waited for: nothing changed yet. */
MUST_USE bool journal_follow(struct journal *j, bool *changed, bool *reread, struct err *e);

/* Reads all anew, in place of what the history held; locked or not. On false it holds that
 * still. */
MUST_USE bool journal_reread(struct journal *j, struct err *e);

/* Encodes ev (id and time set) behind what is staged. Only between lock and unlock. On false
 * what was staged before still is. */
MUST_USE bool journal_stage(struct journal *j, const struct event *ev, struct err *e);

/* Mends a pending tail, writes what is staged with one write, syncs. On false nothing staged
 * counts: a short write was cut off again; after a failed sync the journal was reopened and the
 * identical bytes tried once more, and when that failed too j is read-only (journal_lock fails
 * from then on). Staged events are forgotten either way. */
MUST_USE bool journal_commit(struct journal *j, struct err *e);

/* Whether nothing can be written: the folder is read-only, or the disk failed us. */
bool journal_is_read_only(const struct journal *j);

/* Bytes of a pending tail that the next journal_commit will mend, for the message. */
size_t journal_pending_bytes(const struct journal *j);

/* Empties what the journal says in an entry: its texts, edits, wordings, reasons, verdicts, tags
 * and people, each line with a new checksum; lines that cannot be read and name the entry are
 * taken out, and journal.torn with them. The event `forgotten` (id and time set) stands at the
 * end. The whole file is replaced at once, only between lock and unlock and with nothing staged;
 * the history has been read anew. RULE.md section 7. */
MUST_USE bool journal_forget(struct journal *j, const char *entry, const struct event *forgotten,
	struct err *e);

/* Adds whole lines of a copy of this journal, as they are (DESIGN.md section 7), and puts the united roster and what was
 * cut off in the copies beside them; only between lock and unlock and with nothing staged; the history has been read
 * anew. On false no line is added. */
MUST_USE bool journal_unite(struct journal *j, const struct merged *m, struct err *e);

/* Puts the seal's events in place of the whole journal and takes away what names people, for ever; only between lock and
 * unlock and with nothing staged; the history has been read anew. On false either nothing has changed, or the seal has
 * begun and the next opening finishes it. RULE.md section 7. */
MUST_USE bool journal_seal(struct journal *j, const struct seal *seal, struct err *e);

#endif
