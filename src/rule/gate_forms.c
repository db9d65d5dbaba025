/* gate_forms: the tables behind the search. The lists of words are data that the finder reads as well: a
 * word that may stand in lower case is the same for both; how they look for it is not. */
#include "gate_forms.h"

#include <stdio.h>
#include <string.h>

#include "gate_place.h"
#include "rule/phrase.h"

/* ---- what kind of word a word is ---- */

static const struct {
	const char *list, *words;
} lists[] = {
#define ORDINARY(words) { "ORDINARY", words },
#include "words_ordinary.def"
#undef ORDINARY
#define CLASS(name, words) { #name, words },
#include "words_classes.def"
#undef CLASS
#define NICKNAME(formal, short_forms) { "FIRST_NAME", formal " " short_forms },
#include "nicknames.def"
#undef NICKNAME
#define FIRST_NAME(words) { "FIRST_NAME", words },
#include "words_names.def"
#undef FIRST_NAME
	/* Names of styles, fonts and keys that stand in files whoever wrote the text: in lower case, or inside
	 * markup, they are nobody. */
#define MACHINE(words) { "MACHINE", words },
#include "gate_machine.def"
#undef MACHINE
};

/* Of the lists named here; the others are words that English uses in lower case. */
static const struct {
	const char *list;
	unsigned use;
} uses[] = {
	{ "BODY", USE_ORDINARY | USE_BODY },
	{ "FIRST_NAME", USE_FIRST_NAME },
	{ "MACHINE", USE_MACHINE },
	{ "MATTER", 0 },
	{ "MONTH", USE_MONTH },
	{ "NUMBER", USE_ORDINARY | USE_NUMBER },
	{ "PARTICLE", 0 },
	{ "POST_NOMINAL", 0 },
	{ "SAYING", USE_ORDINARY | USE_SAYING },
	{ "TITLE", USE_TITLE },
	{ "TITLE_TOO", USE_TITLE_TOO },
};

static unsigned use_of_list(const char *list)
{
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (strcmp(uses[i].list, list) == 0)
			return uses[i].use;
	return USE_ORDINARY;
}

static void add_use(struct forms *f, const char *word, unsigned use)
{
	unsigned *known = map_get(&f->uses, word);

	if (!known) {
		known = arena_new(f->arena, unsigned);
		map_put(&f->uses, f->arena, word, known);
	}
	*known |= use;
}

static void read_lists(struct forms *f)
{
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		unsigned use = use_of_list(lists[i].list);
		char *rest = arena_string(f->arena, lists[i].words);

		for (char *word = strsep(&rest, " "); word; word = strsep(&rest, " "))
			if (*word)
				add_use(f, word, use);
	}
}

unsigned forms_use(const struct forms *f, const char *word)
{
	const unsigned *use = map_get(&f->uses, word);

	return use ? *use : 0;
}

/* ---- sequences ---- */

enum { KEY_BYTES = 64 };

static const char *key_of(char key[KEY_BYTES], const char *first, const char *second)
{
	if (!second || !*first || first[1])
		return first;
	snprintf(key, KEY_BYTES, "%s %s", first, second);
	return key;
}

const struct sequence *forms_at(const struct forms *f, const char *first, const char *second)
{
	char key[KEY_BYTES];

	return map_get(&f->first, key_of(key, first, second));
}

static struct sequence *keep(struct forms *f, const struct gate_word *words, size_t count, const char *shown,
			     enum cover cover)
{
	struct sequence *s;
	const char **copy, *under;
	char key[KEY_BYTES];

	if (count == 0)
		return NULL;
	s = arena_new(f->arena, struct sequence);
	copy = arena_array(f->arena, const char *, count);
	for (size_t i = 0; i < count; i++)
		copy[i] = arena_string(f->arena, words[i].own ? words[i].own : words[i].text);
	*s = (struct sequence){ .shown = arena_string(f->arena, shown), .words = copy, .count = count, .cover = cover };
	under = key_of(key, copy[0], count > 1 ? copy[1] : NULL);
	s->next = map_get(&f->first, under);
	map_put(&f->first, f->arena, under == key ? arena_string(f->arena, key) : under, s);
	f->hidden += cover == COVER_NONE;
	for (size_t i = 0; i < count && cover != COVER_NONE; i++)
		map_put(&f->known, f->arena, copy[i], s);
	return s;
}

struct sequence *forms_add(struct forms *f, const char *text, enum cover cover)
{
	struct gate_text t;

	gate_text_read(&t, text, strlen(text), f->arena);
	return keep(f, t.words, t.count, text, cover);
}

struct sequence *forms_add_words(struct forms *f, const struct gate_word *words, size_t count, const char *shown)
{
	return keep(f, words, count, shown, COVER_NONE);
}

void forms_add_run(struct forms *f, const char *letters, const char *shown)
{
	size_t len = strlen(letters);
	struct run *run;
	char *key;

	if (len < RUN_KEY_BYTES || (len < RUN_LETTERS && !gate_text_is_unspaced(letters)))
		return;
	run = arena_new(f->arena, struct run);
	key = arena_string_n(f->arena, letters, RUN_KEY_BYTES);
	*run = (struct run){ arena_string(f->arena, letters), arena_string(f->arena, shown), map_get(&f->runs, key) };
	map_put(&f->runs, f->arena, key, run);
}

bool forms_is_public(const struct forms *f, const struct gate_word *words, size_t count)
{
	for (const struct sequence *s = forms_at(f, words[0].text, count > 1 ? words[1].text : NULL); s; s = s->next) {
		size_t i = 0;

		while (i < count && s->count == count && gate_word_is(&words[i], s->words[i]))
			i++;
		if (s->cover == COVER_LONGER && i == count)
			return true;
	}
	return false;
}

/* ---- what may stand ---- */

static void cover_strings(struct forms *f, const struct strings *list, enum cover cover)
{
	for (size_t i = 0; list && i < list->count; i++)
		forms_add(f, list->item[i], cover);
}

static void cover_public_terms(struct forms *f)
{
	static const char *const terms[] = {
#define PUBLIC(term) term,
#include "public_terms.def"
#undef PUBLIC
	};

	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
		forms_add(f, terms[i], COVER_LONGER);
}

/* One piece of a phrase between its arguments. A single word of it stands only alone, as a heading or a cell;
 * a month or a number is no phrase: "May" in a cell may well be somebody. */
static void cover_piece(struct forms *f, const char *piece)
{
	struct gate_text t;
	struct sequence *s;
	enum gate_shape *shapes;

	gate_text_read(&t, piece, strlen(piece), f->arena);
	shapes = arena_array(f->arena, enum gate_shape, t.count);
	for (size_t i = 0; i < t.count; i++)
		shapes[i] = t.words[i].shape;
	if (t.count == 1 && !(forms_use(f, t.words[0].text) & (USE_MONTH | USE_NUMBER)))
		map_put(&f->alone, f->arena, t.words[0].text, shapes);
	if (t.count < 2)
		return;
	s = keep(f, t.words, t.count, piece, COVER_PHRASE);
	s->shapes = shapes;
}

static void cover_phrase(struct forms *f, const char *words)
{
	char *rest = arena_string(f->arena, words);

	for (char *piece = strsep(&rest, "{"); piece; piece = strsep(&rest, "{")) {
		char *end = strchr(piece, '}');

		cover_piece(f, end ? end + 1 : piece);
	}
}

static void cover_the_named(struct forms *f, const struct roster *r)
{
	for (size_t i = 0; i < r->count; i++) {
		if (!person_is_named(&r->people[i]))
			continue;
		forms_add(f, r->people[i].name, COVER_LONGER);
		cover_strings(f, &r->people[i].aliases, COVER_LONGER);
		if (r->people[i].organisation)
			forms_add(f, r->people[i].organisation->name, COVER_LONGER);
	}
}

static void cover_phrases(struct forms *f, const char *lang)
{
	for (int id = 0; id < PHRASES; id++)
		cover_phrase(f, phrase_words((enum phrase)id, lang));
}

void forms_make(struct forms *f, const struct gate_plan *plan, struct arena *a)
{
	const struct session *s = plan->session;

	*f = (struct forms){ .arena = a, .reader = plan->reader };
	read_lists(f);
	cover_public_terms(f);
	cover_strings(f, &s->agenda->glossary, COVER_LONGER);
	cover_strings(f, plan->glossary, COVER_LONGER);
	cover_phrases(f, s->agenda->language);
	for (size_t i = 0; i < plan->lang_count; i++)
		cover_phrases(f, plan->langs[i]);
	/* RFC 5545 3.8.1.11, and the language of a calendar's maker (3.7.3). */
	forms_add(f, "NEEDS-ACTION", COVER_WHOLE);
	forms_add(f, "roundtable//minutes//EN", COVER_WHOLE);
	cover_strings(f, &s->roster->allow, COVER_WHOLE);
	for (size_t i = 0; i < plan->printed_count; i++)
		if (plan->printed[i].text)
			places_add(f, &plan->printed[i]);
		else
			forms_add(f, plan->printed[i].surface, COVER_WHOLE);
	cover_the_named(f, s->roster);
	forms_hide_roster(f, s->roster);
}
