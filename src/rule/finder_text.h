/* finder_text: a text as the finder reads it: folded, and cut into words. */
#ifndef RULE_FINDER_TEXT_H
#define RULE_FINDER_TEXT_H

#include <string.h>

#include "base/folding.h"
#include "words.h"

enum shape {
	SHAPE_LOWER,
	SHAPE_CAPITAL,   /* first letter */
	SHAPE_CAPITALS,  /* all of them, two or more */
	SHAPE_DIGITS,
};

/* What stands before a word. */
enum gap {
	GAP_NONE,        /* nothing: a digit after a letter, an ideograph after another */
	GAP_BLANK,
	GAP_JOIN,        /* at most two of blank . ' @ / + : a name may go on over it */
	GAP_COMMA,
	GAP_FAR,
};

struct token {
	uint32_t start, end;  /* of folded.text */
	uint32_t hash;
	uint32_t classes;     /* enum word_class */
	uint8_t shape, gap;
	bool starts;          /* a sentence, a line or a quotation */
};

struct finder_text {
	const char *raw;
	size_t raw_len;
	struct folded folded;
	struct token *tokens;
	size_t count;
};

/* Reads raw[0..len) into a. */
void finder_text_read(struct finder_text *t, const char *raw, size_t len, enum fold_breaks breaks,
		      const struct words *words, struct arena *a);

static inline size_t token_len(const struct token *k)
{
	return k->end - k->start;
}

static inline const char *token_text(const struct finder_text *t, size_t i)
{
	return t->folded.text + t->tokens[i].start;
}

/* Token i is that word. Asked of nearly every word of a text: the first letter settles it most times. */
static inline bool token_is(const struct finder_text *t, size_t i, const char *word)
{
	const char *text = token_text(t, i);
	size_t len = token_len(&t->tokens[i]);

	return *text == *word && strncmp(text, word, len) == 0 && word[len] == '\0';
}

/* True when tokens i, i+1, … are the words of phrase ("in the room"), with no more than a comma between. */
bool tokens_are(const struct finder_text *t, size_t i, const char *phrase);

static inline bool token_has(const struct finder_text *t, size_t i, uint32_t classes)
{
	return (t->tokens[i].classes & classes) != 0;
}

static inline bool token_is_capital(const struct finder_text *t, size_t i)
{
	return t->tokens[i].shape == SHAPE_CAPITAL || t->tokens[i].shape == SHAPE_CAPITALS;
}

/* The text around i is all in capitals, so that a capital says nothing. */
bool token_is_shouted(const struct finder_text *t, size_t i);

/* "Don't" is nobody called Don. */
bool token_is_contraction(const struct finder_text *t, size_t i);
/* "Quorn's". */
bool token_is_possessor(const struct finder_text *t, size_t i);

/* One hyphen alone stands before token i. */
bool token_is_hyphenated(const struct finder_text *t, size_t i);

/* The raw bytes of tokens [first, last]. */
void tokens_range(const struct finder_text *t, size_t first, size_t last, size_t *from, size_t *to);

#endif
