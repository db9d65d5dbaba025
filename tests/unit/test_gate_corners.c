/* test_gate_corners: what is rare in a roster or a file, and must be read or refused all the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "gate_room.h"

#define LIST(...) { (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *) }

static const struct organisation bodies[] = {
	{ .id = "o1", .name = "Quixbury", .kind = "" },
	{ .id = "o2", .name = "Thistledown Review Ltd", .kind = "" },
};

static const struct person people[] = {
	{ .id = "p1", .name = "Geraint Ellery", .title = "", .role = "", .group = "", .email = "office@example.org" },
	{ .id = "p2", .name = "Dr Agnes MacTavish", .title = "", .role = "", .group = "", .email = "aggie@example.org" },
	{ .id = "p3", .name = "Jürgen Spähmann", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p4", .name = "William Llewelyn-Price", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p5", .name = "Νίκος Παπαδόπουλος", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p6", .name = "May Ellery", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p7", .name = "Q", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p8", .name = "—", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p9", .name = "Ann-Marie", .title = "", .role = "", .group = "", .email = "" },
};

static const struct roster roster = {
	.people = people, .count = sizeof people / sizeof *people,
	.organisations = bodies, .organisation_count = sizeof bodies / sizeof *bodies,
};

static const struct group root = { .id = "participant" };

static const struct agenda agenda = {
	.version = 1, .language = "en", .k = 3, .groups = &root, .group_count = 1,
	.glossary = LIST("Thistledown Review"),
};

static struct gate *open_gate(void)
{
	static const char *const langs[] = { "cy" };
	struct session s = { .agenda = &agenda, .roster = &roster };

	return gate_new(&(struct gate_plan){ .session = &s, .langs = langs, .lang_count = 1 }, NULL);
}

static const struct {
	const char *what, *name, *bytes;
	const char *surface;   /* of the first hit; NULL: passes */
} files[] = {
	{ "a name with its title in it", "a.md", "we asked Agnes MacTavish", "Agnes MacTavish" },
	{ "Mac written Mc", "a.md", "we asked McTavish", "McTavish" },
	{ "Mac apart", "a.md", "we asked Mac Tavish", "Mac Tavish" },
	{ "letters spelled out", "a.md", "we asked Juergen Spaehmann", "Juergen Spaehmann" },
	{ "a short form before a double name", "a.md", "Bill Llewelyn-Price", "Bill Llewelyn-Price" },
	{ "an initial in its own script", "a.md", "Ν. Παπαδόπουλος", "Παπαδόπουλος" },
	{ "a word of two scripts", "a.md", "Νikos is nobody", NULL },
	{ "a name of one letter is not looked for", "a.md", "Q and A", NULL },
	{ "a name in two parts alone", "a.md", "for Ann-Marie", "Ann-Marie" },
	{ "the first part of an address", "a.md", "see aggie", "aggie" },
	{ "an office is anybody's", "a.md", "ask the office", NULL },
	{ "a body of one word", "a.md", "at Quixbury", "Quixbury" },
	{ "a body by its public name", "a.md", "the Thistledown Review found", NULL },
	{ "a month that begins a sentence", "a.md", "So. May said so", "May" },
	{ "a month that begins a text", "a.md", "May said so", "May" },
	{ "a blank that does not break", "a.md", "Geraint\xc2\xa0" "Ellery", "Geraint\xc2\xa0" "Ellery" },
	{ "letter by letter", "a.md", "E-l-l-e-r-y", "E-l-l-e-r-y" },
	{ "a circled letter", "a.md", "\xe2\x92\xbc" "eraint", "\xe2\x92\xbc" "eraint" },
	{ "a letter that is nothing", "a.md", "\xe3\x85\xa4 Geraint", "Geraint" },
	{ "bytes that are no letter behind percent signs", "a.md", "%ff %41 Geraint", "Geraint" },
	{ "a line's end by number", "a.html", "<p>Geraint&#10;Ellery</p>", "Geraint Ellery" },
	{ "numbers that are none", "a.html", "<p>&#; &#x; Geraint</p>", "Geraint" },
	{ "an entity of HTML 5", "a.html", "<p>Ger&NoBreak;aint</p>", "Geraint" },
	{ "one that there is not", "a.html", "<p>&unheard; Geraint</p>", "Geraint" },
	{ "backslashes that say nothing", "a.md", "\\u00 \\x \\xzz \\u Geraint", "Geraint" },
	{ "a backslash at the end", "a.md", "Geraint \\u00", "Geraint" },
	{ "JSON for a library", "a.json", "{\"n\": 1e5, \"t\": \"Geraint\"}", "Geraint" },
	{ "JSON with all there is", "a.json", "[true, false, null, -1.25, \"\\n\\\"\\/Geraint\"]", "Geraint" },
	{ "many digits", "a.json", "[1.12345678901234567, \"Geraint\"]", "Geraint" },
	{ "lines counted once more", "a.html", "<p>\n\nx</p><p>Geraint</p>\n<p title='Geraint'>Ellery</p>", "Geraint" },
	{ "instructions of a Word file", "a.xml", "<w:p xmlns:w='w'><w:instrText> TOC \\o Geraint </w:instrText></w:p>", "Geraint" },
	{ "XML as it is", "a.xml", "<a>\n<![CDATA[Geraint & co]]></a>", "Geraint" },
};

static void what_is_rare_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct gate *g = open_gate();

		gate_finds(g, files[i].what, files[i].name, files[i].bytes, files[i].surface);
		gate_free(g);
	}
	gate_free(NULL);
}

static const struct {
	const char *what, *name, *bytes, *says;
} broken[] = {
	{ "an escape that is none", "a.json", "\"\\q\"", "line 1" },
	{ "four digits that are none", "a.json", "\"\\u00g0\"", "line 1" },
	{ "a NUL by its number", "a.json", "\"\\u0000\"", "line 1" },
	{ "half a pair", "a.json", "\"\\udc00\"", "line 1" },
	{ "a key that is none", "a.json", "{a: 1}", "line 1" },
	{ "a number that is none", "a.json", "[1.]", "line 1" },
	{ "another encoding", "a.xml", "<?xml version=\"1.0\" encoding=\"utf-7\"?><a/>", "not in UTF-8" },
	{ "no end", "a.xml", "<a>", "not well-formed" },
	{ "an entity of HTML in XML", "a.xml", "<a>Ger&eacute;int</a>", "not well-formed" },
};

static void what_is_broken_is_refused(void **state)
{
	struct buffer deep = { 0 };
	struct gate *g = open_gate();
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		print_message("%s\n", broken[i].what);
		assert_false(gate_read(g, broken[i].name, broken[i].bytes, strlen(broken[i].bytes), &e));
		if (!strstr(e.text, broken[i].says))
			fail_msg("%s", e.text);
	}
	for (size_t i = 0; i < 300; i++)
		buffer_adds(&deep, "[");
	assert_false(gate_read(g, "a.json", buffer_text(&deep), deep.len, &e));
	for (size_t i = 0; i < 300; i++)
		buffer_adds(&deep, "]");
	assert_true(gate_read(g, "a.json", buffer_text(&deep), deep.len, &e));
	buffer_free(&deep);
	gate_free(g);
}

/* ---- names ---- */

static void folders_are_read_by_their_last_name(void **state)
{
	static const struct {
		const char *path, *surface;
	} rows[] = {
		{ "Geraint/minutes.md", "Geraint" }, { "x/with-ellery//minutes.md", "ellery" }, { "Geraint/x/minutes.md", NULL },
		{ "minutes.md", NULL }, { "/minutes.md", NULL }, { "Ger%61int/minutes.md", "Geraint" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct gate *g = open_gate();
		const struct gate_hit *hits;
		size_t count;

		print_message("%s\n", rows[i].path);
		gate_read_folder(g, rows[i].path);
		hits = gate_hits(g, &count);
		assert_int_equal(count > 0, rows[i].surface != NULL);
		if (count) {
			assert_string_equal(hits[0].surface, rows[i].surface);
			assert_string_equal(hits[0].where, "folder name");
			assert_string_equal(hits[0].file, rows[i].path);
		}
		gate_free(g);
	}
}

static void each_file_has_its_own_hits(void **state)
{
	struct gate *g = open_gate();
	size_t count;

	(void)state;
	assert_true(gate_read(g, "a.md", "Geraint Geraint", 15, NULL));
	assert_true(gate_read(g, "b.md", "Geraint", 7, NULL));
	gate_hits(g, &count);
	assert_int_equal(count, 2);
	gate_free(g);
}

/* Slips are looked for when whole names are found, so lines are not counted in order. */
static void each_hit_has_its_line(void **state)
{
	static const char text[] = "One\n\nElllery\n\nGeraint\n";
	struct gate *g = open_gate();
	const struct gate_hit *hits;
	size_t count;

	(void)state;
	assert_true(gate_read(g, "a.md", text, sizeof text - 1, NULL));
	hits = gate_hits(g, &count);
	assert_int_equal(count, 2);
	assert_string_equal(hits[0].where, "line 5");
	assert_string_equal(hits[1].where, "line 3");
	gate_free(g);
}

static void with_nobody_to_look_for_a_file_must_still_be_one(void **state)
{
	static const struct roster nobody;
	struct session s = { .agenda = &agenda, .roster = &nobody };
	struct gate *g = gate_new(&(struct gate_plan){ .session = &s, .nobody_known = true }, NULL);
	size_t count;

	(void)state;
	assert_non_null(g);
	assert_true(gate_read(g, "a.md", "Geraint", 7, NULL));
	assert_false(gate_read(g, "a.json", "{", 1, NULL));
	gate_hits(g, &count);
	assert_int_equal(count, 0);
	gate_free(g);
}

/* ---- archives ---- */

/* So many members, each of these bytes; what is made in out. */
static void pack(struct buffer *out, size_t members, const void *bytes, size_t len, zip_int32_t method)
{
	struct packing p;
	zip_t *z = pack_begin(&p);

	for (size_t i = 0; i < members; i++) {
		char name[32];

		snprintf(name, sizeof name, "x%zu.png", i);
		zip_file_add(z, name, zip_source_buffer(z, bytes, len, 0), 0);
		zip_set_file_compression(z, i, method, 0);
	}
	pack_end(&p, out);
}

static void is_refused(struct buffer *file, const char *says)
{
	struct gate *g = open_gate();
	struct err e;

	assert_false(gate_read(g, "a.docx", file->text, file->len, &e));
	assert_int_equal(e.code, ERR_SYNTAX);
	if (!strstr(e.text, says))
		fail_msg("%s", e.text);
	buffer_free(file);
	gate_free(g);
}

static void an_archive_that_cannot_be_read_is_refused(void **state)
{
	enum { BOMB = 65 << 20 };
	char *zeros = calloc(1, BOMB);
	struct buffer file = { 0 };
	char *at;

	(void)state;
	assert_non_null(zeros);
	pack(&file, 1, zeros, BOMB, ZIP_CM_DEFLATE);
	is_refused(&file, "unpacks to more than 64 MiB");
	free(zeros);

	pack(&file, 4097, "", 0, ZIP_CM_STORE);
	is_refused(&file, "more than 4096 files");

	pack(&file, 1, "a calm sentence", 15, ZIP_CM_STORE);
	at = memmem(file.text, file.len, "calm", 4);
	assert_non_null(at);
	*at = 'p';
	is_refused(&file, "damaged");

	/* A way of packing that there is not: at byte 8 of the member's own header, 10 of the archive's list. */
	pack(&file, 1, "a calm sentence", 15, ZIP_CM_STORE);
	file.text[8] = 98;
	at = memmem(file.text, file.len, "PK\1\2", 4);
	assert_non_null(at);
	at[10] = 98;
	is_refused(&file, "cannot be unpacked");
}

static void a_large_archive_may_hold_more(void **state)
{
	enum { LEN = 1 << 20 };
	char *bytes = calloc(1, LEN);
	struct gate *g = open_gate();
	struct buffer file = { 0 };
	uint64_t random = 1;
	struct err e;

	(void)state;
	assert_non_null(bytes);
	for (size_t i = 0; i < LEN; i++) {
		random = random * 6364136223846793005u + 1442695040888963407u;
		bytes[i] = (char)(random >> 56);
	}
	pack(&file, 1, bytes, LEN, ZIP_CM_STORE);
	if (!gate_read(g, "a.docx", file.text, file.len, &e))
		fail_msg("%s", e.text);
	buffer_free(&file);
	free(bytes);
	gate_free(g);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_rare_is_read),
		cmocka_unit_test(what_is_broken_is_refused),
		cmocka_unit_test(folders_are_read_by_their_last_name),
		cmocka_unit_test(each_file_has_its_own_hits),
		cmocka_unit_test(each_hit_has_its_line),
		cmocka_unit_test(with_nobody_to_look_for_a_file_must_still_be_one),
		cmocka_unit_test(an_archive_that_cannot_be_read_is_refused),
		cmocka_unit_test(a_large_archive_may_hold_more),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
