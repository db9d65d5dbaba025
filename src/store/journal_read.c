/* journal_read: the whole journal for those who only look: check, show, log, review, export. */
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal_file.h"
#include "store/journal.h"

/* How long a reader waits for a writer. A writer holds the lock while a disk syncs; one that was
 * stopped holds it for ever, and that is no reason to show nothing. */
enum { PATIENCE_MS = 2000 };

size_t journal_torn_bytes(const char *dir)
{
	struct arena a = { 0 };
	struct stat st;
	bool there =
		lstat(arena_printf(&a, "%s/journal.torn", dir), &st) == 0 && S_ISREG(st.st_mode);

	arena_free(&a);
	return there ? (size_t)st.st_size : 0;
}

bool journal_read(const char *dir, struct history *h, struct err *e)
{
	struct arena a = { 0 };
	const char *path = arena_printf(&a, "%s/journal.yaml", dir);
	int lock = journal_open_regular(arena_printf(&a, "%s/.lock", dir), O_RDONLY, NULL);
	struct journal_news news = { 0 };
	struct journal_file f;
	bool ok;

	history_free(h);
	if (lock >= 0)
		(void)journal_flock(lock, LOCK_SH, PATIENCE_MS);
	ok = journal_file_open(&f, path, false, e) &&
	     (journal_file_read(&f, h, false, &news, e) || err_within(e, "%s", path));
	if (ok)
		h->torn_bytes = journal_torn_bytes(dir);
	journal_file_close(&f);
	journal_flock_close(lock);
	arena_free(&a);
	return ok;
}
