/* append_seal: the journal rewritten for ever, under its own lock (RULE.md section 7). */
#include "append_parts.h"
#include "seal_parts.h"
#include "store/append.h"

bool journal_seal(struct journal *j, const struct seal *seal, struct err *e)
{
	bool begun = false, ok;

	if (!j->locked || j->staged.len)
		bug("a session is sealed without the lock, or with lines staged");
	if (j->file.anew)
		return err_set(e, ERR_STALE, "%s: what went before could not be kept; try again", j->path);
	ok = seal_begin(j->dir, seal, &begun, e);
	if (!begun)
		return false;
	/* Whatever was in doubt about the intent, it stands; so it is carried out. */
	ok = seal_finish(j->dir, e) || err_within(e, "the seal has begun, and the next opening will finish it");
	return journal_reread(j, ok ? e : NULL) && ok;
}
