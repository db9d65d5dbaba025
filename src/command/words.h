/* words: how a command line splits into words. Private to the room. */
#ifndef WORDS_H
#define WORDS_H

#include <stddef.h>

#include "base/arena.h"

/* Splits at blanks; "…" groups, anywhere in a word, and \" and \\ inside stand for themselves; an apostrophe is
 * no quotation mark; an opening mark without a closing one is a letter. After `rest_after` words (-1: never) the rest
 * of the line, without blanks around it, is one word as it is. Gives the words in a. */
const char *const *words_split(struct arena *a, const char *line, int rest_after, size_t *count);

/* Length of the word at s: up to a blank outside quotation marks. */
size_t words_length(const char *s);

/* The len bytes at s without their quotation marks, in a. */
char *words_unquote(struct arena *a, const char *s, size_t len);

#endif
