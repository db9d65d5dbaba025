/* line_before: what the lines before had, because most lines have it again.
 *
 * Writers, roles, places and people are words that are kept once, so that most events need no memory for theirs.
 *
 * And most lines have a form that was there before: the same writer did the same in the same place, and only the number,
 * the texts, the people and the time are others. Such a line is compared, not taken apart. */
#ifndef STORE_LINE_BEFORE_H
#define STORE_LINE_BEFORE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/event.h"

struct line;

enum { LINE_WORDS = 128, LINE_FORMS = 4, FORM_BYTES = 512, FORM_PARTS = FIELDS_MAX + 3 };

/* A line as bytes that must be the same, and what stands between them. */
struct line_form {
	const struct event *event;  /* one that has it; NULL: there is no such form */
	int64_t day_ms;             /* when its day began */
	size_t count;
	struct line_part {
		uint16_t start, len;  /* bytes that must be the same, in `bytes` */
		uint8_t hole;         /* what stands behind them */
		uint8_t field;        /* of the event, for a text or a word */
	} part[FORM_PARTS];
	char bytes[FORM_BYTES];
};

/* All zero: there were none. The arena must be the same for all lines. */
struct line_before {
	const char *word[LINE_WORDS];  /* the last of each hash */
	struct line_form form[LINE_FORMS];
	size_t last;                   /* the form that fitted last, or was made last */
};

/* Gives the word s[0..len), which holds no NUL: as it was kept before, or a copy in a. */
const char *line_before_word(struct line_before *b, struct arena *a, const char *s, size_t len);

/* Keeps the form of a line that line_scan read and line_event made ev of, both as they were left by these; was has its
 * bytes as they were before. Lines that have none worth keeping are passed over. */
void line_before_keep(struct line_before *b, const char *bytes, const char *was, size_t len, const struct line *line,
	const struct event *ev);

/* Gives the event of a line (as line_scan takes it, borrowed) that has the form of one before: what line_scan and
 * line_event would make of it. NULL: it has none, and nothing is said about it. */
struct event *line_again(const char *bytes, size_t len, struct line_before *b, struct arena *a);

#endif
