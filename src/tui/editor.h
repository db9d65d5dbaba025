/* editor: one line of text being typed, with the keys of readline. Moves and deletes by grapheme, whatever the text
 * is made of; what is stored is never changed by how it is shown. Private to tui. */
#ifndef EDITOR_H
#define EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

enum { EDITOR_UNDO = 64 };

struct snapshot {
	char *text;
	size_t len, at;
};

/* All zero is an empty line. Freed by editor_free. */
struct editor {
	struct buffer text;
	size_t at;                           /* insertion point: a byte, always between graphemes */
	struct buffer killed;                /* what C-y puts back */
	struct snapshot undo[EDITOR_UNDO];   /* states before edits, oldest first */
	size_t undo_count;
	char last;                           /* what the last key did: 'i' typed, 'k' killed, 'd' deleted, 0 else */
};

const char *editor_text(const struct editor *ed);
bool editor_is_empty(const struct editor *ed);

/* The line becomes text, the insertion point stands at its end; one undo takes that back. */
void editor_set(struct editor *ed, const char *text);

/* Puts text in at the insertion point. */
void editor_insert(struct editor *ed, const char *text, size_t len);

/* Puts text in place of the bytes [from, to) and the insertion point behind it. */
void editor_replace(struct editor *ed, size_t from, size_t to, const char *text);

/* Empties it, undo too; what was killed can still be put back. For a line that has been kept. */
void editor_clear(struct editor *ed);

/* Empties it and forgets what could bring the text back: undo, kills. For a line that must leave no trace. */
void editor_forget(struct editor *ed);

/* Carries out an editing key ("C-a", "M-b", "Backspace", "é"). false: it is none. */
bool editor_key(struct editor *ed, const char *key);

void editor_free(struct editor *ed);

#endif
