/* phrase: the program's own words, a table for each language. Which form goes with which number is decided here
 * alone, by the rules of CLDR 44, supplemental/plurals.xml, cardinals. */
#include "rule/phrase.h"

#include <string.h>

static const char *const english[PHRASES] = {
#define PHRASE(id, words) [PHRASE_##id] = words,
#define PLURAL(id, one, other) [PHRASE_##id] = other, [PHRASE_##id##_ONE] = one,
#include "rule/phrases.def"
#undef PLURAL
#undef PHRASE
};

static const char *const welsh[PHRASES] = {
#define PHRASE(id, words) [PHRASE_##id] = words,
#define PLURAL(id, one, two, few, many, other)                                                                 \
	[PHRASE_##id] = other, [PHRASE_##id##_ONE] = one, [PHRASE_##id##_TWO] = two,                           \
	[PHRASE_##id##_FEW] = few, [PHRASE_##id##_MANY] = many,
#include "rule/phrases_cy.def"
#undef PLURAL
#undef PHRASE
};

/* How far behind the id of a PLURAL the id of its form stands. */
enum { OTHER, ONE, TWO, FEW, MANY };

static int english_form(size_t number)
{
	return number == 1 ? ONE : OTHER;
}

/* Three and six change the consonant that follows; no noun is counted as nought here. */
static int welsh_form(size_t number)
{
	return number == 1 ? ONE : number == 2 ? TWO : number == 3 ? FEW : number == 6 ? MANY : OTHER;
}

static const struct language {
	const char *code;
	const char *const *words;
	int (*form)(size_t number);
} languages[] = {
	{ "en", english, english_form },
	{ "cy", welsh, welsh_form },
};

const char *const phrase_languages[] = { "en", "cy", NULL };

static const struct language *find(const char *lang)
{
	for (size_t i = 0; lang && i < sizeof languages / sizeof *languages; i++) {
		size_t len = strlen(languages[i].code);

		if (strncmp(lang, languages[i].code, len) == 0 && (!lang[len] || lang[len] == '-'))
			return &languages[i];
	}
	return NULL;
}

bool phrase_speaks(const char *lang)
{
	return find(lang) != NULL;
}

const char *phrase_words(enum phrase id, const char *lang)
{
	const struct language *l = find(lang);
	const char *words = l ? l->words[id] : NULL;

	if (!words)
		words = english[id];
	return words ? words : "";
}

enum phrase phrase_form(enum phrase id, const char *lang, size_t number)
{
	const struct language *l = find(lang);
	enum phrase form = (enum phrase)((int)id + (l ? l : languages)->form(number));

	return *phrase_words(form, lang) ? form : id;
}
