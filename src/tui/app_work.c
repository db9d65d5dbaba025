/* app_work: work that takes longer than an eye blinks says what it does, how far it is, and that Esc stops it. Keys that are
 * pressed meanwhile, and what is pasted, wait, and are then done in their order. */
#include <string.h>

#include "app.h"
#include "base/say.h"
#include "publish/publish.h"

enum { QUIET_MS = 200, SHARE = 100 };

/* "Making minutes.pdf: 3 of 6 done, 50 %, 4 s. Esc stops it" */
static void say_how_far(struct app *app, const char *what, size_t done, size_t parts, int64_t since_ms)
{
	struct arena work = { 0 };

	buffer_cut(&app->ui.at_work, 0);
	buffer_adds(&app->ui.at_work,
		    arena_printf(&work, _("%s: %zu of %zu done, %d %%, %d s. Esc stops it"), what, done, parts,
				 parts ? (int)(SHARE * done / parts) : 0, (int)(since_ms / 1000)));
	arena_free(&work);
}

/* Stands in front of the bytes of what waits, which end in a NUL that is not counted. */
struct waiting {
	enum terminal_event event;
	size_t len;
};

static void let_wait(struct app *app, enum terminal_event event, const char *text, size_t len)
{
	const struct waiting w = { event, len };

	buffer_add(&app->waiting, (const char *)&w, sizeof w);
	buffer_add(&app->waiting, text, len);
	buffer_addc(&app->waiting, '\0');
}

static void none_waits(struct app *app)
{
	buffer_cut(&app->waiting, 0);
	app->waiting_at = 0;
}

/* All that was pressed since. false: Esc, or the end of everything. */
static bool hear(struct app *app)
{
	for (;;) {
		const char *text;
		size_t len;
		enum terminal_event event = terminal_wait(0, -1, &text, &len);

		if (event == TERMINAL_END)
			app->ended = true;
		if (event == TERMINAL_END || (event == TERMINAL_KEY && (strcmp(text, "Esc") == 0 || strcmp(text, "C-c") == 0)))
			return false;
		if (event == TERMINAL_RESIZE)
			app_resize(app);
		if (event == TERMINAL_SUSPEND)
			app->ui.suspend = true;
		/* A click is not kept: it was at what showed then. */
		if (event == TERMINAL_KEY || event == TERMINAL_PASTE)
			let_wait(app, event, text, len);
		if (event == TERMINAL_TIMEOUT || event == TERMINAL_READY)
			return true;
	}
}

static bool goes_on(void *self, const char *what, size_t done, size_t parts)
{
	struct app *app = self;
	int64_t since_ms = app->plan->now_ms() - app->work_since_ms;

	if (since_ms < QUIET_MS)
		return true;
	say_how_far(app, what, done, parts, since_ms);
	app_show(app);
	if (hear(app))
		return true;
	/* What was pressed before it belonged to what is given up. */
	none_waits(app);
	return false;
}

void app_run_task(struct app *app)
{
	const struct publish_progress progress = { goes_on, app };

	app->work_since_ms = app->plan->now_ms();
	ui_run_task(&app->ui, &(struct ui_world){ app->desk, app->dir, app->plan, &progress });
	buffer_cut(&app->ui.at_work, 0);
}

bool app_waiting(struct app *app, enum terminal_event *event, const char **text, size_t *len)
{
	struct waiting w;

	if (app->waiting_at >= app->waiting.len) {
		none_waits(app);
		return false;
	}
	memcpy(&w, app->waiting.text + app->waiting_at, sizeof w);
	*event = w.event;
	*text = app->waiting.text + app->waiting_at + sizeof w;
	*len = w.len;
	app->waiting_at += sizeof w + w.len + 1;
	return true;
}
