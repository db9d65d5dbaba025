/* said: what an answer of the desk means, in words. */
#include "said.h"

#include <string.h>

#include "clock.h"
#include "facts.h"

/* What a command has done, where its name alone says too little. "%s" is what it was about. */
static const struct { const char *name, *words; } sentences[] = {
	{ "accept", "Accepted" },          { "agree", "Agreed for the wall: %s" },
	{ "away", "Away: %s" },            { "back", "The room is back a stage" },
	{ "checked", "Read: %s" },         { "close", "The poll is closed" },
	{ "consent", "Consent noted" },    { "done", "Done, or open again: %s" },
	{ "drop", "Dropped: %s" },         { "due", "Due date set: %s" },
	{ "edit", "Changed: %s" },         { "extend", "Minutes changed" },
	{ "floor", "Has the floor: %s" },  { "forget", "Forgotten" },
	{ "hand", "Hand up, or down: %s" },{ "here", "Here: %s" },
	{ "hide", "Will be hidden" },      { "horizon", "Horizon set: %s" },
	{ "kind", "Kind changed: %s" },    { "lend", "Minutes lent" },
	{ "level", "Level set: %s" },      { "move", "Moved: %s" },
	{ "object", "A voice against: %s" },{ "omit", "Left out, or in again: %s" },
	{ "order", "Order changed" },      { "owner", "Owner set: %s" },
	{ "passage", "Linking prose kept" },{ "pause", "The clock is stopped" },
	{ "person", "On the roster" },     { "poll", "The poll is open" },
	{ "print", "Will be printed" },    { "resume", "The clock runs" },
	{ "same", "Printed once" },        { "sign", "Signed: %s" },
	{ "speaker", "Speaker set: %s" },  { "star", "Key point, or no longer: %s" },
	{ "support", "A voice for: %s" },  { "tag", "Theme given: %s" },
	{ "tally", "Counted" },            { "to", "Addressee set: %s" },
	{ "unchecked", "To be read again: %s" },
	{ "unsign", "Signature taken back: %s" }, { "wording", "Wording set: %s" },
	{ "write", "Writing there" },      { "yield", "Nobody has the floor" },
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
		return arena_printf(a, "%s %zu", entry_kind_name(en->kind), en->number);
	p = session_person(s, id);
	return p ? p->name : arena_string(a, word);
}

static const char *said_done(const struct session *s, struct arena *a, const char *line, const struct answer *answer)
{
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		const char *hole = strstr(sentences[i].words, "%s");

		if (strcmp(sentences[i].name, answer->what) != 0)
			continue;
		if (!hole)
			return sentences[i].words;
		return arena_printf(a, "%.*s%s", (int)(hole - sentences[i].words), sentences[i].words, about(s, a, line));
	}
	return arena_printf(a, "Done: %s", answer->what);
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
		return arena_printf(a, "Kept as %s", answer->what);
	case ANSWER_OFF:
		return "The record is off: nothing is kept";
	case ANSWER_REFUSED:
		return raised(a, answer->why);
	case ANSWER_FAILED:
		return arena_printf(a, "NOT kept: %s. The line is still here", answer->why);
	case ANSWER_DONE:
		break;
	}
	if (answer->say && *answer->say)
		return strcmp(answer->what, "undo") == 0 ? arena_printf(a, "%s. U to redo", answer->say) : answer->say;
	return said_done(s, a, line, answer);
}

/* ---- what changed ---- */

static const char *said_record(struct arena *a, const struct session *s)
{
	static const char *const words[] = {
		[RECORD_RULE] = "Under the Chatham House Rule again",
		[RECORD_ON_RECORD] = "ON THE RECORD until the next stage: names may be used",
		[RECORD_OFF] = "OFF: nothing is kept until the record is held again (Ctrl-O)",
	};

	return arena_string(a, words[s->record]);
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
	return *names ? arena_printf(a, " Left empty: %s", names) : "";
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
	return arena_printf(a, "Now: %s%s %s%s", title, len && strchr("?!.", title[len - 1]) ? "" : ".",
			    clock_sentence(a, &c), said_empty(ui, a, ui->seen_step));
}

const char *said_changes(struct ui *ui, struct arena *a)
{
	const struct session *s = ui->session;
	const char *said = "";

	if (!s)
		return "";
	if (s->record != ui->seen_record)
		said = said_record(a, s);
	if (ui->off_was_typed) {
		said = arena_printf(a, "%s%swhat was typed while it was off is gone", said, *said ? "; " : "");
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
