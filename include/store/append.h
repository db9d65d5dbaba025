/* append: the one way into the journal. For desk alone (src/ROOMS): lock, read to the end, stage, commit, unlock.
 *
 *     journal_lock(j, e) && … plan on what was read … && journal_stage(j, ev, e) && journal_commit(j, e);
 *     journal_unlock(j);
 *
 * A commit is exactly one write and one fdatasync, however many events were staged. */
#ifndef STORE_APPEND_H
#define STORE_APPEND_H

#include "model/history.h"

struct journal;

/* Opens dir/journal.yaml and dir/.lock (made when missing). h is kept: it is where events are read to. Gives. */
bool journal_open(const char *dir, struct history *h, struct journal **out, struct err *e);
void journal_close(struct journal *j);

/* Takes the lock (waits), reopens a journal that was replaced meanwhile (then h is emptied and read anew and
 * *reread is set), reads to the end. A sealed or newer session is ERR_NEWER or ERR_RULE. On false: not locked. */
bool journal_lock(struct journal *j, bool *reread, struct err *e);
void journal_unlock(struct journal *j);

/* Reads what others appended, under a shared lock; *changed says whether there was anything. */
bool journal_follow(struct journal *j, bool *changed, bool *reread, struct err *e);

/* Encodes ev (id and time set) behind what is staged. Only between lock and unlock. */
bool journal_stage(struct journal *j, const struct event *ev, struct err *e);

/* Mends a pending tail, writes what is staged with one write, syncs. On false nothing staged counts: a short
 * write was cut off again; after a failed sync the journal was reopened and the identical bytes tried once more,
 * and when that failed too j is read-only (journal_lock fails from then on). Staged events are forgotten either way. */
bool journal_commit(struct journal *j, struct err *e);
bool journal_is_read_only(const struct journal *j);

/* Bytes of a pending tail that journal_commit will mend, for the message. */
size_t journal_pending_bytes(const struct journal *j);

#endif
