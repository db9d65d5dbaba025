/* journal_lines: the bytes of a journal as lines, and what each is worth (DESIGN.md section 4). */
#ifndef STORE_JOURNAL_LINES_H
#define STORE_JOURNAL_LINES_H

#include "line_before.h"
#include "model/history.h"

struct journal_lines {
	struct history *h;
	size_t line;  /* number of the line to read next, from 1 */
	bool changed; /* an event came */
	bool moved;   /* one of them not at the end: a fold so far is void */
	struct line_before before;
};

/* Reads all whole lines; returns how many bytes they take. bytes are borrowed and changed. What lies
 * behind the last newline is left alone. */
size_t journal_lines_read(struct journal_lines *j, char *bytes, size_t len);

/* Reads the sound events in a pending tail, for whoever is about to mend it. Returns the bytes
 * up to the end of the last of them: the part that must stay; a newline belongs behind it. 0:
 * none is sound. */
size_t journal_lines_tail(struct journal_lines *j, char *bytes, size_t len);

/* Notes the pending tail, len bytes, in place of an earlier note. 0: there is none any more. */
void journal_lines_pending(struct history *h, size_t line, size_t len);

#endif
