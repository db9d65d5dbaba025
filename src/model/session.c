/* session: the state of a roundtable = fold(events). What one event does stands in event_<name>.c; here is
 * what they are folded into, and which of them count. */
#include "model/session.h"

#include <string.h>

#include "base/say.h"
#include "fold.h"
#include "tables.h"

static const char *const record_names[] = {
	[RECORD_RULE] = "rule", [RECORD_ON_RECORD] = "on-record", [RECORD_OFF] = "off",
};

static const struct entry_more nothing_more = { .edited_by = "" };

const char *record_state_name(enum record_state state)
{
	return record_names[state];
}

void session_take_polls(struct session *s)
{
	for (size_t i = 0; i < s->agenda->poll_count; i++) {
		const struct poll_plan *plan = &s->agenda->polls[i];
		struct poll *p = arena_push(&s->arena, &s->polls, s->poll_count, &s->poll_cap, sizeof *p);

		s->poll_count++;
		p->id = plan->id;
		p->dimension = plan->dimension;
		p->question = plan->question;
		p->options = plan->options;
	}
}

void session_init(struct session *s, const struct agenda *agenda, const struct roster *roster)
{
	memset(s, 0, sizeof *s);
	s->agenda = agenda;
	s->roster = roster;
	s->id = s->date = s->after = "";
	s->clock.spent_ms = arena_array(&s->arena, int64_t, agenda->step_count);
	s->clock.extra_minutes = arena_array(&s->arena, int, agenda->dimension_count + 1);
	s->presence = arena_array(&s->arena, struct presence, roster->count + 1);
	session_take_polls(s);
}

void session_free(struct session *s)
{
	arena_free(&s->arena);
	memset(s, 0, sizeof *s);
}

bool session_fold_one(struct session *s, const struct event *ev, struct err *e)
{
	if (ev->kind->check && !ev->kind->check(s, ev, e))
		return false;
	if (ev->kind->apply)
		ev->kind->apply(s, ev);
	return true;
}

bool session_takes(const struct session *s, const struct event *ev, struct err *e)
{
	return table_takes(s, ev, e) && (!ev->kind->check || ev->kind->check(s, ev, e));
}

bool session_fold(struct session *s, const struct event *ev, struct err *e)
{
	struct table *t;

	if (!table_settle(s, ev, &t, e))
		return false;
	return t ? table_fold(s, t, ev, e) : session_fold_one(s, ev, e);
}

/* ---- which events count ---- */

/* Position of the event that counts under id among those before `before`, or h->count. */
static size_t find_before(const struct history *h, const char *id, size_t before)
{
	size_t at = history_place(h, id);

	return at < before ? at : h->count;
}

extern const struct event_kind kind_undo, kind_accept, kind_entry;

/* From the newest to the oldest: an undo that nobody undid takes what it names out; an acceptance that
 * nobody undid lets an altered event count. Each can only name what stands before it. */
static void weigh(const struct history *h, bool *undone, bool *accepted)
{
	for (size_t i = h->count; i-- > 0;) {
		const struct event *ev = h->events[i];
		bool undo = ev->kind == &kind_undo;
		size_t of;

		if (undone[i] || (!undo && ev->kind != &kind_accept))
			continue;
		of = find_before(h, ev->field[OF].text, i);
		if (of == h->count)
			continue;
		if (!undo)
			accepted[of] = true;
		else if (!h->events[of]->kind->lasting)
			undone[of] = true;
	}
}

bool event_effective(const struct history *h, const struct event *ev)
{
	struct arena work = { 0 };
	bool *undone = arena_array(&work, bool, h->count + 1);
	size_t at = find_before(h, ev->id, h->count);
	bool effective;

	weigh(h, undone, arena_array(&work, bool, h->count + 1));
	effective = at < h->count && !undone[at];
	arena_free(&work);
	return effective;
}

const bool *history_undone(const struct history *h, struct arena *a)
{
	bool *undone = arena_array(a, bool, h->count + 1);

	weigh(h, undone, arena_array(a, bool, h->count + 1));
	return undone;
}

static void note_moot(struct session *s, const struct event *ev, const char *why)
{
	struct moot *m = arena_push(&s->arena, &s->moots, s->moot_count, &s->moot_cap, sizeof *m);

	s->moot_count++;
	m->event = ev;
	m->why = arena_string(&s->arena, why);
}

static void note_undecided(struct session *s, const struct event *ev)
{
	const struct event **slot =
		arena_push(&s->arena, &s->undecided, s->undecided_count, &s->undecided_cap, sizeof *slot);

	s->undecided_count++;
	*slot = ev;
}

static const char *undo_is_moot(const struct history *h, size_t i)
{
	size_t of = find_before(h, h->events[i]->field[OF].text, i);

	if (of == h->count)
		return _("it names no earlier event");
	return h->events[of]->kind->lasting ? _("what it names cannot be undone") : NULL;
}

static void replay_one(struct session *s, const struct history *h, size_t i, bool accepted)
{
	const struct event *ev = h->events[i];
	struct err e;

	if (!history_counts(h, i))
		note_moot(s, ev, _("another event has the same id"));
	else if (ev->kind == &kind_undo && undo_is_moot(h, i))
		note_moot(s, ev, undo_is_moot(h, i));
	else if (ev->altered && ev->kind->guarded && !accepted)
		note_undecided(s, ev);
	else if (!session_fold(s, ev, &e))
		note_moot(s, ev, e.text);
}

void session_replay(struct session *s, const struct history *h)
{
	const struct agenda *agenda = s->agenda;
	const struct roster *roster = s->roster;
	bool *undone, *accepted;
	struct err e;

	session_free(s);
	session_init(s, agenda, roster);
	undone = arena_array(&s->arena, bool, h->count + 1);
	accepted = arena_array(&s->arena, bool, h->count + 1);
	weigh(h, undone, accepted);
	s->undone = undone;
	for (size_t i = 0; i < h->count; i++)
		if (!undone[i])
			replay_one(s, h, i, accepted[i]);
		else if (h->events[i]->kind == &kind_entry && history_counts(h, i) && session_takes(s, h->events[i], &e))
			s->numbered++;
}

/* ---- looking ---- */

const struct person *session_person(const struct session *s, const char *id)
{
	return roster_person(s->roster, id);
}

size_t session_person_index(const struct session *s, const struct person *p)
{
	return (size_t)(p - s->roster->people);
}

struct entry *session_entry(const struct session *s, const char *id)
{
	size_t low = 0, high = s->entry_count, len;
	uint64_t n;

	if (!event_split_id(id, &len, &n))
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct entry *en = s->entries[middle];
		int by = event_id_order(en->writer, en->n, id, len, n);

		if (!by)
			return en;
		if (by < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct entry *session_entry_numbered(const struct session *s, size_t number)
{
	size_t low = 0, high = s->entry_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (s->entries[middle]->number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->entry_count && s->entries[low]->number == number ? s->entries[low] : NULL;
}

struct entry *session_add_entry(struct session *s)
{
	struct entry *en = arena_new(&s->arena, struct entry);
	struct entry **slot = arena_push(&s->arena, &s->entries, s->entry_count, &s->entry_cap, sizeof *slot);

	*slot = en;
	s->entry_count++;
	en->number = ++s->numbered;
	en->addressee = en->level = en->horizon = en->due = "";
	en->more = &nothing_more;
	return en;
}

struct entry_more *entry_more(struct session *s, struct entry *en)
{
	struct entry_more *more;

	if (en->more == &nothing_more) {
		more = arena_new(&s->arena, struct entry_more);
		*more = nothing_more;
		en->more = more;
	}
	/* It lives in our own arena, as above. */
	return (struct entry_more *)en->more;
}

struct matter *session_matter(const struct session *s, const char *id)
{
	for (size_t i = 0; i < s->matter_count; i++)
		if (strcmp(s->matters[i].id, id) == 0)
			return &s->matters[i];
	return NULL;
}

struct poll *session_poll(const struct session *s, const char *id)
{
	return poll_of(s, id);
}

const struct poll *session_open_poll(const struct session *s)
{
	for (size_t i = 0; i < s->poll_count; i++)
		if (s->polls[i].open)
			return &s->polls[i];
	return NULL;
}

const char *session_passage(const struct session *s, const char *place)
{
	for (size_t i = 0; i < s->passage_count; i++)
		if (strcmp(s->passages[i].place, place) == 0)
			return *s->passages[i].text ? s->passages[i].text : NULL;
	return NULL;
}

const struct step *session_step(const struct session *s)
{
	return &s->agenda->steps[s->clock.step];
}

bool entry_checked_by(const struct entry *en, const char *who)
{
	for (size_t i = 0; i < en->more->checker_count; i++)
		if (strcmp(en->more->checkers[i], who) == 0)
			return true;
	return false;
}

struct checks session_checks(const struct session *s)
{
	struct checks c = { 0, 0, 0 };

	for (size_t i = 0; i < s->entry_count; i++) {
		if (!entry_stands(s->entries[i]))
			continue;
		c.standing++;
		c.checked += s->entries[i]->more->checker_count > 0;
		c.twice += s->entries[i]->more->checker_count > 1;
	}
	return c;
}

bool entry_stands(const struct entry *en)
{
	return !en->dropped && !en->omitted && !en->forgotten && !en->same_as;
}

bool due_is_valid(const char *due)
{
	struct date day;
	size_t digits;

	if (*due != '+')
		return date_parse(due, &day);
	digits = strspn(due + 1, "0123456789");
	return digits > 0 && digits < 4 && due[1] != '0' && strchr("dwm", due[1 + digits]) && due[1 + digits] &&
	       !due[2 + digits];
}

/* ---- who counts ---- */

static bool sits_at(const struct person *p, const char *key)
{
	return !key || strcmp(person_table(p), key) == 0;
}

/* Key: of a table, or NULL: the room. */
static bool somebody_was_marked(const struct session *s, const char *key)
{
	for (size_t i = 0; i < s->roster->count; i++)
		if (s->presence[i].ever && sits_at(&s->roster->people[i], key))
			return true;
	return false;
}

bool session_marked_at(const struct session *s, const struct table *t)
{
	return somebody_was_marked(s, t->key);
}

static bool counts(const struct session *s, const struct person *p, bool marked)
{
	if (p->part != PARTICIPANT && p->part != CO_CHAIR)
		return false;
	if (marked && !s->presence[session_person_index(s, p)].ever)
		return false;
	return !p->on_record;
}

bool session_counts(const struct session *s, const struct person *p)
{
	if (!s->table_count)
		return counts(s, p, somebody_was_marked(s, NULL));
	return session_table(s, person_table(p)) && counts(s, p, somebody_was_marked(s, person_table(p)));
}

bool session_day(const struct session *s, struct date *out)
{
	if (s->date && date_parse(s->date, out))
		return true;
	if (s->begun_ms <= 0)
		return false;
	*out = date_of(s->begun_ms);
	return true;
}

/* Of those who are one person at several tables the first that counts does. */
static bool counted_before(const struct session *s, size_t i)
{
	const struct person *self = roster_self(s->roster, &s->roster->people[i]);

	for (size_t k = 0; k < i; k++)
		if (roster_self(s->roster, &s->roster->people[k]) == self && session_counts(s, &s->roster->people[k]))
			return true;
	return false;
}

static size_t counted_at_tables(const struct session *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->roster->count; i++)
		count += session_counts(s, &s->roster->people[i]) && !counted_before(s, i);
	return count;
}

size_t session_counted(const struct session *s)
{
	bool marked = somebody_was_marked(s, NULL);
	size_t count = 0;

	if (s->table_count)
		return counted_at_tables(s);
	for (size_t i = 0; i < s->roster->count; i++)
		count += counts(s, &s->roster->people[i], marked);
	return count;
}

size_t session_counted_in(const struct session *s, size_t group)
{
	const char *key = s->at ? s->at->key : NULL;
	bool marked = somebody_was_marked(s, key);
	size_t count = 0;

	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];

		if (session_group_of(s, p) != group || !sits_at(p, key))
			continue;
		count += s->table_count && !key ? session_counts(s, p) : counts(s, p, marked);
	}
	return count;
}

size_t session_group_of(const struct session *s, const struct person *p)
{
	int group = agenda_group(s->agenda, p->group);

	return group == NO_GROUP ? 0 : (size_t)group;
}

/* ---- the clock ---- */

int64_t session_spent_ms(const struct session *s, size_t step, int64_t now_ms)
{
	const struct clock *c = &s->clock;
	int64_t spent = c->spent_ms[step];

	if (c->started && !c->paused && c->step == step && now_ms > c->since_ms)
		spent += now_ms - c->since_ms;
	return spent;
}

int session_minutes(const struct session *s, size_t index)
{
	const struct agenda *a = s->agenda;
	int planned = index < a->dimension_count ? a->dimensions[index].minutes : a->closing.minutes;

	return planned + s->clock.extra_minutes[index];
}
