/* rewriting: what is copied, and what stands where a finding stood. */
#include "rewriting.h"

#include <stdint.h>
#include <string.h>

#include "rule/phrase.h"

bool quotes_after(const char *raw, size_t i, bool inside)
{
	if (raw[i] == '"')
		return !inside;
	if (raw[i] == '\n')
		return false;
	if (strncmp(raw + i, "\u201c", 3) == 0)
		return true;
	return inside && strncmp(raw + i, "\u201d", 3) != 0;
}

/* ---- the parts ---- */

/* raw [at, to) becomes the next `len` bytes of the text made, or made the last ones. */
static void add_part(struct rewriting *w, size_t to, size_t len, bool copied)
{
	struct rewritten *last = w->count ? &w->parts[w->count - 1] : NULL, *p;
	size_t from = last ? last->to : 0;

	p = arena_push(w->work, &w->parts, w->count, &w->cap, sizeof *p);
	*p = (struct rewritten){ from, from + len, w->at, to, copied };
	w->count++;
}

/* What was written since `before` stands for raw up to `to`. */
static void replaced(struct rewriting *w, size_t before, size_t to)
{
	add_part(w, to, w->out.len - before, false);
	w->at = to;
}

/* Copies raw up to `to`, watching for quotation marks. */
static void copy(struct rewriting *w, size_t to)
{
	for (size_t i = w->at; i < to; i++)
		w->inside = quotes_after(w->raw, i, w->inside);
	if (to > w->at)
		add_part(w, to, to - w->at, true);
	buffer_add(&w->out, w->raw + w->at, to - w->at);
	w->at = to;
}

/* What may stand between the names of a run. */
static bool is_run_gap(const char *s, size_t len)
{
	static const char *const gaps[] = { ", ", " and ", ", and ", " & ", ",", " or ", "/", " / ", "; " };

	for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
		if (strlen(gaps[i]) == len && memcmp(gaps[i], s, len) == 0)
			return true;
	return false;
}

/* How many of found[i..count) are one run "Alex, Sam and Jo". */
static size_t run_of(const struct found *found, const struct replacement *words, size_t i, size_t count)
{
	size_t n = 1;

	while (i + n < count && words[i].person && words[i + n].person && found[i + n].outcome != OUTCOME_PRINTED &&
	       found[i].outcome != OUTCOME_PRINTED &&
	       is_run_gap(found[i].raw + found[i + n - 1].finding.end,
			  found[i + n].finding.start - found[i + n - 1].finding.end))
		n++;
	return n;
}

/* The bytes of an apostrophe at s, 0 when there is none. */
static size_t apostrophe_at(const char *s)
{
	return *s == '\'' ? 1 : strncmp(s, "\u2019", 3) == 0 ? 3 : 0;
}

/* The letter at s is the last of its word. */
static bool is_last_letter(const char *s)
{
	return !((s[1] | 0x20) >= 'a' && (s[1] | 0x20) <= 'z');
}

/* "EXAMPLE'S plan": the letter follows the words that now stand before it. */
static void copy_capital_s(struct rewriting *w)
{
	size_t n = apostrophe_at(w->raw + w->at);

	if (n && w->raw[w->at + n] == 'S' && is_last_letter(w->raw + w->at + n)) {
		copy(w, w->at + n);
		n = w->out.len;
		buffer_addc(&w->out, 's');
		replaced(w, n, w->at + 1);
	}
}

static void copy_apostrophe(struct rewriting *w)
{
	const char *s = w->raw + w->at;
	size_t n = apostrophe_at(s);

	if (n && (s[n] == 's' || s[n] == 'S') && is_last_letter(s + n)) {
		copy(w, w->at + n);
		w->at++;
	}
}

static void write_one(struct rewriting *w, struct found *f, const struct replacement *words)
{
	size_t before, from = f->finding.start - words->taken;

	copy(w, from < w->at ? w->at : from);
	before = w->out.len;
	replacement_add(&w->out, words, w->quote || w->inside);
	f->replacement = arena_string_n(w->keep, w->out.text + before, w->out.len - before);
	replaced(w, before, f->finding.end);
	copy_capital_s(w);
	if (*words->suffix) {
		copy(w, f->finding.end + (w->raw[f->finding.end] == '\'' ? 1 : 3));
		before = w->out.len;
		buffer_adds(&w->out, words->suffix);
		replaced(w, before, w->at);
	}
}

static void write_run(struct rewriting *w, const struct replacement_plan *plan, struct found *f, size_t n,
		      struct replacement *words)
{
	if (n > 1) {
		words[0].words = words[0].quoted = phrase_words(PHRASE_PARTICIPANTS, plan->lang);
		words[0].suffix = "";
	}
	write_one(w, &f[0], &words[0]);
	for (size_t i = 1; i < n; i++) {
		f[i].replacement = f[0].replacement;
		replaced(w, w->out.len, f[i].finding.end);
	}
	/* "Alex and Sam's plan" is the participants' plan. */
	if (n > 1)
		copy_apostrophe(w);
}

void rewriting_write(struct rewriting *w, const struct replacement_plan *plan, struct found *found, size_t count)
{
	struct replacement *words = arena_alloc_array(w->work, count + 1, sizeof *words);
	size_t n;

	for (size_t i = 0; i < count; i++)
		replacement_make(&words[i], plan, w->raw, strlen(w->raw), &found[i].finding, w->work);
	for (size_t i = 0; i < count; i += n) {
		n = run_of(found, words, i, count);
		if (found[i].outcome == OUTCOME_PRINTED)
			found[i].replacement = found[i].surface;
		else
			write_run(w, plan, &found[i], n, &words[i]);
	}
	copy(w, strlen(w->raw));
}

/* ---- the way back ---- */

bool rewriting_back(const struct rewriting *w, size_t from, size_t to, size_t *raw_from, size_t *raw_to)
{
	bool copied = false;

	*raw_from = SIZE_MAX;
	*raw_to = 0;
	for (size_t i = 0; i < w->count; i++) {
		const struct rewritten *p = &w->parts[i];
		size_t first = p->from > from ? p->from : from, end = p->to < to ? p->to : to;

		if (first >= end)
			continue;
		copied = copied || p->copied;
		first = p->copied ? p->raw_from + (first - p->from) : p->raw_from;
		end = p->copied ? p->raw_from + (end - p->from) : p->raw_to;
		*raw_from = first < *raw_from ? first : *raw_from;
		*raw_to = end > *raw_to ? end : *raw_to;
	}
	return copied;
}

/* ---- life ---- */

void rewriting_init(struct rewriting *w, const char *raw, bool quote, struct arena *work, struct arena *keep)
{
	*w = (struct rewriting){ .raw = raw, .quote = quote, .work = work, .keep = keep };
}

void rewriting_free(struct rewriting *w)
{
	buffer_free(&w->out);
}
