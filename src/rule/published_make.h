/* published_make: how this room, and no other, makes published text out of bytes. Whoever calls it answers
 * for them: they went through the finder with every verdict applied, or are the program's own words. */
#ifndef PUBLISHED_MAKE_H
#define PUBLISHED_MAKE_H

#include "rule/published.h"

/* Gives text[0..len) as published text in a; keeps a copy. private: made with --private. */
const struct published *published_make(struct arena *a, const char *text, size_t len, bool private);

/* The same, and keeps text itself, which has a NUL behind it and lives as long as a. */
const struct published *published_keep(struct arena *a, const char *text, size_t len);

#endif
