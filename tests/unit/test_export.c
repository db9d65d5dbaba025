/* test_export: no text can become markup, a formula or a control; the same tree gives the same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <zip.h>

#include "base/utf8.h"
#include "export/escape.h"
#include "minutes_room.h"
#include "rule/published_make.h"

static int setup(void **state)
{
	static struct minutes_room room;

	minutes_room_make(&room);
	*state = &room;
	return 0;
}

static int teardown(void **state)
{
	minutes_room_free(*state);
	return 0;
}

static const struct published *as_published(struct minutes_room *r, const char *text)
{
	return published_make(&r->arena, text, strlen(text), false);
}

static void assert_has(const char *what, const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("%s: \"%s\" is not in\n%s", what, part, text);
}

/* ---- escaping ---- */

static void markdown_text_cannot_become_markup(void **state)
{
	static const struct { const char *what, *text, *says; bool at_start; } rows[] = {
		{ "plain", "Plain words, (with) marks!", "Plain words, (with) marks!", true },
		{ "emphasis", "*a* _b_ ~~c~~", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~", true },
		{ "a link", "[x](y)", "[x\\](y)", true },
		{ "an image", "![x](y)", "![x\\](y)", true },
		{ "a reference", "[x][y]", "[x\\][y]", true },
		{ "a definition", "[x]: y", "[x\\]: y", true },
		{ "a footnote", "x[^1]", "x\\[^1]", true },
		{ "a box", "[ ] x", "\\[ ] x", true },
		{ "a replaced name", "ask [a participant] (again)", "ask [a participant] (again)", true },
		{ "a tag", "<b>x</b>", "\\<b\\>x\\</b\\>", true },
		{ "code", "`x`", "\\`x\\`", true },
		{ "an escape", "a\\*b", "a\\\\\\*b", true },
		{ "a table", "a|b", "a\\|b", true },
		{ "an entity", "&lt; &#60; R&D; x", "\\&lt; \\&\\#60; R\\&D; x", false },
		{ "no entity", "R&D & more", "R&D & more", true },
		{ "a heading", "# x", "\\# x", true },
		{ "a heading's end", "x #", "x \\#", false },
		{ "a bullet", "- x", "\\- x", true },
		{ "a bullet inside", "a - x", "a - x", true },
		{ "a plus", "+ x", "\\+ x", true },
		{ "an underline", "===", "\\===", true },
		{ "a rule", "---", "\\---", true },
		{ "a number", "12. x", "12\\. x", true },
		{ "another number", "1) x", "1\\) x", true },
		{ "a number inside", "12. x", "12. x", false },
		{ "a long number", "1234567890. x", "1234567890. x", true },
		{ "a quote", "> x", "\\> x", true },
		{ "indented code", "     x", "x", true },
		{ "lines", "a\n\n- b\n# c", "a - b \\# c", true },
		{ "a bare address", "see http://x.org", "see http\\://x.org", true },
		{ "another", "www.x.org", "www\\.x.org", true },
		{ "controls", "a\x1b[31mb\x07", "a[31mb", true },
		{ "turned around", "a\xe2\x80\xae" "b", "ab", true },
		{ "no UTF-8", "a\xff\xc3" "b", "ab", true },
	};
	struct minutes_room *r = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer b = { 0 };

		escape_markdown(&b, as_published(r, rows[i].text), rows[i].at_start);
		if (strcmp(buffer_text(&b), rows[i].says) != 0)
			fail_msg("%s: %s", rows[i].what, buffer_text(&b));
		buffer_free(&b);
	}
}

static void csv_cells_cannot_be_executed(void **state)
{
	static const struct { const char *what, *text, *says; } rows[] = {
		{ "plain", "Do it", "Do it" },
		{ "a comma", "Do it, now", "\"Do it, now\"" },
		{ "quotes", "Say \"yes\"", "\"Say \"\"yes\"\"\"" },
		{ "lines", "a\r\nb", "a b" },
		{ "=", "=1+1", "'=1+1" }, { "+", "+1", "'+1" }, { "-", "-1", "'-1" }, { "@", "@SUM(A1)", "'@SUM(A1)" },
		{ "a tab", "\tx", "'x" }, { "a CR", "\rx", "'x" },
		{ "behind blanks", "  =1", "'=1" }, { "behind a tab", "\t=1", "'=1" },
		{ "behind a control", "\x01=1", "'=1" },
		{ "and quoted", "=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"" },
		{ "nothing", "", "" },
	};
	struct minutes_room *r = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer b = { 0 };

		escape_csv(&b, as_published(r, rows[i].text));
		if (strcmp(buffer_text(&b), rows[i].says) != 0)
			fail_msg("%s: %s", rows[i].what, buffer_text(&b));
		buffer_free(&b);
	}
}

/* ---- whole files ---- */

static void fill_room(struct minutes_room *r)
{
	static const int64_t five[] = { 3, 0, 0 }, four[] = { 0, 0, 4 };
	struct entry *en = room_entry(r, "internal/present", VIEW, "A <script>view</script> & \"more\" ]]> of it");

	en->star = true;
	room_tag(r, en, "outcomes");
	room_support(en, 4);
	room_entry(r, "internal/present", QUOTE, "So it is")->speaker = room_person(r, "p01");
	en = room_entry(r, "internal/actions", ACTION, "=cmd, now");
	en->due = "2026-12-01";
	en->addressee = "NHS England";
	room_entry(r, "internal/actions", ACTION, "Later")->horizon = "medium";
	room_entry(r, "internal/change", CHANGE, "A change");
	room_entry(r, "closing", RECOMMENDATION, "A recommendation");
	room_entry(r, "closing", PARKED, "A question?");
	room_poll(r, five, four);
}

static void every_format_gives_the_same_bytes_twice(void **state)
{
	struct minutes_room *r = *state;

	fill_room(r);
	for (size_t i = 0; export_formats[i]; i++) {
		struct buffer one = { 0 }, two = { 0 };
		struct err e = { 0 };

		assert_true(export_render(export_formats[i], room_build(r), &one, &e));
		assert_true(export_render(export_formats[i], room_build(r), &two, &e));
		assert_true(one.len > 0);
		if (one.len != two.len || memcmp(one.text, two.text, one.len) != 0)
			fail_msg("%s differs", export_formats[i]->name);
		buffer_free(&one);
		buffer_free(&two);
	}
}

static void rows_of_formats_are_complete(void **state)
{
	(void)state;
	for (size_t i = 0; export_formats[i]; i++) {
		const struct export_format *f = export_formats[i];

		assert_non_null(f->render);
		assert_true(f->help && *f->help && f->suffix[0] == '.');
		assert_string_equal(f->file + strlen(f->file) - strlen(f->suffix), f->suffix);
		assert_ptr_equal(export_format(f->name), f);
		assert_true(i == 0 || strcmp(export_formats[i - 1]->name, f->name) < 0);
	}
	assert_null(export_format("papyrus"));
}

static void private_trees_need_a_format_that_says_so(void **state)
{
	struct minutes_room *r = *state;

	r->plan.keep_names = true;
	assert_has("json", room_render(r, "json"), "cannot be marked as private");
	assert_has("markdown", room_render(r, "markdown"), "**Confidential: this copy keeps names.");
	assert_has("text", room_render(r, "text"), "Confidential: this copy keeps names.");
}

static void csv_is_rfc_4180(void **state)
{
	struct minutes_room *r = *state;

	fill_room(r);
	assert_string_equal(room_render(r, "csv"),
			    "\xef\xbb\xbf" "number,dimension,action,addressee,level,horizon,due,status\r\n"
			    "1.3.1,Accountability within systems,\"'=cmd, now.\",NHS England,,immediate,"
			    "December 2026,open\r\n"
			    "1.3.2,Accountability within systems,Later.,,,medium,,open\r\n");
}

static void text_keeps_to_72_columns(void **state)
{
	struct minutes_room *r = *state;
	const char *line, *end;

	fill_room(r);
	room_entry(r, "internal/wanted", VIEW,
		   "Averyveryveryveryveryveryverylongwordthatnobodywouldeverwriteinaroomfullofleadersisstillcut here");
	room_passage(r, "internal", "Δύναμη 力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力力 words");
	for (line = room_render(r, "text"); *line; line = end + 1) {
		end = strchr(line, '\n');
		assert_non_null(end);
		if (utf8_width(line, (size_t)(end - line)) > 72)
			fail_msg("wider than 72: %.*s", (int)(end - line), line);
		assert_true(end == line || end[-1] != ' ');
	}
}

/* Read aloud, "Disagree" at the end of a line and "0" at the start of the next say nothing. */
static void text_keeps_a_figure_beside_what_it_counts(void **state)
{
	static const int64_t provider[] = { 3, 0, 0 }, council[] = { 0, 0, 4 };
	struct minutes_room *r = *state;

	room_poll(r, provider, council);
	for (size_t len = 1; len < 66; len++) {
		char label[80] = "";
		const char *text;

		memset(label, 'X', len);
		room_option(r, 0, label);
		text = room_render(r, "text");
		assert_has("the figure", text, strcat(label, " 3,"));
		for (const char *line = text; (line = strstr(line, "\n  ")) != NULL; line++)
			if (strspn(line + 3, "0123456789") > 0)
				fail_msg("%zu letters: a line begins with its figure:\n%s", len, text);
	}
}

static void json_leaves_out_what_says_nothing(void **state)
{
	struct minutes_room *r = *state;
	json_error_t error;
	json_t *root, *dimension, *stages, *item;

	fill_room(r);
	root = json_loads(room_render(r, "json"), JSON_REJECT_DUPLICATES, &error);
	assert_non_null(root);
	assert_int_equal(json_integer_value(json_object_get(root, "roundtable")), 1);
	assert_string_equal(json_string_value(json_object_get(root, "month")), "2019-10");
	assert_int_equal(json_integer_value(json_object_get(root, "participants")), 9);
	dimension = json_array_get(json_object_get(root, "dimensions"), 0);
	stages = json_object_get(dimension, "stages");
	item = json_array_get(json_object_get(json_array_get(stages, 1), "items"), 0);
	assert_string_equal(json_string_value(json_object_get(item, "kind")), "quote");
	assert_string_equal(json_string_value(json_object_get(item, "label")), "provider leader");
	assert_null(json_object_get(item, "quantifier"));
	assert_null(json_object_get(item, "key"));
	item = json_array_get(json_object_get(json_array_get(stages, 1), "items"), 1);
	assert_string_equal(json_string_value(json_object_get(item, "quantifier")), "several participants");
	assert_true(json_is_true(json_object_get(item, "key")));
	assert_null(json_object_get(item, "objections"));
	item = json_array_get(json_object_get(root, "polls"), 0);
	assert_int_equal(json_integer_value(json_object_get(json_object_get(item, "total"), "Disagree")), 4);
	assert_string_equal(json_string_value(json_object_get(root, "withheld")), "none");
	json_decref(root);
}

static void html_is_one_page_that_needs_nothing(void **state)
{
	struct minutes_room *r = *state;
	const char *text, *h;
	xmlDoc *doc;
	int level = 0, h1 = 0;

	fill_room(r);
	text = room_render(r, "html");
	doc = xmlReadMemory(text, (int)strlen(text), "minutes.html", "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR);
	assert_non_null(doc);
	xmlFreeDoc(doc);
	for (h = text; (h = strstr(h, "<h")) != NULL; h++) {
		if (h[2] < '1' || h[2] > '6')
			continue;
		assert_true(h[2] - '0' <= level + 1);
		level = h[2] - '0';
		h1 += level == 1;
	}
	assert_int_equal(h1, 1);
	assert_null(strstr(text, "<script"));
	assert_null(strstr(text, "src="));
	assert_has("escaped", text, "A &lt;script&gt;view&lt;/script&gt; &amp; &quot;more&quot; ]]&gt; of it");
	assert_has("language", text, "<html lang=\"en\">");
	assert_has("skip link", text, "href=\"#minutes\"");
	assert_has("scopes", text, "<th scope=\"col\">Addressee</th>");
	assert_has("bars", text, "<svg ");
	assert_has("figures", text, "<th scope=\"row\">Total</th><td class=\"figure\">3</td>");
}

static void calendars_have_a_task_and_its_last_day(void **state)
{
	struct minutes_room *r = *state;
	const char *text, *line, *end;

	fill_room(r);
	room_entry(r, "local/actions", ACTION, "Équip; each, of the partners with ways to answer to one another \\ for it")
		->due = "+6w";
	text = room_render(r, "ics");
	for (line = text; *line; line = end + 2) {
		end = strstr(line, "\r\n");
		assert_non_null(end);
		assert_true(end - line <= 75);
	}
	assert_has("stamp", text, "\r\nDTSTAMP:20191001T000000Z\r\n");
	assert_has("a day", text, "\r\nDUE;VALUE=DATE:20261231\r\n");
	assert_has("an event", text, "\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
	assert_has("a span from the month", text, "\r\nDUE;VALUE=DATE:20191130\r\n");
	assert_has("escaped", text, "SUMMARY:Équip\\; each\\, of the partners");
}

/* A clock that is wrong by thousands of years, and a calendar knows years of four digits. */
static void what_is_due_in_no_year_has_no_day_in_a_calendar(void **state)
{
	struct minutes_room *r = *state;
	const char *text;

	r->session.date = "9999-06-01";
	room_entry(r, "local/actions", ACTION, "Wait for it")->due = "+900m";
	text = room_render(r, "ics");
	assert_has("a task", text, "SUMMARY:Wait for it.\r\n");
	assert_null(strstr(text, "VALUE=DATE"));
	assert_null(strstr(text, "VEVENT"));
}

/* The part of a DOCX as text in the room's arena. */
static const char *docx_part(struct minutes_room *r, const char *name)
{
	struct buffer b = { 0 };
	struct err e = { 0 };
	zip_error_t error;
	zip_source_t *source;
	zip_t *zip;
	zip_stat_t stat;
	zip_file_t *file;
	char *text;

	assert_true(export_render(export_format("docx"), room_build(r), &b, &e));
	zip_error_init(&error);
	source = zip_source_buffer_create(b.text, b.len, 0, &error);
	zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	assert_non_null(zip);
	assert_int_equal(zip_stat(zip, name, 0, &stat), 0);
	text = arena_alloc(&r->arena, stat.size + 1);
	file = zip_fopen(zip, name, 0);
	assert_int_equal(zip_fread(file, text, stat.size), stat.size);
	zip_fclose(file);
	zip_discard(zip);
	zip_error_fini(&error);
	buffer_free(&b);
	return text;
}

static void word_files_have_styles_numbers_and_headers(void **state)
{
	static const char *const parts[] = { "[Content_Types].xml", "_rels/.rels", "word/document.xml",
					     "word/styles.xml", "word/numbering.xml", "word/header1.xml",
					     "word/footer1.xml", "word/settings.xml", "docProps/core.xml" };
	struct minutes_room *r = *state;
	const char *text;

	fill_room(r);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		xmlDoc *doc;

		text = docx_part(r, parts[i]);
		doc = xmlReadMemory(text, (int)strlen(text), parts[i], NULL, XML_PARSE_NONET);
		if (!doc)
			fail_msg("%s is no XML", parts[i]);
		xmlFreeDoc(doc);
	}
	text = docx_part(r, "word/document.xml");
	assert_has("title", text, "<w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t xml:space=\"preserve\">System");
	assert_has("repeated headers", text, "<w:tblHeader/>");
	assert_has("a number in the table", text, ">1.3.1</w:t>");
	assert_has("numbers of items", docx_part(r, "word/numbering.xml"), "<w:lvlText w:val=\"1.2.%1\"/>");
	assert_has("language", docx_part(r, "word/styles.xml"), "<w:lang w:val=\"en-GB\"/>");
	assert_has("every page", docx_part(r, "word/header1.xml"), "DRAFT");
	assert_null(strstr(docx_part(r, "docProps/core.xml"), "created"));
}

/* Figures below each other and near each other, whatever the answers are called. */
static void word_shares_a_poll_out_evenly(void **state)
{
	struct minutes_room *r = *state;
	long least = 0, most = 0;
	size_t count = 0;
	const char *text, *end, *col;

	fill_room(r);
	room_option(r, 2, "Not yet");
	text = strstr(docx_part(r, "word/document.xml"), "<w:tblCaption w:val=\"A shared duty on all partners?\"");
	assert_non_null(text);
	end = strstr(text, "</w:tblGrid>");
	col = strstr(text, "<w:gridCol ");
	/* But for the first, of the groups. */
	while ((col = strstr(col + 1, "<w:gridCol ")) != NULL && col < end) {
		long width = strtol(strchr(col, '"') + 1, NULL, 10);

		least = !count || width < least ? width : least;
		most = width > most ? width : most;
		count++;
	}
	assert_true(count > 1);
	if (most > 2 * least)
		fail_msg("columns of %ld to %ld", least, most);
}

/* An answer whose longest word alone is wider than the page: each column gives the same share of itself. */
static void word_keeps_the_widest_table_on_the_page(void **state)
{
	static const char wide[] = "Wholeheartedlyandwithoutanyreservationwhatsoeverinthemattersbeforeus";
	struct minutes_room *r = *state;
	const char *text, *end, *col;
	long sum = 0;

	fill_room(r);
	room_option(r, 0, wide);
	text = strstr(docx_part(r, "word/document.xml"), "<w:tblCaption w:val=\"A shared duty on all partners?\"");
	assert_non_null(text);
	end = strstr(text, "</w:tblGrid>");
	for (col = strstr(text, "<w:gridCol "); col && col < end; col = strstr(col + 1, "<w:gridCol "))
		sum += strtol(strchr(col, '"') + 1, NULL, 10);
	/* A4 less its margins, in twentieths of a point, and a little lost to rounding. */
	if (sum > 9026 || sum < 9000)
		fail_msg("the table is %ld wide", sum);
}

/* SVG breaks no lines: a long answer stands above its bar in as many as it needs, whole words each. */
static void long_answers_are_broken_above_their_bars(void **state)
{
	struct minutes_room *r = *state;
	const char *text;

	fill_room(r);
	room_option(r, 0, "Agree with every word of it, and with what would follow from it for the partners");
	text = room_render(r, "html");
	assert_has("the first line", text, ">Agree with every word of it, and with what would</text>");
	assert_has("the rest", text, ">follow from it for the partners");
}

/* Two answers that became one on the way to print are one key: the first. */
static void json_names_no_answer_twice(void **state)
{
	struct minutes_room *r = *state;
	const json_t *total;
	json_error_t error;
	json_t *root;

	fill_room(r);
	room_option(r, 1, "Agree");
	root = json_loads(room_render(r, "json"), JSON_REJECT_DUPLICATES, &error);
	if (!root)
		fail_msg("%s", error.text);
	total = json_object_get(json_array_get(json_object_get(root, "polls"), 0), "total");
	assert_int_equal(json_object_size(total), 2);
	json_decref(root);
}

/* A list that opens filled, whose entries lead somewhere, and for which no program has to ask anybody. */
static void word_files_have_contents(void **state)
{
	struct minutes_room *r = *state;
	const char *text, *link;
	char name[64];
	size_t links = 0;

	fill_room(r);
	text = docx_part(r, "word/document.xml");
	assert_has("a field", text, "> TOC \\o \"1-1\" ");
	assert_has("a heading of its own", text, "<w:pStyle w:val=\"TOCHeading\"/>");
	for (link = strstr(text, "w:anchor=\""); link; link = strstr(link + 1, "w:anchor=\"")) {
		snprintf(name, sizeof name, "w:name=\"%.*s\"", (int)strcspn(link + 10, "\""), link + 10);
		assert_has("an entry leads somewhere", text, name);
		links++;
	}
	assert_true(links > 2);
	assert_null(strstr(docx_part(r, "word/settings.xml"), "updateFields"));
	assert_null(strstr(text, "w:dirty"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(markdown_text_cannot_become_markup),
		TEST(csv_cells_cannot_be_executed),
		TEST(every_format_gives_the_same_bytes_twice),
		TEST(rows_of_formats_are_complete),
		TEST(private_trees_need_a_format_that_says_so),
		TEST(csv_is_rfc_4180),
		TEST(text_keeps_to_72_columns),
		TEST(text_keeps_a_figure_beside_what_it_counts),
		TEST(json_leaves_out_what_says_nothing),
		TEST(html_is_one_page_that_needs_nothing),
		TEST(calendars_have_a_task_and_its_last_day),
		TEST(what_is_due_in_no_year_has_no_day_in_a_calendar),
		TEST(word_files_have_styles_numbers_and_headers),
		TEST(word_shares_a_poll_out_evenly),
		TEST(word_keeps_the_widest_table_on_the_page),
		TEST(word_files_have_contents),
		TEST(long_answers_are_broken_above_their_bars),
		TEST(json_names_no_answer_twice),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
