/* docx_document: the text itself. Every item is a paragraph of a real list whose numbers are those of the tree,
 * so that somebody who edits the file in Word and somebody who types `wording 2.3.4` mean the same one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docx_parts.h"

/* ---- lists ---- */

/* Splits "2.3.4" into "2.3." and 4. */
static size_t split(const char *number, long *last)
{
	const char *dot = strrchr(number, '.');
	size_t before = dot ? (size_t)(dot - number) + 1 : 0;

	*last = strtol(number + before, NULL, 10);
	return before;
}

/* The w:num in which the next number is the one wanted: the last list while it goes on counting, else a new
 * one that starts there. */
static long list_for(struct docx_lists *lists, const struct published *number)
{
	const char *text = document_text(number);
	struct docx_list *list = lists->count ? &lists->item[lists->count - 1] : NULL;
	long last;
	size_t before = split(text, &last);

	if (!list || last != lists->next || strlen(list->before) != before ||
	    strncmp(list->before, text, before) != 0) {
		list = arena_push(&lists->arena, &lists->item, lists->count++, &lists->cap, sizeof *list);
		list->before = arena_string_n(&lists->arena, text, before);
		list->start = last;
	}
	lists->next = last + 1;
	return DOCX_FIRST_LIST + (long)lists->count - 1;
}

/* ---- paragraphs ---- */

static void begin(struct xml *x, const char *style, long list)
{
	char start[64];

	xml_open(x, "w:p");
	if (!style && !list)
		return;
	xml_raw(x, "<w:pPr>");
	if (style) {
		xml_raw(x, "<w:pStyle w:val=\"");
		xml_raw(x, style);
		xml_raw(x, "\"/>");
	}
	if (list) {
		snprintf(start, sizeof start, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%ld\"/></w:numPr>", list);
		xml_raw(x, start);
	}
	xml_raw(x, "</w:pPr>");
}

static void blank(struct xml *x, const char *words, const char *properties)
{
	xml_raw(x, "<w:r>");
	xml_raw(x, properties);
	xml_raw(x, "<w:t xml:space=\"preserve\">");
	xml_raw(x, words);
	xml_raw(x, "</w:t></w:r>");
}

static void run_in(struct xml *x, const struct published *p)
{
	if (!p)
		return;
	docx_run(x, p, "w:b");
	blank(x, ".", "<w:rPr><w:b/></w:rPr>");
	blank(x, " ", "");
}

static void paragraph(struct xml *x, const char *style, const struct published *text)
{
	begin(x, style, 0);
	docx_run(x, text, NULL);
	xml_close(x);
}

static void bookmark(struct xml *x, const char *element, size_t number, const char *name)
{
	xml_open(x, element);
	xml_attribute_number(x, "w:id", (long)number);
	if (name)
		xml_attribute(x, "w:name", name);
	xml_close_empty(x);
}

static const char *part_name(char name[32], size_t number)
{
	snprintf(name, 32, "part%zu", number);
	return name;
}

static bool is_part(const struct block *b)
{
	return b->kind == BLOCK_HEADING && b->level == 2;
}

/* What the contents list has a bookmark, by which it is found. */
static void heading(struct xml *x, const struct block *b, size_t number)
{
	static const char *const styles[] = { "Title", "Heading1", "Heading2", "Heading3" };
	char name[32];

	begin(x, styles[b->level - 1], 0);
	if (is_part(b))
		bookmark(x, "w:bookmarkStart", number, part_name(name, number));
	docx_run(x, b->text, NULL);
	if (is_part(b))
		bookmark(x, "w:bookmarkEnd", number, NULL);
	xml_close(x);
}

/* ---- contents ---- */

#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"

/* A field that Word and LibreOffice can fill anew, filled already. Without the numbers of pages, which only they know:
 * those that stood here would be wrong until somebody asked for better ones, and a file that asks by itself opens with
 * a question. */
static void contents(struct xml *x, const struct document *d)
{
	char name[32];
	bool first = true;

	xml_raw(x, "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>"
		   "</w:docPartObj></w:sdtPr><w:sdtContent>");
	paragraph(x, "TOCHeading", d->contents_title);
	for (size_t i = 0; i < d->block_count; i++) {
		if (!is_part(&d->blocks[i]))
			continue;
		begin(x, "TOC1", 0);
		if (first)
			xml_raw(x, FIELD("begin") "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\n \\h \\z \\u "
				   "</w:instrText></w:r>" FIELD("separate"));
		first = false;
		xml_open(x, "w:hyperlink");
		xml_attribute(x, "w:anchor", part_name(name, i));
		xml_attribute(x, "w:history", "1");
		docx_run(x, d->blocks[i].text, NULL);
		xml_close(x);
		xml_close(x);
	}
	xml_raw(x, "<w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/></w:pPr>" FIELD("end") "</w:p></w:sdtContent></w:sdt>\n");
}

/* Before the first part, where there are parts to find; a summary is one page. */
static bool contents_stand_before(const struct document *d, size_t i)
{
	size_t parts = 0;

	for (size_t k = 0; !d->summary && k < d->block_count && parts < 2; k++)
		if (is_part(&d->blocks[k]) && parts++ == 0 && k != i)
			return false;
	return parts > 1;
}

static void lines(struct xml *x, const struct block *b, struct docx_lists *lists)
{
	bool bullets = b->kind == BLOCK_BULLETS, open = false;

	for (size_t i = 0; i < b->line_count; i++) {
		const struct block_line *line = &b->lines[i];
		long list = line->number ? list_for(lists, line->number) : bullets ? DOCX_BULLETS : 0;

		/* Sentences that are no items stay together. */
		if (open && (list || bullets)) {
			xml_close(x);
			open = false;
		}
		if (open)
			blank(x, " ", "");
		else
			begin(x, list ? "ListParagraph" : NULL, list);
		if (i == 0)
			run_in(x, b->run_in);
		docx_run(x, line->text, NULL);
		open = true;
	}
	if (open)
		xml_close(x);
}

static void quote(struct xml *x, const struct block *b, struct docx_lists *lists)
{
	begin(x, "Quote", b->number ? list_for(lists, b->number) : 0);
	run_in(x, b->run_in);
	docx_run(x, b->text, NULL);
	xml_close(x);
}

/* What leads up to a table stays on its page. */
static void lead(struct xml *x, const struct published *text, bool to_table)
{
	paragraph(x, to_table ? "TableLead" : NULL, text);
}

static bool is_table(const struct document *d, size_t i)
{
	return i < d->block_count && d->blocks[i].kind == BLOCK_TABLE;
}

static void block(struct xml *x, const struct document *d, size_t i, struct docx_lists *lists)
{
	const struct block *b = &d->blocks[i];

	switch (b->kind) {
	case BLOCK_HEADING:
		heading(x, b, i);
		break;
	case BLOCK_NOTICE:
		paragraph(x, "Notice", b->text);
		break;
	case BLOCK_PARAGRAPH:
		lead(x, b->text, is_table(d, i + 1));
		break;
	case BLOCK_QUOTE:
		quote(x, b, lists);
		break;
	case BLOCK_PROSE:
	case BLOCK_BULLETS:
		lines(x, b, lists);
		break;
	case BLOCK_POLL:
		paragraph(x, "Caption", b->text);
		docx_table(x, b);
		break;
	case BLOCK_TABLE:
		docx_table(x, b);
		break;
	}
	xml_words(x, "\n");
}

bool docx_document(const struct document *d, struct docx_lists *lists, struct buffer *out, struct err *e)
{
	struct xml x;

	docx_start(&x, "w:document", out);
	xml_open(&x, "w:body");
	for (size_t i = 0; i < d->block_count; i++) {
		if (is_part(&d->blocks[i]) && contents_stand_before(d, i))
			contents(&x, d);
		block(&x, d, i, lists);
	}
	/* A4 in twentieths of a point, with margins of an inch; of two centimetres round a single page. */
	xml_raw(&x, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>"
		    "<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
	xml_raw(&x, d->summary ? "<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" "
				 "w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
			       : "<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" "
				 "w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>");
	xml_close(&x);
	xml_close(&x);
	return xml_finish(&x, e);
}
