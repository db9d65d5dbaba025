/* finder_plain: emphasis marks, inline tags and comments inside a word are left out; entities and percent signs are
 * what they stand for. Marks beside a word stay: they are where a sentence or a name begins. */
#include "finder_plain.h"

#include <string.h>
#include <strings.h>
#include <utf8proc.h>

#include "base/utf8.h"

enum { LONGEST_TAG = 200, LONGEST_ENTITY = 12 };

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* ---- what stands for a character: the bytes it takes, 0 when it is none; what it is in to[0..*n) ---- */

static size_t take_number(const char *s, size_t len, char *to, size_t *n)
{
	bool hex = len > 3 && (s[2] | 0x20) == 'x';
	int32_t point = 0;
	size_t i = hex ? 3 : 2, first = i;

	for (; i < len && i < LONGEST_ENTITY && digit_of(s[i]) >= 0 && (hex || digit_of(s[i]) < 10); i++)
		point = point > 0x10ffff ? point : point * (hex ? 16 : 10) + digit_of(s[i]);
	if (i == first || i == len || s[i] != ';' || point < ' ' || !utf8proc_codepoint_valid(point))
		return 0;
	*n = (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)to);
	return i + 1;
}

/* "&eacute;" is an e. */
static bool is_marked_letter(const char *name, size_t len)
{
	static const char *const marks[] = { "acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "slash", "caron",
		"strok", "macr", "breve", "ogon", "dot", "dblac" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (len == strlen(marks[i]) + 1 && memcmp(name + 1, marks[i], len - 1) == 0)
			return true;
	return false;
}

static size_t take_named(const char *s, size_t len, char *to, size_t *n)
{
	static const struct { const char *name, *is; } rows[] = { { "amp", "&" }, { "shy", "" }, { "zwj", "" }, { "zwnj", "" },
		{ "nbsp", " " }, { "apos", "'" }, { "rsquo", "'" }, { "lsquo", "'" }, { "hyphen", "-" }, { "ndash", "-" },
		{ "szlig", "ss" }, { "aelig", "ae" }, { "oelig", "oe" }, { "thorn", "th" }, { "eth", "d" } };
	size_t end = 1;

	while (end < len && end < LONGEST_ENTITY && is_letter(s[end]))
		end++;
	if (end == 1 || end == len || s[end] != ';')
		return 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strlen(rows[i].name) == end - 1 && strncasecmp(rows[i].name, s + 1, end - 1) == 0) {
			*n = strlen(rows[i].is);
			memcpy(to, rows[i].is, *n);
			return end + 1;
		}
	}
	if (!is_marked_letter(s + 1, end - 1))
		return 0;
	*to = s[1];
	*n = 1;
	return end + 1;
}

/* "%C3%A9": as many as one character has. */
static size_t take_percent(const char *s, size_t len, char *to, size_t *n)
{
	int32_t point;

	for (*n = 0; *n < 4 && *n * 3 + 3 <= len; ++*n) {
		const char *at = s + *n * 3;

		if (*at != '%' || digit_of(at[1]) < 0 || digit_of(at[2]) < 0)
			break;
		to[*n] = (char)(digit_of(at[1]) * 16 + digit_of(at[2]));
	}
	if (*n == 0)
		return 0;
	*n = utf8_next(to, *n, &point);
	return point < ' ' ? 0 : *n * 3;
}

static size_t take_character(const char *s, size_t len, char *to, size_t *n)
{
	if (*s == '%')
		return take_percent(s, len, to, n);
	if (*s != '&' || len < 4)
		return 0;
	return s[1] == '#' ? take_number(s, len, to, n) : take_named(s, len, to, n);
}

/* ---- what shows nothing ---- */

static bool is_mark(char c)
{
	return c == '*' || c == '_' || c == '~' || c == '`';
}

/* The length of a comment, or of a tag that does not end a word; 0 when none is there. */
static size_t tag_len(const char *s, size_t len)
{
	static const char *const tags[] = { "a", "abbr", "b", "big", "code", "del", "em", "font", "i", "ins", "kbd", "mark",
		"q", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "wbr" };
	size_t most = len < LONGEST_TAG ? len : LONGEST_TAG, from = len > 1 && s[1] == '/' ? 2 : 1, to = from;
	const char *end = memchr(s, '>', most);

	if (*s != '<' || !end)
		return 0;
	if (most > 4 && memcmp(s, "<!--", 4) == 0) {
		end = memmem(s, most, "-->", 3);
		return end ? (size_t)(end - s) + 3 : 0;
	}
	while (is_letter(s[to]))
		to++;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (to - from == strlen(tags[i]) && strncasecmp(s + from, tags[i], to - from) == 0)
			return (size_t)(end - s) + 1;
	return 0;
}

/* The length of the marks and tags that s begins with. "_" alone is a blank: snake_case. */
static size_t markup_len(const char *s, size_t len)
{
	size_t i = 0, n;

	while (i < len && (n = is_mark(s[i]) ? 1 : s[i] == '<' ? tag_len(s + i, len - i) : 0) > 0)
		i += n;
	return i == 1 && *s == '_' ? 0 : i;
}

/* ---- all of it ---- */

struct making {
	char *text;
	uint32_t *from, *to;
	size_t len;
	bool changed;
};

static void put(struct making *m, char c, size_t from, size_t to)
{
	m->text[m->len] = c;
	m->from[m->len] = (uint32_t)from;
	m->to[m->len++] = (uint32_t)to;
}

/* Copies what raw has at `at`; returns where it goes on. */
static size_t copy(struct making *m, const char *raw, size_t len, size_t at)
{
	char bytes[4];
	size_t n = 0, took = take_character(raw + at, len - at, bytes, &n);

	if (took > 0) {
		for (size_t k = 0; k < n; k++)
			put(m, bytes[k], at, at + took);
		m->changed = true;
		return at + took;
	}
	took = markup_len(raw + at, len - at);
	if (took > 0 && m->len > 0 && is_word(m->text[m->len - 1]) && at + took < len &&
	    (is_word(raw[at + took]) || raw[at + took] == '&' || raw[at + took] == '%')) {
		m->changed = true;
		return at + took;
	}
	for (size_t k = 0; k == 0 || k < took; k++)
		put(m, raw[at + k], at + k, at + k + 1);
	return at + (took ? took : 1);
}

static bool may_have_markup(const char *raw, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++)
		if (is_mark(raw[i]) || raw[i] == '<' || raw[i] == '&' || raw[i] == '%')
			return true;
	return false;
}

bool finder_plain(struct plain *out, struct arena *a, const char *raw, size_t len)
{
	struct making m = { 0 };

	if (!may_have_markup(raw, len))
		return false;
	m.text = arena_alloc(a, len + 1);
	m.from = arena_alloc_array(a, len + 1, sizeof *m.from);
	m.to = arena_alloc_array(a, len + 1, sizeof *m.to);
	for (size_t i = 0; i < len;)
		i = copy(&m, raw, len, i);
	*out = (struct plain){ m.text, m.len, m.from, m.to };
	return m.changed;
}

void finder_plain_balance(const char *raw, size_t len, size_t *from, size_t *to)
{
	size_t runs = 0;
	char mark = 0;

	for (size_t i = *from; i < *to; i++) {
		if (!is_mark(raw[i]) || raw[i] == '_')
			continue;
		mark = raw[i];
		runs += raw[i - (i > 0)] != mark;
	}
	if (runs % 2 == 0)
		return;
	if (*from > 0 && raw[*from - 1] == mark)
		while (*from > 0 && raw[*from - 1] == mark)
			--*from;
	else
		while (*to < len && raw[*to] == mark)
			++*to;
}
