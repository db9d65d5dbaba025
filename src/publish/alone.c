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
 *     =0b17c2aa/5f3a9c1e what became of another text; it is known by its own checksum and its place
 *
 * An entry has no checksum of what was typed: once it is forgotten nothing may be left to try a guess on. */
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

static const char *line_of(struct arena *a, const struct session *s, const struct redacted *text)
{
	unsigned check = check_of(published_text(text->published));

	if (session_entry(s, text->place))
		return arena_printf(a, "%s/%08x%s", text->place, check, text->hidden ? "*" : "");
	return arena_printf(a, "=%08x/%08x", check_of(arena_printf(a, "%s\n%s", text->place, text->raw)), check);
}

static int by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

const struct event_list *alone_texts(struct publication_ready *p)
{
	struct arena *a = &p->arena;
	size_t count = 0, cap = 0, kept = 0;
	struct event_list *list = arena_new(a, struct event_list);
	const char **item = NULL;

	for (size_t t = 0; t <= p->more_count; t++) {
		size_t made_count;
		const struct redacted *made = redactor_made(tongues_tree(p, t)->redactor, &made_count);

		for (size_t i = 0; i < made_count; i++) {
			const char **slot = arena_push(a, &item, count++, &cap, sizeof *slot);

			*slot = line_of(a, p->session, &made[i]);
		}
	}
	if (count)
		qsort(item, count, sizeof *item, by_text);
	for (size_t i = 0; i < count; i++)
		if (!kept || strcmp(item[kept - 1], item[i]) != 0)
			item[kept++] = item[i];
	list->item = item;
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

/* Does what is printed now point to nobody beside what was printed then? A text in which nothing was hidden and nothing is
 * was put in other words by a person, and says no more than they. */
static bool agrees(struct before *b, const struct session *s, const struct redacted *text)
{
	const char *line = line_of(&b->arena, s, text), *slash = strrchr(line, '/');
	const struct print *was = map_get(&b->texts, arena_string_n(&b->arena, line, (size_t)(slash - line)));
	bool hidden = text->hidden || *line == '=';

	if (!was)
		return true;
	for (const struct print *p = was; p; p = p->next) {
		if (strncmp(p->check, slash + 1, 8) == 0)
			return true;
		hidden = hidden || strchr(p->check, '*');
	}
	return !hidden;
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
