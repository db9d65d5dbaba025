/* agenda: what the room is here to walk through. A frozen value: store reads it (agenda.yaml), everything
 * else only looks. Every default is already filled in. All strings are UTF-8 and live as long as the arena
 * that the agenda was read into. */
#ifndef MODEL_AGENDA_H
#define MODEL_AGENDA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/time.h"

/* A text in one or more languages; an agenda may say any text as {en: …, cy: …}. */
struct text {
	const char *lang;         /* "" when the agenda names no language for it */
	const char *text;
	const struct text *next;  /* the same in another language, or NULL */
};

/* The text in lang; else in no language; else the first; "" for NULL. Borrowed. */
const char *text_in(const struct text *t, const char *lang);

/* The language of what text_in gives: the one that the agenda names for it, else `otherwise`. Borrowed. */
const char *text_lang(const struct text *t, const char *lang, const char *otherwise);

enum entry_kind { VIEW, QUOTE, ACTION, CHANGE, RECOMMENDATION, DECISION, PARKED, ENTRY_KINDS };

/* "view", "quote", …; the reverse gives ENTRY_KINDS for a word that is none. */
const char *entry_kind_name(enum entry_kind kind);

/* The same for people, in their language: "view", "recommendation"; and in at most ten cells. */
const char *entry_kind_words(enum entry_kind kind);
const char *entry_kind_short(enum entry_kind kind);
enum entry_kind entry_kind_of(const char *name);

struct strings {
	const char *const *item;
	size_t count;
};

bool strings_has(const struct strings *list, const char *s);

struct texts {
	const struct text *const *item;
	size_t count;
};

struct stage {
	const char *id;            /* "" for the single stage of opening and closing */
	const struct text *title;
	enum entry_kind kind;      /* what an entry typed here is when nothing else says so */
	int minutes;
	const struct text *brief;  /* may be NULL */
	struct texts prompts;
};

struct dimension {
	const char *id;            /* "opening" and "closing" are the agenda's own */
	const struct text *title;
	int minutes;               /* planned; when the agenda is silent, the sum of its stages */
	int least;                 /* minutes that an overrun elsewhere may not take */
	const struct stage *stages;
	size_t stage_count;
};

/* A place of the meeting: opening, then every stage of every dimension, then closing. */
struct step {
	const struct dimension *dimension;
	const struct stage *stage;
};

struct group {
	const char *id;
	const struct text *label;   /* "provider leader": follows an article */
	const struct text *plural;
	size_t parent;              /* index of the group it is within; the root is its own parent */
};

struct quantifier {
	int from;                   /* voices, or 0 when the rung is a share */
	double share;               /* of counted people present, 0 to 1, or 0 */
	const struct text *say;     /* "several participants" */
};

struct poll_plan {
	const char *id;
	const struct dimension *dimension;  /* NULL when the agenda does not say */
	const struct text *question;
	struct texts options;
};

struct host {
	const struct text *name, *about, *contact;  /* about and contact may be NULL */
};

enum quote_rule { QUOTES_FREE, QUOTES_ASK };

/* How many signatures end DRAFT: that many, or all co-chairs. "any" is one. */
enum { SIGN_CO_CHAIRS = 0 };

struct agenda {
	int version;                        /* roundtable: 1 */
	const struct text *title, *purpose; /* purpose may be NULL */
	const struct host *hosts;
	size_t host_count;
	int minutes;                        /* of the whole meeting */
	const char *language;
	int k;                              /* rule.k, at least 2 */
	enum quote_rule quotes;
	int sign;
	struct date retain_until;           /* all 0: not said */
	const struct group *groups;         /* [0] is the root, "participant"; the rest in agenda order */
	size_t group_count;
	struct strings levels, themes, glossary;
	const struct quantifier *quantifiers;
	size_t quantifier_count;
	struct dimension opening, closing;  /* one stage each */
	const struct dimension *dimensions;
	size_t dimension_count;
	const struct poll_plan *polls;
	size_t poll_count;
	const struct step *steps;           /* opening, all stages in order, closing */
	size_t step_count;
};

enum { NO_STEP = -1, NO_GROUP = -1 };

/* Index into steps of a dimension id and a stage id (stage NULL or "": the dimension's first), or NO_STEP. */
int agenda_step(const struct agenda *a, const char *dimension, const char *stage);

/* Index into steps of "internal/present", "internal", "opening", "closing", or NO_STEP. */
int agenda_place(const struct agenda *a, const char *place);

/* The reverse: "internal/present", "opening"; in a. */
const char *step_place(const struct step *step, struct arena *a);

/* The dimension of that id (not opening or closing), or NULL. */
const struct dimension *agenda_dimension(const struct agenda *a, const char *id);

/* Gives in a a few words for everything in which what happened under the one could not be told under the other: ids and
 * their order, options of polls, what the Rule promised. 0: they are of one meeting, though its words may differ. */
size_t agenda_differences(const struct agenda *x, const struct agenda *y, struct arena *a, const char *const **out);

/* Index into groups, or NO_GROUP. NULL and "" are the root. */
int agenda_group(const struct agenda *a, const char *id);

#endif
