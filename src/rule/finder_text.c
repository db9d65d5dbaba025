/* finder_text: cuts folded text into words. A word is a run of letters or a run of digits; in scripts that
 * do not write blanks between words, every character is a word of its own. */
#include "finder_text.h"

#include <string.h>

#include "base/utf8.h"

/* Scripts without word borders: Thai, Lao, Burmese, Khmer, kana, Han. */
static bool is_borderless(int32_t c)
{
	return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) ||
	       (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
	       (c >= 0x20000 && c <= 0x3ffff);
}

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_ascii_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

/* The end of the word that starts at `at`; sets *hash. */
static size_t read_word(const struct folded *f, size_t at, uint32_t *hash)
{
	size_t i = at;
	uint32_t h = WORD_HASH;

	if (is_digit(f->text[at])) {
		for (; is_digit(f->text[i]); i++)
			h = word_hash_next(h, f->text[i]);
		*hash = h;
		return i;
	}
	for (;;) {
		int32_t c;
		size_t n = 1;

		while (is_ascii_letter(f->text[i]))
			h = word_hash_next(h, f->text[i++]);
		if ((unsigned char)f->text[i] < 0x80)
			break;
		n = utf8_next(f->text + i, f->len - i, &c);
		if (is_borderless(c) && i > at)
			break;
		for (size_t k = 0; k < n; k++)
			h = word_hash_next(h, f->text[i + k]);
		i += n;
		if (is_borderless(c))
			break;
	}
	*hash = h;
	return i;
}

static enum shape shape_of(const struct finder_text *t, const struct token *k)
{
	const struct folded *f = &t->folded;
	bool capitals = true;

	if (is_digit(f->text[k->start]))
		return SHAPE_DIGITS;
	for (size_t i = f->from[k->start], n, count = 0, end = f->from[k->end]; i < end; i += n, count++) {
		int32_t c = (unsigned char)t->raw[i];

		n = 1;
		if (c >= 0x80)
			n = utf8_next(t->raw + i, t->raw_len - i, &c);
		if (count == 0 && !(c < 0x80 ? c >= 'A' && c <= 'Z' : utf8_is_upper(c)))
			return SHAPE_LOWER;
		if (count > 0 && (c < 0x80 ? c >= 'a' && c <= 'z' : utf8_is_lower(c)))
			return SHAPE_CAPITAL;
		capitals = capitals && count > 0;
	}
	return k->end - k->start > 1 ? SHAPE_CAPITALS : SHAPE_CAPITAL;
}

static enum gap gap_of(const char *s, size_t len)
{
	bool near = true;

	if (len == 0)
		return GAP_NONE;
	if (len == 1 && *s == ' ')
		return GAP_BLANK;
	if (len > 3)
		return GAP_FAR;
	for (size_t i = 0; i < len; i++) {
		if (s[i] == ',')
			return GAP_COMMA;
		near = near && strchr(" .'@/+", s[i]);
	}
	return near && len <= 2 ? GAP_JOIN : GAP_FAR;
}

static bool is_saint(const struct finder_text *t, const struct token *k)
{
	return token_len(k) == 2 && memcmp(t->folded.text + k->start, "st", 2) == 0;
}

static bool is_abbreviation(const struct finder_text *t, const struct token *before)
{
	return before && ((before->classes & WORD_TITLE) || is_saint(t, before) ||
			  (token_len(before) == 1 && before->shape == SHAPE_CAPITAL &&
			   t->folded.text[before->start] != 'i'));
}

static bool starts(const struct finder_text *t, const struct token *before, const struct token *k)
{
	const struct folded *f = &t->folded;
	size_t at = before ? before->end : 0;

	if (!before)
		return true;
	if (k->gap == GAP_BLANK && t->raw[f->from[at]] == ' ' && f->from[k->start] == f->from[at] + 1)
		return false;  /* one blank: most words */
	for (size_t i = at; i < k->start; i++) {
		char c = f->text[i];

		if (c == '!' || c == '?' || c == ':' || c == '"' || c == '*' || c == '#')
			return true;
		if (c == '.' && i + 1 < k->start && !is_abbreviation(t, before))
			return true;
		if (c == ' ' && memchr(t->raw + f->from[i], '\n', f->from[i + 1] - f->from[i]))
			return true;
	}
	return false;
}

/* Room for one more word; English has one in five or six bytes. */
static size_t make_room(struct finder_text *t, size_t cap, struct arena *a)
{
	size_t more = cap ? cap * 2 : t->folded.len / 4 + 16;
	struct token *tokens = arena_alloc_array(a, more, sizeof *tokens);

	if (cap)
		memcpy(tokens, t->tokens, cap * sizeof *tokens);
	t->tokens = tokens;
	return more;
}

void finder_text_read(struct finder_text *t, const char *raw, size_t len, enum fold_breaks breaks,
		      const struct words *words, struct arena *a)
{
	const struct folded *f = &t->folded;
	size_t cap = 0;

	*t = (struct finder_text){ .raw = raw, .raw_len = len };
	fold_text(&t->folded, a, raw, len, breaks);
	cap = make_room(t, 0, a);
	for (size_t i = 0; i < f->len;) {
		const struct token *before;
		struct token *k;

		if (!fold_is_word(f->text[i])) {
			i++;
			continue;
		}
		if (t->count == cap)
			cap = make_room(t, cap, a);
		k = &t->tokens[t->count];
		before = t->count ? k - 1 : NULL;
		k->start = (uint32_t)i;
		i = read_word(f, i, &k->hash);
		k->end = (uint32_t)i;
		k->classes = words_classes(words, f->text + k->start, token_len(k), k->hash);
		k->shape = (uint8_t)shape_of(t, k);
		k->gap = (uint8_t)(before ? gap_of(f->text + before->end, k->start - before->end) : GAP_FAR);
		k->starts = starts(t, before, k);
		t->count++;
	}
}

bool tokens_are(const struct finder_text *t, size_t i, const char *phrase)
{
	for (size_t first = i; *phrase; i++) {
		size_t len = strcspn(phrase, " ");

		if (i >= t->count || token_len(&t->tokens[i]) != len ||
		    memcmp(token_text(t, i), phrase, len) != 0 ||
		    (i > first && t->tokens[i].gap == GAP_FAR))
			return false;
		phrase += len + (phrase[len] == ' ');
	}
	return true;
}

bool token_is_shouted(const struct finder_text *t, size_t i)
{
	size_t shouted = 0, spoken = 0;

	for (size_t k = i > 3 ? i - 3 : 0; k < t->count && k <= i + 3; k++) {
		if (k == i || token_len(&t->tokens[k]) < 2)
			continue;
		shouted += t->tokens[k].shape == SHAPE_CAPITALS;
		spoken += t->tokens[k].shape == SHAPE_LOWER;
	}
	return shouted > 0 && spoken == 0;
}

bool token_is_contraction(const struct finder_text *t, size_t i)
{
	return i + 1 < t->count && token_is(t, i + 1, "t") && t->folded.text[t->tokens[i].end] == '\'' &&
	       t->tokens[i + 1].start == t->tokens[i].end + 1;
}

bool token_is_possessor(const struct finder_text *t, size_t i)
{
	return i + 1 < t->count && token_is(t, i + 1, "s") && t->folded.text[t->tokens[i].end] == '\'' &&
	       t->tokens[i + 1].start == t->tokens[i].end + 1;
}

bool token_is_hyphenated(const struct finder_text *t, size_t i)
{
	size_t at, len;
	const char *sign;

	if (i == 0 || i >= t->count || t->tokens[i].gap != GAP_BLANK)
		return false;
	at = t->folded.from[t->tokens[i - 1].end];
	len = t->folded.from[t->tokens[i].start] - at;
	sign = t->raw + at;
	return (len == 1 && (*sign == '-' || *sign == '_')) ||
	       (len == 3 && (memcmp(sign, "\u2010", 3) == 0 || memcmp(sign, "\u2011", 3) == 0));
}

void tokens_range(const struct finder_text *t, size_t first, size_t last, size_t *from, size_t *to)
{
	fold_range(&t->folded, t->tokens[first].start, t->tokens[last].end, from, to);
}
