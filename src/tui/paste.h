/* paste: what a terminal with bracketed paste sends between its two marks. Private to tui. */
#ifndef PASTE_H
#define PASTE_H

#include "base/buffer.h"

/* Reads what follows the first mark into bytes: until the second was seen and nothing waits behind it, or nothing more
 * comes. The paste is [0, *end), what was typed behind it [*rest, bytes->len). Several that come at once are one. */
void paste_read(int fd, struct buffer *bytes, size_t *end, size_t *rest);

/* Adds it as UTF-8, without the marks between several; in a locale that is not UTF-8 the bytes are the locale's. */
void paste_add_text(struct buffer *text, const char *bytes, size_t len);

#endif
