/* gate_search: word by word, each form that begins there; then, for the long ones, letter by letter inside
 * whatever is written without blanks. */
#include "gate_reader.h"

#include <string.h>

#include "base/buffer.h"
#include "gate_place.h"
#include "gate_slips.h"

enum { BYTES_LETTERS = 6 };

/* ---- what stands there ---- */

/* "Examples" for Example, "Joneses" for Jones: a plural or a possessive without its apostrophe. */
static bool word_is_plural_of(const struct search *s, const struct gate_word *w, const char *form)
{
	size_t len = strlen(form);
	const char *end = w->text + len;

	return len > 3 && strncmp(w->text, form, len) == 0 &&
	       (strcmp(end, "s") == 0 || (strchr("shxz", form[len - 1]) && strcmp(end, "es") == 0)) &&
	       !(forms_use(s->forms, w->text) & USE_ORDINARY);
}

/* Whether q stands at word i. */
static bool stands(const struct search *s, const struct sequence *q, size_t i)
{
	const struct gate_word *w = &s->text.words[i];

	if (i + q->count > s->text.count)
		return false;
	for (size_t j = 0; j < q->count; j++) {
		if (j > 0 && w[j].apart)
			return false;
		if (!gate_word_is(&w[j], q->words[j]) &&
		    !(j + 1 == q->count && q->cover == COVER_NONE && word_is_plural_of(s, &w[j], q->words[j])))
			return false;
		if (q->shapes && !stand_shape(&w[j], q->shapes[j], j == 0))
			return false;
		/* "Q.V.F.T." is made of single ones. */
		if (q->capitals_only && w[j].shape != (q->count > 1 ? GATE_CAPITAL : GATE_CAPITALS))
			return false;
	}
	return true;
}

/* Where sequences may begin at a word: at its text, with the word behind it; without a final s or es; at its own
 * script's. */
enum way { AS_TEXT, AS_PAIR, WITHOUT_S, WITHOUT_ES, AS_OWN, AS_OWN_PAIR, WAYS };

static const struct sequence *begin_without(const struct search *s, const struct gate_word *w, const char *ending)
{
	size_t len = strlen(ending);
	char stem[64];

	if (w->len < 4 + len || w->len - len >= sizeof stem || strcmp(w->text + w->len - len, ending) != 0)
		return NULL;
	memcpy(stem, w->text, w->len - len);
	stem[w->len - len] = '\0';
	return forms_at(s->forms, stem, NULL);
}

static const char *own_or_text(const struct gate_word *w)
{
	return w->own ? w->own : w->text;
}

static const struct sequence *begin_at(const struct search *s, size_t i, enum way way)
{
	const struct gate_word *w = &s->text.words[i];
	bool pairs = i + 1 < s->text.count && w->end - w->start <= 2;

	switch (way) {
	case AS_TEXT:
		return forms_at(s->forms, w->text, NULL);
	case AS_PAIR:
		return pairs ? forms_at(s->forms, w->text, w[1].text) : NULL;
	case WITHOUT_S:
		return begin_without(s, w, "s");
	case WITHOUT_ES:
		return begin_without(s, w, "es");
	case AS_OWN:
		return w->own ? forms_at(s->forms, w->own, NULL) : NULL;
	default:
		return pairs && (w->own || w[1].own) ? forms_at(s->forms, own_or_text(w), own_or_text(w + 1)) : NULL;
	}
}

/* ---- what may stand ---- */

static void add_cover(struct search *s, size_t i, const struct sequence *q)
{
	size_t *end = q->cover == COVER_LONGER ? &s->longer_end[i] : &s->cover_end[i];

	if (i + q->count > *end)
		*end = i + q->count;
}

static void find_covers(struct search *s)
{
	for (size_t i = 0; i < s->text.count; i++)
		for (enum way way = AS_TEXT; way <= AS_PAIR; way++)
			for (const struct sequence *q = begin_at(s, i, way); q; q = q->next)
				if (q->cover != COVER_NONE && stands(s, q, i))
					add_cover(s, i, q);
}

/* ---- whole forms ---- */

static bool is_said(const struct search *s, size_t from, size_t to)
{
	while (from < to && s->said[from])
		from++;
	return from == to;
}

void search_report(struct search *s, size_t from, size_t to, const char *points_to, bool asks)
{
	const struct gate_word *w = s->text.words;

	if (is_said(s, from, to))
		return;
	for (size_t i = from; i < to; i++)
		s->said[i] = true;
	s->sink->hit(s->sink->context, &(struct search_hit){ w[from].start, w[to - 1].end - w[from].start,
							     s->text.raw + w[from].start, points_to, asks });
}

static void report(struct search *s, size_t from, size_t to, const char *points_to)
{
	search_report(s, from, to, points_to, false);
}

/* The longest form at word i that may not stand, or NULL. */
static const struct sequence *form_at(const struct search *s, size_t i)
{
	const struct sequence *longest = NULL;

	for (enum way way = 0; way < WAYS; way++)
		for (const struct sequence *q = begin_at(s, i, way); q; q = q->next)
			if (q->cover == COVER_NONE && ((way != WITHOUT_S && way != WITHOUT_ES) || q->count == 1) && stands(s, q, i) &&
			    (!longest || q->count > longest->count) && stand_meant(s, q, i))
				longest = q;
	return longest;
}

static void find_forms(struct search *s)
{
	for (size_t i = 0; i < s->text.count; i++) {
		const struct sequence *q = form_at(s, i);

		if (q)
			report(s, i, i + q->count, q->shown);
	}
}

/* ---- one slip of the fingers ---- */

/* Only a word with a capital that is no word, and nobody's name and part of nothing that may stand. */
static bool may_be_slip(const struct search *s, size_t i)
{
	const struct gate_word *w = &s->text.words[i];

	return w->shape != GATE_LOWER && !s->said[i] && !s->placed[i] && !map_get(&s->forms->known, w->text) &&
	       !map_get(&s->forms->alone, w->text) &&
	       !(stand_use(s, w) & (USE_ORDINARY | USE_TITLE | USE_BODY | USE_MONTH | USE_FIRST_NAME));
}

static void find_slips(struct search *s)
{
	for (size_t i = 0; i < s->text.count && stand_prose(s); i++) {
		const char *shown = may_be_slip(s, i) ? slips_find(s->forms, s->text.words[i].text) : NULL;

		if (shown)
			report(s, i, i + 1, shown);
	}
}

/* ---- long ones inside others ---- */

/* Letters of words [from, to) run together, and where we are in them: `at` only grows, so that a megabyte
 * without a blank is walked once. */
struct letters {
	struct buffer text;
	size_t word, word_start;
};

static size_t word_at(const struct search *s, struct letters *l, size_t at, bool stay)
{
	size_t word = l->word, start = l->word_start, len;

	while (at >= start + (len = s->text.words[word].len)) {
		start += len;
		word++;
	}
	if (stay) {
		l->word = word;
		l->word_start = start;
	}
	return word;
}

/* "Otherwise" is not Otherwis. */
static bool is_part_of_word(const struct search *s, size_t from, size_t to, size_t len)
{
	const struct gate_word *w = &s->text.words[from];

	return to - from == 1 && w->len > len && (forms_use(s->forms, w->text) & USE_ORDINARY);
}

/* "the Commission's" is nobody called Commissions. */
static bool is_possessive_of_body(const struct search *s, size_t from, size_t to)
{
	const struct gate_word *w = &s->text.words[from];

	return to - from == 2 && strcmp(w[1].text, "s") == 0 && w[1].glued && w[1].start > w->end &&
	       (forms_use(s->forms, w->text) & USE_BODY) && !stand_titled(s, from);
}

static void look_inside(struct search *s, struct letters *l)
{
	char key[RUN_KEY_BYTES + 1] = { 0 };

	for (size_t at = 0; at + RUN_KEY_BYTES <= l->text.len; at++) {
		memcpy(key, l->text.text + at, RUN_KEY_BYTES);
		for (const struct run *r = map_get(&s->forms->runs, key); r; r = r->next) {
			size_t len = strlen(r->letters), from, to;

			if (strncmp(l->text.text + at, r->letters, len) != 0)
				continue;
			from = word_at(s, l, at, true);
			to = word_at(s, l, at + len - 1, false) + 1;
			/* What begins in the middle of one word and ends in another is chance. */
			if (to - from > 1 && at != l->word_start)
				continue;
			if (!is_said(s, from, to) && !is_part_of_word(s, from, to, len) && !is_possessive_of_body(s, from, to) &&
			    !stand_may(s, from, to))
				report(s, from, to, r->shown);
		}
	}
}

/* Nothing parts w from the word before, or both are single letters: "E x a m p l e". */
static bool goes_on(const struct gate_word *w)
{
	return w->glued || (!w->apart && w->len == 1 && w[-1].len == 1 && w->start - w[-1].end == 1);
}

/* Words [from, to) are single letters that spell a hidden word: "S-l-o-e". */
static void look_spelled(struct search *s, size_t from, size_t to, const char *letters)
{
	enum { SPELLED_LEAST = 4 };

	if (to - from < SPELLED_LEAST || strlen(letters) != to - from || (forms_use(s->forms, letters) & USE_ORDINARY))
		return;
	for (const struct sequence *q = map_get(&s->forms->first, letters); q; q = q->next) {
		if (q->cover == COVER_NONE && q->count == 1 && !q->capitals_only && !is_said(s, from, to)) {
			report(s, from, to, q->shown);
			return;
		}
	}
}

static void find_runs(struct search *s)
{
	struct letters l = { .word = 0 };

	for (size_t from = 0, to; from < s->text.count; from = to) {
		buffer_cut(&l.text, 0);
		l.word = from;
		l.word_start = 0;
		for (to = from; to < s->text.count && (to == from || goes_on(&s->text.words[to])); to++)
			buffer_adds(&l.text, s->text.words[to].text);
		look_inside(s, &l);
		look_spelled(s, from, to, buffer_text(&l.text));
	}
	buffer_free(&l.text);
}

/* Short words come up by chance in bytes that are no text. */
static void keep_long_words(struct gate_text *t)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->count; i++)
		if (t->words[i].len >= BYTES_LETTERS)
			t->words[kept++] = t->words[i];
	t->count = kept;
}

void search_view(const struct forms *f, const struct view *v, struct arena *scratch, const struct search_sink *sink)
{
	struct search s = { .forms = f, .view = v, .sink = sink };

	gate_text_read(&s.text, v->text, v->len, scratch);
	if (v->kind == VIEW_BYTES)
		keep_long_words(&s.text);
	gate_text_drop_hashes(&s.text, v->kind == VIEW_MARKUP);
	s.cover_end = arena_array(scratch, size_t, s.text.count + 1);
	s.said = arena_array(scratch, bool, s.text.count + 1);
	s.placed = arena_array(scratch, bool, s.text.count + 1);
	s.longer_end = arena_array(scratch, size_t, s.text.count + 1);
	if (s.text.backwards)
		sink->hit(sink->context, &(struct search_hit){ .surface = "", .points_to = "a sign that makes text run backwards" });
	find_covers(&s);
	/* A name of a file, an attribute, a comment is no place that a text was printed at. */
	if (stand_prose(&s))
		places_mark(f, &s.text, v->kind == VIEW_PAGES, s.placed);
	find_forms(&s);
	find_slips(&s);
	find_runs(&s);
	if (f->reader && stand_prose(&s))
		gate_reader_read(&s, scratch);
}
