/* finder_merge: one finding per place. What stands before and behind a name and goes with it is taken in;
 * findings that overlap or are two parts of one name become one, so that no fragment is left standing. */
#include "finder_scan.h"

#include <stdlib.h>

static bool is_single_letter(const struct finder_text *t, size_t i)
{
	return token_len(&t->tokens[i]) == 1 && t->tokens[i].shape == SHAPE_CAPITAL;
}

static bool is_joined(const struct finder_text *t, size_t i)
{
	return i > 0 && i < t->count && t->tokens[i].gap <= GAP_JOIN;
}

/* ---- before and behind ---- */

/* "A. ", "A ", and in lower case "a. "; "s " but not the article. */
static bool is_initial(const struct finder_text *t, size_t i)
{
	if (token_len(&t->tokens[i]) != 1 || t->tokens[i].shape == SHAPE_DIGITS)
		return false;
	if (t->folded.text[t->tokens[i].end] == '.')
		return true;
	return !token_is(t, i, "i") && (t->tokens[i].shape == SHAPE_CAPITAL || !token_is(t, i, "a")) &&
	       !(t->tokens[i].start > 1 && t->folded.text[t->tokens[i].start - 1] == '\'' &&
		 fold_is_word(t->folded.text[t->tokens[i].start - 2]));
}

static void take_titles(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;

	while (f->first > 0 && is_joined(t, f->first) && !s->covered[f->first - 1] &&
	       (token_has(t, f->first - 1, WORD_TITLE) ||
		is_initial(t, f->first - 1)))
		f->first--;
}

/* "Michael Example": whoever that is, the surname is somebody's. */
static void take_other_first_name(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;
	size_t i = f->first;

	if (i > 0 && t->tokens[i].gap == GAP_BLANK && !s->covered[i - 1] && !s->masked[i - 1] &&
	    t->tokens[i - 1].shape == SHAPE_CAPITAL && token_len(&t->tokens[i - 1]) > 1 &&
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

/* "alex.example" after "mr": the dots of initials in front. */
static void take_person(const struct scan *s, struct find *f)
{
	const struct finder_text *t = &s->text;

	take_titles(s, f);
	take_other_first_name(s, f);
	take_titles(s, f);
	take_initial_behind(s, f);
	if (f->first > 0 && t->tokens[f->first].gap == GAP_BLANK && !s->covered[f->first - 1] &&
	    token_has(t, f->first - 1, WORD_POSSESSIVE))
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

static void take_in(const struct scan *s, struct find *f)
{
	if (f->kind == FINDING_PERSON && f->part)
		take_person(s, f);
	if (f->kind == FINDING_ORGANISATION || f->kind == FINDING_PLACE) {
		take_tail(s, f);
		take_tied_body(s, f);
		take_determiner(s, f);
	}
}

/* ---- uniting ---- */

static int by_first(const void *a, const void *b)
{
	const struct find *x = a, *y = b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return x->last > y->last ? -1 : x->last < y->last;
}

static void set_range(const struct scan *s, struct find *f)
{
	size_t from, to;

	tokens_range(&s->text, f->first, f->last, &from, &to);
	if (from < f->from)
		f->from = from;
	if (to > f->to)
		f->to = to;
}

/* Two parts of one name: next to each other, or with initials between. */
static bool is_continued(const struct scan *s, const struct find *a, const struct find *b)
{
	const struct finder_text *t = &s->text;

	if (!a->part || !b->part || a->kind != b->kind || b->first <= a->last)
		return false;
	for (size_t i = a->last + 1; i <= b->first; i++) {
		if (t->tokens[i].gap > GAP_JOIN || (t->tokens[i].starts && t->tokens[i].gap != GAP_BLANK) ||
		    (i < b->first && !is_single_letter(t, i)))
			return false;
	}
	return true;
}

/* Takes b into a. The longer one says what it is, the surer one how sure. */
static void unite(struct find *a, const struct find *b)
{
	bool longer = b->last - b->first > a->last - a->first;

	if (b->certainty > a->certainty || (longer && b->certainty == a->certainty)) {
		a->kind = a->kind == FINDING_CONTACT ? a->kind : b->kind;
		a->why = b->why;
	}
	if (b->kind == FINDING_CONTACT)
		a->kind = FINDING_CONTACT;
	a->person = a->person == b->person || !b->person ? a->person : a->person ? NULL : b->person;
	a->organisation = a->organisation == b->organisation || !b->organisation ? a->organisation
			  : a->organisation					 ? NULL
										 : b->organisation;
	a->certainty = a->certainty > b->certainty ? a->certainty : b->certainty;
	a->last = a->last > b->last ? a->last : b->last;
	a->from = a->from < b->from ? a->from : b->from;
	a->to = a->to > b->to ? a->to : b->to;
	a->part = a->part && b->part;
	a->name = a->name < b->name ? a->name : b->name;
}

static void unite_all(struct scan *s)
{
	size_t kept = 0;

	if (s->count > 1)
		qsort(s->finds, s->count, sizeof *s->finds, by_first);
	for (size_t i = 0; i < s->count; i++) {
		struct find *f = &s->finds[i], *last = kept ? &s->finds[kept - 1] : NULL;

		if (last && (f->from < last->to || is_continued(s, last, f)))
			unite(last, f);
		else
			s->finds[kept++] = *f;
	}
	s->count = kept;
}

/* A tell gives way to whatever else is found in it: what is left of it tells nothing. */
static void drop_tells(struct scan *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->count; i++) {
		struct find *f = &s->finds[i];
		bool other = false;

		for (size_t k = f->first; f->kind == FINDING_TELL && k <= f->last; k++)
			other = other || s->covered[k] > POSSIBLE + 1;
		if (!other)
			s->finds[kept++] = *f;
	}
	s->count = kept;
}

/* ---- pronouns ---- */

static void mark(uint8_t *covered, const struct scan *s)
{
	for (size_t i = 0; i < s->count; i++)
		for (size_t k = s->finds[i].first; k <= s->finds[i].last; k++)
			covered[k] = 1;
}

/* Adds he, she, his … of the sentence [first, end) when a person is hidden in it. */
static void add_pronouns(struct scan *s, size_t first, size_t end, size_t *find, size_t finds)
{
	bool person = false;

	for (; *find < finds && s->finds[*find].first < end; ++*find)
		person = person || (s->finds[*find].kind == FINDING_PERSON && s->finds[*find].certainty > POSSIBLE);
	for (size_t i = first; person && i < end; i++) {
		struct find *f;

		if (!token_has(&s->text, i, WORD_PRONOUN) || s->covered[i] || s->masked[i])
			continue;
		f = arena_push(s->arena, &s->finds, s->count, &s->cap, sizeof *f);
		s->count++;
		*f = (struct find){ .first = i, .last = i, .from = SIZE_MAX, .name = i, .kind = FINDING_PERSON, .certainty = POSSIBLE,
			.why = "a pronoun in the same sentence as a name that is hidden" };
		set_range(s, f);
	}
}

static void find_pronouns(struct scan *s)
{
	size_t find = 0, finds = s->count, first = 0;

	mark(s->covered, s);
	for (size_t i = 1; i <= s->text.count; i++) {
		if (i < s->text.count && !s->text.tokens[i].starts)
			continue;
		add_pronouns(s, first, i, &find, finds);
		first = i;
	}
	if (s->count > finds)
		qsort(s->finds, s->count, sizeof *s->finds, by_first);
}

/* ---- the result ---- */

static bool shares_word(const struct finder_text *t, const struct find *f)
{
	for (size_t i = f->first; i <= f->last; i++)
		if (token_has(t, i, WORD_ROSTER))
			return true;
	return false;
}

const struct finding *finder_merge(struct scan *s, struct arena *out, size_t *count)
{
	struct finding *findings;

	drop_tells(s);
	for (size_t i = 0; i < s->count; i++) {
		take_in(s, &s->finds[i]);
		set_range(s, &s->finds[i]);
	}
	unite_all(s);
	find_pronouns(s);
	findings = arena_alloc_array(out, s->count + 1, sizeof *findings);
	for (size_t i = 0; i < s->count; i++) {
		const struct find *f = &s->finds[i];

		size_t name = f->name > f->first ? s->text.folded.from[s->text.tokens[f->name].start] : f->from;

		findings[i] = (struct finding){ f->from, f->to, f->kind, f->certainty, f->person, f->organisation,
			shares_word(&s->text, f), f->why, name };
	}
	*count = s->count;
	return findings;
}
