/* yaml_tree_clean: bytes that are safe to read on, and words for those that are not. */
#include "yaml_tree.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "base/utf8.h"

/* A file of nothing but mistakes must not fill the memory with what is said about it. */
static bool may_say(struct reading *r)
{
	if (r->mistakes == MISTAKES_MOST)
		complain(r->c, r->name, 0, 0, "there are more mistakes than these; mend them first");
	return r->mistakes++ < MISTAKES_MOST;
}

static const char *vformat(struct reading *r, const char *format, va_list args)
{
	char text[1024];

	vsnprintf(text, sizeof text, say_words(format), args);
	return arena_string(r->c->arena, text);
}

void wrong_at(struct reading *r, size_t line, size_t column, const char *format, ...)
{
	va_list args;

	if (!may_say(r))
		return;
	va_start(args, format);
	complain(r->c, r->name, line, column, "%s", vformat(r, format, args));
	va_end(args);
}

void node_wrong(struct reading *r, const struct node *n, const char *format, ...)
{
	va_list args;

	if (!may_say(r))
		return;
	va_start(args, format);
	complain(r->c, r->name, n->line, n->column, "%s", vformat(r, format, args));
	va_end(args);
}

void node_odd(struct reading *r, const struct node *n, const char *format, ...)
{
	va_list args;

	if (!may_say(r))
		return;
	va_start(args, format);
	complain_softly(r->c, r->name, n->line, n->column, "%s", vformat(r, format, args));
	va_end(args);
}

static bool is_before(const struct complaint *x, const struct complaint *y)
{
	return x->line != y->line ? x->line < y->line : x->column < y->column;
}

/* By insertion: there are at most MISTAKES_MOST, and equals keep their order. */
void sort_complaints(struct reading *r, size_t from)
{
	struct complaint *item = r->c->item;

	for (size_t i = from + 1; i < r->c->count; i++) {
		struct complaint one = item[i];
		size_t j = i;

		while (j > from && is_before(&one, &item[j - 1])) {
			item[j] = item[j - 1];
			j--;
		}
		item[j] = one;
	}
}

const char *excerpt(struct reading *r, const char *s)
{
	enum { CHARACTERS = 40 };
	size_t len = strlen(s), end = 0;
	int32_t c;

	for (int i = 0; i < CHARACTERS && end < len; i++)
		end += utf8_next(s + end, len - end, &c);
	return arena_printf(r->a, "\"%.*s%s\"", (int)end, s, end < len ? "…" : "");
}

bool is_hidden_character(int c)
{
	if (c == '\t' || c == '\n' || c == '\r')
		return false;
	return c < 0x20 || (c >= 0x7f && c < 0xa0) ||
	       c == 0x061c || c == 0x200e || c == 0x200f ||  /* marks of direction */
	       (c >= 0x2028 && c <= 0x202e) ||               /* line separators, embeddings, overrides */
	       (c >= 0x2066 && c <= 0x2069) ||               /* isolates */
	       c == 0xfffe || c == 0xffff;
}

/* What people save by mistake instead of text. */
static bool is_other_format(struct reading *r, const char *bytes, size_t len)
{
	static const struct { const char *start, *is; size_t len; } rows[] = {
		{ "\xff\xfe", "UTF-16", 2 },
		{ "\xfe\xff", "UTF-16", 2 },
		{ "PK\003\004", N_("a spreadsheet, a word processor's file or another archive"), 4 },
		{ "%PDF", N_("a PDF"), 4 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (len < rows[i].len || memcmp(bytes, rows[i].start, rows[i].len) != 0)
			continue;
		wrong_at(r, 0, 0, "this is %s; save it as plain text in UTF-8", _(rows[i].is));
		return true;
	}
	return false;
}

struct place {
	size_t line, column, byte;
};

static void say_what_is_wrong(struct reading *r, const struct place *at, unsigned char byte, int32_t c)
{
	if (c < 0)
		wrong_at(r, at->line, at->column,
			 "byte %zu of the file (0x%02x) is not UTF-8; save the file as UTF-8", at->byte,
			 byte);
	else if (c == 0)
		wrong_at(r, at->line, at->column, "a zero byte; is this a text file?");
	else
		wrong_at(r, at->line, at->column,
			 "an invisible character (U+%04X); delete it and type the text again", (unsigned)c);
}

static void step(struct place *at, int32_t c, size_t width)
{
	at->byte += width;
	at->column++;
	if (c == '\n') {
		at->line++;
		at->column = 1;
	}
}

bool clean_text(struct reading *r, const char *bytes, size_t len, struct buffer *out)
{
	struct place at = { 1, 1, 0 };
	int32_t c;

	if (len > FILE_BYTES_MOST) {
		wrong_at(r, 0, 0, "the file is longer than %d MiB", FILE_BYTES_MOST / (1024 * 1024));
		return false;
	}
	if (is_other_format(r, bytes, len))
		return false;
	if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		at.byte = 3;
	buffer_add(out, "", 0);
	while (at.byte < len) {
		const char *s = bytes + at.byte;
		size_t width = utf8_next(s, len - at.byte, &c);

		if (is_hidden_character(c)) {
			say_what_is_wrong(r, &at, (unsigned char)*s, c);
			buffer_addc(out, '?');
		} else {
			buffer_add(out, s, width);
		}
		step(&at, c, width);
	}
	return true;
}
