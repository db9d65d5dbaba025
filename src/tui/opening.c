/* opening: the first words of a published sentence. */
#include "opening.h"

#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"

static const char *const openings[] = { "", "{who} said that ", "{who} felt that ", "A view emerged that " };

enum { OPENINGS = sizeof openings / sizeof *openings };

/* "NHS", "A&E", "LTP2", "eHealth": not a word that a sentence begins with a capital alone. */
static bool is_acronym(const char *word, size_t len)
{
	for (size_t at = 0; at < len;) {
		int32_t c;
		size_t n = utf8_next(word + at, len - at, &c);

		if (at && (utf8_is_upper(c) || (c >= '0' && c <= '9')))
			return true;
		at += n;
	}
	return false;
}

static bool is_first_person(const char *word, size_t len)
{
	return *word == 'I' && (len == 1 || !utf8_is_lower((unsigned char)word[1]));
}

static bool begins_public_name(const struct session *s, const char *text)
{
	const struct strings *names = &s->agenda->glossary;

	for (size_t i = 0; i < names->count; i++)
		if (strncmp(text, names->item[i], strlen(names->item[i])) == 0)
			return true;
	return false;
}

/* A first name, or a body: what the roster knows keeps its capital, so that it is still found. */
static bool begins_name(const struct session *s, const char *word, size_t len)
{
	for (size_t i = 0; i < s->roster->count; i++)
		if (strncmp(s->roster->people[i].name, word, len) == 0)
			return true;
	for (size_t i = 0; i < s->roster->organisation_count; i++)
		if (strncmp(s->roster->organisations[i].name, word, len) == 0)
			return true;
	return false;
}

/* "Harold Pinter wrote": a run of capitals is a name, whoever it is. */
static bool begins_run(const char *text)
{
	const char *next = text + strcspn(text, " ");
	int32_t c;

	if (!*next)
		return false;
	utf8_next(next + 1, strlen(next + 1) + 1, &c);
	return utf8_is_upper(c) && !is_first_person(next + 1, strcspn(next + 1, " ,.;:!?"));
}

static bool keeps_capital(const struct session *s, const char *text)
{
	size_t len = strcspn(text, " ,.;:!?");

	return is_acronym(text, len) || is_first_person(text, len) || begins_public_name(s, text) ||
	       begins_name(s, text, len) || begins_run(text);
}

static const char *with_first(struct arena *a, const char *text, int32_t (*as)(int32_t))
{
	struct buffer b = { 0 };
	const char *out;
	int32_t c;
	size_t n;

	if (!*text)
		return text;
	n = utf8_next(text, strlen(text), &c);
	if (c < 0)
		return text;
	utf8_add(&b, as(c));
	buffer_adds(&b, text + n);
	out = arena_string(a, buffer_text(&b));
	buffer_free(&b);
	return out;
}

const char *opening_next(const struct session *s, struct arena *a, const char *text)
{
	size_t now = 0;

	for (size_t i = 1; i < OPENINGS; i++)
		if (strncmp(text, openings[i], strlen(openings[i])) == 0)
			now = i;
	text += strlen(openings[now]);
	now = (now + 1) % OPENINGS;
	if (!now)
		return with_first(a, text, utf8_to_upper);
	return arena_printf(a, "%s%s", openings[now], keeps_capital(s, text) ? text : with_first(a, text, utf8_to_lower));
}
