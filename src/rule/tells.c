/* tells: what points to somebody without a name. Roles that one person in the room holds, claims about all,
 * some or the only one of a group, and what gives a speaker away: a past, a superlative, a date. */
#include "base/say.h"
#include "finder_scan.h"

#include <string.h>

static const char *const role_why = N_("one person in the room holds this role");
static const char *const plain_role_why = N_("a role that one person in the room holds");
static const char *const claim_why = N_("a claim about a group in the room: its members can be counted");
static const char *const own_why = N_("one body in the room is of this kind: it says who spoke");
static const char *const trade_why = N_("one body in the room does this work");
static const char *const past_why = N_("tells of somebody's past");
static const char *const superlative_why = N_("a superlative of a place: it may fit only one");
static const char *const alone_why = N_("said of one person in the room");
static const char *const date_why = N_("a full date may be known to belong to somebody");

/* ---- phrases around a noun ---- */

static const char *const here_phrases[] = { "here", "here today", "in the room", "in this room", "present",
	"round the table", "around the table", "around this table", "at the table", "at this table", "on the call",
	"yma", "yma heddiw", "yn yr ystafell", "yn yr ystafell hon", "o amgylch y bwrdd", "wrth y bwrdd", "ar yr alwad" };

/* Of a phrase with one blank between its words. */
static size_t words_in(const char *phrase)
{
	size_t words = 1;

	for (; *phrase; phrase++)
		words += *phrase == ' ';
	return words;
}

/* The last word of a phrase that says "in this room" behind word i, or i. */
static size_t over_here(const struct finder_text *t, size_t i)
{
	size_t best = i;

	for (size_t k = 0; k < sizeof here_phrases / sizeof *here_phrases; k++) {
		size_t words = words_in(here_phrases[k]);

		if (i + words < t->count && t->tokens[i + 1].gap <= GAP_JOIN && !t->tokens[i + 1].starts &&
		    i + words > best && tokens_are(t, i + 1, here_phrases[k]))
			best = i + words;
	}
	return best;
}

/* True when phrase ends right before word i; *first is where it begins. */
static bool comes_after(const struct finder_text *t, size_t i, const char *phrase, size_t *first)
{
	size_t words = words_in(phrase);

	if (i < words || t->tokens[i].gap > GAP_JOIN || t->tokens[i].starts || !tokens_are(t, i - words, phrase))
		return false;
	*first = i - words;
	return true;
}

/* ---- roles ---- */

/* Offices that the whole country talks about tell nothing of this room unless it is said to be here. */
static bool is_public_office(const struct finder_text *t, const struct hit *h)
{
	return token_has(t, h->first, WORD_OFFICE) || (token_has(t, h->first, WORD_DETERMINER) && h->last == h->first + 1 &&
						       token_has(t, h->last, WORD_OFFICE));
}

static bool is_pointed_at(const struct finder_text *t, size_t i, size_t *first)
{
	static const char *const before[] = { "the only", "only", "our", "my", "as the", "as your", "i am the",
		"i m the", "we are the", "speaking as a", "speaking as an", "as a", "as an", "i am a", "i am an", "i m a",
		"our own", "my own", "the one", "yr unig", "unig", "ein", "fy", "fel y", "fel yr", "fel eich" };
	size_t best = i, start;

	for (size_t k = 0; k < sizeof before / sizeof *before; k++)
		if (comes_after(t, i, before[k], &start) && start < best)
			best = start;
	*first = best;
	return best < i;
}

/* "the chief constable", "y prif gwnstabl", "i'r prif gwnstabl". */
static bool is_definite(const struct finder_text *t, size_t i, size_t *first)
{
	static const char *const articles[] = { "the", "y", "yr", "r" };

	for (size_t k = 0; k < sizeof articles / sizeof *articles; k++)
		if (comes_after(t, i, articles[k], first))
			return true;
	return false;
}

static void judge_role(struct scan *s, const struct hit *h)
{
	const struct finder_text *t = &s->text;
	size_t first = h->first, last = over_here(t, h->last), article;
	struct find *f;

	if (h->plural || scan_is_masked(s, h->first, h->last) || s->masked[h->first] == FORM_ALLOW)
		return;
	if (is_pointed_at(t, h->first, &first) || last > h->last) {
		/* "our leader" is anybody's; a role of one plain word needs the room as well. */
		if (h->surface->words == 1 && last == h->last && h->surface->ordinary &&
		    !token_is(t, first, "the") && !token_is(t, first, "only"))
			return;
		if (first == h->first && comes_after(t, h->first, "the", &article))
			first = article;
		f = scan_add(s, first, last, FINDING_ROLE, CERTAIN, role_why);
		f->person = h->surface->person;
		return;
	}
	if (h->surface->words < 2 || is_public_office(t, h) || s->masked[h->first] || !is_definite(t, h->first, &first))
		return;
	f = scan_add(s, first, last, FINDING_ROLE, POSSIBLE, plain_role_why);
	f->person = h->surface->person;
}

/* ---- claims about a group ---- */

static int number_of(const struct finder_text *t, size_t i)
{
	static const char *const words[NUMBERS] = { "none", "one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve" };

	if (i >= t->count)
		return -1;
	for (int n = 0; n < NUMBERS; n++)
		if (token_is(t, i, words[n]))
			return n;
	if (t->tokens[i].shape == SHAPE_DIGITS && token_len(&t->tokens[i]) <= 2) {
		int n = token_text(t, i)[0] - '0';

		if (token_len(&t->tokens[i]) == 2)
			n = n * 10 + token_text(t, i)[1] - '0';
		return n < NUMBERS ? n : -1;
	}
	return -1;
}

static bool counts(const struct finder_text *t, size_t i)
{
	return number_of(t, i) >= 0 || token_is(t, i, "all") || token_is(t, i, "both") || token_is(t, i, "every") ||
	       token_is(t, i, "each") || token_is(t, i, "half") || token_is(t, i, "neither") || token_is(t, i, "either") || token_is(t, i, "most");
}

/* "five of the six", "all of the", "both": where such words, ending right before i, begin; i when they do not. */
static size_t claim_start(const struct finder_text *t, size_t i)
{
	size_t k = i;

	if (k > 0 && number_of(t, k - 1) >= 0 && t->tokens[k].gap <= GAP_JOIN)
		k--;
	if (k > 0 && (token_is(t, k - 1, "the") || token_is(t, k - 1, "us") || token_is(t, k - 1, "our")) &&
	    t->tokens[k].gap <= GAP_JOIN)
		k--;
	if (k > 0 && token_is(t, k - 1, "of") && t->tokens[k].gap <= GAP_JOIN)
		k--;
	if (k > 0 && counts(t, k - 1) && t->tokens[k].gap <= GAP_JOIN)
		return k - 1;
	return counts(t, k) ? k : i;
}

static bool is_of_the(const struct finder_text *t, size_t start, size_t end)
{
	for (size_t k = start; k < end; k++)
		if (token_is(t, k, "of"))
			return true;
	return false;
}

/* "neither council", "one of the councils", "the other council" of two; "the three councils" of three: all that there are
 * in the room. *first is where it begins. */
static bool is_of_all(const struct scan *s, const struct hit *h, size_t *first)
{
	const struct finder_text *t = &s->text;
	const struct members *members = map_get(&s->finder->matcher.members, h->surface->text);
	size_t start, i = h->first;
	int before = i > 0 ? number_of(t, i - 1) : -1;

	if (!members || members->count < 2)
		return false;
	if (before > 1 && (size_t)before == members->count && t->tokens[i].gap <= GAP_JOIN &&
	    (comes_after(t, i - 1, "the", first) || comes_after(t, i - 1, "our", first) || comes_after(t, i - 1, "all", first)))
		return true;
	if (members->count != 2)
		return false;
	if (comes_after(t, i, "the other", first))
		return true;
	start = claim_start(t, i);
	*first = start;
	return start < i && (token_is(t, start, "both") || token_is(t, start, "neither") || token_is(t, start, "either") ||
			     (number_of(t, start) == 1 && is_of_the(t, start, i)));
}

/* "our hospital", "in my network", "ambulance crews", where one body in the room is of that kind. */
static bool find_own(struct scan *s, const struct hit *h)
{
	static const char *const ours[] = { "our", "our own", "my", "my own", "ein", "fy" };
	const struct members *members = map_get(&s->finder->matcher.members, h->surface->text);
	size_t first;

	if (!members || members->count != 1)
		return false;
	/* "our trust in Exampleton": the place takes all of it. */
	if (h->last + 2 < s->text.count && token_has(&s->text, h->last + 1, WORD_PLACE_IN) && s->covered[h->last + 2])
		return false;
	for (size_t k = 0; k < sizeof ours / sizeof *ours; k++)
		if (comes_after(&s->text, h->first, ours[k], &first)) {
			scan_add(s, first, h->last, FINDING_ROLE, POSSIBLE, own_why);
			return true;
		}
	if (!members->trade)
		return false;
	scan_add(s, h->first, h->last, FINDING_ROLE, POSSIBLE, trade_why);
	return true;
}

static void judge_claim(struct scan *s, const struct hit *h)
{
	const struct finder_text *t = &s->text;
	size_t last = over_here(t, h->last), first;

	if (scan_is_masked(s, h->first, h->last) || s->masked[h->first] == FORM_ALLOW)
		return;
	if (find_own(s, h))
		return;
	if (comes_after(t, h->first, "the only", &first) ||
	    (last > h->last && comes_after(t, h->first, "only", &first))) {
		scan_add(s, first, last, FINDING_ROLE, PROBABLE, claim_why);
		return;
	}
	if (last > h->last && (comes_after(t, h->first, "the other", &first) || comes_after(t, h->first, "the one", &first))) {
		scan_add(s, first, last, FINDING_ROLE, PROBABLE, claim_why);
		return;
	}
	if (last == h->last && is_of_all(s, h, &first)) {
		scan_add(s, first, last, FINDING_ROLE, POSSIBLE, claim_why);
		return;
	}
	first = claim_start(t, h->first);
	if (first == h->first)
		return;
	if (last == h->last && token_is(t, first, "both") && s->finder->group_size[2]) {
		scan_add(s, first, last, FINDING_ROLE, POSSIBLE, claim_why);
		return;
	}
	if (last > h->last || (is_of_the(t, first, h->first) && number_of(t, first) > 0 && number_of(t, h->first - 1) > 0))
		scan_add(s, first, last, FINDING_ROLE, PROBABLE, claim_why);
}

/* "all three of the organisations", "all three organisations", where there are three in the room. */
static bool is_all_of(const struct scan *s, size_t i)
{
	static const char *const people[] = { "participants", "speakers", "people", "colleagues", "leaders", "us" };
	static const char *const bodies[] = { "organisations", "organizations", "bodies", "institutions", "employers" };
	const struct finder_text *t = &s->text;
	int whole = number_of(t, i + 1);

	i += 2;
	i += i < t->count && token_is(t, i, "of");
	i += i < t->count && (token_is(t, i, "the") || token_is(t, i, "our"));
	if (whole < 2 || i >= t->count)
		return false;
	for (size_t k = 0; whole == s->finder->people && k < sizeof people / sizeof *people; k++)
		if (token_is(t, i, people[k]))
			return true;
	for (size_t k = 0; whole == s->finder->bodies && k < sizeof bodies / sizeof *bodies; k++)
		if (token_is(t, i, bodies[k]))
			return true;
	return false;
}

/* "five of the six", where six people or bodies here belong together. */
static void find_fraction(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	int whole;

	if (i + 3 >= t->count || s->covered[i])
		return;
	if (token_is(t, i, "all")) {
		/* "all three of the organisations", where three belong together */
		if (number_of(t, i + 1) > 1 && token_is(t, i + 2, "of") && s->finder->group_size[number_of(t, i + 1)])
			scan_add(s, i, i + 3, FINDING_ROLE, POSSIBLE, claim_why);
		else if (is_all_of(s, i))
			scan_add(s, i, i + 2, FINDING_ROLE, POSSIBLE, claim_why);
		return;
	}
	if (!token_is(t, i + 1, "of") || number_of(t, i) < 0 || !token_is(t, i + 2, "the"))
		return;
	whole = number_of(t, i + 3);
	if (whole < 2 || number_of(t, i) > whole || !s->finder->group_size[whole] || s->covered[i])
		return;
	scan_add(s, i, i + 3, FINDING_ROLE, POSSIBLE, claim_why);
}

/* ---- what gives a speaker away ---- */

static const char *const pasts[] = { "when i was", "when i worked", "when i ran", "when i led", "when i chaired",
	"when we were", "we were the first", "i was the first", "we are the first", "we are the only", "i am the only",
	"we were the only", "i was the only", "in my previous", "in my last job", "in my old", "my predecessor",
	"my successor", "i used to", "my former", "before i joined", "before i came", "since i joined",
	"since i was appointed", "i was appointed", "where i live", "where i grew up", "where i trained", "my constituency",
	"my ward", "my hometown", "my husband", "my wife", "my daughter", "my son", "my mother", "my father" };

/* The first words of all of them: most words of a text are none of these. */
static bool is_past_start(const struct finder_text *t, size_t i)
{
	static const char *const starts[] = { "when", "we", "i", "in", "my", "before", "since", "where" };
	char c = token_text(t, i)[0];

	if (c != 'w' && c != 'i' && c != 'm' && c != 'b' && c != 's')
		return false;
	for (size_t k = 0; k < sizeof starts / sizeof *starts; k++)
		if (c == starts[k][0] && token_is(t, i, starts[k]))
			return true;
	return false;
}

static void find_past(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;

	if (!token_has(t, i, WORD_FUNCTION) || i + 1 >= t->count || !is_past_start(t, i))
		return;
	for (size_t k = 0; k < sizeof pasts / sizeof *pasts; k++) {
		if (pasts[k][0] != token_text(t, i)[0] || !tokens_are(t, i, pasts[k]))
			continue;
		scan_add(s, i, i + words_in(pasts[k]) - 1, FINDING_TELL, POSSIBLE, past_why);
		return;
	}
}

/* "the largest trust in the region". */
static void find_superlative(struct scan *s, size_t i)
{
	static const char *const wholes[] = { "england", "wales", "scotland", "the country", "the region", "the uk",
		"the county", "britain", "the north", "the south", "the nhs", "europe", "the world" };
	const struct finder_text *t = &s->text;

	if (!token_has(t, i, WORD_SUPERLATIVE) || i == 0 ||
	    !(token_is(t, i - 1, "the") || token_has(t, i - 1, WORD_POSSESSIVE)))
		return;
	for (size_t k = i + 1; k < i + 6 && k + 1 < t->count && !t->tokens[k].starts; k++) {
		if (!token_is(t, k, "in"))
			continue;
		for (size_t w = 0; w < sizeof wholes / sizeof *wholes; w++) {
			if (tokens_are(t, k + 1, wholes[w])) {
				scan_add(s, i - 1, k + words_in(wholes[w]), FINDING_TELL, POSSIBLE, superlative_why);
				return;
			}
		}
	}
}

/* "the only way forward here", "the first port of call here", "the largest cost is here to stay": nobody. */
static bool is_a_matter(const struct finder_text *t, size_t i)
{
	static const char *const verbs[] = { "is", "are", "was", "were", "has", "had", "will", "that", "which" };

	for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
		if (token_is(t, i, verbs[k]))
			return true;
	return token_has(t, i, WORD_MATTER);
}

/* "yr unig": in Welsh it stands before the noun, as in English. */
static bool is_only(const struct finder_text *t, size_t i)
{
	return i > 0 && ((token_has(t, i, WORD_SUPERLATIVE) && token_is(t, i - 1, "the")) ||
			 (token_is(t, i, "unig") && token_is(t, i - 1, "yr")));
}

/* "the only woman here", "the youngest in the room": no name, and one person. */
static void find_alone(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;

	if (!is_only(t, i) || s->covered[i])
		return;
	for (size_t k = i; k < i + 5 && k < t->count && (k == i || (!t->tokens[k].starts && t->tokens[k].gap <= GAP_JOIN)); k++) {
		size_t last = over_here(t, k);

		if (is_a_matter(t, k))
			return;
		if (last > k) {
			scan_add(s, i - 1, last, FINDING_ROLE, POSSIBLE, alone_why);
			return;
		}
	}
}

static bool is_day(const struct finder_text *t, size_t i)
{
	return i < t->count && t->tokens[i].shape == SHAPE_DIGITS && token_len(&t->tokens[i]) <= 2;
}

static bool is_year(const struct finder_text *t, size_t i)
{
	return i < t->count && t->tokens[i].shape == SHAPE_DIGITS && token_len(&t->tokens[i]) == 4 &&
	       (token_text(t, i)[0] == '1' || token_text(t, i)[0] == '2') && t->tokens[i].gap <= GAP_COMMA;
}

/* 12 March 2019, 12th of March 2019, March 12, 2019, 2019-03-12, 12/3/2019. */
static void find_date(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	size_t k = i;

	if (is_day(t, i)) {
		k++;
		if (k < t->count && (token_is(t, k, "th") || token_is(t, k, "st") || token_is(t, k, "nd") || token_is(t, k, "rd")))
			k++;
		if (k < t->count && token_is(t, k, "of"))
			k++;
	} else if (i < t->count && token_has(t, i, WORD_MONTH) && token_is_capital(t, i) && is_day(t, i + 1)) {
		k = is_year(t, i + 2) ? i + 2 : i;
		if (k > i)
			scan_add(s, i, k, FINDING_TELL, POSSIBLE, date_why);
		return;
	}
	if (k > i && k + 1 < t->count && (token_has(t, k, WORD_MONTH) || is_day(t, k)) && is_year(t, k + 1) &&
	    t->tokens[k].gap <= GAP_JOIN)
		scan_add(s, i, k + 1, FINDING_TELL, POSSIBLE, date_why);
	else if (is_year(t, i) && is_day(t, i + 1) && is_day(t, i + 2) && t->tokens[i + 1].gap == GAP_BLANK &&
		 t->tokens[i + 2].gap == GAP_BLANK && token_len(&t->tokens[i + 1]) == 2 && token_len(&t->tokens[i + 2]) == 2)
		scan_add(s, i, i + 2, FINDING_TELL, POSSIBLE, date_why);
}

void finder_tells(struct scan *s)
{
	for (size_t i = 0; i < s->nouns.count; i++) {
		const struct hit *h = &s->nouns.item[i];

		if (h->surface->form == FORM_ROLE)
			judge_role(s, h);
		else
			judge_claim(s, h);
	}
	for (size_t i = 0; i < s->text.count; i++) {
		find_fraction(s, i);
		find_past(s, i);
		find_superlative(s, i);
		find_alone(s, i);
		find_date(s, i);
	}
}
