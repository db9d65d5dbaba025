/* plain: published text as one line of clean characters. */
#include "plain.h"

#include <string.h>

#include "base/utf8.h"

/* Controls of C0 and C1, what is no character, and marks that turn the order of characters around (UAX 9). */
static bool steers(int32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f ||
	       (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
	       (c >= 0xfff9 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe;
}

static bool is_break(int32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_graph(char c)
{
	return c > 0x20 && c < 0x7f;
}

/* How many bytes from s on can stay as they are: letters of ASCII and single blanks between them. Nearly all of a text
 * is that, and is copied whole. */
static size_t clean(const char *s)
{
	size_t n = 0;

	while (is_graph(s[n]) || (s[n] == ' ' && n && is_graph(s[n - 1]) && is_graph(s[n + 1])))
		n++;
	return n;
}

void plain_adds(struct buffer *out, const char *s)
{
	size_t len = strlen(s), n;
	bool blank = false, any = false;
	int32_t c;

	buffer_add(out, "", 0);
	for (size_t i = 0; i < len; i += n) {
		n = clean(s + i);
		if (!n) {
			n = utf8_next(s + i, len - i, &c);
			if (is_break(c)) {
				blank = any;
				continue;
			}
			if (c < 0 || steers(c))
				continue;
		}
		if (blank)
			buffer_addc(out, ' ');
		buffer_add(out, s + i, n);
		blank = false;
		any = true;
	}
}

void plain_add(struct buffer *out, const struct published *p)
{
	plain_adds(out, document_text(p));
}

const char *plain(struct buffer *scratch, const struct published *p)
{
	buffer_cut(scratch, 0);
	plain_add(scratch, p);
	return buffer_text(scratch);
}
