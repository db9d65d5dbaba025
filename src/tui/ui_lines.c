/* ui_lines: the lines that are typed into the desk, in their order, and what is said of its answers. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "entry.h"
#include "overlay.h"
#include "said.h"
#include "ui.h"

/* ---- the queue ---- */

/* What a command line would do, in a; false where it would be refused. */
static bool plan(const struct ui *ui, const char *line, struct arena *a, struct line *out)
{
	const struct command_call call = {
		.session = ui->session, .history = ui->history, .writing = ui->writing, .writer = "", .role = ui->plan.role,
		.now_ms = ui->now_ms, .arena = a,
	};

	return *line == ':' && ui->session && line_plan(line, &call, out, NULL);
}

/* The command's own plan says whether it can simply be taken back. */
bool ui_asks_first(const struct ui *ui, const char *line)
{
	struct arena work = { 0 };
	struct line planned;
	bool asks = plan(ui, line, &work, &planned) && planned.intent.confirm;

	arena_free(&work);
	return asks;
}

const char *ui_question(const struct ui *ui, const char *line, struct arena *a)
{
	struct line planned;
	const struct entry *en = NULL;

	if (strcmp(line, ":record on-record") == 0)
		return _("On the record: has everybody in the room heard that names may be used?");
	if (plan(ui, line, a, &planned) && planned.intent.kind == INTENT_FORGET)
		en = session_entry(ui->session, event_text(planned.intent.event, "of"));
	if (en)
		return arena_printf(a, _("Forget %s %zu for ever? %s"), entry_kind_words(en->kind), en->number, en->text);
	return arena_printf(a, _("Really %s? It cannot simply be taken back."), line + 1);
}

void ui_type(struct ui *ui, enum line_from from, const char *line)
{
	if (from != FROM_CONFIRMED && ui_asks_first(ui, line)) {
		confirm_open(ui, line);
		return;
	}
	if (from != FROM_BATCH && batch_takes(ui, line))
		return;
	if (ui->queue_at == ui->queue_count)
		ui->queue_at = ui->queue_count = 0;
	if (ui->queue_count == ui->queue_cap) {
		ui->queue_cap = ui->queue_cap ? 2 * ui->queue_cap : 8;
		ui->queue = realloc(ui->queue, ui->queue_cap * sizeof *ui->queue);
		if (!ui->queue)
			memory_exhausted();
	}
	ui->queue[ui->queue_count].from = from;
	ui->queue[ui->queue_count].text = strdup(line);
	if (!ui->queue[ui->queue_count++].text)
		memory_exhausted();
}

void ui_typef(struct ui *ui, enum line_from from, const char *format, ...)
{
	char *line;
	va_list args;

	va_start(args, format);
	if (vasprintf(&line, format, args) < 0)
		memory_exhausted();
	va_end(args);
	ui_type(ui, from, line);
	free(line);
}

bool ui_next_line(struct ui *ui, struct ui_line *out)
{
	if (ui->queue_at == ui->queue_count)
		return false;
	*out = ui->queue[ui->queue_at++];
	return true;
}

void ui_forget_lines(struct ui *ui)
{
	struct ui_line line;

	while (ui_next_line(ui, &line))
		free(line.text);
	free(ui->queue);
	ui->queue = NULL;
	ui->queue_count = ui->queue_cap = ui->queue_at = 0;
}

/* ---- answers ---- */

/* A sentence of several lines (a list, prompts) is shown whole. */
static void say_lines(struct ui *ui, const char *text)
{
	size_t lines = 0;

	while (*text) {
		size_t len = strcspn(text, "\n");

		ui_say(ui, STYLE_ACCENT, "%.*s", (int)len, text);
		text += len + (text[len] == '\n');
		lines++;
	}
	if (lines > 1)
		overlay_open(ui, &overlay_messages);
}

static void say_writing(struct ui *ui)
{
	const struct step *at = &ui->session->agenda->steps[ui->writing];
	const char *stage = ui_text(ui, at->stage->title), *dimension = ui_text(ui, at->dimension->title);

	ui_say(ui, STYLE_ACCENT, ui->writing == ui->session->clock.step ? N_("Writing where the room is: %s")
									: N_("Writing at %s"),
	       *stage ? arena_printf(&ui->drawing, "%s (%s)", stage, dimension) : dimension);
}

/* With its number, so that two in a minute are told apart. */
static void say_kept(struct ui *ui, const struct answer *a)
{
	const struct entry *en = a->id ? session_entry(ui->session, a->id) : NULL;

	if (en)
		ui_say(ui, STYLE_ACCENT, "Kept %s   %s %zu", ui_clock_text(ui, ui->now_ms), entry_kind_words(en->kind), en->number);
	else
		ui_say(ui, STYLE_ACCENT, "Kept %s", ui_clock_text(ui, ui->now_ms));
}

/* All of them: the first on the message line, the others above it among the messages. */
static void say_warnings(struct ui *ui, const struct answer *a)
{
	const char *at = ui_clock_text(ui, ui->now_ms);

	for (size_t i = a->warning_count; i-- > 1;)
		ui_say(ui, STYLE_CAUTION, "%s", a->warnings[i]);
	if (a->warning_count > 1)
		ui_say(ui, STYLE_CAUTION, "Kept %s, but %s; %zu more under :messages", at, a->warnings[0], a->warning_count - 1);
	else
		ui_say(ui, STYLE_CAUTION, "Kept %s, but %s", at, a->warnings[0]);
}

static void say_answer(struct ui *ui, const struct ui_line *line, const struct answer *a)
{
	struct arena work = { 0 };
	const char *changes = said_changes(ui, &work);
	const char *said = said_answer(ui, &work, line->text, a);

	switch (a->kind) {
	case ANSWER_KEPT:
		if (a->warning_count)
			say_warnings(ui, a);
		else
			say_kept(ui, a);
		break;
	case ANSWER_DONE:
		if (strcmp(a->what, "write") == 0)
			say_writing(ui);
		else
			say_lines(ui, *changes ? changes : said);
		break;
	case ANSWER_OFF:
	case ANSWER_REFUSED:
	case ANSWER_FAILED:
		ui_say(ui, STYLE_CAUTION, "%s", said);
		break;
	case ANSWER_SCREEN:
		ui_screen_command(ui, a->what);
		break;
	case ANSWER_NONE:
		break;
	}
	arena_free(&work);
}

static bool was_taken(const struct answer *a)
{
	return a->kind == ANSWER_KEPT || a->kind == ANSWER_DONE || a->kind == ANSWER_SCREEN || a->kind == ANSWER_NONE;
}

/* Lines of a paste that were not taken come back together, once all were answered. */
static void give_back(struct ui *ui, const struct ui_line *line)
{
	buffer_addf(&ui->pasted, "%s%s", ui->pasted.len ? "\n" : "", line->text);
}

static bool moves_room(const struct answer *a)
{
	return a->kind == ANSWER_DONE &&
	       (strcmp(a->what, "go") == 0 || strcmp(a->what, "next") == 0 || strcmp(a->what, "back") == 0);
}

void ui_follow_room(struct ui *ui)
{
	const struct step *at;

	if (!ui->follow_after || !ui->session || !entry_is_empty(ui) || *ui->editing)
		return;
	ui->follow_after = false;
	at = session_step(ui->session);
	if (ui->writing != ui->session->clock.step)
		ui_typef(ui, FROM_ITSELF, ":write %s", step_place(at, &ui->drawing));
}

/* What a key of a list has made is what the next key is about. */
static void choose_new(struct ui *ui, const struct ui_line *line, const struct answer *a)
{
	if (a->kind == ANSWER_KEPT && line->from == FROM_KEY && ui->focus == FOCUS_LIST && a->id)
		snprintf(ui_list(ui)->id, LIST_ID_BYTES, "%s", a->id);
}

void ui_answered(struct ui *ui, struct ui_line *line, const struct answer *a)
{
	if (line->from == FROM_BATCH)
		batch_answered(ui, a);
	else if (line->from != FROM_ITSELF)
		say_answer(ui, line, a);
	if (line->from != FROM_BATCH && a->id && *a->id)
		batch_forget(ui);
	if (line->from == FROM_ENTRY)
		entry_answered(ui, line, a);
	choose_new(ui, line, a);
	ui->follow_after |= moves_room(a);
	ui_follow_room(ui);
	if (!was_taken(a) && line->from == FROM_PALETTE)
		palette_open(ui, line->text + 1);
	if (!was_taken(a) && line->from == FROM_PASTE && a->kind != ANSWER_OFF)
		give_back(ui, line);
	if (ui->queue_at == ui->queue_count && ui->pasted.len && !ui->overlay)
		overlay_open(ui, &overlay_paste);
	free(line->text);
	line->text = NULL;
}
