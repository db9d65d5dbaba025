/* said: what an answer of the desk means, in words. */
#include "said.h"

#include <string.h>

#include "base/say.h"
#include "clock.h"
#include "facts.h"

/* What a command has done, where its name alone says too little. "%s" is what it was about. */
static const struct { const char *name, *words; } sentences[] = {
	{ "accept", N_("Accepted") },          { "agree", N_("Agreed for the wall: %s") },
	{ "away", N_("Away: %s") },            { "back", N_("The room is back a stage") },
	{ "checked", N_("Read: %s") },         { "close", N_("The poll is closed") },
	{ "consent", N_("Consent noted") },
	{ "drop", N_("Dropped: %s") },         { "due", N_("Due date set: %s") },
	{ "edit", N_("Changed: %s") },
	{ "floor", N_("Has the floor: %s") },  { "forget", N_("Forgotten") },
	{ "here", N_("Here: %s") },
	{ "hide", N_("Will be hidden") },      { "horizon", N_("Horizon set: %s") },
	{ "kind", N_("Kind changed: %s") },
	{ "level", N_("Level set: %s") },      { "move", N_("Moved: %s") },
	{ "object", N_("A voice against: %s") },
	{ "order", N_("Order changed") },      { "owner", N_("Owner set: %s") },
	{ "passage", N_("Linking prose kept") },{ "pause", N_("The clock is stopped") },
	{ "person", N_("On the roster") },     { "poll", N_("The poll is open") },
	{ "print", N_("Will be printed") },    { "resume", N_("The clock runs") },
	{ "same", N_("Printed once") },        { "sign", N_("Signed: %s") },
	{ "speaker", N_("Speaker set: %s") },
	{ "support", N_("A voice for: %s") },  { "tag", N_("Theme given: %s") },
	{ "tally", N_("Counted") },            { "to", N_("Addressee set: %s") },
	{ "unchecked", N_("To be read again: %s") },
	{ "unsign", N_("Signature taken back: %s") }, { "wording", N_("Wording set: %s") },
	{ "write", N_("Writing there") },      { "yield", N_("Nobody has the floor") },
};

/* What turns something on or off says which. */
static bool is_done(const struct session *s, const struct entry *en, const struct person *p)
{
	(void)s, (void)p;
	return en && en->done;
}

static bool is_waiting(const struct session *s, const struct entry *en, const struct person *p)
{
	(void)en;
	for (size_t i = 0; i < s->hand_count; i++)
		if (s->hands[i] == p)
			return true;
	return false;
}

static bool is_omitted(const struct session *s, const struct entry *en, const struct person *p)
{
	(void)s, (void)p;
	return en && en->omitted;
}

static bool is_starred(const struct session *s, const struct entry *en, const struct person *p)
{
	(void)s, (void)p;
	return en && en->star;
}

static const struct {
	const char *name, *on, *off;
	bool (*is_on)(const struct session *s, const struct entry *en, const struct person *p);
} switches[] = {
	{ "done", N_("Done: %s"), N_("Open again: %s"), is_done },
	{ "hand", N_("Hand up: %s"), N_("Hand down: %s"), is_waiting },
	{ "omit", N_("Left out: %s"), N_("In again: %s"), is_omitted },
	{ "star", N_("Key point: %s"), N_("No longer a key point: %s"), is_starred },
};

/* ---- what it was about ---- */

struct subject {
	const struct entry *entry;    /* either may be NULL */
	const struct person *person;
	const char *word;             /* as it was typed */
};

/* By the event that came of it, so that `last` is known too; else by the first word behind the command's name. */
static struct subject subject_of(const struct ui *ui, struct arena *a, const char *line, const struct answer *answer)
{
	const struct session *s = ui->session;
	const struct event *ev = answer->id && *answer->id ? history_event(ui->history, answer->id) : NULL;
	const struct field *first = ev ? &ev->kind->fields[0] : NULL;
	struct subject out = { NULL, NULL, line + strcspn(line, " ") };

	out.word += strspn(out.word, " ");
	if (first && first->name && first->type == FIELD_EVENT && event_given(ev, 0))
		out.entry = session_entry(s, ev->field[0].text);
	if (first && first->name && first->type == FIELD_PERSON && event_given(ev, 0))
		out.person = session_person(s, ev->field[0].text);
	if (!out.entry && !out.person)
		out.person = session_person(s, arena_string_n(a, out.word, strcspn(out.word, " ")));
	return out;
}

static const char *subject_words(struct arena *a, const struct subject *about)
{
	if (about->entry)
		return arena_printf(a, "%s %zu", entry_kind_words(about->entry->kind), about->entry->number);
	if (about->person)
		return about->person->name;
	/* What a signature is of is for the desk, not for people. */
	return arena_string_n(a, about->word, strstr(about->word, " of:") ? (size_t)(strstr(about->word, " of:") - about->word)
									   : strlen(about->word));
}

/* ---- what was done ---- */

static const char *with_subject(struct arena *a, const char *words, const struct subject *about)
{
	const char *hole = strstr(words, "%s");

	if (!hole)
		return words;
	return arena_printf(a, "%.*s%s%s", (int)(hole - words), words, subject_words(a, about), hole + 2);
}

static const char *said_minutes(const struct ui *ui, struct arena *a)
{
	struct clock_view c;

	clock_look(ui->session, ui->now_ms, &c);
	return clock_sentence(a, &c);
}

static const char *said_done(const struct ui *ui, struct arena *a, const char *line, const struct answer *answer)
{
	const struct subject about = subject_of(ui, a, line, answer);
	const char *count = strstr(line, " =");

	if (strcmp(answer->what, "extend") == 0 || strcmp(answer->what, "lend") == 0)
		return said_minutes(ui, a);
	if (strcmp(answer->what, "support") == 0 && count)
		return arena_printf(a, _("Hands counted for %s: %s"), subject_words(a, &about), count + 2);
	for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
		if (strcmp(switches[i].name, answer->what) == 0)
			return with_subject(a, switches[i].is_on(ui->session, about.entry, about.person) ?
						    _(switches[i].on) : _(switches[i].off), &about);
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
		if (strcmp(sentences[i].name, answer->what) == 0)
			return with_subject(a, _(sentences[i].words), &about);
	return arena_printf(a, _("Done: %s"), answer->what);
}

/* A refusal begins like a sentence. */
static const char *raised(struct arena *a, const char *text)
{
	char *copy = arena_string(a, text);

	if (*copy >= 'a' && *copy <= 'z')
		*copy = (char)(*copy - 'a' + 'A');
	return copy;
}

const char *said_answer(const struct ui *ui, struct arena *a, const char *line, const struct answer *answer)
{
	switch (answer->kind) {
	case ANSWER_NONE:
	case ANSWER_SCREEN:
		return "";
	case ANSWER_KEPT:
		return arena_printf(a, _("Kept as %s"), answer->what);
	case ANSWER_OFF:
		return _("The record is off: nothing is kept");
	case ANSWER_REFUSED:
		return raised(a, answer->why);
	case ANSWER_FAILED:
		return arena_printf(a, _("NOT kept: %s. The line is still here"), answer->why);
	case ANSWER_DONE:
		break;
	}
	if (answer->say && *answer->say)
		return strcmp(answer->what, "undo") != 0 ? answer->say :
		       arena_printf(a, ui->focus == FOCUS_LIST ? _("%s. U to redo") : _("%s. :redo brings it back"), answer->say);
	return said_done(ui, a, line, answer);
}

/* ---- what changed ---- */

static const char *said_record(const struct ui *ui, struct arena *a)
{
	static const char *const words[] = {
		[RECORD_RULE] = N_("Under the Chatham House Rule again"),
		[RECORD_ON_RECORD] = N_("ON THE RECORD until the next stage: names may be used"),
		[RECORD_OFF] = N_("OFF: nothing is kept until the record is held again (Ctrl-O)"),
	};

	if (ui->plan.lines && ui->session->record == RECORD_OFF)
		return _("OFF: nothing is kept until :record rule");
	return arena_string(a, _(words[ui->session->record]));
}

/* Stages of the dimension that was left in which nothing was noted. */
static const char *said_empty(struct ui *ui, struct arena *a, size_t left)
{
	const struct session *s = ui->session;
	size_t dimension = facts_dimension(s, left), all = 0, empty = 0;
	const char *names = "";

	if (dimension == s->agenda->dimension_count || dimension == facts_dimension(s, s->clock.step))
		return "";
	for (size_t i = 0; i < s->agenda->step_count; i++) {
		all += facts_dimension(s, i) == dimension;
		if (facts_dimension(s, i) != dimension || ui_facts(ui)->steps[i])
			continue;
		names = arena_printf(a, "%s%s%s", names, *names ? ", " : "", ui_text(ui, s->agenda->steps[i].stage->title));
		empty++;
	}
	if (empty == all && all > 1)
		names = arena_printf(a, _("all of %s"), ui_text(ui, s->agenda->dimensions[dimension].title));
	return *names ? arena_printf(a, _(" Left empty: %s"), names) : "";
}

/* "Now: How should it work? 12 minutes left. Left empty: Immediate actions" */
static const char *said_place(struct ui *ui, struct arena *a)
{
	const struct session *s = ui->session;
	const struct step *at = session_step(s);
	const char *title = ui_text(ui, *ui_text(ui, at->stage->title) ? at->stage->title : at->dimension->title);
	size_t len = strlen(title);
	struct clock_view c;

	clock_look(s, ui->now_ms, &c);
	if (!len || !strchr("?!.", title[len - 1]))
		title = arena_printf(a, "%s.", title);
	return arena_printf(a, _("Now: %s %s%s"), title, clock_sentence(a, &c), said_empty(ui, a, ui->seen_step));
}

const char *said_changes(struct ui *ui, struct arena *a)
{
	const struct session *s = ui->session;
	const char *said = "";

	if (!s)
		return "";
	if (s->record != ui->seen_record)
		said = said_record(ui, a);
	if (ui->off_was_typed) {
		said = *said ? arena_printf(a, _("%s; what was typed meanwhile is gone"), said) :
			       _("what was typed while it was off is gone");
		ui->off_was_typed = false;
	}
	if (s->clock.step != ui->seen_step || s->clock.started != ui->seen_started) {
		said = arena_printf(a, "%s%s%s", said, *said ? ". " : "", said_place(ui, a));
		ui->prompt = 0;
	}
	ui->seen_step = s->clock.step;
	ui->seen_started = s->clock.started;
	ui->seen_record = s->record;
	return said;
}
