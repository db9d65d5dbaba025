/* ui: the pure state of one process's screen. */
#include "ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "base/say.h"
#include "base/utf8.h"
#include "binding.h"
#include "clock.h"
#include "entry.h"
#include "facts.h"
#include "overlay.h"
#include "said.h"
#include "views.h"

enum { UNREAD_MS = 5000 };  /* by then what was said was read */

/* ---- life ---- */

void ui_init(struct ui *ui, const struct ui_plan *plan)
{
	const struct screen *review = screen_find("review");

	memset(ui, 0, sizeof *ui);
	ui->plan = *plan;
	ui->others = "";
	ui->rows = 24;
	ui->cols = 80;
	ui->version = 1;
	ui_go(ui, strcmp(plan->role, "organiser") == 0 && review ? review : screen_find("room"));
}

void ui_free(struct ui *ui)
{
	for (size_t i = 0; i < ui->message_count; i++)
		free(ui->messages[i].text);
	ui_forget_lines(ui);
	free(ui->batch.why);
	free(ui->open);
	free(ui->practice);
	editor_free(&ui->entry);
	editor_free(&ui->asked);
	for (size_t i = 0; i < SCREENS_MOST; i++)
		editor_free(&ui->filter[i]);
	buffer_free(&ui->editing_from);
	buffer_free(&ui->edited_to);
	buffer_free(&ui->set_aside);
	buffer_free(&ui->edit_warning);
	buffer_free(&ui->at_work);
	buffer_free(&ui->before_off);
	buffer_free(&ui->offered);
	buffer_free(&ui->pasted);
	buffer_free(&ui->to_confirm);
	if (ui->facts) {
		arena_free(&ui->facts->arena);
		free(ui->facts);
	}
	views_free(ui->views);
	arena_free(&ui->rows_arena);
	arena_free(&ui->drawing);
}

bool ui_steers(const struct ui *ui)
{
	return strcmp(ui->plan.role, "note-taker") != 0;
}

/* A stage that runs over is offered minutes from elsewhere, once: who does not answer has answered. */
static void watch_clock(struct ui *ui)
{
	struct clock_view c;

	clock_look(ui->session, ui->now_ms, &c);
	if (!c.over_minutes || !ui_steers(ui))
		ui->over_since_ms = 0;
	else if (!ui->over_since_ms || ui->over_step != ui->session->clock.step)
		ui->over_since_ms = ui->now_ms;
	ui->over_step = ui->session->clock.step;
}

/* An entry was forgotten. What was said of it, or typed, may have had its words. */
static void forget_traces(struct ui *ui)
{
	struct buffer typed = { 0 };

	while (ui->message_count)
		free(ui->messages[--ui->message_count].text);
	ui->message_shows = false;
	ui->message_behind = 0;
	buffer_cut(&ui->edited_to, 0);
	ui->edited[0] = '\0';
	entry_forgotten(ui);
	editor_forget(&ui->asked);
	buffer_adds(&typed, editor_text(&ui->entry));
	editor_forget(&ui->entry);
	editor_insert(&ui->entry, buffer_text(&typed), typed.len);
	buffer_free(&typed);
}

static void watch_forgotten(struct ui *ui)
{
	size_t forgotten = ui_facts(ui)->forgotten;

	if (forgotten > ui->seen_forgotten)
		forget_traces(ui);
	ui->seen_forgotten = forgotten;
}

void ui_look_at(struct ui *ui, const struct desk *d, int64_t now_ms, bool changed)
{
	bool first = d && !ui->session;

	ui->session = d ? desk_session(d) : NULL;
	ui->history = d ? desk_history(d) : NULL;
	ui->writing = d ? desk_writing(d) : 0;
	ui->read_only = d && desk_is_read_only(d);
	ui->now_ms = now_ms;
	if (changed || first)
		ui->version++;
	if (first) {
		ui->seen_step = ui->session->clock.step;
		ui->seen_started = ui->session->clock.started;
		ui->seen_record = ui->session->record;
		ui->seen_forgotten = ui_facts(ui)->forgotten;
	} else if (changed && d) {
		watch_forgotten(ui);
	}
	if (!ui->last_key_ms)
		ui->last_key_ms = now_ms;
	if (d) {
		watch_clock(ui);
		entry_watch_record(ui);
	}
}

void ui_resize(struct ui *ui, int rows, int cols)
{
	ui->rows = rows;
	ui->cols = cols;
}

/* ---- messages ---- */

static void keep_message(struct ui *ui, enum style style, char *text)
{
	struct message *m;

	if (ui->message_count == MESSAGES_KEPT) {
		free(ui->messages[0].text);
		memmove(ui->messages, ui->messages + 1, (MESSAGES_KEPT - 1) * sizeof *ui->messages);
		ui->message_count--;
	}
	m = &ui->messages[ui->message_count++];
	*m = (struct message){ .at_ms = ui->now_ms, .style = style, .text = text };
	ui->message_shows = true;
	ui->message_behind = 0;
}

const struct message *ui_message(const struct ui *ui)
{
	return ui->message_shows && ui->message_count > ui->message_behind ?
		       &ui->messages[ui->message_count - 1 - ui->message_behind] : NULL;
}

/* A key was pressed: what stood there was read. */
static void message_read(struct ui *ui)
{
	if (ui->message_behind)
		ui->message_behind--;
	else
		ui->message_shows = false;
}

void ui_say(struct ui *ui, enum style style, const char *format, ...)
{
	char *text;
	va_list args;

	va_start(args, format);
	if (vasprintf(&text, say_words(format), args) < 0)
		memory_exhausted();
	va_end(args);
	if (*text)
		keep_message(ui, style, text);
	else
		free(text);
}

/* ---- tasks, and what others did ---- */

void ui_run_task(struct ui *ui, const struct ui_world *w)
{
	void (*task)(struct ui *ui, const struct ui_world *w) = ui->task;

	ui->task = NULL;
	if (task)
		task(ui, w);
}

void ui_followed(struct ui *ui)
{
	struct arena work = { 0 };
	const struct message *unread = ui_message(ui);
	size_t behind = ui->message_behind, before = ui->message_count;
	bool care = unread && (unread->style == STYLE_CAUTION || ui->now_ms - unread->at_ms < UNREAD_MS);
	const char *changes = said_changes(ui, &work);

	if (*changes)
		ui_say(ui, ui->session->record == RECORD_OFF ? STYLE_OFF : STYLE_ACCENT, "%s", changes);
	/* What became of a line of ours is not taken away before it was read; that the record is off is above all. */
	if (*changes && care && ui->session->record != RECORD_OFF && before < MESSAGES_KEPT)
		ui->message_behind = behind + ui->message_count - before;
	entry_followed(ui);
	arena_free(&work);
}

/* ---- screens ---- */

void ui_go(struct ui *ui, const struct screen *screen)
{
	if (!screen)
		return;
	ui->screen = screen;
	ui->focus = screen->types ? FOCUS_ENTRY : FOCUS_LIST;
	ui->overlay = NULL;
}

struct list *ui_list(struct ui *ui)
{
	return &ui->lists[screen_index(ui->screen) % SCREENS_MOST];
}

struct editor *ui_filter(struct ui *ui)
{
	return &ui->filter[screen_index(ui->screen) % SCREENS_MOST];
}

const struct rows *ui_rows(struct ui *ui)
{
	static const struct rows none;

	if (!ui->screen->rows || (!ui->session && !ui->screen->alone))
		return &none;
	if (ui->rows_version != ui->version || ui->rows_of != ui->screen) {
		arena_free(&ui->rows_arena);
		ui->rows_cache = ui->screen->rows(ui);
		ui->rows_version = ui->version;
		ui->rows_of = ui->screen;
	}
	return &ui->rows_cache;
}

const char *ui_chosen(struct ui *ui)
{
	const struct rows *rows = ui_rows(ui);
	const struct list *l = ui_list(ui);

	if (!rows->count)
		return "";
	return rows->id[l->index < rows->count ? l->index : rows->count - 1];
}

void ui_end_filter(struct ui *ui)
{
	if (editor_is_empty(ui_filter(ui)))
		return;
	editor_clear(ui_filter(ui));
	ui->version++;
}

bool ui_matches(struct ui *ui, const char *text)
{
	const struct editor *filter = ui_filter(ui);
	struct arena work = { 0 };
	bool matches;

	if (editor_is_empty(filter))
		return true;
	matches = strstr(utf8_key(&work, text), utf8_key(&work, editor_text(filter))) != NULL;
	arena_free(&work);
	return matches;
}

const char *ui_clock_text(struct ui *ui, int64_t at_ms)
{
	int64_t minutes = at_ms / MINUTE_MS + ui->zone_minutes;

	return arena_printf(&ui->drawing, "%02d:%02d", (int)(minutes / 60 % 24), (int)(minutes % 60));
}

const char *ui_text(const struct ui *ui, const struct text *t)
{
	return text_in(t, ui->session->agenda->language);
}

/* ---- what only a screen can do ---- */

static void veil(struct ui *ui)
{
	if (!ui->session)
		return;
	if (ui->veiled) {
		ui->lifting = true;
		ui_say(ui, STYLE_ACCENT, "Enter lifts the veil; any other key leaves it");
		return;
	}
	ui->veiled = true;
	ui_go(ui, screen_find("room"));
}

static void blank(struct ui *ui)
{
	ui->blank = !ui->blank;
}

static void help(struct ui *ui)
{
	overlay_open(ui, &overlay_help);
}

static void messages(struct ui *ui)
{
	overlay_open(ui, &overlay_messages);
}

static void mouse(struct ui *ui)
{
	ui->mouse = !ui->mouse;
	ui_say(ui, STYLE_ACCENT, ui->mouse ? N_("The mouse chooses; the terminal selects no text meanwhile")
					   : N_("The mouse is the terminal's again"));
}

static void review(struct ui *ui)
{
	if (ui->session)
		ui_go(ui, screen_find("review"));
}

static void suspend(struct ui *ui)
{
	ui->suspend = true;
}

static void quit(struct ui *ui)
{
	ui->quit = true;
}

void ui_screen_command(struct ui *ui, const char *name)
{
	static const struct { const char *name; void (*act)(struct ui *ui); } acts[] = {
		{ "blank", blank }, { "help", help },       { "messages", messages }, { "mouse", mouse },
		{ "quit", quit },   { "review", review },   { "suspend", suspend },   { "veil", veil },
	};

	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (strcmp(acts[i].name, name) == 0)
			acts[i].act(ui);
}

/* ---- keys ---- */

/* Esc and then a key mean Alt and the key, for slow fingers and keyboards without Alt. */
static const char *as_alt(struct ui *ui, const char *key, char out[KEY_BYTES])
{
	bool soon = ui->esc_ms && ui->now_ms - ui->esc_ms <= ESC_ALT_MS;

	ui->esc_ms = 0;
	if (strcmp(key, "Esc") == 0)
		ui->esc_ms = ui->focus == FOCUS_ENTRY && !ui->overlay ? ui->now_ms : 0;
	if (!soon || strlen(key) + 3 > KEY_BYTES)
		return key;
	snprintf(out, KEY_BYTES, "M-%s", key);
	if (!binding_is_alt(ui, out))
		return key;
	ui->focus = FOCUS_ENTRY;
	return out;
}

static void overlay_gets(struct ui *ui, const char *key)
{
	if (strcmp(key, "Esc") == 0 || strcmp(key, "C-c") == 0 || strcmp(key, "C-g") == 0) {
		if (ui->overlay->escaped)
			ui->overlay->escaped(ui);
		overlay_close(ui);
	} else if (strcmp(key, "F10") == 0) {
		quit(ui);
	} else {
		ui->overlay->key(ui, key);
	}
}

/* Blanked, only what lifts it and leaving work: nobody types unseen. */
static void blank_gets(struct ui *ui, const char *key)
{
	if (strcmp(key, "C-t") == 0)
		blank(ui);
	else if (strcmp(key, "F10") == 0)
		quit(ui);
}

static bool lifts(struct ui *ui, const char *key)
{
	if (!ui->lifting)
		return false;
	ui->lifting = false;
	if (strcmp(key, "Enter") != 0)
		return false;
	ui->veiled = false;
	return true;
}

static int page(const struct ui *ui)
{
	return ui->rows > 12 ? ui->rows - 10 : 2;
}

static void screen_gets(struct ui *ui, const char *key)
{
	if (ui->focus == FOCUS_ENTRY && entry_key(ui, key))
		return;
	if (ui->screen->press && ui->screen->press(ui, key))
		return;
	if (ui->focus == FOCUS_LIST && ui->screen->rows && list_key(ui_list(ui), ui_rows(ui), key, page(ui)))
		return;
	binding_key(ui, key);
}

/* Nothing that lies over the screen holds it up: whoever says "off the record" is heard at once, and what was being asked
 * goes, with what was typed into it. */
static void switch_record(struct ui *ui)
{
	if (ui->overlay && ui->overlay->escaped)
		ui->overlay->escaped(ui);
	if (ui->overlay)
		overlay_close(ui);
	editor_forget(&ui->asked);
	binding_key(ui, RECORD_KEY);
}

void ui_key(struct ui *ui, const char *key)
{
	char alt[KEY_BYTES];

	message_read(ui);
	ui->last_key_ms = ui->now_ms;
	if (strcmp(key, RECORD_KEY) == 0 && ui->session) {
		switch_record(ui);
		return;
	}
	if (ui->blank) {
		blank_gets(ui, key);
		return;
	}
	if (lifts(ui, key))
		return;
	key = as_alt(ui, key, alt);
	if (ui->overlay)
		overlay_gets(ui, key);
	else
		screen_gets(ui, key);
	ui_follow_room(ui);
	if (ui->veiled) {
		/* Nothing past may show, and typing goes on. */
		ui->overlay = NULL;
		ui_go(ui, screen_find("room"));
	}
}

/* Line ends of all kinds become one; none stands at the end. */
static void add_lines(struct buffer *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '\r' && i + 1 < len && text[i + 1] == '\n')
			continue;
		buffer_addc(out, text[i] == '\r' ? '\n' : text[i]);
	}
	while (out->len && out->text[out->len - 1] == '\n')
		buffer_cut(out, out->len - 1);
}

void ui_paste(struct ui *ui, const char *text, size_t len)
{
	struct buffer lines = { 0 };

	message_read(ui);
	ui->last_key_ms = ui->now_ms;
	add_lines(&lines, text, len);
	/* As what is typed over them does. */
	if (ui->overlay == &overlay_messages && ui->focus == FOCUS_ENTRY)
		overlay_close(ui);
	if (ui->overlay && ui->overlay != &overlay_paste && ui->overlay != &overlay_confirm) {
		if (ui->overlay == &overlay_ask)
			ask_begin_anew(ui);
		editor_insert(&ui->asked, buffer_text(&lines), strcspn(buffer_text(&lines), "\n"));
	} else if (ui->screen->types && lines.len && !ui->blank) {
		ui->focus = FOCUS_ENTRY;
		ui->typed_ms = ui->now_ms;
		ui->typed++;
		if (memchr(lines.text, '\n', lines.len) && !ui->veiled) {
			buffer_cut(&ui->pasted, 0);
			buffer_add(&ui->pasted, lines.text, lines.len);
			overlay_open(ui, &overlay_paste);
		} else {
			editor_insert(&ui->entry, lines.text, lines.len);
		}
	}
	buffer_free(&lines);
}

bool ui_tick(struct ui *ui)
{
	if (ui->veiled || ui->blank || !ui->session || ui->now_ms - ui->last_key_ms < IDLE_VEIL_MS)
		return false;
	veil(ui);
	return true;
}
