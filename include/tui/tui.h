/* tui: the screen, and the same as lines for a screen reader or a bad line. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdint.h>
#include <stdio.h>

#include "command/command.h"
#include "confine/door.h"

enum tui_colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* The outside world as main.c found it, and what was asked for. All of it is borrowed until tui_run returns. */
struct tui_plan {
	const char *dir;                 /* the session's folder, or NULL: the start screen */
	const char *role;                /* "chair", "note-taker", "organiser" or "" */
	const struct services *services; /* may be NULL */
	const char *version;

	int64_t (*now_ms)(void);
	int (*zone_minutes)(int64_t at_ms);          /* local time minus UTC then; NULL: UTC */
	void (*random_word)(char *out, size_t len);  /* len letters of base32 and a NUL */

	const char *const *agenda_dirs;  /* where agendas are looked for; ended by NULL */
	const char *config;              /* path of config.yaml, or NULL */
	const char *recent;              /* path of the list of recent sessions, or NULL */
	const char *runtime;             /* $XDG_RUNTIME_DIR: where a text lies while $EDITOR has it; or NULL */
	const struct door *edit;         /* runs tui_edit with $VISUAL or $EDITOR; NULL: there is none */
	const char *term;                /* $TERM, or NULL */
	bool no_color;                   /* $NO_COLOR is set and not empty */
	bool utf8;                       /* the locale is UTF-8 */
	enum tui_colour colour;          /* --color */

	bool plain;                      /* --plain: lines on in and out */
	FILE *in, *out, *err;

	/* Makes a session folder from an agenda (a name or a path), people (a path, or NULL); for the start screen.
	 * May be NULL: then it only opens what is there. */
	bool (*create)(void *self, const char *dir, const char *agenda, const char *people, struct err *e);
	/* Told when a session has been opened from the start screen: from then on no other folder is needed. May be NULL. */
	void (*opened)(void *self, const char *dir);
	void *self;
};

/* How many colours a kind of terminal ($TERM) has; 0: none, or it cannot be drawn on at all. */
int tui_colours(const char *term);

/* Lets somebody edit the file at path with the command `editor`; for a door. */
bool tui_edit(const void *editor, const char *path, const struct door_wait *wait);

/* Runs until the person leaves. *status is the exit status when true. false: it could not begin; nothing was drawn,
 * and e says why and what to do instead. */
bool tui_run(const struct tui_plan *plan, int *status, struct err *e) MUST_USE;

#endif
