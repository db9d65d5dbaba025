/* error: a code and a sentence, filled in by whoever knows and completed by whoever knows more. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"

/* Copies at most what fits, and never half a character. */
static void fit(char *to, size_t cap, const char *from)
{
	static const char more[] = "…";
	size_t len = strlen(from);

	if (len < cap) {
		memcpy(to, from, len + 1);
		return;
	}
	len = cap - sizeof more;
	while (len && ((unsigned char)from[len] & 0xc0) == 0x80)
		len--;
	memcpy(to, from, len);
	memcpy(to + len, more, sizeof more);
}

bool err_set(struct err *e, enum err_code code, const char *format, ...)
{
	char text[2 * ERR_TEXT_BYTES];
	va_list args;

	if (!e)
		return false;
	va_start(args, format);
	vsnprintf(text, sizeof text, say_words(format), args);
	va_end(args);
	e->code = code;
	fit(e->text, sizeof e->text, text);
	return false;
}

bool err_within(struct err *e, const char *format, ...)
{
	char text[3 * ERR_TEXT_BYTES];
	va_list args;
	size_t len;

	if (!e)
		return false;
	va_start(args, format);
	vsnprintf(text, ERR_TEXT_BYTES, say_words(format), args);
	va_end(args);
	len = strlen(text);
	snprintf(text + len, sizeof text - len, ": %s", e->text);
	fit(e->text, sizeof e->text, text);
	return false;
}

void bug(const char *format, ...)
{
	va_list args;

	fputs("roundtable: bug: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	abort();
}
