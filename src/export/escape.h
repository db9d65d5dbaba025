/* escape: one function per format that makes any text harmless in it. Tests call them directly. */
#ifndef ESCAPE_H
#define ESCAPE_H

#include <stdbool.h>

#include "base/buffer.h"
#include "minutes/document.h"

/* CommonMark 0.31 with tables: appends p so that it reads as itself wherever inline text may stand.
 * at_start: it begins a block, so what would make it a list, a heading or a quote is escaped too. */
void escape_markdown(struct buffer *out, const struct published *p, bool at_start);

/* RFC 4180: appends p as one cell, quoted where it must be, with an apostrophe before what a spreadsheet
 * would execute. */
void escape_csv(struct buffer *out, const struct published *p);

/* RFC 5545 3.3.11: appends p as a TEXT value. */
void escape_ics(struct buffer *out, const struct published *p);

#endif
