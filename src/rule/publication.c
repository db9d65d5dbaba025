/* publication: publishing twice (Chatham House Rule, 2002 wording; RULE.md section 4). Who compares two
 * publications may subtract one from the other; where every set of people in the later one is a union of sets
 * in the earlier, the differences are again sets that were published. */
#include "rule/publication.h"

#include <string.h>

#include "base/buffer.h"
#include "poll_table_tables.h"

/* ---- what the event keeps ---- */

struct list {
	const char **item;
	size_t count, cap;
	struct arena *arena;
};

static void add(struct list *l, struct buffer *text)
{
	const char **new = arena_push(l->arena, &l->item, l->count, &l->cap, sizeof *l->item);

	l->count++;
	*new = arena_string_n(l->arena, buffer_text(text), text->len);
	buffer_free(text);
}

static const struct event_list *finish(const struct list *l)
{
	struct event_list *out = arena_new(l->arena, struct event_list);

	out->item = l->item;
	out->count = l->count;
	return out;
}

/* Of merged tables each class says of which it is. */
static void name_table(struct buffer *text, const struct table *table)
{
	if (table)
		buffer_addf(text, "%s/", table->key);
}

static bool sits_there(const struct table *table, const struct person *p)
{
	return !table || strcmp(person_table(p), table->key) == 0;
}

/* Nobody may be labelled: everybody who counts is one class all the same, so that a later publication cannot
 * tell them apart from newcomers. A class of nobody still says that its table was published. */
static void add_everybody(struct list *l, const struct session *s, const struct partition *p)
{
	struct buffer text = { 0 };

	name_table(&text, p->table);
	buffer_addf(&text, "%s:", s->agenda->groups[0].id);
	for (size_t i = 0; i < s->roster->count; i++)
		if (session_counts(s, &s->roster->people[i]) && sits_there(p->table, &s->roster->people[i]))
			buffer_addf(&text, " %s", s->roster->people[i].id);
	add(l, &text);
}

static void add_class(struct list *l, const struct session *s, const struct partition *p, const struct class *c)
{
	struct buffer text = { 0 };

	name_table(&text, p->table);
	buffer_addf(&text, "%s:", s->agenda->groups[c->label].id);
	for (size_t i = 0; i < c->count; i++)
		buffer_addf(&text, " %s", c->people[i]->id);
	add(l, &text);
}

static void add_classes(struct list *l, const struct session *s, const struct partition *p)
{
	if (!p->labelled)
		add_everybody(l, s, p);
	for (size_t c = 0; c < p->class_count; c++)
		add_class(l, s, p, &p->classes[c]);
}

const struct event_list *publication_classes(const struct session *s, const struct partition *p, struct arena *a)
{
	struct list l = { .arena = a };

	for (size_t i = 0; i < p->table_count; i++)
		add_classes(&l, s, &p->tables[i]);
	if (!p->table_count)
		add_classes(&l, s, p);
	return finish(&l);
}

static void add_groups(struct buffer *text, const struct session *s, const struct class *c)
{
	for (size_t i = 0; i < c->group_count; i++)
		buffer_addf(text, "%s%s", text->text[text->len - 1] == ' ' ? "" : "+",
			    s->agenda->groups[c->groups[i]].id);
}

/* What a row of p says of the room `one`: the groups that it has behind the row's labels. row NULL: all of them. */
static void add_block(struct list *l, const struct session *s, const struct poll *poll, const struct partition *p,
		      const struct partition *one, const struct poll_row *row)
{
	struct buffer text = { 0 };
	size_t start;

	name_table(&text, one->table);
	buffer_addf(&text, "%s: ", poll->id);
	start = text.len;
	for (size_t c = 0; c < one->class_count; c++) {
		bool in = !row;

		for (size_t i = 0; row && i < row->class_count; i++)
			in = in || p->classes[row->classes[i]].label == one->classes[c].label;
		if (in)
			add_groups(&text, s, &one->classes[c]);
	}
	if (text.len > start)
		add(l, &text);
	else
		buffer_free(&text);
}

static void add_row(struct list *l, const struct session *s, const struct poll *poll, const struct partition *p,
		    const struct poll_row *row)
{
	for (size_t i = 0; i < p->table_count; i++)
		if (poll_at_table(p->tables[i].table, poll->id))
			add_block(l, s, poll, p, &p->tables[i], row);
	if (!p->table_count)
		add_block(l, s, poll, p, p, row);
}

const struct event_list *publication_blocks(const struct session *s, const struct partition *p, struct arena *a)
{
	struct list l = { .arena = a };

	for (size_t i = 0; i < s->poll_count; i++) {
		const struct poll *poll = &s->polls[i];
		struct poll_table t;

		if (!poll->closed)
			continue;
		poll_table_make(&t, s, poll, p, NULL, a);
		for (size_t r = 0; r < t.row_count; r++)
			add_row(&l, s, poll, p, &t.rows[r]);
		if (t.shown == POLL_TOTAL || t.shown == POLL_AGREEMENT)
			add_row(&l, s, poll, p, NULL);
	}
	return finish(&l);
}

/* ---- what it allows ---- */

/* For everybody of the roster: where they stand in a publication and in the partition; 0: nowhere. */
struct places {
	const struct session *session;
	const struct publication *before;
	size_t *then, *now;
	size_t then_count, now_count;
	const char *gone;   /* id of somebody who was published and is no longer on the roster */
	struct arena arena;
};

static void place_room(struct places *w, const struct partition *p)
{
	const struct roster *r = w->session->roster;

	w->now_count += !p->labelled;
	for (size_t i = 0; i < r->count; i++)
		if (!p->labelled && session_counts(w->session, &r->people[i]) && sits_there(p->table, &r->people[i]))
			w->now[i] = w->now_count;
	for (size_t c = 0; c < p->class_count; c++) {
		w->now_count++;
		for (size_t i = 0; i < p->classes[c].count; i++)
			w->now[session_person_index(w->session, p->classes[c].people[i])] = w->now_count;
	}
}

static void place_now(struct places *w, const struct partition *p)
{
	for (size_t i = 0; i < p->table_count; i++)
		place_room(w, &p->tables[i]);
	if (!p->table_count)
		place_room(w, p);
}

static void place_class(struct places *w, const char *class)
{
	const char *people = strchr(class, ':');
	char *rest = arena_string(&w->arena, people ? people + 1 : "");

	w->then_count++;
	for (char *id = strsep(&rest, " "); id; id = strsep(&rest, " ")) {
		const struct person *person = *id ? session_person(w->session, id) : NULL;

		if (person)
			w->then[session_person_index(w->session, person)] = w->then_count;
		else if (*id)
			w->gone = id;
	}
}

/* A table that came to the others afterwards, or one that published by itself: the whole of it may be taken from the
 * rest, because each table's minutes stand alone. */
static bool was_published(const struct places *w, const struct person *p)
{
	const struct event_list *classes = w->before->classes;
	const char *key = person_table(p);
	size_t len = strlen(key);

	if (!w->session->table_count)
		return true;
	if (w->before->table)
		return strcmp(w->before->table->key, key) == 0;
	for (size_t i = 0; i < classes->count; i++)
		if (strncmp(classes->item[i], key, len) == 0 && classes->item[i][len] == '/')
			return true;
	return false;
}

/* Whether each class of then lies in one of now. */
static bool classes_kept_whole(struct places *w)
{
	size_t *lies_in = arena_array(&w->arena, size_t, w->then_count + 1);

	for (size_t i = 0; i < w->session->roster->count; i++) {
		size_t *in = &lies_in[w->then[i]];

		if (w->then[i] == 0)
			continue;
		if (*in != 0 && *in != w->now[i])
			return false;
		*in = w->now[i];
	}
	return true;
}

static bool allows(struct places *w, struct err *e)
{
	if (w->gone)
		return err_set(e, ERR_IDENTITY,
			       "%s was counted when these minutes were first published and is no longer on the roster; "
			       "who compares the two could find them; put that person back with the same id", w->gone);
	for (size_t i = 0; i < w->session->roster->count; i++) {
		const char *id = w->session->roster->people[i].id;

		if (w->now[i] && !w->then[i] && was_published(w, &w->session->roster->people[i]))
			return err_set(e, ERR_IDENTITY,
				       "%s was not counted when these minutes were first published; who compares the two "
				       "could find them; undo their presence, or make them staff or an observer", id);
		if (w->then[i] && !w->now[i])
			return err_set(e, ERR_IDENTITY,
				       "%s was counted when these minutes were first published and is not now; who compares "
				       "the two could find them; undo what changed that (part, presence or the record)", id);
	}
	if (!classes_kept_whole(w))
		return err_set(e, ERR_IDENTITY,
			       "people would get finer labels than in the minutes published before; who compares the two "
			       "could tell them apart; undo the change of groups, or raise k with --k until labels join");
	return true;
}

static bool allowed_by(const struct session *s, const struct publication *before, const struct partition *p,
		       struct err *e)
{
	struct places w = { .session = s, .before = before };
	bool ok;

	w.then = arena_array(&w.arena, size_t, s->roster->count + 1);
	w.now = arena_array(&w.arena, size_t, s->roster->count + 1);
	place_now(&w, p);
	for (size_t i = 0; i < before->classes->count; i++)
		place_class(&w, before->classes->item[i]);
	ok = allows(&w, e);
	arena_free(&w.arena);
	return ok;
}

bool publication_allows(const struct session *s, const struct partition *p, struct err *e)
{
	if (p->k < s->agenda->k)
		return err_set(e, ERR_IDENTITY, "k may only be raised: the agenda asks for %d, not %d", s->agenda->k, p->k);
	for (size_t i = 0; i < s->publication_count; i++) {
		if (p->k < s->publications[i].k)
			return err_set(e, ERR_IDENTITY,
				       "these minutes were published with k %d, and a lower one would tell people apart; "
				       "use --k %d", s->publications[i].k, s->publications[i].k);
		if (!allowed_by(s, &s->publications[i], p, e))
			return false;
	}
	return true;
}
