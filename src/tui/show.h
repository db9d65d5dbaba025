/* show: a text as a terminal can show it. What is stored stays as it is; for display only, joiners, variation
 * selectors and skin tones are dropped, so that widths agree with wcwidth, and what could steer a terminal
 * (control, C1 and bidi characters, bad bytes) is spelled out. Private to tui. */
#ifndef SHOW_H
#define SHOW_H

#include <stddef.h>

enum { SHOWN_BYTES = 16 };

struct shown {
	char text[SHOWN_BYTES];  /* what is shown instead, with a NUL; "" when nothing is */
	size_t len;
	int width;               /* cells; 0 with a text: a mark that joins the cell before it */
	int spelled;             /* 1: text is ASCII, one cell per byte */
};

/* Reads one code point of s[0..len), len > 0. Gives its bytes. */
size_t show_next(const char *s, size_t len, struct shown *out);

/* Cells that s[0..len) takes. */
int show_width(const char *s, size_t len);

/* Bytes of s[0..len) that fit into width cells; never part of a grapheme. */
size_t show_fit(const char *s, size_t len, int width);

/* Bytes of s[0..len) for one line of at most width cells, broken at a blank where there is one; the blanks behind
 * them are counted in, so that the next line begins with a word. At least one grapheme, so that a loop ends. */
size_t show_wrap(const char *s, size_t len, int width);

/* Lines that s takes at that width; 0 for none. */
int show_lines(const char *s, int width);

#endif
