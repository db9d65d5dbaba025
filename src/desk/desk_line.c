/* desk_line: a typed line, planned, carried out and answered. */
#include <string.h>

#include "base/say.h"
#include "desk_parts.h"

/* Empties the entry in the journal. What was staged before goes to the disk first: the file is replaced. Gives the
 * event's id, or NULL. */
static const char *forget(struct desk *d, struct event *ev, struct err *e)
{
	if (!session_takes(&d->session, ev, e))
		return NULL;
	if (d->staged && !journal_commit(d->journal, e))
		return NULL;
	d->staged = 0;
	desk_number(d, ev, &d->work);
	if (!journal_forget(d->journal, event_text(ev, "of"), ev, e))
		return NULL;
	desk_refold(d);
	return ev->id;
}

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
	const struct event *ev = desk_take(d, line->intent.event, &e);

	if (!ev) {
		refuse(d, out, &e);
		return;
	}
	/* A later line of the batch may have the history read anew. */
	out->id = arena_string(&d->work, ev->id);
	if (line->kind == LINE_ENTRY) {
		out->kind = ANSWER_KEPT;
		out->what = arena_string(&d->work, event_text(ev, "kind"));
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
		if (!desk_put_person(d, intent, &e))
			refuse(d, out, &e);
		break;
	case INTENT_WRITE:
		d->writing = intent->step;
		d->follows = intent->step == d->session.clock.step;
		break;
	case INTENT_FORGET:
		out->id = forget(d, intent->event, &e);
		out->say = _("Forgotten in the journal. Copies, backups and files published before may hold it still; "
			     "look into minutes/ and export again");
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
	const struct roster_change *c;
	struct err e = { 0 };

	if (!line->command || strcmp(line->command->name, "undo") != 0 || strcspn(text, " ") != strlen(text))
		return false;
	c = desk_undoable_change(d);
	if (!c)
		return false;
	out->kind = ANSWER_DONE;
	out->id = arena_string(&d->work, c->person);
	out->what = line->command->name;
	if (desk_undo_change(d, c, &e))
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
