/* test_redactor: what is printed instead, what verdicts and policies may do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "finder_room.h"
#include "random_room.h"
#include "rule/redactor.h"

struct room {
	struct session session;
	struct redactor *redactor;
};

static struct redactor *open_room(struct room *room, const struct verdict *verdicts, size_t count, enum undecided undecided)
{
	struct redactor_plan plan = { .session = &room->session, .undecided = undecided, .lang = "en" };

	session_init(&room->session, &finder_agenda, &finder_roster);
	room->session.verdicts = (struct verdict *)verdicts;
	room->session.verdict_count = count;
	return room->redactor = redactor_new(&plan);
}

static void close_room(struct room *room)
{
	redactor_free(room->redactor);
	session_free(&room->session);
}

/* Typed at that place, raw is printed as prose. */
static void reads(const struct room *room, const char *what, const char *raw, const char *place, const char *prose)
{
	const struct published *p = redactor_redact(room->redactor, raw, SETTING_PROSE, place);

	if (strcmp(published_text(p), prose) != 0)
		print_error("%s\n", what);
	assert_string_equal(published_text(p), prose);
}

static void replacements_read_as_prose(void **state)
{
	static const struct { const char *what, *raw, *prose; } rows[] = {
		{ "a person", "we asked Achterberg to help", "we asked a participant to help" },
		{ "at the start", "Achterberg helped. Achterberg left.", "A participant helped. A participant left." },
		{ "a title", "we asked Dr Achterberg", "we asked a participant" },
		{ "a possessive", "it is Achterberg's plan", "it is a participant's plan" },
		{ "a run", "we thank Achterberg, Gosia and Siân", "we thank participants" },
		{ "a run's possessive", "it is Gosia and Siân's plan", "it is participants' plan" },
		{ "a body of a kind with few", "at Caerfelin now", "at an organisation now" },
		{ "a place", "at Pentremawr now", "at an area now" },
		{ "a body of a kind with k", "at AVFT now", "at an NHS trust now" },
		{ "a body", "at the Care Quality Commission now", "at an organisation now" },
		{ "our body in a place", "our hospice in Caerfelin is late", "their organisation is late" },
		{ "attributive", "what Caerfelin residents want", "what local residents want" },
		{ "attributive, with an article", "what an Ashcarrow resident wants", "what a local resident wants" },
		{ "inside quotation marks", "we said \u201cask Achterberg\u201d then", "we said \u201cask [a participant]\u201d then" },
		{ "a third party", "we met Alex Thornbury", "we met [name withheld]" },
		{ "withheld", "on Project Lark now", "on a withheld matter now" },
		{ "pronouns", "we asked Gosia for her view", "we asked a participant for their view" },
		{ "on the record", "Sam Sample spoke", "Sam Sample spoke" },
		{ "a possessive in capitals", "it is ACHTERBERG'S plan", "it is a participant's plan" },
		{ "a curly one", "it is ACHTERBERG\u2019S plan", "it is a participant\u2019s plan" },
		{ "withheld, at the start", "Project Lark is ours. They know.", "A withheld matter is ours. They know." },
		{ "withheld, with an article", "what the Project Lark costs", "what a withheld matter costs" },
		{ "withheld, in quotation marks", "we said \u201cstop Project Lark\u201d", "we said \u201cstop [\u2026]\u201d" },
		{ "a third party, quoted", "we said \u201cask Alex Thornbury\u201d", "we said \u201cask [name withheld]\u201d" },
		{ "a third party, at the start", "Alex Thornbury left. We stayed.", "[Name withheld] left. We stayed." },
		{ "a handle", "ask @drraghunathan about it", "ask a participant about it" },
		{ "a body's handle", "ask @AVFT about it", "ask an organisation about it" },
		{ "a stranger's handle", "ask @zxq about it", "ask [name withheld] about it" },
		{ "an article", "it was an Achterberg idea", "it was a participant idea" },
		{ "a family", "and the Achterbergs left", "and participants left" },
		{ "a family's possessive", "it is the Achterbergs' plan", "it is participants' plan" },
		{ "a role", "our director of public health said", "a participant said" },
		{ "no sentence", "Ashcarrow Vale NHS Foundation Trust", "an NHS trust" },
		{ "a label", "Ashcarrow leaders", "local leaders" },
		{ "behind a colon", "they agreed: Achterberg left. So it is.", "they agreed: a participant left. So it is." },
		{ "a long line goes on",
			"We spoke for a long time about what is wanted here and\nAchterberg left.",
			"We spoke for a long time about what is wanted here and\na participant left." },
		{ "a short line ends", "It is late\nAchterberg left", "It is late\nA participant left" },
		{ "a list", "Here:\n- Achterberg\n- Gosia", "Here:\n- A participant\n- A participant" },
	};
	struct room room;

	(void)state;
	open_room(&room, NULL, 0, UNDECIDED_HIDE);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		reads(&room, rows[i].what, rows[i].raw, rows[i].what, rows[i].prose);
		reads(&room, rows[i].what, rows[i].prose, "again", rows[i].prose);
	}
	close_room(&room);
}

static void quotations_take_square_brackets(void **state)
{
	struct room room;
	const struct published *p;

	(void)state;
	open_room(&room, NULL, 0, UNDECIDED_HIDE);
	p = redactor_redact(room.redactor, "We told Gosia at AVFT when I was young", SETTING_QUOTE, "q");
	assert_string_equal(published_text(p), "We told [a participant] at [an NHS trust] [\u2026] young");
	p = redactor_redact(room.redactor, "We were the first to close it in 2014", SETTING_QUOTE, "q");
	assert_string_equal(published_text(p), "[\u2026] to close it in 2014");
	p = redactor_redact(room.redactor, "It was said that \u201cwe were the first\u201d, when I was out", SETTING_PROSE, "q");
	assert_string_equal(published_text(p), "It was said that \u201c[\u2026]\u201d, when I was out");
	close_room(&room);
}

static void the_day_of_the_event_is_its_month(void **state)
{
	static const struct verdict print[] = { { "8 October", DECIDE_PRINT, "e1", "v1", NULL }, { "8 October 2019", DECIDE_PRINT, "e1", "v2", NULL } };
	static const struct { const char *what, *raw, *place, *prose; } rows[] = {
		{ "on it", "As we said on 8 October 2019, it works", "e", "As we said in October 2019, it works" },
		{ "at the start", "On the 8th of October we met. We left.", "e", "In October 2019 we met. We left." },
		{ "by it", "it was done by 8 October", "e", "it was done by October 2019" },
		{ "before a noun", "at the Tuesday 8 October meeting", "e", "at the October 2019 meeting" },
		{ "an article of its own", "since the 8th of October we met", "e", "since October 2019 we met" },
		{ "quoted", "we said \u201con 8 October\u201d", "e", "we said \u201c[in October 2019]\u201d" },
		{ "printed at its place", "it was by 8 October", "e1", "it was by 8 October" },
		{ "with its year: never", "it was by 8 October 2019", "e1", "it was by October 2019" },
		{ "another day", "it was by 9 October 2019", "e", "it was by 9 October 2019" },
	};
	struct room room;

	(void)state;
	open_room(&room, print, 2, UNDECIDED_HIDE);
	redactor_free(room.redactor);
	room.session.date = "2019-10-08";
	room.redactor = redactor_new(&(struct redactor_plan){ .session = &room.session, .undecided = UNDECIDED_HIDE, .lang = "en" });
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		reads(&room, rows[i].what, rows[i].raw, rows[i].place, rows[i].prose);
	}
	close_room(&room);
}

static void verdicts_hold_where_the_rule_lets_them(void **state)
{
	static const struct verdict print[] = {
		{ "Achterberg", DECIDE_PRINT, "e1", "v1", NULL }, { "Bill", DECIDE_PRINT, "", "v2", NULL }, { "Bill", DECIDE_PRINT, "e2", "v3", NULL },
		{ "Acme Widgetry", DECIDE_PRINT, "", "v4", NULL }, { "Alex Thornbury", DECIDE_PRINT, "", "v5", NULL },
		{ "Alex Thornbury", DECIDE_PRINT, "e2", "v6", NULL }, { "purple cow", DECIDE_HIDE, "", "v7", NULL },
	};
	static const struct { const char *what, *raw, *place, *prose; } rows[] = {
		{ "certain: never", "we met Achterberg", "e1", "we met a participant" },
		{ "probable: not everywhere", "we met Bill", "e1", "we met a participant" },
		{ "probable: at its place", "we met Bill", "e2", "we met Bill" },
		{ "possible: everywhere", "by the Acme Widgetry", "e1", "by the Acme Widgetry" },
		{ "with a word of the roster: not everywhere", "we met Alex Thornbury", "e1", "we met [name withheld]" },
		{ "with a word of the roster: at its place", "we met Alex Thornbury", "e2", "we met Alex Thornbury" },
		{ "hidden though nobody", "a purple\u00a0 cow came", "e1", "a withheld matter came" },
	};
	struct room room;

	(void)state;
	open_room(&room, print, sizeof print / sizeof *print, UNDECIDED_HIDE);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		reads(&room, rows[i].what, rows[i].raw, rows[i].place, rows[i].prose);
	}
	close_room(&room);
}

static void what_a_person_hides_reads_well(void **state)
{
	static const struct verdict hide[] = {
		{ "The director of public health", DECIDE_HIDE, "", "v1", NULL }, { "Purple Cow", DECIDE_HIDE, "", "v2", NULL },
		{ "sold the mill", DECIDE_HIDE, "", "v3", NULL },
	};
	static const struct { const char *what, *raw, *prose; } rows[] = {
		{ "a role", "The director of public health offered it. Yes.", "A participant offered it. Yes." },
		{ "a name, perhaps", "it was Purple Cow again", "it was [name withheld] again" },
		{ "with an article", "it was the purple cow again", "it was a withheld matter again" },
		{ "without an article", "it was purple cow's again", "it was [\u2026]'s again" },
		{ "any words", "they sold the mill again", "they [\u2026] again" },
	};
	struct room room;

	(void)state;
	open_room(&room, hide, sizeof hide / sizeof *hide, UNDECIDED_HIDE);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		reads(&room, rows[i].what, rows[i].raw, "e", rows[i].prose);
	}
	close_room(&room);
}

static void what_nobody_decided_is_hidden_and_counted(void **state)
{
	static const char raw[] = "the Acme Widgetry met Alex Thornbury";
	struct room room;
	size_t count;

	(void)state;
	open_room(&room, NULL, 0, UNDECIDED_REFUSE);
	assert_string_equal(published_text(redactor_redact(room.redactor, raw, SETTING_PROSE, "e")),
			    "the [name withheld] met [name withheld]");
	redactor_redact(room.redactor, raw, SETTING_PROSE, "e");
	assert_int_equal(redactor_undecided(room.redactor), 2);
	assert_int_equal(redactor_found(room.redactor, &count)[0].outcome, OUTCOME_UNDECIDED);
	assert_int_equal(count, 2);
	close_room(&room);
	open_room(&room, NULL, 0, UNDECIDED_PRINT);
	assert_string_equal(published_text(redactor_redact(room.redactor, raw, SETTING_PROSE, "e")),
			    "the Acme Widgetry met [name withheld]");
	assert_int_equal(redactor_undecided(room.redactor), 0);
	close_room(&room);
}

static void the_agenda_s_own_words_are_no_questions(void **state)
{
	static const struct text title = { "", "The Thornquist Review", NULL }, purpose = { "", "What Thornbury Llewelyn Asked", NULL },
		prompt = { "", "Where does the Grand Bargain fit in?", NULL }, lark = { "", "The Quillian Bargain", NULL };
	static const struct text *const prompts[] = { &prompt, &lark };
	static const struct stage stage = { .id = "s", .prompts = { prompts, 2 } };
	static const struct dimension dimension = { .id = "d", .stages = &stage, .stage_count = 1 };
	static const struct step step = { &dimension, &stage };
	static const struct { const char *what, *raw, *prose; size_t undecided; } rows[] = {
		{ "a title", "The Thornquist Review", "The Thornquist Review", 0 },
		{ "a prompt", "Where does the Grand Bargain fit in?", "Where does the Grand Bargain fit in?", 0 },
		{ "a name of the room in it", "What Thornbury Llewelyn Asked", "What a participant Asked", 0 },
		{ "half a body's name in it", "The Quillian Bargain", "The [name withheld]", 1 },
		{ "the same, typed", "by the Thornquist Review", "by the [name withheld]", 1 },
	};
	struct agenda agenda = finder_agenda;

	(void)state;
	agenda.title = &title;
	agenda.purpose = &purpose;
	agenda.steps = &step;
	agenda.step_count = 1;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct room room;

		session_init(&room.session, &agenda, &finder_roster);
		room.redactor = redactor_new(&(struct redactor_plan){ .session = &room.session, .lang = "en" });
		reads(&room, rows[i].what, rows[i].raw, "e", rows[i].prose);
		assert_int_equal(redactor_undecided(room.redactor), rows[i].undecided);
		close_room(&room);
	}
}

static void printing_is_refused_with_a_reason(void **state)
{
	struct room room;
	struct err e = { 0 };

	(void)state;
	open_room(&room, NULL, 0, UNDECIDED_REFUSE);
	assert_false(redactor_may_print(room.redactor, "Achterberg", "e1", &e));
	assert_non_null(strstr(e.text, "on the record"));
	assert_false(redactor_may_print(room.redactor, "Alex Thornbury", "", &e));
	assert_non_null(strstr(e.text, "one place only"));
	assert_true(redactor_may_print(room.redactor, "Alex Thornbury", "e1", &e));
	assert_true(redactor_may_print(room.redactor, "Acme Widgetry", "", &e));
	close_room(&room);
}

static void redacting_twice_changes_nothing(void **state)
{
	struct mutant m = { 0 };
	struct room room;
	uint64_t seed = 42;

	(void)state;
	open_room(&room, NULL, 0, UNDECIDED_HIDE);
	for (size_t i = 0; i < 2000; i++) {
		enum setting setting = i % 2 ? SETTING_QUOTE : SETTING_PROSE;
		const struct published *once, *twice;

		mutant_make(&m, &seed);
		once = redactor_redact(room.redactor, m.text.text, setting, "e");
		twice = redactor_redact(room.redactor, published_text(once), setting, "e");
		assert_string_equal(published_text(once), published_text(twice));
	}
	mutant_free(&m);
	close_room(&room);
}

/* Words of every sort that the finder tells apart, in any order. */
static const char *const any_words[] = { "Achterberg", "ACHTERBERG", "achterberg", "Achterbrg", "Alex", "alex", "Alex Example", "Siân",
	"Llewelyn-Penrose", "Penrose", "Wiśniewska", "Gosia", "O'Rourke", "Bill", "Grace", "Field", "field", "May", "Lex", "SLP", "A.E.",
	"AVFT", "Ashcarrow", "Ashcarrow Vale", "Sampleshire", "Caerfelin", "HOPE", "Care Quality Commission", "Merrow", "Sam Sample",
	"王伟", "Project Lark", "alex@example.org", "@drraghunathan", "@zxq", "https://zxq.example/a", "020 7946 0000",
	"SW1A 2AA", "Kahh", "Ashmap", "Thornbury", "ZQX", "Q", "E.", "A", "S.", "Mr", "Dr", "dr", "Professor", "Cllr", "Sir", "St", "de",
	"ap", "the", "The", "a", "an", "our", "Our", "my", "their", "his", "her", "Her", "she", "He", "of", "of the", "and", "And", "or",
	"in", "at", "for", "to", "on", "by", "said", "thanked", "asked", "was", "We", "we were the first", "when I was", "I", "trust",
	"council", "Council", "Hospital", "residents", "leaders", "chief constable", "director of public health", "nurse", "only", "the only",
	"five of the six", "all", "both", "here", "in the room", "largest", "England", "NHS", "Long Term Plan", "Street", "12", "8 October",
	"8 October 2019", "2019", "[name withheld]", "a participant", "A participant", "[a participant]", "an organisation", "[\u2026]",
	"participants", "x", "Ex", "upon", "Valley", "London" };
static const char *const any_gaps[] = { " ", " ", " ", " ", " ", "  ", ", ", ". ", "-", "\n", "\n\n", "\"", " \"", "\" ", "\u201c", "\u201d ",
	"'s ", "' ", "\u2019s ", " (", ") ", ": ", "; ", "/", "_", "*", "**", "! ", "?", " - ", " \u2013 ", "@", ".", "", "&", " & ", "\t",
	"<b>", "</b>", " [", "] ", "\u00ad", ",", " 's", "\u2018", "\u2019 " };

static void any_text_is_hidden_at_once(void **state)
{
	const char *asked = getenv("TWICE");
	enum { ROOM = 200 };
	size_t texts = asked ? (size_t)strtoul(asked, NULL, 10) : 20000, failed = 0;
	struct room room;
	struct dice dice = { 8 };

	(void)state;
	for (size_t i = 0; i < texts; i++) {
		static const enum undecided policies[] = { UNDECIDED_HIDE, UNDECIDED_REFUSE, UNDECIDED_PRINT };
		enum setting setting = i % 2 ? SETTING_QUOTE : SETTING_PROSE;
		struct buffer b = { 0 };
		const char *once, *twice;

		if (i % ROOM == 0) {
			open_room(&room, NULL, 0, policies[i / ROOM % 3]);
			redactor_free(room.redactor);
			room.session.date = "2019-10-08";
			room.redactor = redactor_new(&(struct redactor_plan){ .session = &room.session, .undecided = policies[i / ROOM % 3],
				.lang = "en" });
		}
		for (size_t words = 1 + dice_throw(&dice, 7); words > 0; words--) {
			buffer_adds(&b, any_words[dice_throw(&dice, sizeof any_words / sizeof *any_words)]);
			buffer_adds(&b, any_gaps[dice_throw(&dice, sizeof any_gaps / sizeof *any_gaps)]);
		}
		once = published_text(redactor_redact(room.redactor, b.text, setting, "e"));
		twice = published_text(redactor_redact(room.redactor, once, setting, "e"));
		if (strcmp(once, twice) != 0 && failed++ < 40)
			print_error("typed  <%s>\nonce   <%s>\ntwice  <%s>\n", b.text, once, twice);
		buffer_free(&b);
		if (i % ROOM == ROOM - 1 || i + 1 == texts)
			close_room(&room);
	}
	assert_int_equal(failed, 0);
}

/* Where another language begins and ends is known after every step that a text goes through. */
static void another_language_is_told_apart_through_every_step(void **state)
{
	struct arena a = { 0 };
	const struct published *mine = published_number(&a, 7), *parts[3], *p;
	const struct published_span *span;
	size_t count;

	(void)state;
	parts[0] = published_in(&a, published_phrase(&a, "en", PHRASE_MONTH_01, NULL, 0), "fr");
	parts[1] = mine;
	parts[2] = parts[0];
	assert_null(published_spans(mine, &count));
	assert_int_equal(count, 0);
	p = published_join(&a, parts, 3);
	assert_string_equal(published_text(p), "January7January");
	span = published_spans(p, &count);
	assert_int_equal(count, 2);
	assert_int_equal(span[0].from, 0);
	assert_int_equal(span[0].to, 7);
	assert_int_equal(span[1].from, 8);
	assert_string_equal(span[1].lang, "fr");
	/* The stop behind it is the sentence's; that of a text which is all in one language is its own. */
	p = published_sentence(&a, p);
	span = published_spans(p, &count);
	assert_int_equal(count, 2);
	assert_int_equal(span[1].to, 15);
	p = published_sentence(&a, parts[0]);
	assert_string_equal(published_text(p), "January.");
	span = published_spans(p, &count);
	assert_int_equal(count, 1);
	assert_int_equal(span[0].to, 8);
	/* What does not fit a text is no span of it: a file may say anything. */
	p = published_with_spans(&a, mine, (const struct published_span[]){ { 0, 9, "fr" }, { 1, 1, "cy" }, { 0, 1, "cy" } }, 3);
	span = published_spans(p, &count);
	assert_int_equal(count, 1);
	assert_string_equal(span[0].lang, "cy");
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(replacements_read_as_prose),
		cmocka_unit_test(quotations_take_square_brackets),
		cmocka_unit_test(the_day_of_the_event_is_its_month),
		cmocka_unit_test(verdicts_hold_where_the_rule_lets_them),
		cmocka_unit_test(what_a_person_hides_reads_well),
		cmocka_unit_test(what_nobody_decided_is_hidden_and_counted),
		cmocka_unit_test(the_agenda_s_own_words_are_no_questions),
		cmocka_unit_test(printing_is_refused_with_a_reason),
		cmocka_unit_test(any_text_is_hidden_at_once),
		cmocka_unit_test(redacting_twice_changes_nothing),
		cmocka_unit_test(another_language_is_told_apart_through_every_step),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
