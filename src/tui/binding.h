/* binding: what a key does where no screen and no overlay took it. Most bindings are the keys of command rows; the
 * few others stand in one table here, each as the line it types or the thing it does. Private to tui. */
#ifndef BINDING_H
#define BINDING_H

#include "ui.h"

/* The one that switches the record off, as the table has it: nothing that lies over a screen holds it up. */
#define RECORD_KEY "C-o"

enum where { ANYWHERE, IN_LISTS, IN_ENTRY };

struct binding {
	const char *key;
	enum where where;
	const char *line;             /* what it types into the desk, or NULL */
	void (*act)(struct ui *ui);   /* what it does instead */
	const char *help;             /* an imperative, for help and the manual */
};

/* Ended by a NULL key. */
extern const struct binding bindings[];

/* Carries out what is bound to key; false: nothing is. */
bool binding_key(struct ui *ui, const char *key);

/* True when an Alt key is bound or edits: Esc and then the key mean the same. */
bool binding_is_alt(const struct ui *ui, const char *key);

/* The key of a command, as configured; NULL when it has none. */
const char *binding_of(const struct ui *ui, const struct command *c);

/* Types a command for the chosen row: at once when the row is all it needs, else in the palette. */
void binding_command(struct ui *ui, const struct command *c);

#endif
