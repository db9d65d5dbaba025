/* subcommand: what the files cli_<name>.c share. Private to cli. */
#ifndef SUBCOMMAND_H
#define SUBCOMMAND_H

#include "base/arena.h"
#include "base/complaints.h"
#include "cli/cli.h"

struct option_row {
	const char *name;  /* without the two dashes; NULL ends the rows */
	const char *value; /* "FILE", or NULL for a flag */
	const char *help;
};

/* What was typed behind a subcommand. Values and words are borrowed from argv. */
struct options {
	struct arena *arena;
	const struct option_row *rows;
	const char **names, **values;  /* pairs in order */
	size_t count, name_cap, value_cap;
	const char *const *word;       /* what is no option */
	size_t words;
};

struct subcommand {
	const char *name;
	const char *args;                 /* "DIR --format F" as usage shows it */
	const char *help;                 /* an imperative, no full stop */
	const struct option_row *options; /* ended by a NULL name; NULL: none */
	void (*more)(FILE *out);          /* what usage says behind the options; NULL: nothing */
	size_t least, most;               /* words */
	bool (*run)(const struct cli_io *io, const struct options *o, struct err *e);
};

/* All subcommands by name, ended by NULL. */
extern const struct subcommand *const subcommands[];
const struct subcommand *subcommand_find(const char *name);

/* Reads argv[1..argc) as options and words of sub. ERR_USAGE names the nearest known option. */
bool options_read(const struct subcommand *sub, struct arena *a, int argc, const char *const *argv,
		  struct options *out, struct err *e);

/* The last value of an option, or NULL; whether a flag was given; the i-th value of a repeated option or NULL. */
const char *option_value(const struct options *o, const char *name);
bool option_given(const struct options *o, const char *name);
const char *option_nth(const struct options *o, const char *name, size_t i);

/* The index of the option's value in words (ended by NULL), 0 when it was not given. ERR_USAGE when it is none. */
bool option_word(const struct options *o, const char *name, const char *const *words, size_t *index,
		 struct err *e);

/* --format text|json, as most commands have it that print: whether it is JSON. */
#define OPTION_TEXT_OR_JSON { "format", "text|json", N_("text when not said") }
bool option_json(const struct options *o, bool *json, struct err *e);

/* "usage: roundtable NAME ARGS" and what its options do, from its rows. */
void subcommand_usage(const struct subcommand *sub, FILE *out);

/* Prints left and, from column indent on (or one blank behind left), text, broken at blanks so that it fits 80 columns;
 * what stands in brackets is not broken. */
void print_wrapped(FILE *out, const char *left, size_t indent, const char *text);

/* Prints to f with everything that could steer a terminal made visible. */
void print_visible(FILE *f, const char *s);

/* "roundtable: text" to io->err, made visible. */
void cli_say(const struct cli_io *io, const char *format, ...) PRINTF_LIKE(2, 3);

/* Every complaint as a line of io->err. */
void say_complaints(const struct cli_io *io, const struct complaints *c);

#endif
