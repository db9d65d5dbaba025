/* redactor: raw text in, published text out. The finder says where, the session's verdicts and the policy say
 * whether, replacement.c says what stands there instead. */
#include "rule/redactor.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/folding.h"
#include "base/map.h"
#include "base/say.h"
#include "model/event.h"
#include "published_make.h"
#include "rewriting.h"

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
	struct map own;               /* texts of the agenda: everybody here has read them */
	struct redacted *texts;
	size_t text_count, text_cap;
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

/* What one of several merged tables decided to print was decided for its own room: elsewhere the same words may point to
 * somebody. */
static bool holds_at(const struct redactor *r, const struct verdict *v, const char *place)
{
	const struct entry *en;

	if (*v->in && strcmp(v->in, place) != 0)
		return false;
	if (!v->table || v->decision == DECIDE_HIDE)
		return true;
	en = session_entry(r->plan.session, place);
	return en && en->table == v->table;
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

		if (strcmp(r->decided[i].key, key) == 0 && holds_at(r, v, place) &&
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

/* ---- the agenda's own texts ---- */

static void own_text(struct redactor *r, const struct text *t)
{
	for (; t; t = t->next)
		map_put(&r->own, &r->arena, t->text, r);
}

static void own_texts(struct redactor *r, const struct texts *list)
{
	for (size_t i = 0; i < list->count; i++)
		own_text(r, list->item[i]);
}

static void own_agenda(struct redactor *r, const struct agenda *a)
{
	own_text(r, a->title);
	own_text(r, a->purpose);
	for (size_t i = 0; i < a->host_count; i++) {
		own_text(r, a->hosts[i].name);
		own_text(r, a->hosts[i].about);
	}
	for (size_t i = 0; i < a->step_count; i++) {
		own_text(r, a->steps[i].dimension->title);
		own_text(r, a->steps[i].stage->title);
		own_text(r, a->steps[i].stage->brief);
		own_texts(r, &a->steps[i].stage->prompts);
	}
	for (size_t i = 0; i < a->poll_count; i++) {
		own_text(r, a->polls[i].question);
		own_texts(r, &a->polls[i].options);
	}
}

/* A capital in a heading that the organiser wrote is no question, unless it shares a word with the roster. */
static bool is_settled(const struct finding *f, bool own)
{
	return own && f->kind == FINDING_UNKNOWN && f->certainty == POSSIBLE && !f->shares_roster_word;
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
		struct finding f = { .kind = FINDING_WITHHELD, .certainty = CERTAIN, .why = N_("a person decided to hide it") };

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
		if (r->decided[k].verdict->decision == DECIDE_PRINT && holds_at(r, r->decided[k].verdict, place) &&
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

		if (v->decision == DECIDE_HIDE && holds_at(r, v, place) && !is_taken_back(r, i, place))
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

static void find(const struct redactor *r, const char *raw, bool own, enum setting setting, const char *place,
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
		if ((setting == SETTING_QUOTE || inside || findings[i].kind != FINDING_TELL) && !is_settled(&findings[i], own))
			push(a, out, &findings[i]);
	}
	find_hidden(r, raw, place, a, &hidden);
	for (size_t i = 0; i < hidden.count; i++)
		push(a, out, &hidden.item[i]);
	unite(out);
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

/* ---- what shows only once the names are gone ---- */

/* "EXAMPLE Kahh": beside a word in capitals a capital tells nothing, beside "a participant" it is a name on no list. So
 * what was made is read as well, and what is found there is found in the raw text. True when something was. */
static bool find_again(const struct redactor *r, const struct rewriting *w, bool own, enum setting setting,
		       const char *place, struct arena *a, struct findings *list)
{
	struct findings again = { 0 };
	size_t known = list->count;

	find(r, buffer_text(&w->out), own, setting, place, a, &again);
	for (size_t i = 0; i < again.count; i++) {
		struct finding f = again.item[i];
		bool inside = !rewriting_back(w, f.start, f.end, &f.start, &f.end);
		size_t name_end;

		for (size_t k = 0; k < known && !inside; k++)
			inside = list->item[k].start <= f.start && f.end <= list->item[k].end;
		if (inside)
			continue;
		rewriting_back(w, again.item[i].name, again.item[i].name + 1, &f.name, &name_end);
		push(a, list, &f);
	}
	if (list->count == known)
		return false;
	unite(list);
	return true;
}

/* Writes raw into w with all that is found replaced; redacting that again would change nothing. Gives what was found in
 * a. */
static struct found *write(struct redactor *r, struct rewriting *w, const char *raw, enum setting setting,
			   const char *place, struct arena *a, size_t *count)
{
	enum { ROUNDS = 8 };
	const struct replacement_plan plan = { r->plan.session, r->plan.lang, r->plan.session->agenda->k };
	bool own = map_get(&r->own, raw) != NULL;
	struct findings list = { 0 };
	struct found *found;

	find(r, raw, own, setting, place, a, &list);
	for (int round = 0;; round++) {
		rewriting_init(w, raw, setting == SETTING_QUOTE, a, &r->arena);
		found = take(r, raw, place, &list, a);
		rewriting_write(w, &plan, found, list.count);
		if (list.count == 0 || r->plan.keep_names || round == ROUNDS || !find_again(r, w, own, setting, place, a, &list))
			break;
		rewriting_free(w);
	}
	*count = list.count;
	return found;
}

static void note_made(struct redactor *r, const struct redacted *text, const struct found *found, size_t count)
{
	struct redacted *end = arena_push(&r->arena, &r->texts, r->text_count++, &r->text_cap, sizeof *end);

	*end = *text;
	for (size_t i = 0; i < count; i++)
		end->hidden = end->hidden || found[i].outcome != OUTCOME_PRINTED;
}

const struct published *redactor_redact(struct redactor *r, const char *raw, enum setting setting, const char *place)
{
	const char *logged = arena_printf(&r->arena, "%s\n%s", place, raw);
	const char *key = arena_printf(&r->arena, "%d%s", (int)setting, logged);
	const struct published *made = map_get(&r->made, key);
	struct arena work = { 0 };
	struct rewriting w;
	struct found *found;
	size_t count;

	if (made)
		return made;
	raw = arena_string(&r->arena, raw);
	place = arena_string(&r->arena, place);
	found = write(r, &w, raw, setting, place, &work, &count);
	log_all(r, logged, found, count);
	made = published_make(&r->arena, buffer_text(&w.out), w.out.len, r->plan.keep_names);
	map_put(&r->made, &r->arena, key, (void *)made);
	note_made(r, &(struct redacted){ .place = place, .raw = raw, .published = made }, found, count);
	rewriting_free(&w);
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
	own_agenda(r, plan->session->agenda);
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

const struct redacted *redactor_made(const struct redactor *r, size_t *count)
{
	*count = r->text_count;
	return r->texts;
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
