/* show: a text as a terminal can show it. */
#include "show.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/grapheme.h"
#include "base/utf8.h"

/* Terminals and wcwidth disagree about what these do to the letter before them; without them they agree. */
static bool is_dropped(int32_t c)
{
	return c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff || c == 0xad ||
	       (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0100 && c <= 0xe01ef) ||
	       (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f);
}

static void spell(const char *s, size_t n, struct shown *out)
{
	struct buffer b = { 0 };

	utf8_add_visible(&b, s, n);
	out->len = b.len < SHOWN_BYTES ? b.len : SHOWN_BYTES - 1;
	memcpy(out->text, buffer_text(&b), out->len);
	out->width = (int)out->len;
	out->spelled = 1;
	buffer_free(&b);
}

size_t show_next(const char *s, size_t len, struct shown *out)
{
	int32_t c;
	size_t n;

	if (*s >= 0x20 && *s < 0x7f) {
		out->text[0] = *s;
		out->text[1] = '\0';
		out->len = 1;
		out->width = 1;
		out->spelled = 0;
		return 1;
	}
	n = utf8_next(s, len, &c);
	memset(out, 0, sizeof *out);
	if (c >= 0 && is_dropped(c))
		return n;
	out->width = grapheme_width(c);
	if (c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0x61c || (c >= 0x200e && c <= 0x200f) ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069)) {
		spell(s, n, out);
		return n;
	}
	memcpy(out->text, s, n);
	out->len = n;
	return n;
}

int show_width(const char *s, size_t len)
{
	struct shown shown;
	int width = 0;

	for (size_t at = 0; at < len;) {
		at += show_next(s + at, len - at, &shown);
		width += shown.width;
	}
	return width;
}

size_t show_fit(const char *s, size_t len, int width)
{
	size_t at = 0;

	/* Letters of ASCII with no mark behind them are one cell each. */
	while (at + 1 < len && width > 0 && s[at] >= ' ' && s[at] < 0x7f && (unsigned char)s[at + 1] < 0x80) {
		at++;
		width--;
	}
	while (at < len) {
		size_t n = grapheme_next(s + at, len - at);

		width -= show_width(s + at, n);
		if (width < 0)
			break;
		at += n;
	}
	return at;
}

size_t show_wrap(const char *s, size_t len, int width)
{
	size_t fits = show_fit(s, len, width), cut = fits;

	if (!fits)
		fits = cut = grapheme_next(s, len);
	if (fits < len && s[fits] != ' ') {
		while (cut && s[cut - 1] != ' ')
			cut--;
		if (!cut)
			cut = fits;
	}
	while (cut < len && s[cut] == ' ')
		cut++;
	return cut;
}

int show_lines(const char *s, int width)
{
	size_t len = strlen(s);
	int lines = 0;

	for (size_t at = 0; at < len; lines++)
		at += show_wrap(s + at, len - at, width);
	return lines;
}
