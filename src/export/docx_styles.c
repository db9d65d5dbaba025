/* docx_styles: how a Word file looks, in one place that a designer can find. A summary is handed out as one sheet, so
 * it is set smaller; how much fits on that is reckoned in minutes/summary.c. */
#include <string.h>

#include "docx_parts.h"

/* Sizes in half points, distances in twentieths of a point; 0: as the text around. The order of what stands in
 * `before` and `after` the distances is that of the schema. */
struct look {
	int size, above, below;
};

struct style {
	const char *id, *name;
	const char *before;   /* properties of a paragraph that come before its distances */
	const char *after;    /* and behind them */
	const char *letters;  /* properties of letters that come before their size */
	struct look full, summary;
};

#define NEXT "<w:keepNext/>"
#define INK "<w:color w:val=\"12507B\"/>"

static const struct style styles[] = {
	{ "Title", "Title",
	  "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"12507B\"/></w:pBdr>", "", "<w:b/>",
	  { 52, 0, 320 }, { 36, 0, 120 } },
	{ "Heading1", "heading 1", NEXT, "<w:outlineLvl w:val=\"0\"/>", "<w:b/>" INK, { 36, 480, 120 }, { 25, 200, 60 } },
	{ "Heading2", "heading 2", NEXT, "<w:outlineLvl w:val=\"1\"/>", "<w:b/>", { 28, 320, 80 }, { 20, 140, 40 } },
	{ "Heading3", "heading 3", NEXT, "<w:outlineLvl w:val=\"2\"/>", "<w:b/>", { 0, 240, 80 }, { 0, 100, 40 } },
	{ "TOCHeading", "TOC Heading", NEXT, "", "<w:b/>", { 0, 320, 80 }, { 0, 0, 0 } },
	{ "TOC1", "toc 1", "", "", INK, { 0, 0, 40 }, { 0, 0, 0 } },
	{ "Quote", "Quote",
	  "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"12\" w:color=\"12507B\"/></w:pBdr>",
	  "<w:ind w:left=\"425\" w:right=\"425\"/>", "", { 0, 0, 0 }, { 0, 0, 0 } },
	{ "Notice", "Notice", "", "", "<w:b/>", { 0, 0, 0 }, { 0, 0, 0 } },
	{ "Caption", "caption", NEXT, "", "<w:b/>", { 0, 0, 0 }, { 0, 0, 0 } },
	{ "TableLead", "Table Lead", NEXT, "", "", { 0, 0, 0 }, { 0, 0, 0 } },
	{ "TableText", "Table Text", "", "", "", { 21, 50, 50 }, { 19, 30, 30 } },
	{ "TableEnd", "Table End", "", "", "", { 12, 0, 1 }, { 12, 0, 1 } },
	{ "ListParagraph", "List Paragraph", "", "", "", { 0, 0, 0 }, { 0, 0, 0 } },
	{ "Header", "header", "", "", "", { 18, 0, 0 }, { 18, 0, 0 } },
	{ "Footer", "footer", "", "<w:jc w:val=\"center\"/>", "", { 18, 0, 0 }, { 18, 0, 0 } },
};

static void number(struct xml *x, const char *name, long value)
{
	xml_open(x, name);
	xml_attribute_number(x, "w:val", value);
	xml_close_empty(x);
}

static void distances(struct xml *x, const struct look *l, const char *id)
{
	bool dense = strncmp(id, "T", 1) == 0;

	if (!l->above && !l->below)
		return;
	xml_open(x, "w:spacing");
	if (l->above)
		xml_attribute_number(x, "w:before", l->above);
	xml_attribute_number(x, "w:after", l->below);
	/* The title, the contents and what stands in tables are set closer than text. */
	if (dense) {
		xml_attribute(x, "w:line", "252");
		xml_attribute(x, "w:lineRule", "auto");
	}
	xml_close_empty(x);
}

static void style(struct xml *x, const struct style *s, bool summary)
{
	const struct look *l = summary ? &s->summary : &s->full;

	xml_raw(x, "<w:style w:type=\"paragraph\" w:styleId=\"");
	xml_raw(x, s->id);
	xml_raw(x, "\">");
	docx_value(x, "w:name", s->name);
	xml_raw(x, "<w:basedOn w:val=\"Normal\"/>");
	/* What is typed behind a heading is text. */
	if (strcmp(s->before, NEXT) == 0 || strcmp(s->id, "Title") == 0)
		xml_raw(x, "<w:next w:val=\"Normal\"/>");
	xml_raw(x, "<w:pPr>");
	xml_raw(x, s->before);
	distances(x, l, s->id);
	xml_raw(x, s->after);
	xml_raw(x, "</w:pPr><w:rPr>");
	xml_raw(x, s->letters);
	if (l->size)
		number(x, "w:sz", l->size);
	xml_raw(x, "</w:rPr></w:style>");
}

const char *docx_language(const char *lang)
{
	return strcmp(lang, "en") == 0 ? "en-GB" : lang;
}

static void defaults(struct xml *x, const struct document *d)
{
	xml_open(x, "w:docDefaults");
	xml_open(x, "w:rPrDefault");
	xml_open(x, "w:rPr");
	xml_raw(x, "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/>");
	number(x, "w:sz", d->summary ? 20 : 24);
	number(x, "w:szCs", d->summary ? 20 : 24);
	docx_value(x, "w:lang", docx_language(d->language));
	xml_close(x);
	xml_close(x);
	xml_raw(x, d->summary ? "<w:pPrDefault><w:pPr><w:spacing w:after=\"60\" w:line=\"254\" w:lineRule=\"auto\"/></w:pPr>"
			      : "<w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"288\" w:lineRule=\"auto\"/></w:pPr>");
	xml_raw(x, "</w:pPrDefault>");
	xml_close(x);
}

static const char first_styles[] =
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
	"<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
	"<w:tblPr><w:tblCellMar><w:left w:w=\"100\" w:type=\"dxa\"/><w:right w:w=\"100\" w:type=\"dxa\"/>"
	"</w:tblCellMar></w:tblPr></w:style>";

static const char table_style[] =
	"<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>"
	"<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>"
	"<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
	"<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
	"<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
	"</w:tblBorders></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:tcBorders>"
	"<w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"12507B\"/></w:tcBorders>"
	"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF3F7\"/></w:tcPr></w:tblStylePr></w:style>";

bool docx_styles(const struct document *d, struct buffer *out, struct err *e)
{
	struct xml x;

	docx_start(&x, "w:styles", out);
	defaults(&x, d);
	xml_raw(&x, first_styles);
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		style(&x, &styles[i], d->summary);
	xml_raw(&x, table_style);
	xml_close(&x);
	return xml_finish(&x, e);
}
