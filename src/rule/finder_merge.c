/* finder_merge: one finding per place. Findings that overlap or are two parts of one name become one, with what
 * finder_take.c took in, so that no fragment is left standing. */
#include "base/say.h"
#include "finder_scan.h"

#include <stdlib.h>

static bool is_single_letter(const struct finder_text *t, size_t i)
{
	return token_len(&t->tokens[i]) == 1 && t->tokens[i].shape == SHAPE_CAPITAL;
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
	/* Names under each other are a list. */
	if (t->tokens[b->first].starts && a->person && b->person && a->person != b->person)
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
		/* Signs before a word can belong to a find and lie in what stands before it. */
		for (; kept > 1 && s->finds[kept - 1].from < s->finds[kept - 2].to; kept--)
			unite(&s->finds[kept - 2], &s->finds[kept - 1]);
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
			.why = N_("a pronoun in the same sentence as a name that is hidden") };
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
		finder_take(s, &s->finds[i]);
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
