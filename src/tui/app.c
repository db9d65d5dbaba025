/* app: one process at one screen: terminal, state and desk brought together. Everything that can be decided without
 * a terminal is decided in ui; here things happen in an order, and the disk is told before the eye. */
#include "tui/tui.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"
#include "base/say.h"
#include "base/utf8.h"
#include "desk/beginnings.h"
#include "desk/own.h"
#include "clock.h"
#include "entry.h"
#include "mouse.h"
#include "start.h"

enum { WRITER_LETTERS = 8, DRAFT_IDLE_MS = 2000, FOLLOW_MS = 1000, LONG_MS = 60000 };

/* ---- the half-typed line on the disk ---- */

static const char *writing_place(const struct app *app, struct arena *a)
{
	return step_place(&app->ui.session->agenda->steps[app->ui.writing], a);
}

static bool draft_is_due(const struct app *app)
{
	const char *draft = entry_draft(&app->ui);

	return app->present && (draft ? app->saved_ms < app->ui.typed_ms : app->saved);
}

static void save_draft(struct app *app)
{
	const char *draft = entry_draft(&app->ui);
	struct arena work = { 0 };
	struct err ignored;

	if (!draft_is_due(app))
		return;
	app->saved_ms = app->ui.now_ms;
	if (draft) {
		/* A disk that is full is said when a line is kept; a draft is only a second net. */
		app->saved = present_save(app->present, writing_place(app, &work), draft, strlen(draft), app->ui.now_ms,
					  &ignored);
	} else {
		present_erase(app->present);
		app->saved = false;
	}
	arena_free(&work);
}

/* A line that was kept or silenced leaves no draft a moment longer; a line being typed waits for a pause. */
static void look_after_draft(struct app *app)
{
	if (!entry_draft(&app->ui) || app->ui.now_ms - app->ui.typed_ms >= DRAFT_IDLE_MS)
		save_draft(app);
}

/* From a signal: what lies ready, and nothing that could wait for memory. */
static void save_last(void *arg)
{
	struct app *app = arg;
	const char *draft = entry_draft(&app->ui);

	if (draft && app->present && present_save(app->present, "", draft, strlen(draft), app->ui.now_ms, NULL))
		app->saved = true;
}

static void recover(struct app *app)
{
	struct ui *ui = &app->ui;
	struct arena work = { 0 };
	size_t count;
	const struct left_line *left = present_left(app->present, &work, &count);

	for (size_t i = 0; i < count; i++) {
		if (i + 1 < count) {
			ui_say(ui, STYLE_ACCENT, "Recovered too: %s", left[i].text);
			continue;
		}
		editor_insert(&ui->entry, left[i].text, strlen(left[i].text));
		ui->typed_ms = ui->now_ms;
		app->saved = true;
		/* It goes where it was begun, and what is typed behind it where the room is. */
		ui->follow_after = true;
		if (*left[i].place)
			ui_typef(ui, FROM_ITSELF, ":write %s", left[i].place);
	}
	if (count)
		ui_say(ui, STYLE_ACCENT, "Recovered the line typed at %s; it is in the entry line, not kept yet",
		       ui_clock_text(ui, left[count - 1].at_ms));
	arena_free(&work);
}

/* ---- the desk ---- */

static void look(struct app *app, bool changed)
{
	int64_t now_ms = app->plan->now_ms();

	app->ui.zone_minutes = app->plan->zone_minutes ? app->plan->zone_minutes(now_ms) : 0;
	ui_look_at(&app->ui, app->desk, now_ms, changed);
}

static void look_who_is_here(struct app *app)
{
	struct arena now = { 0 };
	const char *others = app->present ? present_others(app->present, &now) : "";

	if (strcmp(others, app->ui.others) != 0)
		app->shown_until_ms = 0;
	arena_free(&app->others);
	app->others = now;
	app->ui.others = others;
}

static void say_troubles(struct app *app)
{
	const struct history *h = desk_history(app->desk);
	size_t altered = history_troubles(h, TROUBLE_ALTERED), damaged = history_troubles(h, TROUBLE_DAMAGED);

	if (h->newer)
		ui_say(&app->ui, STYLE_CAUTION, "A newer program wrote in this session: reading only");
	else if (app->ui.session->sealed)
		ui_say(&app->ui, STYLE_CAUTION, "This session is sealed: who said what is forgotten; reading only");
	else if (desk_is_read_only(app->desk))
		ui_say(&app->ui, STYLE_CAUTION, "This folder cannot be written: reading only");
	if (history_troubles(h, TROUBLE_PENDING))
		ui_say(&app->ui, STYLE_CAUTION, "The last line of the journal was cut off; the next entry mends it");
	if (altered || damaged)
		ui_say(&app->ui, STYLE_CAUTION, "The journal has %zu altered and %zu damaged lines; roundtable check names them",
		       altered, damaged);
}

/* The agenda says how long the notes may be kept; somebody has to be reminded. */
static void say_retention(struct app *app)
{
	const struct session *s = app->ui.session;
	const struct date today = date_of(app->ui.now_ms + (int64_t)app->ui.zone_minutes * MINUTE_MS);
	const struct date until = s->agenda->retain_until;

	if (!until.year || s->sealed || date_days_between(until, today) <= 0)
		return;
	ui_say(&app->ui, STYLE_CAUTION, "To be kept until %04d-%02d-%02d, which is past: roundtable seal %s", until.year,
	       until.month, until.day, app->dir);
}

bool app_open(struct app *app, const char *dir, struct err *e)
{
	char writer[WRITER_LETTERS + 1];
	struct desk_plan plan = { .dir = dir, .role = app->ui.plan.role, .writer = writer, .services = app->plan->services };
	struct desk *desk;

	app->plan->random_word(writer, WRITER_LETTERS);
	if (!desk_open(&plan, &desk, e))
		return false;
	if (app->plan->opened)
		app->plan->opened(app->plan->self, dir);
	present_close(app->present, false);
	desk_close(app->desk);
	app->desk = desk;
	free(app->dir);
	app->dir = strdup(dir);
	if (!app->dir)
		memory_exhausted();
	app->ui.dir = app->dir;
	memset(&app->wall, 0, sizeof app->wall);
	app->present = present_open(dir, app->ui.plan.role, writer);
	app->ui.session = NULL;
	look(app, true);
	/* The role chose the screen, unless it was the start screen. */
	if (app->ui.screen->alone)
		ui_go(&app->ui, screen_find(strcmp(app->ui.plan.role, "organiser") == 0 ? "review" : "room"));
	app->opened = true;
	recover(app);
	say_retention(app);
	say_troubles(app);
	look_who_is_here(app);
	return true;
}

/* After the screen was shown, as this waits for a disk. What is practised on is not remembered, nor what was sealed. */
static void remember_opened(struct app *app)
{
	const struct session *s = app->ui.session;

	if (!app->opened)
		return;
	app->opened = false;
	own_opened(app->ui.practice || s->sealed ? NULL : app->plan->recent, &(struct own_session){
		.at_ms = app->ui.now_ms, .dir = app->dir, .title = s->title ? s->title : ui_text(&app->ui, s->agenda->title),
		.retain_until = s->agenda->retain_until, .role = app->ui.plan.role,
	});
}

/* Does what the keys asked of the desk. Everything that is answered is on the disk. */
static void settle(struct app *app)
{
	struct ui_line line;
	struct answer answer;

	while (app->desk && ui_next_line(&app->ui, &line)) {
		desk_do(app->desk, line.text, strlen(line.text), app->plan->now_ms(), &answer);
		look(app, true);
		ui_answered(&app->ui, &line, &answer);
	}
	if (!app->desk)
		return;
	desk_hold(app->desk, entry_is_begun(&app->ui));
	look(app, false);
	look_after_draft(app);
}

static void follow(struct app *app)
{
	struct err e = { 0 };
	bool changed;

	if (!app->desk)
		return;
	present_noticed(app->present);
	app->followed_ms = app->ui.now_ms;
	if (!desk_follow(app->desk, &changed, &e)) {
		ui_say(&app->ui, STYLE_CAUTION, "%s", e.text);
		changed = true;
	}
	look_who_is_here(app);
	look(app, changed);
	if (changed)
		ui_followed(&app->ui);
	look_after_draft(app);
}

/* ---- the wall ---- */

/* Whoever steers keeps it: the first chair, or somebody alone without a role. */
static bool steers(const struct app *app)
{
	const char *role = app->ui.plan.role;

	return app->desk && app->present && (!*role || strcmp(role, "chair") == 0) && present_is_first(app->present) &&
	       !desk_is_read_only(app->desk);
}

/* After the screen was shown: nobody waits for the wall. */
static void keep_wall(struct app *app)
{
	if (steers(app))
		wall_keep(&app->wall, &app->ui);
}

/* ---- the loop ---- */

/* How long nothing will happen by itself. */
static int64_t quiet_ms(const struct app *app)
{
	const struct ui *ui = &app->ui;
	int64_t wait = clock_next_change(ui->session, ui->now_ms), due;

	if (app->desk && present_watch(app->present) < 0 && FOLLOW_MS < wait)
		wait = FOLLOW_MS;
	if (steers(app) && wall_due_ms(&app->wall, ui) < wait)
		wait = wall_due_ms(&app->wall, ui);
	if (draft_is_due(app)) {
		due = ui->typed_ms + DRAFT_IDLE_MS - ui->now_ms;
		wait = due < wait ? due : wait;
	}
	return wait < 0 ? 0 : wait > LONG_MS ? LONG_MS : wait;
}

static const char *last_message(const struct ui *ui)
{
	return ui_message(ui) ? ui_message(ui)->text : NULL;
}

/* The wall's beat or another's heartbeat woke us: nothing that is to be seen has changed. */
static bool is_as_shown(const struct app *app, enum terminal_event event)
{
	const struct ui *ui = &app->ui;

	return (event == TERMINAL_TIMEOUT || event == TERMINAL_READY) && ui->version == app->shown_version &&
	       last_message(ui) == app->shown_message && !ui->bell && !ui->redraw && ui->now_ms < app->shown_until_ms;
}

void app_show(struct app *app)
{
	app->shown_version = app->ui.version;
	app->shown_message = last_message(&app->ui);
	app->shown_until_ms = app->ui.now_ms + clock_next_change(app->ui.session, app->ui.now_ms);
	if (app->ui.redraw)
		terminal_forget();
	app->ui.redraw = false;
	ui_draw(&app->ui, &app->frame);
	terminal_show(&app->frame);
	if (app->ui.bell)
		terminal_bell();
	app->ui.bell = false;
	terminal_mouse(app->ui.mouse);
}

void app_resize(struct app *app)
{
	int rows, cols;

	terminal_size(&rows, &cols);
	ui_resize(&app->ui, rows, cols);
}

/* Whoever comes by while we are stopped sees a shell, and on our return a veil. */
static void suspend(struct app *app)
{
	app->ui.suspend = false;
	save_draft(app);
	if (app->ui.session && !app->ui.veiled)
		ui_screen_command(&app->ui, "veil");
	app_show(app);
	terminal_suspend();
	app_resize(app);
	look(app, false);
}

static void take(struct app *app, enum terminal_event event, const char *text, size_t len)
{
	switch (event) {
	case TERMINAL_KEY:
		ui_key(&app->ui, text);
		break;
	case TERMINAL_MOUSE:
		mouse_do(&app->ui, &app->frame, text);
		break;
	case TERMINAL_PASTE:
		ui_paste(&app->ui, text, len);
		break;
	case TERMINAL_RESIZE:
		app_resize(app);
		break;
	case TERMINAL_SUSPEND:
		app->ui.suspend = true;
		break;
	case TERMINAL_END:
		app->ended = true;
		break;
	case TERMINAL_READY:
		follow(app);
		break;
	case TERMINAL_TIMEOUT:
		if (ui_tick(&app->ui))
			app->shown_until_ms = 0;
		look_after_draft(app);
		if (app->desk && app->ui.now_ms - app->followed_ms >= FOLLOW_MS)
			follow(app);
		break;
	}
}

static void do_asked(struct app *app)
{
	struct err e = { 0 };

	settle(app);
	if (app->ui.task) {
		app_run_task(app);
		look(app, app->desk != NULL);
	}
	if (app->ui.open) {
		if (!app_open(app, app->ui.open, &e))
			ui_say(&app->ui, STYLE_CAUTION, "%s", e.text);
		free(app->ui.open);
		app->ui.open = NULL;
		settle(app);
	}
	if (app->ui.editor)
		app_edit(app);
	if (app->ui.suspend)
		suspend(app);
}

static void run(struct app *app)
{
	enum terminal_event event = TERMINAL_RESIZE;
	const char *text;
	size_t len = 0;

	do_asked(app);
	while (!app->ui.quit && !app->ended) {
		if (!is_as_shown(app, event))
			app_show(app);
		keep_wall(app);
		remember_opened(app);
		if (!app_waiting(app, &event, &text, &len))
			event = terminal_wait(quiet_ms(app), app->desk ? present_watch(app->present) : -1, &text, &len);
		look(app, false);
		take(app, event, text, len);
		do_asked(app);
	}
}

static bool is_dumb(const struct tui_plan *plan)
{
	return !plan->term || !*plan->term || strcmp(plan->term, "dumb") == 0;
}

/* What stands on the terminal when the screen is gone: that all is there, and the way back. */
static void say_farewell(const struct app *app)
{
	struct buffer b = { 0 };

	utf8_add_visible(&b, app->dir, strlen(app->dir));
	if (app->ui.practice)
		fprintf(app->plan->out, "%s\n", _("The practice is over; nothing of it is kept."));
	else
		fprintf(app->plan->out, _("What was kept is on the disk. To go on: roundtable %s\n"), buffer_text(&b));
	buffer_free(&b);
}

/* A half-typed line outlives us, whatever ended us; the next start says so. */
static void leave(struct app *app)
{
	bool keep;

	if (app->desk) {
		app->ui.typed_ms = app->ui.now_ms;
		app->saved_ms = 0;
		save_draft(app);
	}
	/* Whom a signal ended has perhaps not read yet what came back. */
	keep = app->ended || entry_draft(&app->ui) != NULL;
	terminal_close();
	if (app->ui.quit && app->desk)
		say_farewell(app);
	present_close(app->present, keep);
	desk_close(app->desk);
	free(app->dir);
	practice_end(app->ui.practice);
	app->ui.practice = NULL;
	ui_free(&app->ui);
	frame_free(&app->frame);
	arena_free(&app->others);
	arena_free(&app->own);
	buffer_free(&app->waiting);
}

/* A mistake in the configuration is said and stops nobody. */
static void say_config(struct app *app, const struct complaints *c, const struct err *e)
{
	struct arena work = { 0 };

	if (!c->count)
		ui_say(&app->ui, STYLE_CAUTION, "%s", e->text);
	for (size_t i = 0; i < c->count; i++)
		ui_say(&app->ui, STYLE_CAUTION, "%s", complaint_text(&work, &c->item[i]));
	arena_free(&work);
}

static bool begin(struct app *app, struct err *e)
{
	const struct tui_plan *plan = app->plan;
	struct complaints complaints = { .arena = &app->own };
	bool sound = own_config_read(plan->config, &app->own, &complaints, &app->config, e);
	const struct ui_plan ui_plan = {
		.role = plan->role, .services = plan->services, .ascii = !plan->utf8, .keys = &app->config.keys,
		.glossary = &app->config.glossary,
	};
	bool colour = plan->colour == COLOUR_ALWAYS || (plan->colour == COLOUR_AUTO && !plan->no_color);
	const char *theme = !colour ? "mono" : app->config.theme ? app->config.theme : "calm";

	ui_init(&app->ui, &ui_plan);
	app->ui.mouse = app->config.mouse;
	if (!sound)
		say_config(app, &complaints, e);
	if (plan->dir && !app_open(app, plan->dir, e))
		return false;
	if (!plan->dir && !screen_find("start"))
		return err_set(e, ERR_USAGE, "name a session: roundtable DIR");
	if (!plan->dir)
		ui_go(&app->ui, screen_find("start"));
	if (!plan->dir)
		app->ui.task = start_look;
	look(app, false);
	return terminal_open(theme_find(theme), colour && strcmp(theme, "mono") != 0, e);
}

bool tui_run(const struct tui_plan *plan, int *status, struct err *e)
{
	struct app app = { .plan = plan };
	bool ok;

	*status = 0;
	if (plan->plain || is_dumb(plan))
		return plain_run(plan, e);
	ok = begin(&app, e);
	if (ok) {
		terminal_last_words(save_last, &app);
		app_resize(&app);
		run(&app);
	}
	terminal_last_words(NULL, NULL);
	leave(&app);
	/* All is put away: now the signal does what it would have done to any program, and the parent can see it. */
	if (ok && terminal_signal()) {
		signal(terminal_signal(), SIG_DFL);
		raise(terminal_signal());
	}
	*status = ok && app.ended ? 1 : 0;
	return ok;
}
