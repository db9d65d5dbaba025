/* line: one line of the journal as keys and values, before it is an event. Two readers make it:
 * a scanner for exactly what our emitter writes, and libyaml for everything else that is YAML.
 * The scanner never says anything that libyaml would not (tests/unit/test_journal_scan.c holds
 * it to that). */
#ifndef STORE_LINE_H
#define STORE_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "line_before.h"
#include "model/event.h"

enum {
	LINE_KEYS_MAX = 64,      /* keys of one line */
	LINE_ITEMS_MAX = 4096,   /* items of one list, options of one tally */
	LINE_TEXT_MAX = 4 << 20, /* bytes of one text */
	LINE_MARK = 4,           /* bytes of "--- " in front */
	LINE_CRC = 11,           /* bytes of " # 01234567" behind */
};

enum line_shape {
	LINE_PLAIN,  /* a word or number without quotes */
	LINE_QUOTED, /* text */
	LINE_LIST,   /* [text, …] */
	LINE_COUNTS, /* {text: number, …} */
	LINE_OTHER,  /* anything else: only a newer program or a person's editor writes it */
};

struct line_value {
	enum line_shape shape;
	const char *text;              /* PLAIN, QUOTED: ends with NUL and holds none */
	size_t len;                    /* of text */
	const struct event_list *list; /* LIST, COUNTS */
};

struct line {
	size_t count;
	struct {
		const char *key;
		struct line_value value;
	} pair[LINE_KEYS_MAX];
};

/* Reads a whole line (mark, mapping, checksum; no newline). True only for the form our emitter
 * writes; then out's texts point into bytes, which were unescaped in place, and its lists are in a.
 * On false bytes are as they were. */
bool line_scan(char *bytes, size_t len, struct arena *a, struct line *out);

/* Two parts of it. The length of the text at s, which stands behind a quote and ends before one; *escapes is set when it
 * has any. The length of the word at s, or 0. What stands at end is a blank. */
bool line_scan_text(const char *s, const char *end, size_t *len, bool *escapes);
size_t line_scan_word(const char *s, const char *end);

/* The same for any YAML that is one mapping in one document, by libyaml; strings are copied to
 * a. ERR_SYNTAX says why not, for the person. Bounded: no anchors, aliases or tags, depth,
 * number and size of things limited. */
bool line_parse(const char *bytes, size_t len, struct arena *a, struct line *out, struct err *e);

/* Whether a number stands in s, as our emitter writes numbers. */
bool line_number(const char *s, int64_t *number);

enum line_verdict {
	LINE_EVENT, /* *out is the event */
	LINE_NEWER, /* only a newer program wrote it; *out is what we understand, or NULL */
	LINE_WRONG, /* it is no event; e says why */
};

/* The event a line stands for: all keys known, all values of the right type, nothing required
 * missing. Its texts are copies in a, or words that are kept there already; lists are the line's. */
enum line_verdict line_event(const struct line *line, struct line_before *before, struct arena *a,
	struct event **out, struct err *e);

#endif
