/* test_gate_places: what a person decided to print at one place passes there, in every format and however it is laid out,
 * and is found anywhere else. The files are written by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "gate_room.h"

static const struct person people[] = {
	{ .id = "p1", .name = "Frank Chatham", .title = "", .role = "", .group = "", .email = "" },
	{ .id = "p2", .name = "Νίκος Ellery", .title = "", .role = "", .group = "", .email = "" },
};

static const struct roster roster = { .people = people, .count = sizeof people / sizeof *people };
static const struct group root = { .id = "participant" };
static const struct agenda agenda = { .version = 1, .language = "en", .k = 3, .groups = &root, .group_count = 1 };

static const char entry[] = "Before the vote we asked Frank Quill what well-being costs & whether 50% of it is waste";
static const char task[] = "Ask the whole board again by the end of the year";

/* One entry that says much, one whose addressee is all that is printed of it, one that is hardly more than the name. */
static const struct gate_printed printed[] = {
	{ "Frank Quill", entry, NULL },
	{ "Ellery's office", "Ellery's office", task },
	{ "Frank", "What well-being costs is what Frank would like to hear from all of us", NULL },
	{ "Chatham", "Chatham first", NULL },
	{ "Chatham", "Chatham first", "Chatham first, said several participants" },
	{ "Νίκος", "Here Νίκος is the name of a wind", NULL },
	{ "Frank and all", "It was *Frank* and all", NULL },
	{ "Frank", "This text has no such word", NULL },
};

static const struct {
	const char *what, *name, *bytes;
	const char *surface;   /* of the first hit; NULL: passes */
} files[] = {
	{ "its place", "a.md", "One.\n\nBefore the vote we asked Frank Quill what well-being costs & whether 50% of it is waste.\n", NULL },
	{ "its place, wrapped", "a.txt", "Before the vote we\n  asked Frank\n  Quill what well-being costs & whether 50% of\nit is waste.", NULL },
	{ "its place, with a word parted", "a.txt", "Before the vote we asked Frank Quill what well-\nbeing costs & whether 50% of it", NULL },
	{ "its place, with words before it parted", "a.txt", "Be-\nfore the vote we asked Frank Quill what well-being costs & whether 50% of it", NULL },
	{ "its place behind a word parted", "a.txt", "What well-\nbeing costs is what Frank would like to hear from all of us", NULL },
	{ "its place in HTML", "a.html", "<p>Before the <b>vote</b> we asked <i>Frank</i> Quill\nwhat well-being costs &amp; whether 50% of it</p>", NULL },
	{ "its place in JSON", "a.json", "{\"text\": \"Before the vote we asked Frank Quill what well\\u002dbeing costs & whether 50% of it\"}", NULL },
	{ "its place in CSV", "a.csv", "number,action\r\n1,\"Before the vote we asked Frank Quill what well-being costs & whether 50% of it\"\r\n", NULL },
	{ "its place in a calendar", "a.ics", "SUMMARY:Before the vote we asked Fra\r\n nk Quill what well-being costs & whether 50% of it", NULL },
	{ "its place, with a quantifier behind it", "a.md", "Outcomes. Before the vote we asked Frank Quill what well-being costs & whether 50% of it is waste (several participants).", NULL },

	{ "alone", "a.md", "Frank Quill", "Frank" },
	{ "in another entry", "a.md", "After the vote we asked Frank Quill nothing.", "Frank" },
	{ "with the words before it alone", "a.md", "Before the vote we asked Frank Quill nothing.", "Frank" },
	{ "with the words behind it alone", "a.md", "Ask Frank Quill what well-being costs & whether 50% of it is waste.", "Frank" },
	{ "at its place and again", "a.md", "Before the vote we asked Frank Quill what well-being costs & whether 50% of it\nis waste.\n\nFrank Quill.", "Frank" },
	{ "part of it at its place, whole elsewhere", "a.md", "Before the vote we asked Frank Chatham what well-being costs & whether", "Frank Chatham" },
	{ "another word of its place", "a.md", "Before the vote we asked Frank Quill what Chatham costs & whether 50% of it is waste", "Frank" },
	{ "the file's name", "Frank Quill.md", "x", "Frank" },
	{ "its whole place in the file's name", "Before the vote we asked Frank Quill what well-being costs & whether 50.md", "x", "Frank" },
	{ "an attribute", "a.html", "<p title='Before the vote we asked Frank Quill what well-being costs &amp; whether 50%'>x</p>", "Frank" },
	{ "a comment", "a.html", "<!-- Before the vote we asked Frank Quill what well-being costs & whether 50% --><p>x</p>", "Frank" },
	{ "a title", "a.html", "<title>Frank Quill</title><p>Before the vote we asked Frank Quill what well-being costs &amp; whether 50%</p>", "Frank" },
	{ "a key", "a.json", "{\"Before the vote we asked Frank Quill what well-being costs & whether 50% of it\": 1}", "Frank" },

	{ "an addressee in its row", "a.md", "| 1.2.1 | Ask the whole board again by the end of the year. | Ellery's office |", NULL },
	{ "an addressee in its record", "a.json", "{\"text\": \"Ask the whole board again by the end of the year\", \"addressee\": \"Ellery's office\"}", NULL },
	{ "an addressee before it", "a.csv", "addressee,action\r\nEllery's office,Ask the whole board again by the end of the year\r\n", NULL },
	{ "an addressee elsewhere", "a.csv", "addressee,action\r\nEllery's office,Ask nobody\r\n", "Ellery" },
	{ "an addressee in a sentence", "a.md", "Ask the whole board again by the end of the year. It goes to Ellery's office.", NULL },
	{ "an addressee in a sentence not far away", "a.md", "Ask the whole board again by the end of the year.\n\nWhat else was said is not worth a word. We met Ellery's office.", "Ellery" },
	{ "an addressee far away", "a.txt",
	  "Ask the whole board again by the end of the year.\n\n"
	  "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z\n"
	  "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j k l m n o p q r s t u v w x y z\n\nEllery's office.", "Ellery" },
	{ "hardly more than a name, by itself", "a.md", "One.\n\n- Chatham first.\n- Two.", NULL },
	{ "with what stands near it", "a.md", "We say Chatham first, said several participants.", NULL },
	{ "in another sentence", "a.md", "We say Chatham first, and leave.", "Chatham" },
	{ "at the start of another sentence", "a.md", "Chatham first asked.", "Chatham" },
	{ "at the end of another sentence", "a.md", "They asked Chatham first.", "Chatham" },
	{ "in letters of its own", "a.md", "Here Νίκος is the name of a wind", NULL },
	{ "the same elsewhere", "a.md", "There Νίκος is nobody", "Νίκος" },
	{ "with marks that may be undone", "a.md", "It was \\*Frank\\* and all", NULL },
	{ "with marks that are undone", "a.md", "It was *Frank* and all", NULL },
	{ "whose text has no such word", "a.md", "This text has no such word: Frank", "Frank" },

	{ "over the end of a page", "a.pdf.txt", "Before the vote we asked Frank Quill what\n\n   4 of 9\n\fSystem accountability\n\nwell-being costs", NULL },
	{ "the same, in a text", "a.txt", "Before the vote we asked Frank Quill what\n\n   4 of 9\n\fSystem accountability\n\nwell-being costs", "Frank" },
	{ "behind the end of a page", "a.pdf.txt", "Before the vote we\n4 of 9\n\fasked Frank Quill what well-being costs & whether 50% of it", NULL },
	{ "elsewhere on a page", "a.pdf.txt", "The vote we asked Frank Quill what well-being may be", "Frank" },
};

static void a_surface_passes_at_its_place_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct session s = { .agenda = &agenda, .roster = &roster };
		struct gate *g = gate_new(&(struct gate_plan){ .session = &s, .printed = printed,
							       .printed_count = sizeof printed / sizeof *printed }, NULL);

		gate_finds(g, files[i].what, files[i].name, files[i].bytes, files[i].surface);
		gate_free(g);
	}
}

static void long_texts_take_no_longer(void **state)
{
	static const char *const parts[] = { "a ", "Frank ", "Ellery's office. ", "we asked Frank Quill what ", "b Frank b " };
	struct buffer text = { 0 };
	struct gate_printed rows[40];

	(void)state;
	while (text.len < 1 << 16)
		buffer_adds(&text, "b Frank b ");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		rows[i] = i ? printed[i % 3] : (struct gate_printed){ "Frank", buffer_text(&text), NULL };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct session s = { .agenda = &agenda, .roster = &roster };
		struct gate *g = gate_new(&(struct gate_plan){ .session = &s, .printed = rows,
							       .printed_count = sizeof rows / sizeof *rows }, NULL);
		struct buffer file = { 0 };

		print_message("a quarter of a megabyte of %s\n", parts[i]);
		while (file.len < 1 << 18)
			buffer_adds(&file, parts[i]);
		assert_true(gate_read(g, "a.md", file.text, file.len, NULL));
		buffer_free(&file);
		gate_free(g);
	}
	buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_surface_passes_at_its_place_alone),
		cmocka_unit_test(long_texts_take_no_longer),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
