/* phrase: the program's own words that can stand in print, by id. They are known to the gate, so that a
 * participant called like a word of the Rule does not block every minute. One row each in phrases.def. */
#ifndef RULE_PHRASE_H
#define RULE_PHRASE_H

#include <stddef.h>

enum phrase {
#define PHRASE(id, english) PHRASE_##id,
#include "rule/phrases.def"
#undef PHRASE
	PHRASES
};

/* The words in a language ("en", …); English where it is not translated. {1} … {9} stand for arguments. */
const char *phrase_words(enum phrase id, const char *lang);

#endif
