/* export_text: plain text of 72 columns, for mail and for reading aloud: no box drawing, no markup. */
#include <string.h>

#include "base/say.h"
#include "base/utf8.h"
#include "export/export.h"
#include "plain.h"

enum { COLUMNS = 72 };

struct page {
	struct buffer *out;
	size_t indent;   /* of every line but the first of a paragraph, whose mark stands there */
	size_t column;
};

static void blanks(struct page *p, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buffer_addc(p->out, ' ');
	p->column += count;
}

static void new_line(struct page *p)
{
	buffer_addc(p->out, '\n');
	p->column = 0;
	blanks(p, p->indent);
}

/* A word wider than a line is cut, between characters: the width is the promise. */
static void add_long(struct page *p, const char *word, size_t len)
{
	size_t n;

	for (size_t i = 0; i < len; i += n) {
		int32_t c;
		size_t width;

		n = utf8_next(word + i, len - i, &c);
		width = utf8_width(word + i, n);
		if (p->column + width > COLUMNS)
			new_line(p);
		buffer_add(p->out, word + i, n);
		p->column += width;
	}
}

static void add_word(struct page *p, const char *word, size_t len)
{
	size_t width = utf8_width(word, len);

	if (p->column > p->indent) {
		if (p->column + 1 + width > COLUMNS)
			new_line(p);
		else
			blanks(p, 1);
	}
	if (p->column + width > COLUMNS) {
		add_long(p, word, len);
		return;
	}
	buffer_add(p->out, word, len);
	p->column += width;
}

/* Between two words that stand on one line where they can, as "Agree" and its figure. No clean text has it. */
enum { GLUE = '\t' };

static void add_pair(struct page *p, const char *pair, size_t len)
{
	const char *glue = memchr(pair, GLUE, len);
	size_t first = glue ? (size_t)(glue - pair) : len, width = utf8_width(pair, len) + 1;

	if (glue && p->column > p->indent && p->column + 1 + width > COLUMNS && p->indent + width <= COLUMNS)
		new_line(p);
	add_word(p, pair, first);
	if (glue)
		add_word(p, glue + 1, len - first - 1);
}

static void add_words(struct page *p, const char *s)
{
	while (*(s += strspn(s, " "))) {
		size_t len = strcspn(s, " ");

		add_pair(p, s, len);
		s += len;
	}
}

static void add(struct page *p, const struct published *text)
{
	struct buffer scratch = { 0 };

	add_words(p, plain(&scratch, text));
	buffer_free(&scratch);
}

/* Begins a paragraph whose lines hang behind mark, which is indented by before. */
static void begin(struct page *p, size_t before, const char *mark)
{
	p->indent = before + strlen(mark);
	p->column = 0;
	blanks(p, before);
	buffer_adds(p->out, mark);
	p->column += strlen(mark);
}

static void end(struct page *p)
{
	buffer_addc(p->out, '\n');
}

/* "Outcomes." without a second stop where the heading has one. */
static void add_run_in(struct page *p, const struct published *run_in)
{
	struct buffer b = { 0 };

	if (!run_in)
		return;
	plain_add(&b, run_in);
	buffer_addc(&b, '.');
	add_words(p, buffer_text(&b));
	buffer_free(&b);
}

/* ---- blocks ---- */

static void heading(struct page *p, const struct block *b)
{
	size_t from = p->out->len, width, line;

	begin(p, 0, "");
	add(p, b->text);
	end(p);
	if (b->level > 2)
		return;
	for (width = 0; from < p->out->len; from += line + 1) {
		line = strcspn(p->out->text + from, "\n");
		if (utf8_width(p->out->text + from, line) > width)
			width = utf8_width(p->out->text + from, line);
	}
	while (width-- > 0)
		buffer_addc(p->out, b->level == 1 ? '=' : '-');
	end(p);
}

static void lines(struct page *p, const struct block *b)
{
	bool list = b->kind == BLOCK_BULLETS;

	if (!list)
		begin(p, 0, "");
	add_run_in(p, b->run_in);
	for (size_t i = 0; i < b->line_count; i++) {
		if (list)
			begin(p, 0, "- ");
		add(p, b->lines[i].text);
		if (list)
			end(p);
	}
	if (!list)
		end(p);
}

/* The name and what it is: "Level: place;" with that mark before the value and that one behind. */
static void add_named(struct page *p, const struct published *name, const struct published *value,
		      const char *mark, const char *after)
{
	struct buffer b = { 0 };

	plain_add(&b, name);
	buffer_adds(&b, mark);
	if (value)
		buffer_addc(&b, GLUE);
	plain_add(&b, value);
	buffer_adds(&b, after);
	add_words(p, buffer_text(&b));
	buffer_free(&b);
}

/* "2.4.1  What is to be done." and below it who, where and when. */
static void task(struct page *p, const struct block *b, const struct block_row *row)
{
	struct buffer mark = { 0 };
	bool any = false;

	plain_add(&mark, row->cells[0]);
	buffer_adds(&mark, "  ");
	begin(p, 0, buffer_text(&mark));
	add(p, row->cells[1]);
	end(p);
	for (size_t i = 2; i < b->column_count; i++) {
		size_t next = i + 1;

		if (!row->cells[i])
			continue;
		if (!any)
			begin(p, mark.len, "");
		while (next < b->column_count && !row->cells[next])
			next++;
		add_named(p, b->columns[i], row->cells[i], ":", next < b->column_count ? ";" : "");
		any = true;
	}
	if (any)
		end(p);
	buffer_free(&mark);
}

/* Of two columns every row is one line. */
static void pair(struct page *p, const struct block_row *row)
{
	begin(p, 2, "");
	add_named(p, row->cells[0], row->cells[1], ":", "");
	end(p);
}

static void tasks(struct page *p, const struct block *b)
{
	for (size_t r = 0; r < b->row_count; r++) {
		if (b->column_count == 2) {
			pair(p, &b->rows[r]);
			continue;
		}
		if (r)
			end(p);
		task(p, b, &b->rows[r]);
	}
}

static void poll(struct page *p, const struct block *b)
{
	begin(p, 0, "");
	add(p, b->text);
	end(p);
	for (size_t r = 0; r < b->row_count; r++) {
		const struct block_row *row = &b->rows[r];

		begin(p, 2, "");
		add_named(p, row->cells[0], NULL, ":", "");
		for (size_t i = 1; i < b->column_count; i++)
			add_named(p, b->columns[i], row->cells[i], "", i + 1 < b->column_count ? "," : "");
		end(p);
	}
}

static void block(struct page *p, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		heading(p, b);
		break;
	case BLOCK_NOTICE:
	case BLOCK_PARAGRAPH:
	case BLOCK_QUOTE:
		begin(p, b->kind == BLOCK_QUOTE ? 4 : 0, "");
		add_run_in(p, b->run_in);
		add(p, b->text);
		end(p);
		break;
	case BLOCK_PROSE:
	case BLOCK_BULLETS:
		lines(p, b);
		break;
	case BLOCK_TABLE:
		tasks(p, b);
		break;
	case BLOCK_POLL:
		poll(p, b);
		break;
	}
}

static bool render(const struct document *d, struct buffer *out, struct err *e)
{
	struct page p = { .out = out };

	(void)e;
	for (size_t i = 0; i < d->block_count; i++) {
		if (i)
			end(&p);
		block(&p, &d->blocks[i]);
	}
	return true;
}

const struct export_format export_text = {
	.name = "text", .file = "minutes.txt", .suffix = ".txt",
	.help = N_("72 columns, for mail and for reading aloud"), .may_be_private = true, .render = render,
};
