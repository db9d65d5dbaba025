/* matcher: every surface of a roster, found in one pass over the words of a text.
 *
 * Not an Aho-Corasick over letters: ten thousand people with some fifteen surfaces each would make millions
 * of nodes, and a cache miss per byte of text. Names begin and end where words do, so a surface is indexed
 * by the hash of its first word, or of its first two, behind a filter of one bit; ordinary text costs two
 * bits a word, whatever the roster. Names inside longer words (handles, addresses, file names) are found by
 * windows of eight letters, and slips of the fingers by the words with one letter left out. All three are
 * verified letter by letter and are linear in the text. */
#ifndef RULE_MATCHER_H
#define RULE_MATCHER_H

#include "base/map.h"
#include "finder_text.h"
#include "rule/finder.h"

/* What part of a name a surface is; the judge decides by it. */
enum form {
	FORM_WHOLE,     /* a full name, an alias, a withheld word: means what it says */
	FORM_SURNAME,   /* and every part of it; of a body: what is left without its suffix */
	FORM_FIRST,
	FORM_NICK,      /* a usual short form nobody listed */
	FORM_INITIALS,  /* "AE" */
	FORM_DOTTED,    /* "A.E." */
	FORM_ACRONYM,
	FORM_PLACE,
	FORM_PLAIN,     /* an English word that a body is called by: "Vale", "the Forum" */
	FORM_ROLE,      /* held by one person */
	FORM_GROUP,     /* a noun for a group of this room: "council", "NHS leaders" */
	FORM_ALLOW,     /* from here on: masks, which nobody is identified by */
	FORM_NAMED,     /* of people on the record */
	FORM_GLOSSARY,
	FORM_PUBLIC,
};

struct surface {
	const char *text;      /* folded words with one blank between; stands right behind the surface */
	const struct surface *next;  /* in the chain of one hash */
	uint32_t hash, len;
	uint16_t words;
	uint8_t form, kind;    /* enum form, enum finding_kind */
	bool ordinary;         /* all words are ordinary ones or have two letters or fewer */
	bool capitals;         /* found in capitals only */
	const struct person *person;
	const struct organisation *organisation;
};

struct slot {
	uint32_t hash;
	struct surface *first;
};

struct near_slot {
	uint32_t hash;
	uint32_t surface;              /* in surfaces, plus one; 0: nothing here */
};

struct window_slot {
	uint64_t letters;              /* the first eight */
	const struct surface *surface;
};

/* The bodies here that one noun is said of. */
struct members {
	size_t count;
	const struct organisation *last;
	bool trade;  /* "ambulance crews": work that only such bodies do */
};

enum { MATCHER_QUEUE = 8, PUBLIC_BITS = 1 << 16 };

struct matcher {
	struct arena *arena;
	struct arena scratch;          /* for folding one surface */
	struct words words;
	struct map members;            /* folded noun -> struct members */
	struct slot *slots;
	size_t slot_count, slot_cap;
	struct surface *queue[MATCHER_QUEUE];  /* added, not in slots yet: a ring, [entered, queued) */
	size_t queued, entered;
	uint64_t public_filter[PUBLIC_BITS / 64];  /* by hash: may be a FORM_PUBLIC */
	uint64_t *filter;
	uint32_t filter_mask;
	const struct surface **surfaces;  /* all, in order of adding */
	size_t count, cap;
	struct near_slot *near;
	size_t near_count, near_cap;
	struct window_slot *windows;
	size_t window_count, window_cap;
	uint64_t *window_filter;
};

/* Makes an empty matcher in a, which it keeps; people is a guess at the size of the roster. */
void matcher_init(struct matcher *m, struct arena *a, size_t people);

/* What stands behind a surface that is added. */
struct owner {
	enum finding_kind kind;
	const struct person *person;
	const struct organisation *organisation;
};

/* Adds text (raw; folded here). The same surface of two people belongs to neither alone. Nothing happens for
 * a text without a letter or digit. */
void matcher_add(struct matcher *m, const char *text, enum form form, const struct owner *owner);

/* True when the text (raw) is a FORM_PUBLIC by now. */
bool matcher_has_public(struct matcher *m, const char *text);

/* Between two people: frees the scratch arena when it has grown. */
void matcher_rest(struct matcher *m);

/* After the last matcher_add: builds what finds slips and names inside words. */
void matcher_seal(struct matcher *m);

/* The parts of it that stand in files of their own. */
void matcher_near_make(struct matcher *m);
void matcher_inside_make(struct matcher *m);

/* What was found at words [first, last]. */
struct hit {
	size_t first, last;
	const struct surface *surface;
	bool plural;
};

/* What stands at one word: the longest surface of each sort; .surface is NULL where there is none. */
struct found_at {
	struct hit name;   /* people, bodies, places, withheld words */
	struct hit noun;   /* FORM_ROLE, FORM_GROUP: they must not hide a shorter name */
	struct hit mask;
};

void matcher_at(const struct matcher *m, const struct finder_text *t, size_t i, struct found_at *found);

/* The surface that is that one word and names somebody, or NULL. */
const struct surface *matcher_word(const struct matcher *m, const char *text, size_t len);

/* A surface of six letters and more, written as one word, that text[0..len) is one slip away from (two when
 * `slips` is 2), or NULL. */
const struct surface *matcher_near(const struct matcher *m, const char *text, size_t len, int slips);

/* A surface of eight letters and more inside text[0..len), or NULL. */
const struct surface *matcher_inside(const struct matcher *m, const char *text, size_t len);

#endif
