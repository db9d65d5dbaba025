/* document: the minutes as one tree of published text, before any format. minutes_build (build.h) makes
 * it; formats only walk it. No id, no time, no person and no order of capture is in here, so a format can
 * print all it sees. Everything lives in the arena that the tree was built in.
 *
 * Two views of one content: the parts below (JSON and CSV walk them) and `blocks`, the same parts laid out
 * in reading order with every heading and sentence in place (Markdown, text, HTML and DOCX walk those). */
#ifndef MINUTES_DOCUMENT_H
#define MINUTES_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Text that may be printed; only the Rule's room makes one. NULL is "not said" wherever it stands. */
struct published;

/* The bytes of p, UTF-8, "" for NULL. Borrowed: lives as long as the tree. */
const char *document_text(const struct published *p);

/* Parts of p, bytes [from, to), that are known to be in another language than the document ("cy"): in order and apart;
 * 0 when there are none. */
struct document_span {
	size_t from, to;
	const char *lang;
};
size_t document_span_count(const struct published *p);
struct document_span document_span(const struct published *p, size_t index);

struct document_texts {
	const struct published *const *item;
	size_t count;
};

/* One entry as it is printed. */
struct document_item {
	const char *kind;                    /* "view", "quote", "action", … : the program's word */
	const struct published *number;      /* "2.3.4": dimension, stage, item, in printed order */
	const struct published *text;        /* one sentence; of a quote the words alone, without marks */
	const struct published *line;        /* all of it as it stands in print: marks, quantifier, objection */
	const struct published *run_in;      /* the heading it stands under: its first theme, or NULL */
	const struct published *quantifier;  /* "several participants"; never beside a label */
	const struct published *label;       /* whose words a quote is: "provider leader" */
	const struct published *said_by;     /* the same as printed: "a provider leader" */
	bool key;                            /* a key point */
	bool objections;                     /* not all participants agreed */
	const struct published *reason;      /* why not, or NULL */
	struct document_texts themes;
	const struct published *dimension;   /* id; for recommendations given on one dimension, else NULL */
	const struct published *addressee, *level;
	const struct published *due;         /* as printed: "December 2026", "within six weeks" */
	const char *due_month;               /* "2026-12" for calendars, or NULL */
	const char *horizon;                 /* "immediate", "medium" for an action, else NULL */
	const char *status;                  /* "open", "done" for an action, else NULL */
	size_t roundtables;                  /* synthesis: how many said it in these words; 0: not said */
};

/* A heading of its own inside a dimension, with what is printed under it. */
struct document_stage {
	const struct published *id;          /* of the agenda, or "agreed", "actions", "change" of the program */
	const struct published *title;       /* NULL: it needs no heading of its own */
	const char *kind;                    /* what its entries are: "view", "action", … ; others stand behind them */
	struct document_texts passage;       /* paragraphs; the organiser's, else the agenda's brief */
	const struct document_item *items;   /* in printed order */
	size_t item_count;
};

enum document_shown {
	SHOWN_QUESTION,   /* question and options alone */
	SHOWN_AGREEMENT,  /* "There was general agreement." and no figure */
	SHOWN_TOTAL,
	SHOWN_ROWS,       /* the total, and a row for each group that can hide its people */
};

struct document_row {
	const struct published *label;       /* "provider leader" */
	const struct published *title;       /* as printed: "Provider leaders" */
	const int64_t *counts;               /* one per option */
	int64_t no_answer;
};

struct document_poll {
	const struct published *id, *dimension;  /* dimension NULL: belongs to the whole meeting */
	const struct published *question;
	struct document_texts options;
	enum document_shown shown;
	const int64_t *total;                /* one per option, from SHOWN_TOTAL on */
	const struct document_row *rows;
	size_t row_count;
};

/* Of a synthesis: a theme of one dimension and in how many roundtables it was raised. */
struct document_theme {
	const struct published *text, *title;  /* "shared-outcomes", "Shared outcomes" */
	size_t roundtables;                  /* 0: some, too few to be counted */
	bool recurring_dissent;              /* objected to in several of them */
	size_t disputed;                     /* how many; 0: some */
};

struct document_dimension {
	const struct published *id, *title;
	struct document_texts passage;
	const struct document_stage *stages; /* those that print something, in printed order */
	size_t stage_count;
	const struct document_poll *polls;
	size_t poll_count;
	size_t polls_at;                     /* the polls stand before that stage */
	bool discussed;                      /* something was kept there, or asked in a poll */
	size_t roundtables;                  /* synthesis: that discussed it; 0: some */
	const struct document_theme *themes; /* synthesis; by how many raised them */
	size_t theme_count;
};

struct document_group {
	const struct published *label;       /* "provider leader" */
	const struct published *plural;      /* as printed: "provider leaders", "other participants" */
	size_t count;
};

struct document_host {
	const struct published *name, *about, *contact;
};

struct document_convenor {
	const struct published *name, *role, *organisation;
};

/* An action of an earlier roundtable and what became of it. */
struct document_matter {
	const struct published *text, *addressee;
	const char *status;                  /* "open", "done" */
};

/* What a report of many roundtables says about itself. Figures below `least` are not told apart: 0 stands for them. */
struct document_synthesis {
	int least;
	size_t roundtables;
};

/* ---- the same in reading order ---- */

enum block_kind {
	BLOCK_HEADING,    /* text; level 1 (once, the title) to 4, never skipping one */
	BLOCK_NOTICE,     /* text that must not be overlooked: DRAFT, private */
	BLOCK_PARAGRAPH,  /* text */
	BLOCK_PROSE,      /* lines are entries that follow each other in one paragraph, behind a run-in text */
	BLOCK_QUOTE,      /* text is words in quotation marks and who said them; may have a run-in text */
	BLOCK_BULLETS,    /* lines */
	BLOCK_TABLE,      /* columns and rows under a caption in text */
	BLOCK_POLL,       /* as BLOCK_TABLE, with the figures in poll */
};

struct block_line {
	const struct published *number;      /* of the item, or NULL: it is numbered elsewhere, or no item */
	const struct published *text;        /* whole: sentence, quantifier, objection */
};

struct block_row {
	const struct published *const *cells;  /* one per column; NULL: empty */
};

struct block {
	enum block_kind kind;
	int level;
	const struct published *text;
	const struct published *run_in;      /* "Outcomes", without a stop; or NULL */
	const struct published *number;      /* BLOCK_QUOTE: of the item, or NULL */
	const struct block_line *lines;
	size_t line_count;
	const struct published *const *columns;
	size_t column_count;
	const struct block_row *rows;
	size_t row_count;
	const struct document_poll *poll;
};

/* ---- the whole ---- */

enum document_status { DOCUMENT_DRAFT, DOCUMENT_FINAL };

struct document {
	enum document_status status;
	size_t signed_by, signatures_needed;
	bool summary;                        /* one page: only key points and recommendations are left */
	bool keeps_names;                    /* made for --private: nothing in here is anonymised */
	const char *language;                /* "en" */
	const char *month;                   /* "2019-10", "" when no date is known */
	const struct published *title, *when;  /* when: "October 2019" */
	const struct document_host *hosts;
	size_t host_count;
	const struct published *rule;        /* the Rule word for word */
	int k;
	size_t participants;                 /* 0: may not be said */
	const struct document_group *groups;
	size_t group_count;
	const struct document_convenor *convenors;
	size_t convenor_count;
	struct document_texts background, conclusion;
	const struct document_dimension *dimensions;  /* the opening first, when something was kept there */
	size_t dimension_count;
	const struct document_dimension *closing;     /* recommendations and what else was kept there, or NULL */
	const struct document_poll *polls;            /* that belong to no dimension */
	size_t poll_count;
	const struct document_item *parked;
	size_t parked_count;
	const struct document_matter *matters;
	size_t matter_count;
	const char *withheld;                /* "none", "under ten", "tens", "hundreds"; NULL in a synthesis */
	const struct document_synthesis *synthesis;  /* NULL: minutes of one roundtable */
	struct document_texts made;          /* how these minutes were made, a sentence each */
	const struct published *contents_title, *skip_words;  /* "Contents", "Skip to the minutes" */
	const struct block *blocks;
	size_t block_count;
};

#endif
