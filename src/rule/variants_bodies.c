/* variants_bodies: organisations. The whole name, what is left without legal and NHS suffixes where that is
 * distinctive, initials with and without small words, St/Saint, aliases, and the places that give a body
 * away, with the initial mutations of Welsh. */
#include "variants.h"

#include <string.h>

/* Longest first, so that one pass takes the most. Folded. */
static const char *const suffixes[] = {
	"university hospitals nhs foundation trust", "teaching hospitals nhs foundation trust",
	"mental health nhs foundation trust", "community health nhs trust", "ambulance service nhs foundation trust",
	"ambulance service nhs trust", "hospitals nhs foundation trust", "hospital nhs foundation trust",
	"healthcare nhs foundation trust", "health and care nhs foundation trust", "hospitals nhs trust",
	"hospital nhs trust", "healthcare nhs trust", "nhs foundation trust", "foundation trust", "nhs trust",
	"health and care partnership", "integrated care partnership", "integrated care board",
	"integrated care system", "clinical commissioning group", "commissioning group",
	"university health board", "local health board", "health board", "primary care network",
	"metropolitan borough council", "county borough council", "borough council", "city council",
	"county council", "district council", "town council", "parish council", "unitary authority",
	"combined authority", "fire and rescue service", "medical practice", "medical centre", "health centre",
	"housing association", "council", "constabulary", "police", "university", "hospice", "hospital",
	"hospitals", "surgery", "practice", "trust", "icb", "ics", "ccg", "ccgs", "nhsft", "nhst", "ft", "limited",
	"ltd", "plc", "llp", "cic", "cio", "inc",
};

/* "University of Exampleton": the rest is the distinctive part. */
static const char *const prefixes[] = { "royal borough of ", "london borough of ", "borough of ", "city of ",
	"county of ", "university of ", "diocese of ", "nhs ", "the ", "age uk ", "healthwatch ", "citizens advice ",
	"bwrdd iechyd prifysgol ", "bwrdd iechyd lleol ", "bwrdd iechyd ", "cyngor bwrdeistref sirol ", "cyngor sir ",
	"cyngor dinas ", "cyngor ", "heddlu ", "prifysgol ", "ysbyty " };

static bool ends_with(const char *s, size_t len, const char *end)
{
	size_t n = strlen(end);

	return len > n + 1 && s[len - n - 1] == ' ' && memcmp(s + len - n, end, n) == 0;
}

/* A word that can tell one body from another. */
static bool is_distinctive(uint32_t classes, const char *word)
{
	static const char *const common[] = { "north", "south", "east", "west", "northern", "southern", "eastern",
		"western", "central", "greater", "upper", "lower", "mid", "united", "first", "new", "social",
		"people", "families", "children", "young", "st", "saint" };
	size_t len = strlen(word);

	if (len <= 2 || classes & (WORD_BODY | WORD_SMALL | WORD_NUMBER))
		return false;
	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		if (*word == *common[i] && strcmp(word, common[i]) == 0)
			return false;
	return true;
}

/* What may stand for the body alone: a distinctive word, and not one that everybody says. *plain: it is one, so that only
 * its capital tells. */
static bool is_enough(struct matcher *m, const char *core, bool *plain)
{
	struct name_words w;
	size_t distinctive = 0, ordinary = 0;

	name_split(&w, &m->scratch, core);
	for (size_t i = 0; i < w.count; i++) {
		uint32_t classes = words_of(&m->words, w.word[i], strlen(w.word[i]));

		distinctive += is_distinctive(classes, w.word[i]);
		ordinary += (classes & WORD_ORDINARY) != 0;
	}
	*plain = false;
	if (distinctive == 0 || matcher_has_public(m, core))
		return false;
	*plain = w.count == 1 && ordinary > 0;
	return !*plain;
}

enum { CORES = 8 };

struct body {
	struct matcher *m;
	struct owner owner;
	bool named;
	const char *core[CORES];  /* of one name, looked at already; in the scratch arena */
	size_t cores;
};

static void add(const struct body *b, enum form form, const char *text)
{
	matcher_add(b->m, text, b->named ? FORM_NAMED : form, &b->owner);
}

static const char *without(struct arena *a, const char *s)
{
	char *out = arena_string(a, s), *to = out;

	for (; *s; s++)
		if (*s != ' ')
			*to++ = *s;
	*to = '\0';
	return out;
}

/* "St Example" and "Saint Example" are one. NULL when neither stands there. */
static const char *other_saint(struct arena *a, const char *s)
{
	if (strncmp(s, "st ", 3) == 0)
		return arena_printf(a, "saint %s", s + 3);
	if (strncmp(s, "saint ", 6) == 0)
		return arena_printf(a, "st %s", s + 6);
	return NULL;
}

/* "Marrow & Tansley": also M&T, run together, and the other way round. */
static void add_halves(const struct body *b, const char *core)
{
	struct arena *a = &b->m->scratch;
	const char *first = arena_string_n(a, core, (size_t)(strstr(core, " and ") - core));
	const char *second = strstr(core, " and ") + strlen(" and ");

	if (strchr(first, ' ') || strchr(second, ' ') ||
	    !is_distinctive(words_of(&b->m->words, first, strlen(first)), first) ||
	    !is_distinctive(words_of(&b->m->words, second, strlen(second)), second))
		return;
	add(b, FORM_WHOLE, arena_printf(a, "%s and %s", second, first));
	add(b, FORM_WHOLE, arena_printf(a, "%s%s", first, second));
	add(b, FORM_DOTTED, arena_printf(a, "%c and %c", *first, *second));
}

static void add_core(const struct body *b, const char *core, enum form form)
{
	struct arena *a = &b->m->scratch;
	const char *saint = other_saint(a, core);

	add(b, form, core);
	if (strstr(core, " and "))
		add_halves(b, core);
	if (saint)
		add(b, form, saint);
	if (strchr(core, ' ') && strlen(core) >= 8)
		add(b, FORM_WHOLE, without(a, core));
}

static const char *without_prefix(const char *core)
{
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (strncmp(core, prefixes[i], strlen(prefixes[i])) == 0)
			return core + strlen(prefixes[i]);
	return core;
}

/* Several suffixes leave the same. */
static void add_if_enough(struct body *b, const char *core)
{
	bool plain;

	for (size_t i = 0; i < b->cores; i++)
		if (strcmp(b->core[i], core) == 0)
			return;
	if (b->cores < CORES)
		b->core[b->cores++] = arena_string(&b->m->scratch, core);
	if (is_enough(b->m, core, &plain))
		add_core(b, core, FORM_SURNAME);
	else if (plain && !b->named)
		add(b, FORM_PLAIN, core);
}

/* The last word goes while it is one that half of all bodies have: "Tidewater Community Health". */
static void add_shorter(struct body *b, char *core)
{
	for (char *space; (space = strrchr(core, ' ')) != NULL;) {
		if (!(words_of(&b->m->words, space + 1, strlen(space + 1)) & (WORD_BODY | WORD_SMALL)))
			break;
		*space = '\0';
		add_if_enough(b, core);
	}
}

/* ---- Welsh ---- */

/* Letters that English names seldom have. */
static bool looks_welsh(const char *s)
{
	static const char *const signs[] = { "ll", "dd", "wy", "wr", "yn", "aber", "caer", "cwm", "bryn", "bro ",
		"pen", "pont", "tre", "cae", "gwy", "gwe", "mor", "myn", "rhy", "rho", "merth", "maes", "betws", "dinb", "bang",
		"castell", "ceredig", "caerdydd", "abertawe", "powys", "mon", "fach", "fawr", "ion" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strstr(s, signs[i]))
			return true;
	return false;
}

static void add_mutations(const struct body *b, const char *folded, enum form form)
{
	const char *mutated[WELSH_MUTATIONS];
	size_t count;

	if (!looks_welsh(folded) || b->named)
		return;
	count = welsh_mutations(&b->m->scratch, folded, mutated);
	for (size_t i = 0; i < count; i++)
		if (strlen(mutated[i]) > 3 && !(words_of(&b->m->words, mutated[i], strlen(mutated[i])) & WORD_ORDINARY))
			add(b, form, mutated[i]);
}

/* ---- short forms ---- */

/* "Forum for Local Health" is the Forum to those who know. */
static void add_head(const struct body *b, const char *bare)
{
	const char *space = strchr(bare, ' ');

	if (b->named || !space || (strncmp(space, " of ", 4) != 0 && strncmp(space, " for ", 5) != 0))
		return;
	if (words_of(&b->m->words, bare, (size_t)(space - bare)) & WORD_BODY)
		add(b, FORM_PLAIN, arena_string_n(&b->m->scratch, bare, (size_t)(space - bare)));
}

static void add_short_forms(struct body *b, const char *folded)
{
	struct arena *a = &b->m->scratch;
	const char *bare = without_prefix(folded);
	size_t len = strlen(bare);

	b->cores = 0;
	for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
		if (ends_with(bare, len, suffixes[i])) {
			char *core = arena_string_n(a, bare, strlen(bare) - strlen(suffixes[i]) - 1);

			add_if_enough(b, core);
			if (bare != folded)
				add_if_enough(b, arena_string_n(a, folded, strlen(folded) - strlen(suffixes[i]) - 1));
		}
	}
	if (bare != folded) {
		bool plain;

		add_if_enough(b, bare);
		if (is_enough(b->m, bare, &plain))
			add_mutations(b, bare, FORM_PLACE);
	}
	/* "Example NHS England Liaison Group": a public body stands inside it. */
	if (strstr(bare, " nhs ") && strstr(bare, " nhs ") > bare)
		add_if_enough(b, arena_string_n(a, bare, (size_t)(strstr(bare, " nhs ") - bare)));
	add_shorter(b, arena_string(a, bare));
	add_head(b, bare);
}

/* "EVFT", and "E.V.F.T."; with small words and without; with NHS as a letter and whole. */
static void add_acronym(const struct body *b, const struct name_words *w, bool small_words, bool whole_nhs)
{
	struct matcher *m = b->m;
	char letters[64] = { 0 }, dotted[128] = { 0 };
	size_t len = 0;

	for (size_t i = 0; i < w->count && len + 4 < sizeof letters; i++) {
		const char *word = w->word[i];
		bool nhs = strcmp(word, "nhs") == 0;
		size_t take = nhs && whole_nhs ? 3 : 1;

		if ((!small_words && words_of(&m->words, word, strlen(word)) & WORD_SMALL) ||
		    (unsigned char)*word >= 0x80)
			continue;
		for (size_t k = 0; k < take; k++) {
			dotted[len * 2] = word[k];
			dotted[len * 2 + 1] = ' ';
			letters[len++] = word[k];
		}
	}
	if (len < 3)
		return;
	if (matcher_has_public(m, letters) && b->owner.organisation &&
	    !matcher_has_public(m, b->owner.organisation->name))
		return;
	add(b, FORM_ACRONYM, letters);
	add(b, FORM_DOTTED, dotted);
}

/* "Work Health Organics Ltd": WHO is somebody else, WHO Ltd is not. */
static void add_legal_acronym(const struct body *b, const struct name_words *w)
{
	static const char *const forms[] = { "ltd", "limited", "plc", "llp", "cic", "cio", "inc" };
	struct arena *a = &b->m->scratch;
	const char *letters = "", *legal = w->word[w->count - 1];
	bool is_legal = false;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		is_legal = is_legal || strcmp(legal, forms[i]) == 0;
	for (size_t i = 0; is_legal && i + 1 < w->count; i++)
		if (!(words_of(&b->m->words, w->word[i], strlen(w->word[i])) & WORD_SMALL) && (unsigned char)*w->word[i] < 0x80)
			letters = arena_printf(a, "%s%c", letters, *w->word[i]);
	if (strlen(letters) < 2)
		return;
	add(b, FORM_WHOLE, arena_printf(a, "%s %s", letters, legal));
	if (strcmp(legal, "ltd") == 0 || strcmp(legal, "limited") == 0)
		add(b, FORM_WHOLE, arena_printf(a, "%s %s", letters, legal[2] == 'd' ? "limited" : "ltd"));
	if (strlen(letters) > 2 && !matcher_has_public(b->m, letters))
		add(b, FORM_ACRONYM, letters);
}

static void add_acronyms(const struct body *b, const char *folded)
{
	struct name_words w;
	bool small = false;

	if (strncmp(folded, "the ", 4) == 0)
		folded += 4;
	name_split(&w, &b->m->scratch, folded);
	if (w.count < 3)
		return;
	add_legal_acronym(b, &w);
	for (size_t i = 0; i < w.count; i++)
		small = small || words_of(&b->m->words, w.word[i], strlen(w.word[i])) & WORD_SMALL;
	add_acronym(b, &w, false, false);
	if (small)
		add_acronym(b, &w, true, false);
	/* "Example Valley NHS Foundation Trust" is EVNHSFT, EVFT and EVT to different people. */
	for (size_t i = 0; i < w.count; i++) {
		if (strcmp(w.word[i], "nhs") == 0) {
			add_acronym(b, &w, false, true);
			memmove(w.word + i, w.word + i + 1, (w.count - i - 1) * sizeof *w.word);
			w.count--;
			add_acronym(b, &w, false, false);
			if (small)
				add_acronym(b, &w, true, false);
			break;
		}
	}
}

/* ---- all of it ---- */

static bool is_acronym(const char *raw)
{
	size_t capitals = 0, len = strlen(raw);

	for (size_t i = 0; i < len; i++)
		capitals += raw[i] >= 'A' && raw[i] <= 'Z';
	return len >= 2 && len <= 8 && capitals + 1 >= len;
}

static void add_alias(struct body *b, const char *alias)
{
	const char *folded = fold_key(b->m->arena, alias, strlen(alias));

	if (is_acronym(alias)) {
		char dotted[32] = { 0 };

		add(b, FORM_ACRONYM, alias);
		for (size_t i = 0; i < 8 && folded[i]; i++)
			memcpy(dotted + i * 2, (char[]){ folded[i], ' ' }, 2);
		if (strlen(folded) > 2)
			add(b, FORM_DOTTED, dotted);
		return;
	}
	add_core(b, folded, strchr(folded, ' ') ? FORM_WHOLE : FORM_SURNAME);
	add_short_forms(b, folded);
	add_mutations(b, folded, FORM_PLACE);
}

static void add_body(struct body *b, const struct organisation *o)
{
	const char *folded = fold_key(b->m->arena, o->name, strlen(o->name));
	struct body place = *b;

	add_core(b, folded, strchr(folded, ' ') ? FORM_WHOLE : FORM_SURNAME);
	add_short_forms(b, folded);
	add_acronyms(b, folded);
	add_mutations(b, folded, FORM_PLACE);
	for (size_t i = 0; i < o->aliases.count; i++)
		add_alias(b, o->aliases.item[i]);
	place.owner.kind = FINDING_PLACE;
	for (size_t i = 0; i < o->places.count; i++) {
		const char *name = fold_key(b->m->arena, o->places.item[i], strlen(o->places.item[i]));

		add_core(&place, name, FORM_PLACE);
		add_mutations(&place, name, FORM_PLACE);
	}
}

static bool is_listed(const struct roster *r, const struct organisation *o)
{
	return o >= r->organisations && o < r->organisations + r->organisation_count;
}

/* Hidden: somebody off the record belongs to it. One pass over the people for all bodies. */
static void mark_hidden(const struct roster *r, bool *hidden, bool *known)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct organisation *o = r->people[i].organisation;

		if (!o || !is_listed(r, o))
			continue;
		known[o - r->organisations] = true;
		if (!r->people[i].on_record)
			hidden[o - r->organisations] = true;
	}
}

void variants_of_bodies(struct matcher *m, const struct roster *r)
{
	struct arena work = { 0 };
	bool *hidden = arena_alloc_array(&work, r->organisation_count + 1, sizeof *hidden);
	bool *known = arena_alloc_array(&work, r->organisation_count + 1, sizeof *known);

	mark_hidden(r, hidden, known);
	for (size_t i = 0; i < r->organisation_count; i++) {
		const struct organisation *o = &r->organisations[i];
		struct body b = { .m = m, .owner = { FINDING_ORGANISATION, NULL, o }, .named = known[i] && !hidden[i] };

		add_body(&b, o);
		matcher_rest(m);
	}
	for (size_t i = 0; i < r->count; i++) {
		const struct person *p = &r->people[i];
		struct body b = { .m = m, .owner = { FINDING_ORGANISATION, NULL, p->organisation }, .named = p->on_record };

		if (p->organisation && !is_listed(r, p->organisation))
			add_body(&b, p->organisation);
	}
	arena_free(&work);
}
