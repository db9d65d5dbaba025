/* alone: what a table printed by itself, and what all tables print of it together (Chatham House Rule, 2002 wording;
 * RULE.md section 4).
 *
 * A name that is nobody's at one table is printed there; when it is somebody's at another, the minutes of all hide it, and
 * whoever lays the two side by side has found that person. The same goes for whatever the two lists of people, or two
 * verdicts, make of one text. So the event `published` keeps a checksum of every text as it was printed, and where the
 * same text comes out otherwise in the minutes of all, and something is or was hidden in it, nothing is printed.
 *
 *     k7q-12/5f3a9c1e    what stands in the entry k7q-12
 *     k7q-12/5f3a9c1e*   the same, and something is hidden in it
 *     k7q-12#0b17c2aa/5f3a9c1e
 *                        what became of a tag of that entry; of several it is known by its checksum
 *     =0b17c2aa/5f3a9c1e what became of another text; it is known by its own checksum and its place
 *
 * What was typed with an entry stands behind its id and goes with it: once it is forgotten nothing may be left to try a
 * guess on. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/crc.h"
#include "base/map.h"
#include "ready.h"

/* A list of an event has no more; who says more than that notes none, and the tables are not published together. */
enum { TEXTS_MOST = 4096 };

static unsigned check_of(const char *text)
{
	return (unsigned)crc32c(text, strlen(text));
}

static int plain(char c)
{
	return c == '-' || c == '_' ? ' ' : tolower((unsigned char)c);
}

/* What the tree takes for one theme: whatever the case and the dashes. */
static bool is_tag(const char *tag, const char *raw)
{
	while (*tag && plain(*tag) == plain(*raw)) {
		tag++;
		raw++;
	}
	return *tag == *raw;
}

static bool has_tag(const struct entry *en, const char *raw)
{
	for (size_t i = 0; i < en->more->tag_count; i++)
		if (is_tag(en->more->tags[i], raw))
			return true;
	return false;
}

struct lines {
	struct arena *a;
	const char **item;
	size_t count, cap;
};

static void add_line(struct lines *l, const char *line)
{
	const char **slot = arena_push(l->a, &l->item, l->count++, &l->cap, sizeof *slot);

	*slot = line;
}

/* One, but for a theme: one for each entry that has the tag and may be printed, or is part of one that may. */
static void add_lines(struct lines *l, const struct session *s, const struct redacted *text)
{
	unsigned check = check_of(published_text(text->published));
	unsigned known = check_of(arena_printf(l->a, "%s\n%s", text->place, text->raw));

	if (session_entry(s, text->place))
		add_line(l, arena_printf(l->a, "%s/%08x%s", text->place, check, text->hidden ? "*" : ""));
	else if (strcmp(text->place, "theme") != 0)
		add_line(l, arena_printf(l->a, "=%08x/%08x", known, check));
	else
		for (size_t i = 0; i < s->entry_count; i++) {
			const struct entry *en = s->entries[i];

			if (!en->dropped && !en->omitted && has_tag(en, text->raw))
				add_line(l, arena_printf(l->a, "%s#%08x/%08x", en->id, known, check));
		}
}

static int by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

const struct event_list *alone_texts(struct publication_ready *p)
{
	struct arena *a = &p->arena;
	size_t kept = 0;
	struct event_list *list = arena_new(a, struct event_list);
	struct lines l = { .a = a };

	for (size_t t = 0; t <= p->more_count; t++) {
		size_t made_count;
		const struct redacted *made = redactor_made(tongues_tree(p, t)->redactor, &made_count);

		for (size_t i = 0; i < made_count; i++)
			add_lines(&l, p->session, &made[i]);
	}
	if (l.count)
		qsort(l.item, l.count, sizeof *l.item, by_text);
	for (size_t i = 0; i < l.count; i++)
		if (!kept || strcmp(l.item[kept - 1], l.item[i]) != 0)
			l.item[kept++] = l.item[i];
	list->item = l.item;
	list->count = kept;
	return kept <= TEXTS_MOST ? list : NULL;
}

/* ---- what was printed before ---- */

/* One publication: by what stands before the slash, what it printed there. */
struct before {
	const struct publication *publication;
	struct map texts;              /* struct print, the latest first */
	struct arena arena;
};

struct print {
	const char *check;             /* eight digits and what follows them */
	const struct print *next;
};

static void read_before(struct before *b, const struct publication *p)
{
	b->publication = p;
	for (size_t i = 0; i < p->texts->count; i++) {
		const char *item = p->texts->item[i], *slash = strrchr(item, '/');
		struct print *print = arena_new(&b->arena, struct print);
		const char *what = slash ? arena_string_n(&b->arena, item, (size_t)(slash - item)) : item;

		*print = (struct print){ slash ? slash + 1 : "", map_get(&b->texts, what) };
		map_put(&b->texts, &b->arena, what, print);
	}
}

/* hidden: something may be, whatever the checks say. */
static bool line_agrees(struct before *b, const char *line, bool hidden)
{
	const char *slash = strrchr(line, '/');
	const struct print *was = map_get(&b->texts, arena_string_n(&b->arena, line, (size_t)(slash - line)));

	if (!was)
		return true;
	for (const struct print *p = was; p; p = p->next) {
		if (strncmp(p->check, slash + 1, 8) == 0)
			return true;
		hidden = hidden || strchr(p->check, '*');
	}
	return !hidden;
}

/* Does what is printed now point to nobody beside what was printed then? A text in which nothing was hidden and nothing is
 * was put in other words by a person, and says no more than they. */
static bool agrees(struct before *b, const struct session *s, const struct redacted *text)
{
	struct lines l = { .a = &b->arena };
	bool ok = true;

	add_lines(&l, s, text);
	for (size_t i = 0; i < l.count && ok; i++)
		ok = line_agrees(b, l.item[i], text->hidden || !session_entry(s, text->place));
	return ok;
}

/* What a person can do about it. */
static bool refuse(const struct session *s, const struct table *t, const struct redacted *text, struct err *e)
{
	if (session_entry(s, text->place))
		return err_set(e, ERR_IDENTITY,
			       "the table %s was published by itself, and there entry %s stood in other words than now (\"%s\"); who "
			       "compares the two learns what is hidden; leave it out (:omit %s), or undo what decided it otherwise",
			       t->key, text->place, published_text(text->published), text->place);
	return err_set(e, ERR_IDENTITY,
		       "the table %s was published by itself, and there a text (%s) stood in other words than now (\"%s\"); who "
		       "compares the two learns what is hidden; put it in other words, or publish no more than the tables by themselves",
		       t->key, text->place, published_text(text->published));
}

static bool allowed_beside(struct publication_ready *now, const struct publication *p, struct err *e)
{
	const struct session *s = now->session;
	struct before b = { 0 };
	bool ok = true;

	read_before(&b, p);
	for (size_t t = 0; t <= now->more_count && ok; t++) {
		size_t count;
		const struct redacted *made = redactor_made(tongues_tree(now, t)->redactor, &count);

		for (size_t i = 0; i < count && ok; i++)
			ok = agrees(&b, s, &made[i]) || refuse(s, p->table, &made[i], e);
	}
	arena_free(&b.arena);
	return ok;
}

bool alone_allows(struct publication_ready *now, struct err *e)
{
	const struct session *s = now->session;

	for (size_t i = 0; i < s->publication_count; i++) {
		const struct publication *p = &s->publications[i];

		if (!p->table)
			continue;
		if (!p->texts)
			return err_set(e, ERR_IDENTITY,
				       "the table %s was published by itself, and its journal does not say what was printed, so nobody can tell "
				       "whether minutes of all would give somebody away; publish no more than the tables by themselves",
				       p->table->key);
		if (!allowed_beside(now, p, e))
			return false;
	}
	return true;
}
