/* gate_stand: see the header. A month by its date, a word that begins a sentence, a role without its room: nobody. */
#include "gate_stand.h"

#include <string.h>

/* ---- what may stand ---- */

bool stand_shape(const struct gate_word *w, enum gate_shape shape, bool first)
{
	/* A phrase may be raised at the start of a sentence. */
	return w->shape == shape || (first && shape == GATE_LOWER && w->shape == GATE_CAPITAL);
}

static bool is_placed(const struct search *s, size_t from, size_t to)
{
	while (from < to && s->placed[from])
		from++;
	return from == to;
}

bool stand_covered(const struct search *s, size_t from, size_t to)
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
	       (machine || (shape && stand_shape(w, *shape, true)));
}

bool stand_titled(const struct search *s, size_t i)
{
	const struct gate_word *w = &s->text.words[i];

	if (i == 0 || ((forms_use(s->forms, w[-1].text) & USE_TITLE_TOO) && w[-1].shape == GATE_LOWER))
		return false;
	return !w->apart && (forms_use(s->forms, w[-1].text) & USE_TITLE) &&
	       (!w->starts || memchr(s->text.raw + w[-1].end, '.', w->start - w[-1].end));
}

/* A common word that begins a sentence of other words: "Will it", "Frank discussion"; not "Frank said". */
static bool begins_sentence(const struct search *s, size_t i)
{
	const struct gate_word *w = &s->text.words[i];

	return w->starts && w->shape == GATE_CAPITAL && i + 1 < s->text.count && !w[1].starts &&
	       w[1].shape == GATE_LOWER && !(forms_use(s->forms, w[1].text) & USE_SAYING);
}

unsigned stand_use(const struct search *s, const struct gate_word *w)
{
	size_t len = w->len;
	char stem[64];

	if (forms_use(s->forms, w->text) || len < 5 || len >= sizeof stem || w->text[len - 1] != 's')
		return forms_use(s->forms, w->text);
	memcpy(stem, w->text, len - 1);
	stem[len - 1] = '\0';
	return forms_use(s->forms, stem);
}

bool stand_prose(const struct search *s)
{
	return s->view->kind == VIEW_TEXT || s->view->kind == VIEW_PAGES;
}

/* By people, not by machines. */
static bool is_read(const struct search *s)
{
	return s->view->kind <= VIEW_NAME;
}

bool stand_settled(const struct search *s, size_t from, size_t to)
{
	return stand_covered(s, from, to) || is_own_word(s, from, to);
}

static bool is_common(const struct search *s, size_t from, size_t to)
{
	if (stand_titled(s, from))
		return false;
	for (size_t i = from; i < to; i++) {
		const struct gate_word *w = &s->text.words[i];
		bool lower = w->shape == GATE_LOWER;
		unsigned use = stand_use(s, w);

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

bool stand_may(const struct search *s, size_t from, size_t to)
{
	return stand_settled(s, from, to) || is_month(s, from, to) || is_common(s, from, to) ||
	       is_too_short(s, from, to) || is_contraction(s, from, to);
}

/* ---- who is meant ---- */

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

	if (!stand_prose(s) || w->shape != GATE_CAPITAL || has_surname(s, i))
		return false;
	for (size_t k = 0; last && k < sizeof things / sizeof *things; k++)
		if (strcmp(last->text, things[k]) == 0)
			return false;
	return !(stand_use(s, w) & (USE_ORDINARY | USE_MONTH)) || (last && last->shape == GATE_LOWER);
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

	if (stand_covered(s, i, end) || strcmp(s->text.words[end - 1].text, q->words[q->count - 1]) != 0)
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

bool stand_meant(const struct search *s, const struct sequence *q, size_t i)
{
	if (q->manner == MANNER_POINTED)
		return is_pointed(s, q, i);
	return !stand_may(s, i, i + q->count) && (q->manner == MANNER_ANY || is_called(s, i));
}
