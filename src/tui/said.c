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
	{ "consent", N_("Consent noted") },    { "done", N_("Done, or open again: %s") },
	{ "drop", N_("Dropped: %s") },         { "due", N_("Due date set: %s") },
	{ "edit", N_("Changed: %s") },         { "extend", N_("Minutes changed") },
	{ "floor", N_("Has the floor: %s") },  { "forget", N_("Forgotten") },
	{ "hand", N_("Hand up, or down: %s") },{ "here", N_("Here: %s") },
	{ "hide", N_("Will be hidden") },      { "horizon", N_("Horizon set: %s") },
	{ "kind", N_("Kind changed: %s") },    { "lend", N_("Minutes lent") },
	{ "level", N_("Level set: %s") },      { "move", N_("Moved: %s") },
	{ "object", N_("A voice against: %s") },{ "omit", N_("Left out, or in again: %s") },
	{ "order", N_("Order changed") },      { "owner", N_("Owner set: %s") },
	{ "passage", N_("Linking prose kept") },{ "pause", N_("The clock is stopped") },
	{ "person", N_("On the roster") },     { "poll", N_("The poll is open") },
	{ "print", N_("Will be printed") },    { "resume", N_("The clock runs") },
	{ "same", N_("Printed once") },        { "sign", N_("Signed: %s") },
	{ "speaker", N_("Speaker set: %s") },  { "star", N_("Key point, or no longer: %s") },
	{ "support", N_("A voice for: %s") },  { "tag", N_("Theme given: %s") },
	{ "tally", N_("Counted") },            { "to", N_("Addressee set: %s") },
	{ "unchecked", N_("To be read again: %s") },
	{ "unsign", N_("Signature taken back: %s") }, { "wording", N_("Wording set: %s") },
	{ "write", N_("Writing there") },      { "yield", N_("Nobody has the floor") },
};

/* What the first word behind a command's name is about: "action 3", "Sam Sample". */
static const char *about(const struct session *s, struct arena *a, const char *line)
{
	const char *word = line + strcspn(line, " ");
	const struct person *p;
	const struct entry *en;
	char *id;

	word += strspn(word, " ");
	id = arena_string_n(a, word, strcspn(word, " "));
	en = session_entry(s, id);
	if (!en && *id && strspn(id, "0123456789") == strlen(id) && strlen(id) < 9) {
		size_t n = 0;

		for (const char *d = id; *d; d++)
			n = n * 10 + (size_t)(*d - '0');
		en = n >= 1 && n <= s->entry_count ? s->entries[n - 1] : NULL;
	}
	if (en)
		return arena_printf(a, "%s %zu", entry_kind_words(en->kind), en->number);
	p = session_person(s, id);
	if (p)
		return p->name;
	/* What a signature is of is for the desk, not for people. */
	return arena_string_n(a, word, strstr(word, " of:") ? (size_t)(strstr(word, " of:") - word) : strlen(word));
}

static const char *said_done(const struct session *s, struct arena *a, const char *line, const struct answer *answer)
{
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		const char *words = _(sentences[i].words), *hole = strstr(words, "%s");

		if (strcmp(sentences[i].name, answer->what) != 0)
			continue;
		if (!hole)
			return words;
		return arena_printf(a, "%.*s%s%s", (int)(hole - words), words, about(s, a, line), hole + 2);
	}
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

const char *said_answer(const struct session *s, struct arena *a, const char *line, const struct answer *answer)
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
		return strcmp(answer->what, "undo") == 0 ? arena_printf(a, _("%s. U to redo"), answer->say) : answer->say;
	return said_done(s, a, line, answer);
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
	size_t dimension = facts_dimension(s, left);
	const char *names = "";

	if (dimension == s->agenda->dimension_count || dimension == facts_dimension(s, s->clock.step))
		return "";
	for (size_t i = 0; i < s->agenda->step_count; i++)
		if (facts_dimension(s, i) == dimension && !ui_facts(ui)->steps[i])
			names = arena_printf(a, "%s%s%s", names, *names ? ", " : "",
					     ui_text(ui, s->agenda->steps[i].stage->title));
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
		said = *said ? arena_printf(a, _("%s; what was typed while it was off is gone"), said) :
			       _("what was typed while it was off is gone");
		ui->off_was_typed = false;
	}
	if (s->clock.step != ui->seen_step) {
		said = arena_printf(a, "%s%s%s", said, *said ? ". " : "", said_place(ui, a));
		ui->prompt = 0;
	}
	ui->seen_step = s->clock.step;
	ui->seen_record = s->record;
	return said;
}
