/* phrase: the program's own words that can stand in print, by id. They are known to the gate, so that a
 * participant called like a word of the Rule does not block every minute. One row each in phrases.def, and one in
 * phrases_<language>.def for every other language. */
#ifndef RULE_PHRASE_H
#define RULE_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

/* A PLURAL has ids for its forms as well: the one without an ending is said of all other numbers. */
enum phrase {
#define PHRASE(id, english) PHRASE_##id,
#define PLURAL(id, one, other) PHRASE_##id, PHRASE_##id##_ONE, PHRASE_##id##_TWO, PHRASE_##id##_FEW, PHRASE_##id##_MANY,
#include "rule/phrases.def"
#undef PLURAL
#undef PHRASE
	PHRASES
};

/* Languages that every phrase is in: "en", "cy"; ended by NULL. */
extern const char *const phrase_languages[];

/* Is lang ("cy", "cy-GB") one of them? */
bool phrase_speaks(const char *lang);

/* The words in a language; English where it is not translated; "" for a form that has no words of its own. {1} … {9}
 * stand for arguments. */
const char *phrase_words(enum phrase id, const char *lang);

/* The form of a PLURAL that is said of number; id itself where that language has no other. */
enum phrase phrase_form(enum phrase id, const char *lang, size_t number);

#endif
