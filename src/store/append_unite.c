/* append_unite: lines of other copies added to a journal, under its own lock. */
#include "append_parts.h"
#include "store/append.h"
#include "store/file.h"
#include "store/folder.h"

enum { TORN_MODE = 0600 };

/* People first: a line that names somebody who is not on the roster would be moot until they are. */
bool journal_unite(struct journal *j, const struct merged *m, struct err *e)
{
	bool ok;

	if (!j->locked || j->staged.len)
		bug("copies are united without the lock, or with lines staged");
	ok = folder_write_people(j->dir, m->roster, e) &&
	     (!m->torn.len || file_replace(j->torn_path, m->torn.text, m->torn.len, TORN_MODE, e));
	if (!ok)
		return false;
	buffer_add(&j->staged, buffer_text(&m->news), m->news.len);
	ok = journal_commit(j, e);
	return journal_reread(j, ok ? e : NULL) && ok;
}
