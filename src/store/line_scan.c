/* line_scan: reads exactly what our emitter writes. Two passes: the first only looks, and gives up
 * at any surprise; the second ends the strings and takes the escapes out, where the bytes lie. So
 * only what an event keeps is copied, and a surprise costs libyaml no byte.
 *
 * A session of 100,000 entries is read before its first screen is there: what is done for each byte
 * here is what its start costs. */
#include "line.h"

#include <string.h>

#include "base/utf8.h"

/* A scanner that has not failed stands at `at`; every step is bounded by `end`, behind which the
 * checksum stands: its first byte, a blank, ends every word. */
struct scan {
	char *at, *end;
};

/* Where a value stood, until the second pass. */
struct span {
	enum line_shape shape;
	char *start, *end; /* between the quotes or brackets */
	size_t count;      /* of items */
	bool escapes;
};

static inline bool take(struct scan *s, char c)
{
	if (s->at == s->end || *s->at != c)
		return false;
	s->at++;
	return true;
}

static inline bool take_two(struct scan *s, char c, char d)
{
	if (s->end - s->at < 2 || s->at[0] != c || s->at[1] != d)
		return false;
	s->at += 2;
	return true;
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The escape behind a backslash at s: its length, and what it stands for (YAML 1.1, 5.6). 0 for
 * one that our emitter does not write, that has no place in a text, or that is shorter than what
 * it stands for (\\L, \\P), which could not be taken out in place. */
static size_t escape(const char *s, const char *end, int32_t *c)
{
	static const char letters[] = "\"\"\\\\a\ab\be\x1b"
				      "f\fn\nr\rt\tv\v";
	size_t digits = *s == 'x' ? 2 : *s == 'u' ? 4 : *s == 'U' ? 8 : 0;
	uint32_t value = 0;

	for (size_t i = 0; i + 1 < sizeof letters; i += 2)
		if (*s == letters[i]) {
			*c = letters[i + 1];
			return 1;
		}
	*c = *s == 'N' ? 0x85 : *s == '_' ? 0xa0 : 0;
	if (*c)
		return 1;
	if (!digits || (size_t)(end - s) <= digits)
		return 0;
	for (size_t i = 1; i <= digits; i++) {
		int digit = hex_digit(s[i]);

		if (digit < 0 || value >> 28)
			return 0;
		value = value << 4 | (uint32_t)digit;
	}
	if (!value || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
		return 0;
	*c = (int32_t)value;
	return 1 + digits;
}

/* The length of the character at s when libyaml takes it as it stands, else 0: it has no C1
 * controls and no U+FFFE or U+FFFF, a byte order mark is dropped, and three more count as line
 * breaks. */
static size_t wide(const char *s, const char *end)
{
	int32_t c;
	size_t len = utf8_next(s, (size_t)(end - s), &c);

	if (c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe || c == 0xffff)
		return 0;
	return len;
}

/* How many of the eight bytes at s are plain ASCII without quote and backslash, the common case; fewer
 * where the order of bytes is not known. */
static inline size_t plain_of_eight(const char *s)
{
	const uint64_t ones = 0x0101010101010101u, high = ones << 7;
	uint64_t word, quote, slash, special;

	memcpy(&word, s, sizeof word);
	quote = word ^ ones * '"';
	slash = word ^ ones * '\\';
	/* A byte under n makes (byte - n) borrow into its top bit (Mycroft 1987), and then perhaps
	 * the byte behind it too: the first is always right. */
	special = (word | (word - ones * 0x20) | (quote - ones) | (slash - ones) | (word + ones)) & high;
	if (!special)
		return 8;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(special) / 8;
#else
	return 0;
#endif
}

bool line_scan_text(const char *s, const char *end, size_t *len, bool *escapes)
{
	const char *at = s;
	int32_t c;
	size_t step;

	for (;;) {
		while (end - at >= 8 && (step = plain_of_eight(at)) > 0)
			at += step;
		if (at == end)
			return false;
		if (*at == '"')
			break;
		if (*at == '\\' && end - at > 1) {
			step = escape(at + 1, end, &c);
			step += step ? 1 : 0;
			*escapes = true;
		} else if ((unsigned char)*at >= 0x80) {
			step = wide(at, end);
		} else {
			step = *at >= 0x20 && *at != 0x7f && *at != '\\';
		}
		if (!step)
			return false;
		at += step;
	}
	*len = (size_t)(at - s);
	return *len <= LINE_TEXT_MAX;
}

/* A double-quoted text. */
static bool quoted(struct scan *s, struct span *out)
{
	size_t len;

	out->shape = LINE_QUOTED;
	out->escapes = false;
	if (!take(s, '"') || !line_scan_text(s->at, s->end, &len, &out->escapes))
		return false;
	out->start = s->at;
	out->end = s->at + len;
	s->at += len + 1;
	return true;
}

/* What a byte may be part of. */
enum { OF_WORD = 1, OF_KEY = 2 };

#define W(c) [c] = OF_WORD
#define K(c) [c] = OF_WORD | OF_KEY
static const unsigned char parts[256] = {
	W('-'), W('.'), W('/'), W('+'), K('_'),
	W('0'), W('1'), W('2'), W('3'), W('4'), W('5'), W('6'), W('7'), W('8'), W('9'),
	W('A'), W('B'), W('C'), W('D'), W('E'), W('F'), W('G'), W('H'), W('I'), W('J'), W('K'), W('L'), W('M'),
	W('N'), W('O'), W('P'), W('Q'), W('R'), W('S'), W('T'), W('U'), W('V'), W('W'), W('X'), W('Y'), W('Z'),
	K('a'), K('b'), K('c'), K('d'), K('e'), K('f'), K('g'), K('h'), K('i'), K('j'), K('k'), K('l'), K('m'),
	K('n'), K('o'), K('p'), K('q'), K('r'), K('s'), K('t'), K('u'), K('v'), K('w'), K('x'), K('y'), K('z'),
};
#undef W
#undef K

/* How many bytes at s are of that part; the blank behind the line is of none. */
static inline size_t count_of(const char *s, unsigned char part)
{
	const char *at = s;

	while (parts[(unsigned char)*at] & part)
		at++;
	return (size_t)(at - s);
}

size_t line_scan_word(const char *s, const char *end)
{
	/* In front of a blank a dash would begin a list; no word of ours begins with one,
	 * numbers do. */
	if (*s == '-' && (end - s < 2 || s[1] < '0' || s[1] > '9'))
		return 0;
	return count_of(s, OF_WORD);
}

static bool word(struct scan *s, struct span *out)
{
	size_t len = line_scan_word(s->at, s->end);

	out->shape = LINE_PLAIN;
	out->start = s->at;
	s->at += len;
	out->end = s->at;
	return len > 0;
}

/* ["text", …], at its bracket. */
static bool list(struct scan *s, struct span *out)
{
	struct span item;

	out->start = ++s->at;
	for (out->count = 0; out->count <= LINE_ITEMS_MAX; out->count++) {
		if (out->count ? !take_two(s, ',', ' ') : take(s, ']'))
			break;
		if (!quoted(s, &item))
			return false;
	}
	out->shape = LINE_LIST;
	out->end = s->at;
	return out->count <= LINE_ITEMS_MAX && (!out->count || take(s, ']'));
}

/* A key longer than this is written in another way (libyaml 0.2.5 wants simple keys short). */
enum { SIMPLE_KEY = 128, COUNTS_SCANNED = 32 };

/* {"text": number, …}, at its brace: few enough that looking for doubles costs nothing; more is libyaml's. */
static bool counts(struct scan *s, struct span *out)
{
	struct span key[COUNTS_SCANNED], number;

	out->start = ++s->at;
	for (out->count = 0; out->count < COUNTS_SCANNED; out->count++) {
		struct span *k = &key[out->count];

		if (out->count ? !take_two(s, ',', ' ') : take(s, '}'))
			break;
		if (!quoted(s, k) || k->escapes || k->end - k->start > SIMPLE_KEY ||
			!take_two(s, ':', ' ') || !word(s, &number))
			return false;
		for (struct span *p = key; p < k; p++)
			if (p->end - p->start == k->end - k->start &&
				memcmp(p->start, k->start, (size_t)(k->end - k->start)) == 0)
				return false;
		for (char *c = number.start; c < number.end; c++)
			if (*c < '0' || *c > '9' ||
				(*number.start == '0' && number.end - number.start > 1))
				return false;
		if (number.end - number.start > 18)
			return false;
	}
	out->shape = LINE_COUNTS;
	out->end = s->at;
	return out->count < COUNTS_SCANNED && (!out->count || take(s, '}'));
}

/* Where there is none, the checksum's blank stands. */
static bool value(struct scan *s, struct span *out)
{
	switch (*s->at) {
	case '"':
		return quoted(s, out);
	case '[':
		return list(s, out);
	case '{':
		return counts(s, out);
	default:
		return word(s, out);
	}
}

static bool key(struct scan *s, struct span *out)
{
	out->start = s->at;
	s->at += count_of(s->at, OF_KEY);
	out->end = s->at;
	return out->end > out->start && out->end - out->start <= SIMPLE_KEY && take_two(s, ':', ' ');
}

/* Whether the last of the keys stands among those before it. *seen has a bit for each of these. */
static bool is_double(const struct span *keys, size_t count, uint64_t *seen)
{
	const struct span *last = &keys[count];
	size_t len = (size_t)(last->end - last->start);
	uint64_t bit = (uint64_t)1 << (len * 5 + (unsigned char)*last->start) % 64;

	if (!(*seen & bit)) {
		*seen |= bit;
		return false;
	}

	for (size_t i = 0; i < count; i++)
		if ((size_t)(keys[i].end - keys[i].start) == len &&
			*keys[i].start == *last->start &&
			memcmp(keys[i].start, last->start, len) == 0)
			return true;
	return false;
}

/* Writes c as UTF-8, which is never longer than the escape that stood for it. */
static char *put(char *to, int32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
		return to;
	}
	if (c < 0x800) {
		*to++ = (char)(0xc0 | c >> 6);
	} else {
		if (c < 0x10000) {
			*to++ = (char)(0xe0 | c >> 12);
		} else {
			*to++ = (char)(0xf0 | c >> 18);
			*to++ = (char)(0x80 | (c >> 12 & 0x3f));
		}
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
	}
	*to++ = (char)(0x80 | (c & 0x3f));
	return to;
}

/* Takes the escapes out of a text that ends with a NUL, and gives its length. */
static size_t unescape(const struct span *span)
{
	char *to = span->start;

	for (const char *from = span->start; from < span->end;) {
		int32_t c;

		if (*from != '\\') {
			*to++ = *from++;
			continue;
		}
		from += 1 + escape(from + 1, span->end, &c);
		to = put(to, c);
	}
	*to = '\0';
	return (size_t)(to - span->start);
}

/* The second pass: ends the text with a NUL and takes its escapes out. Gives its length. */
static inline size_t settle(const struct span *span)
{
	*span->end = '\0';
	return span->escapes ? unescape(span) : (size_t)(span->end - span->start);
}

/* The same for the items between two brackets, which the first pass has read once already. */
static const struct event_list *settle_items(const struct span *span, struct arena *a)
{
	struct event_list *out = arena_new(a, struct event_list);
	const char **item = arena_array(a, const char *, span->count);
	int64_t *number = span->shape == LINE_COUNTS ? arena_array(a, int64_t, span->count) : NULL;
	struct scan s = { span->start, span->end };
	struct span text, digits;

	for (size_t i = 0; i < span->count && quoted(&s, &text); i++) {
		item[i] = arena_string_n(a, text.start, settle(&text));
		if (number && take_two(&s, ':', ' ') && word(&s, &digits))
			for (const char *c = digits.start; c < digits.end; c++)
				number[i] = number[i] * 10 + (*c - '0');
		if (!take_two(&s, ',', ' '))
			break;
	}
	out->count = span->count;
	out->item = item;
	out->number = number;
	return out;
}

static void settle_all(const struct span *keys, const struct span *values, struct arena *a,
	struct line *out)
{
	for (size_t i = 0; i < out->count; i++) {
		struct line_value *v = &out->pair[i].value;

		v->shape = values[i].shape;
		v->text = NULL;
		v->list = NULL;
		v->len = 0;
		if (v->shape == LINE_LIST || v->shape == LINE_COUNTS) {
			v->list = settle_items(&values[i], a);
		} else {
			v->text = values[i].start;
			v->len = settle(&values[i]);
		}
		*keys[i].end = '\0';
		out->pair[i].key = keys[i].start;
	}
}

bool line_scan(char *bytes, size_t len, struct arena *a, struct line *out)
{
	struct span keys[LINE_KEYS_MAX], values[LINE_KEYS_MAX];
	uint64_t seen = 0;
	struct scan s;

	if (len < LINE_MARK + LINE_CRC + 2 || memcmp(bytes, "--- {", LINE_MARK + 1) != 0 || bytes[len - LINE_CRC] != ' ')
		return false;
	s = (struct scan){ bytes + LINE_MARK + 1, bytes + len - LINE_CRC };
	for (out->count = 0; out->count < LINE_KEYS_MAX; out->count++) {
		size_t i = out->count;

		if (i && !take_two(&s, ',', ' '))
			break;
		values[i].escapes = false;
		if (!key(&s, &keys[i]) || is_double(keys, i, &seen) || !value(&s, &values[i]))
			return false;
	}
	if (out->count == LINE_KEYS_MAX || !take(&s, '}') || s.at != s.end)
		return false;
	settle_all(keys, values, a, out);
	return true;
}
