/* tui: the screen, and the same as lines for a screen reader or a bad line. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdint.h>
#include <stdio.h>

#include "command/command.h"

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
	const char *editor;              /* $VISUAL or $EDITOR, or NULL */
	const char *term;                /* $TERM, or NULL */
	bool no_color;                   /* $NO_COLOR is set and not empty */
	bool utf8;                       /* the locale is UTF-8 */
	enum tui_colour colour;          /* --color */

	bool plain;                      /* --plain: lines on in and out */
	FILE *in, *out, *err;

	/* Makes a session folder from an agenda (a name or a path), people (a path, or NULL); for the start screen.
	 * May be NULL: then it only opens what is there. */
	bool (*create)(void *self, const char *dir, const char *agenda, const char *people, struct err *e);
	void *self;
};

/* Runs until the person leaves. *status is the exit status when true. false: it could not begin; nothing was drawn,
 * and e says why and what to do instead. */
bool tui_run(const struct tui_plan *plan, int *status, struct err *e) MUST_USE;

#endif
