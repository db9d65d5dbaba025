/* review_view: what the review screen looks up once for a version of the session: every finding by distinct string, and
 * how an entry reads in print. Private to tui. */
#ifndef REVIEW_VIEW_H
#define REVIEW_VIEW_H

#include "publish/publish.h"
#include "ui.h"

struct review_view {
	bool reading;                      /* the second pass: entries to read */
	int only;                          /* which entries show: enum reading_only */
	char reader[LIST_ID_BYTES];        /* id of the person who reads here; "": whoever has the role */
	size_t place;                      /* of the chosen string: which of its places shows */
	char leaving[LIST_ID_BYTES];       /* decided with the last key: once it is, the next one is chosen */
	size_t leaving_index;

	/* Looked up at `version`; looked_up: there is something. */
	uint64_t version;
	bool looked_up;
	struct arena arena;
	struct redactor *redactor;
	const struct review_row *rows;
	const char **ids;                  /* one per row, the same while others write */
	size_t count, undecided;
	bool *found_in;                    /* per number of an entry, from 1: something was found in it */
	const char **lines;                /* the same: the line that it is in print; NULL: it has none */
	const char **order;                /* ids of what is printed, as it is printed */
	size_t order_count;
	const char *why;                   /* nothing could be looked up: why; or NULL */
};

struct review_view *review_look(struct ui *ui);
void review_free(struct review_view *v);

/* The row of that id, or NULL. */
const struct review_row *review_row(struct ui *ui, const char *id);

/* An entry as it was typed, as it was put in other words since (NULL: it was not) and as it will read. Where the finding
 * with that key (NULL: none) stands in what is printed, so in the other words if there are any: bytes, from == to when it
 * does not; and in what will be read, what stands in its place: 0 where that cannot be told. In ui->drawing. */
struct reading {
	const char *written, *reworded, *published;
	size_t from, to, changed;
};
struct reading review_read(struct ui *ui, const struct entry *en, const char *key);

/* The string at one of its places, an entry or not. In ui->drawing. */
/* The room agreed to it, and something in it is hidden without anybody saying so: a wall has no second look. */
bool review_keeps_off(struct ui *ui, const struct entry *en);

struct reading review_read_place(struct ui *ui, const struct review_row *r, size_t place);

/* "names a body"; why it was found, as a sentence; "Local accountability, Wanted, as a view". In ui->drawing. */
const char *review_kind_words(enum finding_kind kind);
const char *review_why(struct ui *ui, const struct review_row *r);
const char *review_goes_to(struct ui *ui, const struct entry *en);

/* The line that decides it: command is "hide" or "print". What may only be printed at one place says which: the entry
 * that shows (NULL: it stands elsewhere). In ui->drawing. */
const char *review_decision(struct ui *ui, const struct review_row *r, const char *command, const struct entry *en,
			    bool here_only);

#endif
