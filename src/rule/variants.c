/* variants: people. A name is cut into given names and surname; every part, and every usual way of writing
 * the parts together, becomes a surface. What stands before a name (title, initials) and behind it is not
 * written out here: finder_merge.c takes it in, so that no combination is forgotten. */
#include "variants.h"

#include <string.h>

static const struct {
	const char *formal, *short_forms;
} nicknames[] = {
#define NICKNAME(formal, short_forms) { formal, short_forms },
#include "nicknames.def"
#undef NICKNAME
};

enum { TEXT_BYTES = 512 };

void name_split(struct name_words *out, struct arena *a, const char *name)
{
	char *s = arena_string(a, name);

	out->count = 0;
	for (char *word; out->count < NAME_WORDS; out->word[out->count++] = word) {
		s += strspn(s, " \t\r\n,");
		if (!*s)
			break;
		word = s;
		s += strcspn(s, " \t\r\n,");
		if (*s)
			*s++ = '\0';
	}
}

struct naming {
	struct matcher *m;
	struct owner owner;
	bool named;              /* on the record: a mask */
	const char *first;       /* folded, "" when there is none */
	const char *surname;     /* folded words with blanks, particles included */
	const char *core;        /* without particles, all parts run together */
};

static void add(const struct naming *n, enum form form, const char *text)
{
	matcher_add(n->m, text, n->named ? FORM_NAMED : form, &n->owner);
}

static void add_two(const struct naming *n, enum form form, const char *a, const char *between, const char *b)
{
	char text[TEXT_BYTES];
	size_t len[3] = { strlen(a), strlen(between), strlen(b) };

	if (!len[0] || !len[2] || len[0] + len[1] + len[2] >= sizeof text)
		return;
	memcpy(text, a, len[0]);
	memcpy(text + len[0], between, len[1]);
	memcpy(text + len[0] + len[1], b, len[2] + 1);
	add(n, form, text);
}

/* s without blanks and apostrophes. */
static const char *run_together(struct arena *a, const char *s)
{
	char *out = arena_string(a, s), *to = out;

	for (; *s; s++)
		if (*s != ' ' && *s != '\'' && *s != '.')
			*to++ = *s;
	*to = '\0';
	return out;
}

static bool is(const struct naming *n, const char *word, uint32_t class)
{
	return (words_of(&n->m->words, word, strlen(word)) & class) != 0;
}

/* "Müller" is also written "Mueller"; NULL when nothing in s is written so. */
static const char *spelled_out(struct arena *a, const char *s)
{
	static const struct { const char *letter, *ascii; } rows[] = {
		{ "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "å", "aa" }, { "ø", "oe" },
		{ "Ä", "Ae" }, { "Ö", "Oe" }, { "Ü", "Ue" }, { "Å", "Aa" }, { "Ø", "Oe" },
	};
	char *out = arena_string(a, s);
	bool changed = false;

	if (!strstr(s, "\xc3"))  /* the first byte of all of them */
		return NULL;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (char *at; (at = strstr(out, rows[i].letter)) != NULL; changed = true)
			memcpy(at, rows[i].ascii, 2);
	}
	return changed ? out : NULL;
}

/* ---- given names ---- */

static bool list_has(const char *list, const char *word)
{
	size_t len = strlen(word);

	for (const char *s = list; (s = strstr(s, word)) != NULL; s += len)
		if ((s == list || s[-1] == ' ') && (s[len] == ' ' || s[len] == '\0'))
			return true;
	return false;
}

static void add_nickname(const struct naming *n, const char *nick)
{
	add(n, FORM_NICK, nick);
	add_two(n, FORM_WHOLE, nick, " ", n->surname);
	add_two(n, FORM_WHOLE, nick, "", n->core);
}

static void add_short_forms(const struct naming *n, const char *list)
{
	char nick[32];

	for (const char *s = list; *s;) {
		size_t len = strcspn(s, " ");

		if (len < sizeof nick) {
			memcpy(nick, s, len);
			nick[len] = '\0';
			add_nickname(n, nick);
		}
		s += len + (s[len] == ' ');
	}
}

static void add_nicknames(const struct naming *n)
{
	if (n->named || !is(n, n->first, WORD_FIRST_NAME))
		return;
	for (size_t i = 0; i < sizeof nicknames / sizeof *nicknames; i++) {
		if (strcmp(nicknames[i].formal, n->first) == 0)
			add_short_forms(n, nicknames[i].short_forms);
		else if (list_has(nicknames[i].short_forms, n->first))
			add_nickname(n, nicknames[i].formal);
	}
}

static void add_first(const struct naming *n, const char *first)
{
	struct name_words part;

	add(n, FORM_FIRST, first);
	name_split(&part, &n->m->scratch, first);
	if (part.count < 2)
		return;
	add(n, FORM_WHOLE, run_together(&n->m->scratch, first));
	for (size_t i = 0; i < part.count; i++)
		if (strlen(part.word[i]) > 2)
			add(n, FORM_FIRST, part.word[i]);
}

/* ---- surnames ---- */

/* Word i and what follows a row of particles, with them: "abowain", and behind several "de la m". */
static void add_particles(const struct naming *n, const struct name_words *part, size_t i)
{
	struct arena *a = &n->m->scratch;
	const char *apart = "", *glued = "";
	size_t k = i;

	for (; k < part->count && is(n, part->word[k], WORD_PARTICLE); k++) {
		apart = arena_printf(a, "%s%s ", apart, part->word[k]);
		glued = arena_printf(a, "%s%s", glued, part->word[k]);
	}
	if (k == i || k == part->count)
		return;
	glued = arena_printf(a, "%s%s", glued, part->word[k]);
	if (strlen(glued) > 4 && !is(n, glued, WORD_ORDINARY))
		add(n, FORM_SURNAME, glued);
	if (k > i + 1 && part->word[k][0] >= 'a' && part->word[k][0] <= 'z')
		add(n, FORM_WHOLE, arena_printf(a, "%s%c", apart, part->word[k][0]));
}

/* The Arabic article is written with its word, or left out. */
static void add_arabic(const struct naming *n, const char *word)
{
	static const char article[] = "ال";
	enum { LETTER = 2 };
	size_t len = sizeof article - 1;

	if ((unsigned char)word[0] < 0xd8 || (unsigned char)word[0] > 0xdb)
		return;
	if (strncmp(word, article, len) != 0)
		add(n, FORM_SURNAME, arena_printf(&n->m->scratch, "%s%s", article, word));
	else if (strlen(word + len) >= 3 * LETTER)
		add(n, FORM_SURNAME, word + len);
}

static void add_surname(const struct naming *n)
{
	struct name_words part;
	const char *together = run_together(&n->m->scratch, n->surname);

	add(n, FORM_SURNAME, n->surname);
	add_arabic(n, n->surname);
	if (strcmp(together, n->surname) == 0 && !strpbrk(together, " '"))
		return;
	name_split(&part, &n->m->scratch, n->surname);
	if (strcmp(together, n->surname) != 0)
		add(n, FORM_SURNAME, together);
	for (size_t i = 0; i < part.count; i++) {
		const char *apostrophe = strchr(part.word[i], '\'');

		add_particles(n, &part, i);
		if (strlen(part.word[i]) > 1 && !is(n, part.word[i], WORD_PARTICLE)) {
			add(n, FORM_SURNAME, part.word[i]);
			add(n, FORM_SURNAME, run_together(&n->m->scratch, part.word[i]));
		}
		if (apostrophe && strlen(apostrophe) > 4)
			add(n, FORM_SURNAME, apostrophe + 1);
	}
}

/* Whole names, reversed ones and what people make of them in addresses and file names. */
static void add_together(const struct naming *n)
{
	struct arena *a = &n->m->scratch;
	const char *first = run_together(a, n->first), *surname = run_together(a, n->surname);
	const char *parts[] = { surname, n->core };
	char initial[8] = { 0 };
	size_t letter = (unsigned char)first[0] < 0x80 ? 1 : strcspn(first + 1, "abcdefghijklmnopqrstuvwxyz ") + 1;

	add_two(n, FORM_WHOLE, n->first, " ", n->surname);
	add_two(n, FORM_WHOLE, n->surname, " ", n->first);
	if (n->named)
		return;
	if (*first && letter < sizeof initial)
		memcpy(initial, first, letter);
	/* Most surnames are their own core. */
	for (size_t i = strcmp(surname, n->core) == 0; i < 2 && strlen(n->core) > 2; i++) {
		add_two(n, FORM_WHOLE, first, "", parts[i]);
		add_two(n, FORM_WHOLE, parts[i], "", first);
		if (strcmp(parts[i], n->surname) != 0 || strcmp(first, n->first) != 0)
			add_two(n, FORM_WHOLE, first, " ", parts[i]);
		if (strlen(parts[i]) > 3) {
			add_two(n, FORM_WHOLE, initial, "", parts[i]);
			add_two(n, FORM_WHOLE, parts[i], "", initial);
		}
	}
}

struct initials {
	char letter[NAME_WORDS + 1];
	size_t count, given;     /* given: how many are of the names before the surname */
};

static void read_initials(const struct naming *n, const struct name_words *w, size_t surname, struct initials *out)
{
	struct arena *a = &n->m->scratch;

	*out = (struct initials){ 0 };
	for (size_t i = 0; i < w->count; i++) {
		struct name_words part;

		name_split(&part, a, fold_key(a, w->word[i], strlen(w->word[i])));
		for (size_t k = 0; k < part.count && out->count < NAME_WORDS; k++) {
			char c = part.word[k][0];

			if (c < 'a' || c > 'z' || (is(n, part.word[k], WORD_PARTICLE) && w->count > 2))
				continue;
			out->letter[out->count++] = c;
			out->given += i < surname;
		}
	}
}

/* "AE", and "A.E.". */
static void add_letters(const struct naming *n, const char *letters)
{
	char dotted[NAME_WORDS * 2 + 1] = { 0 };
	size_t len = strlen(letters);

	if (len < 2 || n->named || matcher_has_public(n->m, letters))
		return;
	for (size_t i = 0; i < len; i++)
		memcpy(dotted + i * 2, (const char[]){ letters[i], ' ' }, i + 1 < len ? 2 : 1);
	if (!is(n, letters, WORD_ORDINARY))
		add(n, FORM_INITIALS, letters);
	add(n, FORM_DOTTED, dotted);
}

/* Of all names, and of the first name with each part of a double surname. */
static void add_initials(const struct naming *n, const struct name_words *w, size_t surname)
{
	struct initials all;

	read_initials(n, w, surname, &all);
	add_letters(n, all.letter);
	for (size_t i = all.given; all.count > 2 && all.given > 0 && i < all.count; i++)
		add_letters(n, (const char[]){ all.letter[0], all.letter[i], 0 });
}

/* ---- whole names ---- */

/* Titles before and letters behind are not part of it. */
static void trim(const struct naming *n, struct name_words *w)
{
	struct arena *a = &n->m->scratch;
	size_t from = 0;

	while (from + 1 < w->count) {
		const char *word = fold_key(a, w->word[from], strcspn(w->word[from], "."));

		if (!is(n, word, WORD_TITLE))
			break;
		from++;
	}
	while (w->count > from + 2) {
		const char *word = fold_key(a, w->word[w->count - 1], strlen(w->word[w->count - 1]));

		if (!is(n, word, WORD_POST_NOMINAL))
			break;
		w->count--;
	}
	for (size_t i = from; i < w->count; i++)
		w->word[i - from] = w->word[i];
	w->count -= from;
}

/* Where the surname starts: at the first particle behind the first name, else at the last word. */
static size_t surname_at(const struct naming *n, const struct name_words *w)
{
	for (size_t i = 1; i + 1 < w->count; i++)
		if (is(n, fold_key(&n->m->scratch, w->word[i], strlen(w->word[i])), WORD_PARTICLE))
			return i;
	return w->count - 1;
}

static const char *joined(struct arena *a, const struct name_words *w, size_t from)
{
	size_t len = 0;
	char *out, *to;

	for (size_t i = from; i < w->count; i++)
		len += strlen(w->word[i]) + 1;
	to = out = arena_alloc(a, len + 1);
	for (size_t i = from; i < w->count; i++) {
		if (i > from)
			*to++ = ' ';
		to = stpcpy(to, w->word[i]);
	}
	return fold_key(a, out, (size_t)(to - out));
}

static const char *without_particles(const struct naming *n, const char *surname)
{
	struct arena *a = &n->m->scratch;
	struct name_words part;
	char *out = arena_string(a, "");

	if (!strchr(surname, ' '))
		return run_together(a, surname);
	name_split(&part, a, surname);
	for (size_t i = 0; i < part.count; i++)
		if (part.count == 1 || !is(n, part.word[i], WORD_PARTICLE))
			out = arena_printf(a, "%s%s", out, part.word[i]);
	return run_together(a, out);
}

static void add_middles(const struct naming *n, const struct name_words *w, size_t surname)
{
	struct arena *a = &n->m->scratch;

	for (size_t i = 1; i < surname; i++) {
		const char *middle = fold_key(a, w->word[i], strlen(w->word[i]));

		if (strlen(middle) > 2) {
			add(n, is(n, middle, WORD_FIRST_NAME) ? FORM_FIRST : FORM_SURNAME, middle);
			add_two(n, FORM_WHOLE, n->first, " ", middle);
			add_two(n, FORM_WHOLE, middle, " ", n->surname);
		}
	}
}

/* A Chinese name is written without a blank: the last two characters are what somebody is called, the first is
 * the surname, which stands before a title. */
static void add_han(const struct naming *n, const char *name)
{
	static const char *const titles[] = { "先生", "女士", "教授", "博士", "主任" };
	enum { CHARACTER = 3 };
	size_t len = strlen(name);

	if (len < 2 * CHARACTER || len > 4 * CHARACTER || len % CHARACTER)
		return;
	for (size_t i = 0; i < len; i += CHARACTER)
		if ((unsigned char)name[i] < 0xe4 || (unsigned char)name[i] > 0xe9)
			return;
	if (len > 2 * CHARACTER)
		add(n, FORM_FIRST, name + len - 2 * CHARACTER);
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		add_two(n, FORM_WHOLE, arena_string_n(&n->m->scratch, name, CHARACTER), "", titles[i]);
}

static void add_name(struct naming *n, const char *name)
{
	struct arena *a = &n->m->scratch;
	struct name_words w;
	size_t at;

	name_split(&w, a, name);
	trim(n, &w);
	if (w.count == 0)
		return;
	add(n, FORM_WHOLE, joined(a, &w, 0));
	at = surname_at(n, &w);
	n->first = at > 0 ? fold_key(a, w.word[0], strlen(w.word[0])) : "";
	n->surname = joined(a, &w, at);
	n->core = without_particles(n, n->surname);
	add_surname(n);
	if (at == 0)
		add_han(n, w.word[0]);
	if (at == 0)
		return;
	add_first(n, n->first);
	add_together(n);
	add_nicknames(n);
	add_middles(n, &w, at);
	add_initials(n, &w, at);
}

static void add_names(struct naming *n, const char *name)
{
	const char *other = spelled_out(n->m->arena, name);

	add_name(n, name);
	if (other)
		add_name(n, other);
}

/* An alias of several words is a name of its own; one word is what they are called. */
static void add_alias(struct naming *n, const char *alias)
{
	struct naming own = *n;
	const char *folded = fold_key(n->m->arena, alias, strlen(alias));

	if (strchr(folded, ' ') && strchr(alias, ' ')) {
		add_names(&own, alias);
		return;
	}
	add(n, FORM_SURNAME, alias);
	add_two(n, FORM_WHOLE, folded, " ", n->surname);
	add_two(n, FORM_WHOLE, folded, "", n->core);
}

/* ---- addresses on the web ---- */

/* Domains that are everybody's tell nothing. */
static bool is_common_domain(const char *domain)
{
	static const char *const common[] = { "example.com", "example.net", "example.org", "gmail.com",
		"gmx.net", "gov.uk", "hotmail.co.uk", "hotmail.com", "icloud.com", "live.co.uk", "me.com",
		"nhs.net", "nhs.uk", "outlook.com", "protonmail.com", "yahoo.co.uk", "yahoo.com" };

	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		if (strcmp(domain, common[i]) == 0)
			return true;
	return false;
}

static void add_email(struct naming *n, const char *email)
{
	const struct owner contact = { FINDING_CONTACT, n->owner.person, NULL };
	const char *at = strchr(email, '@');
	const char *local = arena_string_n(n->m->arena, email, strcspn(email, "@"));

	if (!*email || n->named)
		return;
	matcher_add(n->m, email, FORM_WHOLE, &contact);
	/* What stands before the @ is often just a first name, and then means no more than one. */
	if (strlen(local) > 2)
		matcher_add(n->m, local, FORM_FIRST, &n->owner);
	if (at && !is_common_domain(fold_key(n->m->arena, at + 1, strlen(at + 1))))
		matcher_add(n->m, at + 1, FORM_WHOLE, &contact);
}

void variants_of_people(struct matcher *m, const struct roster *r)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct person *p = &r->people[i];
		struct naming n = { .m = m, .owner = { FINDING_PERSON, p, NULL }, .named = p->on_record,
			.first = "", .surname = "", .core = "" };

		add_names(&n, p->name);
		/* The scratch arena is emptied only between people: n points into it. */
		for (size_t k = 0; k < p->aliases.count; k++)
			add_alias(&n, p->aliases.item[k]);
		add_email(&n, p->email);
		matcher_rest(m);
	}
}
