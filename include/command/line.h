/* line: one typed line, whoever typed it: entry line, paste, capture, --plain (DESIGN.md section 5). */
#ifndef COMMAND_LINE_H
#define COMMAND_LINE_H

#include "command/command.h"

enum { LINE_MOST_BYTES = 64 * 1024 };

enum line_kind { LINE_BLANK, LINE_COMMAND, LINE_ENTRY };

struct line {
	enum line_kind kind;
	const struct command *command;  /* LINE_COMMAND */
	struct intent intent;
	const char *const *warnings;    /* tokens that stayed in the text, in words */
	size_t warning_count;
};

/* Says why bytes cannot be a line: too long, not UTF-8, with NUL. true when they can. */
bool line_check(const char *bytes, size_t len, struct err *e);

/* True when nothing on the line would be taken while the record is off: an entry, or a command that is not
 * about record, place or clock. Looks at the line alone. */
bool line_is_silenced(const char *line);

/* True for a command that may replace a file (struct command, at_once). Were it to share a sync with lines before it,
 * those would be on the disk already when the sync fails, and be answered as if they were not. line: len bytes. */
bool line_is_at_once(const char *line, size_t len);

/* The kind that a sigil and a blank say at the start of a line, or ENTRY_KINDS; *len (may be NULL) is where the text
 * behind them begins. And the sigil of a kind. */
enum entry_kind line_sigil(const char *line, size_t *len);
char line_sigil_of(enum entry_kind kind);

/* Parses the line and plans what it asks for. call says who, where and when; its command and arg are not looked
 * at. false: refused, e says why. Everything in out lives in call->arena. */
bool line_plan(const char *line, const struct command_call *call, struct line *out, struct err *e);

/* An entry's text as somebody put it better: without the tokens that are new at its end, and what they say of the entry,
 * as command lines. What does not parse stays in the text; where nothing is taken, that is text as it was given. */
struct mended {
	const char *text;
	const char **commands;
	size_t count;
	const char *const *warnings;  /* as in struct line */
	size_t warning_count;
};
enum { MENDED_MOST = 8 };  /* commands beside those for tags */

/* Of the call only session and arena are looked at; the arena has what is in out. */
void line_mend(const struct command_call *call, const struct entry *en, const char *text, struct mended *out);

#endif
