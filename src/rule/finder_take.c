/* finder_take: what stands before and behind a name and goes with it: titles, initials, articles, the other half of
 * a hyphenated compound, the rest of a body's name. Taken in here, so that no fragment is left standing and the
 * surfaces need not be written out in every company. */
#include "base/say.h"
#include "finder_scan.h"

#include <string.h>

/* ---- before and behind ---- */

static bool is_joined(const struct finder_text *t, size_t i)
{
	return i > 0 && i < t->count && t->tokens[i].gap <= GAP_JOIN;
}

static bool is_letter(const struct finder_text *t, size_t i)
{
	return i < t->count && token_len(&t->tokens[i]) == 1 && t->tokens[i].shape != SHAPE_DIGITS;
}

/* What stands behind the apostrophe in "it's". */
static bool is_behind_apostrophe(const struct finder_text *t, size_t i)
{
	size_t at = t->tokens[i].start;

	return at > 1 && t->folded.text[at - 1] == '\'' && fold_is_word(t->folded.text[at - 2]);
}

/* "A. ", "A ", "a. ", and before a name in lower case "s " but no article; "\u00e9 Example" is a verb. */
static bool is_initial(const struct finder_text *t, size_t i, bool small)
{
	if (!is_letter(t, i))
		return false;
	if (t->folded.text[t->tokens[i].end] == '.')
		return true;
	if (token_is(t, i, "i") || is_behind_apostrophe(t, i))
		return false;
	return t->tokens[i].shape == SHAPE_CAPITAL || (small && !token_is(t, i, "a"));
}

static void take_titles(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;
	bool small = t->tokens[f->first].shape == SHAPE_LOWER;

	while (f->first > 0 && is_joined(t, f->first) && !s->covered[f->first - 1] &&
	       (token_has(t, f->first - 1, WORD_TITLE) || is_initial(t, f->first - 1, small)))
		f->first--;
}

/* "Michael Example": whoever that is, the surname is somebody's. */
static void take_other_first_name(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;
	size_t i = f->first;

	if (i > 0 && t->tokens[i].gap == GAP_BLANK && !token_is_hyphenated(t, i) && !s->covered[i - 1] &&
	    !s->masked[i - 1] && t->tokens[i - 1].shape == SHAPE_CAPITAL && token_len(&t->tokens[i - 1]) > 1 &&
	    (token_has(t, i - 1, WORD_FIRST_NAME) ||
	     !(token_has(t, i - 1, WORD_ORDINARY | WORD_FUNCTION | WORD_MONTH) || t->tokens[i - 1].starts)))
		f->first--;
}

/* "Example, A." */
static void take_initial_behind(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;
	size_t i = f->last + 1;

	while (i < t->count && token_len(&t->tokens[i]) == 1 && t->tokens[i].shape != SHAPE_DIGITS && !s->covered[i] &&
	       t->tokens[i].gap == GAP_COMMA && t->folded.text[t->tokens[i].end] == '.' &&
	       !fold_is_word(t->folded.text[t->tokens[i].end + 1])) {
		f->last = i;
		f->to = t->folded.from[t->tokens[i++].end + 1];
	}
}

/* Somebody who is called so has a name that begins with that letter. */
static bool is_letter_of(const struct scan *s, const struct person *p, char letter)
{
	const char *name = p ? fold_key(s->arena, p->name, strlen(p->name)) : "";

	for (const char *c = name; *c; c++)
		if (*c == letter && (c == name || c[-1] == ' '))
			return true;
	return false;
}

/* The letter i behind a name stands for the rest of it. "Alex I think" and "alex a day" do not. */
static bool stands_for_name(const struct scan *s, const struct find *f, size_t i)
{
	const struct finder_text *t = &s->text;
	bool capital = t->tokens[i].shape == SHAPE_CAPITAL;
	bool theirs = is_letter_of(s, f->person, *token_text(t, i));

	if (token_is(t, i, "i") || token_is(t, i, "a"))
		return capital && (t->folded.text[t->tokens[i].end] == '.' || (theirs && token_is(t, i, "a")));
	return capital || theirs;
}

/* "Alex E", "Alex E." */
static void take_letter_behind(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;
	size_t i = f->last + 1;

	if (is_letter(t, i) && !s->covered[i] && t->tokens[i].gap == GAP_BLANK && !t->tokens[i].starts &&
	    stands_for_name(s, f, i))
		f->last = i;
}

/* The dot behind a last initial goes too, unless it may end the sentence. */
static void take_dot(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;
	size_t i = f->last + 1;

	if (is_letter(t, f->last) && f->last > f->first && t->folded.text[t->tokens[f->last].end] == '.' && i < t->count &&
	    t->tokens[i].shape == SHAPE_LOWER && t->tokens[i].gap <= GAP_JOIN)
		f->to = t->folded.from[t->tokens[f->last].end + 1];
}

/* ---- "Example-Smythe": the other half of a compound ---- */

/* Word i can be half of a double name. Beside a name in lower case it must be no English word: "example-led". */
static bool is_half(const struct scan *s, size_t i, bool small)
{
	const struct finder_text *t = &s->text;

	if (s->masked[i] || s->covered[i] > POSSIBLE + 1 || t->tokens[i].shape == SHAPE_DIGITS)
		return false;
	if (token_is_capital(t, i))
		return true;
	return small && !token_has(t, i, (uint32_t)~(WORD_ROSTER | WORD_FIRST_NAME | WORD_PARTICLE | WORD_WELSH));
}

/* "Ex-Example" is no name of anybody. */
static bool is_prefix(const struct finder_text *t, size_t i)
{
	static const char *const prefixes[] = { "anti", "co", "ex", "mid", "non", "post", "pre", "pro", "sub" };

	for (size_t k = 0; k < sizeof prefixes / sizeof *prefixes; k++)
		if (token_is(t, i, prefixes[k]))
			return true;
	return false;
}

/* Where the compound goes on behind word i: at the next half, over a small word ("-upon-") too; i when nowhere. */
static size_t next_half(const struct scan *s, size_t i, bool small)
{
	const struct finder_text *t = &s->text;

	if (!token_is_hyphenated(t, i + 1))
		return i;
	if (is_half(s, i + 1, small))
		return i + 1;
	if (token_has(t, i + 1, WORD_SMALL | WORD_FUNCTION | WORD_PARTICLE) && token_is_hyphenated(t, i + 2) &&
	    is_half(s, i + 2, false))
		return i + 2;
	return i;
}

static void take_compound(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;
	bool small = t->tokens[f->last].shape == SHAPE_LOWER;
	size_t first = f->first, last = f->last, next;

	while (token_is_hyphenated(t, f->first) && is_half(s, f->first - 1, small) && !is_prefix(t, f->first - 1))
		f->first--;
	next = f->last;
	do {
		f->last = next;
		next = next_half(s, f->last, small);
	} while (next > f->last);
	if (f->first < first || f->last > last) {
		f->certainty = f->certainty > PROBABLE ? PROBABLE : f->certainty;
		f->why = N_("a double name of which one half is a name in the room");
	}
}

/* "alex.example" after "mr": the dots of initials in front. */
static void take_person(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;

	take_compound(s, f);
	take_titles(s, f);
	take_other_first_name(s, f);
	take_titles(s, f);
	take_initial_behind(s, f);
	take_letter_behind(s, f);
	if (f->first > 0 && t->tokens[f->first].gap == GAP_BLANK && !token_is_hyphenated(t, f->first) && !s->covered[f->first - 1] &&
	    token_has(t, f->first - 1, WORD_DETERMINER))
		f->first--;
}

static bool is_attributive(const struct finder_text *t, const struct find *f)
{
	size_t i = f->last + 1;

	return i < t->count && t->tokens[i].gap == GAP_BLANK && t->tokens[i].shape == SHAPE_LOWER &&
	       token_has(t, i, WORD_ATTRIBUTED);
}

static void take_determiner(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;
	size_t i = f->first;

	if (i == 0 || t->tokens[i].gap != GAP_BLANK || s->covered[i - 1] || !token_has(t, i - 1, WORD_DETERMINER))
		return;
	if (is_attributive(t, f) && !token_is(t, i - 1, "a") && !token_is(t, i - 1, "an"))
		return;
	f->first--;
}

/* "our trust in Exampleton" is one body. */
static void take_tied_body(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;
	size_t i = f->first;

	if (i < 2 || is_attributive(t, f) || t->tokens[i].gap != GAP_BLANK || t->tokens[i - 1].gap != GAP_BLANK ||
	    !token_has(t, i - 1, WORD_PLACE_IN) || !token_has(t, i - 2, WORD_BODY) || s->covered[i - 2] ||
	    t->tokens[i - 2].shape != SHAPE_LOWER || t->tokens[i - 1].starts || t->tokens[i].starts)
		return;
	if (!(i > 2 && t->tokens[i - 2].gap == GAP_BLANK && token_has(t, i - 3, WORD_DETERMINER)))
		return;
	f->first = i - 2;
	f->kind = FINDING_ORGANISATION;
}

/* "Exampleton General Hospital". */
static void take_tail(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;

	while (f->last + 1 < t->count && t->tokens[f->last + 1].gap == GAP_BLANK && !t->tokens[f->last + 1].starts &&
	       token_is_capital(t, f->last + 1) && token_has(t, f->last + 1, WORD_BODY) && !s->masked[f->last + 1]) {
		f->last++;
		f->kind = FINDING_ORGANISATION;
	}
}

void finder_take(const struct scan *s, struct find *f)
{
	if (f->kind == FINDING_PERSON && f->part)
		take_person(s, f);
	if (f->kind == FINDING_ORGANISATION || f->kind == FINDING_PLACE) {
		take_tail(s, f);
		take_tied_body(s, f);
		take_determiner(s, f);
	}
	if (f->kind == FINDING_WITHHELD)
		take_determiner(s, f);
	take_dot(s, f);
}
