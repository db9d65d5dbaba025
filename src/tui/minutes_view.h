/* minutes_view: what the minutes screen looks up once for a version of the session: may the chosen files be written, who
 * has signed, how the minutes read. Everything is rendered and gated in memory; no file is touched. Private to tui. */
#ifndef MINUTES_VIEW_H
#define MINUTES_VIEW_H

#include "views.h"

struct minutes_view *minutes_look(struct ui *ui);

/* The formats there are, in ui->drawing. */
const struct publish_format *minutes_formats(struct ui *ui, size_t *count);

/* How many are chosen; their names in ui->drawing, in *names. */
size_t minutes_chosen(struct ui *ui, const char *const **names);

/* The whole minutes as text, 72 columns, one string; or why they cannot be shown. */
const char *minutes_preview(struct ui *ui);

#endif
