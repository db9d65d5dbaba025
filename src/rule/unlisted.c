/* unlisted: names and bodies that stand on no list: titled names, common first names, capitals in
 * mid-sentence and runs of them, acronyms, streets. All only possible, for a person to decide. */
#include "base/say.h"
#include "finder_scan.h"

#include <string.h>

static const char *const titled_why = N_("a titled name that is not on the list of people");
static const char *const first_why = N_("a first name that is not on the list of people");
static const char *const lone_why = N_("a capital in mid-sentence: a name, perhaps");
static const char *const run_why = N_("capitalised words: a name or a body, perhaps");
static const char *const acronym_why = N_("an acronym that is in no glossary");
static const char *const street_why = N_("an address");

static bool is_free(const struct scan *s, size_t i)
{
	return i < s->text.count && !s->covered[i] && !s->masked[i];
}

static bool follows(const struct finder_text *t, size_t i)
{
	return i < t->count && !t->tokens[i].starts &&
	       (t->tokens[i].gap == GAP_BLANK || (t->tokens[i].gap == GAP_JOIN && t->tokens[i].start - t->tokens[i - 1].end <= 2));
}

/* ---- "Mr Smith", "Dame Jo Smith" ---- */

static bool is_name_word(const struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;

	return is_free(s, i) && token_is_capital(t, i) && !token_has(t, i, WORD_OFFICE | WORD_FUNCTION | WORD_TITLE);
}

static size_t find_titled(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	size_t last = i;

	if (!token_has(t, i, WORD_TITLE) || !token_is_capital(t, i) || s->covered[i] || s->masked[i])
		return i;
	while (last + 1 < t->count && follows(t, last + 1) && token_has(t, last + 1, WORD_TITLE) &&
	       token_is_capital(t, last + 1))
		last++;
	if (!follows(t, last + 1) || !is_name_word(s, last + 1))
		return last;
	last++;
	while (last < i + 6 && follows(t, last + 1) && is_name_word(s, last + 1) &&
	       !token_has(t, last + 1, WORD_SAYING))
		last++;
	scan_add(s, i, last, FINDING_UNKNOWN, POSSIBLE, titled_why);
	return last;
}

/* ---- "12 Acacia Avenue" ---- */

static size_t find_street(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;

	if (t->tokens[i].shape != SHAPE_DIGITS || token_len(&t->tokens[i]) > 4)
		return i;
	for (size_t k = i + 1; k < i + 5 && k < t->count && t->tokens[k].gap <= GAP_JOIN && token_is_capital(t, k); k++) {
		if (k > i + 1 && token_has(t, k, WORD_STREET)) {
			scan_add(s, i, k, FINDING_UNKNOWN, POSSIBLE, street_why);
			return k;
		}
	}
	return i;
}

/* ---- runs ---- */

static bool is_run_word(const struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;

	return is_free(s, i) && token_is_capital(t, i) && !token_has(t, i, WORD_FUNCTION | WORD_MONTH | WORD_TITLE | WORD_WELSH);
}

/* "of" and "for" between two capitalised words. */
static size_t over_small_words(const struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	size_t k = i;

	while (k < t->count && k < i + 2 && t->tokens[k].shape == SHAPE_LOWER && token_has(t, k, WORD_SMALL) &&
	       !token_is(t, k, "and") && follows(t, k) && is_free(s, k))
		k++;
	return k > i && follows(t, k) && is_run_word(s, k) ? k : i;
}

static size_t run_end(const struct scan *s, size_t i, size_t *known, size_t *words)
{
	const struct finder_text *t = &s->text;
	size_t last = i;

	*known = *words = 0;
	for (size_t k = i;;) {
		*known += token_has(t, k, WORD_ORDINARY) && !(k == i && token_has(t, k, WORD_FIRST_NAME));
		++*words;
		last = k;
		k = last + 1;
		if (k >= t->count || !follows(t, k))
			break;
		if (!is_run_word(s, k)) {
			k = over_small_words(s, k);
			if (k == last + 1)
				break;
		}
	}
	return last;
}

/* ---- one word: "said Margit, in Quorn" ---- */

/* "Budgeting", where budget is an English word. */
static bool is_inflected(const struct scan *s, size_t i)
{
	static const char *const ends[] = { "s", "es", "ed", "d", "ing", "ly", "er", "al" };
	const char *text = token_text(&s->text, i);
	size_t len = token_len(&s->text.tokens[i]);

	for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
		size_t end = strlen(ends[k]);

		if (len > end + 2 && memcmp(text + len - end, ends[k], end) == 0 &&
		    words_of(&s->finder->matcher.words, text, len - end) & WORD_ORDINARY)
			return true;
	}
	return false;
}

/* The words around are not in capitals too, as in a heading. */
static bool is_among_small(const struct finder_text *t, size_t i)
{
	size_t small = 0, capital = 0;

	for (size_t k = i > 3 ? i - 3 : 0; k < t->count && k <= i + 3; k++) {
		small += t->tokens[k].shape == SHAPE_LOWER;
		capital += k != i && token_is_capital(t, k) && !t->tokens[k].starts;
	}
	/* "Recommend Mappleton": nothing else to tell by. */
	return small > capital || (small == 0 && capital == 0 && !t->tokens[i].starts);
}

static bool is_lone_name(const struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	const struct token *k = &t->tokens[i];

	if (k->shape != SHAPE_CAPITAL || token_len(k) < 3 || k->gap == GAP_NONE || token_is_contraction(t, i) ||
	    k->classes & ~(uint32_t)(WORD_ROSTER | WORD_FIRST_NAME | WORD_PARTICLE | WORD_MATTER))
		return false;
	if (k->starts && !(follows(t, i + 1) && token_has(t, i + 1, WORD_SAYING)) && !token_is_possessor(t, i))
		return false;
	return is_among_small(t, i) && !is_inflected(s, i);
}

static void find_lone(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;

	/* Before somebody's surname it goes with that: finder_take.c. */
	if (i + 1 < t->count && s->covered[i + 1] && follows(t, i + 1))
		return;
	if (token_has(t, i, WORD_FIRST_NAME) && !token_has(t, i, WORD_ORDINARY) && token_len(&t->tokens[i]) > 2 &&
	    !token_is_contraction(t, i))
		scan_add(s, i, i, FINDING_UNKNOWN, POSSIBLE, first_why);
	else if (is_lone_name(s, i))
		scan_add(s, i, i, FINDING_UNKNOWN, POSSIBLE, lone_why);
}

/* ---- several ---- */

/* A sentence begins with a capital, so its first word counts only where it may be a name: "Walter Stone drew it",
 * "Summer Pemberton came". */
static bool is_only_a_start(const struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;

	if (!t->tokens[i].starts || !token_has(t, i, WORD_ORDINARY) || token_has(t, i, WORD_FIRST_NAME))
		return false;
	return !follows(t, i + 1) || t->tokens[i + 1].classes & ~(uint32_t)(WORD_ROSTER | WORD_MATTER) || t->tokens[i + 1].shape != SHAPE_CAPITAL ||
	       token_len(&t->tokens[i + 1]) < 3 || is_inflected(s, i + 1) || !is_free(s, i + 1) || !is_among_small(t, i + 1);
}

/* "NT2" is one word to whoever reads it: half of it is neither found nor hidden. */
static size_t with_digits(const struct finder_text *t, size_t i)
{
	return i + (i + 1 < t->count && t->tokens[i + 1].shape == SHAPE_DIGITS && t->tokens[i + 1].gap == GAP_NONE);
}

/* Two capitalised words of which one is no ordinary word, or all ordinary in the middle of a sentence that is
 * otherwise in lower case. */
static size_t find_capitals(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	size_t known, words, last;
	bool middle;

	if (!is_run_word(s, i) || is_only_a_start(s, i))
		return i;
	last = run_end(s, i, &known, &words);
	if (words < 2) {
		find_lone(s, i);
		return i;
	}
	middle = i > 0 && t->tokens[i - 1].shape == SHAPE_LOWER && !t->tokens[i].starts &&
		 (last + 1 >= t->count || t->tokens[last + 1].shape == SHAPE_LOWER || t->tokens[last + 1].starts);
	if ((known == words && !middle) || token_is_shouted(t, i))
		return last;
	scan_add(s, i, with_digits(t, last), FINDING_UNKNOWN, POSSIBLE, run_why);
	return last;
}

/* ---- acronyms ---- */

static bool is_roman(const struct finder_text *t, size_t i)
{
	for (size_t k = 0; k < token_len(&t->tokens[i]); k++)
		if (token_text(t, i)[k] != 'i' && token_text(t, i)[k] != 'v' && token_text(t, i)[k] != 'x')
			return false;
	return true;
}

static void find_acronym(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	size_t len = token_len(&t->tokens[i]);

	if (t->tokens[i].shape != SHAPE_CAPITALS || len < 2 || len > 6 || !is_free(s, i) || is_roman(t, i) ||
	    token_is_shouted(t, i))
		return;
	if (token_has(t, i, WORD_FUNCTION | WORD_TITLE | WORD_POST_NOMINAL))
		return;
	scan_add(s, i, with_digits(t, i), FINDING_UNKNOWN, POSSIBLE, acronym_why);
}

void finder_unlisted(struct scan *s)
{
	for (size_t i = 0; i < s->text.count; i++) {
		size_t last = find_titled(s, i);

		if (last == i)
			last = find_street(s, i);
		if (last == i)
			last = find_capitals(s, i);
		if (last == i)
			find_acronym(s, i);
		i = last;
	}
}
