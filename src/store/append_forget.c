/* append_forget: one entry emptied in the journal itself (RULE.md section 7). With the seal the only thing that
 * rewrites what happened. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "append_parts.h"
#include "file_errors.h"
#include "forget_line.h"
#include "store/append.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/journal.h"

enum { JOURNAL_MODE = 0600 };

static const size_t journal_most = (size_t)1 << 32;

/* Is the event about the entry: its making, or anything that names it? */
static bool is_about(const struct event *ev, const char *entry)
{
	if (strcmp(ev->id, entry) == 0)
		return true;
	for (size_t i = 0; ev->kind->fields[i].name; i++)
		if (ev->kind->fields[i].type == FIELD_EVENT && event_given(ev, i) &&
		    strcmp(ev->field[i].text, entry) == 0)
			return true;
	return false;
}

/* Takes out what was said, and who: texts become empty, people and lists go where the kind can do without. */
static void empty(struct event *ev)
{
	static const struct event_list none;

	for (size_t i = 0; ev->kind->fields[i].name; i++) {
		const struct field *f = &ev->kind->fields[i];

		if (!event_given(ev, i))
			continue;
		if (f->type == FIELD_TEXT)
			ev->field[i].text = "";
		else if (f->type == FIELD_LIST || f->type == FIELD_COUNTS)
			ev->field[i].list = &none;
		else if (f->type == FIELD_PERSON && f->need == OPTIONAL)
			ev->given &= ~(1u << i);
	}
}

/* "k7q-12/5f3a9c1e" or "k7q-12#0b17c2aa/5f3a9c1e" in what was published: a guess could be tried on it. */
static bool is_of(const char *item, const char *entry)
{
	size_t id = strlen(entry);

	return strncmp(item, entry, id) == 0 && (item[id] == '/' || item[id] == '#');
}

/* Takes such items out of the event's lists; true when there were any. */
static bool drop_items(struct event *ev, const char *entry, struct arena *a)
{
	bool any = false;

	for (size_t i = 0; ev->kind->fields[i].name; i++) {
		const struct event_list *was;
		struct event_list *list;
		const char **item;

		if (!event_given(ev, i) || ev->kind->fields[i].type != FIELD_LIST)
			continue;
		was = ev->field[i].list;
		list = arena_new(a, struct event_list);
		list->item = item = arena_array(a, const char *, was->count + 1);
		for (size_t k = 0; k < was->count; k++)
			if (!is_of(was->item[k], entry))
				item[list->count++] = was->item[k];
		any = any || list->count < was->count;
		ev->field[i].list = list;
	}
	return any;
}

/* The id stands there whole: w-1 is not named by w-12, whose line must not be lost with it. */
bool forget_mentions(const char *line, size_t len, const char *entry)
{
	const char *end = line + len, *at = line;
	size_t id = strlen(entry);

	while ((at = memmem(at, (size_t)(end - at), entry, id)) != NULL) {
		at += id;
		if (at == end || *at < '0' || *at > '9')
			return true;
	}
	return false;
}

/* One line of the old journal, newline included, as it stands in the new one. */
bool forget_in_line(const char *line, size_t len, const char *entry, struct buffer *out, struct err *e)
{
	struct history one = { 0 };
	bool ok = true, about = false;

	if (forget_mentions(line, len, entry))
		journal_decode(line, len, 1, &one, NULL);
	for (size_t i = 0; i < one.count; i++)
		about = is_about(one.events[i], entry) || drop_items(one.events[i], entry, &one.arena) || about;
	/* Another event that only speaks of the id stands as it is, altered or not; what cannot be read and names
	 * the entry goes. */
	if (!forget_mentions(line, len, entry) || (one.count && !about)) {
		buffer_add(out, line, len);
		one.count = 0;
	}
	for (size_t i = 0; ok && i < one.count; i++) {
		if (is_about(one.events[i], entry))
			empty(one.events[i]);
		ok = journal_encode(one.events[i], out, e);
	}
	history_free(&one);
	return ok;
}

static bool rewrite(const struct buffer *old, const char *entry, struct buffer *out, struct err *e)
{
	const char *at = buffer_text(old), *end = at + old->len;
	bool ok = true;

	for (size_t len; ok && at < end; at += len) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));

		len = newline ? (size_t)(newline - at) + 1 : (size_t)(end - at);
		ok = forget_in_line(at, len, entry, out, e);
	}
	return ok;
}

static bool take_away(const char *path, struct err *e)
{
	return unlink(path) == 0 || errno == ENOENT || file_error(e, path, "cannot be removed: ");
}

/* What was cut off may hold the words too, and so may the wall: whoever steers writes it anew, and when nobody does it
 * would stand there for ever. They go first: behind the event `forgotten` nobody would look for them. */
static bool take_copies_away(struct journal *j, struct err *e)
{
	struct arena a = { 0 };
	bool ok = take_away(j->torn_path, e) && take_away(folder_path(&a, j->dir, "projector.json"), e);

	arena_free(&a);
	return ok;
}

bool journal_forget(struct journal *j, const char *entry, const struct event *forgotten, struct err *e)
{
	struct buffer old = { 0 }, fresh = { 0 };
	bool ok;

	if (!j->locked || j->staged.len)
		bug("an entry is forgotten without the lock, or with lines staged");
	ok = append_mend(j, e) && file_read(j->path, journal_most, &old, e) && rewrite(&old, entry, &fresh, e);
	if (ok && fresh.len && fresh.text[fresh.len - 1] != '\n')
		buffer_addc(&fresh, '\n');
	ok = ok && journal_encode(forgotten, &fresh, e) && take_copies_away(j, e) &&
	     file_replace(j->path, fresh.text, fresh.len, JOURNAL_MODE, e);
	/* The words must not outlive the file in memory that somebody could read. */
	if (old.text)
		explicit_bzero(old.text, old.len);
	buffer_free(&old);
	buffer_free(&fresh);
	return ok && journal_reread(j, e);
}
