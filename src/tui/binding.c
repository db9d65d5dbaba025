/* binding: what a key does where no screen and no overlay took it. */
#include "binding.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "command/key.h"
#include "entry.h"
#include "overlay.h"

/* ---- acts ---- */

static void palette(struct ui *ui)
{
	palette_open(ui, "");
}

static void filter(struct ui *ui)
{
	ui->found_from_entry = false;
	if (ui->screen->rows)
		overlay_open(ui, &overlay_filter);
}

static void find_entry(struct ui *ui)
{
	ui->focus = FOCUS_LIST;
	filter(ui);
	ui->found_from_entry = true;
}

static void help(struct ui *ui)
{
	overlay_open(ui, &overlay_help);
}

/* One step back, and nothing is lost: the filter, then the screen. */
static void back(struct ui *ui)
{
	if (!editor_is_empty(ui_filter(ui)))
		ui_end_filter(ui);
	else if (!ui->screen->types && ui->session)
		ui_go(ui, screen_find("room"));
}

static void to_entry(struct ui *ui)
{
	if (!ui->screen->types)
		return;
	/* What is kept from now on is to be seen. */
	ui_end_filter(ui);
	ui->focus = FOCUS_ENTRY;
}

static void leave_or_back(struct ui *ui)
{
	if (ui->screen->types || !ui->session)
		ui->quit = true;
	else
		ui_go(ui, screen_find("room"));
}

/* Whoever sees a half-typed line means that, and not the meeting. */
static void clear_or_leave(struct ui *ui)
{
	if (!ui->session || !ui->screen->types || entry_is_empty(ui)) {
		leave_or_back(ui);
		return;
	}
	ui->focus = FOCUS_ENTRY;
	entry_key(ui, "C-c");
}

/* On the record is a command of its own, with a question: this key only goes off and back. */
static void toggle_off(struct ui *ui)
{
	if (ui->session)
		ui_type(ui, FROM_KEY, ui->session->record == RECORD_OFF ? ":record rule" : ":record off");
}

static void give_floor(struct ui *ui)
{
	if (ui->session && ui->session->hand_count)
		ui_typef(ui, FROM_KEY, ":floor %s", ui->session->hands[0]->id);
	else
		palette_open(ui, "floor ");
}

static void next_prompt(struct ui *ui)
{
	const struct texts *prompts = &session_step(ui->session)->stage->prompts;

	if (!prompts->count)
		ui_say(ui, STYLE_QUIET, "The agenda has no prompts for this stage");
	else
		ui->prompt = (ui->prompt + 1) % prompts->count;
}

/* Where nobody has begun yet, to begin comes next. */
static void next_stage(struct ui *ui)
{
	const struct session *s = ui->session;

	if (s->clock.started || !session_step(s)->stage->minutes)
		ui_type(ui, FROM_KEY, ":next");
	else
		ui_typef(ui, FROM_KEY, ":go %s", step_place(session_step(s), &ui->drawing));
}

static void page_stage(struct ui *ui, int by)
{
	const struct agenda *a = ui->session->agenda;
	long step = (long)ui->writing + by;

	if (ui_steers(ui) && by > 0) {
		next_stage(ui);
		return;
	}
	if (ui_steers(ui)) {
		ui_type(ui, FROM_KEY, ":back");
		return;
	}
	if (step < 0 || step >= (long)a->step_count) {
		ui_say(ui, STYLE_QUIET, by > 0 ? N_("Nothing comes after the closing") : N_("Nothing comes before the opening"));
		return;
	}
	ui_typef(ui, FROM_KEY, ":write %s", step_place(&a->steps[step], &ui->drawing));
}

static void page_down(struct ui *ui) { page_stage(ui, 1); }
static void page_up(struct ui *ui) { page_stage(ui, -1); }

static void in_editor(struct ui *ui)
{
	if (ui->session && ui->session->record == RECORD_OFF)
		ui_say(ui, STYLE_CAUTION, "The record is off: no editor");
	else
		ui->editor = true;
}

/* The filter's matches are the rows that show, so next and previous are the rows below and above. */
static void next_match(struct ui *ui) { list_key(ui_list(ui), ui_rows(ui), "Down", 1); }
static void previous_match(struct ui *ui) { list_key(ui_list(ui), ui_rows(ui), "Up", 1); }

static void redraw(struct ui *ui) { ui->redraw = true; }

const struct binding bindings[] = {
	{ "F1", ANYWHERE, NULL, help, N_("Show the keys that work here; type to filter, Enter runs one") },
	{ "?", IN_LISTS, NULL, help, N_("The same") },
	{ ":", IN_LISTS, NULL, palette, N_("Every command, with its key (on an empty line too)") },
	{ "/", IN_LISTS, NULL, filter, N_("Filter the list, ignoring case and accents") },
	{ "C-r", IN_ENTRY, NULL, find_entry, N_("Find an earlier entry") },
	{ "n", IN_LISTS, NULL, next_match, N_("Next match") },
	{ "N", IN_LISTS, NULL, previous_match, N_("Previous match") },
	{ "C-o", ANYWHERE, NULL, toggle_off, N_("Record off, and back under the Rule") },
	{ "]", IN_LISTS, NULL, next_stage, N_("Next stage of the room; before it has begun, its beginning") },
	{ "PgDn", IN_ENTRY, NULL, page_down, N_("Next stage: the room's, or a note-taker's writing place") },
	{ "PgUp", IN_ENTRY, NULL, page_up, N_("Previous stage, likewise") },
	{ "M-+", ANYWHERE, ":extend 5", NULL, N_("Five minutes more where the room is") },
	{ "M--", ANYWHERE, ":extend -5", NULL, N_("Five minutes less") },
	{ "M-n", ANYWHERE, NULL, next_prompt, N_("Show the next prompt to ask") },
	{ "M-g", ANYWHERE, NULL, give_floor, N_("Give the floor to whoever waits longest, also while you type") },
	{ "M-e", IN_ENTRY, NULL, in_editor, N_("Go on in your editor ($EDITOR)") },
	{ "E", IN_LISTS, NULL, in_editor, N_("Edit the entry in your editor ($EDITOR)") },
	{ "u", IN_LISTS, ":undo", NULL, N_("Undo") },
	{ "f", IN_LISTS, NULL, give_floor, N_("Give the floor to whoever waits longest") },
	{ "i", IN_LISTS, NULL, to_entry, N_("To the entry line") },
	{ "Esc", IN_LISTS, NULL, back, N_("Back one step; nothing is lost") },
	{ "q", IN_LISTS, NULL, leave_or_back, N_("Back, or leave; everything is kept") },
	{ "C-c", IN_LISTS, NULL, clear_or_leave, N_("The same; a half-typed line is cleared first") },
	{ "C-l", ANYWHERE, NULL, redraw, N_("Draw the screen anew") },
	{ NULL, ANYWHERE, NULL, NULL, NULL },
};

/* ---- commands ---- */

const char *binding_of(const struct ui *ui, const struct command *c)
{
	const struct strings *own = ui->plan.keys;
	size_t len = strlen(c->name);

	for (size_t i = 0; own && i < own->count; i++)
		if (strncmp(own->item[i], c->name, len) == 0 && own->item[i][len] == ' ')
			return own->item[i] + len + 1;
	return c->key;
}

/* How the chosen row is spelled in a line: an entry by the small number that is on the screen. */
static const char *row_text(struct ui *ui)
{
	const char *id = ui_chosen(ui);
	const struct entry *en = session_entry(ui->session, id);

	return en ? arena_printf(&ui->drawing, "%zu", en->number) : id;
}

static bool takes_row(const struct ui *ui, const struct command *c)
{
	const char *word = ui->screen->row_word;
	size_t len = word ? strlen(word) : 0;

	return len && ui->focus == FOCUS_LIST && strncmp(c->args, word, len) == 0 && (!c->args[len] || c->args[len] == ' ');
}

void binding_command(struct ui *ui, const struct command *c)
{
	const char *row = ui->session && takes_row(ui, c) ? row_text(ui) : "";

	if (c->screen)
		ui_screen_command(ui, c->name);
	else if (!ui->session)
		return;
	else if (c->least <= (*row ? 1 : 0))
		ui_typef(ui, FROM_KEY, ":%s%s%s", c->name, *row ? " " : "", row);
	else
		palette_open(ui, arena_printf(&ui->drawing, "%s %s%s", c->name, row, *row ? " " : ""));
}

/* ---- keys ---- */

static bool works(const struct ui *ui, const char *key, enum where where)
{
	bool letter = key_is_text(key) || strcmp(key, "Space") == 0;

	if (ui->focus == FOCUS_ENTRY && letter)
		return false;
	return where == ANYWHERE || (where == IN_LISTS) == (ui->focus == FOCUS_LIST);
}

static const struct binding *bound(const struct ui *ui, const char *key)
{
	for (const struct binding *b = bindings; b->key; b++)
		if (strcmp(b->key, key) == 0 && works(ui, key, b->where))
			return b;
	return NULL;
}

static const struct command *command_at(const struct ui *ui, const char *key)
{
	for (size_t i = 0; commands[i]; i++) {
		const char *own = binding_of(ui, commands[i]);

		if (own && strcmp(own, key) == 0)
			return commands[i];
	}
	return NULL;
}

/* F2 to F8, and in lists their digits. */
static const struct screen *screen_at(const struct ui *ui, const char *key)
{
	bool digit = ui->focus == FOCUS_LIST && *key >= '2' && *key <= '8' && !key[1];

	for (size_t i = 0; screens[i]; i++)
		if (screens[i]->key &&
		    (strcmp(screens[i]->key, key) == 0 || (digit && strcmp(screens[i]->key + 1, key) == 0)))
			return screens[i];
	return NULL;
}

/* A command's row under the key that a user chose comes before what the key did otherwise. */
static bool is_own_key(const struct ui *ui, const struct command *c)
{
	const char *key = binding_of(ui, c);

	return key && (!c->key || strcmp(key, c->key) != 0);
}

/* What hangs on the room: nothing of it works before a session is open. */
static bool may_act(const struct ui *ui, const struct binding *b)
{
	return ui->session || (!b->line && (b->act == help || b->act == palette || b->act == leave_or_back || b->act == clear_or_leave ||
					    b->act == redraw || b->act == back));
}

/* A letter for entries means none of the rows of a screen that shows others. */
static bool is_of_other_rows(const struct ui *ui, const struct command *c, const char *key)
{
	return key_is_text(key) && strncmp(c->args, "ID", 2) == 0 && !takes_row(ui, c) && !is_own_key(ui, c);
}

bool binding_key(struct ui *ui, const char *key)
{
	const struct command *c = command_at(ui, key);
	const struct binding *b = bound(ui, key);
	const struct screen *s = screen_at(ui, key);

	if (s && ui->session) {
		ui_go(ui, s);
		return true;
	}
	if (c && works(ui, key, ANYWHERE) && !is_of_other_rows(ui, c, key) && (!b || is_own_key(ui, c) || takes_row(ui, c))) {
		binding_command(ui, c);
		return true;
	}
	if (!b || !may_act(ui, b))
		return false;
	if (b->line)
		ui_type(ui, FROM_KEY, b->line);
	else
		b->act(ui);
	return true;
}

bool binding_is_alt(const struct ui *ui, const char *key)
{
	static const char *const editing[] = { "M-b", "M-f", "M-d", "M-1", "M-2", "M-3", "M-Backspace" };

	for (size_t i = 0; i < sizeof editing / sizeof *editing; i++)
		if (strcmp(editing[i], key) == 0)
			return true;
	for (const struct binding *b = bindings; b->key; b++)
		if (strcmp(b->key, key) == 0)
			return true;
	return command_at(ui, key) != NULL;
}
