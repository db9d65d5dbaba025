/* export_html: one file that needs nothing else: no script, no address outside itself. It reads on paper (A4), on
 * a telephone (320 px), by day and night, and by ear: one h1, headings in order, a skip link, tables with
 * captions and scopes, and every bar of a poll as a figure in a table. */
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "export/export.h"
#include "html_bars.h"
#include "html_style.h"
#include "xml.h"

static void identify(struct xml *x, const char *prefix, size_t number)
{
	char id[32];

	snprintf(id, sizeof id, "%s%zu", prefix, number);
	xml_attribute(x, "id", id);
}

/* ---- text ---- */

static void part(struct xml *x, const char *text, const char *lang, const void *context)
{
	(void)context;
	if (!lang) {
		xml_words(x, text);
		return;
	}
	xml_open(x, "span");
	xml_attribute(x, "lang", lang);
	xml_words(x, text);
	xml_close(x);
}

/* What is in another language says so, for whoever has the page read to them. */
static void text(struct xml *x, const struct published *p)
{
	if (document_span_count(p))
		xml_parts(x, p, part, NULL);
	else
		xml_text(x, p);
}

static void element(struct xml *x, const char *name, const char *class, const struct published *p)
{
	xml_open(x, name);
	if (class)
		xml_attribute(x, "class", class);
	text(x, p);
	xml_close(x);
}

/* ---- blocks ---- */

static void run_in(struct xml *x, const struct published *p)
{
	if (!p)
		return;
	xml_open(x, "strong");
	text(x, p);
	xml_words(x, ".");
	xml_close(x);
	xml_words(x, " ");
}

static void heading(struct xml *x, const struct block *b, size_t number)
{
	char name[] = "h0";

	name[1] = (char)('0' + b->level);
	xml_open(x, name);
	if (b->level == 2)
		identify(x, "part-", number);
	text(x, b->text);
	xml_close(x);
}

static void prose(struct xml *x, const struct block *b)
{
	xml_open(x, "p");
	run_in(x, b->run_in);
	for (size_t i = 0; i < b->line_count; i++) {
		if (i)
			xml_words(x, " ");
		text(x, b->lines[i].text);
	}
	xml_close(x);
}

static void quote(struct xml *x, const struct block *b)
{
	xml_open(x, "blockquote");
	xml_open(x, "p");
	run_in(x, b->run_in);
	text(x, b->text);
	xml_close(x);
	xml_close(x);
}

static void bullets(struct xml *x, const struct block *b)
{
	xml_open(x, "ul");
	for (size_t i = 0; i < b->line_count; i++)
		element(x, "li", NULL, b->lines[i].text);
	xml_close(x);
}

/* ---- tables and polls ---- */

static void cell(struct xml *x, const char *name, const char *scope, const char *class, const struct published *p)
{
	xml_open(x, name);
	if (scope)
		xml_attribute(x, "scope", scope);
	if (class)
		xml_attribute(x, "class", class);
	text(x, p);
	xml_close(x);
}

static void table_body(struct xml *x, const struct block *b)
{
	const char *class = b->kind == BLOCK_POLL ? "figure" : NULL;

	xml_open(x, "thead");
	xml_open(x, "tr");
	for (size_t i = 0; i < b->column_count; i++)
		cell(x, "th", "col", i ? class : NULL, b->columns[i]);
	xml_close(x);
	xml_close(x);
	xml_open(x, "tbody");
	for (size_t r = 0; r < b->row_count; r++) {
		xml_open(x, "tr");
		cell(x, "th", "row", NULL, b->rows[r].cells[0]);
		for (size_t i = 1; i < b->column_count; i++)
			cell(x, "td", NULL, class, b->rows[r].cells[i]);
		xml_close(x);
	}
	xml_close(x);
}

/* Under a heading that says the same, only those who hear the page need the caption. */
static void caption(struct xml *x, const struct block *b, const struct published *heading)
{
	bool said = strcmp(document_text(b->text), document_text(heading)) == 0;

	xml_open(x, "caption");
	xml_open(x, "span");
	if (said)
		xml_attribute(x, "class", "unseen");
	text(x, b->text);
	xml_close(x);
	if (b->kind == BLOCK_POLL)
		html_bars(x, b);
	xml_close(x);
}

/* A table wider than the window scrolls by itself, also by keyboard; the page does not. */
static void table(struct xml *x, const struct block *b, const struct published *heading)
{
	xml_open(x, "div");
	xml_attribute(x, "class", "wide");
	xml_attribute(x, "role", "group");
	xml_attribute(x, "tabindex", "0");
	xml_attribute_text(x, "aria-label", b->text);
	xml_open(x, "table");
	xml_attribute(x, "class", b->kind == BLOCK_POLL ? "figures" : "items");
	caption(x, b, heading);
	table_body(x, b);
	xml_close(x);
	xml_close(x);
}

static void poll(struct xml *x, const struct block *b)
{
	xml_open(x, "figure");
	table(x, b, NULL);
	xml_close(x);
}

/* The heading that block i stands under, or NULL. */
static const struct published *heading_over(const struct document *d, size_t i)
{
	while (i > 0 && d->blocks[i].kind != BLOCK_HEADING)
		i--;
	return d->block_count ? d->blocks[i].text : NULL;
}

static void block(struct xml *x, const struct document *d, size_t number)
{
	const struct block *b = &d->blocks[number];

	switch (b->kind) {
	case BLOCK_HEADING:
		heading(x, b, number);
		break;
	case BLOCK_NOTICE:
		element(x, "p", "notice", b->text);
		break;
	case BLOCK_PARAGRAPH:
		element(x, "p", NULL, b->text);
		break;
	case BLOCK_QUOTE:
		quote(x, b);
		break;
	case BLOCK_PROSE:
		prose(x, b);
		break;
	case BLOCK_BULLETS:
		bullets(x, b);
		break;
	case BLOCK_TABLE:
		table(x, b, heading_over(d, number));
		break;
	case BLOCK_POLL:
		poll(x, b);
		break;
	}
	xml_words(x, "\n");
}

/* ---- the page ---- */

static void meta(struct xml *x, const char *key, const char *name, const char *content)
{
	xml_open(x, "meta");
	xml_attribute(x, key, name);
	if (content)
		xml_attribute(x, "content", content);
	xml_close_empty(x);
	xml_words(x, "\n");
}

static void head(struct xml *x, const struct document *d)
{
	xml_open(x, "head");
	meta(x, "charset", "utf-8", NULL);
	meta(x, "name", "viewport", "width=device-width, initial-scale=1");
	meta(x, "name", "generator", "roundtable");
	meta(x, "http-equiv", "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
	xml_element(x, "title", d->title);
	xml_open(x, "style");
	xml_raw(x, html_style);
	xml_raw(x, html_print_style);
	xml_close(x);
	xml_close(x);
	xml_words(x, "\n");
}

/* On paper what must not be overlooked stands beside the text of every page, in a strip of its own. */
static void marks(struct xml *x, const struct document *d)
{
	for (size_t i = 0; i < d->block_count; i++)
		if (d->blocks[i].kind == BLOCK_NOTICE) {
			xml_open(x, "div");
			xml_attribute(x, "class", "mark");
			xml_attribute(x, "aria-hidden", "true");
			xml_text(x, d->blocks[i].text);
			xml_close(x);
			return;
		}
}

static void contents(struct xml *x, const struct document *d)
{
	xml_open(x, "nav");
	xml_attribute(x, "aria-labelledby", "contents");
	xml_open(x, "h2");
	xml_attribute(x, "id", "contents");
	xml_text(x, d->contents_title);
	xml_close(x);
	xml_open(x, "ul");
	for (size_t i = 0; i < d->block_count; i++) {
		char where[32];

		if (d->blocks[i].kind != BLOCK_HEADING || d->blocks[i].level != 2)
			continue;
		snprintf(where, sizeof where, "#part-%zu", i);
		xml_open(x, "li");
		xml_open(x, "a");
		xml_attribute(x, "href", where);
		text(x, d->blocks[i].text);
		xml_close(x);
		xml_close(x);
	}
	xml_close(x);
	xml_close(x);
	xml_words(x, "\n");
}

static size_t front(struct xml *x, const struct document *d)
{
	size_t i = 0;

	xml_open(x, "header");
	while (i < d->block_count && (d->blocks[i].kind == BLOCK_NOTICE ||
				      (d->blocks[i].kind == BLOCK_HEADING && d->blocks[i].level == 1))) {
		block(x, d, i);
		i++;
	}
	xml_close(x);
	return i;
}

static void body(struct xml *x, const struct document *d)
{
	size_t i;

	xml_open(x, "body");
	if (d->summary)
		xml_attribute(x, "class", "summary");
	xml_open(x, "a");
	xml_attribute(x, "class", "skip");
	xml_attribute(x, "href", "#minutes");
	xml_text(x, d->skip_words);
	xml_close(x);
	xml_words(x, "\n");
	marks(x, d);
	i = front(x, d);
	contents(x, d);
	xml_open(x, "main");
	xml_attribute(x, "id", "minutes");
	xml_attribute(x, "tabindex", "-1");
	for (; i < d->block_count; i++)
		block(x, d, i);
	xml_close(x);
	xml_close(x);
}

static bool render(const struct document *d, struct buffer *out, struct err *e)
{
	struct xml x;

	xml_start(&x, out);
	xml_raw(&x, "<!DOCTYPE html>\n");
	xml_open(&x, "html");
	xml_attribute(&x, "lang", d->language);
	head(&x, d);
	body(&x, d);
	xml_close(&x);
	xml_words(&x, "\n");
	return xml_finish(&x, e);
}

const struct export_format export_html = {
	.name = "html", .file = "minutes.html", .suffix = ".html",
	.help = N_("one page that needs nothing else, for reading and for print"), .may_be_private = true,
	.render = render,
};
