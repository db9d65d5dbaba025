/* variants_lists: what the roster's own lists, the glossaries and the shipped terms add to the matcher. */
#include "variants.h"

#include <string.h>

static const char *const public_terms[] = {
#define PUBLIC(term) term,
#include "public_terms.def"
#undef PUBLIC
};

static const char *const welsh_terms[] = {
#define PUBLIC_CY(term) term,
#include "public_terms_cy.def"
#undef PUBLIC_CY
};

static void add_list(struct matcher *m, const struct strings *list, enum form form, enum finding_kind kind)
{
	const struct owner owner = { kind, NULL, NULL };

	for (size_t i = 0; list && i < list->count; i++) {
		matcher_add(m, list->item[i], form, &owner);
		matcher_rest(m);
	}
}

/* "NHS leaders": every noun that this room has for a group of its people or bodies. */
static void add_group(struct matcher *m, const char *noun)
{
	const struct owner owner = { FINDING_ROLE, NULL, NULL };

	matcher_add(m, noun, FORM_GROUP, &owner);
}

/* A noun for that body, which counts once for it however often it is said. */
static struct members *add_group_of(struct matcher *m, const char *noun, const struct organisation *o)
{
	const char *key = fold_key(&m->scratch, noun, strlen(noun));
	struct members *members = map_get(&m->members, key);

	add_group(m, noun);
	if (!members) {
		members = arena_new(m->arena, struct members);
		map_put(&m->members, m->arena, arena_string(m->arena, key), members);
	}
	members->count += members->last != o;
	members->last = o;
	return members;
}

/* What a body is, by its own name: "council" of "Eastmoor County Council", and "county council". A table of people that a
 * spreadsheet saved has no kinds. */
static void add_nature(struct matcher *m, const struct organisation *o)
{
	static const char *const natures[] = { "academy", "agency", "alliance", "association", "authority", "board", "charity",
		"church", "college", "commission", "company", "constabulary", "council", "federation", "forum", "foundation",
		"hospice", "hospital", "hospitals", "infirmary", "institute", "ministry", "network", "partnership", "practice",
		"school", "society", "surgery", "trust", "university" };
	struct name_words w;

	name_split(&w, &m->scratch, fold_key(&m->scratch, o->name, strlen(o->name)));
	for (size_t i = 0; i < w.count; i++) {
		const char *word = w.word[i], *next = i + 1 < w.count ? w.word[i + 1] : "of";
		size_t len = strlen(word);

		if (strcmp(next, "of") != 0 && strcmp(next, "for") != 0)
			continue;
		for (size_t k = 0; k < sizeof natures / sizeof *natures; k++) {
			if (strcmp(word, natures[k]) != 0)
				continue;
			len -= strcmp(word, "hospitals") == 0;
			add_group_of(m, arena_string_n(&m->scratch, word, len), o);
			if (i > 0 && words_of(&m->words, w.word[i - 1], strlen(w.word[i - 1])) & WORD_BODY)
				add_group_of(m, arena_printf(&m->scratch, "%s %.*s", w.word[i - 1], (int)len, word), o);
		}
	}
}

/* "ambulance crews" of "Eastmoor Ambulance": whoever says what they see is taken for theirs. */
static void add_trade(struct matcher *m, const struct organisation *o, const char *name)
{
	static const char *const trades[] = { "ambulance", "coastguard", "fire", "hospice", "lifeboat", "police", "prison",
		"probation" };
	static const char *const people[] = { "crew", "crews", "driver", "drivers", "nurse", "nurses", "officer", "officers",
		"service", "staff", "team", "teams", "worker", "workers" };
	struct name_words w;

	name_split(&w, &m->scratch, fold_key(&m->scratch, name, strlen(name)));
	for (size_t i = 0; i < w.count; i++)
		for (size_t k = 0; k < sizeof trades / sizeof *trades; k++)
			for (size_t p = 0; strcmp(w.word[i], trades[k]) == 0 && p < sizeof people / sizeof *people; p++)
				add_group_of(m, arena_printf(&m->scratch, "%s %s", trades[k], people[p]), o)->trade = true;
}

/* "provider" of "provider leader": "the only provider here". */
static void add_stem(struct matcher *m, const char *label)
{
	const char *space = strrchr(label, ' ');

	if (space)
		add_group(m, arena_string_n(&m->scratch, label, (size_t)(space - label)));
}

static void add_groups(struct matcher *m, const struct roster *r, const struct agenda *a)
{
	for (size_t i = 1; a && i < a->group_count; i++) {
		for (const struct text *t = a->groups[i].label; t; t = t->next) {
			add_group(m, t->text);
			add_stem(m, t->text);
		}
		for (const struct text *t = a->groups[i].plural; t; t = t->next)
			add_group(m, t->text);
	}
	for (size_t i = 0; i < r->organisation_count; i++) {
		const struct organisation *o = &r->organisations[i];
		const char *noun = strrchr(o->kind, ' ');

		add_group_of(m, o->kind, o);
		add_nature(m, o);
		add_trade(m, o, o->name);
		add_trade(m, o, o->kind);
		if (noun)
			add_group_of(m, noun + 1, o);
	}
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* With all its mutations: "Cymru", "i Gymru", "yng Nghymru", "a Chymru". Letters have none ("o DU"): somebody's initials
 * would be hidden behind them. */
static void add_welsh_term(struct matcher *m, const char *term)
{
	const struct owner nobody = { FINDING_UNKNOWN, NULL, NULL };
	const char *mutated[WELSH_MUTATIONS];
	size_t count;

	matcher_add(m, term, FORM_PUBLIC, &nobody);
	if (is_capital(term[0]) && is_capital(term[1]))
		return;
	count = welsh_mutations(&m->scratch, fold_key(&m->scratch, term, strlen(term)), mutated);
	for (size_t i = 0; i < count; i++)
		matcher_add(m, mutated[i], FORM_PUBLIC, &nobody);
}

void variants_of_lists(struct matcher *m, const struct roster *r, const struct agenda *a,
		       const struct strings *extra)
{
	const struct owner nobody = { FINDING_UNKNOWN, NULL, NULL };

	add_list(m, &r->withhold, FORM_WHOLE, FINDING_WITHHELD);
	add_list(m, &r->allow, FORM_ALLOW, FINDING_UNKNOWN);
	if (a)
		add_list(m, &a->glossary, FORM_GLOSSARY, FINDING_UNKNOWN);
	add_list(m, extra, FORM_GLOSSARY, FINDING_UNKNOWN);
	for (size_t i = 0; i < sizeof public_terms / sizeof *public_terms; i++)
		matcher_add(m, public_terms[i], FORM_PUBLIC, &nobody);
	for (size_t i = 0; i < sizeof welsh_terms / sizeof *welsh_terms; i++)
		add_welsh_term(m, welsh_terms[i]);
	matcher_rest(m);
	add_groups(m, r, a);
}
