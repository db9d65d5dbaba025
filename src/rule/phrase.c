/* phrase: the program's own words. English stands here; a translation is a second table with the same ids. */
#include "rule/phrase.h"

static const char *const english[PHRASES] = {
#define PHRASE(id, words) [PHRASE_##id] = words,
#include "rule/phrases.def"
#undef PHRASE
};

const char *phrase_words(enum phrase id, const char *lang)
{
	/* No translation is shipped yet: every language reads English rather than nothing. */
	(void)lang;
	return english[id];
}
