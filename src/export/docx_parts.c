/* docx_parts: the smaller files inside a DOCX: numbering, what stands on every page, properties. */
#include "docx_parts.h"

#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define TYPES "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const char docx_content_types[] =
	DECLARATION "<Types xmlns=\"" PACKAGE "content-types\">"
	"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/word/document.xml\" ContentType=\"" TYPES "document.main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPES "styles+xml\"/>"
	"<Override PartName=\"/word/numbering.xml\" ContentType=\"" TYPES "numbering+xml\"/>"
	"<Override PartName=\"/word/settings.xml\" ContentType=\"" TYPES "settings+xml\"/>"
	"<Override PartName=\"/word/header1.xml\" ContentType=\"" TYPES "header+xml\"/>"
	"<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPES "footer+xml\"/>"
	"<Override PartName=\"/docProps/core.xml\" "
	"ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

const char docx_relations[] =
	DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" RELATION "officeDocument\" Target=\"word/document.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" "
	"Target=\"docProps/core.xml\"/></Relationships>";

const char docx_document_relations[] =
	DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" RELATION "styles\" Target=\"styles.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" RELATION "numbering\" Target=\"numbering.xml\"/>"
	"<Relationship Id=\"rId3\" Type=\"" RELATION "header\" Target=\"header1.xml\"/>"
	"<Relationship Id=\"rId4\" Type=\"" RELATION "footer\" Target=\"footer1.xml\"/>"
	"<Relationship Id=\"rId5\" Type=\"" RELATION "settings\" Target=\"settings.xml\"/></Relationships>";

const char docx_settings[] =
	DECLARATION "<w:settings xmlns:w=\"" WORD "\"><w:zoom w:percent=\"100\"/>"
	"<w:defaultTabStop w:val=\"720\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
	"w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";

void docx_start(struct xml *x, const char *root, struct buffer *out)
{
	xml_start(x, out);
	xml_raw(x, DECLARATION);
	xml_open(x, root);
	xml_attribute(x, "xmlns:w", WORD);
	xml_attribute(x, "xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
}

void docx_value(struct xml *x, const char *name, const char *value)
{
	xml_open(x, name);
	xml_attribute(x, "w:val", value);
	xml_close_empty(x);
}

/* A report has a million runs: their tags are words of ours, and only the text goes through the writer's escaping. */
static void run_start(struct xml *x, const char *property, const char *lang)
{
	xml_raw(x, "<w:r>");
	if (property || lang)
		xml_raw(x, "<w:rPr>");
	if (property) {
		xml_raw(x, "<");
		xml_raw(x, property);
		xml_raw(x, "/>");
	}
	if (lang)
		docx_value(x, "w:lang", docx_language(lang));
	if (property || lang)
		xml_raw(x, "</w:rPr>");
	xml_raw(x, "<w:t xml:space=\"preserve\">");
}

static void run_part(struct xml *x, const char *text, const char *lang, const void *property)
{
	run_start(x, property, lang);
	xml_words(x, text);
	xml_raw(x, "</w:t></w:r>");
}

void docx_run(struct xml *x, const struct published *text, const char *property)
{
	if (document_span_count(text)) {
		xml_parts(x, text, run_part, property);
		return;
	}
	run_start(x, property, NULL);
	xml_text(x, text);
	xml_raw(x, "</w:t></w:r>");
}

/* ---- numbering ---- */

static void level(struct xml *x, const char *format, const char *text, long start)
{
	xml_open(x, "w:lvl");
	xml_attribute(x, "w:ilvl", "0");
	xml_open(x, "w:start");
	xml_attribute_number(x, "w:val", start);
	xml_close_empty(x);
	docx_value(x, "w:numFmt", format);
	docx_value(x, "w:lvlText", text);
	docx_value(x, "w:lvlJc", "left");
	/* Numbers such as 2.3.14 need more room than a dot. */
	xml_raw(x, strcmp(format, "bullet") == 0 ?
			   "<w:pPr><w:ind w:left=\"425\" w:hanging=\"425\"/></w:pPr>" :
			   "<w:pPr><w:ind w:left=\"964\" w:hanging=\"964\"/></w:pPr>");
	xml_close(x);
}

static void abstract_list(struct xml *x, size_t id, const char *format, const char *text, long start)
{
	xml_open(x, "w:abstractNum");
	xml_attribute_number(x, "w:abstractNumId", (long)id);
	docx_value(x, "w:multiLevelType", "singleLevel");
	level(x, format, text, start);
	xml_close(x);
}

bool docx_numbering(const struct docx_lists *lists, struct buffer *out, struct err *e)
{
	struct buffer text = { 0 };
	struct xml x;

	docx_start(&x, "w:numbering", out);
	abstract_list(&x, 0, "bullet", "\u2022", 1);
	for (size_t i = 0; i < lists->count; i++) {
		buffer_cut(&text, 0);
		buffer_addf(&text, "%s%%1", lists->item[i].before);
		abstract_list(&x, i + 1, "decimal", buffer_text(&text), lists->item[i].start);
	}
	for (size_t i = 0; i <= lists->count; i++) {
		xml_open(&x, "w:num");
		xml_attribute_number(&x, "w:numId", (long)i + DOCX_BULLETS);
		xml_open(&x, "w:abstractNumId");
		xml_attribute_number(&x, "w:val", (long)i);
		xml_close_empty(&x);
		xml_close(&x);
	}
	xml_close(&x);
	buffer_free(&text);
	return xml_finish(&x, e);
}

/* ---- on every page ---- */

bool docx_header(const struct document *d, struct buffer *out, struct err *e)
{
	struct xml x;
	bool any = false;

	docx_start(&x, "w:hdr", out);
	for (size_t i = 0; i < d->block_count; i++) {
		if (d->blocks[i].kind != BLOCK_NOTICE)
			continue;
		xml_raw(&x, "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
		docx_run(&x, d->blocks[i].text, "w:b");
		xml_raw(&x, "</w:p>");
		any = true;
	}
	if (!any)
		xml_raw(&x, "<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr></w:p>");
	xml_close(&x);
	return xml_finish(&x, e);
}

bool docx_footer(const struct document *d, struct buffer *out, struct err *e)
{
	struct xml x;

	(void)d;
	docx_start(&x, "w:ftr", out);
	xml_raw(&x, "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:fldSimple w:instr=\" PAGE \"><w:r>"
		    "<w:t>1</w:t></w:r></w:fldSimple></w:p>");
	xml_close(&x);
	return xml_finish(&x, e);
}

bool docx_core(const struct document *d, struct buffer *out, struct err *e)
{
	struct xml x;

	xml_start(&x, out);
	xml_raw(&x, DECLARATION);
	xml_open(&x, "cp:coreProperties");
	xml_attribute(&x, "xmlns:cp", PACKAGE "metadata/core-properties");
	xml_attribute(&x, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
	xml_element(&x, "dc:title", d->title);
	xml_raw(&x, "<dc:creator>roundtable</dc:creator>");
	xml_open(&x, "dc:language");
	xml_words(&x, d->language);
	xml_close(&x);
	xml_close(&x);
	return xml_finish(&x, e);
}
