/* folder: a session's folder, made whole or not at all, and opened. */
#include "store/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "file_errors.h"
#include "leftovers.h"
#include "people_file_session.h"
#include "store/agenda_file.h"
#include "store/file.h"
#include "store/journal.h"
#include "undisturbed.h"

enum { FILE_MODE = 0600, FOLDER_MODE = 0700 };

static const char *const folders[] = { "minutes", "drafts" };
static const char *const files[] = { "agenda.yaml", "people.yaml", "journal.yaml", "journal.torn", ".lock" };

const char *folder_path(struct arena *a, const char *dir, const char *name)
{
	size_t len = strlen(dir);
	bool slash = len > 0 && dir[len - 1] == '/';

	return arena_printf(a, "%s%s%s", dir, slash ? "" : "/", name);
}

static bool has(struct arena *a, const char *dir, const char *name)
{
	struct stat st;

	return stat(folder_path(a, dir, name), &st) == 0;
}

/* ---- making one ---- */

/* dir without slashes at its end: what stands beside it is named after it. */
static const char *bare(struct arena *a, const char *dir)
{
	size_t len = strlen(dir);

	while (len > 1 && dir[len - 1] == '/')
		len--;
	return arena_string_n(a, dir, len);
}

static bool is_empty_folder(const char *dir)
{
	DIR *folder = opendir(dir);
	const struct dirent *entry;
	bool empty = folder != NULL;

	while (folder && (entry = readdir(folder))) {
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			empty = false;
	}
	if (folder)
		closedir(folder);
	return empty;
}

/* *there: an empty folder, which may be taken. */
static bool may_make(struct arena *a, const char *dir, bool *there, struct err *e)
{
	const char *slash = strrchr(dir, '/');
	const char *name = slash ? slash + 1 : dir, *shown = file_shown(a, dir);
	struct stat st;

	*there = false;
	if (!*name || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return err_set(e, ERR_RULE, "\"%s\" names no new folder; give the session a name of its own",
			       shown);
	if (lstat(dir, &st) != 0)
		return errno == ENOENT || file_error(e, dir, "");
	if (has(a, dir, "journal.yaml") || has(a, dir, "agenda.yaml"))
		return err_set(e, ERR_RULE, "%s is a session already; open it with: roundtable %s", shown,
			       shown);
	if (!S_ISDIR(st.st_mode))
		return err_set(e, ERR_RULE, "%s is there already and is no folder; choose another name",
			       shown);
	*there = is_empty_folder(dir);
	return *there ||
	       err_set(e, ERR_RULE, "%s is there already and is not empty; choose another name", shown);
}

static bool write_people(const char *path, const struct roster *r, struct err *e)
{
	struct buffer text = { 0 };
	bool ok = people_file_format(r, &text, e) && file_create(path, text.text, text.len, FILE_MODE, e);

	buffer_free(&text);
	return ok;
}

static bool write_journal(const char *path, const struct folder_plan *plan, struct err *e)
{
	struct buffer lines = { 0 };
	bool ok = plan->journal || journal_encode(plan->begin, &lines, e);

	if (plan->journal)
		buffer_add(&lines, plan->journal->text, plan->journal->len);
	for (size_t i = 0; ok && i < plan->more_count; i++)
		ok = journal_encode(plan->more[i], &lines, e);
	ok = ok && file_create(path, lines.text, lines.len, FILE_MODE, e);
	buffer_free(&lines);
	return ok;
}

static bool write_torn(const char *path, const struct buffer *torn, struct err *e)
{
	return !torn || !torn->len || file_create(path, torn->text, torn->len, FILE_MODE, e);
}

static bool make_folders(struct arena *a, const char *dir, struct err *e)
{
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		const char *path = folder_path(a, dir, folders[i]);

		if (mkdir(path, FOLDER_MODE) != 0)
			return file_error(e, path, "cannot be made: ");
		if (!file_sync_folder(path, e))
			return false;
	}
	return true;
}

static bool fill(struct arena *a, const char *dir, const struct folder_plan *plan, struct err *e)
{
	return file_create(folder_path(a, dir, "agenda.yaml"), plan->agenda_bytes, plan->agenda_len,
			   FILE_MODE, e) &&
	       write_people(folder_path(a, dir, "people.yaml"), plan->roster, e) &&
	       write_journal(folder_path(a, dir, "journal.yaml"), plan, e) &&
	       write_torn(folder_path(a, dir, "journal.torn"), plan->torn, e) &&
	       file_create(folder_path(a, dir, ".lock"), "", 0, FILE_MODE, e) && make_folders(a, dir, e) &&
	       file_sync_folder(dir, e);
}

/* Removes what fill makes, and nothing else. */
static void clear_away(struct arena *a, const char *dir)
{
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		(void)unlink(folder_path(a, dir, files[i]));
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		(void)rmdir(folder_path(a, dir, folders[i]));
	(void)rmdir(dir);
}

/* ---- what a `new` that was killed left ---- */

/* fill makes .lock last of the files, and opening a session makes it where it is missing: whatever is newer was written by
 * somebody who took what the killed one left for a session. */
static bool is_as_made(struct arena *a, const char *dir, const char *name)
{
	struct stat made, file;

	if (stat(folder_path(a, dir, ".lock"), &made) != 0)
		return true;
	return lstat(folder_path(a, dir, name), &file) == 0 && file.st_mtim.tv_sec <= made.st_mtim.tv_sec &&
	       (file.st_mtim.tv_sec < made.st_mtim.tv_sec || file.st_mtim.tv_nsec <= made.st_mtim.tv_nsec);
}

/* True for what fill makes and nothing else: nobody has worked in it. */
static bool is_unused(struct arena *a, const char *dir)
{
	DIR *folder = opendir(dir);
	const struct dirent *entry;
	bool unused = folder != NULL;

	while (folder && (entry = readdir(folder))) {
		bool known = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;

		for (size_t i = 0; i < sizeof files / sizeof *files; i++)
			known |= strcmp(entry->d_name, files[i]) == 0 && is_as_made(a, dir, files[i]);
		for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
			known |= strcmp(entry->d_name, folders[i]) == 0 && is_empty_folder(folder_path(a, dir, folders[i]));
		unused &= known;
	}
	if (folder)
		closedir(folder);
	return unused;
}

/* Whoever makes the same session anew takes away the halves that dead processes left of it. */
static void sweep(struct arena *a, const char *final)
{
	const char *around = file_folder_of(a, final), *slash = strrchr(final, '/');
	const char *before = arena_printf(a, "%s.tmp-", slash ? slash + 1 : final);
	DIR *folder = opendir(around);
	const struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		const char *rest = entry->d_name + strlen(before);
		const char *path;
		int end = 0;
		long pid;

		if (strncmp(entry->d_name, before, strlen(before)) != 0 || sscanf(rest, "%ld-%*6[A-Za-z0-9]%n", &pid, &end) != 1 ||
		    !end || rest[end] || leftover_is_needed(pid))
			continue;
		path = folder_path(a, around, entry->d_name);
		if (is_unused(a, path))
			clear_away(a, path);
	}
	if (folder)
		closedir(folder);
}

/* rename takes an empty folder's place, and fails when somebody has put something there meanwhile. When the
 * folder around it does not sync, the name is taken back. */
static bool move_into_place(struct arena *a, const char *made, const char *dir, bool there, struct err *e)
{
	if (rename(made, dir) != 0)
		return file_error(e, dir, "cannot be made: ");
	if (file_sync_folder(file_folder_of(a, dir), e))
		return true;
	if (rename(dir, made) == 0 && there)
		(void)mkdir(dir, FOLDER_MODE);
	return false;
}

bool folder_create(const char *dir, const struct folder_plan *plan, struct err *e)
{
	struct arena a = { 0 };
	const char *final = bare(&a, dir);
	char *made = arena_printf(&a, "%s.tmp-%ld-XXXXXX", final, (long)getpid());
	bool there, ok = false;
	sigset_t before;

	undisturbed_begin(&before);
	if (!may_make(&a, final, &there, e))
		goto done;
	sweep(&a, final);
	if (!mkdtemp(made)) {
		file_error(e, final, "cannot be made: ");
		goto done;
	}
	ok = fill(&a, made, plan, e) && move_into_place(&a, made, final, there, e);
	if (!ok)
		clear_away(&a, made);
done:
	undisturbed_end(&before);
	arena_free(&a);
	return ok;
}

/* ---- opening one ---- */

static bool recognise(struct arena *a, const char *dir, struct err *e)
{
	const char *shown = file_shown(a, dir);
	bool agenda, journal;
	struct stat st;

	if (stat(dir, &st) != 0 && errno == ENOENT)
		return err_set(e, ERR_IO, "%s: there is no such session; make it with: roundtable new %s",
			       shown, shown);
	if (stat(dir, &st) != 0)
		return file_error(e, dir, "");
	if (!S_ISDIR(st.st_mode))
		return err_set(e, ERR_IO, "%s: is a file; name the folder of a session", shown);
	if (access(dir, X_OK) != 0)
		return file_error(e, dir, "cannot be opened: ");
	agenda = has(a, dir, "agenda.yaml");
	journal = has(a, dir, "journal.yaml");
	if (agenda && journal)
		return true;
	if (!agenda && !journal)
		return err_set(e, ERR_IO, "%s: is no session; make one with: roundtable new DIR", shown);
	return err_set(e, ERR_IO, "%s: %s is missing; put it back from a copy", shown,
		       agenda ? "journal.yaml" : "agenda.yaml");
}

bool folder_recognise(const char *dir, struct err *e)
{
	struct arena a = { 0 };
	bool ok = recognise(&a, dir, e);

	arena_free(&a);
	return ok;
}

static bool is_sealed(const char *dir)
{
	struct history h = { 0 };
	bool sealed = false;

	if (journal_read(dir, &h, NULL)) {
		for (size_t i = 0; i < h.count; i++)
			sealed |= strcmp(h.events[i]->kind->name, "sealed") == 0;
	}
	history_free(&h);
	return sealed;
}

/* Only a seal takes people.yaml away. Without one, an empty roster would mean that nobody is hidden. */
static const struct roster *read_people(const char *dir, const struct agenda *agenda, struct arena *a,
					struct complaints *c, struct err *e)
{
	if (has(a, dir, "people.yaml"))
		return people_read_in_session(folder_path(a, dir, "people.yaml"), agenda, a, c, e);
	if (is_sealed(dir))
		return arena_new(a, struct roster);
	err_set(e, ERR_IO, "%s: people.yaml is missing; put it back from a copy", file_shown(a, dir));
	return NULL;
}

bool folder_read(const char *dir, struct arena *a, const struct agenda **agenda, const struct roster **roster,
		 struct complaints *c, struct err *e)
{
	if (!folder_recognise(dir, e))
		return false;
	*agenda = agenda_file_read(folder_path(a, dir, "agenda.yaml"), a, c, e);
	*roster = read_people(dir, *agenda, a, c, *agenda ? e : NULL);
	return *agenda && *roster;
}

bool folder_write_people(const char *dir, const struct roster *r, struct err *e)
{
	struct arena a = { 0 };
	struct buffer text = { 0 };
	bool ok = people_file_format(r, &text, e) &&
		  file_replace(folder_path(&a, dir, "people.yaml"), text.text, text.len, FILE_MODE, e);

	buffer_free(&text);
	arena_free(&a);
	return ok;
}
