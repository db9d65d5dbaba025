/* folding: text as the eye reads it, with a way back to the exact bytes. ASCII is folded by one table;
 * only a word that holds another byte pays for Unicode, and is then folded whole, because whether a
 * letter is a look-alike depends on the other letters of its word. */
#include "base/folding.h"

#include <string.h>
#include <utf8proc.h>

#include "base/error.h"
#include "base/utf8.h"

enum {
	SKIP = 0,     /* shows nothing */
	BLANK = ' ',
	AND = 1,      /* "&", written as a word */
	UNICODE = 2,  /* the first byte of something longer, or of nothing */
};

/* What an ASCII byte becomes. */
static const unsigned char ascii[128] = {
	['\t'] = BLANK, ['\n'] = BLANK, ['\v'] = BLANK, ['\f'] = BLANK, ['\r'] = BLANK, [' '] = BLANK,
	['-'] = BLANK, ['_'] = BLANK, ['`'] = '\'', ['\''] = '\'', ['"'] = '"', ['&'] = AND,
	['!'] = '!', ['#'] = '#', ['$'] = '$', ['%'] = '%', ['('] = '(', [')'] = ')', ['*'] = '*',
	['+'] = '+', [','] = ',', ['.'] = '.', ['/'] = '/', [':'] = ':', [';'] = ';', ['<'] = '<',
	['='] = '=', ['>'] = '>', ['?'] = '?', ['@'] = '@', ['['] = '[', ['\\'] = '\\', [']'] = ']',
	['^'] = '^', ['{'] = '{', ['|'] = '|', ['}'] = '}', ['~'] = '~',
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4',
	['5'] = '5', ['6'] = '6', ['7'] = '7', ['8'] = '8', ['9'] = '9',
#define LETTER_CASES(small, capital) [small] = small, [capital] = small
	LETTER_CASES('a', 'A'), LETTER_CASES('b', 'B'), LETTER_CASES('c', 'C'), LETTER_CASES('d', 'D'),
	LETTER_CASES('e', 'E'), LETTER_CASES('f', 'F'), LETTER_CASES('g', 'G'), LETTER_CASES('h', 'H'),
	LETTER_CASES('i', 'I'), LETTER_CASES('j', 'J'), LETTER_CASES('k', 'K'), LETTER_CASES('l', 'L'),
	LETTER_CASES('m', 'M'), LETTER_CASES('n', 'N'), LETTER_CASES('o', 'O'), LETTER_CASES('p', 'P'),
	LETTER_CASES('q', 'Q'), LETTER_CASES('r', 'R'), LETTER_CASES('s', 'S'), LETTER_CASES('t', 'T'),
	LETTER_CASES('u', 'U'), LETTER_CASES('v', 'V'), LETTER_CASES('w', 'W'), LETTER_CASES('x', 'X'),
	LETTER_CASES('y', 'Y'), LETTER_CASES('z', 'Z'),
#undef LETTER_CASES
};

static inline unsigned char class_of(char c)
{
	return (unsigned char)c < 0x80 ? ascii[(unsigned char)c] : UNICODE;
}

struct lookalike {
	int32_t c;
	char latin;
};

static const struct lookalike lookalikes[] = {
#define LOOKALIKE(c, latin) { c, latin },
#include "folding_lookalikes.def"
#undef LOOKALIKE
};

struct letter {
	int32_t c;
	const char *ascii;
};

static const struct letter letters[] = {
#define LETTER(c, ascii) { c, ascii },
#include "folding_letters.def"
#undef LETTER
};

static char lookalike_of(int32_t c)
{
	size_t low = 0, high = sizeof lookalikes / sizeof *lookalikes;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (lookalikes[middle].c == c)
			return lookalikes[middle].latin;
		if (lookalikes[middle].c < c)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

static const char *letter_of(int32_t c)
{
	size_t low = 0, high = sizeof letters / sizeof *letters;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (letters[middle].c == c)
			return letters[middle].ascii;
		if (letters[middle].c < c)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* ---- output ---- */

struct folding {
	const char *s;
	size_t len;
	enum fold_breaks breaks;
	bool broken;
	struct arena *arena;
	char *out;
	uint32_t *from;
	size_t count, cap;
	size_t floor;         /* of out: what stands before came from another line, and is not folded again */
};

/* Folded text can be longer than raw text: ß, ligatures, "&". */
static void make_room(struct folding *f)
{
	size_t cap = f->cap * 2 + 64;
	char *out = arena_alloc(f->arena, cap + 8);
	uint32_t *from = arena_alloc_array(f->arena, cap + 8, sizeof *from);

	if (f->count) {
		memcpy(out, f->out, f->count);
		memcpy(from, f->from, f->count * sizeof *from);
	}
	f->out = out;
	f->from = from;
	f->cap = cap;
}

static inline void emit(struct folding *f, char c, size_t from)
{
	if (f->count >= f->cap)
		make_room(f);
	f->out[f->count] = c;
	f->from[f->count++] = (uint32_t)from;
}

static void emit_blank(struct folding *f, size_t from)
{
	if (f->count == 0 || f->out[f->count - 1] != ' ')
		emit(f, ' ', from);
}

static void emit_and(struct folding *f, size_t from)
{
	emit_blank(f, from);
	emit(f, 'a', from);
	emit(f, 'n', from);
	emit(f, 'd', from);
	emit(f, ' ', from);
}

static void emit_point(struct folding *f, int32_t c, size_t from)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t n = utf8proc_encode_char(c, bytes);

	for (utf8proc_ssize_t i = 0; i < n; i++)
		emit(f, (char)bytes[i], from);
}

/* ---- a character at a time ---- */

enum { POINTS = 24 };  /* the longest compatibility form is 18 code points (U+FDFA) */

enum sort { SORT_NOTHING, SORT_BLANK, SORT_SIGN, SORT_APOSTROPHE, SORT_QUOTE, SORT_WORD };

/* A raw character, taken apart. */
struct unit {
	size_t bytes;
	int32_t raw;
	enum sort sort;
	int32_t point[POINTS];
	size_t count;
};

static bool is_apostrophe(int32_t c)
{
	return c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x2032 || c == 0x02b9 || c == 0x02bb ||
	       c == 0x02bc || c == 0x02bd || c == 0x02be || c == 0x02bf || c == 0x02c8 || c == 0xff07 ||
	       c == 0x055a || c == 0xb4 || c == 0x05f3 || c == 0xa78c || c == '\'' || c == '`';
}

static bool is_quote(int32_t c)
{
	return (c >= 0x201c && c <= 0x201f) || c == 0xab || c == 0xbb || c == 0x2033 || c == 0xff02 || c == '"';
}

static bool is_blank(int32_t c)
{
	utf8proc_category_t category = utf8proc_category(c);

	return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
	       category == UTF8PROC_CATEGORY_ZP || category == UTF8PROC_CATEGORY_PD ||
	       category == UTF8PROC_CATEGORY_PC || c == 0x85 || c == 0x2212 || c == 0x2043 || c == 0x2800;
}

/* Letters, digits and the signs that are letters in a frame (circled and squared ones). */
static bool is_word(int32_t c)
{
	if (c == 0x2122 || c == 0x2120 || c == 0xa9 || c == 0xae || c == 0x2117)
		return false;
	return utf8_is_word(c) || (c >= 0x249c && c <= 0x24e9) || (c >= 0x1f110 && c <= 0x1f189);
}

static enum sort sort_of(int32_t c)
{
	if (c < 0)
		return SORT_NOTHING;
	if (is_apostrophe(c))
		return SORT_APOSTROPHE;
	if (is_quote(c))
		return SORT_QUOTE;
	if (is_blank(c) || (c < 0x80 && ascii[c] == BLANK))
		return SORT_BLANK;
	if (is_word(c))
		return SORT_WORD;
	return utf8proc_category(c) == UTF8PROC_CATEGORY_CF || utf8proc_category(c) == UTF8PROC_CATEGORY_CC
		       ? SORT_NOTHING
		       : SORT_SIGN;
}

static void take_apart(struct unit *u)
{
	const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
					  UTF8PROC_IGNORE | UTF8PROC_STRIPMARK | UTF8PROC_STABLE;
	int last = UTF8PROC_BOUNDCLASS_START;
	utf8proc_ssize_t n = utf8proc_decompose_char(u->raw, u->point, POINTS, options, &last);

	u->count = n < 0 || n > POINTS ? 0 : (size_t)n;
	if (u->count == 0)
		u->sort = SORT_NOTHING;
}

static void read_unit(const struct folding *f, size_t at, struct unit *u)
{
	u->count = 0;
	u->bytes = utf8_next(f->s + at, f->len - at, &u->raw);
	u->sort = sort_of(u->raw);
	if (u->sort == SORT_WORD)
		take_apart(u);
}

/* ---- a word at a time ---- */

/* What the letters of a word are, to decide on look-alikes. */
struct letters {
	bool latin;  /* at least one */
	bool alike;  /* every other one looks Latin in both cases */
};

/* Case must not decide for a word without a Latin letter, or a Cyrillic name would fold one way in capitals
 * and another in small letters. These look Latin either way, or do so as capitals. */
static bool is_alike_in_any_case(int32_t c)
{
	static const char *const alike = "авеікмнорстухјѕαβεικοτρχζ";
	char text[5] = { 0 };

	return utf8proc_encode_char(c, (utf8proc_uint8_t *)text) == 2 && strstr(alike, text) != NULL;
}

static void look_at(struct letters *l, const struct unit *u)
{
	for (size_t i = 0; i < u->count; i++) {
		int32_t c = u->point[i];

		if ((c >= 'a' && c <= 'z') || letter_of(c))
			l->latin = true;
		else if (c > 0x7f && !is_alike_in_any_case(c))
			l->alike = false;
	}
}

/* Where the word that starts at `at` ends: at the next byte that is neither letter, mark nor invisible. */
static size_t word_end(const struct folding *f, size_t at, struct letters *l)
{
	while (at < f->len) {
		unsigned char byte = (unsigned char)f->s[at];
		struct unit u;

		if (byte < 0x80) {
			if (ascii[byte] != SKIP && !fold_is_word((char)ascii[byte]))
				break;
			l->latin = l->latin || (ascii[byte] >= 'a' && ascii[byte] <= 'z');
			at++;
			continue;
		}
		read_unit(f, at, &u);
		if (u.sort != SORT_WORD && u.sort != SORT_NOTHING)
			break;
		look_at(l, &u);
		at += u.bytes;
	}
	return at;
}

static void emit_unit(struct folding *f, const struct unit *u, const struct letters *l, size_t at)
{
	for (size_t i = 0; i < u->count; i++) {
		int32_t c = u->point[i];
		const char *plain = c < 0x80 ? NULL : letter_of(c);
		char latin = 0;

		if (c >= 0x80 && !plain && (l->latin || l->alike)) {
			latin = l->latin ? lookalike_of(u->raw) : 0;
			latin = latin ? latin : lookalike_of(c);
		}
		if (latin)
			emit(f, latin, at);
		else if (plain)
			for (; *plain; plain++)
				emit(f, *plain, at);
		else if (c >= 0x80 ? is_word(c) : fold_is_word((char)c))
			emit_point(f, c, at);
		else
			emit(f, is_apostrophe(c) ? '\'' : c < 0x80 && c != ' ' ? (char)c : '*', at);
	}
}

/* Folds the whole word that the non-ASCII character at `at` belongs to; returns where it ends. What was
 * written of the word already is taken back. Linear: each byte is looked at twice. */
static size_t fold_word(struct folding *f, size_t at)
{
	struct letters l = { .alike = true };
	size_t end;

	while (f->count > f->floor && fold_is_word(f->out[f->count - 1]) && f->from[f->count - 1] < at) {
		f->count--;
		at = f->from[f->count];
	}
	end = word_end(f, at, &l);
	while (at < end) {
		struct unit u;

		read_unit(f, at, &u);
		if (u.raw >= 0 && u.raw < 0x80) {
			if (ascii[u.raw] != SKIP)
				emit(f, (char)ascii[u.raw], at);
		} else if (u.sort == SORT_WORD) {
			emit_unit(f, &u, &l, at);
		}
		at += u.bytes;
	}
	return end;
}

static size_t fold_unicode(struct folding *f, size_t at)
{
	struct unit u;

	read_unit(f, at, &u);
	switch (u.sort) {
	case SORT_WORD:
		return fold_word(f, at);
	case SORT_BLANK:
		emit_blank(f, at);
		break;
	case SORT_APOSTROPHE:
		emit(f, '\'', at);
		break;
	case SORT_QUOTE:
		emit(f, '"', at);
		break;
	case SORT_SIGN:
		emit(f, '*', at);
		break;
	case SORT_NOTHING:
		break;
	}
	return at + u.bytes;
}

/* Where the next line's word starts when a hyphen of hyphen bytes at `at` ends a line inside a word, else 0. */
static size_t broken_at(const struct folding *f, size_t at, size_t hyphen)
{
	size_t i = at + hyphen;
	size_t lines = 0;

	if (f->count == 0 || !fold_is_word(f->out[f->count - 1]))
		return 0;
	while (i < f->len && strchr(" \t\r\n", f->s[i]) && f->s[i] && lines < 2)
		lines += f->s[i++] == '\n';
	return lines == 1 && i < f->len &&
			       ((unsigned char)f->s[i] >= 0x80 || fold_is_word((char)class_of(f->s[i])))
		       ? i
		       : 0;
}

static size_t fold_hyphen(struct folding *f, size_t at, size_t hyphen)
{
	size_t next = broken_at(f, at, hyphen);

	if (next) {
		f->broken = true;
		f->floor = f->count;
		if (f->breaks == FOLD_BREAKS_JOIN)
			return next;
	}
	emit_blank(f, at);
	return at + hyphen;
}

/* The hyphens that a line may end in: the keyboard's, Unicode's two, and the soft one. */
static size_t hyphen_at(const struct folding *f, size_t at)
{
	const char *s = f->s + at;

	if (*s == '-')
		return 1;
	if (f->len - at >= 3 && (memcmp(s, "\u2010", 3) == 0 || memcmp(s, "\u2011", 3) == 0))
		return 3;
	return 0;
}

void fold_text(struct folded *out, struct arena *a, const char *s, size_t len, enum fold_breaks breaks)
{
	struct folding f = { .s = s, .len = len, .breaks = breaks, .arena = a };

	if (len >= UINT32_MAX)
		bug("fold_text: %zu bytes at once", len);
	f.cap = len + len / 16 + 16;
	f.out = arena_alloc(a, f.cap + 8);
	f.from = arena_alloc_array(a, f.cap + 8, sizeof *f.from);
	for (size_t i = 0; i < len;) {
		unsigned char c = class_of(s[i]);
		size_t hyphen;

		if (c >= 'a' && f.count < f.cap) {
			f.out[f.count] = (char)c;
			f.from[f.count++] = (uint32_t)i++;
		} else if ((c == BLANK || c == UNICODE) && (hyphen = hyphen_at(&f, i)) > 0) {
			i = fold_hyphen(&f, i, hyphen);
		} else if (c == UNICODE) {
			i = fold_unicode(&f, i);
		} else {
			if (c == BLANK)
				emit_blank(&f, i);
			else if (c == AND)
				emit_and(&f, i);
			else if (c != SKIP)
				emit(&f, (char)c, i);
			i++;
		}
	}
	f.out[f.count] = '\0';
	f.from[f.count] = (uint32_t)len;
	*out = (struct folded){ f.out, f.count, f.from, f.broken };
}

void fold_range(const struct folded *f, size_t start, size_t end, size_t *from, size_t *to)
{
	/* A ligature is several folded letters of one character: it is inside when any of them is. */
	while (end < f->len && f->from[end] == f->from[end - 1])
		end++;
	*from = f->from[start];
	*to = f->from[end];
}

/* The key of ASCII text whose lines end in no hyphen, which needs no way back: most names and bodies. NULL: it is not
 * such a text. */
static const char *fold_plain_key(struct arena *a, const char *s, size_t len)
{
	char *out;
	size_t count = 0;

	for (size_t i = 0; i < len; i++) {
		unsigned char c = class_of(s[i]);

		if (c == UNICODE || c == AND || (s[i] == '-' && i + 1 < len && class_of(s[i + 1]) == BLANK))
			return NULL;
	}
	out = arena_alloc(a, len + 1);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = class_of(s[i]);

		if (c != SKIP && (c != BLANK || (count > 0 && out[count - 1] != BLANK)))
			out[count++] = (char)c;
	}
	while (count > 0 && out[count - 1] == BLANK)
		count--;
	out[count] = '\0';
	return out;
}

const char *fold_key(struct arena *a, const char *s, size_t len)
{
	struct folded f;
	size_t start = 0, end;
	const char *plain = fold_plain_key(a, s, len);

	if (plain)
		return plain;
	fold_text(&f, a, s, len, FOLD_BREAKS_JOIN);
	end = f.len;
	while (start < end && f.text[start] == ' ')
		start++;
	while (end > start && f.text[end - 1] == ' ')
		end--;
	return arena_string_n(a, f.text + start, end - start);
}
