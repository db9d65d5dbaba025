/* cli: the command line (DESIGN.md section 6). Every subcommand gets its streams and what main.c read from the
 * outside, so that a test can run it and read what it says.
 *
 * To add a subcommand: one file src/cli/cli_<name>.c with its const struct subcommand, and its row in
 * subcommands.def. Usage, help, completions and the manual's lists are printed from it. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

/* The outside world, as main.c found it. */
struct cli_io {
	FILE *in, *out, *err;
	int64_t (*now_ms)(void);
	void (*random_word)(char *out, size_t len);  /* len letters of base32 and a NUL */
	const char *const *agenda_dirs;              /* where agendas are looked for, in order; ended by NULL */
	const char *config;                          /* path of config.yaml, or NULL */
	const char *recent;                          /* path of the list of recent sessions, or NULL */
	const char *runtime, *editor, *term;         /* $XDG_RUNTIME_DIR, $VISUAL or $EDITOR, $TERM; or NULL */
	const char *const *mistrusted;               /* variables that are not followed, and why; ended by NULL */
	const char *inside;                          /* "tmux", "screen", or NULL */
	bool far;                                    /* this terminal is another computer's ($SSH_CONNECTION) */
	bool confine;                                /* the process is ours: give up what is not needed */
	const struct door *edit;                     /* filled in by cli_run */
	bool no_color, utf8;                         /* $NO_COLOR says something; the locale is UTF-8 */
	int (*zone_minutes)(int64_t at_ms);          /* local time minus UTC then */
	void (*speak)(const char *own);              /* to be called once, with config.yaml's language or NULL; or NULL */
	const char *version;
};

/* Runs the program; gives the exit status: 0 done, 1 failed, 2 usage, 3 refused because someone could be
 * identified. Messages have gone to io->err. */
int cli_run(const struct cli_io *io, int argc, const char *const *argv);

#endif
