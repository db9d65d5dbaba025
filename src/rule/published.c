/* published: text that may be printed. The struct is defined here alone, so that nobody outside this room
 * can make one from raw bytes; inside it, published_make.h is the one door. */
#include "published_make.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"

struct published {
	const char *text;
	size_t len;
	bool private;
	const struct published_span *spans;
	size_t span_count;
};

const struct published *published_make(struct arena *a, const char *text, size_t len, bool private)
{
	struct published *p = arena_new(a, struct published);

	p->text = arena_string_n(a, text, len);
	p->len = len;
	p->private = private;
	return p;
}

const struct published *published_keep(struct arena *a, const char *text, size_t len)
{
	struct published *p = arena_new(a, struct published);

	*p = (struct published){ .text = text, .len = len };
	return p;
}

static const struct published *take(struct arena *a, struct buffer *b, bool private)
{
	const struct published *p = published_make(a, buffer_text(b), b->len, private);

	buffer_free(b);
	return p;
}

/* ---- other languages ---- */

/* Spans of a text that is made of others: grown as they are added. */
struct mix {
	struct published_span *item;
	size_t count, cap;
};

/* What stood at [0, len) of p now stands at `at`. */
static void mix_add(struct arena *a, struct mix *m, const struct published *p, size_t at)
{
	for (size_t i = 0; p && i < p->span_count; i++) {
		struct published_span *s = arena_push(a, &m->item, m->count, &m->cap, sizeof *s);

		*s = p->spans[i];
		s->from += at;
		s->to += at;
		m->count++;
	}
}

static const struct published *mixed(const struct published *made, const struct mix *m)
{
	struct published *p = (struct published *)(size_t)made;

	p->spans = m->item;
	p->span_count = m->count;
	return made;
}

static bool is_all_in_one(const struct published *p)
{
	return p && p->span_count == 1 && p->spans[0].from == 0 && p->spans[0].to == p->len;
}

/* `made` is p with its first `cut` bytes gone, its first letter raised and perhaps a stop behind it. A letter that
 * changed its length moves the others; what the two texts share at their ends says by how much. */
static const struct published *still_in(struct arena *a, const struct published *made, const struct published *p,
					size_t cut, long grown)
{
	struct published_span *spans;
	size_t count = 0;

	if (!p || !p->span_count)
		return made;
	if (is_all_in_one(p))
		return published_in(a, made, p->spans[0].lang);
	spans = arena_array(a, struct published_span, p->span_count);
	for (size_t i = 0; i < p->span_count; i++) {
		struct published_span s = p->spans[i];

		s.from = s.from <= cut ? 0 : (size_t)((long)(s.from - cut) + grown);
		s.to = s.to <= cut ? 0 : (size_t)((long)(s.to - cut) + grown);
		s.to = s.to < made->len ? s.to : made->len;
		if (s.from < s.to)
			spans[count++] = s;
	}
	return mixed(made, &(struct mix){ spans, count, count });
}

const struct published_span *published_spans(const struct published *p, size_t *count)
{
	*count = p ? p->span_count : 0;
	return p ? p->spans : NULL;
}

const struct published *published_with_spans(struct arena *a, const struct published *p, const struct published_span *spans,
					     size_t count)
{
	struct published *with = arena_new(a, struct published);
	struct published_span *kept = arena_array(a, struct published_span, count);

	*with = *p;
	with->spans = kept;
	with->span_count = 0;
	for (size_t i = 0; i < count; i++) {
		size_t after = with->span_count ? kept[with->span_count - 1].to : 0;

		if (spans[i].from < after || spans[i].to <= spans[i].from || spans[i].to > p->len)
			continue;
		kept[with->span_count] = spans[i];
		kept[with->span_count++].lang = arena_string(a, spans[i].lang);
	}
	return with;
}

const struct published *published_in(struct arena *a, const struct published *p, const char *lang)
{
	if (published_is_empty(p))
		return p;
	return published_with_spans(a, p, &(struct published_span){ 0, p->len, lang }, 1);
}

const char *published_text(const struct published *p)
{
	return p ? p->text : "";
}

bool published_is_empty(const struct published *p)
{
	return !p || !p->text[0];
}

bool published_is_private(const struct published *p)
{
	return p && p->private;
}

/* The argument of "{3}" at s, or 0 when s starts no such thing. */
static size_t argument_at(const char *s)
{
	return s[0] == '{' && s[1] >= '1' && s[1] <= '9' && s[2] == '}' ? (size_t)(s[1] - '0') : 0;
}

const struct published *published_phrase(struct arena *a, const char *lang, enum phrase id,
					 const struct published *const *args, size_t count)
{
	struct buffer b = { 0 };
	struct mix spans = { 0 };
	bool private = false;

	for (const char *s = phrase_words(id, lang); *s;) {
		size_t n = argument_at(s), words = 0;

		if (n && n <= count) {
			mix_add(a, &spans, args[n - 1], b.len);
			buffer_adds(&b, published_text(args[n - 1]));
			private = private || published_is_private(args[n - 1]);
		} else if (!n) {
			words = 1 + strcspn(s + 1, "{");
			buffer_add(&b, s, words);
		}
		s += n ? 3 : words;
	}
	return mixed(take(a, &b, private), &spans);
}

const struct published *published_number(struct arena *a, size_t number)
{
	char digits[20];  /* of 64 bits */
	size_t at = sizeof digits;

	/* A report numbers hundreds of thousands of items by three numbers each: printf would be a sixth of its time. */
	do
		digits[--at] = (char)('0' + number % 10);
	while (number /= 10);
	return published_make(a, digits + at, sizeof digits - at, false);
}

const struct published *published_month(struct arena *a, const char *lang, struct date d)
{
	static const enum phrase months[] = {
		PHRASE_MONTH_01, PHRASE_MONTH_02, PHRASE_MONTH_03, PHRASE_MONTH_04, PHRASE_MONTH_05, PHRASE_MONTH_06,
		PHRASE_MONTH_07, PHRASE_MONTH_08, PHRASE_MONTH_09, PHRASE_MONTH_10, PHRASE_MONTH_11, PHRASE_MONTH_12,
	};
	const struct published *parts[] = {
		published_phrase(a, lang, months[d.month - 1], NULL, 0), published_number(a, (size_t)d.year),
	};

	return published_phrase(a, lang, PHRASE_MONTH_YEAR, parts, 2);
}

const struct published *published_join(struct arena *a, const struct published *const *parts, size_t count)
{
	struct buffer b = { 0 };
	struct mix spans = { 0 };
	bool private = false;

	for (size_t i = 0; i < count; i++) {
		mix_add(a, &spans, parts[i], b.len);
		buffer_adds(&b, published_text(parts[i]));
		private = private || published_is_private(parts[i]);
	}
	return mixed(take(a, &b, private), &spans);
}

/* ---- a sentence's mechanics ---- */

/* Marks that may stand before the first letter: quotation marks, brackets, blanks. */
static bool opens(int32_t c)
{
	return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x201c || c == 0x2018 || c == 0xab ||
	       utf8_is_space(c);
}

static void add_raised(struct buffer *b, const char *s, size_t len)
{
	size_t i = 0;

	while (i < len) {
		int32_t c;
		size_t n = utf8_next(s + i, len - i, &c);

		if (!opens(c)) {
			if (utf8_is_lower(c))
				utf8_add(b, utf8_to_upper(c));
			else
				buffer_add(b, s + i, n);
			i += n;
			break;
		}
		buffer_add(b, s + i, n);
		i += n;
	}
	buffer_add(b, s + i, len - i);
}

const struct published *published_raise(struct arena *a, const struct published *p)
{
	struct buffer b = { 0 };
	long grown;

	if (published_is_empty(p))
		return published_make(a, "", 0, published_is_private(p));
	add_raised(&b, p->text, p->len);
	grown = (long)b.len - (long)p->len;
	return still_in(a, take(a, &b, p->private), p, 0, grown);
}

/* The length of the closing mark that ends s[0..len), or 0. */
static size_t closing_mark(const char *s, size_t len)
{
	static const char *const marks[] = { "\"", "'", ")", "]", "\u201d", "\u2019", "\u00bb" };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t n = strlen(marks[i]);

		if (len >= n && memcmp(s + len - n, marks[i], n) == 0)
			return n;
	}
	return 0;
}

static bool ends_sentence(const char *s, size_t len)
{
	size_t n;

	while ((n = closing_mark(s, len)) > 0)
		len -= n;
	return len > 0 && (strchr(".!?", s[len - 1]) ||
			   (len >= 3 && memcmp(s + len - 3, "\u2026", 3) == 0));
}

static size_t without_tail(const char *s, size_t len)
{
	while (len > 0 && strchr(" \t\r\n", s[len - 1]))
		len--;
	while (len > 0 && strchr(",;:", s[len - 1]))
		len--;
	/* Two full stops are a slip of the fingers; three are meant. */
	if (len > 2 && s[len - 1] == '.' && s[len - 2] == '.' && s[len - 3] != '.')
		len--;
	return len;
}

const struct published *published_sentence(struct arena *a, const struct published *p)
{
	struct buffer b = { 0 };
	const char *s = published_text(p);
	size_t len = without_tail(s, p ? p->len : 0), cut;
	long grown;

	while (len > 0 && strchr(" \t\r\n", *s)) {
		s++;
		len--;
	}
	if (len == 0)
		return published_make(a, "", 0, published_is_private(p));
	cut = (size_t)(s - p->text);
	add_raised(&b, s, len);
	grown = (long)b.len - (long)len;
	if (!ends_sentence(s, len))
		buffer_addc(&b, '.');
	return still_in(a, take(a, &b, p->private), p, cut, grown);
}

/* ---- {who} ---- */

static const char who_mark[] = "{who}";

bool published_has_who(const struct published *p)
{
	return strstr(published_text(p), who_mark) != NULL;
}

/* True when what is added next begins a sentence. */
static bool at_start(const struct buffer *b)
{
	size_t len = b->len;

	while (len > 0 && strchr(" \t\r\n\"'([", b->text[len - 1]))
		len--;
	return len == 0 || (len < b->len && strchr(".!?", b->text[len - 1]));
}

const struct published *published_who(struct arena *a, const struct published *p, const struct published *who)
{
	struct buffer b = { 0 };
	const char *s = published_text(p);
	const char *at;

	if (!published_has_who(p))
		return p;
	for (; (at = strstr(s, who_mark)) != NULL; s = at + strlen(who_mark)) {
		const char *name = published_text(who);

		buffer_add(&b, s, (size_t)(at - s));
		if (at_start(&b))
			add_raised(&b, name, strlen(name));
		else
			buffer_adds(&b, name);
	}
	buffer_adds(&b, s);
	/* Who said it is said in the language of the sentence. */
	return still_in(a, take(a, &b, p->private || published_is_private(who)), is_all_in_one(p) ? p : NULL, 0, 0);
}
