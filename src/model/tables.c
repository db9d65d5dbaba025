/* tables: a session of merged tables (DESIGN.md section 7). Each table keeps its own fold: while one of its events is
 * folded, the members of the session that belong to a room are those of its room, so that event_<name>.c need not know
 * that there are others. What is about the minutes (entries, verdicts, order, themes) is folded for all of them together.
 *
 * Which table an event belongs to stands in its id: "<key>-<writer>-<n>". Only the `begin` of a table makes its key one,
 * so that no writer's name can pass for a table. */
#include "tables.h"

#include <string.h>

enum { KEY = 6 };  /* field `table` of begin */

/* ---- which table ---- */

static bool begins_with(const char *s, const char *key)
{
	size_t len = strlen(key);

	return strncmp(s, key, len) == 0 && s[len] == '-';
}

static struct table *find(const struct session *s, const char *writer)
{
	for (size_t i = 0; i < s->table_count; i++)
		if (begins_with(writer, s->tables[i]->key))
			return s->tables[i];
	return NULL;
}

const struct table *session_table(const struct session *s, const char *key)
{
	for (size_t i = 0; i < s->table_count; i++)
		if (strcmp(s->tables[i]->key, key) == 0)
			return s->tables[i];
	return NULL;
}

const struct table *session_table_of(const struct session *s, const char *session)
{
	for (size_t i = 0; i < s->table_count; i++)
		if (strcmp(s->tables[i]->id, session) == 0)
			return s->tables[i];
	return NULL;
}

const struct table *session_event_table(const struct session *s, const struct event *ev)
{
	return find(s, ev->writer);
}

extern const struct event_kind kind_begin;

static bool is_begin(const struct event *ev)
{
	return ev->kind == &kind_begin;
}

/* Tables stand by key, so that nothing shows which of them came first. */
static struct table *add(struct session *s, const char *key)
{
	struct table *t = arena_new(&s->arena, struct table);
	size_t at = s->table_count;

	arena_push(&s->arena, &s->tables, s->table_count++, &s->table_cap, sizeof *s->tables);
	for (; at > 0 && strcmp(s->tables[at - 1]->key, key) > 0; at--)
		s->tables[at] = s->tables[at - 1];
	s->tables[at] = t;
	t->key = key;
	t->id = t->date = t->after = "";
	t->room.clock.spent_ms = arena_array(&s->arena, int64_t, s->agenda->step_count);
	t->room.clock.extra_minutes = arena_array(&s->arena, int, s->agenda->dimension_count + 1);
	return t;
}

bool table_takes(const struct session *s, const struct event *ev, struct err *e)
{
	if (!s->table_count || (!ev->kind->room && !is_begin(ev)))
		return true;
	return err_set(e, ERR_RULE, "these are tables that were merged, and no room of their own: write into the folder of the "
				    "table, and merge it again");
}

bool table_settle(struct session *s, const struct event *ev, struct table **out, struct err *e)
{
	const char *key = is_begin(ev) && event_given(ev, KEY) ? ev->field[KEY].text : NULL;

	*out = find(s, ev->writer);
	if (*out)
		return !key || err_set(e, ERR_RULE, "the table has begun already");
	if (key) {
		if (!*key || strchr(key, '-') || !begins_with(ev->writer, key) || (!s->table_count && *s->id))
			return err_set(e, ERR_RULE, "%s is no table of this session", key);
		*out = add(s, key);
		return true;
	}
	return table_takes(s, ev, e);
}

/* ---- in and out of its room ---- */

static struct room_state room_of(const struct session *s)
{
	return (struct room_state){
		.clock = s->clock, .record = s->record,
		.floor = s->floor, .floor_since_ms = s->floor_since_ms,
		.hands = s->hands, .hand_count = s->hand_count, .hand_cap = s->hand_cap,
		.polls = s->polls, .poll_count = s->poll_count, .poll_cap = s->poll_cap,
		.passages = s->passages, .passage_count = s->passage_count, .passage_cap = s->passage_cap,
		.signatures = s->signatures, .signature_count = s->signature_count,
		.signature_cap = s->signature_cap,
	};
}

static void enter(struct session *s, const struct room_state *r)
{
	s->clock = r->clock;
	s->record = r->record;
	s->floor = r->floor;
	s->floor_since_ms = r->floor_since_ms;
	s->hands = r->hands;
	s->hand_count = r->hand_count;
	s->hand_cap = r->hand_cap;
	s->polls = r->polls;
	s->poll_count = r->poll_count;
	s->poll_cap = r->poll_cap;
	s->passages = r->passages;
	s->passage_count = r->passage_count;
	s->passage_cap = r->passage_cap;
	s->signatures = r->signatures;
	s->signature_count = r->signature_count;
	s->signature_cap = r->signature_cap;
}

static void change_places(struct session *s, struct table *t)
{
	struct room_state own = room_of(s);

	enter(s, &t->room);
	t->room = own;
	s->at = s->at ? NULL : t;
}

/* ---- what all tables say ---- */

static const char *if_same(const char *x, const char *y)
{
	return x && y && strcmp(x, y) == 0 ? x : NULL;
}

/* Begun when the first of them had; a title is theirs only when all have it. */
static void describe(struct session *s)
{
	const struct table *first = s->tables[0];
	const char *least = first->id;

	s->title = first->title;
	s->after = first->after;
	s->date = first->date;
	s->begun_ms = first->begun_ms;
	for (size_t i = 1; i < s->table_count; i++) {
		const struct table *t = s->tables[i];

		s->title = if_same(s->title, t->title);
		if (!if_same(s->after, t->after))
			s->after = "";
		if (*t->date && (!*s->date || strcmp(t->date, s->date) < 0))
			s->date = t->date;
		if (t->begun_ms < s->begun_ms)
			s->begun_ms = t->begun_ms;
		if (strcmp(t->id, least) < 0)
			least = t->id;
	}
	s->id = arena_printf(&s->arena, "tables-%s", least);
}

static struct poll *poll_among(struct poll *polls, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(polls[i].id, id) == 0)
			return &polls[i];
	return NULL;
}

static void add_tally(struct session *s, struct poll *p, const struct tally *more)
{
	struct tally *t = NULL;

	for (size_t i = 0; i < p->tally_count; i++)
		if (p->tallies[i].group == more->group)
			t = &p->tallies[i];
	if (!t) {
		t = arena_push(&s->arena, &p->tallies, p->tally_count++, &p->tally_cap, sizeof *t);
		*t = (struct tally){ more->group, arena_array(&s->arena, int64_t, p->options.count) };
	}
	for (size_t i = 0; i < p->options.count; i++)
		t->votes[i] += more->votes[i];
}

/* The polls of a table among those of all: for looking at. What of them may be printed is asked table by table. */
static void add_polls(struct session *s, const struct table *t)
{
	for (size_t i = 0; i < t->room.poll_count; i++) {
		const struct poll *from = &t->room.polls[i];
		struct poll *p = poll_among(s->polls, s->poll_count, from->id);

		if (!p) {
			p = arena_push(&s->arena, &s->polls, s->poll_count++, &s->poll_cap, sizeof *p);
			*p = (struct poll){ .id = from->id, .dimension = from->dimension, .question = from->question,
					    .options = from->options };
		}
		if (!from->opened)
			continue;
		p->closed = from->closed && (!p->opened || p->closed);
		p->opened = true;
		for (size_t k = 0; k < from->tally_count; k++)
			add_tally(s, p, &from->tallies[k]);
	}
}

static void gather_polls(struct session *s)
{
	for (size_t i = 0; i < s->poll_count; i++) {
		s->polls[i].opened = s->polls[i].closed = false;
		s->polls[i].tally_count = 0;
	}
	for (size_t i = 0; i < s->table_count; i++)
		add_polls(s, s->tables[i]);
}

static const struct passage *passage_at(const struct table *t, const char *place)
{
	for (size_t i = 0; i < t->room.passage_count; i++)
		if (strcmp(t->room.passages[i].place, place) == 0)
			return &t->room.passages[i];
	return NULL;
}

/* What the tables say of a place, each text once, in an order that is none of theirs. */
static const char *all_say(struct session *s, const char *place)
{
	const char *all = "";

	for (size_t i = 0; i < s->table_count; i++) {
		const struct passage *p = passage_at(s->tables[i], place);
		bool again = !p || !*p->text;

		for (size_t k = 0; !again && k < i; k++) {
			const struct passage *before = passage_at(s->tables[k], place);

			again = before && strcmp(before->text, p->text) == 0;
		}
		if (!again)
			all = *all ? arena_printf(&s->arena, "%s\n\n%s", all, p->text) : p->text;
	}
	return all;
}

static void gather_passage(struct session *s, const char *place)
{
	struct passage *p = NULL;

	for (size_t i = 0; i < s->passage_count; i++)
		if (strcmp(s->passages[i].place, place) == 0)
			p = &s->passages[i];
	if (p && !p->of_tables)
		return;
	if (!p) {
		p = arena_push(&s->arena, &s->passages, s->passage_count++, &s->passage_cap, sizeof *p);
		p->place = place;
	}
	p->of_tables = true;
	p->text = all_say(s, place);
}

static void gather(struct session *s, const struct event *ev)
{
	const char *kind = ev->kind->name;

	if (is_begin(ev))
		describe(s);
	else if (strcmp(kind, "poll") == 0 || strcmp(kind, "tally") == 0 || strcmp(kind, "close") == 0)
		gather_polls(s);
	else if (strcmp(kind, "passage") == 0)
		gather_passage(s, ev->field[0].text);
	else if (strcmp(kind, "forgotten") == 0)
		/* What was signed for all said something that is gone. */
		s->signature_count = 0;
}

/* ---- folding ---- */

static void begin(struct table *t, const struct session *s)
{
	t->id = s->id;
	t->title = s->title;
	t->date = s->date;
	t->after = s->after;
	t->begun_ms = s->begun_ms;
}

bool table_fold(struct session *s, struct table *t, const struct event *ev, struct err *e)
{
	bool ok;

	if (is_begin(ev))
		s->id = "";
	change_places(s, t);
	if (is_begin(ev))
		session_take_polls(s);
	ok = session_fold_one(s, ev, e);
	change_places(s, t);
	if (ok && is_begin(ev))
		begin(t, s);
	if (ok)
		gather(s, ev);
	return ok;
}
