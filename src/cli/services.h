/* services: what commands ask rooms that they cannot see, and what several subcommands say. Private to cli. */
#ifndef SERVICES_H
#define SERVICES_H

#include "command/command.h"
#include "rule/redactor.h"
#include "subcommand.h"

/* Of a writer's name. */
enum { WRITER_LETTERS = 8 };

/* What the user has configured, in a; what is wrong in the file is said and left out. */
struct own_config;
struct own_config *cli_config(const struct cli_io *io, struct arena *a);

/* Speaks the language that the user chose, in the configuration or else by the locale. */
void cli_speak(const struct cli_io *io);

/* Answers commands' questions by the Rule and by what would be published, with the user's own glossary. a holds that. */
struct services cli_services(const struct cli_io *io, struct arena *a);

/* Opens the session that the first word names for whoever has that role, as a writer of its own. What it borrows lies in
 * the arena of the options; desk_close is the caller's. */
struct desk;
bool cli_desk_open(const struct cli_io *io, const struct options *o, const char *role, struct desk **out, struct err *e);

/* Says how many names of the session's roster finder_warn complained of, if any. */
void say_cares(const struct cli_io *io, const char *dir, const struct complaints *cares);

/* --undecided refuse|hide|print: what becomes of possible findings. */
bool option_undecided(const struct options *o, enum undecided *policy, struct err *e);

/* Prints the formats of export and synthesis, a line each. */
void formats_print(FILE *out);

/* One line per trouble of the journal: "DIR/journal.yaml:41: altered: …". Gives how many there are of the kinds that
 * are no good end (altered, damaged, pending, conflict, newer). */
size_t say_troubles(const struct cli_io *io, const char *dir, const struct history *h);

struct look;

/* Opens the session that the first word names, prints it, says the journal's troubles and fails because of them:
 * the answer is full, and the status is 1 when anything is altered, damaged or pending. */
bool look_and_print(const struct cli_io *io, const struct options *o,
		    bool (*print)(const struct cli_io *io, const struct options *o, const struct look *l,
				  struct err *e),
		    struct err *e);

#endif
