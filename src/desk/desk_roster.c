/* desk_roster: people put on the roster, and taken off again by undo: an edit of people.yaml is no event. */
#include <string.h>

#include "desk_parts.h"
#include "roster_edit.h"
#include "store/folder.h"
#include "store/people_file.h"

static bool write_roster(struct desk *d, const struct roster *r, struct err *e)
{
	if (!folder_write_people(d->dir, r, e) || !desk_read_roster(d, e))
		return false;
	desk_refold(d);
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

bool desk_put_person(struct desk *d, const struct intent *intent, struct err *e)
{
	const struct roster *r = roster_with(&d->work, d->roster, intent->person, intent->organisation);

	note_change(d, intent->person);
	if (write_roster(d, r, e))
		return true;
	d->change_count--;
	return false;
}

bool desk_put_people(struct desk *d, const struct roster *news, struct err *e)
{
	if (!d->locked || d->staged)
		bug("people are put on the roster before desk_begin, or with lines staged");
	return write_roster(d, people_merge(d->roster, news, &d->work), e);
}

/* The roster change that a plain undo would take back: the last, when no event of this process is newer. */
const struct roster_change *desk_undoable_change(struct desk *d)
{
	const struct roster_change *c = d->change_count ? &d->changes[d->change_count - 1] : NULL;
	const bool *undone;

	if (!c)
		return NULL;
	undone = history_undone(&d->history, &d->work);
	for (size_t i = d->history.count; i-- > 0 && d->history.events[i]->n > c->n;)
		if (!undone[i] && !desk_refolds(d->history.events[i]) &&
		    strcmp(d->history.events[i]->writer, d->writer) == 0)
			return NULL;
	return c;
}

bool desk_undo_change(struct desk *d, const struct roster_change *c, struct err *e)
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
