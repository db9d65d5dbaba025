/* finder_plain: a text as its reader sees it where markup stands inside a word: "Al*ex*is", "Ex<b>ample</b>ton",
 * "&#69;xampleton", "%45xampleton". */
#ifndef RULE_FINDER_PLAIN_H
#define RULE_FINDER_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct plain {
	const char *text;
	size_t len;
	const uint32_t *from, *to;  /* per byte of text: the raw bytes that it was made of */
};

/* Reads raw[0..len) into a. False, with nothing made, when no markup touches a word. Each byte of text comes from
 * at least one of raw, so a range that is longer in raw had markup in it. */
bool finder_plain(struct plain *out, struct arena *a, const char *raw, size_t len);

/* Widens raw[*from..*to) by the other end of an emphasis that begins or ends inside it. */
void finder_plain_balance(const char *raw, size_t len, size_t *from, size_t *to);

#endif
