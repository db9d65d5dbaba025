/* complaints: every mistake in a file, found in one run. */
#include "base/complaints.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "base/utf8.h"

static void add(struct complaints *c, const char *file, size_t line, size_t column, bool warning,
		const char *format, va_list args)
{
	char text[1024];
	struct complaint *one = arena_push(c->arena, &c->item, c->count, &c->cap, sizeof *one);

	vsnprintf(text, sizeof text, say_words(format), args);
	one->file = arena_string(c->arena, file);
	one->line = line;
	one->column = column;
	one->warning = warning;
	one->what = arena_string(c->arena, text);
	c->count++;
	c->errors += !warning;
}

void complain(struct complaints *c, const char *file, size_t line, size_t column, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(c, file, line, column, false, format, args);
	va_end(args);
}

void complain_softly(struct complaints *c, const char *file, size_t line, size_t column, const char *format,
		     ...)
{
	va_list args;

	va_start(args, format);
	add(c, file, line, column, true, format, args);
	va_end(args);
}

const char *complaint_text(struct arena *a, const struct complaint *one)
{
	struct buffer b = { 0 };
	const char *text;

	utf8_add_visible(&b, one->file, strlen(one->file));
	if (one->line)
		buffer_addf(&b, ":%zu", one->line);
	if (one->line && one->column)
		buffer_addf(&b, ":%zu", one->column);
	buffer_adds(&b, ": ");
	utf8_add_visible(&b, one->what, strlen(one->what));
	text = arena_string(a, b.text);
	buffer_free(&b);
	return text;
}

bool complaints_settle(const struct complaints *c, struct err *e)
{
	struct arena work = { 0 };

	for (size_t i = 0; i < c->count; i++) {
		if (c->item[i].warning)
			continue;
		err_set(e, ERR_SYNTAX, "%s", complaint_text(&work, &c->item[i]));
		if (c->errors > 1)
			err_set(e, ERR_SYNTAX, P_("%s (and %zu more)", "%s (and %zu more)", c->errors - 1),
				complaint_text(&work, &c->item[i]), c->errors - 1);
		arena_free(&work);
		return false;
	}
	return true;
}
