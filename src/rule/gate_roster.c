/* gate_roster: the roster as hidden forms: everybody who is not on the record, every body that somebody off the
 * record (or nobody at all) belongs to, and what stands in `withhold`. */
#include <string.h>

#include "base/buffer.h"
#include "gate_slips.h"

enum { JOINED_LETTERS = 5, ACRONYM_LETTERS = 3, LOCAL_LETTERS = 4 };

static size_t letters(const char *word)
{
	size_t count = 0;

	for (; *word; word++)
		count += ((unsigned char)*word & 0xc0) != 0x80;
	return count;
}

static bool is_number(const char *word)
{
	return word[strspn(word, "0123456789")] == '\0';
}

static const char *first_letter(const struct forms *f, const char *word)
{
	size_t len = 1;

	while (((unsigned char)word[len] & 0xc0) == 0x80)
		len++;
	return arena_string_n(f->arena, word, len);
}

static bool is_ordinary(const struct forms *f, const char *word)
{
	return (forms_use(f, word) & USE_ORDINARY) != 0;
}

/* Words run together: as one word of its own, and inside longer ones. Not where that makes a common word. */
static void hide_joined(struct forms *f, const struct gate_word *words, size_t count, const char *shown)
{
	struct buffer joined = { 0 };
	struct gate_word one = { 0 };

	for (size_t i = 0; i < count; i++)
		buffer_adds(&joined, words[i].text);
	one.text = buffer_text(&joined);
	if (count > 1 && letters(one.text) >= JOINED_LETTERS && !is_ordinary(f, one.text))
		forms_add_words(f, &one, 1, shown);
	if (!is_ordinary(f, one.text))
		forms_add_run(f, one.text, shown);
	buffer_free(&joined);
}

static void hide_words(struct forms *f, const struct gate_word *words, size_t count, const char *shown)
{
	/* A letter or a number alone would be found in every text; people so called cannot be hidden by search. */
	if (count == 0 || (count == 1 && (letters(words[0].text) < 2 || is_number(words[0].text)) &&
			   !gate_text_is_unspaced(words[0].text)))
		return;
	forms_add_words(f, words, count, shown);
	hide_joined(f, words, count, shown);
	if (count == 1)
		slips_add(f, words[0].text, shown);
}

static void hide_text(struct forms *f, const char *text)
{
	struct gate_text t;

	gate_text_read(&t, text, strlen(text), f->arena);
	hide_words(f, t.words, t.count, text);
}

static size_t skip_titles(const struct forms *f, const struct gate_text *t, size_t i)
{
	while (i + 1 < t->count && (forms_use(f, t->words[i].text) & USE_TITLE))
		i++;
	return i;
}

/* A word of a name that stands between blanks may be several: "Llewelyn-Price", "O'Rourke". All of it is hidden,
 * and each part that is not a mere letter. */
static void hide_part(struct forms *f, const struct gate_word *words, size_t count)
{
	hide_words(f, words, count, words[0].text);
	for (size_t i = 0; count > 1 && i < count; i++)
		if (letters(words[i].text) > 2)
			hide_words(f, &words[i], 1, words[i].text);
}

static void hide_parts(struct forms *f, const struct gate_word *words, size_t count)
{
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && words[to].glued; to++)
			;
		/* Particles ("ap", "van") are no name. First and last are, however short. */
		if (letters(words[from].text) > 3 || to - from > 1 || from == 0 || to == count)
			hide_part(f, words + from, to - from);
	}
}

static size_t surname_at(const struct gate_word *words, size_t count)
{
	size_t at = count - 1;

	while (at > 0 && words[at].glued)
		at--;
	return at;
}

/* "Example, Alex", "A. Example", "aexample", "examplea". */
static void hide_turned(struct forms *f, const struct gate_word *words, size_t count, const char *shown)
{
	size_t at = surname_at(words, count), rest = count - at, n = 0;
	struct gate_word *turned = arena_array(f->arena, struct gate_word, count + 1);
	struct gate_word initial = words[0];

	if (at == 0)
		return;
	initial.text = first_letter(f, words[0].text);
	for (size_t i = at; i < count; i++)
		turned[n++] = words[i];
	for (size_t i = 0; i < at; i++)
		turned[n++] = words[i];
	forms_add_words(f, turned, n, shown);
	hide_joined(f, turned, n, shown);
	turned[rest] = initial;
	hide_joined(f, turned, rest + 1, shown);
	memmove(turned + 1, turned, rest * sizeof *turned);
	turned[0] = initial;
	forms_add_words(f, turned, rest + 1, shown);
	hide_joined(f, turned, rest + 1, shown);
	if (at > 1) {   /* without what stands in the middle */
		turned[0] = words[0];
		forms_add_words(f, turned, rest + 1, shown);
		hide_joined(f, turned, rest + 1, shown);
	}
}

/* "delamere", "vandervlugt": a surname with its particles run together. */
static void hide_particles(struct forms *f, const struct gate_word *words, size_t count, const char *shown)
{
	for (size_t i = 1; i + 1 < count; i++)
		if (letters(words[i].text) <= 3 && !words[i + 1].glued)
			hide_joined(f, words + i, count - i, shown);
}

/* "MacTavish" is also written McTavish, Mac Tavish, Mc Tavish. */
static void hide_mac(struct forms *f, const struct gate_word *word, const char *shown)
{
	static const char *const ways[] = { "mac", "mc", "mac ", "mc " };
	size_t skip = strncmp(word->text, "mac", 3) == 0 ? 3 : strncmp(word->text, "mc", 2) == 0 ? 2 : 0;

	if (skip == 0 || letters(word->text) < skip + 4 || is_ordinary(f, word->text))
		return;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct gate_text t;
		const char *way = arena_printf(f->arena, "%s%s", ways[i], word->text + skip);

		gate_text_read(&t, way, strlen(way), f->arena);
		if (!is_ordinary(f, way))
			forms_add_words(f, t.words, t.count, shown);
	}
}

static void hide_name(struct forms *f, const char *name)
{
	struct gate_text t;
	size_t from;

	gate_text_read(&t, name, strlen(name), f->arena);
	from = skip_titles(f, &t, 0);
	if (from >= t.count)
		return;
	hide_words(f, t.words + from, t.count - from, name);
	hide_parts(f, t.words + from, t.count - from);
	hide_turned(f, t.words + from, t.count - from, name);
	hide_particles(f, t.words + from, t.count - from, name);
	forms_hide_short_forms(f, t.words + from, t.count - from, name);
	for (size_t i = from; i < t.count; i++)
		hide_mac(f, &t.words[i], name);
}

static void hide_email(struct forms *f, const char *email)
{
	struct gate_text local;
	size_t len = strcspn(email, "@");

	if (!*email)
		return;
	hide_text(f, email);
	gate_text_read(&local, arena_string_n(f->arena, email, len), len, f->arena);
	if (local.count > 1 || (local.count == 1 && letters(local.words[0].text) >= LOCAL_LETTERS &&
				!is_ordinary(f, local.words[0].text)))
		hide_words(f, local.words, local.count, email);
}

/* "Søren" is also written Soeren. NULL where no letter is. */
static const char *spelled_out(const struct forms *f, const char *name)
{
	static const struct { const char *letter, *two; } ways[] = {
		{ "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "ø", "oe" }, { "å", "aa" },
		{ "Ä", "Ae" }, { "Ö", "Oe" }, { "Ü", "Ue" }, { "Ø", "Oe" }, { "Å", "Aa" },
	};
	char *out = arena_string(f->arena, name), *at;
	bool any = false;

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		for (; (at = strstr(out, ways[i].letter)) != NULL; any = true)
			memcpy(at, ways[i].two, 2);
	return any ? out : NULL;
}

static void hide_person(struct forms *f, const struct person *p)
{
	const char *spelled = spelled_out(f, p->name);

	hide_name(f, p->name);
	if (spelled)
		hide_name(f, spelled);
	for (size_t i = 0; i < p->aliases.count; i++)
		hide_text(f, p->aliases.item[i]);
	hide_email(f, p->email);
}

/* ---- bodies ---- */

static bool is_small(const char *word)
{
	static const char *const small[] = { "a", "and", "at", "by", "for", "in", "of", "on", "s", "the" };

	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (strcmp(small[i], word) == 0)
			return true;
	return false;
}

static void hide_dotted(struct forms *f, const char *acronym, const char *shown)
{
	struct buffer dotted = { 0 };
	struct sequence *s;

	for (; *acronym; acronym++) {
		buffer_addc(&dotted, *acronym);
		if (((unsigned char)acronym[1] & 0xc0) != 0x80)
			buffer_addc(&dotted, '.');
	}
	s = forms_add(f, buffer_text(&dotted), COVER_NONE);
	s->capitals_only = true;
	s->shown = shown;
	buffer_free(&dotted);
}

/* The first letters of a body's words, without the small ones or with, without "NHS" or with; only in capitals
 * is it the body. */
static void hide_acronym(struct forms *f, const struct gate_word *words, size_t count, bool small, bool nhs,
			 const char *shown)
{
	struct buffer acronym = { 0 };
	struct gate_word one = { 0 };
	struct sequence *s = NULL;

	for (size_t i = 0; i < count; i++)
		if ((small || !is_small(words[i].text)) && (nhs || strcmp(words[i].text, "nhs") != 0))
			buffer_adds(&acronym, first_letter(f, words[i].text));
	one.text = buffer_text(&acronym);
	if (letters(one.text) >= ACRONYM_LETTERS && !forms_is_public(f, &one, 1))
		s = forms_add(f, one.text, COVER_NONE);
	if (s) {
		s->capitals_only = true;
		s->shown = shown;
		hide_dotted(f, one.text, shown);
	}
	buffer_free(&acronym);
}

static bool says_little(const struct forms *f, const struct gate_word *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!is_ordinary(f, words[i].text) && letters(words[i].text) > 3)
			return forms_is_public(f, words, count);
	return true;
}

/* What ends a body's name and says what it is. */
static bool is_tail(const struct forms *f, const char *word)
{
	static const char *const kinds[] = { "cic", "cio", "inc", "llp", "limited", "ltd", "partnership", "plc" };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i], word) == 0)
			return true;
	return (forms_use(f, word) & USE_BODY) != 0;
}

/* "Ashcarrow Vale" of "Ashcarrow Vale NHS Foundation Trust"; "Rothbeck" of "University of Rothbeck". */
static void hide_core(struct forms *f, const struct gate_word *words, size_t count, const char *shown)
{
	size_t from = 0, to = count;

	while (to > from && is_tail(f, words[to - 1].text))
		to--;
	while (from < to && (is_ordinary(f, words[from].text) || (forms_use(f, words[from].text) & USE_BODY)))
		from++;
	if (to > from && !says_little(f, words + from, to - from))
		hide_words(f, words + from, to - from, shown);
	if (from > 0 && to > 0 && !says_little(f, words, to))
		hide_words(f, words, to, shown);
}

static void hide_alias(struct forms *f, const char *alias)
{
	struct gate_text t;
	struct sequence *s;

	gate_text_read(&t, alias, strlen(alias), f->arena);
	if (t.count == 1 && t.words[0].shape == GATE_CAPITALS && is_ordinary(f, t.words[0].text)) {
		s = forms_add(f, alias, COVER_NONE);
		s->capitals_only = true;
		return;
	}
	hide_words(f, t.words, t.count, alias);
}

/* Welsh changes the first letter of a place by what stands before it: "yng Nghaerfelin", "i Gaerfelin". */
static void hide_mutations(struct forms *f, const char *place)
{
	static const struct { const char *from, *to; } mutations[] = {
		{ "b", "f" }, { "b", "m" }, { "c", "ch" }, { "c", "g" }, { "c", "ngh" }, { "d", "dd" }, { "d", "n" },
		{ "g", "" }, { "g", "ng" }, { "ll", "l" }, { "m", "f" }, { "p", "b" }, { "p", "mh" }, { "p", "ph" },
		{ "rh", "r" }, { "t", "d" }, { "t", "nh" }, { "t", "th" },
	};
	struct gate_text t;

	gate_text_read(&t, place, strlen(place), f->arena);
	for (size_t i = 0; t.count && letters(t.words[0].text) > 4 && i < sizeof mutations / sizeof *mutations; i++) {
		size_t len = strlen(mutations[i].from);
		struct gate_word first = t.words[0], kept = first;

		if (strncmp(first.text, mutations[i].from, len) != 0 || is_ordinary(f, first.text))
			continue;
		first.text = arena_printf(f->arena, "%s%s", mutations[i].to, first.text + len);
		t.words[0] = first;
		if (!is_ordinary(f, first.text) && !forms_is_public(f, t.words, t.count))
			forms_add_words(f, t.words, t.count, place);
		t.words[0] = kept;
	}
}

static void hide_body(struct forms *f, const struct organisation *o)
{
	struct gate_text t;
	size_t from;

	gate_text_read(&t, o->name, strlen(o->name), f->arena);
	from = t.count > 1 && strcmp(t.words[0].text, "the") == 0;
	if (t.count == 1)
		hide_alias(f, o->name);
	else
		hide_words(f, t.words + from, t.count - from, o->name);
	hide_acronym(f, t.words + from, t.count - from, false, false, o->name);
	hide_acronym(f, t.words + from, t.count - from, false, true, o->name);
	hide_acronym(f, t.words + from, t.count - from, true, true, o->name);
	hide_core(f, t.words + from, t.count - from, o->name);
	for (size_t i = 0; i < o->aliases.count; i++)
		hide_alias(f, o->aliases.item[i]);
	for (size_t i = 0; i < o->places.count; i++) {
		hide_text(f, o->places.item[i]);
		hide_mutations(f, o->places.item[i]);
	}
}

/* RULE.md section 1: a body is printed only where everybody who belongs to it is on the record. */
static bool is_hidden(const struct roster *r, const struct organisation *o)
{
	size_t named = 0;

	for (size_t i = 0; i < r->count; i++) {
		if (r->people[i].organisation != o)
			continue;
		if (!person_is_named(&r->people[i]))
			return true;
		named++;
	}
	return named == 0;
}

static void hide_withheld(struct forms *f, const char *words)
{
	struct gate_text t;
	size_t from;

	gate_text_read(&t, words, strlen(words), f->arena);
	from = t.count > 1 && strcmp(t.words[0].text, "the") == 0;
	hide_words(f, t.words + from, t.count - from, words);
}

void forms_hide_roster(struct forms *f, const struct roster *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (!person_is_named(&r->people[i]))
			hide_person(f, &r->people[i]);
	for (size_t i = 0; i < r->organisation_count; i++)
		if (is_hidden(r, &r->organisations[i]))
			hide_body(f, &r->organisations[i]);
	forms_hide_roles(f, r);
	for (size_t i = 0; i < r->withhold.count; i++)
		hide_withheld(f, r->withhold.item[i]);
}
