/* docx_table: tables with a width for every column. Word and LibreOffice lay out by what the file says and not by
 * what stands in the cells, so the widths are worked out here. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "docx_parts.h"

/* Twentieths of a point: the text between the margins, a letter of a table's text, the blank in a cell. */
enum { TEXT_WIDTH = 9026, LETTER = 142, PADDING = 240 };

/* What runs on for longer wraps anyway. */
enum { LETTERS_MOST = 120 };

struct column {
	size_t word, letters;  /* longest word, and longest text up to LETTERS_MOST */
	long width;
};

/* ---- widths ---- */

static void measure(struct column *c, const struct published *text)
{
	const char *s = document_text(text);
	size_t len = strlen(s), word = 0, letters = 0;
	int32_t ch;

	for (size_t i = 0; i < len;) {
		i += utf8_next(s + i, len - i, &ch);
		word = ch == ' ' || ch == '-' ? 0 : word + 1;
		letters++;
		if (word > c->word)
			c->word = word < LETTERS_MOST ? word : LETTERS_MOST;
	}
	if (letters > c->letters)
		c->letters = letters < LETTERS_MOST ? letters : LETTERS_MOST;
}

/* Every column has room for its longest word; what is left goes where the long texts are, and what they do not need is
 * shared alike: the last of three short answers is not to stand half a page from the others. When not even the words fit,
 * all shrink alike. */
static void share_out(struct column *columns, size_t count)
{
	long least = 0, left, spare;
	size_t wish = 0;

	for (size_t i = 0; i < count; i++) {
		columns[i].width = (long)columns[i].word * LETTER + PADDING;
		least += columns[i].width;
		wish += columns[i].letters - columns[i].word;
	}
	left = TEXT_WIDTH - least;
	spare = left - (long)wish * LETTER;
	for (size_t i = 0; i < count; i++)
		if (left < 0)
			columns[i].width = columns[i].width * TEXT_WIDTH / least;
		else if (spare < 0)
			columns[i].width += left * (long)(columns[i].letters - columns[i].word) / (long)wish;
		else
			columns[i].width += (long)(columns[i].letters - columns[i].word) * LETTER + spare / (long)count;
}

static struct column *columns_of(const struct block *b, struct arena *a)
{
	struct column *columns = arena_array(a, struct column, b->column_count);

	for (size_t i = 0; i < b->column_count; i++) {
		measure(&columns[i], b->columns[i]);
		for (size_t r = 0; r < b->row_count; r++)
			measure(&columns[i], b->rows[r].cells[i]);
	}
	share_out(columns, b->column_count);
	return columns;
}

/* ---- rows ---- */

static void cell(struct xml *x, const struct published *text, long width, bool bold, bool figure)
{
	char start[160];

	snprintf(start, sizeof start, "<w:tc><w:tcPr><w:tcW w:w=\"%ld\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle "
				      "w:val=\"TableText\"/>%s</w:pPr>", width, figure ? "<w:jc w:val=\"right\"/>" : "");
	xml_raw(x, start);
	docx_run(x, text, bold ? "w:b" : NULL);
	xml_raw(x, "</w:p></w:tc>");
}

static void row(struct xml *x, const struct block *b, const struct column *columns, size_t r)
{
	bool header = r == 0, poll = b->kind == BLOCK_POLL, bold = header || (poll && r == b->row_count);
	const struct published *const *cells = header ? b->columns : b->rows[r - 1].cells;

	xml_raw(x, header ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" :
			    "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
	for (size_t i = 0; i < b->column_count; i++)
		cell(x, cells[i], columns[i].width, bold, poll && i > 0);
	xml_raw(x, "</w:tr>");
}

static void properties(struct xml *x, const struct block *b, const struct column *columns)
{
	xml_raw(x, "<w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
		   "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/>");
	xml_open(x, "w:tblCaption");
	xml_attribute_text(x, "w:val", b->text);
	xml_close_empty(x);
	xml_raw(x, "</w:tblPr><w:tblGrid>");
	for (size_t i = 0; i < b->column_count; i++) {
		xml_open(x, "w:gridCol");
		xml_attribute_number(x, "w:w", columns[i].width);
		xml_close_empty(x);
	}
	xml_raw(x, "</w:tblGrid>");
}

void docx_table(struct xml *x, const struct block *b)
{
	struct arena work = { 0 };
	const struct column *columns = columns_of(b, &work);

	xml_open(x, "w:tbl");
	properties(x, b, columns);
	for (size_t r = 0; r <= b->row_count; r++)
		row(x, b, columns, r);
	xml_close(x);
	/* Word joins two tables that nothing stands between. */
	xml_raw(x, "<w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/></w:pPr></w:p>");
	arena_free(&work);
}
