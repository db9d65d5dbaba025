/* batch: many lines that one key types: answered by one sentence, taken back by one undo and done again by one redo, as
 * long as nothing else was done in between. Private to tui. */
#ifndef BATCH_H
#define BATCH_H

#include <stdbool.h>
#include <stddef.h>

struct answer;
struct ui;

struct batch {
	enum { BATCH_DOES, BATCH_UNDOES, BATCH_REDOES } way;
	size_t waiting, done;  /* lines not answered yet; taken */
	size_t skipped;        /* entries that were left out */
	char *why;             /* of the first that was not taken; or NULL */
	size_t standing;       /* how many events the next undo takes back together; 0: one, as always */
	size_t undone;         /* and the next redo brings again */
};

/* Begins a batch in which so many entries were left out; types its lines; a batch of no lines is said at its end. */
void batch_begin(struct ui *ui, size_t skipped);
void batch_type(struct ui *ui, const char *line);
void batch_end(struct ui *ui);

/* True when line is an undo or a redo of the whole batch: then that has been typed instead. */
bool batch_takes(struct ui *ui, const char *line);

/* A line of the batch was answered; something else was done. */
void batch_answered(struct ui *ui, const struct answer *a);
void batch_forget(struct ui *ui);

#endif
