/* app: what the files of the running program share. Private to tui. */
#ifndef APP_H
#define APP_H

#include "desk/own.h"
#include "desk/present.h"
#include "tui/tui.h"
#include "terminal.h"
#include "ui.h"
#include "wall.h"

struct app {
	const struct tui_plan *plan;
	struct ui ui;
	struct frame frame;
	struct desk *desk;         /* NULL: on the start screen */
	char *dir;                 /* its folder, or NULL */
	struct present *present;
	struct wall_kept wall;     /* what was last written for the projector */
	struct arena own;          /* what the user configured */
	struct own_config config;
	struct arena others;       /* who else is here, in words */
	bool saved;                /* a draft lies on the disk */
	int64_t saved_ms;          /* when it was last written */
	int64_t followed_ms;       /* when others' events were last read */
	uint64_t shown_version;    /* what the screen shows, and until when it stays true if nothing happens */
	const char *shown_message;
	int64_t shown_until_ms;
	int64_t work_since_ms;     /* when the task that runs began */
	struct buffer waiting;     /* keys and pastes that came meanwhile (app_work.c) */
	size_t waiting_at;         /* the next of them */
	bool opened;               /* a session, which the list of recent ones does not have yet */
	bool ended;                /* a signal, or the line is lost */
};

/* Opens a session in place of the one that is open. On false that one stays. */
bool app_open(struct app *app, const char *dir, struct err *e);

/* Draws all that is to be seen; asks the terminal for its size. */
void app_show(struct app *app);
void app_resize(struct app *app);

/* Does the task that a key asked for; when it takes long, says how far it is and hears Esc (app_work.c). The next key or
 * paste that came meanwhile, as from terminal_wait; false: no more. text is borrowed until the next call of either. */
void app_run_task(struct app *app);
bool app_waiting(struct app *app, enum terminal_event *event, const char **text, size_t *len);

/* Gives the line, or the chosen entry, to the user's own editor and takes it back (app_edit.c). */
void app_edit(struct app *app);

/* The session as lines (plain.c). */
bool plain_run(const struct tui_plan *plan, struct err *e);

#endif
