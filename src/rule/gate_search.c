/* gate_search: word by word, each form that begins there; then, for the long ones, letter by letter inside
 * whatever is written without blanks. */
#include "gate_search.h"

#include <string.h>

#include "base/buffer.h"
#include "gate_place.h"
#include "gate_slips.h"

enum { BYTES_LETTERS = 6 };

struct search {
	const struct forms *forms;
	const struct view *view;
	struct gate_text text;
	size_t *cover_end;    /* per word: end of the longest cover that begins there, of each kind */
	size_t *longer_end;
	bool *placed;         /* per word: it may stand at this place */
	bool *said;           /* per word: a hit holds it already */
	void (*hit)(void *context, size_t at, const char *surface, size_t len, const char *points_to);
	void *context;
};

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

static bool shape_is(const struct gate_word *w, enum gate_shape shape, bool first)
{
	/* A phrase may be raised at the start of a sentence. */
	return w->shape == shape || (first && shape == GATE_LOWER && w->shape == GATE_CAPITAL);
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
		if (q->shapes && !shape_is(&w[j], q->shapes[j], j == 0))
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

static bool is_placed(const struct search *s, size_t from, size_t to)
{
	while (from < to && s->placed[from])
		from++;
	return from == to;
}

/* Words [from, to) are all or part of something that may stand. */
static bool is_covered(const struct search *s, size_t from, size_t to)
{
	enum { LONGEST_COVER = 80 };

	if (is_placed(s, from, to))
		return true;
	for (size_t i = from + 1; i-- > 0 && from - i < LONGEST_COVER;)
		if (s->cover_end[i] >= to || (s->longer_end[i] >= to && s->longer_end[i] - i > to - from))
			return true;
	return false;
}

static bool is_number(const struct gate_word *w)
{
	return w->text[strspn(w->text, "0123456789")] == '\0';
}

/* A month by its date: "May 2019", "19 May", "in May". */
static bool is_month(const struct search *s, size_t from, size_t to)
{
	static const char *const before[] = { "during", "early", "in", "last", "late", "mid", "next", "since", "until" };
	const struct gate_word *w = &s->text.words[from];

	if (to - from != 1 || !(forms_use(s->forms, w->text) & USE_MONTH))
		return false;
	if (to < s->text.count && is_number(&w[1]) && !w[1].starts)
		return true;
	if (from == 0)
		return false;
	/* One blank: behind "2.3.4" or "4." a name may begin a line. */
	if (is_number(&w[-1]) && w[-1].len <= 2 && w->start - w[-1].end == 1 && s->text.raw[w[-1].end] == ' ' &&
	    (w[-1].start == 0 || s->text.raw[w[-1].start - 1] != '.'))
		return true;
	if (w->starts)
		return false;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (strcmp(before[i], w[-1].text) == 0)
			return true;
	return false;
}

/* "don't" is not Don. */
static bool is_contraction(const struct search *s, size_t from, size_t to)
{
	const struct gate_word *w = &s->text.words[from];
	size_t gap = to < s->text.count ? w[1].start - w->end : 0;

	return to - from == 1 && gap > 0 && gap <= 3 && w[1].glued && strcmp(w[1].text, "t") == 0 &&
	       (s->text.raw[w->end] == '\'' || gap == 3);
}

/* A single word of the program, or of the kind of file, alone in a cell, a heading or a value. */
static bool is_own_word(const struct search *s, size_t from, size_t to)
{
	const struct gate_word *w = &s->text.words[from];
	const enum gate_shape *shape = map_get(&s->forms->alone, w->text);
	bool machine = (forms_use(s->forms, w->text) & USE_MACHINE) && w->shape != GATE_CAPITAL;

	return to - from == 1 && w->starts && (to == s->text.count || w[1].starts) &&
	       (machine || (shape && shape_is(w, *shape, true)));
}

static bool follows_title(const struct search *s, size_t i)
{
	const struct gate_word *w = &s->text.words[i];

	return i > 0 && !w->apart && (forms_use(s->forms, w[-1].text) & USE_TITLE) &&
	       (!w->starts || memchr(s->text.raw + w[-1].end, '.', w->start - w[-1].end));
}

/* A common word that begins a sentence of other words: "Will it", "Frank discussion"; not "Frank said". */
static bool begins_sentence(const struct search *s, size_t i)
{
	const struct gate_word *w = &s->text.words[i];

	return w->starts && w->shape == GATE_CAPITAL && i + 1 < s->text.count && !w[1].starts &&
	       w[1].shape == GATE_LOWER && !(forms_use(s->forms, w[1].text) & USE_SAYING);
}

/* Of the word, or of what it is the plural of. */
static unsigned use_of(const struct search *s, const struct gate_word *w)
{
	size_t len = w->len;
	char stem[64];

	if (forms_use(s->forms, w->text) || len < 5 || len >= sizeof stem || w->text[len - 1] != 's')
		return forms_use(s->forms, w->text);
	memcpy(stem, w->text, len - 1);
	stem[len - 1] = '\0';
	return forms_use(s->forms, stem);
}

/* Sentences that somebody wrote. */
static bool is_prose(const struct search *s)
{
	return s->view->kind == VIEW_TEXT || s->view->kind == VIEW_PAGES;
}

/* By people, not by machines. */
static bool is_read(const struct search *s)
{
	return s->view->kind <= VIEW_NAME;
}

static bool is_common(const struct search *s, size_t from, size_t to)
{
	if (follows_title(s, from))
		return false;
	for (size_t i = from; i < to; i++) {
		const struct gate_word *w = &s->text.words[i];
		bool lower = w->shape == GATE_LOWER;
		unsigned use = use_of(s, w);

		if (!is_read(s) && (use & USE_MACHINE))
			continue;
		/* "it's also" is not S. Also: an initial is a capital. */
		if (w->len == 1 && lower && to - from > 1)
			continue;
		if (!(use & USE_ORDINARY) || !(lower || begins_sentence(s, i)))
			return false;
	}
	return true;
}

/* "al", "en", "md": two small letters are no name without its capital. */
static bool is_too_short(const struct search *s, size_t from, size_t to)
{
	const struct gate_word *w = &s->text.words[from];

	return to - from == 1 && w->len <= 2 && w->shape == GATE_LOWER;
}

/* The word before i, when nothing but a blank or a line's end parts them; or NULL. */
static const struct gate_word *before(const struct search *s, size_t i)
{
	const struct gate_word *w = &s->text.words[i];

	if (i == 0 || w->starts)
		return NULL;
	for (size_t at = w[-1].end; at < w->start; at++)
		if (!strchr(" \r\n", s->text.raw[at]))
			return NULL;
	return &w[-1];
}

/* "Tony Quill" is somebody else, whom the finder has asked about; "Nicolas-Gatineau" is a place. */
static bool has_surname(const struct search *s, size_t i)
{
	const struct gate_word *w = &s->text.words[i];

	return (i > 0 && w->glued) || (i + 1 < s->text.count && (w[1].glued || before(s, i + 1)) && w[1].shape != GATE_LOWER);
}

/* A short form of a first name that stands for a person. One that is also a word ("Bill") stands for one inside a
 * sentence alone, and not behind "the" or "a". */
static bool is_called(const struct search *s, size_t i)
{
	static const char *const things[] = { "a", "an", "each", "every", "its", "no", "one", "saint", "st", "that", "the",
		"their", "this" };
	const struct gate_word *w = &s->text.words[i], *last = before(s, i);

	if (!is_prose(s) || w->shape != GATE_CAPITAL || has_surname(s, i))
		return false;
	for (size_t k = 0; last && k < sizeof things / sizeof *things; k++)
		if (strcmp(last->text, things[k]) == 0)
			return false;
	return !(use_of(s, w) & (USE_ORDINARY | USE_MONTH)) || (last && last->shape == GATE_LOWER);
}

/* "our finance director", and not "our. Finance director". */
static bool reads_on(const struct search *s, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (!before(s, i) && !s->text.words[i].glued)
			return false;
	return true;
}

/* The words of phrase, which stand between single blanks, are those from word i on. */
static bool says(const struct search *s, size_t i, const char *phrase)
{
	for (size_t len; *phrase; phrase += len + (phrase[len] == ' '), i++) {
		const struct gate_word *w = &s->text.words[i];

		len = strcspn(phrase, " ");
		if (i >= s->text.count || w->len != len || memcmp(w->text, phrase, len) != 0)
			return false;
	}
	return true;
}

static size_t words_in(const char *phrase)
{
	size_t count = 1;

	for (; *phrase; phrase++)
		count += *phrase == ' ';
	return count;
}

/* Whether the words around a role say that its holder is in the room. "our leader" is anybody's: a role of one plain word
 * must be the only one, or here. */
static bool is_pointed(const struct search *s, const struct sequence *q, size_t i)
{
	static const char *const behind[] = { "at the table", "at this table", "here", "in the room", "in this room" };
	static const char *const ahead[] = { "the only", "i am the", "i m the", "my", "my own", "our", "our own",
		"speaking as a", "speaking as an", "speaking as the" };
	bool plain = q->count == 1 && (forms_use(s->forms, q->words[0]) & USE_ORDINARY);
	size_t end = i + q->count;

	if (is_covered(s, i, end) || strcmp(s->text.words[end - 1].text, q->words[q->count - 1]) != 0)
		return false;
	for (size_t k = 0; k < sizeof behind / sizeof *behind; k++)
		if (says(s, end, behind[k]) && reads_on(s, i, end + words_in(behind[k])))
			return true;
	for (size_t k = 0; k < (plain ? 1 : sizeof ahead / sizeof *ahead); k++)
		if (i >= words_in(ahead[k]) && says(s, i - words_in(ahead[k]), ahead[k]) &&
		    reads_on(s, i - words_in(ahead[k]), end))
			return true;
	return false;
}

static bool may_stand(const struct search *s, size_t from, size_t to)
{
	return is_covered(s, from, to) || is_month(s, from, to) || is_own_word(s, from, to) || is_common(s, from, to) ||
	       is_too_short(s, from, to) || is_contraction(s, from, to);
}

/* Whether the form q, which stands at word i, means somebody there. */
static bool is_meant(const struct search *s, const struct sequence *q, size_t i)
{
	if (q->manner == MANNER_POINTED)
		return is_pointed(s, q, i);
	return !may_stand(s, i, i + q->count) && (q->manner == MANNER_ANY || is_called(s, i));
}

static bool is_said(const struct search *s, size_t from, size_t to)
{
	while (from < to && s->said[from])
		from++;
	return from == to;
}

static void report(struct search *s, size_t from, size_t to, const char *points_to)
{
	const struct gate_word *w = s->text.words;

	for (size_t i = from; i < to; i++)
		s->said[i] = true;
	s->hit(s->context, w[from].start, s->text.raw + w[from].start, w[to - 1].end - w[from].start, points_to);
}

/* The longest form at word i that may not stand, or NULL. */
static const struct sequence *form_at(const struct search *s, size_t i)
{
	const struct sequence *longest = NULL;

	for (enum way way = 0; way < WAYS; way++)
		for (const struct sequence *q = begin_at(s, i, way); q; q = q->next)
			if (q->cover == COVER_NONE && ((way != WITHOUT_S && way != WITHOUT_ES) || q->count == 1) && stands(s, q, i) &&
			    (!longest || q->count > longest->count) && is_meant(s, q, i))
				longest = q;
	return longest;
}

static void find_forms(struct search *s)
{
	for (size_t i = 0; i < s->text.count; i++) {
		const struct sequence *q = form_at(s, i);

		if (q && !is_said(s, i, i + q->count))
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
	       !(use_of(s, w) & (USE_ORDINARY | USE_TITLE | USE_BODY | USE_MONTH | USE_FIRST_NAME));
}

static void find_slips(struct search *s)
{
	for (size_t i = 0; i < s->text.count && is_prose(s); i++) {
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
	       (forms_use(s->forms, w->text) & USE_BODY) && !follows_title(s, from);
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
			    !may_stand(s, from, to))
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

void search_view(const struct forms *f, const struct view *v, struct arena *scratch,
		 void (*hit)(void *context, size_t at, const char *surface, size_t len, const char *points_to),
		 void *context)
{
	struct search s = { .forms = f, .view = v, .hit = hit, .context = context };

	gate_text_read(&s.text, v->text, v->len, scratch);
	if (v->kind == VIEW_BYTES)
		keep_long_words(&s.text);
	gate_text_drop_hashes(&s.text, v->kind == VIEW_MARKUP);
	s.cover_end = arena_array(scratch, size_t, s.text.count + 1);
	s.said = arena_array(scratch, bool, s.text.count + 1);
	s.placed = arena_array(scratch, bool, s.text.count + 1);
	s.longer_end = arena_array(scratch, size_t, s.text.count + 1);
	if (s.text.backwards)
		hit(context, 0, "", 0, "a sign that makes text run backwards");
	find_covers(&s);
	/* A name of a file, an attribute, a comment is no place that a text was printed at. */
	if (is_prose(&s))
		places_mark(f, &s.text, v->kind == VIEW_PAGES, s.placed);
	find_forms(&s);
	find_slips(&s);
	find_runs(&s);
}
