/* html_bars: one bar under the words of each option. SVG breaks no lines, so they are broken here. */
#include "html_bars.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "plain.h"

/* In the units of the picture, which is as wide as a telephone at least: letters of 13 are readable there. */
enum { WIDTH = 360, BAR_WIDTH = 312, BAR_HEIGHT = 11, LINE = 17, BELOW = 12, LETTERS = 50 };

/* The bytes of s that fit in a line; at least one word. */
static size_t line_end(const char *s)
{
	size_t len = strlen(s), letters = 0, end = 0;
	int32_t c;

	for (size_t i = 0; i < len; letters++) {
		if (s[i] == ' ')
			end = i;
		if (letters >= LETTERS && end)
			return end;
		i += utf8_next(s + i, len - i, &c);
	}
	return len;
}

static void text(struct xml *x, long at, long y, const char *words)
{
	xml_open(x, "text");
	xml_attribute_number(x, "x", at);
	xml_attribute_number(x, "y", y);
	xml_words(x, words);
	xml_close(x);
}

/* Gives where the next line would stand. With x NULL nothing is drawn. */
static long label(struct xml *x, const char *s, long y)
{
	struct buffer line = { 0 };

	while (*s) {
		size_t end = line_end(s);

		buffer_cut(&line, 0);
		buffer_add(&line, s, end);
		y += LINE;
		if (x)
			text(x, 0, y - 5, buffer_text(&line));
		s += end;
		s += strspn(s, " ");
	}
	buffer_free(&line);
	return y;
}

static long bar(struct xml *x, const char *option, const char *figure, long width, long y)
{
	y = label(x, option, y);
	if (x) {
		xml_open(x, "rect");
		xml_attribute(x, "x", "0");
		xml_attribute_number(x, "y", y);
		xml_attribute_number(x, "width", width);
		xml_attribute_number(x, "height", BAR_HEIGHT);
		xml_close_empty(x);
		text(x, width ? width + 6 : 0, y + BAR_HEIGHT - 1, figure);
	}
	return y + BAR_HEIGHT + BELOW;
}

static long draw(struct xml *x, const struct block *b, int64_t most)
{
	struct buffer option = { 0 }, figure = { 0 };
	long y = 0;

	for (size_t i = 0; i < b->poll->options.count; i++)
		y = bar(x, plain(&option, b->columns[i + 1]),
			plain(&figure, b->rows[b->row_count - 1].cells[i + 1]),
			(long)(b->poll->total[i] * BAR_WIDTH / most), y);
	buffer_free(&option);
	buffer_free(&figure);
	return y;
}

void html_bars(struct xml *x, const struct block *b)
{
	int64_t most = 1;
	char box[64];

	for (size_t i = 0; i < b->poll->options.count; i++)
		if (b->poll->total[i] > most)
			most = b->poll->total[i];
	snprintf(box, sizeof box, "0 0 %d %ld", WIDTH, draw(NULL, b, most));
	xml_open(x, "svg");
	xml_attribute(x, "xmlns", "http://www.w3.org/2000/svg");
	xml_attribute(x, "viewBox", box);
	xml_attribute(x, "aria-hidden", "true");
	xml_attribute(x, "focusable", "false");
	draw(x, b, most);
	xml_close(x);
}
