/* entry: the entry line of the room: typing, kinds, editing earlier entries, completion. Private to tui. */
#ifndef ENTRY_H
#define ENTRY_H

#include "ui.h"

/* A key while the entry line has the focus. false: not taken. */
bool entry_key(struct ui *ui, const char *key);

/* The answer to a line that came from here. */
void entry_answered(struct ui *ui, const struct ui_line *line, const struct answer *a);

/* Draws prompt and line in [col, col + width) of as many as those rows, veiled (then in one) or not, and places the cursor
 * when it has the focus. */
void entry_draw(struct ui *ui, struct frame *f, int row, int rows, int col, int width);

/* The rows of that width, 1 to most, that the line has need of. */
int entry_rows(struct ui *ui, int width, int most);

/* The kind that the line would have if it were kept now. */
enum entry_kind entry_kind_now(struct ui *ui);

/* Begins to edit the entry of that id. */
void entry_edit(struct ui *ui, const char *id);

/* An entry was forgotten: if it is the one that is edited here, its words leave the line. */
void entry_forgotten(struct ui *ui);

/* Others changed the session: an entry that is edited here, or was last, may be another now. Both are told. */
void entry_followed(struct ui *ui);

/* The record may have gone off, or come back: what was typed while it was off leaves no trace when it comes back. */
void entry_watch_record(struct ui *ui);

/* Nothing but blanks is nothing: Enter would keep no entry of it. */
bool entry_is_empty(const struct ui *ui);

/* One's own line is begun, on the screen or set aside while an entry is edited: it keeps its place. */
bool entry_is_begun(const struct ui *ui);

/* What to save as a draft: the line, unless it is empty or nothing may be kept. NULL: nothing. */
const char *entry_draft(const struct ui *ui);

#endif
