/* opening: the first words of a published sentence, one key each: "{who} said that …". The letter behind them becomes
 * small, unless the word is an acronym, a public name or "I" (MINUTES.md, "Sentences"). Private to tui. */
#ifndef OPENING_H
#define OPENING_H

#include "model/session.h"

/* The text under the next opening: none, said, felt, a view emerged, none again. In a. */
const char *opening_next(const struct session *s, struct arena *a, const char *text);

#endif
