/* synthesis: what the files synthesis*.c share while one report is made. Private to minutes.
 *
 *   synthesis_weave     ids that many files use, brought into one order
 *   synthesis_gather    every entry of every file to where it belongs
 *   synthesis_items     equal entries become one item of the tree
 *   synthesis_dimensions  items under dimensions, stages and numbers
 *   synthesis_polls     polls of one id added up
 *   synthesis_blocks    the report in reading order
 *   synthesis           from beginning to end */
#ifndef SYNTHESIS_H
#define SYNTHESIS_H

#include "making.h"
#include "minutes/synthesis.h"

/* ---- synthesis_weave.c ---- */

/* One thing in several wordings: the most frequent wins, ties by bytes. */
struct wording {
	const char *text;
	const char *file;               /* that said it first */
	size_t count;
};
struct wordings {
	struct map by_text;
	struct wording **item;
	size_t count, cap;
};
void wordings_add(struct arena *a, struct wordings *w, const char *text, const char *file);
const struct wording *wordings_best(const struct wordings *w);  /* NULL when nothing was said */

/* Numbers of roundtables: each counts once, however often it says a thing. */
struct tick {
	size_t count;
	size_t last;                    /* the source that was counted last, plus one */
};
void tick(struct tick *t, size_t source);

struct pooled;
struct subject;

/* An id that several files may use: of a dimension, a stage, a poll, a label. */
struct strand {
	const char *id;
	const char *place;              /* of a stage, for messages: "internal/present"; or NULL */
	struct strand *next, *before;
	bool used;                      /* false: stands there for the order alone */
	size_t rank;                    /* among the used ones, once woven */
	struct wordings title;
	struct tick roundtables;
	struct weave *within;           /* stages of a dimension, labels of a poll; made when first asked for */
	struct subject **subjects;      /* themes of a dimension; sorted once all are known */
	size_t subject_count, subject_cap;
	struct map subject_by_tag, subject_by_key;
	struct pooled *pooled;          /* of a poll */
	int64_t *counts, no_answer;     /* of a label: a row of its poll */
	int64_t people;                 /* of a label: who took part */
};

struct weave {
	struct strand *first, *last;
	struct map by_id;
	size_t count;                   /* of used ones, once ranked */
};

/* Makes ids known in that order, without using them. */
void weave_seed(struct arena *a, struct weave *w, const char *const *ids, size_t count);

/* Uses the ids of one file, in its order. New ones stand right behind the one before them, or before the first that
 * others know too, so that each file's order holds as far as those woven before let it. */
void weave_in(struct arena *a, struct weave *w, const char *const *ids, size_t count);
struct strand *weave_find(const struct weave *w, const char *id);  /* a used one, or NULL */

/* Numbers the used ones, and gives them in order. */
struct strand **weave_rank(struct arena *a, struct weave *w);

/* ---- synthesis_gather.c ---- */

/* A theme of one dimension. */
struct subject {
	const char *tag;                /* of all spellings the first by bytes */
	const char *file;
	struct tick raised, disputed;
	size_t rank;
	const struct published *text, *title;
	const struct document_item **objected;  /* items of it that not all agreed to, in printed order */
	size_t objected_count, objected_cap;
};

/* One entry of one file on its way; after folding, one for all that are equal. */
struct raised {
	struct strand *dimension, *stage;  /* NULL: the closing, parked */
	struct subject *heading;
	const struct past_item *item;
	const struct past_minutes *from;
	size_t source;
	size_t roundtables;
	uint64_t hash;                  /* of all that makes two equal */
	uint64_t place;                 /* in printed order: dimension, stage, list; set once these are ranked */
	size_t level;                   /* of an action: from near to far */
	bool key;
	bool open;                      /* an action that is open in one of them */
	bool varied;                    /* not all say by how many it was said */
};

struct raised_list {
	struct raised **item;
	size_t count, cap;
};

/* An action among those of all dimensions. */
struct action {
	struct document_item *item;
	const struct published *dimension;  /* title, or NULL: of none */
	size_t level;                   /* from near to far */
	size_t ordinal;                 /* its place among those of its level and addressee */
};

struct synthesis {
	struct making making;           /* arena and language alone: for the program's words */
	const struct synthesis_plan *plan;
	struct arena *a;
	struct document *d;
	struct weave dimensions, polls;
	struct strand **dimension;      /* ranked */
	struct strand **poll;
	struct raised_list raised, closing, parked;
	struct arena work;              /* what a line is made of; emptied now and then */
	struct map due_months;
	struct map words;               /* short texts that come again and again -> struct published */
	struct action *actions;         /* in printed order, one level after another */
	size_t action_count, action_cap;
};

/* 0 for what is too rare to be counted. */
size_t shown_count(const struct synthesis *s, size_t count);

/* Text of a file, fit for print; NULL for "". */
const struct published *again(struct synthesis *s, const char *text, const char *file, const char *place);

/* The same for a label, a level and the like: one copy for all of them. */
const struct published *again_word(struct synthesis *s, const char *text, const char *file, const char *place);

bool gather(struct synthesis *s, struct err *e);

/* ---- synthesis_items.c ---- */

/* Folds what is equal, brings the list into printed order and makes the items, which *count is the number of and which
 * correspond to what is left of the list. */
struct document_item *items_make(struct synthesis *s, struct raised_list *list, size_t *count);

/* What is there to be acted on or answered for, and stands before what was said. */
bool is_list_kind(enum entry_kind kind);
bool is_action(const struct document_item *it);

/* From near to far, others behind them and told apart by name, none last; words by bytes, none last. */
size_t level_rank(const char *level);
int words_order(const char *x, const char *y);

/* ---- synthesis_dimensions.c ---- */

void synthesis_dimensions(struct synthesis *s);
void synthesis_closing(struct synthesis *s);
void synthesis_number(struct synthesis *s);   /* after both */
bool same_level(const struct action *x, const struct action *y);

/* ---- synthesis_polls.c ---- */

bool pool(struct synthesis *s, const struct past_minutes *from, size_t source, struct err *e);
void synthesis_polls(struct synthesis *s);

struct pooled {
	const struct past_poll *first;
	const struct past_minutes *from;
	struct strand *dimension;       /* NULL: of none */
	int64_t *total;
	size_t figures, agreed, by_group;  /* how many roundtables published what */
};

/* ---- synthesis_blocks.c ---- */

const struct published *in_roundtables(struct synthesis *s, size_t shown);
void synthesis_blocks(struct synthesis *s);

#endif
