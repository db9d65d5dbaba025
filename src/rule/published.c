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

	*p = (struct published){ text, len, false };
	return p;
}

static const struct published *take(struct arena *a, struct buffer *b, bool private)
{
	const struct published *p = published_make(a, buffer_text(b), b->len, private);

	buffer_free(b);
	return p;
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
	bool private = false;

	for (const char *s = phrase_words(id, lang); *s;) {
		size_t n = argument_at(s), words = 0;

		if (n && n <= count) {
			buffer_adds(&b, published_text(args[n - 1]));
			private = private || published_is_private(args[n - 1]);
		} else if (!n) {
			words = 1 + strcspn(s + 1, "{");
			buffer_add(&b, s, words);
		}
		s += n ? 3 : words;
	}
	return take(a, &b, private);
}

const struct published *published_number(struct arena *a, size_t number)
{
	struct buffer b = { 0 };

	buffer_addf(&b, "%zu", number);
	return take(a, &b, false);
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
	bool private = false;

	for (size_t i = 0; i < count; i++) {
		buffer_adds(&b, published_text(parts[i]));
		private = private || published_is_private(parts[i]);
	}
	return take(a, &b, private);
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

	if (published_is_empty(p))
		return published_make(a, "", 0, published_is_private(p));
	add_raised(&b, p->text, p->len);
	return take(a, &b, p->private);
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
	size_t len = without_tail(s, p ? p->len : 0);

	while (len > 0 && strchr(" \t\r\n", *s)) {
		s++;
		len--;
	}
	if (len == 0)
		return published_make(a, "", 0, published_is_private(p));
	add_raised(&b, s, len);
	if (!ends_sentence(s, len))
		buffer_addc(&b, '.');
	return take(a, &b, p->private);
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
	return take(a, &b, p->private || published_is_private(who));
}
