/* export_markdown: CommonMark 0.31 with the tables of GitHub Flavored Markdown 0.29, one line per paragraph. */
#include <ctype.h>
#include <string.h>

#include "base/say.h"
#include "escape.h"
#include "export/export.h"
#include "plain.h"

/* An entity or a character reference (CommonMark 0.31, section 2.5) starts at s, an ampersand. */
static bool is_reference(const char *s)
{
	s++;
	if (*s == '#')
		s++;
	return isalnum((unsigned char)*s) && s[strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
							  "0123456789")] == ';';
}

/* Brackets are how a replaced name looks in a quote, and no markup by themselves: a link needs its address, a
 * reference its definition, and neither can follow a bracket that is escaped before ( [ and :. What is left
 * are a footnote and, at the start, a box to tick. */
static bool is_bracket_markup(const char *text, const char *s)
{
	if (*s == ']')
		return s[1] && strchr("([:", s[1]);
	return s[1] == '^' || (s == text && s[1] && strchr(" xX", s[1]) && s[2] == ']' && s[3] == ' ');
}

/* Markup wherever it stands. Bare addresses become links in many readers although CommonMark has none. */
static bool is_inline(const char *text, const char *s)
{
	if (strchr("\\`*_<>|~", *s))
		return true;
	if (*s == '[' || *s == ']')
		return is_bracket_markup(text, s);
	if (*s == '&')
		return is_reference(s);
	if (*s == ':')
		return s[1] == '/' && s[2] == '/';
	if (*s == '.')
		return s - text >= 3 && strncasecmp(s - 3, "www", 3) == 0;
	/* The end of a heading may be a row of these. */
	return *s == '#';
}

/* Bytes at the start of a block after which a character would make it a list: digits of at most nine. */
static size_t list_digits(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n > 0 && n <= 9 && (text[n] == '.' || text[n] == ')') ? n : 0;
}

void escape_markdown(struct buffer *out, const struct published *p, bool at_start)
{
	struct buffer scratch = { 0 };
	const char *text = plain(&scratch, p), *s = text;
	size_t digits = at_start ? list_digits(text) : 0;

	if (digits) {
		buffer_add(out, s, digits);
		s += digits;
		buffer_addc(out, '\\');
		buffer_addc(out, *s++);
	} else if (at_start && *s && strchr("-+=", *s)) {
		buffer_addc(out, '\\');
		buffer_addc(out, *s++);
	}
	while (*s) {
		/* Nearly all of a text can be no markup, and is copied whole. */
		size_t n = strcspn(s, "\\`*_<>|~[]&:.#");

		buffer_add(out, s, n);
		s += n;
		if (!*s)
			break;
		if (is_inline(text, s))
			buffer_addc(out, '\\');
		buffer_addc(out, *s++);
	}
	buffer_free(&scratch);
}

/* ---- blocks ---- */

static void run_in(struct buffer *out, const struct published *p)
{
	if (!p)
		return;
	buffer_adds(out, "**");
	escape_markdown(out, p, false);
	buffer_adds(out, ".** ");
}

static void heading(struct buffer *out, const struct block *b)
{
	for (int i = 0; i < b->level; i++)
		buffer_addc(out, '#');
	buffer_addc(out, ' ');
	escape_markdown(out, b->text, true);
	buffer_adds(out, "\n");
}

static void prose(struct buffer *out, const struct block *b)
{
	run_in(out, b->run_in);
	for (size_t i = 0; i < b->line_count; i++) {
		if (i)
			buffer_addc(out, ' ');
		escape_markdown(out, b->lines[i].text, i == 0 && !b->run_in);
	}
	buffer_addc(out, '\n');
}

static void bullets(struct buffer *out, const struct block *b)
{
	for (size_t i = 0; i < b->line_count; i++) {
		buffer_adds(out, "- ");
		escape_markdown(out, b->lines[i].text, true);
		buffer_addc(out, '\n');
	}
}

static void table_row(struct buffer *out, const struct published *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buffer_adds(out, "| ");
		escape_markdown(out, cells[i], false);
		buffer_addc(out, ' ');
	}
	buffer_adds(out, "|\n");
}

static void table(struct buffer *out, const struct block *b)
{
	if (b->kind == BLOCK_POLL) {
		escape_markdown(out, b->text, true);
		buffer_adds(out, "\n\n");
	}
	table_row(out, b->columns, b->column_count);
	for (size_t i = 0; i < b->column_count; i++)
		buffer_adds(out, b->kind == BLOCK_POLL && i > 0 ? "| ---: " : "| --- ");
	buffer_adds(out, "|\n");
	for (size_t i = 0; i < b->row_count; i++)
		table_row(out, b->rows[i].cells, b->column_count);
}

static void paragraph(struct buffer *out, const char *before, const struct block *b, const char *after)
{
	buffer_adds(out, before);
	run_in(out, b->run_in);
	escape_markdown(out, b->text, !b->run_in && *before != '*');
	buffer_adds(out, after);
}

static void block(struct buffer *out, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		heading(out, b);
		break;
	case BLOCK_NOTICE:
		paragraph(out, "**", b, "**\n");
		break;
	case BLOCK_PARAGRAPH:
		paragraph(out, "", b, "\n");
		break;
	case BLOCK_QUOTE:
		paragraph(out, "> ", b, "\n");
		break;
	case BLOCK_PROSE:
		prose(out, b);
		break;
	case BLOCK_BULLETS:
		bullets(out, b);
		break;
	case BLOCK_TABLE:
	case BLOCK_POLL:
		table(out, b);
		break;
	}
}

/* Quotes in a row are one block quote of several paragraphs. */
static bool are_quotes(const struct block *x, const struct block *y)
{
	return x->kind == BLOCK_QUOTE && y->kind == BLOCK_QUOTE;
}

static bool render(const struct document *d, struct buffer *out, struct err *e)
{
	(void)e;
	for (size_t i = 0; i < d->block_count; i++) {
		if (i)
			buffer_adds(out, are_quotes(&d->blocks[i - 1], &d->blocks[i]) ? ">\n" : "\n");
		block(out, &d->blocks[i]);
	}
	return true;
}

const struct export_format export_markdown = {
	.name = "markdown", .file = "minutes.md", .suffix = ".md",
	.help = N_("CommonMark, for wikis and mail"), .may_be_private = true, .render = render,
};
