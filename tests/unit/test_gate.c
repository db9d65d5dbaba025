/* test_gate: finished files as a stranger reads them. Every file here is written by hand; the roster has names
 * that are words of the Rule, of English and of markup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "gate_room.h"

#define LIST(...) { (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *) }

static const struct organisation bodies[] = {
	{ .id = "o1", .name = "Ashcarrow Vale NHS Foundation Trust", .kind = "",
	  .aliases = LIST("Ashcarrow Vale", "AVFT"), .places = LIST("Port Merrin") },
	{ .id = "o2", .name = "University of Rothbeck", .kind = "" },
	{ .id = "o3", .name = "Merrowbrook Borough Council", .kind = "", .aliases = LIST("Merrowbrook") },
	{ .id = "o4", .name = "The Lantern Alliance", .kind = "", .aliases = LIST("Lantern", "CARE") },
};

static const struct person people[] = {
	{ .id = "p1", .name = "Siân Llewelyn-Price", .title = "Dr", .aliases = LIST("Shân"), .role = "", .group = "",
	  .email = "s.llewelyn-price@example.org", .organisation = &bodies[0] },
	{ .id = "p2", .name = "Małgorzata Wiśniewska", .title = "", .role = "", .group = "", .email = "",
	  .organisation = &bodies[0] },
	{ .id = "p3", .name = "Frank Chatham", .title = "", .role = "", .group = "", .email = "", .organisation = &bodies[1] },
	{ .id = "p4", .name = "Rhiannon Ellwood", .title = "", .role = "", .group = "", .email = "", .on_record = true,
	  .convenor = true, .organisation = &bodies[2] },
	{ .id = "p5", .name = "Geraint O'Rourke", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p6", .name = "May House", .title = "", .role = "", .group = "", .email = "zoe@example.org" },
	{ .id = "p7", .name = "佐藤 花子", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p8", .name = "Aled ap Gwilym", .title = "", .role = "", .group = "", .email = "", .organisation = &bodies[3] },
	{ .id = "p10", .name = "Don Ellery", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p9", .name = "Ada England", .title = "", .role = "", .group = "", .email = "" },
};

static const struct roster roster = {
	.people = people, .count = sizeof people / sizeof *people,
	.organisations = bodies, .organisation_count = sizeof bodies / sizeof *bodies,
	.withhold = LIST("Project Kestrel"), .allow = LIST("Chatham, Kent"),
};

static const struct group root = { .id = "participant" };

static const struct agenda agenda = {
	.version = 1, .language = "en", .k = 3, .groups = &root, .group_count = 1,
	.glossary = LIST("Rothbeck Review", "NHS England", "Shân"),
};

static struct gate *gate_of(const struct roster *r, const char *printed, struct err *e)
{
	struct session s = { .agenda = &agenda, .roster = r };
	const struct gate_printed row = { printed, NULL, NULL };

	return gate_new(&(struct gate_plan){ .session = &s, .printed = &row, .printed_count = printed != NULL }, e);
}

/* ---- texts in files ---- */

static const struct {
	const char *what, *name, *bytes;
	const char *surface;   /* of the first hit; NULL: passes */
	const char *where;
} files[] = {
	{ "nothing", "a.md", "A calm sentence about priorities.\n", NULL, NULL },
	{ "a name", "a.md", "One\n\nSiân Llewelyn-Price said so.\n", "Siân Llewelyn-Price", "line 3" },
	{ "without accents, in capitals", "a.txt", "SIAN LLEWELYN PRICE", "SIAN LLEWELYN PRICE", "line 1" },
	{ "decomposed", "a.txt", "Sia\xcc\x82n", "Sia\xcc\x82n", "line 1" },
	{ "over a line's end", "a.txt", "said Frank\nChatham today", "Frank Chatham", "line 1" },
	{ "a surname", "a.txt", "as wisniewska had it", "wisniewska", "line 1" },
	{ "a surname in the genitive", "a.txt", "Wiśniewska's point", "Wiśniewska", "line 1" },
	{ "reversed", "a.txt", "llewelyn-price, siân", "llewelyn-price, siân", "line 1" },
	{ "a first name", "a.txt", "we heard from Geraint.", "Geraint", "line 1" },
	{ "an alias, though the glossary has it", "a.txt", "then Shân said", "Shân", "line 1" },
	{ "an apostrophe of another kind", "a.txt", "with O’Rourke", "O’Rourke", "line 1" },
	{ "an apostrophe left out", "a.txt", "with ORourke", "ORourke", "line 1" },
	{ "a plural", "a.txt", "the Gwilyms agree", "Gwilyms", "line 1" },
	{ "a particle is nobody", "a.txt", "the ap store", NULL, NULL },
	{ "Cyrillic letters in it", "a.txt", "G\xd0\xb5r\xd0\xb0int", "G\xd0\xb5r\xd0\xb0int", "line 1" },
	{ "a zero-width sign in it", "a.txt", "Ger\xe2\x80\x8b" "aint", "Ger\xe2\x80\x8b" "aint", "line 1" },
	{ "a soft hyphen in it", "a.txt", "Ger\xc2\xad" "aint", "Ger\xc2\xad" "aint", "line 1" },
	{ "full-width letters", "a.txt", "\xef\xbc\xa7\xef\xbd\x85raint", "\xef\xbc\xa7\xef\xbd\x85raint", "line 1" },
	{ "a hyphen at the line's end", "a.txt", "with Gera-\nint there", "Geraint", "line 1" },
	{ "run together", "a.txt", "at sianllewelynprice.example", "sianllewelynprice", "line 1" },
	{ "a handle", "a.txt", "see xx_frankchatham99", "frankchatham", "line 1" },
	{ "initial and surname run together", "a.txt", "by gorourke", "gorourke", "line 1" },
	{ "an address", "a.txt", "s.llewelyn-price@example.org", "s.llewelyn-price@example.org", "line 1" },
	{ "ideographs", "a.txt", "今日は佐藤花子さん", "今日は佐藤花子さん", "line 1" },
	{ "a sign that turns text round", "a.txt", "x \xe2\x80\xaey", "", "line 1" },

	{ "a body", "a.txt", "at Ashcarrow Vale NHS Foundation Trust", "Ashcarrow Vale NHS Foundation Trust", "line 1" },
	{ "a body's core", "a.txt", "people at ashcarrow vale", "ashcarrow vale", "line 1" },
	{ "its letters", "a.txt", "the AVFT board", "AVFT", "line 1" },
	{ "letters that nobody listed", "a.txt", "the AVNFT board", "AVNFT", "line 1" },
	{ "its place", "a.txt", "in Port Merrin", "Port Merrin", "line 1" },
	{ "the word that says which university", "a.txt", "in Rothbeck", "Rothbeck", "line 1" },
	{ "a public name around it", "a.txt", "the Rothbeck Review found", NULL, NULL },
	{ "a public name around a surname", "a.txt", "what NHS England said", NULL, NULL },
	{ "the surname", "a.txt", "what England said", "England", "line 1" },
	{ "an acronym that is a word", "a.txt", "they take care, and Care homes too", NULL, NULL },
	{ "the same in capitals", "a.txt", "they asked CARE for it", "CARE", "line 1" },
	{ "a body of those on the record alone", "a.txt", "Rhiannon Ellwood of Merrowbrook Borough Council", NULL, NULL },
	{ "what is withheld", "a.txt", "on project kestrel", "project kestrel", "line 1" },
	{ "what is allowed", "a.txt", "the port of Chatham, Kent", NULL, NULL },

	{ "a word in lower case", "a.txt", "a frank debate in the house we may have", NULL, NULL },
	{ "a word at the start", "a.txt", "Frank debate helps. May we? House prices rise.", NULL, NULL },
	{ "a person at the start", "a.txt", "Frank said so", "Frank", "line 1" },
	{ "a word in mid-sentence", "a.txt", "as Frank has it", "Frank", "line 1" },
	{ "behind a title", "a.txt", "as mr frank has it", "frank", "line 1" },
	{ "the Rule", "a.txt",
	  "The discussion was held under the Chatham House Rule:\nit was held in May 2019", NULL, NULL },
	{ "a month without its year", "a.txt", "said May then", "May", "line 1" },
	{ "months by their dates", "a.txt", "On May 19, in May, by 19 May and since May it rained", NULL, NULL },
	{ "a number that ends a sentence", "a.txt", "There were 19. May said so", "May", "line 1" },
	{ "a number of the minutes", "a.txt", "2.3.4 May said so", "May", "line 1" },
	{ "a month that does something", "a.txt", "what May 's view was", "May", "line 1" },
	{ "what is not Don", "a.txt", "I don't, they don’t", NULL, NULL },
	{ "who is", "a.txt", "as Don's did", "Don", "line 1" },
	{ "a month in a cell", "a.csv", "number,who\r\n1,May\r\n", "May", "line 2" },

	{ "a backslash in it", "a.md", "Ger\\aint", "Geraint", "line 1" },
	{ "emphasis in it", "a.md", "Ger**ai**nt", "Geraint", "line 1" },
	{ "an entity in it", "a.md", "Ger&#97;int", "Geraint", "line 1" },
	{ "a percent sign in it", "a.md", "[x](https://example.org/Ger%61int)", "Geraint", "line 1" },
	{ "a percent sign behind an entity", "a.md", "Ger&#37;61int", "Geraint", "line 1" },
	{ "HTML inside Markdown", "a.md", "Ger<b>ai</b>nt", "Geraint", "line 1" },

	{ "an element in it", "a.html", "<p>Ger<b>ai</b>nt</p>", "Geraint", "line 1" },
	{ "an element over two lines in it", "a.html", "<p>Ger<b\nclass=x>ai</b>nt</p>", "Geraint", "line 1" },
	{ "cells do not join", "a.html", "<td>Ger</td><td>aint</td>", NULL, NULL },
	{ "a named entity", "a.html", "<p>Si&acirc;n</p>", "Siân", "line 1" },
	{ "a numbered one", "a.html", "<p>Si&#xe2;n</p>", "Siân", "line 1" },
	{ "a soft hyphen by name", "a.html", "<p>Ger&shy;aint</p>", "Ger\xc2\xad" "aint", "line 1" },
	{ "an attribute", "a.html", "<p>x</p>\n<img alt='Geraint'>", "Geraint", "line 2" },
	{ "what stands in base64", "a.html", "<p>x</p>\n<img src='data:text/plain;base64,R2Vy\nYWludA=='>", "Geraint", "line 2" },
	{ "the same behind more of it", "a.html", "<p>x</p>\n<img src='data:text/plain;base64,CgoK'>\n<img src='data:text/plain;base64,R2Vy\nYWludA=='>",
	  "Geraint", "line 3" },
	{ "base64 of nobody", "a.html", "<img src='data:text/plain;base64,R2VuZXJhbA=='>", NULL, NULL },
	{ "an attribute without quotes", "a.html", "<a href=/by/geraint>x</a>", "geraint", "line 1" },
	{ "a comment", "a.html", "<!-- geraint\n --><p>x</p>", "geraint", "line 1" },
	{ "a comment that does not end", "a.html", "<p>x</p><!-- geraint", "geraint", "line 1" },
	{ "a quotation mark that does not end", "a.html", "<p class=\"x>geraint</p>", "geraint", "line 1" },
	{ "a script", "a.html", "<script>var x = 'ger\\u0061int';</script>", "geraint", "line 1" },
	{ "an attribute's name", "a.html", "<p data-frankchatham=1>x</p>", "frankchatham", "line 1" },
	{ "styles", "a.html", "<style>p { color: #0ada12; font-family: sans-serif }</style>", NULL, NULL },

	{ "an escape", "a.json", "{\"text\": \"Ger\\u0061int\"}", "Geraint", "line 1" },
	{ "a pair of escapes", "a.json", "{\"text\": \"\\ud83d\\ude00 Geraint\"}", "Geraint", "line 1" },
	{ "a key", "a.json", "{\n\"geraint\": 1}", "geraint", "line 2" },
	{ "a hash", "a.json", "{\"content\": \"9ada4f0011ada5c2e8b1ada0\"}", NULL, NULL },

	{ "quotation marks in a cell", "a.csv", "1,\"the \"\"Geraint\"\" way\"\r\n", "Geraint", "line 1" },
	{ "a folded line", "a.ics", "BEGIN:VTODO\r\nSUMMARY:with Ger\r\n aint\r\n", "Geraint", "line 2" },
	{ "a backslash in a calendar", "a.ics", "SUMMARY:by Frank\\, Chatham", "Frank, Chatham", "line 1" },

	{ "the file's name", "geraint.md", "x", "geraint", "file name" },
	{ "the file's name, run together", "FrankChatham_final.md", "x", "FrankChatham", "file name" },
	{ "the folder's name is nobody's business", "/home/geraint/minutes.md", "x", NULL, NULL },
};

static void a_stranger_finds_what_there_is(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct err e;
		struct gate *g = gate_of(&roster, NULL, &e);
		const struct gate_hit *hit;

		assert_non_null(g);
		hit = gate_finds(g, files[i].what, files[i].name, files[i].bytes, files[i].surface);
		if (hit)
			assert_string_equal(hit->where, files[i].where);
		gate_free(g);
	}
}

static void what_a_person_prints_passes(void **state)
{
	static const char text[] = "as Frank has it";
	struct gate *g = gate_of(&roster, "Frank", NULL);
	size_t count;

	(void)state;
	assert_true(gate_read(g, "a.md", text, strlen(text), NULL));
	gate_hits(g, &count);
	assert_int_equal(count, 0);
	assert_true(gate_read(g, "a.md", "Frank Chatham", 13, NULL));
	gate_hits(g, &count);
	assert_int_equal(count, 1);
	gate_free(g);
}

static void without_a_roster_nothing_passes(void **state)
{
	static const struct roster nobody;
	struct err e;

	(void)state;
	assert_null(gate_of(&nobody, NULL, &e));
	assert_int_equal(e.code, ERR_IDENTITY);
	assert_non_null(strstr(e.text, "nobody to look for"));
}

/* ---- what is no file of its kind ---- */

static const struct {
	const char *what, *name, *bytes;
	size_t len;
	const char *says;
} broken[] = {
	{ "bytes that are no UTF-8", "a.md", "\xff\xfe" "a", 3, "a.md: no text in UTF-8 (byte 1)" },
	{ "a NUL", "a.txt", "a\0b", 3, "byte 2" },
	{ "JSON that is none", "a.json", "{\"a\": ", 6, "a.json: line 1" },
	{ "JSON with a comma too many", "a.json", "[1,]", 4, "a.json: line 1" },
	{ "JSON with a key alone", "a.json", "{\"a\"}", 5, "a.json: line 1" },
	{ "JSON closed by the other bracket", "a.json", "{\"a\": [1}}", 10, "a.json: line 1" },
	{ "JSON with half a pair of escapes", "a.json", "\"\\ud83d\"", 8, "a.json: line 1" },
	{ "JSON with more behind it", "a.json", "{}\n{}", 5, "a.json: line 2" },
	{ "CSV that does not end", "a.csv", "1,\"x", 4, "not closed" },
	{ "a document that is no archive", "a.docx", "hello", 5, "not a sound archive" },
	{ "a PDF", "a.pdf", "%PDF-1.4", 8, "cannot be checked" },
	{ "XML that is broken", "a.xml", "<a><b></a>", 10, "not well-formed" },
	{ "XML with entities of its own", "a.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", 40, "DOCTYPE" },
};

static void what_cannot_be_read_is_not_let_through(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct gate *g = gate_of(&roster, NULL, NULL);
		struct err e;

		print_message("%s\n", broken[i].what);
		assert_false(gate_read(g, broken[i].name, broken[i].bytes, broken[i].len, &e));
		assert_int_equal(e.code, ERR_SYNTAX);
		if (!strstr(e.text, broken[i].says))
			fail_msg("%s", e.text);
		gate_free(g);
	}
}

/* ---- archives ---- */

/* A document with one member; its bytes in out. */
static void pack(struct buffer *out, const char *member, const void *bytes, size_t len, const char *comment)
{
	struct packing p;
	zip_t *z = pack_begin(&p);

	zip_file_add(z, member, zip_source_buffer(z, bytes, len, 0), 0);
	if (comment)
		zip_set_archive_comment(z, comment, (zip_uint16_t)strlen(comment));
	pack_end(&p, out);
}

static const struct {
	const char *what, *member, *bytes, *comment;
	const char *surface, *where;
} documents[] = {
	{ "runs", "word/document.xml",
	  "<w:document xmlns:w='w'><w:p><w:r><w:t>Ger</w:t></w:r>\n<w:r><w:rPr><w:b/></w:rPr><w:t>aint</w:t></w:r></w:p>"
	  "</w:document>", NULL, "Geraint", "word/document.xml line 1" },
	{ "paragraphs do not join", "word/document.xml",
	  "<w:document xmlns:w='w'><w:p><w:r><w:t>Ger</w:t></w:r></w:p><w:p><w:r><w:t>aint</w:t></w:r></w:p>"
	  "</w:document>", NULL, NULL, NULL },
	{ "an entity", "word/document.xml", "<w:p xmlns:w='w'>\n<w:t>Ger&#97;int</w:t></w:p>", NULL, "Geraint",
	  "word/document.xml line 2" },
	{ "who wrote a comment", "word/comments.xml", "<w:comments xmlns:w='w'><w:comment w:author='Geraint'/></w:comments>",
	  NULL, "Geraint", "word/comments.xml line 1" },
	{ "who made it", "docProps/core.xml", "<c xmlns:dc='d'><dc:creator>Geraint</dc:creator></c>", NULL, "Geraint",
	  "docProps/core.xml line 1" },
	{ "an XML comment", "word/document.xml", "<a><!-- geraint --></a>", NULL, "geraint", "word/document.xml line 1" },
	{ "a member's name", "word/media/geraint.xml", "<a/>", NULL, "geraint",
	  "word/media/geraint.xml file name" },
	{ "a picture's notes", "word/media/i.png", "\x89PNG\r\n\0\1Author Geraint\0\xff", NULL, "Geraint",
	  "word/media/i.png line 2" },
	{ "short words in a picture's notes", "word/media/i.png", "\x89PNG\1said by Aled\1\1\1\1\1\1\xff", NULL, "Aled",
	  "word/media/i.png line 1" },
	{ "the archive's comment", "word/document.xml", "<a/>", "by geraint", "geraint", "comment line 1" },
};

static void documents_are_unpacked(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		struct gate *g = gate_of(&roster, NULL, NULL);
		struct buffer file = { 0 };
		const struct gate_hit *hits;
		struct err e;
		size_t count, len = strlen(documents[i].bytes);

		print_message("%s\n", documents[i].what);
		if (strstr(documents[i].member, ".png"))
			len = 24;
		pack(&file, documents[i].member, documents[i].bytes, len, documents[i].comment);
		if (!gate_read(g, "a.docx", file.text, file.len, &e))
			fail_msg("%s", e.text);
		hits = gate_hits(g, &count);
		assert_int_equal(count > 0, documents[i].surface != NULL);
		if (count) {
			assert_string_equal(hits[0].surface, documents[i].surface);
			assert_string_equal(hits[0].where, documents[i].where);
		}
		buffer_free(&file);
		gate_free(g);
	}
}

static void a_document_inside_a_document_is_unpacked(void **state)
{
	struct gate *g = gate_of(&roster, NULL, NULL);
	struct buffer inner = { 0 }, outer = { 0 };
	const struct gate_hit *hits;
	size_t count;

	(void)state;
	pack(&inner, "word/document.xml", "<a>Geraint</a>", 14, NULL);
	pack(&outer, "word/embeddings/x.docx", inner.text, inner.len, NULL);
	assert_true(gate_read(g, "a.docx", outer.text, outer.len, NULL));
	hits = gate_hits(g, &count);
	assert_true(count > 0);
	assert_string_equal(hits[0].where, "word/embeddings/x.docx/word/document.xml line 1");
	buffer_free(&inner);
	buffer_free(&outer);
	gate_free(g);
}

/* ---- time ---- */

static void long_texts_take_no_longer(void **state)
{
	static const char *const parts[] = { "a", "geraint", "frankchatham", "e\xcc\x81", "Frank ", "<", "&", "\\", "%4", ";base64,R2Vy\n" };

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct gate *g = gate_of(&roster, NULL, NULL);
		struct buffer text = { 0 };
		struct err e;

		print_message("a megabyte of %s\n", parts[i]);
		while (text.len < 1 << 20)
			buffer_adds(&text, parts[i]);
		assert_true(gate_read(g, "a.html", text.text, text.len, &e));
		buffer_free(&text);
		gate_free(g);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stranger_finds_what_there_is),
		cmocka_unit_test(what_a_person_prints_passes),
		cmocka_unit_test(without_a_roster_nothing_passes),
		cmocka_unit_test(what_cannot_be_read_is_not_let_through),
		cmocka_unit_test(documents_are_unpacked),
		cmocka_unit_test(a_document_inside_a_document_is_unpacked),
		cmocka_unit_test(long_texts_take_no_longer),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
