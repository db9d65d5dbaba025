/* patterns: contacts by their shape: mail addresses, handles, addresses on the web, phone numbers, postcodes.
 * Hand-written scanners rather than a regular expression engine: each starts only at a sign that the shape
 * cannot do without (@, ://, a digit behind 0 or +) and walks to its ends once, so no text makes them slow. */
#include "finder_scan.h"

#include <string.h>

#include "base/say.h"
#include "base/utf8.h"

static const char *const mail_why = N_("a mail address");
static const char *const handle_why = N_("a handle");
static const char *const web_why = N_("an address on the web");
static const char *const machine_why = N_("the address of a machine");
static const char *const phone_why = N_("looks like a phone number");
static const char *const postcode_why = N_("a postcode");

/* Certain when somebody of the roster stands in it. */
static void add(struct scan *s, size_t first, size_t last, size_t from, size_t to, const char *why)
{
	enum certainty certainty = PROBABLE;
	struct find *f;

	for (size_t i = first; i <= last; i++) {
		if (s->masked[i] == FORM_ALLOW)
			return;
		if (s->covered[i] > POSSIBLE + 1)
			certainty = CERTAIN;
	}
	f = scan_add(s, first, last, FINDING_CONTACT, certainty, why);
	f->from = from;
	f->to = to;
}

/* ---- mail, handles, the web: a run without white space around a sign ---- */

static bool is_run(char c)
{
	return c && !strchr(" \t\r\n\v\f<>\"()[]{},;|", c);
}

static size_t run_start(const struct finder_text *t, size_t at)
{
	while (at > 0 && is_run(t->raw[at - 1]))
		at--;
	return at;
}

/* "/Board_(group)": where a bracket that opens in the run at `at` closes, or `at` when it does not. */
static size_t over_brackets(const struct finder_text *t, size_t at)
{
	size_t i = at + 1;

	if (at >= t->raw_len || t->raw[at] != '(')
		return at;
	while (i < t->raw_len && is_run(t->raw[i]))
		i++;
	return i > at + 1 && i < t->raw_len && t->raw[i] == ')' ? i + 1 : at;
}

static size_t run_end(const struct finder_text *t, size_t at)
{
	size_t next = at;

	do {
		for (at = next; at < t->raw_len && is_run(t->raw[at]);)
			at++;
		next = over_brackets(t, at);
	} while (next > at);
	while (at > 0 && strchr(".:!?'*", t->raw[at - 1]))
		at--;
	return at;
}

/* The words that lie in raw [from, to), found from word i outwards. */
static void widen(const struct finder_text *t, size_t i, size_t from, size_t to, size_t *first, size_t *last)
{
	*first = *last = i;
	while (*first > 0 && t->folded.from[t->tokens[*first - 1].start] >= from)
		--*first;
	while (*last + 1 < t->count && t->folded.from[t->tokens[*last + 1].start] < to)
		++*last;
}

/* Adds the run around word i; returns its last word. A run that an earlier sign has taken is not taken twice. */
static size_t add_run(struct scan *s, size_t i, const char *why)
{
	const struct finder_text *t = &s->text;
	size_t at = t->folded.from[t->tokens[i].start];
	size_t from = run_start(t, at), to = run_end(t, at), first, last;

	if (to <= at)
		return i;
	widen(t, i, from, to, &first, &last);
	add(s, first, last, from, to, why);
	return last;
}

/* The sign right before word i: '@' of "@name", or 0. */
static char sign_before(const struct finder_text *t, size_t i)
{
	size_t at = t->tokens[i].start;

	return at > 0 ? t->folded.text[at - 1] : 0;
}

static bool is_web_start(const struct finder_text *t, size_t i)
{
	const char *text = t->folded.text + t->tokens[i].end;

	if (strncmp(text, "://", 3) == 0 || (token_is(t, i, "www") && *text == '.'))
		return true;
	if (token_is(t, i, "mailto") && *text == ':')
		return true;
	/* "example.org.uk/people": a dot without a blank before the end of an address. */
	return *text == '.' && i + 1 < t->count && t->tokens[i + 1].start == t->tokens[i].end + 1 &&
	       token_has(t, i + 1, WORD_DOMAIN) && t->tokens[i + 1].shape == SHAPE_LOWER &&
	       !token_has(t, i, WORD_TITLE);
}

static size_t find_run(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;

	if (t->folded.text[t->tokens[i].end] == '@' && i + 1 < t->count &&
	    t->tokens[i + 1].start == t->tokens[i].end + 1)
		return add_run(s, i, mail_why);
	if (sign_before(t, i) == '@')
		return add_run(s, i, handle_why);
	if (is_web_start(t, i))
		return add_run(s, i, web_why);
	return i;
}

/* ---- phone numbers ---- */

static bool is_phone_gap(const struct finder_text *t, size_t i)
{
	size_t from = t->tokens[i - 1].end, to = t->tokens[i].start;

	if (to - from > 4)
		return false;
	for (size_t k = from; k < to; k++)
		if (!strchr(" ().+/", t->folded.text[k]))
			return false;
	return true;
}

/* 020 7946 0000, +44 (0)20 7946 0000, 07700 900123, (555) 010-9999. */
static size_t find_phone(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	bool plus = sign_before(t, i) == '+', zero = token_text(t, i)[0] == '0';
	bool american = token_len(&t->tokens[i]) == 3 && sign_before(t, i) == '(';
	size_t digits = token_len(&t->tokens[i]), last = i, from, to;

	if (!plus && !zero && !american)
		return i;
	while (last + 1 < t->count && t->tokens[last + 1].shape == SHAPE_DIGITS && is_phone_gap(t, last + 1) &&
	       digits + token_len(&t->tokens[last + 1]) <= 15)
		digits += token_len(&t->tokens[++last]);
	if (digits < (plus ? 8u : american ? 10u : 9u) || digits > 15)
		return i;
	tokens_range(t, i, last, &from, &to);
	from -= plus || american;
	add(s, i, last, from, to, phone_why);
	return last;
}

/* ---- 192.0.2.5 ---- */

static size_t find_machine(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	size_t from, to;

	for (size_t k = i; k < i + 4; k++)
		if (k >= t->count || t->tokens[k].shape != SHAPE_DIGITS || token_len(&t->tokens[k]) > 3 ||
		    (k > i && (t->tokens[k].start != t->tokens[k - 1].end + 1 || sign_before(t, k) != '.')))
			return i;
	tokens_range(t, i, i + 3, &from, &to);
	add(s, i, i + 3, from, to, machine_why);
	return i + 3;
}

/* ---- postcodes: A9 9AA, A99 9AA, A9A 9AA, AA9 9AA, AA99 9AA, AA9A 9AA ---- */

static bool has_len(const struct finder_text *t, size_t i, size_t least, size_t most, bool digits)
{
	return i < t->count && token_len(&t->tokens[i]) >= least && token_len(&t->tokens[i]) <= most &&
	       (t->tokens[i].shape == SHAPE_DIGITS) == digits;
}

static size_t find_postcode(struct scan *s, size_t i)
{
	const struct finder_text *t = &s->text;
	size_t k = i + 1, from, to;

	/* Run together: "qb14xy". */
	if (has_len(t, i, 1, 2, false) && has_len(t, k, 2, 3, true) && has_len(t, k + 1, 2, 2, false) &&
	    t->tokens[k].gap == GAP_NONE && t->tokens[k + 1].gap == GAP_NONE && !token_is(t, k + 1, "th")) {
		tokens_range(t, i, k + 1, &from, &to);
		add(s, i, k + 1, from, to, postcode_why);
		return k + 1;
	}
	if (!has_len(t, i, 1, 2, false) || !has_len(t, k, 1, 2, true) || t->tokens[k].gap != GAP_NONE)
		return i;
	k++;
	if (has_len(t, k, 1, 1, false) && t->tokens[k].gap == GAP_NONE)
		k++;
	if (!has_len(t, k, 1, 1, true) || t->tokens[k].gap > GAP_BLANK || !has_len(t, k + 1, 2, 2, false) ||
	    t->tokens[k + 1].gap != GAP_NONE)
		return i;
	/* "by 1 2nd place" is none: letters that no postcode ends in, and ordinals. */
	if (token_is(t, k + 1, "nd") || token_is(t, k + 1, "th") || strpbrk((char[]){ token_text(t, k + 1)[0],
		token_text(t, k + 1)[1], 0 }, "cikmov"))
		return i;
	tokens_range(t, i, k + 1, &from, &to);
	add(s, i, k + 1, from, to, postcode_why);
	return k + 1;
}

void finder_contacts(struct scan *s)
{
	for (size_t i = 0; i < s->text.count; i++) {
		size_t last = i;

		if (s->text.tokens[i].shape == SHAPE_DIGITS)
			last = find_machine(s, i);
		if (last == i && s->text.tokens[i].shape == SHAPE_DIGITS)
			last = find_phone(s, i);
		else if (last == i && token_len(&s->text.tokens[i]) <= 2)
			last = find_postcode(s, i);
		if (last == i)
			last = find_run(s, i);
		i = last;
	}
}
