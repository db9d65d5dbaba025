/* gate_forms: what the gate looks for (hidden forms, from the roster) and what it lets stand (covers). */
#ifndef RULE_GATE_FORMS_H
#define RULE_GATE_FORMS_H

#include "base/map.h"
#include "gate_text.h"
#include "rule/gate.h"

enum cover {
	COVER_NONE,     /* a hidden form */
	COVER_WHOLE,    /* lets a form stand that is all of it or part of it: `allow`, what may be printed anywhere */
	COVER_LONGER,   /* lets stand what is only a part of it: public names; alone the person wins */
	COVER_PHRASE,   /* the program's own words, in its own capitals */
};

/* What a hidden form has to look like where it stands. */
enum manner {
	MANNER_ANY,
	MANNER_CALLED,   /* a usual short form of a first name, alone: like a name in a sentence */
	MANNER_POINTED,  /* a role that one person holds: where words around it say that its holder is meant */
};

/* A row of folded words. */
struct sequence {
	const char *shown;          /* as the roster has it */
	const char *const *words;
	size_t count;
	const enum gate_shape *shapes;  /* COVER_PHRASE */
	enum cover cover;
	enum manner manner;
	bool capitals_only;         /* an acronym that is also a word, or that we made: only in capitals */
	const struct sequence *next;    /* with the same first word */
};

/* A form as one run of letters, found inside longer words: handles, file names, addresses. */
struct run {
	const char *letters, *shown;
	const struct run *next;     /* with the same first letters */
};

enum { RUN_KEY_BYTES = 6, RUN_LETTERS = 8 };

enum word_use {
	USE_ORDINARY = 1,  /* stands in lower case in everyday English */
	USE_SAYING = 2,    /* what people do: whoever stands before it is a person */
	USE_TITLE = 4,
	USE_BODY = 8,
	USE_MONTH = 16,
	USE_NUMBER = 32,
	USE_MACHINE = 64,  /* what files are made of: names of styles, fonts, keys */
	USE_FIRST_NAME = 128,
	USE_TITLE_TOO = 256,  /* with a capital a title, else a word: "a major ward" */
};

struct forms {
	struct arena *arena;
	struct map first;      /* first word, or two -> struct sequence: forms and covers; see forms_at */
	struct map runs;       /* first letters -> struct run */
	struct map uses;       /* word -> unsigned: enum word_use */
	struct map alone;      /* single words of the program's phrases -> their shape, for cells and headings */
	struct map known;      /* every word of what may stand */
	struct map slips;      /* long words without one of their letters -> struct slip, in gate_slips.h */
	struct map places;     /* first word of a surface -> struct place, in gate_place.h */
	size_t hidden;         /* forms */
	struct redactor *reader;   /* reads sentences as well; NULL: nobody does */
};

/* Compiles all of plan in a. */
void forms_make(struct forms *f, const struct gate_plan *plan, struct arena *a);

/* The sequences that may begin with these two words, in a row by next; second may be NULL. Many people have the same
 * initial, so what begins with a single letter is kept under its second word as well. */
const struct sequence *forms_at(const struct forms *f, const char *first, const char *second);

unsigned forms_use(const struct forms *f, const char *word);

/* What the roster hides; adds nothing but forms. In gate_roster.c. */
void forms_hide_roster(struct forms *f, const struct roster *r);

/* In gate_called.c: what somebody whose name these words are is called for short; roles that one person holds. */
void forms_hide_short_forms(struct forms *f, const struct gate_word *words, size_t count, const char *shown);
void forms_hide_roles(struct forms *f, const struct roster *r);

/* Adds a sequence of text's words; nothing for a text without words. NULL or the sequence. */
struct sequence *forms_add(struct forms *f, const char *text, enum cover cover);
struct sequence *forms_add_words(struct forms *f, const struct gate_word *words, size_t count, const char *shown);
void forms_add_run(struct forms *f, const char *letters, const char *shown);
bool forms_is_public(const struct forms *f, const struct gate_word *words, size_t count);

#endif
