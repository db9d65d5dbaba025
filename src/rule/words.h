/* words: what kind of word a word is, by small checked-in lists (words_ordinary.def, words_classes.def,
 * words_names.def, nicknames.def) and by the roster. Words are folded. */
#ifndef RULE_WORDS_H
#define RULE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum word_class {
	WORD_ORDINARY = 1 << 0,     /* English uses it in lower case every day */
	WORD_TITLE = 1 << 1,        /* Mr, Dame, Professor */
	WORD_OFFICE = 1 << 2,       /* follows a title without being a name: Mr Speaker */
	WORD_SAYING = 1 << 3,       /* said, asked: who stands before it is a person */
	WORD_FUNCTION = 1 << 4,     /* pronouns, auxiliaries, prepositions, conjunctions */
	WORD_DETERMINER = 1 << 5,   /* a, the, our: goes with what it stands before */
	WORD_POSSESSIVE = 1 << 6,   /* our, my, their: of the determiners */
	WORD_BODY = 1 << 7,         /* trust, council, hospital: half of a body's name */
	WORD_SMALL = 1 << 8,        /* of, and, the: small words inside names */
	WORD_MONTH = 1 << 9,
	WORD_FIRST_NAME = 1 << 10,  /* a common first name or a short form of one */
	WORD_ROSTER = 1 << 11,      /* a word of somebody's name or body here */
	WORD_PLACE_IN = 1 << 12,    /* in, at, of: ties a body to a place */
	WORD_NUMBER = 1 << 13,      /* one … twelve, several */
	WORD_STREET = 1 << 14,
	WORD_PARTICLE = 1 << 15,    /* de, van, ap: part of a surname */
	WORD_ATTRIBUTED = 1 << 16,  /* residents, staff: what a place's name stands before */
	WORD_DOMAIN = 1 << 17,      /* org, uk: ends an address on the web */
	WORD_SUPERLATIVE = 1 << 18, /* largest, first */
	WORD_PRONOUN = 1 << 19,     /* he, she, his, her, him */
	WORD_POST_NOMINAL = 1 << 20,
	WORD_WELSH = 1 << 21,       /* Welsh says it every day: no name on no list */
	WORD_MATTER = 1 << 22,      /* problem, port of call: what is the first or the only one of its sort is nobody */
	WORD_TITLE_TOO = 1 << 23,   /* a title with its capital, a word without: "a major ward" */
};

struct word_slot {
	const char *text;
	uint32_t hash, len;
	uint32_t classes;
};

struct words {
	struct arena *arena;
	struct word_slot *slots;
	size_t count, cap;
};

/* FNV-1a, 32 bits: of a word's bytes, begun with WORD_HASH. */
#define WORD_HASH 0x811c9dc5u
static inline uint32_t word_hash_next(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)c) * 0x01000193u;
}
/* The hash before its last byte c was taken in: the factor's inverse modulo 2^32. */
static inline uint32_t word_hash_before(uint32_t hash, char c)
{
	return hash * 0x359c449bu ^ (unsigned char)c;
}
uint32_t word_hash(const char *s, size_t len);

/* Fills w with the checked-in lists; the words live in a. */
void words_init(struct words *w, struct arena *a);

/* Adds classes to the word; keeps text. */
void words_add(struct words *w, const char *text, size_t len, uint32_t classes);

/* The classes of a word whose hash is known; 0 for one that stands in no list. */
uint32_t words_classes(const struct words *w, const char *text, size_t len, uint32_t hash);
uint32_t words_of(const struct words *w, const char *text, size_t len);

#endif
