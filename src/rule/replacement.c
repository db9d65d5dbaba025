/* replacement: the words that stand where a finding stood. They are the program's own phrases, in lower case
 * and of the plainest kind, so that the finder never takes one for a name. */
#include "replacement.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/folding.h"
#include "base/utf8.h"
#include "rule/phrase.h"
#include "rule/published.h"
#include "words.h"

/* ---- the text around ---- */

/* The folded words of raw[from..to). */
static const char *folded(struct arena *a, const char *raw, size_t from, size_t to)
{
	return fold_key(a, raw + from, to - from);
}

static bool starts_with(const char *s, const char *word)
{
	size_t len = strlen(word);

	return strncmp(s, word, len) == 0 && (s[len] == ' ' || s[len] == '\0');
}

static bool starts_with_any(const char *s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (starts_with(s, words[i]))
			return true;
	return false;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const possessives[] = { "our", "my", "your", "their", "his", "her", "its" };

/* The next word behind `at` where one blank alone stands before it, folded; "" otherwise. */
static const char *next_word(struct arena *a, const char *raw, size_t len, size_t at)
{
	size_t end;

	if (at >= len || raw[at] != ' ')
		return "";
	end = ++at;
	while (end < len && ((raw[end] | 0x20) >= 'a' && (raw[end] | 0x20) <= 'z'))
		end++;
	return raw[at] >= 'A' && raw[at] <= 'Z' ? "" : folded(a, raw, at, end);
}

/* Words that a place or a body stands before as an adjective would: CLASS(ATTRIBUTED). */
static bool is_attributed(const char *word)
{
#define CLASS(name, words) { #name, words },
	static const struct { const char *name, *words; } rows[] = {
#include "words_classes.def"
	};
#undef CLASS
	size_t len = strlen(word);

	for (size_t i = 0; i < COUNT(rows) && len; i++) {
		if (strcmp(rows[i].name, "ATTRIBUTED") != 0)
			continue;
		for (const char *s = rows[i].words; (s = strstr(s, word)) != NULL; s += len)
			if ((s == rows[i].words || s[-1] == ' ') && (s[len] == ' ' || s[len] == '\0'))
				return true;
	}
	return false;
}

/* A text of several lines or with a sentence's end in it; "Example Trust", a host, is no sentence. */
static bool is_running_text(const char *raw)
{
	for (const char *c = raw; *c; c++)
		if (*c == '\n' || (strchr(".!?", *c) && (c[1] == '\0' || strchr(" \t\r\n\"'", c[1]))))
			return true;
	return false;
}

/* The line that ends at `at` is short of the margin, so that what follows is no rest of its sentence. */
static bool is_short_line(const char *raw, size_t at)
{
	enum { MARGIN = 50 };
	size_t from = at;

	while (from > 0 && raw[from - 1] != '\n' && raw[from - 1] != '\r')
		from--;
	return at - from < MARGIN;
}

/* A sentence begins at `at`: nothing before it, or only what ended one. */
static bool is_start(const char *raw, size_t at)
{
	size_t i = at;
	bool listed;

	while (i > 0 && strchr(" \t\"'([*-#>", raw[i - 1]))
		i--;
	listed = i + strcspn(raw + i, "*-#>") < at;
	if (i >= 3 && (memcmp(raw + i - 3, "\u201c", 3) == 0 || memcmp(raw + i - 3, "\u2018", 3) == 0))
		return is_start(raw, i - 3);
	if (i == 0)
		return is_running_text(raw);
	if (raw[i - 1] != '\n' && raw[i - 1] != '\r')
		return i < at && strchr(".!?", raw[i - 1]);
	i -= i > 1 && raw[i - 2] == '\r' ? 2 : 1;
	return listed || i == 0 || strchr(".!?:\n", raw[i - 1]) || is_short_line(raw, i);
}

/* ---- nouns ---- */

/* Counted people who belong to bodies of that kind, at that table (NULL: in the room); *any: there is such a body. */
static size_t counted_of_kind(const struct session *s, const struct table *table, const char *kind, bool *any)
{
	size_t count = 0;

	*any = false;
	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];

		if (!p->organisation || strcmp(p->organisation->kind, kind) != 0 ||
		    (table && strcmp(person_table(p), table->key) != 0))
			continue;
		*any = true;
		count += session_counts(s, p);
	}
	return count;
}

/* Of merged tables it must be common at each that has such a body: whoever knows where a thing was said looks no
 * further than that room. */
static bool is_common_kind(const struct session *s, const char *kind, size_t k)
{
	bool any, common = false;

	if (!s->table_count)
		return counted_of_kind(s, NULL, kind, &any) >= k;
	for (size_t i = 0; i < s->table_count; i++) {
		size_t count = counted_of_kind(s, s->tables[i], kind, &any);

		if (any && count < k)
			return false;
		common = common || any;
	}
	return common;
}

static const char *kind_noun(const struct replacement_plan *plan, const struct finding *f)
{
	const char *kind = f->organisation ? f->organisation->kind : "";

	return *kind && is_common_kind(plan->session, kind, (size_t)plan->k) ? kind : NULL;
}

/* Welsh has no such article, and bends a noun behind "their" in ways of its own. */
static bool is_english(const char *lang)
{
	return strcmp(phrase_words(PHRASE_A_PARTICIPANT, lang), phrase_words(PHRASE_A_PARTICIPANT, "en")) == 0;
}

/* "an NHS trust", "a council": by the sound of the first letter, or of the letter's name in an acronym. */
static const char *with_article(struct arena *a, const char *lang, const char *noun)
{
	bool acronym = noun[0] >= 'A' && noun[0] <= 'Z' && noun[1] >= 'A' && noun[1] <= 'Z';
	const char *vowels = acronym ? "AEFHILMNORSX" : "aeioAEIO";

	if (!is_english(lang))
		return noun;
	return arena_printf(a, "%s %s", strchr(vowels, noun[0]) && noun[0] ? "an" : "a", noun);
}

/* ---- by kind ---- */

static const char *local(const struct replacement_plan *plan, const char *surface, struct arena *a)
{
	const char *word = phrase_words(PHRASE_LOCAL, plan->lang);

	/* The finding took in an article that the new word may not fit. */
	return is_english(plan->lang) && (starts_with(surface, "a") || starts_with(surface, "an")) ?
		       arena_printf(a, "a %s", word) :
		       word;
}

static const char *body(const struct replacement_plan *plan, const struct finding *f, const char *surface,
			struct arena *a)
{
	const char *kind = kind_noun(plan, f);

	if (starts_with_any(surface, possessives, COUNT(possessives)))
		return kind && is_english(plan->lang) ? arena_printf(a, "their %s", kind) :
							phrase_words(PHRASE_THEIR_ORGANISATION, plan->lang);
	return kind ? with_article(a, plan->lang, kind) : phrase_words(PHRASE_AN_ORGANISATION, plan->lang);
}

static const char *pronoun(const char *surface)
{
	static const char *const rows[][2] = { { "he", "they" }, { "she", "they" }, { "him", "them" },
		{ "his", "their" }, { "her", "their" }, { "hers", "theirs" }, { "himself", "themselves" },
		{ "herself", "themselves" } };

	for (size_t i = 0; i < COUNT(rows); i++)
		if (strcmp(surface, rows[i][0]) == 0)
			return rows[i][1];
	return NULL;
}

/* "the Examples". */
static bool is_family(const char *surface)
{
	size_t len = strlen(surface);

	return starts_with(surface, "the") && len > 4 && surface[len - 1] == 's';
}

/* "her" is "them" unless a word follows that it could belong to. */
static const char *person(const struct replacement_plan *plan, const char *surface, const char *next)
{
	static const char *const no_noun[] = { "and", "or", "to", "for", "in", "on", "at", "with", "by", "from", "that",
		"as", "but", "about", "if", "when", "because", "the", "a", "an", "not", "was", "is", "again", "too" };
	const char *they = pronoun(surface);

	if (is_family(surface))
		return phrase_words(PHRASE_PARTICIPANTS, plan->lang);
	if (!they)
		return phrase_words(PHRASE_A_PARTICIPANT, plan->lang);
	if (strcmp(surface, "her") == 0 && (!*next || starts_with_any(next, no_noun, COUNT(no_noun))))
		return "them";
	return they;
}

static bool is_plural_claim(const char *surface)
{
	return strstr(surface, " of ") || starts_with(surface, "all") || starts_with(surface, "both");
}

static bool is_about_people(const char *surface)
{
	static const char *const nouns[] = { "leader", "director", "chief", "officer", "manager", "nurse", "doctor",
		"member", "executive", "head", "chair", "councillor", "constable", "commissioner", "gp" };

	for (size_t i = 0; i < COUNT(nouns); i++)
		if (strstr(surface, nouns[i]))
			return true;
	return false;
}

static const char *role(const struct replacement_plan *plan, const struct finding *f, const char *surface)
{
	if (f->person)
		return phrase_words(PHRASE_A_PARTICIPANT, plan->lang);
	if (is_plural_claim(surface))
		return phrase_words(PHRASE_PARTICIPANTS, plan->lang);
	if (is_about_people(surface))
		return phrase_words(PHRASE_A_PARTICIPANT, plan->lang);
	return phrase_words(PHRASE_AN_ORGANISATION, plan->lang);
}

/* "@alex" is somebody; an address is a thing. */
static const char *contact(const struct replacement_plan *plan, const struct finding *f, const char *surface)
{
	if (*surface != '@')
		return phrase_words(PHRASE_CONTACT_WITHHELD, plan->lang);
	if (f->certainty != CERTAIN)
		return phrase_words(PHRASE_NAME_WITHHELD, plan->lang);
	return phrase_words(f->organisation ? PHRASE_AN_ORGANISATION : PHRASE_A_PARTICIPANT, plan->lang);
}

static const char omission[] = "[\u2026]";

/* What a person withheld may be any words. With an article or a capital they name something. */
static const char *withheld(const struct replacement_plan *plan, const char *raw, const struct finding *f)
{
	size_t last = f->end;

	while (last > f->start && !strchr(" \t\n-", raw[last - 1]))
		last--;
	if (f->name > f->start || (raw[last] >= 'A' && raw[last] <= 'Z') || (raw[last] >= '0' && raw[last] <= '9'))
		return phrase_words(PHRASE_A_MATTER_WITHHELD, plan->lang);
	return omission;
}

static bool is_word_start(const char *raw, size_t at)
{
	return at == 0 || strchr(" \t\r\n\"'([,", raw[at - 1]) ||
	       (at >= 3 && (memcmp(raw + at - 3, "\u201c", 3) == 0 || memcmp(raw + at - 3, "\u2018", 3) == 0));
}

/* "on 8 October" is "in October 2019": the bytes of "on " that stand before `at`. */
static size_t before_day(const char *raw, size_t at)
{
	static const char *const rows[] = { "on ", "ar " };

	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t len = strlen(rows[i]);

		if (at >= len && strncasecmp(raw + at - len, rows[i], len) == 0 && is_word_start(raw, at - len))
			return len;
	}
	return 0;
}

/* With its year: "May" alone could be somebody. */
static const char *month(const struct replacement_plan *plan, const char *raw, const struct finding *f, struct arena *a)
{
	const struct published *words;
	struct date day;

	if (!session_day(plan->session, &day))
		return omission;
	words = published_month(a, plan->lang, day);
	if (before_day(raw, f->start))
		words = published_phrase(a, plan->lang, PHRASE_IN_MONTH, &words, 1);
	return published_text(words);
}

static const char *words_for(const struct replacement_plan *plan, const char *raw, const struct finding *f,
			     const char *surface, const char *next, struct arena *a)
{
	bool attributive = is_attributed(next);

	switch (f->kind) {
	case FINDING_PERSON:
		return person(plan, surface, next);
	case FINDING_ORGANISATION:
		return attributive ? local(plan, surface, a) : body(plan, f, surface, a);
	case FINDING_PLACE:
		return attributive ? local(plan, surface, a) : phrase_words(PHRASE_AN_AREA, plan->lang);
	case FINDING_ROLE:
		return role(plan, f, surface);
	case FINDING_CONTACT:
		return contact(plan, f, surface);
	case FINDING_UNKNOWN:
		return phrase_words(PHRASE_NAME_WITHHELD, plan->lang);
	case FINDING_WITHHELD:
		return withheld(plan, raw, f);
	case FINDING_DAY:
		return month(plan, raw, f, a);
	case FINDING_TELL:
	default:
		return omission;
	}
}

/* "the Examples'" and "James'" took the apostrophe's letter in; "Alex's" did not. */
static const char *suffix_of(const char *raw, size_t len, size_t end)
{
	bool apostrophe = (end < len && raw[end] == '\'') || (end + 3 <= len && memcmp(raw + end, "\u2019", 3) == 0);
	size_t behind = end + (end < len && raw[end] == '\'' ? 1 : 3);

	if (!apostrophe || (behind < len && ((raw[behind] | 0x20) >= 'a' && (raw[behind] | 0x20) <= 'z')))
		return "";
	return end > 0 && (raw[end - 1] == 's' || raw[end - 1] == 'S') ? "s" : "";
}

void replacement_make(struct replacement *out, const struct replacement_plan *plan, const char *raw, size_t len,
		      const struct finding *f, struct arena *a)
{
	const char *surface = folded(a, raw, f->start, f->end);
	const char *next = next_word(a, raw, len, f->end);

	out->words = words_for(plan, raw, f, surface, next, a);
	out->quoted = f->kind == FINDING_WITHHELD ? omission : out->words;
	out->person = f->kind == FINDING_PERSON && !pronoun(surface);
	out->taken = f->kind == FINDING_DAY ? before_day(raw, f->start) : 0;
	out->capital = is_start(raw, f->start - out->taken);

	out->suffix = f->kind == FINDING_PERSON && is_family(surface) ? "" : suffix_of(raw, len, f->end);
}

void replacement_add(struct buffer *b, const struct replacement *r, bool quoted)
{
	const char *words = quoted ? r->quoted : r->words;
	bool own = *words == '[';  /* a gap in the text, which shows in prose too */
	int32_t c;
	size_t n;

	if (own || quoted)
		buffer_addc(b, '[');
	words += own;
	n = utf8_next(words, strlen(words), &c);
	utf8_add(b, r->capital ? utf8_to_upper(c) : c);
	buffer_adds(b, words + n);
	if (quoted && !own)
		buffer_addc(b, ']');
}
