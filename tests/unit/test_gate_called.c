/* test_gate_called: people by other words than their names, as somebody may write them into a finished file: short forms,
 * one slip of the fingers, the role that one person holds; and everyday English beside them, which passes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "gate_room.h"

#define LIST(...) { (const char *const[]){ __VA_ARGS__ }, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *) }

static const struct organisation bodies[] = {
	{ .id = "o1", .name = "Ashcarrow Borough Council", .kind = "", .places = LIST("Merrowbrook") },
};

static const struct person people[] = {
	{ .id = "p1", .name = "William Quennell", .title = "", .role = "Chief Constable", .group = "", .email = "" },
	{ .id = "p2", .name = "Tony Wistanley", .title = "", .role = "Leader", .group = "", .email = "" },
	{ .id = "p3", .name = "Elizabeth-Anne Oxenholme", .title = "", .role = "Director of Finance", .group = "", .email = "" },
	{ .id = "p4", .name = "Edward Sedgemore", .title = "", .role = "nurse", .group = "", .email = "" },
	{ .id = "p5", .name = "Alice Government", .title = "", .role = "Nurse", .group = "", .email = "", .organisation = &bodies[0] },
	{ .id = "p6", .name = "Margery Wistenley", .title = "", .role = "Mayor", .group = "", .email = "", .on_record = true },
	{ .id = "p7", .name = "Rosalind Otherwis", .title = "", .role = "Head of Port Health", .group = "", .email = "" },
	{ .id = "p8", .name = "Oswin Tarrantine", .title = "", .role = "Harbour Master", .group = "", .email = "", .table = "a" },
	{ .id = "p9", .name = "Oswin Tarrantine", .title = "", .role = "Harbour Master", .group = "", .email = "", .table = "b" },
};

static const struct roster roster = {
	.people = people, .count = sizeof people / sizeof *people,
	.organisations = bodies, .organisation_count = sizeof bodies / sizeof *bodies,
	.allow = LIST("Head of Port Health"),
};

static const struct group root = { .id = "participant" };

static const struct agenda agenda = {
	.version = 1, .language = "en", .k = 3, .groups = &root, .group_count = 1,
	.glossary = LIST("Quennel Review", "Mental Health Bill"),
};

static const struct {
	const char *what, *name, *bytes;
	const char *surface, *points_to;   /* of the first hit; NULL: passes */
} files[] = {
	{ "a short form with the surname", "a.md", "as bill quennell said", "bill quennell", "William Quennell" },
	{ "the same, run together", "a.md", "see billquennell", "billquennell", "quennell" },
	{ "the long form of a short one", "a.md", "we asked Anthony Wistanley", "Anthony Wistanley", "Tony Wistanley" },
	{ "a short form that is a word, inside a sentence", "a.md", "Then we asked Bill about it.", "Bill", "William Quennell" },
	{ "the same over a line's end", "a.txt", "Then we asked\nBill about it.", "Bill", "William Quennell" },
	{ "a short form that is no word, anywhere", "a.md", "Billy said so.", "Billy", "William Quennell" },
	{ "a long form alone", "a.md", "We asked Anthony.", "Anthony", "Tony Wistanley" },
	{ "a bill", "a.md", "The Bill, a Bill, that Bill, the bill; bill them. Bill them.", NULL, NULL },
	{ "a public name with it", "a.md", "We like Mental Health Bill work", NULL, NULL },
	{ "somebody else", "a.md", "We asked Billy Thistle, and Bill Thistle too.", NULL, NULL },
	{ "a place", "a.md", "from Billy-Thistle to Saint Billy", NULL, NULL },
	{ "behind a mark", "a.md", "They said (Bill) no", NULL, NULL },
	{ "in a heading", "a.md", "# The New Bill", NULL, NULL },
	{ "in capitals", "a.md", "in the ED we ask TED", NULL, NULL },
	{ "an attribute", "a.html", "<p title='see Bill about Billy'>x</p>", NULL, NULL },
	{ "two names in one are not short", "a.md", "We asked Lizzie.", NULL, NULL },

	{ "a letter changed", "a.md", "we asked Quennall", "Quennall", "quennell" },
	{ "a letter left out", "a.md", "we asked Quenell", "Quenell", "quennell" },
	{ "a letter added", "a.md", "we asked Quenniell.", "Quenniell", "quennell" },
	{ "two swapped", "a.md", "we asked Qunenell", "Qunenell", "quennell" },
	{ "the first letter", "a.md", "we asked Muennell", "Muennell", "quennell" },
	{ "two letters", "a.md", "we asked Quannall", NULL, NULL },
	{ "a slip in capitals", "a.md", "WE ASKED QUENNALL", "QUENNALL", "quennell" },
	{ "a slip in a place", "a.md", "in Merowbrook", "Merowbrook", "Merrowbrook" },
	{ "in small letters it may be a word", "a.md", "we asked quennall", NULL, NULL },
	{ "a slip that is a word", "a.md", "the government. Otherwise, so", NULL, NULL },
	{ "a slip that is a part of a public name", "a.md", "the Quennel Review found", NULL, NULL },
	{ "a slip that is somebody on the record", "a.md", "we thank Margery Wistenley", NULL, NULL },
	{ "a slip in an attribute", "a.html", "<p title='Quennall'>x</p>", NULL, NULL },
	{ "a very long word", "a.md", "Quennallquennallquennallquennallquennallquennall", 
	  NULL, NULL },

	{ "the only one of a role", "a.md", "said the only chief constable we have", "chief constable", "Chief Constable" },
	{ "ours", "a.md", "Our Chief Constable said so", "Chief Constable", "Chief Constable" },
	{ "who speaks", "a.md", "Speaking as a chief constable, yes", "chief constable", "Chief Constable" },
	{ "who is here", "a.md", "ask the chief constable in this room", "chief constable", "Chief Constable" },
	{ "any of that role", "a.md", "a chief constable must; the chief constable does; our chief constables do", NULL, NULL },
	{ "over the end of a sentence", "a.md", "That is our. Chief constable matters.", NULL, NULL },
	{ "a role of one plain word", "a.md", "our leader, my leader", NULL, NULL },
	{ "the only one of it", "a.md", "I am the only leader", "leader", "Leader" },
	{ "a role of two people", "a.md", "the only nurse, our nurse", NULL, NULL },
	{ "the only one of a role at each table", "a.md", "our harbour master", "harbour master", "Harbour Master" },
	{ "a role of somebody on the record", "a.md", "our mayor, the only mayor", NULL, NULL },
	{ "a role that is allowed", "a.md", "our head of port health", NULL, NULL },

	{ "an initial is a capital", "a.md", "it's government, k government", NULL, NULL },
	{ "and is found", "a.md", "what A. Government said", "A. Government", "Alice Government" },
};

static void people_are_found_by_other_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct session s = { .agenda = &agenda, .roster = &roster };
		struct gate *g = gate_new(&(struct gate_plan){ .session = &s }, NULL);
		const struct gate_hit *hit = gate_finds(g, files[i].what, files[i].name, files[i].bytes, files[i].surface);

		if (hit)
			assert_string_equal(hit->points_to, files[i].points_to);
		gate_free(g);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_are_found_by_other_words),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
