/* entry: the entry line of the room. */
#include "entry.h"

#include <stdio.h>
#include <string.h>

#include "base/grapheme.h"
#include "base/say.h"
#include "clock.h"
#include "command/line.h"
#include "complete.h"
#include "field.h"
#include "overlay.h"
#include "show.h"

static bool is_off(const struct ui *ui)
{
	return ui->session && ui->session->record == RECORD_OFF;
}

enum entry_kind entry_kind_now(struct ui *ui)
{
	enum entry_kind kind = *ui->editing ? ui->editing_kind : line_sigil(editor_text(&ui->entry), NULL);

	return kind == ENTRY_KINDS ? ui->session->agenda->steps[ui->writing].stage->kind : kind;
}

/* ---- editing earlier entries ---- */

static void end_editing(struct ui *ui)
{
	ui->editing[0] = '\0';
	ui->editing_gone = false;
	buffer_cut(&ui->editing_from, 0);
	editor_clear(&ui->entry);
	if (ui->set_aside.len)
		editor_insert(&ui->entry, ui->set_aside.text, ui->set_aside.len);
	buffer_cut(&ui->set_aside, 0);
}

void entry_edit(struct ui *ui, const char *id)
{
	const struct entry *en = session_entry(ui->session, id);

	if (!en || en->forgotten || !ui->screen->types)
		return;
	if (!*ui->editing) {
		buffer_cut(&ui->set_aside, 0);
		buffer_add(&ui->set_aside, editor_text(&ui->entry), ui->entry.text.len);
	}
	snprintf(ui->editing, sizeof ui->editing, "%s", en->id);
	buffer_cut(&ui->editing_from, 0);
	buffer_adds(&ui->editing_from, en->text);
	ui->editing_kind = en->kind;
	editor_clear(&ui->entry);
	editor_insert(&ui->entry, en->text, strlen(en->text));
	ui->focus = FOCUS_ENTRY;
}

/* The entry above or below the one that is being edited, in order of capture; below the last is the line that was
 * set aside. */
static void browse(struct ui *ui, int by)
{
	const struct session *s = ui->session;
	size_t at = s->entry_count;

	for (size_t i = 0; *ui->editing && i < s->entry_count; i++)
		if (strcmp(s->entries[i]->id, ui->editing) == 0)
			at = i;
	if (is_off(ui) || (by > 0 && !*ui->editing))
		return;
	do {
		if (by < 0 && at == 0)
			return;
		at = by < 0 ? at - 1 : at + 1;
	} while (at < s->entry_count && (s->entries[at]->dropped || s->entries[at]->forgotten));
	if (at >= s->entry_count)
		end_editing(ui);
	else
		entry_edit(ui, s->entries[at]->id);
}

/* ---- keeping ---- */

static void keep_edit(struct ui *ui)
{
	const struct entry *en = session_entry(ui->session, ui->editing);
	const struct command_call call = { .session = ui->session, .arena = &ui->drawing };
	const char *text = editor_text(&ui->entry);
	struct mended mended;

	if (!en) {
		/* Whoever took it out took out what stood there, not what was made of it. */
		ui_typef(ui, FROM_ENTRY, "%c %s", line_sigil_of(ui->editing_kind), text);
		return;
	}
	line_mend(&call, en, text, &mended);
	text = mended.text;
	if (mended.warning_count)
		buffer_adds(&ui->edit_warning, mended.warnings[0]);
	if (!text[strspn(text, " ")]) {
		ui_say(ui, STYLE_CAUTION, "An entry cannot be empty; :drop %zu takes it out", en->number);
		return;
	}
	if (strcmp(text, en->text) == 0 && ui->editing_kind == en->kind && !mended.count) {
		end_editing(ui);
		return;
	}
	if (strcmp(text, en->text) != 0) {
		snprintf(ui->edited, sizeof ui->edited, "%s", en->id);
		buffer_cut(&ui->edited_to, 0);
		buffer_adds(&ui->edited_to, text + strspn(text, " "));
		ui_typef(ui, FROM_ENTRY, ":edit %s %s", en->id, text);
	}
	if (ui->editing_kind != en->kind)
		ui_typef(ui, FROM_ENTRY, ":kind %s %s", en->id, entry_kind_name(ui->editing_kind));
	for (size_t i = 0; i < mended.count; i++)
		ui_type(ui, FROM_ENTRY, mended.commands[i]);
}

void entry_forgotten(struct ui *ui)
{
	const struct entry *en = *ui->editing ? session_entry(ui->session, ui->editing) : NULL;

	if (en && en->forgotten)
		end_editing(ui);
}

void entry_followed(struct ui *ui)
{
	const struct entry *en = *ui->editing ? session_entry(ui->session, ui->editing) : NULL;

	if (*ui->editing && !en && !ui->editing_gone)
		ui_say(ui, STYLE_CAUTION, "The entry you are editing was taken out; Enter keeps your text as a new one, Down lets it go");
	ui->editing_gone = *ui->editing && !en;
	if (en && strcmp(en->text, buffer_text(&ui->editing_from)) != 0) {
		ui_say(ui, STYLE_CAUTION, "Somebody changed %s %zu meanwhile; Enter puts yours in its place",
		       entry_kind_words(en->kind), en->number);
		buffer_cut(&ui->editing_from, 0);
		buffer_adds(&ui->editing_from, en->text);
	}
	en = *ui->edited ? session_entry(ui->session, ui->edited) : NULL;
	if (en && strncmp(en->text, buffer_text(&ui->edited_to), strlen(en->text)) != 0) {
		ui_say(ui, STYLE_CAUTION, "Somebody changed %s %zu after you did; the later text counts",
		       entry_kind_words(en->kind), en->number);
		ui->edited[0] = '\0';
	}
}

static void keep(struct ui *ui)
{
	const char *text = editor_text(&ui->entry);

	/* Of an edit that was refused. */
	buffer_cut(&ui->edit_warning, 0);
	if (*ui->editing)
		keep_edit(ui);
	else if (text[strspn(text, " ")])
		ui_type(ui, FROM_ENTRY, text);
}

/* The text that an edit took the place of: what the last edit before it said, else what was captured. */
static const char *text_before(struct ui *ui, const char *edit)
{
	const struct history *h = ui->history;
	const struct event *ev = history_event(h, edit);
	const char *of = ev ? event_text(ev, "of") : "";
	const bool *undone = history_undone(h, &ui->drawing);

	for (size_t i = history_place(h, edit); ev && i-- > 0;) {
		const struct event *before = h->events[i];
		bool edits = before->kind == ev->kind && strcmp(event_text(before, "of"), of) == 0;

		if (!undone[i] && (edits || strcmp(before->id, of) == 0))
			return event_text(before, "text");
	}
	return NULL;
}

/* Somebody's edit came between the last look and ours. Ours stands, and theirs is told. */
static void tell_overwritten(struct ui *ui, const struct answer *a)
{
	const struct entry *en = session_entry(ui->session, ui->editing);
	const char *theirs = a->kind == ANSWER_DONE && strcmp(a->what, "edit") == 0 ? text_before(ui, a->id) : NULL;

	if (en && theirs && strcmp(theirs, buffer_text(&ui->editing_from)) != 0)
		ui_say(ui, STYLE_CAUTION, "Yours stands now; just before, somebody had made of %s %zu: %s",
		       entry_kind_words(en->kind), en->number, theirs);
}

void entry_answered(struct ui *ui, const struct ui_line *line, const struct answer *a)
{
	bool taken = a->kind == ANSWER_KEPT || a->kind == ANSWER_DONE || a->kind == ANSWER_SCREEN;

	/* Nothing of it is to come back, by Ctrl-Z either. */
	if (a->kind == ANSWER_OFF && !*ui->editing) {
		editor_forget(&ui->entry);
		ui->typed++;
	}
	if (!taken)
		return;
	if (ui->edit_warning.len && ui->queue_at == ui->queue_count) {
		ui_say(ui, STYLE_CAUTION, "Changed, but %s", buffer_text(&ui->edit_warning));
		buffer_cut(&ui->edit_warning, 0);
	}
	ui_end_filter(ui);
	if (*ui->editing)
		tell_overwritten(ui, a);
	if (*ui->editing)
		end_editing(ui);
	else if (strcmp(editor_text(&ui->entry), line->text) == 0)
		editor_clear(&ui->entry);
}

/* ---- kinds and completion ---- */

static void set_kind(struct ui *ui, enum entry_kind kind)
{
	const char sigil[3] = { line_sigil_of(kind), ' ', '\0' };
	bool plain = kind == ui->session->agenda->steps[ui->writing].stage->kind;
	size_t at = ui->entry.at, len;

	if (*ui->editing) {
		ui->editing_kind = kind;
		return;
	}
	line_sigil(editor_text(&ui->entry), &len);
	/* What the stage says anyway needs no sigil. */
	editor_replace(&ui->entry, 0, len, plain ? "" : sigil);
	at = at > len ? at - len : 0;
	ui->entry.at = at + (plain ? 0 : 2);
}

static void offer(struct ui *ui, const struct candidates *c)
{
	buffer_cut(&ui->offered, 0);
	for (size_t i = 0; i < c->count && c->count > 1; i++)
		buffer_addf(&ui->offered, "%s%s", i ? "   " : "", c->item[i]);
}

static void tab(struct ui *ui, int by)
{
	struct arena work = { 0 };
	struct candidates offered = { NULL, 0, 0 };
	size_t from;
	const char *text =
		by > 0 ? complete_token(ui->session, &work, editor_text(&ui->entry), ui->entry.at, &from, &offered) : NULL;

	if (text && offered.count) {
		editor_replace(&ui->entry, from, ui->entry.at, text);
		offer(ui, &offered);
	} else if (text) {
		/* Then what there is. */
		complete_token(ui->session, &work, arena_string_n(&work, editor_text(&ui->entry), from), from, &from, &offered);
		offer(ui, &offered);
		if (!ui->offered.len)
			ui_say(ui, STYLE_QUIET, "Nothing begins like that");
	} else {
		set_kind(ui, (enum entry_kind)(((int)entry_kind_now(ui) + ENTRY_KINDS + by) % ENTRY_KINDS));
	}
	arena_free(&work);
}

/* ---- taking minutes from elsewhere ---- */

static bool lend(struct ui *ui, const char *key)
{
	const struct dimension *from[2];
	struct clock_view c;
	size_t count, choice = (size_t)(key[2] - '1');

	clock_look(ui->session, ui->now_ms, &c);
	if (!c.over_minutes || !ui->over_since_ms)
		return false;
	count = clock_lenders(ui->session, c.over_minutes, from);
	if (choice < count)
		ui_typef(ui, FROM_KEY, ":lend %d %s", c.over_minutes, from[choice]->id);
	else if (choice == count)
		ui->over_since_ms = 1;  /* nowhere: long lapsed */
	return true;
}

/* ---- keys ---- */

static void clear_or_leave(struct ui *ui)
{
	if (*ui->editing) {
		end_editing(ui);
	} else if (!editor_is_empty(&ui->entry)) {
		editor_set(&ui->entry, "");
		ui_say(ui, STYLE_QUIET, "Cleared; Ctrl-Z brings it back");
	} else {
		ui_say(ui, STYLE_ACCENT, "F10 leaves; everything is kept");
	}
}

static bool command_key(struct ui *ui, const char *key)
{
	if (strcmp(key, "Enter") == 0)
		keep(ui);
	else if (strcmp(key, "Tab") == 0 || strcmp(key, "S-Tab") == 0)
		tab(ui, *key == 'T' ? 1 : -1);
	else if (strcmp(key, "Up") == 0 || strcmp(key, "C-p") == 0)
		browse(ui, -1);
	else if (strcmp(key, "Down") == 0 || strcmp(key, "C-n") == 0)
		browse(ui, 1);
	else if (strcmp(key, "Esc") == 0)
		ui->focus = FOCUS_LIST;
	else if (strcmp(key, "C-c") == 0)
		clear_or_leave(ui);
	else if (strcmp(key, ":") == 0 && editor_is_empty(&ui->entry) && !ui->veiled)
		palette_open(ui, "");
	else
		return strncmp(key, "M-", 2) == 0 && strchr("123", key[2]) && key[2] && lend(ui, key);
	return true;
}

bool entry_key(struct ui *ui, const char *key)
{
	if (!ui->session)
		return false;
	if (strcmp(key, "Tab") != 0)
		buffer_cut(&ui->offered, 0);
	if (!command_key(ui, key)) {
		if (!editor_key(&ui->entry, key))
			return false;
		ui->typed++;
	} else if (strcmp(key, "Tab") == 0) {
		ui->typed++;
	}
	ui->typed_ms = ui->now_ms;
	return true;
}

static void remember_before_off(struct ui *ui)
{
	const char *own = *ui->editing ? buffer_text(&ui->set_aside) : editor_text(&ui->entry);

	ui->typed_before_off = ui->typed;
	buffer_cut(&ui->before_off, 0);
	/* A command is nothing said; it may be the one that switched it off. */
	if (own[strspn(own, " \t")] != ':')
		buffer_adds(&ui->before_off, own);
}

void entry_watch_record(struct ui *ui)
{
	bool off = ui->session->record == RECORD_OFF;

	if (off && !ui->was_off)
		remember_before_off(ui);
	/* Else it would be saved as a draft, and the next Enter would keep what the room was promised is not kept. What was
	 * typed before is another matter. */
	if (!off && ui->was_off && ui->typed != ui->typed_before_off) {
		ui->off_was_typed = !editor_is_empty(&ui->entry) &&
				    strcmp(editor_text(&ui->entry), buffer_text(&ui->before_off)) != 0;
		editor_forget(&ui->entry);
		buffer_cut(&ui->pasted, 0);
		buffer_cut(&ui->set_aside, 0);
		ui->editing[0] = '\0';
		editor_insert(&ui->entry, buffer_text(&ui->before_off), ui->before_off.len);
	}
	ui->was_off = off;
}

bool entry_is_empty(const struct ui *ui)
{
	const char *text = editor_text(&ui->entry);

	return !text[strspn(text, " \t")];
}

bool entry_is_begun(const struct ui *ui)
{
	return *ui->editing ? ui->set_aside.len > 0 : !entry_is_empty(ui);
}

const char *entry_draft(const struct ui *ui)
{
	/* Where the journal can no longer be written the line is all there is of what was said: it is saved if at all possible. */
	if (!ui->session || is_off(ui) || ui->session->sealed)
		return NULL;
	if (*ui->editing)
		return ui->set_aside.len ? buffer_text(&ui->set_aside) : NULL;
	return entry_is_empty(ui) ? NULL : editor_text(&ui->entry);
}

/* ---- drawing ---- */

enum { WORDS_UNVEILED = 4, WORDS_WIDTH = 56, LEAST_WIDTH = 28 };

/* Where the last words of the line begin: what stays to be seen under the veil. */
static size_t last_words(const char *text, size_t len)
{
	size_t words = 0, at = len;

	while (at && words < WORDS_UNVEILED) {
		while (at && text[at - 1] == ' ')
			at--;
		while (at && text[at - 1] != ' ')
			at--;
		words++;
	}
	return at;
}

/* A token that names somebody: who said what is past as soon as it is typed. */
static bool names_somebody(const char *word)
{
	return *word == '@' || strncmp(word, "owner:", 6) == 0;
}

/* Where the names begin behind a command that takes some, such as :floor dana; the end of the line, if it is none. */
static size_t names_from(struct ui *ui, const char *text)
{
	size_t start = strspn(text, " "), name = start + 1;
	const struct command *c = NULL;

	if (text[start] == ':')
		c = command_find(arena_string_n(&ui->drawing, text + name, strcspn(text + name, " ")), NULL);
	return c && (strstr(c->args, "PERSON") || strstr(c->args, "NAME")) ? name + strlen(c->name) : strlen(text);
}

static void draw_veiled(struct ui *ui, struct frame *f, int row, int col, int width)
{
	const char *text = editor_text(&ui->entry), *sign = glyph_text(GLYPH_VEIL, f->ascii);
	size_t len = ui->entry.text.len, from = last_words(text, len), names = names_from(ui, text), at = 0;
	struct buffer b = { 0 };
	bool named = false, quoted = false;

	for (size_t i = 0; i < len;) {
		size_t n = grapheme_next(text + i, len - i);

		if (!quoted && (!i || text[i - 1] == ' '))
			named = names_somebody(text + i);
		quoted ^= named && text[i] == '"';
		if (text[i] != ' ' && (i < from || i >= names || named))
			buffer_adds(&b, sign);
		else
			buffer_add(&b, text + i, n);
		i += n;
		if (i <= ui->entry.at)
			at = b.len;
	}
	field_draw(f, row, col, width, STYLE_PLAIN, buffer_text(&b), at, ui->focus == FOCUS_ENTRY);
	/* What shows are not the bytes of the line. */
	frame_spots_clear(f);
	buffer_free(&b);
}

static const char *place_words(struct ui *ui)
{
	const struct step *at = &ui->session->agenda->steps[ui->writing];
	const char *stage = ui_text(ui, at->stage->title);
	const char *words = *stage ? stage : ui_text(ui, at->dimension->title);

	/* Where there are no stages the title says it all: "opening, Opening" says it twice. */
	if (*stage && strcmp(stage, ui_text(ui, at->dimension->title)) != 0 && at->dimension != session_step(ui->session)->dimension)
		return arena_printf(&ui->drawing, "%s, %s", at->dimension->id, words);
	return words;
}

/* The prompt says where this line will go and as what. Gives the column behind it. */
static int draw_prompt(struct ui *ui, struct frame *f, int row, int col, int width)
{
	bool elsewhere = ui->writing != ui->session->clock.step;
	const struct entry *en = *ui->editing ? session_entry(ui->session, ui->editing) : NULL;
	const char *kind = width < WORDS_WIDTH ? entry_kind_short(entry_kind_now(ui)) : entry_kind_words(entry_kind_now(ui));
	int room = width / 2;

	if (is_off(ui))
		return frame_put(f, row, col, room, STYLE_OFF, _(" OFF ")) + 1;
	/* What is typed comes before all that could be said of it. */
	if (width < LEAST_WIDTH)
		return frame_glyph(f, row, col, STYLE_ACCENT, GLYPH_PROMPT) + (width > 2);
	if (en) {
		col = frame_putf(f, row, col, room, STYLE_CAUTION, "editing %zu ", en->number);
	} else if (*ui->editing) {
		col = frame_put(f, row, col, room, STYLE_CAUTION, _("taken out "));
	} else if (width >= WORDS_WIDTH && !ui->veiled) {
		col = frame_fit(f, row, col, room - show_width(kind, strlen(kind)) - 3, elsewhere ? STYLE_CAUTION : STYLE_QUIET,
				place_words(ui)) + 1;
	} else if (elsewhere) {
		col = frame_put(f, row, col, room, STYLE_CAUTION, _("elsewhere "));
	}
	if (*ui->editing || (width >= WORDS_WIDTH && !ui->veiled))
		col = frame_glyph(f, row, col, STYLE_QUIET, GLYPH_DOT) + 1;
	col = frame_put(f, row, col, width, STYLE_ACCENT, kind) + 1;
	return frame_glyph(f, row, col, STYLE_ACCENT, GLYPH_PROMPT) + 1;
}

/* Where prompt and line stand. */
static struct field_rows place_rows(int row, int rows, int col, int width, int prompt)
{
	return (struct field_rows){ .row = row, .rows = rows, .col = col, .width = width, .first = prompt };
}

int entry_rows(struct ui *ui, int width, int most)
{
	/* Without rows: nothing is drawn, and what would have been is as wide. */
	struct frame nowhere = { .cols = width, .ascii = ui->plan.ascii };
	struct field_rows rows = place_rows(0, most, 0, width, draw_prompt(ui, &nowhere, 0, 0, width));

	return ui->veiled ? 1 : field_rows_needed(&rows, editor_text(&ui->entry), ui->entry.at);
}

void entry_draw(struct ui *ui, struct frame *f, int row, int rows, int col, int width)
{
	int prompt = draw_prompt(ui, f, row, col, width) - col;
	struct field_rows all = place_rows(row, rows, col, width, prompt);

	if (ui->veiled)
		draw_veiled(ui, f, row, col + prompt, width - prompt);
	else if (rows > 1)
		field_draw_rows(f, &all, STYLE_PLAIN, editor_text(&ui->entry), ui->entry.at, ui->focus == FOCUS_ENTRY);
	else
		field_draw(f, row, col + prompt, width - prompt, STYLE_PLAIN, editor_text(&ui->entry), ui->entry.at,
			   ui->focus == FOCUS_ENTRY);
}
