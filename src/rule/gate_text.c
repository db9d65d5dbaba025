/* gate_text: one code point at a time: compatibility decomposition, marks and ignorable signs dropped, case
 * folded (utf8proc), then the letters that do not decompose and those that only look Latin. */
#include "gate_text.h"

#include <string.h>
#include <utf8proc.h>

#include "base/buffer.h"

enum { FAR_SIGNS = 12, FOLD_MAX = 32, RLO = 0x202e, LRO = 0x202d };

/* Letters that no decomposition takes apart, and (Unicode confusables, the common ones) letters of other
 * scripts that pass for Latin ones; before case folding where the capital looks like another letter. */
static const struct {
	utf8proc_int32_t from;
	const char *to;
} letters[] = {
	{ 0x00c6, "ae" }, { 0x00d0, "d" }, { 0x00d8, "o" }, { 0x00de, "th" }, { 0x00df, "ss" }, { 0x00e6, "ae" },
	{ 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0110, "d" }, { 0x0111, "d" }, { 0x0126, "h" },
	{ 0x0127, "h" }, { 0x0130, "i" }, { 0x0131, "i" }, { 0x0138, "k" }, { 0x0141, "l" }, { 0x0142, "l" },
	{ 0x014a, "n" }, { 0x014b, "n" }, { 0x0152, "oe" }, { 0x0153, "oe" }, { 0x0166, "t" }, { 0x0167, "t" },
	{ 0x0180, "b" }, { 0x0192, "f" }, { 0x0197, "i" }, { 0x019a, "l" }, { 0x01e4, "g" }, { 0x01e5, "g" },
	{ 0x0237, "j" }, { 0x0250, "a" }, { 0x0251, "a" }, { 0x0259, "e" }, { 0x0261, "g" }, { 0x0268, "i" },
	{ 0x026a, "i" }, { 0x0280, "r" },
	/* Greek */
	{ 0x0391, "a" }, { 0x0392, "b" }, { 0x0395, "e" }, { 0x0396, "z" }, { 0x0397, "h" }, { 0x0399, "i" },
	{ 0x039a, "k" }, { 0x039c, "m" }, { 0x039d, "n" }, { 0x039f, "o" }, { 0x03a1, "p" }, { 0x03a4, "t" },
	{ 0x03a5, "y" }, { 0x03a7, "x" }, { 0x03b1, "a" }, { 0x03b2, "b" }, { 0x03b3, "y" }, { 0x03b5, "e" },
	{ 0x03b7, "n" }, { 0x03b9, "i" }, { 0x03ba, "k" }, { 0x03bd, "v" }, { 0x03bf, "o" }, { 0x03c1, "p" },
	{ 0x03c4, "t" }, { 0x03c5, "u" }, { 0x03c7, "x" }, { 0x03c9, "w" }, { 0x03f2, "c" }, { 0x03f3, "j" },
	{ 0x03f9, "c" },
	/* Cyrillic */
	{ 0x0405, "s" }, { 0x0406, "i" }, { 0x0408, "j" }, { 0x0410, "a" }, { 0x0412, "b" }, { 0x0415, "e" },
	{ 0x0417, "3" }, { 0x041a, "k" }, { 0x041c, "m" }, { 0x041d, "h" }, { 0x041e, "o" }, { 0x0420, "p" },
	{ 0x0421, "c" }, { 0x0422, "t" }, { 0x0423, "y" }, { 0x0425, "x" }, { 0x0430, "a" }, { 0x0432, "b" },
	{ 0x0433, "r" }, { 0x0435, "e" }, { 0x043a, "k" }, { 0x043c, "m" }, { 0x043d, "h" }, { 0x043e, "o" },
	{ 0x043f, "n" }, { 0x0440, "p" }, { 0x0441, "c" }, { 0x0442, "t" }, { 0x0443, "y" }, { 0x0445, "x" },
	{ 0x0455, "s" }, { 0x0456, "i" }, { 0x0458, "j" }, { 0x04ae, "y" }, { 0x04af, "y" }, { 0x04bb, "h" },
	{ 0x04c0, "i" }, { 0x04cf, "i" }, { 0x0501, "d" }, { 0x050c, "g" }, { 0x051a, "q" }, { 0x051b, "q" },
	{ 0x051c, "w" }, { 0x051d, "w" },
	/* Armenian, Cherokee */
	{ 0x0570, "h" }, { 0x0578, "n" }, { 0x057d, "u" }, { 0x0581, "g" }, { 0x0585, "o" }, { 0x13aa, "g" },
	{ 0x13b3, "w" }, { 0x13da, "s" }, { 0x13de, "l" }, { 0x13e2, "p" },
};

static const char *own_letter(utf8proc_int32_t c)
{
	size_t low = 0, high = sizeof letters / sizeof *letters;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (letters[middle].from == c)
			return letters[middle].to;
		if (letters[middle].from < c)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static void add_folded(struct buffer *out, utf8proc_int32_t c)
{
	const char *letter = own_letter(c);
	utf8proc_uint8_t bytes[4];

	if (letter)
		buffer_adds(out, letter);
	else
		buffer_add(out, bytes, (size_t)utf8proc_encode_char(c, bytes));
}

/* Appends what c folds to; nothing for a mark or an ignorable sign. Decomposed twice: before case folding, so
 * that a capital with an accent still looks like the letter its capital looks like. */
static void fold(struct buffer *out, utf8proc_int32_t c)
{
	utf8proc_int32_t parts[FOLD_MAX], folded[FOLD_MAX];
	int boundary = UTF8PROC_BOUNDCLASS_START;
	utf8proc_ssize_t n = utf8proc_decompose_char(c, parts, FOLD_MAX,
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK, &boundary);

	for (utf8proc_ssize_t i = 0; i < n && i < FOLD_MAX; i++) {
		utf8proc_ssize_t m;

		if (own_letter(parts[i])) {
			add_folded(out, parts[i]);
			continue;
		}
		m = utf8proc_decompose_char(parts[i], folded, FOLD_MAX,
			UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &boundary);
		for (utf8proc_ssize_t j = 0; j < m && j < FOLD_MAX; j++)
			add_folded(out, folded[j]);
	}
}

enum sort { SORT_LETTER, SORT_DIGIT, SORT_NOTHING, SORT_OTHER };

static enum sort sort_of(utf8proc_int32_t c)
{
	switch (utf8proc_category(c)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return SORT_LETTER;
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
		return SORT_DIGIT;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_CF:
		return SORT_NOTHING;
	default: /* circled and squared letters are symbols that fold to letters */
		return SORT_OTHER;
	}
}

struct reader {
	struct gate_text *text;
	size_t cap;
	size_t at;              /* of the code point being read */
	enum sort open;         /* what the word being read is made of; SORT_OTHER: none is */
	size_t letters, capitals;
	bool first_is_capital;
	struct buffer folded;   /* the word so far */
	struct arena *arena;
};

/* What stands between two words decides whether a name or a sentence goes on. */
static void judge_gap(struct gate_word *w, const char *gap, size_t len)
{
	size_t lines = 0, signs = 0;
	bool marker = false;

	w->glued = true;
	for (size_t i = 0; i < len; i++) {
		lines += gap[i] == '\n';
		if (gap[i] == GATE_BORDER)
			w->apart = true;
		if (strchr(" \t\r\n\f", gap[i]))
			w->glued = false;
		else
			signs++;
		/* A line that begins with a sign is a line of a list, a heading, a row. */
		marker = marker || (lines > 0 && strchr("-*+>#|", gap[i])) || strchr(".!?:;|#\"\t", gap[i]);
	}
	if (signs > FAR_SIGNS)
		w->apart = true;
	w->starts = w->apart || lines > 1 || marker || memmem(gap, len, "“", 3) || memmem(gap, len, "‘", 3) ||
		    memmem(gap, len, "…", 3) || memmem(gap, len, "•", 3);
	if (memmem(gap, len, "\xc2\xa0", 2))
		w->glued = false;
}

/* "ΝΙΚΟΣ" looks like NIKO and a sign, "Νίκος" like v, i, k, o: only folded as Greek are they one word. NULL for a word
 * with Latin letters in it, which is read by its looks alone. */
static const char *own_script(const struct reader *r, size_t start, size_t end)
{
	const char *raw = r->text->raw;
	struct buffer out = { 0 };
	const char *own;

	if ((unsigned char)raw[start] < 0xcd || (unsigned char)raw[start] > 0xd6)   /* U+0370 to U+05BF */
		return NULL;
	for (size_t i = start; i < end; i++)
		if ((unsigned char)raw[i] < 0x80)
			return NULL;
	for (size_t at = start; at < end;) {
		utf8proc_int32_t c, parts[FOLD_MAX];
		utf8proc_uint8_t bytes[4];
		int boundary = UTF8PROC_BOUNDCLASS_START;
		utf8proc_ssize_t step = utf8proc_iterate((const utf8proc_uint8_t *)raw + at, (utf8proc_ssize_t)(end - at), &c);
		utf8proc_ssize_t n = step <= 0 ? 0 : utf8proc_decompose_char(c, parts, FOLD_MAX,
			UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK,
			&boundary);

		for (utf8proc_ssize_t i = 0; i < n && i < FOLD_MAX; i++)
			buffer_add(&out, bytes, (size_t)utf8proc_encode_char(parts[i], bytes));
		at += step > 0 ? (size_t)step : 1;
	}
	own = arena_string_n(r->arena, buffer_text(&out), out.len);
	buffer_free(&out);
	return own;
}

bool gate_word_is(const struct gate_word *w, const char *folded)
{
	return strcmp(w->text, folded) == 0 || (w->own && strcmp(w->own, folded) == 0);
}

static void finish_word(struct reader *r, size_t end)
{
	struct gate_text *t = r->text;
	struct gate_word *w;

	if (r->open == SORT_OTHER)
		return;
	r->open = SORT_OTHER;
	if (r->folded.len == 0) {
		t->count--;
		return;
	}
	w = &t->words[t->count - 1];
	w->end = end;
	w->len = r->folded.len;
	w->text = arena_string_n(r->arena, r->folded.text, r->folded.len);
	w->own = own_script(r, w->start, end);
	if (r->capitals > 1 && r->capitals == r->letters)
		w->shape = GATE_CAPITALS;
	else if (r->first_is_capital)
		w->shape = GATE_CAPITAL;
}

static void begin_word(struct reader *r, enum sort sort)
{
	struct gate_text *t = r->text;
	size_t from = t->count ? t->words[t->count - 1].end : 0;
	struct gate_word *w = arena_push(r->arena, &t->words, t->count, &r->cap, sizeof *w);

	t->count++;
	w->start = r->at;
	judge_gap(w, t->raw + from, r->at - from);
	if (t->count == 1)
		w->starts = w->apart = true;
	else if (sort == SORT_LETTER && w[-1].text[0] >= '0' && w[-1].text[0] <= '9')
		w->starts = true;   /* behind a number such as 2.3.4 */
	r->open = sort;
	r->letters = r->capitals = 0;
	r->first_is_capital = false;
	buffer_cut(&r->folded, 0);
}

static void take(struct reader *r, utf8proc_int32_t c, enum sort sort)
{
	bool capital = utf8proc_category(c) == UTF8PROC_CATEGORY_LU || utf8proc_category(c) == UTF8PROC_CATEGORY_LT;

	if (r->open != sort) {
		finish_word(r, r->at);
		begin_word(r, sort);
	}
	r->first_is_capital = r->letters == 0 ? capital : r->first_is_capital;
	r->letters++;
	r->capitals += capital;
	fold(&r->folded, c);
}

/* A symbol that is a letter or digit in disguise (circled, squared, enclosed): what it folds to. */
static enum sort disguised(utf8proc_int32_t c)
{
	utf8proc_int32_t parts[FOLD_MAX];
	int boundary = UTF8PROC_BOUNDCLASS_START;
	utf8proc_ssize_t n;

	if (c < 0x80)
		return SORT_OTHER;
	n = utf8proc_decompose_char(c, parts, FOLD_MAX, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < FOLD_MAX; i++)
		if (sort_of(parts[i]) == SORT_LETTER)
			return SORT_LETTER;
	return SORT_OTHER;
}

void gate_text_read(struct gate_text *t, const char *raw, size_t len, struct arena *a)
{
	struct reader r = { .text = t, .open = SORT_OTHER, .arena = a };

	*t = (struct gate_text){ .raw = raw, .len = len };
	for (size_t step; r.at < len; r.at += step) {
		utf8proc_int32_t c;
		utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)raw + r.at,
						      (utf8proc_ssize_t)(len - r.at), &c);
		enum sort sort;

		step = n > 0 ? (size_t)n : 1;
		if (n <= 0)
			c = ' ';
		t->backwards = t->backwards || c == RLO || c == LRO;
		sort = sort_of(c);
		if (sort == SORT_OTHER)
			sort = disguised(c);
		if (sort == SORT_OTHER)
			finish_word(&r, r.at);
		else if (sort != SORT_NOTHING)
			take(&r, c, sort);
	}
	finish_word(&r, len);
	buffer_free(&r.folded);
}

/* [from, to) stand without any sign between. */
static bool is_hash(const struct gate_text *t, size_t from, size_t to, bool markup)
{
	size_t digits = 0, len = 0, at = t->words[from].start;

	for (size_t i = from; i < to; i++) {
		const char *word = t->words[i].text;

		if (word[strspn(word, "0123456789abcdef")])
			return false;
		len += t->words[i].len;
		digits += strspn(word, "0123456789");
	}
	return (len >= 16 && digits * 4 >= len) || (markup && len >= 6 && digits > 0) ||
	       (markup && at > 0 && t->raw[at - 1] == '#' && (len == 3 || len == 6));
}

void gate_text_drop_hashes(struct gate_text *t, bool markup)
{
	size_t kept = 0;

	for (size_t from = 0, to; from < t->count; from = to) {
		for (to = from + 1; to < t->count && t->words[to].start == t->words[to - 1].end; to++)
			;
		if (is_hash(t, from, to, markup))
			continue;
		memmove(t->words + kept, t->words + from, (to - from) * sizeof *t->words);
		kept += to - from;
	}
	t->count = kept;
}

bool gate_text_is_unspaced(const char *folded)
{
	/* Hiragana to Hangul and the ideographs: their UTF-8 begins with E3 to ED, or F0 A0 and above. */
	for (; *folded; folded++) {
		unsigned char c = (unsigned char)*folded;

		if ((c >= 0xe3 && c <= 0xed) || (c == 0xf0 && (unsigned char)folded[1] >= 0xa0))
			return true;
	}
	return false;
}
