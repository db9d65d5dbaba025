/* seal: the steps, each of which may be the last one before the power goes. All of them can be done twice. */
#include "store/seal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/crc.h"
#include "file_errors.h"
#include "journal_file.h"
#include "seal_parts.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/journal.h"

enum { SEAL_MODE = 0600, INTENT_MOST_BYTES = 4096, SMALL_MOST_BYTES = 1 << 20 };

const char seal_tree_file[] = "sealed.json", seal_receipt_file[] = "receipt.txt";

static const char fresh_journal[] = "seal.journal", intent_file[] = "seal.intent", slips_file[] = "slips.txt";
static const size_t journal_most = (size_t)1 << 30;

static bool is_there(struct arena *a, const char *dir, const char *name)
{
	struct stat st;

	return lstat(folder_path(a, dir, name), &st) == 0;
}

static bool take_away(const char *path, struct err *e)
{
	return unlink(path) == 0 || errno == ENOENT || file_error(e, path, "cannot be removed: ");
}

/* ---- what is to stay ---- */

/* The fresh journal goes last: while it is there, the others are known to be ours. */
static void take_back(struct arena *a, const char *dir)
{
	(void)unlink(folder_path(a, dir, seal_receipt_file));
	(void)unlink(folder_path(a, dir, seal_tree_file));
	(void)unlink(folder_path(a, dir, fresh_journal));
}

static bool encode(const struct seal *seal, struct buffer *out, struct err *e)
{
	for (size_t i = 0; i < seal->event_count; i++)
		if (!journal_encode(seal->events[i], out, e))
			return false;
	return true;
}

bool seal_begin(const char *dir, const struct seal *seal, bool *begun, struct err *e)
{
	struct arena a = { 0 };
	struct buffer journal = { 0 };
	const char *intent;
	bool ok = encode(seal, &journal, e);
	const struct file_out files[] = {
		{ folder_path(&a, dir, fresh_journal), buffer_text(&journal), journal.len },
		{ folder_path(&a, dir, seal_tree_file), seal->tree, seal->tree_len },
		{ folder_path(&a, dir, seal_receipt_file), seal->receipt, strlen(seal->receipt) },
	};

	intent = arena_printf(&a, "seal %s\njournal %08x\n", seal->session,
			      (unsigned)crc32c(buffer_text(&journal), journal.len));
	ok = ok && file_replace_all(files, sizeof files / sizeof *files, SEAL_MODE, e) &&
	     file_replace(folder_path(&a, dir, intent_file), intent, strlen(intent), SEAL_MODE, e);
	*begun = ok || is_there(&a, dir, intent_file);
	if (!*begun)
		take_back(&a, dir);
	buffer_free(&journal);
	arena_free(&a);
	return ok;
}

/* ---- what has to go ---- */

static bool starts_with(const char *s, const char *start)
{
	return strncmp(s, start, strlen(start)) == 0;
}

static bool is_temporary(const char *name)
{
	return starts_with(name, ".tmp-");
}

static bool is_file(const char *name)
{
	return strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* Removes what `goes` says of the files in a folder; one that is not there has none. */
static bool sweep(struct arena *a, const char *path, bool (*goes)(const char *name), struct err *e)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	bool ok = folder || errno == ENOENT || file_error(e, path, "cannot be read: ");

	while (ok && folder && (entry = readdir(folder)))
		if (goes(entry->d_name))
			ok = take_away(folder_path(a, path, entry->d_name), e);
	if (folder)
		closedir(folder);
	return ok;
}

const char *const *seal_slip_folders(const char *dir, struct arena *a, size_t *count)
{
	struct buffer b = { 0 };
	const char **list = NULL;
	size_t cap = 0;
	char *rest, *line;

	*count = 0;
	if (file_read(folder_path(a, dir, slips_file), SMALL_MOST_BYTES, &b, NULL)) {
		rest = arena_string(a, buffer_text(&b));
		while ((line = strsep(&rest, "\n")))
			if (*line)
				*(const char **)arena_push(a, &list, (*count)++, &cap, sizeof *list) = line;
	}
	buffer_free(&b);
	return list;
}

static bool is_slip_of(const char *path, const char *session)
{
	struct arena a = { 0 };
	struct buffer b = { 0 };
	bool is = file_read(path, SMALL_MOST_BYTES, &b, NULL) &&
		  strstr(buffer_text(&b), arena_printf(&a, "\nSession: %s", session));

	buffer_free(&b);
	arena_free(&a);
	return is;
}

/* Slips lie with other things, on other disks perhaps: what cannot be reached is told to the person, and is no reason
 * to leave the session half sealed. */
static void sweep_slips(struct arena *a, const char *path, const char *session)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	while (folder && (entry = readdir(folder)))
		if (starts_with(entry->d_name, "slip-") &&
		    is_slip_of(folder_path(a, path, entry->d_name), session))
			(void)unlink(folder_path(a, path, entry->d_name));
	if (folder)
		closedir(folder);
	(void)rmdir(path);
}

static bool remove_all(struct arena *a, const char *dir, const char *session, struct err *e)
{
	static const char *const files[] = { "people.yaml", "journal.torn", "projector.json" };
	size_t count;
	const char *const *folders = seal_slip_folders(dir, a, &count);

	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (!take_away(folder_path(a, dir, files[i]), e))
			return false;
	for (size_t i = 0; i < count; i++)
		sweep_slips(a, folders[i], session);
	return take_away(folder_path(a, dir, slips_file), e) &&
	       sweep(a, folder_path(a, dir, "drafts"), is_file, e) && sweep(a, dir, is_temporary, e) &&
	       sweep(a, folder_path(a, dir, "minutes"), is_temporary, e) && file_sync_folder(dir, e);
}

/* ---- carrying it out ---- */

static bool read_intent(struct arena *a, const char *dir, const char **session, unsigned *sum, struct err *e)
{
	const char *path = folder_path(a, dir, intent_file);
	struct buffer b = { 0 };
	char *id = arena_alloc(a, INTENT_MOST_BYTES);
	bool ok = file_read(path, INTENT_MOST_BYTES - 1, &b, e);

	if (ok && sscanf(buffer_text(&b), "seal %4000s\njournal %x", id, sum) != 2)
		ok = err_set(e, ERR_SYNTAX, "%s: a seal was begun, and this file is no longer what it wrote; put the folder "
					    "back from a copy, and seal again",
			     path);
	*session = id;
	buffer_free(&b);
	return ok;
}

/* The fresh journal, unless it has been put in its place already. */
static bool place_journal(struct arena *a, const char *dir, unsigned sum, struct err *e)
{
	const char *fresh = folder_path(a, dir, fresh_journal), *path = folder_path(a, dir, "journal.yaml");
	struct buffer b = { 0 };
	bool ok;

	if (!is_there(a, dir, fresh_journal))
		return true;
	ok = file_read(fresh, journal_most, &b, e);
	if (ok && crc32c(buffer_text(&b), b.len) != sum)
		ok = err_set(e, ERR_SYNTAX, "%s: is not what the seal wrote; nothing was taken away yet. Put the folder back "
					    "from a copy, and seal again",
			     fresh);
	buffer_free(&b);
	return ok && (rename(fresh, path) == 0 || file_error(e, path, "cannot be replaced: ")) &&
	       file_sync_folder(dir, e);
}

bool seal_finish(const char *dir, struct err *e)
{
	struct arena a = { 0 };
	const char *session;
	unsigned sum;
	bool ok = read_intent(&a, dir, &session, &sum, e) && place_journal(&a, dir, sum, e) &&
		  remove_all(&a, dir, session, e) && take_away(folder_path(&a, dir, intent_file), e) &&
		  file_sync_folder(dir, e);

	arena_free(&a);
	return ok;
}

static bool settle_locked(struct arena *a, const char *dir, struct err *e)
{
	/* Somebody may have finished while we waited. */
	if (is_there(a, dir, intent_file))
		return seal_finish(dir, e);
	if (is_there(a, dir, fresh_journal))
		take_back(a, dir);
	return true;
}

bool seal_settle(const char *dir, struct err *e)
{
	struct arena a = { 0 };
	struct err why = { 0 };
	bool begun = is_there(&a, dir, intent_file), ok = true;
	int lock = -1;

	if (begun || is_there(&a, dir, fresh_journal)) {
		lock = journal_open_regular(folder_path(&a, dir, ".lock"), O_RDWR | O_CREAT, &why);
		ok = lock >= 0 && (journal_flock(lock, LOCK_EX, -1) || file_error(&why, dir, "cannot be locked: ")) &&
		     settle_locked(&a, dir, &why);
	}
	journal_flock_close(lock);
	arena_free(&a);
	/* What was written before any intent is only litter. */
	if (ok || !begun)
		return true;
	return err_set(e, why.code, "a seal of this session was begun and cannot be finished: %s", why.text);
}

/* ---- what is none of ours ---- */

static bool is_ours(const char *name)
{
	static const char *const ours[] = { ".",        "..",       ".here",       ".lock",       "agenda.yaml", "people.yaml",
					    "drafts",   "minutes",  "journal.yaml", "journal.torn", "projector.json", "sealed.json",
					    "receipt.txt", "slips.txt", "seal.journal", "seal.intent" };

	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
		if (strcmp(ours[i], name) == 0)
			return true;
	return is_temporary(name);
}

const char *const *seal_strangers(const char *dir, struct arena *a, size_t *count)
{
	DIR *folder = opendir(dir);
	const struct dirent *entry;
	const char **list = NULL;
	size_t cap = 0;

	*count = 0;
	while (folder && (entry = readdir(folder)))
		if (!is_ours(entry->d_name))
			*(const char **)arena_push(a, &list, (*count)++, &cap, sizeof *list) =
				arena_string(a, entry->d_name);
	if (folder)
		closedir(folder);
	return list;
}
