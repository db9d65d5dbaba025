/* words: how a command line splits into words. */
#include "words.h"

#include <string.h>

static int is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The closing mark for the opening one at s, or NULL when there is none. */
static const char *closing(const char *s)
{
	for (s++; *s && *s != '"'; s++)
		if (*s == '\\' && (s[1] == '"' || s[1] == '\\'))
			s++;
	return *s ? s : NULL;
}

size_t words_length(const char *s)
{
	const char *at = s;

	while (*at && !is_blank(*at)) {
		const char *close = *at == '"' ? closing(at) : NULL;

		at = (close ? close : at) + 1;
	}
	return (size_t)(at - s);
}

char *words_unquote(struct arena *a, const char *s, size_t len)
{
	char *word = arena_alloc(a, len + 1);
	const char *end = s + len, *close = NULL;
	char *to = word;

	while (s < end) {
		if (!close && *s == '"' && closing(s) && closing(s) < end) {
			close = closing(s++);
			continue;
		}
		if (s == close) {
			close = NULL;
			s++;
			continue;
		}
		if (close && *s == '\\' && (s[1] == '"' || s[1] == '\\'))
			s++;
		*to++ = *s++;
	}
	return word;
}

static char *rest_of(struct arena *a, const char *s)
{
	size_t len = strlen(s);

	while (len && is_blank(s[len - 1]))
		len--;
	return arena_string_n(a, s, len);
}

const char *const *words_split(struct arena *a, const char *line, int rest_after, size_t *count)
{
	const char **words = NULL;
	size_t cap = 0;

	*count = 0;
	for (;;) {
		const char **slot;
		size_t len;

		while (is_blank(*line))
			line++;
		if (!*line)
			return words;
		slot = arena_push(a, &words, *count, &cap, sizeof *slot);
		if (rest_after >= 0 && *count == (size_t)rest_after) {
			*slot = rest_of(a, line);
			++*count;
			return words;
		}
		len = words_length(line);
		*slot = words_unquote(a, line, len);
		++*count;
		line += len;
	}
}
