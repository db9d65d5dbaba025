/* finder_scan: one text under the finder's eyes: its words, and what was found at them so far. The steps, in
 * order: finder_judge (who is meant), patterns (contacts), days (that of the event), tells (roles, claims, what gives away a
 * speaker), unlisted (names nobody listed), finder_merge (one finding per place). */
#ifndef RULE_FINDER_SCAN_H
#define RULE_FINDER_SCAN_H

#include "matcher.h"

enum {
	NUMBERS = 13,  /* up to twelve are written as words */
	DAY_FILTER_BITS = 4096,
};

struct finder {
	struct arena arena;
	const struct roster *roster;
	const struct agenda *agenda;
	struct matcher matcher;
	bool group_size[NUMBERS];     /* so many people or bodies here are of one group or kind */
	int people, bodies;           /* in all */
	struct date day;              /* of the event; month 0: not known */
	uint64_t day_filter[DAY_FILTER_BITS / 64];  /* by hash: may be a word that its day begins with */
};

/* What was found at words [first, last]; from and to may reach beyond them (an address's signs). */
struct find {
	size_t first, last;
	size_t from, to;              /* bytes of raw, where more than the words: SIZE_MAX and 0 at first */
	enum finding_kind kind;
	enum certainty certainty;
	const struct person *person;
	const struct organisation *organisation;
	const char *why;
	bool part;                    /* of somebody's name: two next to each other are one */
	size_t name;                  /* the first word of the name itself, behind what finder_merge took in */
};

struct hits {
	struct hit *item;
	size_t count, cap;
};

struct scan {
	const struct finder *finder;
	struct finder_text text;
	struct arena *arena;
	struct find *finds;
	size_t count, cap;
	struct hits names, nouns;     /* as matched, by first word */
	uint8_t *covered;             /* per word: inside a find (certainty + 1) */
	uint8_t *masked;              /* per word: inside a term that is nobody's identity (its form) */
	uint32_t *mask_first, *mask_last;
};

/* Adds a find at words [first, last]. */
struct find *scan_add(struct scan *s, size_t first, size_t last, enum finding_kind kind, enum certainty certainty,
		      const char *why);

void finder_judge(struct scan *s);
void finder_near(struct scan *s);   /* of finder_judge: what is almost a name */
void finder_contacts(struct scan *s);
void finder_days(struct scan *s);
void finder_tells(struct scan *s);
void finder_unlisted(struct scan *s);

/* Widens f by what stands beside it and goes with it. */
void finder_take(const struct scan *s, struct find *f);

/* Widens all finds, unites what overlaps or belongs together, adds pronouns. Gives the findings in out by
 * start. */
const struct finding *finder_merge(struct scan *s, struct arena *out, size_t *count);

/* True when words [first, last] stand inside one mask, and inside a longer one where it is only a term. */
bool scan_is_masked(const struct scan *s, size_t first, size_t last);

/* A title right before word i: "Dr Field", "Dr. Field". */
bool scan_is_titled(const struct finder_text *t, size_t i);

#endif
