/* desk: the one path in: lock, read to the end, plan, append (on disk), fold. */
#include "desk/desk.h"

#include <stdlib.h>
#include <string.h>

#include "desk/look.h"
#include "desk_parts.h"
#include "store/agenda_file.h"
#include "store/folder.h"
#include "store/seal.h"

/* ---- opening ---- */

static const char *people_path(struct desk *d)
{
	return folder_path(&d->work, d->dir, "people.yaml");
}

/* Reads people.yaml (and, at first, the agenda) into d; the session has to be replayed afterwards. */
bool desk_read_roster(struct desk *d, struct err *e)
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

void desk_refold(struct desk *d)
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
	const char *known = NULL;

	for (size_t i = 0; i < d->history.count; i++) {
		/* Mostly they are one string in memory. */
		if (d->history.events[i]->writer == known)
			continue;
		known = d->history.events[i]->writer;
		if (strcmp(known, d->writer) == 0) {
			d->writer = arena_printf(&d->arena, "%s2", d->writer);
			known = NULL;
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
	if (!desk_read_roster(d, e))
		goto failed;
	session_init(&d->session, d->agenda, d->roster);
	if (!journal_open(d->dir, &d->history, &d->journal, e) ||
	    !journal_follow(d->journal, &changed, &reread, e))
		goto failed;
	settle_writer(d);
	desk_refold(d);
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
bool desk_refolds(const struct event *ev)
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
		if (!desk_read_roster(d, e))
			return false;
		whole = true;
	}
	*changed = whole || d->history.count != known;
	for (size_t i = known; !whole && i < d->history.count; i++) {
		const struct event *ev = d->history.events[i];

		/* What undoes, accepts or was altered can change what already counted. */
		if (ev->altered || desk_refolds(ev) || history_event(&d->history, ev->id) != ev ||
		    !session_fold(&d->session, ev, &ignored))
			whole = true;
	}
	if (whole)
		desk_refold(d);
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
			desk_refold(d);
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
			desk_refold(d);
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
		desk_refold(d);
	journal_unlock(d->journal);
	d->locked = false;
	d->staged = 0;
	return ok;
}

/* ---- taking events ---- */

/* Gives ev the next id of this process, in a. */
void desk_number(struct desk *d, struct event *ev, struct arena *a)
{
	if (!event_set_id(ev, a, arena_printf(&d->work, "%s-%llu", d->writer,
					      (unsigned long long)d->history.highest_n + 1)))
		bug("%s is no writer", d->writer);
}

/* Gives ev its id, stages it and folds it. */
const struct event *desk_take(struct desk *d, const struct event *planned, struct err *e)
{
	struct event *ev;
	struct err ignored;

	if (!session_takes(&d->session, planned, e))
		return NULL;
	ev = event_copy(&d->history.arena, planned);
	desk_number(d, ev, &d->history.arena);
	if (!journal_stage(d->journal, ev, e))
		return NULL;
	d->staged++;
	history_add(&d->history, ev);
	if (desk_refolds(ev))
		desk_refold(d);
	else if (!session_fold(&d->session, ev, &ignored))
		bug("%s was checked and does not fold", ev->kind->name);
	return ev;
}

/* ---- what no command plans ---- */

bool desk_seal(struct desk *d, const struct seal *seal, struct err *e)
{
	bool ok;

	if (!d->locked || d->staged)
		bug("a session is sealed before desk_begin, or with lines staged");
	ok = journal_seal(d->journal, seal, e);
	desk_refold(d);
	return ok;
}

bool desk_unite(struct desk *d, const struct merged *m, struct err *e)
{
	bool ok = journal_unite(d->journal, m, e) && desk_read_roster(d, e);

	desk_refold(d);
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
	if (ok && desk_take(d, ev, e))
		return desk_end(d, e);
	journal_unlock(d->journal);
	d->locked = false;
	return false;
}
