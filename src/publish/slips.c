/* slips: each person's own quotes, written out to be agreed. */
#include "publish/slips.h"

#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "slips_parts.h"
#include "store/file.h"
#include "store/folder.h"

enum { SLIP_MODE = 0600, FOLDER_MODE = 0700, SLIP_MOST_BYTES = 1 << 20 };

/* In the session folder: where slips lie. */
static const char folders_name[] = "slips.txt";

const char slip_heading[] = "Roundtable slip";

static const char guide[] =
	"These words were noted as yours. The meeting was held under the Chatham\n"
	"House Rule: your name is not printed, whatever you answer. Put an x into\n"
	"one of the four boxes under each quote, like this: [x]. Then give this\n"
	"file back to whoever sent it.\n"
	"\n"
	"  yes         the words may be printed, as those of a participant\n"
	"  label       the words may be printed, with the kind of body you lead\n"
	"  paraphrase  say it in other words\n"
	"  no          leave it out\n";

/* ---- what is asked ---- */

bool slip_asks(const struct entry *en)
{
	return en->kind == QUOTE && entry_stands(en);
}

/* Whoever sat at several tables has one slip, for all that they said. */
bool slip_is_of(const struct session *s, const struct entry *en, const struct person *p)
{
	return en->speaker && roster_self(s->roster, en->speaker) == roster_self(s->roster, p);
}

/* The words as they would be printed: that is what is agreed to, and a slip of the note-taker's pen may not carry
 * somebody else's name to the wrong desk. */
const char *slip_words(struct making *m, const struct entry *en)
{
	const char *raw = en->wording && *en->wording ? en->wording : en->text;

	return published_text(redactor_redact(m->redactor, raw, SETTING_QUOTE, en->id));
}

const char *slip_check(struct arena *a, const char *words)
{
	return arena_printf(a, "%08x", (unsigned)crc32c(words, strlen(words)));
}

bool slip_making(struct making *m, const struct session *s, const struct strings *glossary, struct err *e)
{
	const struct publish_plan plan = { .session = s, .glossary = glossary, .undecided = UNDECIDED_HIDE };

	return making_build(m, &plan, s->agenda->k, NULL, e);
}

/* ---- one slip ---- */

static void add_quote(struct buffer *b, struct making *m, const struct entry *en)
{
	const char *words = slip_words(m, en);

	/* On one line, however long: what wraps it is the reader's screen. */
	buffer_addf(b, "\nQuote %s %s\n  | ", en->id, slip_check(&m->arena, words));
	utf8_add_visible(b, words, strlen(words));
	buffer_adds(b, "\n  [ ] yes   [ ] label   [ ] paraphrase   [ ] no\n");
	if (en->consent != CONSENT_NONE)
		buffer_adds(b, "  (This was answered before; without an x that answer stays.)\n");
}

static void fill(struct slip *slip, struct making *m, const struct session *s, const struct person *p, struct arena *a)
{
	const char *title = s->title ? s->title : text_in(s->agenda->title, s->agenda->language);
	struct buffer b = { 0 };

	buffer_addf(&b, "%s\nSession: %s\nMeeting: ", slip_heading, s->id);
	utf8_add_visible(&b, title, strlen(title));
	buffer_adds(&b, "\nFor: ");
	utf8_add_visible(&b, p->name, strlen(p->name));
	buffer_addf(&b, " (%s)\n\n%s", p->id, guide);
	for (size_t i = 0; i < s->entry_count; i++) {
		if (!slip_is_of(s, s->entries[i], p) || !slip_asks(s->entries[i]))
			continue;
		add_quote(&b, m, s->entries[i]);
		slip->quotes++;
	}
	slip->person = p;
	slip->text = arena_string(a, buffer_text(&b));
	buffer_free(&b);
}

static void list_nobodys(struct slips *out, const struct session *s, struct arena *a)
{
	const struct entry **list = arena_array(a, const struct entry *, s->entry_count + 1);

	for (size_t i = 0; i < s->entry_count; i++)
		if (slip_asks(s->entries[i]) && !s->entries[i]->speaker)
			list[out->nobodys_count++] = s->entries[i];
	out->nobodys = list;
}

bool slips_make(const struct session *s, const struct strings *glossary, struct slips *out, struct arena *a,
		struct err *e)
{
	struct slip *slips = arena_array(a, struct slip, s->roster->count + 1);
	struct making m = { 0 };
	bool ok = slip_making(&m, s, glossary, e);

	memset(out, 0, sizeof *out);
	for (size_t i = 0; ok && i < s->roster->count; i++) {
		struct slip *slip = &slips[out->count];
		const struct person *p = &s->roster->people[i];

		if (roster_self(s->roster, p) != p)
			continue;
		fill(slip, &m, s, p, a);
		if (slip->quotes)
			slip->name = arena_printf(a, "slip-%02zu.txt", ++out->count);
	}
	out->slip = slips;
	list_nobodys(out, s, a);
	making_free(&m);
	return ok;
}

/* ---- on the disk ---- */

/* Is the line at s one of boxes, with a mark in one of them? */
static bool has_tick(const char *s)
{
	const char *end = s + strcspn(s, "\n");

	s += strspn(s, " \t>");
	for (bool boxes = *s == '['; boxes && s < end; s++)
		if (*s == '[' && s[1 + strspn(s + 1, " \t")] != ']')
			return true;
	return false;
}

/* false when the slip at path has been answered, or is not ours to replace. */
static bool may_replace(const char *path, const struct session *s, struct arena *a, struct err *e)
{
	struct buffer b = { 0 };
	bool ok = file_read(path, SLIP_MOST_BYTES, &b, e);

	if (ok && !strstr(buffer_text(&b), arena_printf(a, "\nSession: %s\n", s->id)))
		ok = err_set(e, ERR_RULE, "%s is no slip of this session; choose another folder", path);
	for (const char *at = buffer_text(&b); ok && *at; at += strcspn(at, "\n"), at += *at == '\n')
		if (has_tick(at))
			ok = err_set(e, ERR_RULE, "%s has been answered; read it first (--read), or choose another folder",
				     path);
	buffer_free(&b);
	return ok;
}

/* Slips of an earlier run: those that were answered stop us, the others are taken away once the new ones stand. */
static bool look_at_old(const char *folder, const struct session *s, glob_t *old, struct arena *a, struct err *e)
{
	int result = glob(arena_printf(a, "%s/slip-[0-9]*.txt", folder), GLOB_NOESCAPE, NULL, old);

	if (result == GLOB_NOMATCH)
		return true;
	if (result != 0)
		return err_set(e, ERR_IO, "%s cannot be read", folder);
	for (size_t i = 0; i < old->gl_pathc; i++)
		if (!may_replace(old->gl_pathv[i], s, a, e))
			return false;
	return true;
}

static bool is_written(const struct file_out *files, size_t count, const char *path)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(files[i].path, path) == 0)
			return true;
	return false;
}

/* Slips lie outside the session folder; a seal has to know where. */
static bool note_folder(const char *dir, const char *folder, struct arena *a, struct err *e)
{
	const char *path = folder_path(a, dir, folders_name);
	char *real = realpath(folder, NULL);
	struct buffer b = { 0 };
	const char *line;
	bool ok = real || err_set(e, ERR_IO, "%s: %s", folder, say_errno(errno));

	if (ok && access(path, F_OK) == 0)
		ok = file_read(path, SLIP_MOST_BYTES, &b, e);
	if (ok) {
		line = arena_printf(a, "%s\n", real);
		if (!strstr(buffer_text(&b), line)) {
			buffer_adds(&b, line);
			ok = file_replace(path, b.text, b.len, SLIP_MODE, e);
		}
	}
	buffer_free(&b);
	free(real);
	return ok;
}

static bool write_all(const struct slips *slips, const struct session *s, const char *folder, struct arena *a,
		      struct err *e)
{
	struct file_out *files = arena_array(a, struct file_out, slips->count + 1);
	glob_t old = { 0 };
	bool ok;

	for (size_t i = 0; i < slips->count; i++)
		files[i] = (struct file_out){ arena_printf(a, "%s/%s", folder, slips->slip[i].name),
					      slips->slip[i].text, strlen(slips->slip[i].text) };
	ok = look_at_old(folder, s, &old, a, e) && file_replace_all(files, slips->count, SLIP_MODE, e);
	for (size_t i = 0; ok && i < old.gl_pathc; i++)
		if (!is_written(files, slips->count, old.gl_pathv[i]))
			(void)unlink(old.gl_pathv[i]);
	globfree(&old);
	return ok;
}

bool slips_write(const struct slips *slips, const struct session *s, const char *dir, const char *folder, struct arena *a,
		 struct err *e)
{
	char *bare = arena_string(a, folder);
	size_t len = strlen(bare);

	while (len > 1 && bare[len - 1] == '/')
		bare[--len] = '\0';
	if (!len)
		return err_set(e, ERR_USAGE, "--output needs a folder");
	if (paths_in_minutes(dir, bare, a))
		return err_set(e, ERR_USAGE, "slips name people; they may not go into minutes/, where everything is published");
	return file_folder(bare, FOLDER_MODE, e) && note_folder(dir, bare, a, e) && write_all(slips, s, bare, a, e);
}
