/* complete: what a half-typed word could become. */
#include "complete.h"

#include <string.h>

#include "base/utf8.h"
#include "command/command.h"
#include "command/line.h"

static void add(struct arena *a, struct candidates *out, const char *word)
{
	const char **slot;

	for (size_t i = 0; i < out->count; i++)
		if (strcmp(out->item[i], word) == 0)
			return;
	slot = arena_push(a, &out->item, out->count, &out->cap, sizeof *slot);
	*slot = word;
	out->count++;
}

/* Does any word of name begin with the folded key? */
static bool begins(struct arena *a, const char *name, const char *key)
{
	const char *folded = utf8_key(a, name);
	size_t len = strlen(key);

	for (const char *word = folded; word; word = strchr(word, ' ')) {
		word += *word == ' ';
		if (strncmp(word, key, len) == 0)
			return true;
	}
	return false;
}

static void offer(struct arena *a, struct candidates *out, const char *word, const char *key)
{
	if (*word && begins(a, word, key))
		add(a, out, word);
}

/* ---- sources ---- */

/* A name that two people share would be refused as ambiguous: those are told by id. */
static const char *name_of(const struct session *s, struct arena *a, const struct person *p)
{
	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *other = &s->roster->people[i];

		if (other != p && strcmp(utf8_key(a, other->name), utf8_key(a, p->name)) == 0)
			return p->id;
	}
	return p->name;
}

static void people(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];
		bool fits = begins(a, p->name, key) || strncmp(p->id, key, strlen(key)) == 0;

		for (size_t j = 0; j < p->aliases.count; j++)
			fits |= begins(a, p->aliases.item[j], key);
		if (fits)
			add(a, out, name_of(s, a, p));
	}
}

static void groups(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	for (size_t i = 0; i < s->agenda->group_count; i++) {
		const struct group *g = &s->agenda->groups[i];

		if (begins(a, g->id, key) || begins(a, text_in(g->plural, s->agenda->language), key))
			add(a, out, g->id);
	}
}

static void levels(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	for (size_t i = 0; i < s->agenda->levels.count; i++)
		offer(a, out, s->agenda->levels.item[i], key);
}

static void horizons(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	(void)s;
	offer(a, out, "immediate", key);
	offer(a, out, "medium", key);
}

static void kinds(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	(void)s;
	for (int i = 0; i < ENTRY_KINDS; i++)
		offer(a, out, entry_kind_name((enum entry_kind)i), key);
}

static void places(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	for (size_t i = 0; i < s->agenda->step_count; i++) {
		const struct step *step = &s->agenda->steps[i];
		const char *name = *step->stage->id
			? arena_printf(a, "%s/%s", step->dimension->id, step->stage->id) : step->dimension->id;

		if (strncmp(utf8_key(a, name), key, strlen(key)) == 0 || begins(a, step->stage->id, key))
			add(a, out, name);
	}
}

static void dimensions(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	for (size_t i = 0; i < s->agenda->dimension_count; i++)
		offer(a, out, s->agenda->dimensions[i].id, key);
	offer(a, out, s->agenda->closing.id, key);
}

/* Whoever was asked before comes first, then what the agenda names. */
static void addressees(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	for (size_t i = s->entry_count; i-- > 0;)
		offer(a, out, s->entries[i]->addressee, key);
	for (size_t i = 0; i < s->agenda->glossary.count; i++)
		offer(a, out, s->agenda->glossary.item[i], key);
	for (size_t i = 1; i < s->agenda->group_count; i++)
		offer(a, out, text_in(s->agenda->groups[i].plural, s->agenda->language), key);
}

static void tags(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	for (size_t i = 0; i < s->agenda->themes.count; i++)
		offer(a, out, s->agenda->themes.item[i], key);
	for (size_t i = 0; i < s->entry_count; i++)
		for (size_t j = 0; j < s->entries[i]->more->tag_count; j++)
			offer(a, out, s->entries[i]->more->tags[j], key);
}

static void polls(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	for (size_t i = 0; i < s->poll_count; i++)
		offer(a, out, s->polls[i].id, key);
}

static void options(const struct session *s, struct arena *a, const char *key, struct candidates *out)
{
	const struct poll *p = session_open_poll(s);

	for (size_t i = 0; p && i < p->options.count; i++)
		offer(a, out, text_in(p->options.item[i], s->agenda->language), key);
}

static const struct {
	const char *kind;
	void (*fill)(const struct session *s, struct arena *a, const char *key, struct candidates *out);
} sources[] = {
	{ "PERSON", people },   { "GROUP", groups },         { "LEVEL", levels }, { "HORIZON", horizons },
	{ "KIND", kinds },      { "PLACE", places },         { "TAG", tags },     { "DIMENSION[/STAGE]", places },
	{ "DIMENSION", dimensions }, { "ADDRESSEE", addressees }, { "OPTION=N…", options }, { "[PERSON|=N]", people }, { "[PERSON]", people },
	{ "NAME", people },     { "ID|new", polls },
};

static void alternatives(struct arena *a, const char *kind, const char *key, struct candidates *out)
{
	while (*kind) {
		size_t len = strcspn(kind, "|");

		offer(a, out, arena_string_n(a, kind, len), key);
		kind += len + (kind[len] == '|');
	}
}

void complete_word(const struct session *s, struct arena *a, const char *kind, const char *typed,
		   struct candidates *out)
{
	const char *key = utf8_key(a, typed);

	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		if (strcmp(sources[i].kind, kind) == 0) {
			sources[i].fill(s, a, key, out);
			return;
		}
	}
	if (strchr(kind, '|') && *kind >= 'a' && *kind <= 'z')
		alternatives(a, kind, key, out);
}

const char *complete_common(struct arena *a, const struct candidates *c)
{
	size_t len = c->count ? strlen(c->item[0]) : 0;

	for (size_t i = 1; i < c->count; i++) {
		size_t same = 0;

		while (same < len && c->item[i][same] == c->item[0][same])
			same++;
		len = same;
	}
	/* Never half a letter. */
	while (len && ((unsigned char)c->item[0][len] & 0xc0) == 0x80)
		len--;
	return len ? arena_string_n(a, c->item[0], len) : "";
}

const char *complete_quoted(struct arena *a, const char *word)
{
	return strchr(word, ' ') ? arena_printf(a, "\"%s\"", word) : word;
}

/* ---- words in lines ---- */

static const struct { const char *prefix, *kind; } tokens[] = {
	{ "owner:@", "PERSON" }, { "owner:", "PERSON" }, { "@", "PERSON" },    { "to:", "ADDRESSEE" },
	{ "level:", "LEVEL" },   { "horizon:", "HORIZON" }, { "in:", "PLACE" }, { "#", "TAG" },
};

/* Where the word begins that ends at `at`; a quotation mark that is open holds its blanks. */
static size_t word_start(const char *line, size_t at)
{
	size_t start = 0;
	bool quoted = false;

	for (size_t i = 0; i < at; i++) {
		if (line[i] == '"')
			quoted = quoted ? false : i > start || start == 0;
		if (line[i] == ' ' && !quoted)
			start = i + 1;
	}
	return start;
}

/* The text for the candidates: the whole word when there is one, else as far as they agree, if that is more. */
static const char *settled(struct arena *a, const struct candidates *c, const char *typed)
{
	const char *common = complete_common(a, c);

	if (c->count == 1)
		return arena_printf(a, "%s ", complete_quoted(a, c->item[0]));
	if (strlen(common) <= strlen(typed))
		return NULL;
	return strchr(common, ' ') ? arena_printf(a, "\"%s", common) : common;
}

static const char *finish(const struct session *s, struct arena *a, const char *kind, const char *line, size_t at,
			  size_t *from, struct candidates *offered)
{
	bool quoted = line[*from] == '"' && *from < at;
	const char *typed = arena_string_n(a, line + *from + quoted, at - *from - quoted);
	const char *text;

	complete_word(s, a, kind, typed, offered);
	text = offered->count ? settled(a, offered, typed) : NULL;
	return text ? text : arena_string_n(a, line + *from, at - *from);
}

static const char *token_at(const struct session *s, struct arena *a, const char *line, size_t at, size_t *from,
			    struct candidates *offered)
{
	for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
		size_t len = strlen(tokens[i].prefix);

		if (*from + len > at || strncmp(line + *from, tokens[i].prefix, len) != 0)
			continue;
		*from += len;
		return finish(s, a, tokens[i].kind, line, at, from, offered);
	}
	return NULL;
}

const char *complete_token(const struct session *s, struct arena *a, const char *line, size_t at, size_t *from,
			   struct candidates *offered)
{
	size_t text;
	const char *found;

	/* The sign of a quote opens no quotation mark. */
	(void)line_sigil(line, &text);
	*from = text < at ? text + word_start(line + text, at - text) : at;
	found = token_at(s, a, line, at, from, offered);
	if (found)
		return found;
	/* Nor does one that somebody forgot to close. */
	for (*from = at; *from > text && line[*from - 1] != ' ';)
		--*from;
	return token_at(s, a, line, at, from, offered);
}

/* The n-th word of a command's args, as "ID KIND" has them. */
static const char *arg_kind(struct arena *a, const struct command *c, size_t n)
{
	const char *args = c->args;

	while (n-- && *args) {
		args += strcspn(args, " ");
		args += strspn(args, " ");
	}
	return arena_string_n(a, args, strcspn(args, " "));
}

const char *complete_argument(const struct session *s, struct arena *a, const char *line, size_t at, size_t *from,
			      struct candidates *offered)
{
	const struct command *c = command_find(arena_string_n(a, line, strcspn(line, " ")), NULL);
	const char *kind;
	size_t word = 0;
	bool quoted = false;

	*from = word_start(line, at);
	if (!c || !*from)
		return NULL;
	for (size_t i = 0; i < *from; i++) {
		quoted ^= line[i] == '"';
		word += line[i] == ' ' && !quoted && (!i || line[i - 1] != ' ');
	}
	kind = arg_kind(a, c, word - 1);
	if (strstr(kind, "PERSON") && *from < at && line[*from] == '@')
		++*from;
	return finish(s, a, kind, line, at, from, offered);
}
