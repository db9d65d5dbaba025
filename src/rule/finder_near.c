/* finder_near: what is almost a name in the room: one slip of the fingers, letters spelled out, figures for letters, a name
 * inside a longer word. Asked of every word that nothing has found yet. */
#include "base/say.h"
#include "finder_scan.h"

#include <string.h>

/* ---- titles ---- */

bool scan_is_titled(const struct finder_text *t, size_t i)
{
	return i > 0 && t->tokens[i].gap <= GAP_JOIN && token_has(t, i - 1, WORD_TITLE) &&
	       !(token_has(t, i - 1, WORD_TITLE_TOO) && t->tokens[i - 1].shape == SHAPE_LOWER);
}

/* ---- near misses and names inside words ---- */

static const char *const slip_why = N_("one letter from a name in the room");

/* Whose it is stays open: more than one may be as near. */
static void add_near(struct scan *s, size_t first, size_t last, const struct surface *near, enum certainty certainty,
		     const char *why)
{
	struct find *f = scan_add(s, first, last, (enum finding_kind)near->kind, certainty, why);

	f->part = near->kind == FINDING_PERSON || near->kind == FINDING_ORGANISATION;
}

/* Lower-case words are English far more often than slips; they count beside a title or a part of a name. */
static bool may_be_slip(const struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	const struct token *k = &t->tokens[i];

	if (s->covered[i] || s->masked[i] || k->shape == SHAPE_DIGITS)
		return false;
	if (k->classes & (WORD_ORDINARY | WORD_FIRST_NAME | WORD_BODY | WORD_TITLE))
		return false;
	return true;
}

static bool is_beside_name(const struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;

	return scan_is_titled(t, i) || (i > 0 && token_has(t, i - 1, WORD_ROSTER) && t->tokens[i].gap <= GAP_JOIN) ||
	       (i + 1 < t->count && token_has(t, i + 1, WORD_ROSTER) && t->tokens[i + 1].gap <= GAP_JOIN);
}

/* "3xample": a figure for a letter. */
static bool is_behind_figure(const struct finder_text *t, size_t i)
{
	return i > 0 && t->tokens[i].gap == GAP_NONE && t->tokens[i - 1].shape == SHAPE_DIGITS;
}

static void judge_unmatched(struct scan *s, size_t i)
{
	const struct matcher *m = &s->finder->matcher;
	const struct surface *surface;
	const struct finder_text *t = &s->text;

	if (!may_be_slip(s, i))
		return;
	if (token_is_capital(t, i) || is_beside_name(s, i) || is_behind_figure(t, i)) {
		surface = matcher_near(m, token_text(t, i), token_len(&t->tokens[i]), 1);
		if (surface) {
			add_near(s, i, i, surface, PROBABLE, slip_why);
			return;
		}
		surface = scan_is_titled(t, i) && token_len(&t->tokens[i]) >= 6 ?
				  matcher_near(m, token_text(t, i), token_len(&t->tokens[i]), 2) : NULL;
		if (surface)
			add_near(s, i, i, surface, POSSIBLE, N_("two letters from a name in the room, behind a title"));
	}
	surface = token_len(&t->tokens[i]) > 8 ? matcher_inside(m, token_text(t, i), token_len(&t->tokens[i])) : NULL;
	if (surface)
		add_near(s, i, i, surface, PROBABLE, N_("a name in the room inside a longer word"));
}

/* Two or three capitalised words read as one: "Exmaple Valley". */
static void judge_glued(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	char glued[64];
	size_t len = 0;

	for (size_t k = i; k < i + 3 && k < t->count; k++) {
		const struct surface *surface;

		if (s->masked[k] || token_has(t, k, WORD_TITLE | WORD_FUNCTION) || (k > i && t->tokens[k].gap > GAP_JOIN) || len + token_len(&t->tokens[k]) > sizeof glued ||
		    !(token_is_capital(t, k) || (k > i && token_is_hyphenated(t, k))))
			return;
		memcpy(glued + len, token_text(t, k), token_len(&t->tokens[k]));
		len += token_len(&t->tokens[k]);
		surface = k > i && len >= 8 ? matcher_near(&s->finder->matcher, glued, len, 1) : NULL;
		if (surface) {
			add_near(s, i, k, surface, PROBABLE, slip_why);
			return;
		}
	}
}

/* "E x a m p l e": letters with blanks between, from word i on. */
static void judge_spaced(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	const struct surface *surface;
	char letters[64];
	size_t len = 0;

	/* Only where the row of letters begins, so that each is read once. */
	if (i > 0 && token_len(&t->tokens[i - 1]) == 1 && t->tokens[i].gap == GAP_BLANK)
		return;
	for (size_t k = i; k < t->count && len < sizeof letters && token_len(&t->tokens[k]) == 1 &&
			   (k == i || t->tokens[k].gap == GAP_BLANK); k++)
		letters[len++] = *token_text(t, k);
	if (len < 5)
		return;
	surface = matcher_near(&s->finder->matcher, letters, len, 1);
	surface = surface ? surface : matcher_inside(&s->finder->matcher, letters, len);
	if (surface)
		add_near(s, i, i + len - 1, surface, PROBABLE, N_("a name in the room, letter by letter"));
}

/* ---- figures for letters ---- */

static const char *const figures_why = N_("a name in the room, with figures for letters");

enum { FIGURES_LEAST = 4, FIGURES_MOST = 40 };

/* The letter that a figure or a sign passes for, of two looks of the 1; 0: none. */
static char letter_of(char sign, bool tall)
{
	static const char figures[] = "01345789@$!", letters[] = "oleastbgasi";
	const char *at = memchr(figures, sign, sizeof figures - 1);

	if (sign == '1' && !tall)
		return 'i';
	return at ? letters[at - figures] : 0;
}

/* Word i + 1 goes on where word i ends, or behind a sign that passes for a letter. */
static inline bool runs_on(const struct finder_text *t, size_t i)
{
	const struct token *k = &t->tokens[i];
	char sign;

	/* Most words. */
	if (i + 1 >= t->count || k[1].gap == GAP_BLANK || k[1].start > k->end + 1)
		return false;
	sign = t->folded.text[k->end];
	return k[1].start == k->end || sign == '@' || sign == '$' || sign == '!';
}

/* Folded bytes [from, to) with their figures as letters. 0 when there are none, or one that looks like no letter. */
static size_t read_figures(const struct finder_text *t, size_t from, size_t to, bool tall, char out[FIGURES_MOST])
{
	size_t figures = 0, len = to - from;

	if (len < FIGURES_LEAST || len > FIGURES_MOST)
		return 0;
	for (size_t i = 0; i < len; i++) {
		out[i] = t->folded.text[from + i];
		if (fold_is_word(out[i]) && (out[i] < '0' || out[i] > '9'))
			continue;
		out[i] = letter_of(out[i], tall);
		figures++;
		if (!out[i])
			return 0;
	}
	return figures && figures < len ? len : 0;
}

/* "Wh1tlock", "Ex@mpleton": words [i, last] read as one. Only where the run begins. */
static void judge_figures(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	const struct surface *surface = NULL;
	char letters[FIGURES_MOST];
	size_t last = i;
	bool shares = false;

	if (i > 0 && runs_on(t, i - 1))
		return;
	while (runs_on(t, last))
		last++;
	for (int tall = 1; tall >= 0 && !surface; tall--) {
		size_t len = read_figures(t, t->tokens[i].start, t->tokens[last].end, tall, letters);

		if (len == 0)
			return;
		surface = matcher_word(&s->finder->matcher, letters, len);
		if (!surface && token_is_capital(t, i))
			surface = matcher_near(&s->finder->matcher, letters, len, 1);
		shares = shares || words_of(&s->finder->matcher.words, letters, len) & WORD_ROSTER;
	}
	if (surface)
		add_near(s, i, last, surface, PROBABLE, figures_why);
	else if (shares)
		scan_add(s, i, last, FINDING_ORGANISATION, POSSIBLE, figures_why);
}

void finder_near(struct scan *s)
{
	for (size_t i = 0; i < s->text.count; i++) {
		if (s->covered[i])
			continue;
		if (runs_on(&s->text, i))
			judge_figures(s, i);
		if (!s->covered[i] && token_is_capital(&s->text, i))
			judge_glued(s, i);
		if (!s->covered[i] && token_len(&s->text.tokens[i]) == 1)
			judge_spaced(s, i);
		if (!s->covered[i])
			judge_unmatched(s, i);
	}
}
