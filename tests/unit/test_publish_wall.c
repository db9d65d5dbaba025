/* test_publish_wall: the wall under a hostile room: names in every text that an agenda and a note can have, verdicts,
 * edits, undo, what is forgotten, records that change, polls of few. The file is read after every single line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "desk/desk.h"
#include "meeting.h"
#include "publish/wall.h"

static const char hostile_agenda[] =
	"title: Accountability as Thornquist sees it\n"
	"purpose: What Oakhanger wants\n"
	"hosts: [{name: Wexcombe, about: run by Sloe, contact: sloe@wexcombe.example}]\n"
	"groups:\n"
	"  - {id: nhs, label: Wexcombe leader, plural: leaders of Wexcombe}\n"
	"  - {id: council, label: council leader, plural: council leaders}\n"
	"themes: [vane-moxley, outcomes]\n"
	"levels: [place, Wexcombe]\n"
	"glossary: [Oakhanger, Sloe]\n"
	"quantifiers: [{from: 1, say: Sloe alone}]\n"
	"dimensions:\n"
	"  - id: oakhanger\n"
	"    title: Inside Wexcombe\n"
	"    stages:\n"
	"      - {id: thornquist, title: What Sloe means, kind: view, brief: As Sloe said, prompts: [\"Ask Oakhanger\", \"What of the only council here?\"]}\n"
	"      - {id: actions, title: Actions for Wexcombe, kind: action}\n"
	"  - {id: calm, title: \"On Tuesday, 8 October\"}\n"
	"polls:\n"
	"  - {id: sloe, dimension: oakhanger, question: Is Sloe right?, options: [Agree, \"Ask Oakhanger\"]}\n";

static const char hostile_people[] =
	"people:\n"
	"  - {id: p01, name: Alma Thornquist, group: nhs, part: co-chair, organisation: o1, role: chief constable}\n"
	"  - {id: p02, name: Bertil Oakhanger, group: nhs, email: b.oakhanger@wexcombe.example}\n"
	"  - {id: p03, name: Cressida Vane-Moxley, group: nhs, aliases: [Cressy]}\n"
	"  - {id: p04, name: Dorian Applegarth, group: council, organisation: o2}\n"
	"  - {id: p05, name: Edwina Sloe, group: council}\n"
	"organisations:\n"
	"  - {id: o1, name: Wexcombe Vale NHS Trust, kind: NHS trust, aliases: [Wexcombe], places: [Wexcombe]}\n"
	"  - {id: o2, name: Dorlham County Council, kind: council}\n"
	"withhold: [Project Heron]\n";

/* By the letters alone, in small ones. */
static const char *const nobody[] = { "alma", "thornquist", "bertil", "oakhanger", "cressida", "cressy", "vanemoxley", "moxley",
	"dorian", "applegarth", "edwina", "sloe", "wexcombe", "dorlham", "projectheron", "mappleton", "quixbury",
	"chiefconstable", "onlycouncil", "neithercouncil", "tuesday", "secret" };

/* What says who, when, in which order, or names a thing by its id. */
static const char *const never[] = { "p01", "p02", "p05", "aaaaaaaa", "beginner", "abcdefgh", "2019-10", "10:2", "1570", "\"id\"", "speaker",
	"owner", "\"at\"", "8 October", "actions", "council leader", "support", "heard" };

static const char *const lines[] = {
	":here p01", ":here p02", ":here p03", ":here p04", ":here p05", ":floor p02", ":hand p03", ":next", ":pause", ":resume",
	"A plain view of it", ":agree last", ":support last p02", ":support last =4", ":object last \"Because Sloe of Wexcombe said no\"",
	"A view of Thornquist #oakhanger-idea *", ":agree last", ":undo", ":agree last", ":edit last Sloe had it another way",
	":agree last", ":hide \"Sloe\" in last", ":wording last {who} felt that Edwina Sloe is right", ":agree last",
	"The only council here said no", ":agree last", ":print \"The only council here\" in last", ":undo",
	"Our chief constable will not have it", ":agree last", "Neither council wanted it, said Mappleton of Quixbury", ":agree last",
	"We met on Tuesday, 8 October", ":agree last", "In Th0rnquist's words, nothing", ":agree last",
	"\" As Sloe had it @p01", ":agree last", ":consent last no", ":consent last yes", ":consent last paraphrase",
	"\" It cannot be done alone @p05", ":agree last", ":consent last no", ":speaker last p04",
	":record on-record", "A secret on the record", ":agree last", ":record off", "A secret off the record", ":agree last",
	":record rule", "A secret to be dropped", ":agree last", ":drop last", "A secret to be undone", ":agree last", ":undo", ":undo",
	"A secret to be edited away", ":agree last", ":edit last Nothing of it", ":agree last", ":undo",
	"A secret to be forgotten", ":agree last", ":forget last", "! Do it to:\"Sloe and Wexcombe\" owner:@p03 due:2019-12-24 level:Wexcombe",
	":agree last", ":to last Thornquist", ":agree last", ":owner last p02", ":due last 2020-01-31", ":agree last",
	"= Decided by all of us", ":agree last", "> Recommend Mappleton", ":agree last", "? Parked by Mappleton of Quixbury", ":agree last",
	":poll sloe", ":tally nhs Agree=1", ":close", ":undo", ":tally nhs Agree=2", ":tally council \"Ask Oakhanger\"=2", ":close",
	":poll new \"Is Sloe here?\" Yes \"No, ask Oakhanger\"", ":tally nhs Yes=3", ":close",
	":poll new \"Who is Cressy?\" \"The chief constable\" \"The only council here\"", ":tally council 1=1", ":close",
	":go calm", "On the calm of it", ":agree last", ":next", ":prompt", ":person \"Lorna Mappleton\" org:\"Quixbury Trust\" group:nhs",
	"Mappleton again", ":agree last", ":away p05", ":away p04", ":extend 5", ":move last oakhanger/actions", ":agree last", ":star last",
	":passage oakhanger/thornquist Sloe wrote this.", ":passage background At Wexcombe with Sloe.", ":sign p01", ":veil", ":suspend",
	":write background", ":undo", ":redo", ":go oakhanger/thornquist", ":go oakhanger/actions", ":record off", "secret", ":record rule",
};

static void letters_of(const char *text, struct buffer *out)
{
	buffer_cut(out, 0);
	for (; *text; text++)
		if ((*text | 0x20) >= 'a' && (*text | 0x20) <= 'z')
			buffer_addc(out, (char)(*text | 0x20));
}

/* What is agreed stands until it is dropped, undone or forgotten; what somebody decided to print stands at its place. */
static bool may_show(const char *line, const char *word)
{
	if (strcmp(word, "secret") == 0)
		return strcmp(line, ":agree last") == 0;
	return strcmp(word, "onlycouncil") == 0 && strncmp(line, ":print", 6) == 0;
}

static void keys_are_few(const char *text)
{
	static const char *const keys[] = { "wall", "over", "record", "left_seconds", "planned_seconds", "running", "dimension", "stage", "prompt",
		"agreed", "polls" };
	json_t *o = json_loads(text, 0, NULL), *value;
	const char *key;

	assert_non_null(o);
	json_object_foreach(o, key, value) {
		bool known = false;

		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			known = known || strcmp(key, keys[i]) == 0;
		if (!known)
			fail_msg("the wall says %s", key);
	}
	json_decref(o);
}

/* Totals of fewer than three voters say who they are. */
static void polls_are_of_enough(const char *text)
{
	json_t *o = json_loads(text, 0, NULL);
	const json_t *polls = json_object_get(o, "polls");

	for (size_t i = 0; i < json_array_size(polls); i++) {
		const json_t *options = json_object_get(json_array_get(polls, i), "options");
		json_int_t votes = 0;

		for (size_t k = 0; k < json_array_size(options); k++)
			votes += json_integer_value(json_object_get(json_array_get(options, k), "votes"));
		if (json_array_size(options))
			assert_true(votes >= 3);
	}
	json_decref(o);
}

static void look(struct meeting *m, const char *line, struct buffer *letters)
{
	const struct session *s = desk_session(m->desk);
	const struct wall_plan plan = { .session = s, .timed = true, .running = true, .planned_seconds = 1200, .left_seconds = 60 };
	struct buffer wall = { 0 };
	struct err e = { 0 };

	if (!wall_make(&plan, &wall, NULL, &e))
		print_message("# after %s: %s\n", line, e.text);
	letters_of(buffer_text(&wall), letters);
	for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
		if (strstr(buffer_text(letters), nobody[i]) && !may_show(line, nobody[i]))
			fail_msg("after %s the wall has %s:\n%s", line, nobody[i], buffer_text(&wall));
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (strstr(buffer_text(&wall), never[i]))
			fail_msg("after %s the wall has %s:\n%s", line, never[i], buffer_text(&wall));
	keys_are_few(buffer_text(&wall));
	polls_are_of_enough(buffer_text(&wall));
	if (getenv("SHOW"))
		print_message("# %s\n%s", line, buffer_text(&wall));
	buffer_free(&wall);
}

static void nobody_is_on_the_wall_after_any_line(void **state)
{
	struct meeting m;
	struct buffer letters = { 0 };

	(void)state;
	meeting_open_with(&m, hostile_agenda, hostile_people);
	look(&m, "nothing", &letters);
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		const char *answer = meeting_type(&m, lines[i]);

		if (strncmp(answer, "refused", 7) == 0 || strncmp(answer, "failed", 6) == 0)
			print_message("# %s: %s\n", lines[i], answer);
		look(&m, lines[i], &letters);
	}
	meeting_close(&m);
	buffer_free(&letters);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_is_on_the_wall_after_any_line),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
