/* gate_text: a text as the gate reads it: folded words with where they stand. Its own folding, on purpose:
 * what the finder's folding misses, this one must not miss for the same reason (RULE.md section 6). */
#ifndef RULE_GATE_TEXT_H
#define RULE_GATE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Decoders put this between parts of a file that do not read on (cells, elements, strings): it parts words and
 * sentences like a paragraph and, unlike a newline, does not count as a line. */
#define GATE_BORDER '\f'

enum gate_shape {
	GATE_LOWER,     /* "rose", "2019" */
	GATE_CAPITAL,   /* "Rose" */
	GATE_CAPITALS,  /* "ROSE", "AVFT": two letters or more */
};

struct gate_word {
	const char *text;  /* folded, ends with NUL */
	size_t len;        /* of text */
	const char *own;   /* a Greek or Cyrillic word folded as such, with no letter taken for a Latin one; NULL: text */
	size_t start, end; /* bytes of the raw text */
	enum gate_shape shape;
	bool starts;       /* a sentence, a line of a list, a cell */
	bool glued;        /* no white space or border parts it from the word before */
	bool apart;        /* a border or a row of signs stands before it: no name goes on over that */
};

struct gate_text {
	const char *raw;
	size_t len;
	struct gate_word *words;
	size_t count;
	bool backwards;    /* holds a sign that makes the text run backwards */
};

/* Reads raw[0..len), valid UTF-8, into a. raw is borrowed. */
void gate_text_read(struct gate_text *t, const char *raw, size_t len, struct arena *a);

/* Takes out words that are no words but hashes, colours, numbers in letters: nobody reads the "ada" in them. */
void gate_text_drop_hashes(struct gate_text *t, bool markup);

/* Whether the word is that folded one, as it reads or as it looks. */
bool gate_word_is(const struct gate_word *w, const char *folded);

/* Whether a folded text holds a letter of a script that writes without blanks. */
bool gate_text_is_unspaced(const char *folded);

#endif
