/* plain: published text as one line of clean characters, before a format escapes it. */
#ifndef PLAIN_H
#define PLAIN_H

#include "base/buffer.h"
#include "minutes/document.h"

/* Appends p: runs of white space and line breaks as one blank, none at either end; controls, bidi controls
 * and bytes that are no UTF-8 left out. What is left cannot steer a terminal or turn a line around. */
void plain_add(struct buffer *out, const struct published *p);
void plain_adds(struct buffer *out, const char *s);

/* The same into a buffer that is emptied first; borrowed from it. */
const char *plain(struct buffer *scratch, const struct published *p);

#endif
