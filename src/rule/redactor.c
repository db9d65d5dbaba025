/* redactor: raw text in, published text out. The finder says where, the session's verdicts and the policy say
 * whether, replacement.c says what stands there instead. */
#include "rule/redactor.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/folding.h"
#include "base/map.h"
#include "model/event.h"
#include "published_make.h"
#include "replacement.h"

struct decided {
	const char *key;
	const struct verdict *verdict;
};

struct redactor {
	struct arena arena;
	struct redactor_plan plan;
	struct finder *finder;
	struct decided *decided;      /* verdicts in force, the latest first */
	size_t decided_count;
	struct found *found;
	size_t count, cap;
	struct map made;              /* place, setting and raw text -> published */
	struct map logged;            /* place and raw text */
};

/* ---- verdicts ---- */

/* An altered verdict that nobody has accepted decides nothing (DESIGN.md section 4). */
static bool is_in_doubt(const struct session *s, const struct verdict *v)
{
	for (size_t i = 0; i < s->undecided_count; i++)
		if (strcmp(s->undecided[i]->id, v->event) == 0)
			return true;
	return false;
}

static void take_verdicts(struct redactor *r)
{
	const struct session *s = r->plan.session;

	r->decided = arena_alloc_array(&r->arena, s->verdict_count + 1, sizeof *r->decided);
	for (size_t i = s->verdict_count; i-- > 0;) {
		const struct verdict *v = &s->verdicts[i];

		if (!is_in_doubt(s, v))
			r->decided[r->decided_count++] =
				(struct decided){ finder_key(&r->arena, v->string, strlen(v->string)), v };
	}
}

static bool holds_at(const struct verdict *v, const char *place)
{
	return !*v->in || strcmp(v->in, place) == 0;
}

/* Whether a person may have decided to print f by v: never what is certain, elsewhere only what says so for
 * this place, or for a string that has nothing to do with the roster. */
static bool may_print(const struct finding *f, const struct verdict *v)
{
	if (f->certainty == CERTAIN)
		return false;
	return *v->in || (f->certainty == POSSIBLE && !f->shares_roster_word);
}

static const struct verdict *verdict_on(const struct redactor *r, const struct finding *f, const char *key,
					const char *place)
{
	for (size_t i = 0; i < r->decided_count; i++) {
		const struct verdict *v = r->decided[i].verdict;

		if (strcmp(r->decided[i].key, key) == 0 && holds_at(v, place) &&
		    (v->decision == DECIDE_HIDE || may_print(f, v)))
			return v;
	}
	return NULL;
}

static enum outcome by_policy(const struct redactor *r, const struct finding *f)
{
	if (f->certainty != POSSIBLE)
		return OUTCOME_HIDDEN;
	switch (r->plan.undecided) {
	case UNDECIDED_PRINT:
		if (f->kind == FINDING_TELL || (f->kind == FINDING_UNKNOWN && !f->shares_roster_word))
			return OUTCOME_PRINTED;
		return OUTCOME_HIDDEN;
	case UNDECIDED_HIDE:
		return OUTCOME_HIDDEN;
	case UNDECIDED_REFUSE:
	default:
		return OUTCOME_UNDECIDED;
	}
}

static void decide(const struct redactor *r, struct found *f)
{
	const struct verdict *v = verdict_on(r, &f->finding, f->key, f->place);

	f->verdict = v ? v->event : "";
	if (r->plan.keep_names)
		f->outcome = OUTCOME_PRINTED;
	else if (v)
		f->outcome = v->decision == DECIDE_HIDE ? OUTCOME_HIDDEN : OUTCOME_PRINTED;
	else
		f->outcome = by_policy(r, &f->finding);
}

/* ---- findings, with what a person decided to hide ---- */

struct findings {
	struct finding *item;
	size_t count, cap;
};

static void push(struct arena *a, struct findings *list, const struct finding *f)
{
	struct finding *end = arena_push(a, &list->item, list->count, &list->cap, sizeof *end);

	*end = *f;
	list->count++;
}

/* Where the article of what starts at `at` begins, or `at`. */
static size_t article_start(const char *raw, size_t at)
{
	static const char *const articles[] = { "a ", "an ", "the ", "our ", "my ", "your ", "their " };

	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
		size_t len = strlen(articles[i]);

		if (at >= len && strncasecmp(raw + at - len, articles[i], len) == 0 &&
		    (at == len || strchr(" \t\r\n\"'(", raw[at - len - 1])))
			return at - len;
	}
	return at;
}

/* Every place of the folded key in the text, where words begin and end. */
static void find_key(struct arena *a, const char *raw, const struct folded *text, const char *key,
		     struct findings *out)
{
	size_t len = strlen(key);

	for (const char *at = text->text; len && (at = strstr(at, key)) != NULL; at += len) {
		size_t start = (size_t)(at - text->text), end = start + len;
		struct finding f = { .kind = FINDING_WITHHELD, .certainty = CERTAIN, .why = "a person decided to hide it" };

		if ((start > 0 && fold_is_word(at[-1]) && fold_is_word(*at)) ||
		    (fold_is_word(at[len]) && fold_is_word(at[len - 1])))
			continue;
		fold_range(text, start, end, &f.start, &f.end);
		f.name = f.start;
		f.start = article_start(raw, f.start);
		push(a, out, &f);
	}
}

/* A later verdict on the same string to print it; the latest stand first. */
static bool is_taken_back(const struct redactor *r, size_t i, const char *place)
{
	for (size_t k = 0; k < i; k++)
		if (r->decided[k].verdict->decision == DECIDE_PRINT && holds_at(r->decided[k].verdict, place) &&
		    strcmp(r->decided[k].key, r->decided[i].key) == 0)
			return true;
	return false;
}

static void find_hidden(const struct redactor *r, const char *raw, const char *place, struct arena *a,
			struct findings *out)
{
	struct folded text;

	if (r->decided_count == 0)
		return;
	fold_text(&text, a, raw, strlen(raw), FOLD_BREAKS_JOIN);
	for (size_t i = 0; i < r->decided_count; i++) {
		const struct verdict *v = r->decided[i].verdict;

		if (v->decision == DECIDE_HIDE && holds_at(v, place) && !is_taken_back(r, i, place))
			find_key(a, raw, &text, r->decided[i].key, out);
	}
}

static int by_start(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->end > y->end ? -1 : x->end < y->end;
}

/* Overlapping ones become one; what the finder says of it stays. */
static void unite(struct findings *list)
{
	size_t kept = 0;

	if (list->count > 1)
		qsort(list->item, list->count, sizeof *list->item, by_start);
	for (size_t i = 0; i < list->count; i++) {
		struct finding *f = &list->item[i], *last = kept ? &list->item[kept - 1] : NULL;

		if (!last || f->start >= last->end) {
			list->item[kept++] = *f;
			continue;
		}
		if (f->end > last->end)
			last->end = f->end;
		if (last->kind == FINDING_WITHHELD && f->kind != FINDING_WITHHELD) {
			last->kind = f->kind;
			last->person = f->person;
			last->organisation = f->organisation;
		}
		if (f->certainty > last->certainty) {
			last->certainty = f->certainty;
			last->why = f->why;
		}
		last->shares_roster_word = last->shares_roster_word || f->shares_roster_word;
	}
	list->count = kept;
}

/* Whether the text behind byte i stands in quotation marks, when `inside` says so of the text before. */
static bool quotes_after(const char *raw, size_t i, bool inside)
{
	if (raw[i] == '"')
		return !inside;
	if (raw[i] == '\n')
		return false;
	if (strncmp(raw + i, "\u201c", 3) == 0)
		return true;
	return inside && strncmp(raw + i, "\u201d", 3) != 0;
}

static void find(const struct redactor *r, const char *raw, enum setting setting, const char *place,
		 struct arena *a, struct findings *out)
{
	size_t count;
	const struct finding *findings = finder_find(r->finder, raw, strlen(raw), a, &count);
	struct findings hidden = { 0 };
	bool inside = false;
	size_t at = 0;

	/* What gives away a speaker does so in the speaker's own words. */
	for (size_t i = 0; i < count; i++) {
		for (; at < findings[i].start; at++)
			inside = quotes_after(raw, at, inside);
		if (setting == SETTING_QUOTE || inside || findings[i].kind != FINDING_TELL)
			push(a, out, &findings[i]);
	}
	find_hidden(r, raw, place, a, &hidden);
	for (size_t i = 0; i < hidden.count; i++)
		push(a, out, &hidden.item[i]);
	unite(out);
}

/* ---- the text made ---- */

struct writing {
	struct buffer out;
	const char *raw;
	size_t at;              /* of raw: what is written so far */
	bool quote, inside;     /* the whole text is a quotation; we are between quotation marks */
};

/* Copies raw up to `to`, watching for quotation marks. */
static void copy(struct writing *w, size_t to)
{
	for (size_t i = w->at; i < to; i++)
		w->inside = quotes_after(w->raw, i, w->inside);
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
static void copy_capital_s(struct writing *w)
{
	size_t n = apostrophe_at(w->raw + w->at);

	if (n && w->raw[w->at + n] == 'S' && is_last_letter(w->raw + w->at + n)) {
		copy(w, w->at + n);
		buffer_addc(&w->out, 's');
		w->at++;
	}
}

static void copy_apostrophe(struct writing *w)
{
	const char *s = w->raw + w->at;
	size_t n = apostrophe_at(s);

	if (n && (s[n] == 's' || s[n] == 'S') && is_last_letter(s + n)) {
		copy(w, w->at + n);
		w->at++;
	}
}

static void write_one(struct redactor *r, struct writing *w, struct found *f, const struct replacement *words)
{
	size_t before, from = f->finding.start - words->taken;

	copy(w, from < w->at ? w->at : from);
	before = w->out.len;
	replacement_add(&w->out, words, w->quote || w->inside);
	f->replacement = arena_string_n(&r->arena, w->out.text + before, w->out.len - before);
	w->at = f->finding.end;
	copy_capital_s(w);
	if (*words->suffix) {
		copy(w, f->finding.end + (w->raw[f->finding.end] == '\'' ? 1 : 3));
		buffer_adds(&w->out, words->suffix);
	}
}

static void write_run(struct redactor *r, struct writing *w, struct found *f, size_t n, struct replacement *words)
{
	if (n > 1) {
		words[0].words = words[0].quoted = phrase_words(PHRASE_PARTICIPANTS, r->plan.lang);
		words[0].suffix = "";
	}
	write_one(r, w, &f[0], &words[0]);
	for (size_t i = 1; i < n; i++) {
		f[i].replacement = f[0].replacement;
		w->at = f[i].finding.end;
	}
	/* "Alex and Sam's plan" is the participants' plan. */
	if (n > 1)
		copy_apostrophe(w);
}

static void write_all(struct redactor *r, struct writing *w, struct found *found, size_t count, struct arena *a)
{
	const struct replacement_plan plan = { r->plan.session, r->plan.lang, r->plan.session->agenda->k };
	struct replacement *words = arena_alloc_array(a, count + 1, sizeof *words);
	size_t n;

	for (size_t i = 0; i < count; i++)
		replacement_make(&words[i], &plan, w->raw, strlen(w->raw), &found[i].finding, a);
	for (size_t i = 0; i < count; i += n) {
		n = run_of(found, words, i, count);
		if (found[i].outcome == OUTCOME_PRINTED)
			found[i].replacement = found[i].surface;
		else
			write_run(r, w, &found[i], n, &words[i]);
	}
	copy(w, strlen(w->raw));
}

static struct found *take(struct redactor *r, const char *raw, const char *place, const struct findings *list,
			  struct arena *a)
{
	struct found *found = arena_alloc_array(a, list->count + 1, sizeof *found);

	for (size_t i = 0; i < list->count; i++) {
		const struct finding *f = &list->item[i];

		found[i] = (struct found){ .finding = *f, .raw = raw, .place = place,
			.surface = arena_string_n(&r->arena, raw + f->start, f->end - f->start),
			.key = finder_key(&r->arena, raw + f->start, f->end - f->start) };
		decide(r, &found[i]);
	}
	return found;
}

static void log_all(struct redactor *r, const char *key, const struct found *found, size_t count)
{
	if (map_get(&r->logged, key))
		return;
	map_put(&r->logged, &r->arena, key, r);
	for (size_t i = 0; i < count; i++) {
		struct found *end = arena_push(&r->arena, &r->found, r->count, &r->cap, sizeof *end);

		*end = found[i];
		r->count++;
	}
}

const struct published *redactor_redact(struct redactor *r, const char *raw, enum setting setting, const char *place)
{
	const char *logged = arena_printf(&r->arena, "%s\n%s", place, raw);
	const char *key = arena_printf(&r->arena, "%d%s", (int)setting, logged);
	const struct published *made = map_get(&r->made, key);
	struct arena work = { 0 };
	struct findings list = { 0 };
	struct writing w = { .quote = setting == SETTING_QUOTE };
	struct found *found;

	if (made)
		return made;
	w.raw = raw = arena_string(&r->arena, raw);
	place = arena_string(&r->arena, place);
	find(r, raw, setting, place, &work, &list);
	found = take(r, raw, place, &list, &work);
	write_all(r, &w, found, list.count, &work);
	log_all(r, logged, found, list.count);
	made = published_make(&r->arena, buffer_text(&w.out), w.out.len, r->plan.keep_names);
	map_put(&r->made, &r->arena, key, (void *)made);
	buffer_free(&w.out);
	arena_free(&work);
	return made;
}

/* ---- life and log ---- */

struct redactor *redactor_new(const struct redactor_plan *plan)
{
	struct redactor *r = calloc(1, sizeof *r);
	struct date day;

	if (!r)
		memory_exhausted();
	r->plan = *plan;
	r->finder = finder_new(plan->session->roster, plan->session->agenda, plan->glossary);
	if (session_day(plan->session, &day))
		finder_mind_day(r->finder, day);
	take_verdicts(r);
	return r;
}

void redactor_free(struct redactor *r)
{
	if (!r)
		return;
	finder_free(r->finder);
	arena_free(&r->arena);
	free(r);
}

const struct found *redactor_found(const struct redactor *r, size_t *count)
{
	*count = r->count;
	return r->found;
}

static size_t count_of(const struct redactor *r, enum outcome outcome)
{
	size_t count = 0;

	for (size_t i = 0; i < r->count; i++)
		count += r->found[i].outcome == outcome;
	return count;
}

size_t redactor_undecided(const struct redactor *r)
{
	return count_of(r, OUTCOME_UNDECIDED);
}

size_t redactor_hidden(const struct redactor *r)
{
	return count_of(r, OUTCOME_HIDDEN);
}

bool redactor_may_print(const struct redactor *r, const char *string, const char *in, struct err *e)
{
	struct arena a = { 0 };
	size_t count;
	const struct finding *f = finder_find(r->finder, string, strlen(string), &a, &count);
	bool certain = false, shares = false;

	for (size_t i = 0; i < count; i++) {
		certain = certain || f[i].certainty == CERTAIN;
		shares = shares || f[i].certainty == PROBABLE || f[i].shares_roster_word;
	}
	arena_free(&a);
	if (certain)
		return err_set(e, ERR_RULE, "%s points to somebody in the room and cannot be printed; put the person on the record, or list it under allow in people.yaml",
			string);
	if (shares && (!in || !*in))
		return err_set(e, ERR_RULE, "%s shares a word with the roster and can be printed at one place only: print %s in ID",
			string, string);
	return true;
}
