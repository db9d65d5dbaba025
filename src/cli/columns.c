/* columns: help that fits a terminal of 80 columns, whatever the tables say. */
#include <string.h>

#include "base/utf8.h"
#include "subcommand.h"

enum { COLUMNS = 80 };

/* Where the next piece of text ends: at a blank that stands in no brackets and no quotes. */
static size_t piece(const char *s)
{
	size_t at = 0;
	int depth = 0;

	for (; s[at] && (s[at] != ' ' || depth > 0); at++)
		depth += (s[at] == '[') - (s[at] == ']');
	return at;
}

static size_t cells(const char *s, size_t len)
{
	size_t count = 0;

	for (size_t i = 0; i < len; i++)
		count += ((unsigned char)s[i] & 0xc0) != 0x80;
	return count;
}

void print_wrapped(FILE *out, const char *left, size_t indent, const char *text)
{
	size_t at = cells(left, strlen(left)), len, width;

	fputs(left, out);
	/* What stands on the left may be longer than its column. */
	while (at < indent || (at && left[strlen(left) - 1] != ' ' && at == cells(left, strlen(left)))) {
		fputc(' ', out);
		at++;
	}
	for (bool first = true; *text; first = false, text += len + strspn(text + len, " ")) {
		len = piece(text);
		width = cells(text, len);
		if (!first && at + 1 + width > COLUMNS) {
			fprintf(out, "\n%*s", (int)indent, "");
			at = indent;
		} else if (!first) {
			fputc(' ', out);
			at++;
		}
		fwrite(text, 1, len, out);
		at += width;
	}
	fputc('\n', out);
}
