/* making: what every part of this room needs while one tree is made. Private to minutes. */
#ifndef MAKING_H
#define MAKING_H

#include "base/map.h"
#include "minutes/build.h"

/* A tag as it may be printed. */
struct theme {
	const struct published *text;   /* as it was typed, or as the agenda spells it */
	const struct published *title;  /* raised, dashes as blanks: "Shared outcomes" */
	size_t rank;                    /* place in the agenda's themes; their number for all others */
	bool hidden;                    /* says who somebody is: never printed */
};

/* What stands for the people of one group. */
struct label {
	const struct published *singular;  /* "provider leader" */
	const struct published *said_by;   /* "a provider leader", "another NHS leader" */
	const struct published *plural;    /* "provider leaders", "other NHS leaders" */
};

/* An entry and all that were merged into it. */
struct family {
	const struct entry **member;
	size_t count, cap;
};

struct making {
	const struct minutes_plan *plan;
	const struct session *s;
	const struct agenda *agenda;
	struct arena *a;
	const char *lang;
	struct map themes;              /* tag -> struct theme */
	struct label *labels;           /* per group; made when first asked for */
	const struct published **rungs; /* per quantifier; the same */
	const struct published **rungs_typed;  /* the same in the language that the room typed in */
	struct family *families;        /* per number of an entry, from 1 */
	size_t counted;
};

/* ---- words.c: the program's words, and raw text made fit for print ---- */

const struct published *say(struct making *m, enum phrase id);
const struct published *say1(struct making *m, enum phrase id, const struct published *one);
const struct published *say2(struct making *m, enum phrase id, const struct published *one,
			     const struct published *two);

/* The form of a PLURAL that goes with number; two may be NULL (phrases.def). */
const struct published *say_count(struct making *m, enum phrase id, size_t number, const struct published *two);

/* p, marked as what was typed in the room where the document is in another language. */
const struct published *typed(struct making *m, const struct published *p);

/* Redacts raw, which was typed in the room, for that place; NULL for NULL and "". */
const struct published *hide(struct making *m, const char *raw, const char *place);

/* The same, and NULL as well when anything had to be replaced: for what is nothing without its words. */
const struct published *hide_or_drop(struct making *m, const char *raw, const char *place);

/* In the language of the minutes, where the agenda says it in that one too. What every agenda gets unless it says
 * otherwise ("What does this mean?", "several participants") is the program's, and is translated with it. */
const struct published *hide_in(struct making *m, const struct text *t, const char *place);

/* The same in the language that the room typed in, for inside what it typed. */
const struct published *hide_typed(struct making *m, const struct text *t, const char *place);

/* Paragraphs of raw, divided at blank lines, each a sentence or more. */
struct document_texts hide_paragraphs(struct making *m, const char *raw, const char *place);

/* The same of what the agenda says in the language of the document. */
struct document_texts hide_paragraphs_in(struct making *m, const struct text *t, const char *place);

/* "four", "21". */
const struct published *number_words(struct making *m, size_t number);

/* "October 2019". */
const struct published *month_words(struct making *m, struct date d);

/* "December 2026", "within six weeks"; NULL for "". */
const struct published *due_words(struct making *m, const char *due);

/* "2026-12"; a span counts from the beginning of the meeting's month, so that it gives no day away. NULL for
 * none, or when nobody knows that month. */
const char *due_month(struct making *m, const char *due);

/* "a, b and c"; NULL for none. */
const struct published *list_words(struct making *m, const struct published *const *item, size_t count);

/* An array that starts at one and grows to a document_texts. */
void texts_add(struct making *m, struct document_texts *list, size_t *cap, const struct published *p);

/* ---- labels.c ---- */

const struct label *label_of(struct making *m, size_t group);
const struct label *label_of_class(struct making *m, size_t class);

/* "a provider leader", "an NHS leader". */
const struct published *with_article(struct making *m, const struct published *label);

/* ---- entries.c: one entry made fit for print ---- */

/* The parts of a section, in printed order. */
enum place_in_section { IN_LIST, OVER_TIME, IN_DISCUSSION };

/* An entry on its way into print, and what it is sorted by, in that order. */
struct draft {
	size_t section;                 /* of its dimension */
	enum place_in_section part;
	size_t dimension;               /* recommendations: the one they are about; else 0 */
	const struct theme *heading;    /* NULL: none */
	int rung;                       /* of support, below it the item's text; -1 for none */
	const struct entry *entry;
	struct document_item item;
};

/* Fills d->entry, heading, rung and item; false when en may not be printed (the report says why). */
bool draft_make(struct making *m, const struct entry *en, struct draft *d);

void families_find(struct making *m);
void report_left_out(struct making *m, const char *why);

/* ---- themes.c ---- */

const struct theme *theme_of(struct making *m, const char *tag);
int theme_order(const struct theme *x, const struct theme *y);

/* ---- order.c ---- */

/* Sorts drafts into their default printed order, then applies the organiser's moves. No order of capture
 * is left: drafts that compare equal print the same bytes. */
void drafts_order(struct making *m, struct draft *drafts, size_t count);

/* By their number, then by what the first that differ say. */
int texts_order(const struct document_texts *x, const struct document_texts *y);

/* ---- sections.c ---- */

void build_dimensions(struct making *m, struct document *d);

/* ---- polls.c ---- */

/* Polls of that dimension (NULL: of none), only those that were opened. */
const struct document_poll *build_polls(struct making *m, const struct dimension *dimension, size_t *count);

/* ---- front.c ---- */

void build_front(struct making *m, struct document *d);
void build_made(struct making *m, struct document *d);

/* ---- blocks.c, summary.c ---- */

void build_blocks(struct making *m, struct document *d);
void build_summary(struct making *m, struct document *d);

#endif
