/* finder_judge: which of the surfaces that stand in a text mean somebody. Full names do; a name that is also a
 * word does by its capital or its company; a first name before another surname is somebody else. */
#include "base/say.h"
#include "finder_scan.h"

#include <string.h>

struct find *scan_add(struct scan *s, size_t first, size_t last, enum finding_kind kind, enum certainty certainty,
		      const char *why)
{
	struct find *f = arena_push(s->arena, &s->finds, s->count, &s->cap, sizeof *f);

	s->count++;
	*f = (struct find){ .first = first, .last = last, .kind = kind, .certainty = certainty, .why = why,
		.from = SIZE_MAX, .name = first };
	for (size_t i = first; i <= last; i++)
		if (s->covered[i] <= certainty)
			s->covered[i] = (uint8_t)(certainty + 1);
	return f;
}

bool scan_is_masked(const struct scan *s, size_t first, size_t last)
{
	if (!s->masked[first] || s->mask_last[first] < last)
		return false;
	if (s->masked[first] == FORM_ALLOW)
		return true;
	/* The person wins over a term that is just their name, not over one that their name is a part of. */
	return s->mask_first[first] < first || s->mask_last[first] > last;
}

static void mask(struct scan *s, const struct hit *h)
{
	const struct token *k = &s->text.tokens[h->first];

	if (h->surface->form == FORM_PUBLIC && k->shape == SHAPE_LOWER)
		return;
	for (size_t i = h->first; i <= h->last; i++) {
		s->masked[i] = h->surface->form;
		s->mask_first[i] = (uint32_t)h->first;
		s->mask_last[i] = (uint32_t)h->last;
	}
}

/* ---- what stands around a word ---- */

/* "a. field", but not "e.g. field". */
static bool is_initialed(const struct finder_text *t, size_t i)
{
	if (i == 0 || token_len(&t->tokens[i - 1]) != 1 || t->tokens[i].gap != GAP_JOIN ||
	    t->folded.text[t->tokens[i - 1].end] != '.')
		return false;
	return i < 2 || token_len(&t->tokens[i - 2]) != 1 || t->tokens[i - 1].gap != GAP_JOIN;
}

/* Word i stands right behind one of the words of a row that NULL ends. */
static bool is_behind(const struct finder_text *t, size_t i, const char *const *words)
{
	if (i == 0 || t->tokens[i].gap > GAP_JOIN)
		return false;
	for (; *words; words++)
		if (token_is(t, i - 1, *words))
			return true;
	return false;
}

/* A month by what stands beside it: "May 2019", "12 March", "in May", "last June". */
static bool is_month(const struct finder_text *t, size_t i)
{
	static const char *const before[] = { "in", "since", "until", "during", "last", "next", "this", "early", "late",
		"mid", "each", "every", "st", "nd", "rd", "th", NULL };

	if (!token_has(t, i, WORD_MONTH))
		return false;
	if ((i + 1 < t->count && t->tokens[i + 1].shape == SHAPE_DIGITS && t->tokens[i + 1].gap <= GAP_COMMA) ||
	    (i > 0 && t->tokens[i - 1].shape == SHAPE_DIGITS && t->tokens[i].gap <= GAP_JOIN))
		return true;
	return is_behind(t, i, before);
}

/* "by May", "from June": a month more often than not, and somebody where one of that name is in the room. */
static bool may_be_month(const struct finder_text *t, size_t i)
{
	static const char *const before[] = { "by", "from", "before", "after", "of", "to", "and", NULL };

	return token_has(t, i, WORD_MONTH) && is_behind(t, i, before);
}

/* "the Bill", "a Grant": nobody's first name stands behind these. */
static bool is_a_thing(const struct finder_text *t, size_t i)
{
	static const char *const before[] = { "the", "a", "an", "this", "each", "every" };

	for (size_t k = 0; i > 0 && t->tokens[i].gap == GAP_BLANK && k < sizeof before / sizeof *before; k++)
		if (token_is(t, i - 1, before[k]))
			return true;
	return false;
}

static bool says(const struct finder_text *t, size_t last)
{
	return last + 1 < t->count && t->tokens[last + 1].gap <= GAP_JOIN && token_has(t, last + 1, WORD_SAYING);
}

/* The next word may be the surname of somebody else. */
static bool is_other_surname(const struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	const struct token *k = &t->tokens[i];

	if (i >= t->count || k->gap != GAP_BLANK || k->starts || s->covered[i] || !token_is_capital(t, i))
		return false;
	if (k->shape == SHAPE_CAPITALS && token_is_shouted(t, i))
		return false;
	return token_len(k) > 1 && !(k->classes & (WORD_FUNCTION | WORD_MONTH | WORD_SAYING)) && !s->masked[i];
}

/* "Grace, would you …", "Thank you. Grace.": spoken to, or called up. */
static bool is_called(const struct finder_text *t, const struct hit *h)
{
	char behind = t->folded.text[t->tokens[h->last].end];

	if (h->surface->form != FORM_FIRST && h->surface->form != FORM_NICK)
		return false;
	return behind == ',' || (behind == '.' && t->tokens[h->first].starts);
}

/* "Public Services", "Brooks Lane": an English word before it, or any behind it, has a capital that no sentence gives. */
static bool is_in_a_longer_name(const struct finder_text *t, const struct hit *h)
{
	size_t i = h->first, next = h->last + 1;

	if (i > 0 && t->tokens[i].gap == GAP_BLANK && token_is_capital(t, i - 1) &&
	    token_has(t, i - 1, WORD_ORDINARY | WORD_BODY) &&
	    !token_has(t, i - 1, WORD_FIRST_NAME | WORD_FUNCTION | WORD_SAYING))
		return true;
	return next < t->count && t->tokens[next].gap == GAP_BLANK && token_is_capital(t, next) && !t->tokens[next].starts &&
	       !token_has(t, next, WORD_FUNCTION);
}

/* ---- verdicts ---- */

enum verdict_of_word { LEAVE, MAYBE, SURELY };

static enum verdict_of_word judge_ordinary(const struct finder_text *t, const struct hit *h)
{
	const struct token *k = &t->tokens[h->first];

	if (scan_is_titled(t, h->first) || is_initialed(t, h->first))
		return SURELY;
	/* "price said" is no English, "the price said" is. */
	if (k->shape == SHAPE_LOWER && h->surface->kind == FINDING_PERSON && says(t, h->last) && !is_a_thing(t, h->first))
		return MAYBE;
	if (k->shape == SHAPE_LOWER || is_month(t, h->first))
		return LEAVE;
	if (says(t, h->last) || is_called(t, h))
		return SURELY;
	if (k->shape == SHAPE_CAPITALS && token_is_shouted(t, h->first))
		return MAYBE;
	if (k->starts || may_be_month(t, h->first) || (h->plural && is_in_a_longer_name(t, h)))
		return MAYBE;
	return is_a_thing(t, h->first) ? MAYBE : SURELY;
}

static struct find *add(struct scan *s, const struct hit *h, enum certainty certainty, const char *why)
{
	struct find *f = scan_add(s, h->first, h->last, (enum finding_kind)h->surface->kind, certainty, why);

	f->person = h->surface->person;
	f->organisation = h->surface->organisation;
	f->part = h->surface->kind == FINDING_PERSON || h->surface->kind == FINDING_ORGANISATION;
	return f;
}

static const char *why_of(const struct hit *h)
{
	switch ((enum finding_kind)h->surface->kind) {
	case FINDING_PERSON:
		return N_("the name of somebody in the room");
	case FINDING_ORGANISATION:
		return N_("a body that somebody in the room comes from");
	case FINDING_PLACE:
		return N_("a place that gives a body in the room away");
	case FINDING_CONTACT:
		return N_("an address of somebody in the room");
	case FINDING_WITHHELD:
		return N_("a word that is to be withheld");
	default:
		return N_("points to somebody in the room");
	}
}

/* All words ordinary and none with a capital but a sentence's: "will grant". */
static bool is_plain_english(const struct finder_text *t, const struct hit *h)
{
	if (!h->surface->ordinary || h->surface->kind == FINDING_WITHHELD || h->surface->kind == FINDING_CONTACT)
		return false;
	for (size_t i = h->first; i <= h->last; i++)
		if (token_is_capital(t, i) && !(i == h->first && i < h->last && t->tokens[i].starts))
			return false;
	return true;
}

/* Plain English that names nobody: "a first aid kit", where First Aid Ltd is here; "on the day, mark it". */
static bool is_no_name(const struct finder_text *t, const struct hit *h)
{
	if (h->surface->kind == FINDING_ORGANISATION && h->surface->form == FORM_SURNAME)
		return true;
	for (size_t i = h->first + 1; i <= h->last; i++)
		if (t->tokens[i].gap == GAP_COMMA)
			return true;
	return false;
}

static void judge_whole(struct scan *s, const struct hit *h)
{
	if (h->surface->words == 1 && h->surface->ordinary && h->surface->kind != FINDING_WITHHELD) {
		switch (judge_ordinary(&s->text, h)) {
		case LEAVE:
			return;
		case MAYBE:
			add(s, h, POSSIBLE, N_("a name in the room that is also a word"));
			return;
		case SURELY:
			add(s, h, CERTAIN, why_of(h));
			return;
		}
	}
	if (is_plain_english(&s->text, h) && is_no_name(&s->text, h))
		return;
	if (is_plain_english(&s->text, h))
		add(s, h, PROBABLE, N_("words that are also a name in the room"));
	else
		add(s, h, CERTAIN, why_of(h));
}

static void judge_first(struct scan *s, const struct hit *h)
{
	const struct finder_text *t = &s->text;

	/* "Saint-Jean" is a place or a saint. */
	if (h->first > 0 && t->tokens[h->first].gap <= GAP_JOIN &&
	    (token_is(t, h->first - 1, "saint") || token_is(t, h->first - 1, "st")))
		return;
	if (token_is_capital(t, h->first) && !scan_is_titled(t, h->first) && is_other_surname(s, h->last + 1)) {
		size_t last = h->last + 1;

		while (last < h->last + 3 && is_other_surname(s, last + 1))
			last++;
		scan_add(s, h->first, last, FINDING_UNKNOWN, POSSIBLE,
			 N_("a first name in the room with another surname: somebody else, perhaps"));
		return;
	}
	judge_whole(s, h);
}

static void judge_nick(struct scan *s, const struct hit *h)
{
	const struct token *k = &s->text.tokens[h->first];
	static const char why[] = N_("a usual short form of a name in the room");

	if (k->shape == SHAPE_LOWER && !scan_is_titled(&s->text, h->first))
		return;
	if (is_other_surname(s, h->last + 1)) {
		scan_add(s, h->first, h->last + 1, FINDING_UNKNOWN, POSSIBLE,
			 N_("a short form of a first name in the room with another surname"));
		return;
	}
	if (h->surface->ordinary && judge_ordinary(&s->text, h) != SURELY) {
		if (!is_month(&s->text, h->first) && !is_a_thing(&s->text, h->first) && says(&s->text, h->last))
			add(s, h, POSSIBLE, why);
		return;
	}
	add(s, h, PROBABLE, why);
}

/* "every CEO", "the CEO of a trust", "the CEO role": whoever it is. Said of letters that everybody uses. */
static bool is_anybody(const struct scan *s, const struct hit *h)
{
	static const char *const ours[] = { "the", "our", "my", "your", NULL };
	static const char *const posts[] = { "of", "role", "roles", "post", "posts", "job", "team", "level", "function", "system" };
	const struct finder_text *t = &s->text;

	if (!s->masked[h->first])
		return false;
	if (!is_behind(t, h->first, ours))
		return true;
	for (size_t i = 0; h->last + 1 < t->count && i < sizeof posts / sizeof *posts; i++)
		if (token_is(t, h->last + 1, posts[i]))
			return true;
	return false;
}

/* "the MD": the article goes with it, as it goes with a role in words. */
static void judge_role_letters(struct scan *s, const struct hit *h)
{
	const struct finder_text *t = &s->text;
	struct hit whole = *h;

	if (is_anybody(s, h))
		return;
	whole.first -= h->first > 0 && t->tokens[h->first].gap == GAP_BLANK && token_has(t, h->first - 1, WORD_DETERMINER);
	if (!token_is_shouted(t, h->first))
		add(s, &whole, POSSIBLE, N_("letters of a role that one person in the room holds"));
}

static void judge_initials(struct scan *s, const struct hit *h)
{
	const struct finder_text *t = &s->text;

	if (token_is_shouted(t, h->first))
		return;
	if (h->surface->form == FORM_DOTTED && t->folded.text[t->tokens[h->first].end] != '.' &&
	    !token_is_hyphenated(t, h->first + 1))
		return;
	/* Two letters are too many things to be replaced unasked. */
	add(s, h, h->surface->len > 3 || (h->surface->len > 2 && h->surface->words == 1) ? PROBABLE : POSSIBLE,
	    N_("the initials of somebody in the room"));
}

static void judge_acronym(struct scan *s, const struct hit *h)
{
	const struct token *k = &s->text.tokens[h->first];

	if (h->surface->words > 1 || k->shape == SHAPE_CAPITALS) {
		bool word = h->surface->ordinary && token_is_shouted(&s->text, h->first);

		add(s, h, word ? POSSIBLE : CERTAIN, why_of(h));
	} else if (!h->surface->ordinary && h->surface->len >= 3) {
		add(s, h, CERTAIN, why_of(h));
	} else if (k->shape == SHAPE_CAPITAL && judge_ordinary(&s->text, h) == SURELY) {
		add(s, h, CERTAIN, why_of(h));
	}
}

/* A capital that no sentence and no longer name gives it: "at Vale", "the Forum". */
static void judge_plain(struct scan *s, const struct hit *h)
{
	const struct finder_text *t = &s->text;
	size_t i = h->first;
	bool behind_name = i > 0 && t->tokens[i].gap == GAP_BLANK && token_is_capital(t, i - 1) && !t->tokens[i - 1].starts;

	if (t->tokens[i].shape == SHAPE_CAPITAL && !t->tokens[i].starts && !behind_name)
		add(s, h, POSSIBLE, N_("a word that a body in the room is called by, perhaps"));
}

static void judge(struct scan *s, const struct hit *h)
{
	if (scan_is_masked(s, h->first, h->last) || token_is_contraction(&s->text, h->last))
		return;
	switch ((enum form)h->surface->form) {
	case FORM_FIRST:
		judge_first(s, h);
		break;
	case FORM_NICK:
		judge_nick(s, h);
		break;
	case FORM_INITIALS:
		if (h->surface->kind == FINDING_ROLE)
			judge_role_letters(s, h);
		else
			judge_initials(s, h);
		break;
	case FORM_DOTTED:
		if (h->surface->kind == FINDING_PERSON)
			judge_initials(s, h);
		else
			judge_acronym(s, h);
		break;
	case FORM_ACRONYM:
		judge_acronym(s, h);
		break;
	case FORM_WHOLE:
	case FORM_SURNAME:
	case FORM_PLACE:
		judge_whole(s, h);
		break;
	case FORM_PLAIN:
		judge_plain(s, h);
		break;
	default:
		break;
	}
}

/* ---- all of it ---- */

/* A first name is judged after the surnames behind it are known; so is a slip. */
static bool waits(const struct hit *h)
{
	return h->surface->form == FORM_FIRST || h->surface->form == FORM_NICK;
}

static void push(struct scan *s, struct hits *list, const struct hit *h)
{
	struct hit *end;

	if (!h->surface)
		return;
	end = arena_push(s->arena, &list->item, list->count, &list->cap, sizeof *end);
	*end = *h;
	list->count++;
}

static void look(struct scan *s)
{
	size_t masked_to = 0;

	for (size_t i = 0; i < s->text.count; i++) {
		struct found_at at;

		matcher_at(&s->finder->matcher, &s->text, i, &at);
		if (at.mask.surface && i >= masked_to) {
			mask(s, &at.mask);
			masked_to = s->masked[i] ? at.mask.last + 1 : masked_to;
		}
		push(s, &s->names, &at.name);
		push(s, &s->nouns, &at.noun);
	}
}

void finder_judge(struct scan *s)
{
	const struct hits *names = &s->names;

	look(s);
	for (size_t i = 0; i < names->count; i++)
		if (!waits(&names->item[i]))
			judge(s, &names->item[i]);
	finder_near(s);
	for (size_t i = 0; i < names->count; i++)
		if (waits(&names->item[i]))
			judge(s, &names->item[i]);
}
