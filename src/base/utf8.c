/* utf8: bytes as characters, and text made safe to show. */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/buffer.h"

size_t utf8_next(const char *s, size_t len, int32_t *c)
{
	utf8proc_int32_t point;
	utf8proc_ssize_t n;

	if ((unsigned char)s[0] < 0x80) {
		*c = (unsigned char)s[0];
		return 1;
	}
	n = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)(len > 4 ? 4 : len), &point);
	if (n <= 0) {
		*c = -1;
		return 1;
	}
	*c = point;
	return (size_t)n;
}

void utf8_add(struct buffer *out, int32_t c)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = utf8proc_encode_char(c, bytes);

	if (n > 0)
		buffer_add(out, bytes, (size_t)n);
}

/* Eight bytes of ASCII that are not NUL: then no top bit is set, and none comes to be when one is taken from each. */
static bool is_ascii(const char *s)
{
	const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
	uint64_t word;

	memcpy(&word, s, sizeof word);
	return !((word | (word - ones)) & tops);
}

bool utf8_valid(const char *s, size_t len, size_t *at)
{
	for (size_t i = 0; i < len;) {
		int32_t c;
		size_t n;

		if (len - i >= 8 && is_ascii(s + i)) {
			i += 8;
			continue;
		}
		n = utf8_next(s + i, len - i, &c);
		if (c <= 0) {
			if (at)
				*at = i;
			return false;
		}
		i += n;
	}
	return true;
}

size_t utf8_count(const char *s, size_t len)
{
	size_t count = 0;

	for (size_t i = 0; i < len; count++) {
		int32_t c;

		i += utf8_next(s + i, len - i, &c);
	}
	return count;
}

/* Unicode's bidirectional controls: they can make a line read otherwise than it is. */
static bool is_bidi(int32_t c)
{
	return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069);
}

void utf8_add_visible(struct buffer *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		int32_t c;
		size_t n = utf8_next(s + i, len - i, &c);

		if (c == '\n' || c == '\t')
			buffer_addc(out, ' ');
		else if (c < 0 || c < 0x20 || c == 0x7f)
			buffer_addf(out, "\\x%02x", (unsigned char)s[i]);
		else if ((c >= 0x80 && c < 0xa0) || is_bidi(c) || c == 0x2028 || c == 0x2029)
			buffer_addf(out, "<U+%04X>", (unsigned)c);
		else
			buffer_add(out, s + i, n);
		i += n;
	}
}

bool utf8_is_word(int32_t c)
{
	if (c < 0)
		return false;
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return true;
	default:
		return false;
	}
}

bool utf8_is_upper(int32_t c)
{
	if (c < 0)
		return false;
	return utf8proc_category(c) == UTF8PROC_CATEGORY_LU ||
	       utf8proc_category(c) == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(int32_t c)
{
	return c >= 0 && utf8proc_category(c) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_space(int32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || c == 0x1680 ||
	       (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
	       c == 0x205f || c == 0x3000;
}

int32_t utf8_to_upper(int32_t c)
{
	return c < 0 ? c : utf8proc_toupper(c);
}

int32_t utf8_to_lower(int32_t c)
{
	return c < 0 ? c : utf8proc_tolower(c);
}

char *utf8_key(struct arena *a, const char *s)
{
	utf8proc_uint8_t *folded = NULL;
	char *key;

	if (utf8proc_map((const utf8proc_uint8_t *)s, 0, &folded,
			 UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
				 UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK) < 0) {
		if (folded)
			free(folded);
		return arena_string(a, "");
	}
	key = arena_string(a, (const char *)folded);
	free(folded);
	return key;
}

size_t utf8_width(const char *s, size_t len)
{
	size_t width = 0;

	for (size_t i = 0; i < len;) {
		int32_t c;

		i += utf8_next(s + i, len - i, &c);
		width += c < 0 ? 1 : (size_t)utf8proc_charwidth(c);
	}
	return width;
}
