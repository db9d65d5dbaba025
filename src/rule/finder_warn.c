/* finder_warn: rosters that cannot be protected well, one warning each with what to do. */
#include "finder_scan.h"

#include <string.h>

#include "base/map.h"

struct warning {
	const struct roster *roster;
	const struct agenda *agenda;
	const char *file;
	struct complaints *out;
	struct arena work;
	struct words words;
};

static const char *key_of(struct warning *w, const char *s)
{
	return fold_key(&w->work, s, strlen(s));
}

static bool is_ordinary(const struct warning *w, const char *key)
{
	return (words_of(&w->words, key, strlen(key)) & WORD_ORDINARY) != 0;
}

static const char *last_word(const char *key)
{
	const char *space = strrchr(key, ' ');

	return space ? space + 1 : key;
}

/* Without a Latin letter: "王伟". */
static bool is_of_another_script(const char *key)
{
	return (unsigned char)*key >= 0x80 && !strpbrk(key, "abcdefghijklmnopqrstuvwxyz");
}

static bool has_latin_alias(struct warning *w, const struct person *p)
{
	for (size_t i = 0; i < p->aliases.count; i++)
		if (!is_of_another_script(key_of(w, p->aliases.item[i])))
			return true;
	return false;
}

static void warn_of_name(struct warning *w, const struct person *p)
{
	const char *key = key_of(w, p->name), *surname = last_word(key);

	if (!*key)
		complain_softly(w->out, w->file, 0, 0, "%s has no name; nobody can be hidden by it; write the name",
			p->id);
	else if (strlen(key) == 1)
		complain_softly(w->out, w->file, 0, 0, "the name %s is one letter and is hidden only as a capital in mid-sentence; write the whole name",
			p->name);
	else if (*key >= '0' && *key <= '9')
		complain_softly(w->out, w->file, 0, 0, "the name %s starts with a number, which stands in many texts; write the name in letters",
			p->name);
	else if (is_ordinary(w, surname))
		complain_softly(w->out, w->file, 0, 0, "the name %s is an ordinary word too: in lower case it is left, at the start of a sentence you are asked",
			p->name);
	else if (is_of_another_script(key) && !has_latin_alias(w, p))
		complain_softly(w->out, w->file, 0, 0, "%s is hidden in its own script only; add how the name is written in Latin letters to its aliases",
			p->name);
	else if (!strchr(key, ' '))
		complain_softly(w->out, w->file, 0, 0, "%s has only one name; add the other, so that it is hidden too", p->name);
}

static void warn_of_namesakes(struct warning *w)
{
	struct map names = { 0 };

	for (size_t i = 0; i < w->roster->count; i++) {
		const struct person *p = &w->roster->people[i];
		const char *key = key_of(w, p->name);
		const struct person *other = *key ? map_get(&names, key) : NULL;

		if (other)
			complain_softly(w->out, w->file, 0, 0, "%s and %s have the same name %s; if they are one person, remove one",
				other->id, p->id, p->name);
		else if (*key)
			map_put(&names, &w->work, key, (void *)p);
	}
}

static void warn_of_acronym(struct warning *w, const struct organisation *o, const char *alias)
{
	const char *key = key_of(w, alias);

	if (!strchr(key, ' ') && is_ordinary(w, key))
		complain_softly(w->out, w->file, 0, 0, "%s, for %s, is an ordinary word too: in lower case it is left; add what else the body is called",
			alias, o->name);
	else if (strlen(key) == 1)
		complain_softly(w->out, w->file, 0, 0, "%s, for %s, is one letter and stands in many texts; write it out", alias,
			o->name);
}

static void warn_of_glossary(struct warning *w, const char *what)
{
	const struct strings *glossary = w->agenda ? &w->agenda->glossary : NULL;

	for (size_t i = 0; glossary && i < glossary->count; i++)
		if (*what && strcmp(key_of(w, glossary->item[i]), key_of(w, what)) == 0)
			complain_softly(w->out, w->file, 0, 0, "%s is in the agenda's glossary and on the roster: the roster wins and it is hidden; list it under allow to print it",
				what);
}

static void warn_of_body(struct warning *w, const struct organisation *o)
{
	warn_of_glossary(w, o->name);
	if (*o->name && !strchr(o->name, ' '))
		warn_of_acronym(w, o, o->name);
	for (size_t i = 0; i < o->aliases.count; i++) {
		warn_of_acronym(w, o, o->aliases.item[i]);
		warn_of_glossary(w, o->aliases.item[i]);
	}
	for (size_t i = 0; i < o->places.count; i++)
		warn_of_glossary(w, o->places.item[i]);
}

void finder_warn(const struct roster *r, const struct agenda *a, const char *file, struct complaints *c)
{
	struct warning w = { .roster = r, .agenda = a, .file = file, .out = c };

	words_init(&w.words, &w.work);
	if (r->count == 0)
		complain_softly(c, file, 0, 0, "the roster is empty: nobody can be hidden; list everybody who may be in the room");
	for (size_t i = 0; i < r->count; i++) {
		warn_of_name(&w, &r->people[i]);
		warn_of_glossary(&w, r->people[i].name);
		for (size_t k = 0; k < r->people[i].aliases.count; k++)
			warn_of_glossary(&w, r->people[i].aliases.item[k]);
	}
	warn_of_namesakes(&w);
	for (size_t i = 0; i < r->organisation_count; i++)
		warn_of_body(&w, &r->organisations[i]);
	arena_free(&w.work);
}
