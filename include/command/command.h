/* command: an intent becomes one event, planned but not written. A command reads the session as it is under
 * the lock and fills in an intent; the desk carries it out. No command can draw, read a clock or write.
 *
 * To add one: one file src/command/command_<name>.c with a const struct command, and its row in
 * commands.def. Keys, palette, help, footer, completions and the manual's lists are printed from it. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include "model/session.h"

/* Questions that a command has for rooms it cannot see. Any member may be NULL: then nobody can tell. */
struct services {
	void *self;

	/* false with e set when "print string" could not hold at entry `in` ("": everywhere). */
	bool (*may_print)(void *self, const struct session *s, const char *string, const char *in, struct err *e);

	/* The entry that is printed under a number such as 2.3.4, or NULL. */
	const struct entry *(*numbered)(void *self, const struct session *s, const char *number);

	/* Gives in a the hash of the minutes as they would be published now: what a signature is over. */
	const char *(*content)(void *self, const struct session *s, struct arena *a, struct err *e);
};

struct command;

/* Everything a command may look at. All of it is borrowed. */
struct command_call {
	const struct command *command;
	const struct session *session;
	const struct history *history;
	size_t writing;                  /* step where this process writes */
	const char *writer, *role;       /* "" when this process has none yet */
	int64_t now_ms;
	const char *const *arg;          /* words behind the command's name */
	size_t args;
	struct arena *arena;             /* for what is planned; copied by the desk before it goes */
	const struct services *services; /* may be NULL */
};

enum intent_kind {
	INTENT_EVENT,   /* append event */
	INTENT_PERSON,  /* put person into people.yaml */
	INTENT_WRITE,   /* this process writes at step from now on */
	INTENT_SAY,     /* only an answer: say */
	INTENT_SCREEN,  /* only a screen can do it: command->name tells what */
	INTENT_FORGET,  /* empty the entry in the journal, then append event */
};

struct intent {
	enum intent_kind kind;
	struct event *event;
	const struct person *person;
	const char *organisation;  /* INTENT_PERSON: name of the person's body, or "" */
	size_t step;
	const char *say;           /* sentences, one per line */
	bool confirm;              /* a screen asks before it carries this out */
};

/* How many arguments are words; behind them the rest of the line stands as one argument, as it is. */
enum { NO_REST = -1 };

struct command {
	const char *name;
	const char *key;      /* "g", "C-n", "F2", "M-n", or NULL */
	const char *args;     /* "ID TEXT", "" for none */
	const char *help;     /* what it does: an imperative, no full stop */
	const char *family;   /* heading in help and manual: "Place and clock", … */
	int least, most;      /* arguments; most counts the rest of the line as one */
	int rest_after;       /* words before the rest of the line, or NO_REST */
	bool when_off;        /* taken while the record is off */
	bool screen;          /* only a screen can carry it out */
	bool at_once;         /* may replace a file, and is on the disk before what follows: shares no sync */

	/* false: refused, e says why; out is not used. */
	bool (*plan)(const struct command_call *call, struct intent *out, struct err *e);
};

/* All commands, by name, ended by NULL; families in order of help, ended by NULL. */
extern const struct command *const commands[];
extern const char *const command_families[];

/* The command of that name; NULL with e set (naming the nearest known one) when there is none. */
const struct command *command_find(const char *name, struct err *e);

#endif
