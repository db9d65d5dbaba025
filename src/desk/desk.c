/* desk: the one path in: lock, read to the end, plan, append (on disk), fold. */
#include "desk/desk.h"
#include "desk/look.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "roster_edit.h"
#include "store/agenda_file.h"
#include "store/append.h"
#include "store/seal.h"
#include "store/folder.h"

/* An edit of the roster that this process can take back: before is NULL when the person was new. */
struct roster_change {
	const char *person;
	const struct person *before;
	uint64_t n;  /* highest event then: the order between events and edits of this process */
};

enum { CHANGES_KEPT = 32 };

struct desk {
	struct arena arena;          /* the plan's strings, agenda */
	struct arena roster_arena;   /* the roster as last read */
	struct arena changes_arena;  /* what roster changes point to */
	struct arena work;           /* from one desk_begin to the next */
	const char *dir, *role, *writer;
	const struct services *services;
	const struct agenda *agenda;
	const struct roster *roster;
	struct stat people;          /* people.yaml when it was read */
	struct history history;
	struct session session;
	struct journal *journal;
	bool locked;
	size_t staged;
	bool follows;                /* the writing place is where the room is */
	bool held;                   /* a line has begun: until it ends, the writing place stays */
	size_t writing;
	struct roster_change changes[CHANGES_KEPT];
	size_t change_count;
};

/* ---- opening ---- */

static const char *people_path(struct desk *d)
{
	return folder_path(&d->work, d->dir, "people.yaml");
}

/* Reads people.yaml (and, at first, the agenda) into d; the session has to be replayed afterwards. */
static bool read_roster(struct desk *d, struct err *e)
{
	struct arena fresh = { 0 };
	struct complaints complaints = { .arena = &fresh };
	const struct agenda *agenda;
	const struct roster *roster;
	struct stat people = { 0 };

	if (stat(people_path(d), &people) < 0)
		memset(&people, 0, sizeof people);
	if (!folder_read(d->dir, &fresh, &agenda, &roster, &complaints, e)) {
		arena_free(&fresh);
		return false;
	}
	arena_free(&d->roster_arena);
	d->roster_arena = fresh;
	d->agenda = agenda;
	d->roster = roster;
	d->people = people;
	return true;
}

/* After a seal nobody is known here any more, whether or not people.yaml is gone already. The agenda is read anew, so
 * that the names go from memory with the arena that both were read into. */
static void drop_roster(struct desk *d)
{
	static const struct roster nobody;
	struct arena fresh = { 0 };
	struct complaints complaints = { .arena = &fresh };
	const struct agenda *agenda = NULL;
	struct err ignored;

	if (d->roster->count)
		agenda = agenda_file_read(folder_path(&d->work, d->dir, "agenda.yaml"), &fresh, &complaints, &ignored);
	d->roster = &nobody;
	if (agenda) {
		arena_free(&d->roster_arena);
		d->roster_arena = fresh;
		d->agenda = agenda;
	} else {
		arena_free(&fresh);
	}
	arena_free(&d->changes_arena);
	d->change_count = 0;
}

static bool is_sealed(const struct desk *d)
{
	return d->history.count && strcmp(d->history.events[d->history.count - 1]->kind->name, "sealed") == 0;
}

static void refold(struct desk *d)
{
	if (is_sealed(d))
		drop_roster(d);
	d->session.agenda = d->agenda;
	d->session.roster = d->roster;
	session_replay(&d->session, &d->history);
}

/* A writer's name must be new here (DESIGN.md section 4). A clash of random tokens is answered with a longer one. */
static void settle_writer(struct desk *d)
{
	for (size_t i = 0; i < d->history.count; i++) {
		if (strcmp(d->history.events[i]->writer, d->writer) == 0) {
			d->writer = arena_printf(&d->arena, "%s2", d->writer);
			i = (size_t)-1;
		}
	}
}

bool desk_open(const struct desk_plan *plan, struct desk **out, struct err *e)
{
	struct desk *d;
	bool changed, reread;

	*out = NULL;
	if (!folder_recognise(plan->dir, e) || !seal_settle(plan->dir, e))
		return false;
	d = calloc(1, sizeof *d);
	if (!d)
		memory_exhausted();
	d->dir = arena_string(&d->arena, plan->dir);
	d->role = arena_string(&d->arena, plan->role);
	d->writer = arena_string(&d->arena, plan->writer);
	d->services = plan->services;
	d->follows = true;
	if (!read_roster(d, e))
		goto failed;
	session_init(&d->session, d->agenda, d->roster);
	if (!journal_open(d->dir, &d->history, &d->journal, e) ||
	    !journal_follow(d->journal, &changed, &reread, e))
		goto failed;
	settle_writer(d);
	refold(d);
	look_note_beginning(&d->history, &d->session);
	d->writing = d->session.clock.step;
	*out = d;
	return true;
failed:
	desk_close(d);
	return false;
}

void desk_close(struct desk *d)
{
	if (!d)
		return;
	if (d->locked)
		journal_unlock(d->journal);
	if (d->journal)
		journal_close(d->journal);
	session_free(&d->session);
	history_free(&d->history);
	arena_free(&d->work);
	arena_free(&d->changes_arena);
	arena_free(&d->roster_arena);
	arena_free(&d->arena);
	free(d);
}

const struct session *desk_session(const struct desk *d)
{
	return &d->session;
}

const struct history *desk_history(const struct desk *d)
{
	return &d->history;
}

size_t desk_writing(const struct desk *d)
{
	return d->follows && !d->held ? d->session.clock.step : d->writing;
}

void desk_hold(struct desk *d, bool hold)
{
	if (hold && !d->held)
		d->writing = desk_writing(d);
	d->held = hold;
}

bool desk_is_read_only(const struct desk *d)
{
	return d->session.sealed || d->history.newer || journal_is_read_only(d->journal);
}

/* ---- keeping up with the others ---- */

/* Events that change which earlier ones count: the fold so far is void. */
static bool refolds(const struct event *ev)
{
	return strcmp(ev->kind->name, "undo") == 0 || strcmp(ev->kind->name, "accept") == 0;
}

static bool people_changed(struct desk *d)
{
	struct stat now;

	return stat(people_path(d), &now) == 0 &&
	       (now.st_ino != d->people.st_ino || now.st_size != d->people.st_size ||
		now.st_mtim.tv_sec != d->people.st_mtim.tv_sec ||
		now.st_mtim.tv_nsec != d->people.st_mtim.tv_nsec);
}

/* Folds what was read behind the first `known` events of the history, or all of it when order or roster changed. */
static bool catch_up(struct desk *d, size_t known, bool whole, bool *changed, struct err *e)
{
	struct err ignored;

	if (!is_sealed(d) && people_changed(d)) {
		if (!read_roster(d, e))
			return false;
		whole = true;
	}
	*changed = whole || d->history.count != known;
	for (size_t i = known; !whole && i < d->history.count; i++) {
		const struct event *ev = d->history.events[i];

		/* What undoes, accepts or was altered can change what already counted. */
		if (ev->altered || refolds(ev) || history_event(&d->history, ev->id) != ev ||
		    !session_fold(&d->session, ev, &ignored))
			whole = true;
	}
	if (whole)
		refold(d);
	return true;
}

bool desk_follow(struct desk *d, bool *changed, struct err *e)
{
	size_t known = d->history.count;
	bool reread = false, read;

	*changed = false;
	arena_free(&d->work);
	if (!journal_follow(d->journal, &read, &reread, e)) {
		if (reread)
			refold(d);
		return false;
	}
	return catch_up(d, known, reread, changed, e);
}

static bool may_add(const struct desk *d, struct err *e)
{
	return !d->session.sealed ||
	       err_set(e, ERR_RULE, "this session is sealed; nothing can be added to it any more");
}

bool desk_begin(struct desk *d, struct err *e)
{
	size_t known = d->history.count;
	bool reread = false, changed;

	arena_free(&d->work);
	d->staged = 0;
	if (!journal_lock(d->journal, &reread, e)) {
		/* What was folded may be gone from under the session. */
		if (reread)
			refold(d);
		return false;
	}
	d->locked = true;
	if (catch_up(d, known, reread, &changed, e) && may_add(d, e))
		return true;
	journal_unlock(d->journal);
	d->locked = false;
	return false;
}

bool desk_end(struct desk *d, struct err *e)
{
	struct err again;
	bool ok = !d->staged || journal_commit(d->journal, e);

	if (!ok && journal_reread(d->journal, &again))
		refold(d);
	journal_unlock(d->journal);
	d->locked = false;
	d->staged = 0;
	return ok;
}

/* ---- carrying out ---- */

/* Gives ev the next id of this process, in a. */
static void number(struct desk *d, struct event *ev, struct arena *a)
{
	if (!event_set_id(ev, a, arena_printf(&d->work, "%s-%llu", d->writer,
					      (unsigned long long)d->history.highest_n + 1)))
		bug("%s is no writer", d->writer);
}

/* Gives ev its id, stages it and folds it. */
static const struct event *take(struct desk *d, const struct event *planned, struct err *e)
{
	struct event *ev;
	struct err ignored;

	if (planned->kind->check && !planned->kind->check(&d->session, planned, e))
		return NULL;
	ev = event_copy(&d->history.arena, planned);
	number(d, ev, &d->history.arena);
	if (!journal_stage(d->journal, ev, e))
		return NULL;
	d->staged++;
	history_add(&d->history, ev);
	if (refolds(ev))
		refold(d);
	else if (!session_fold(&d->session, ev, &ignored))
		bug("%s was checked and does not fold", ev->kind->name);
	return ev;
}

/* Empties the entry in the journal. What was staged before goes to the disk first: the file is replaced. Gives the
 * event's id, or NULL. */
static const char *forget(struct desk *d, struct event *ev, struct err *e)
{
	if (ev->kind->check && !ev->kind->check(&d->session, ev, e))
		return NULL;
	if (d->staged && !journal_commit(d->journal, e))
		return NULL;
	d->staged = 0;
	number(d, ev, &d->work);
	if (!journal_forget(d->journal, event_text(ev, "of"), ev, e))
		return NULL;
	refold(d);
	return ev->id;
}

static bool write_roster(struct desk *d, const struct roster *r, struct err *e)
{
	if (!folder_write_people(d->dir, r, e) || !read_roster(d, e))
		return false;
	refold(d);
	return true;
}

static void note_change(struct desk *d, const struct person *p)
{
	const struct person *before = roster_person(d->roster, p->id);
	struct roster_change *c;

	if (d->change_count == CHANGES_KEPT) {
		memmove(d->changes, d->changes + 1, (CHANGES_KEPT - 1) * sizeof *d->changes);
		d->change_count--;
	}
	c = &d->changes[d->change_count++];
	c->person = arena_string(&d->changes_arena, p->id);
	c->before = NULL;
	c->n = d->history.highest_n;
	if (before) {
		struct person *copy = arena_new(&d->changes_arena, struct person);

		*copy = *before;
		copy->name = arena_string(&d->changes_arena, before->name);
		copy->group = arena_string(&d->changes_arena, before->group);
		c->before = copy;
	}
}

static bool put_person(struct desk *d, const struct intent *intent, struct err *e)
{
	const struct roster *r = roster_with(&d->work, d->roster, intent->person, intent->organisation);

	note_change(d, intent->person);
	if (write_roster(d, r, e))
		return true;
	d->change_count--;
	return false;
}

/* The roster change that a plain undo would take back: the last, when no event of this process is newer. */
static struct roster_change *undoable_change(struct desk *d)
{
	struct roster_change *c = d->change_count ? &d->changes[d->change_count - 1] : NULL;
	const bool *undone;

	if (!c)
		return NULL;
	undone = history_undone(&d->history, &d->work);
	for (size_t i = d->history.count; i-- > 0 && d->history.events[i]->n > c->n;)
		if (!undone[i] && !refolds(d->history.events[i]) &&
		    strcmp(d->history.events[i]->writer, d->writer) == 0)
			return NULL;
	return c;
}

static bool undo_change(struct desk *d, const struct roster_change *c, struct err *e)
{
	const struct person *now = roster_person(d->roster, c->person);
	struct person back;

	if (!now)
		return err_set(e, ERR_RULE, "%s is not on the roster any more", c->person);
	if (!c->before && roster_is_named(&d->history, c->person))
		return err_set(e, ERR_RULE, "the session speaks of %s; they stay on the roster", c->person);
	if (!c->before)
		return write_roster(d, roster_without(&d->work, d->roster, c->person), e);
	back = *now;
	back.name = c->before->name;
	back.group = c->before->group;
	back.part = c->before->part;
	return write_roster(d, roster_with(&d->work, d->roster, &back, ""), e);
}

/* ---- answers ---- */

static void refuse(struct desk *d, struct answer *out, const struct err *e)
{
	out->kind = e->code == ERR_IO ? ANSWER_FAILED : ANSWER_REFUSED;
	out->why = arena_string(&d->work, e->text);
}

void answer_fail(struct answer *a, const char *why)
{
	if (a->kind != ANSWER_KEPT && a->kind != ANSWER_DONE)
		return;
	a->kind = ANSWER_FAILED;
	a->why = why;
}

static void carry_out_event(struct desk *d, const struct line *line, struct answer *out)
{
	struct err e = { 0 };
	const struct event *ev = take(d, line->intent.event, &e);

	if (!ev) {
		refuse(d, out, &e);
		return;
	}
	out->id = ev->id;
	if (line->kind == LINE_ENTRY) {
		out->kind = ANSWER_KEPT;
		out->what = event_text(ev, "kind");
	}
}

static void carry_out(struct desk *d, const struct line *line, struct answer *out)
{
	const struct intent *intent = &line->intent;
	struct err e = { 0 };

	out->kind = ANSWER_DONE;
	out->id = "";
	out->what = line->command ? line->command->name : "";
	out->say = intent->say;
	out->confirm = intent->confirm;
	switch (intent->kind) {
	case INTENT_EVENT:
		carry_out_event(d, line, out);
		break;
	case INTENT_PERSON:
		out->id = arena_string(&d->work, intent->person->id);
		if (!put_person(d, intent, &e))
			refuse(d, out, &e);
		break;
	case INTENT_WRITE:
		d->writing = intent->step;
		d->follows = intent->step == d->session.clock.step;
		break;
	case INTENT_FORGET:
		out->id = forget(d, intent->event, &e);
		out->say = "Forgotten in the journal. Copies, backups and files published before may hold it still; "
			   "look into minutes/ and export again";
		if (!out->id)
			refuse(d, out, &e);
		break;
	case INTENT_SCREEN:
		out->kind = ANSWER_SCREEN;
		break;
	case INTENT_SAY:
		break;
	}
}

/* A plain undo may take back an edit of the roster, which is no event. */
static bool took_change_back(struct desk *d, const struct line *line, const char *text, struct answer *out)
{
	struct roster_change *c;
	struct err e = { 0 };

	if (!line->command || strcmp(line->command->name, "undo") != 0 || strcspn(text, " ") != strlen(text))
		return false;
	c = undoable_change(d);
	if (!c)
		return false;
	out->kind = ANSWER_DONE;
	out->id = arena_string(&d->work, c->person);
	out->what = line->command->name;
	if (undo_change(d, c, &e))
		d->change_count--;
	else
		refuse(d, out, &e);
	return true;
}

void desk_line(struct desk *d, const char *line, size_t len, int64_t now_ms, struct answer *out)
{
	const struct command_call call = {
		.session = &d->session,
		.history = &d->history,
		.writing = desk_writing(d),
		.writer = d->writer,
		.role = d->role,
		.now_ms = now_ms,
		.arena = &d->work,
		.services = d->services,
	};
	struct line planned;
	struct err e = { 0 };
	char *text;
	bool understood;

	memset(out, 0, sizeof *out);
	if (!line_check(line, len, &e)) {
		if (d->session.record == RECORD_OFF)
			out->kind = ANSWER_OFF;
		else
			refuse(d, out, &e);
		return;
	}
	text = arena_string_n(&d->work, line, len);
	if (d->session.record == RECORD_OFF && *text && text[strspn(text, " \t")] && line_is_silenced(text)) {
		out->kind = ANSWER_OFF;
		return;
	}
	understood = line_plan(text, &call, &planned, &e);
	out->warnings = planned.warnings;
	out->warning_count = planned.warning_count;
	if (took_change_back(d, &planned, text, out))
		return;
	if (!understood)
		refuse(d, out, &e);
	else if (planned.kind != LINE_BLANK)
		carry_out(d, &planned, out);
}

void desk_do(struct desk *d, const char *line, size_t len, int64_t now_ms, struct answer *out)
{
	struct err e = { 0 };

	memset(out, 0, sizeof *out);
	if (!desk_begin(d, &e)) {
		refuse(d, out, &e);
		return;
	}
	desk_line(d, line, len, now_ms, out);
	if (!desk_end(d, &e))
		answer_fail(out, arena_string(&d->work, e.text));
}

bool desk_seal(struct desk *d, const struct seal *seal, struct err *e)
{
	bool ok;

	if (!d->locked || d->staged)
		bug("a session is sealed before desk_begin, or with lines staged");
	ok = journal_seal(d->journal, seal, e);
	refold(d);
	return ok;
}

bool desk_unite(struct desk *d, const struct merged *m, struct err *e)
{
	bool ok = journal_unite(d->journal, m, e) && read_roster(d, e);

	refold(d);
	return ok;
}

bool desk_append(struct desk *d, struct event *ev, size_t seen, int64_t now_ms, struct err *e)
{
	bool ok = true;

	ev->at_ms = now_ms;
	ev->role = d->role;
	if (!desk_begin(d, e))
		return false;
	if (d->history.count != seen)
		ok = err_set(e, ERR_STALE, "somebody wrote into the session meanwhile; do it again");
	if (ok && take(d, ev, e))
		return desk_end(d, e);
	journal_unlock(d->journal);
	d->locked = false;
	return false;
}
