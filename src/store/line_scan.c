/* line_scan: reads exactly what our emitter writes. Two passes: the first only looks, and gives up
 * at any surprise; the second ends the strings and takes the escapes out, where the bytes lie. So
 * a whole journal is read without a copy, and a surprise costs libyaml no byte. */
#include "line.h"

#include <string.h>

#include "base/utf8.h"

/* A scanner that has not failed stands at `at`; every step is bounded by `end`. */
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

static bool take(struct scan *s, const char *word)
{
	size_t len = strlen(word);

	if ((size_t)(s->end - s->at) < len || memcmp(s->at, word, len) != 0)
		return false;
	s->at += len;
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

/* Eight bytes of plain ASCII without quote and backslash, the common case. */
static bool eight_plain(const char *s)
{
	const uint64_t ones = 0x0101010101010101u, high = ones << 7;
	uint64_t word, quote, slash;

	memcpy(&word, s, sizeof word);
	quote = word ^ ones * '"';
	slash = word ^ ones * '\\';
	/* A byte under n makes (byte - n) borrow into its top bit (Mycroft 1987); a false alarm
	 * only sends us the slow way. */
	return !((word | (word - ones * 0x20) | (quote - ones) | (slash - ones) | (word + ones)) &
		 high);
}

/* A double-quoted text. */
static bool quoted(struct scan *s, struct span *out)
{
	int32_t c;
	size_t step;

	if (!take(s, "\""))
		return false;
	out->shape = LINE_QUOTED;
	out->start = s->at;
	out->escapes = false;
	while (s->at < s->end && *s->at != '"') {
		if (s->end - s->at >= 8 && eight_plain(s->at)) {
			step = 8;
		} else if (*s->at == '\\' && s->end - s->at > 1) {
			step = escape(s->at + 1, s->end, &c);
			step += step ? 1 : 0;
			out->escapes = true;
		} else if ((unsigned char)*s->at >= 0x80) {
			step = wide(s->at, s->end);
		} else {
			step = *s->at >= 0x20 && *s->at != 0x7f && *s->at != '\\';
		}
		if (!step)
			return false;
		s->at += step;
	}
	out->end = s->at;
	return out->end - out->start <= LINE_TEXT_MAX && take(s, "\"");
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '-' || c == '_' || c == '.' || c == '/' || c == '+';
}

static bool word(struct scan *s, struct span *out)
{
	out->shape = LINE_PLAIN;
	out->start = s->at;
	/* In front of a blank a dash would begin a list; no word of ours begins with one,
	 * numbers do. */
	if (take(s, "-") && (s->at == s->end || *s->at < '0' || *s->at > '9'))
		return false;
	while (s->at < s->end && is_word(*s->at))
		s->at++;
	out->end = s->at;
	return out->end > out->start;
}

/* ["text", …], at its bracket. */
static bool list(struct scan *s, struct span *out)
{
	struct span item;

	out->start = ++s->at;
	for (out->count = 0; out->count <= LINE_ITEMS_MAX; out->count++) {
		if (out->count ? !take(s, ", ") : take(s, "]"))
			break;
		if (!quoted(s, &item))
			return false;
	}
	out->shape = LINE_LIST;
	out->end = s->at;
	return out->count <= LINE_ITEMS_MAX && (!out->count || take(s, "]"));
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

		if (out->count ? !take(s, ", ") : take(s, "}"))
			break;
		if (!quoted(s, k) || k->escapes || k->end - k->start > SIMPLE_KEY ||
			!take(s, ": ") || !word(s, &number))
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
	return out->count < COUNTS_SCANNED && (!out->count || take(s, "}"));
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
	while (s->at < s->end && ((*s->at >= 'a' && *s->at <= 'z') || *s->at == '_'))
		s->at++;
	out->end = s->at;
	return out->end > out->start && out->end - out->start <= SIMPLE_KEY && take(s, ": ");
}

static bool is_double(const struct span *keys, size_t count)
{
	const struct span *last = &keys[count];
	size_t len = (size_t)(last->end - last->start);

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

/* The second pass: ends the text with a NUL and takes its escapes out. */
static const char *settle(const struct span *span)
{
	char *to = span->start;

	*span->end = '\0';
	if (!span->escapes)
		return span->start;
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
	return span->start;
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
		item[i] = settle(&text);
		if (number && take(&s, ": ") && word(&s, &digits))
			for (const char *c = digits.start; c < digits.end; c++)
				number[i] = number[i] * 10 + (*c - '0');
		if (!take(&s, ", "))
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
		if (v->shape == LINE_LIST || v->shape == LINE_COUNTS)
			v->list = settle_items(&values[i], a);
		else
			v->text = settle(&values[i]);
		out->pair[i].key = settle(&keys[i]);
	}
}

bool line_scan(char *bytes, size_t len, struct arena *a, struct line *out)
{
	struct span keys[LINE_KEYS_MAX], values[LINE_KEYS_MAX];
	struct scan s;

	if (len < LINE_MARK + LINE_CRC + 2)
		return false;
	s = (struct scan){ bytes, bytes + len - LINE_CRC };
	if (!take(&s, "--- {"))
		return false;
	for (out->count = 0; out->count < LINE_KEYS_MAX; out->count++) {
		size_t i = out->count;

		if (i && !take(&s, ", "))
			break;
		keys[i].escapes = values[i].escapes = false;
		if (!key(&s, &keys[i]) || is_double(keys, i) || !value(&s, &values[i]))
			return false;
	}
	if (out->count == LINE_KEYS_MAX || !take(&s, "}") || s.at != s.end)
		return false;
	settle_all(keys, values, a, out);
	return true;
}
