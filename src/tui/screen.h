/* screen: what a screen is. To add one: a file src/tui/screen_<name>.c with a const struct screen screen_<name>, and
 * its row SCREEN(name) in screens.def. Footer, help and keys are printed from it. Private to tui. */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>
#include <stddef.h>

struct frame;
struct ui;

/* A key that works on a screen, as the footer and help show it. key NULL ends the rows. */
struct hint {
	const char *key;   /* as text: "t", "Space" */
	const char *what;  /* "addressee": a word or two, for the footer */
	const char *help;  /* what it does, an imperative; NULL: as the command row of that key says */
};

/* The rows of a screen's list, top to bottom, by ids that stay the same when others write. */
struct rows {
	const char *const *id;
	size_t count;
};

struct screen {
	const char *name;          /* "board" */
	const char *key;           /* "F3"; its digit works in lists */
	const char *title;         /* "Actions" */
	const struct hint *hints;  /* its own keys, most useful first; NULL: none */
	int least_rows, least_cols;
	bool alone;                /* it shows before a session is open */
	bool types;                /* it has the entry line: letters are text */
	const char *row_word;      /* what the chosen row is to a command's args: "ID", "PERSON", "GROUP"; or NULL */

	/* Draws the whole frame. Only lists may be settled (their top), nothing else of ui changes. */
	void (*draw)(struct ui *ui, struct frame *f);

	/* A key of its own. false: not taken, the common keys have their turn. NULL: it has none. */
	bool (*press)(struct ui *ui, const char *key);

	/* The rows of its list, filtered (ui_matches), in ui->rows_arena; called once per version. NULL: no list. */
	struct rows (*rows)(struct ui *ui);
};

/* All screens by name, ended by NULL; the one of that name, or NULL; its place in the table. */
extern const struct screen *const screens[];
const struct screen *screen_find(const char *name);
size_t screen_index(const struct screen *s);

#endif
