/* grapheme: what a person takes for one character. */
#include "base/grapheme.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "base/utf8.h"

size_t grapheme_next(const char *s, size_t len)
{
	utf8proc_int32_t state = 0;
	int32_t before, c;
	size_t at;

	if (!len)
		return 0;
	/* Nothing joins two letters of ASCII; only CR LF would, and that is nothing to move over here. */
	if ((unsigned char)s[0] < 0x80 && (len == 1 || ((unsigned char)s[1] < 0x80 && s[1] != '\n')))
		return 1;
	at = utf8_next(s, len, &before);
	while (at < len && before >= 0) {
		size_t n = utf8_next(s + at, len - at, &c);

		if (c < 0 || utf8proc_grapheme_break_stateful(before, c, &state))
			break;
		before = c;
		at += n;
	}
	return at;
}

/* No grapheme reaches over a letter or digit of ASCII that another one follows: a place to start from. */
static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ';
}

size_t grapheme_before(const char *s, size_t at)
{
	size_t start = at, next;

	if (!at)
		return 0;
	start--;
	while (start && !(is_plain(s[start]) && is_plain(s[start - 1])))
		start--;
	while ((next = start + grapheme_next(s + start, at - start)) < at)
		start = next;
	return start;
}

int grapheme_width(int32_t c)
{
	return c < 0 ? 1 : utf8proc_charwidth(c);
}
