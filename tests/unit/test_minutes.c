/* test_minutes: what the tree says, read as text: most tests look at markdown, because that is what a person
 * would look at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "minutes/sha256.h"
#include "minutes_room.h"

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

static void assert_has(const char *what, const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("%s: \"%s\" is not in\n%s", what, part, text);
}

static void assert_lacks(const char *what, const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("%s: \"%s\" is in\n%s", what, part, text);
}

static void assert_order(const char *text, const char *first, const char *then)
{
	assert_has("first", text, first);
	assert_has("then", text, then);
	if (strstr(text, first) > strstr(text, then))
		fail_msg("\"%s\" stands after \"%s\" in\n%s", first, then, text);
}

/* ---- the whole ---- */

static const char whole[] =
	"# System accountability\n"
	"\n"
	"**DRAFT: these minutes have not been signed off.**\n"
	"\n"
	"A roundtable held in October 2019 by the convening body.\n"
	"\n"
	"The discussion was held under the Chatham House Rule:\n"
	"\n"
	"> “When a meeting, or part thereof, is held under the Chatham House Rule, participants are free to use the "
	"information received, but neither the identity nor the affiliation of the speaker(s), nor that of any other "
	"participant, may be revealed.”\n"
	"\n"
	"## Who took part\n"
	"\n"
	"The roundtable was convened by Dr Marguerite Ashplant.\n"
	"\n"
	"Nine people took part: five provider leaders and four NHS and council leaders.\n"
	"\n"
	"## Background\n"
	"\n"
	"Leaders were asked how partners should answer to one another.\n"
	"\n"
	"## Key points\n"
	"\n"
	"### Accountability within systems\n"
	"\n"
	"- An engine for the issues no partner can solve alone (several participants).\n"
	"\n"
	"## Accountability within systems\n"
	"\n"
	"### What does this mean?\n"
	"\n"
	"What partners owe one another.\n"
	"\n"
	"### How is the system working at present?\n"
	"\n"
	"The machinery is in place.\n"
	"\n"
	"**Outcomes.** An engine for the issues no partner can solve alone (several participants).\n"
	"\n"
	"> “We could draw it on a napkin.” — a provider leader\n"
	"\n"
	"**Shared control.** Roles are unclear. Not all participants agreed: it would cost too much.\n"
	"\n"
	"### How should it work?\n"
	"\n"
	"Most participants felt that the board is an engine.\n"
	"\n"
	"### What was agreed\n"
	"\n"
	"- The group will meet again.\n"
	"\n"
	"### Immediate actions\n"
	"\n"
	"From this discussion the group identified these immediate actions.\n"
	"\n"
	"| Number | Action | Addressee | Level | Due |\n"
	"| --- | --- | --- | --- | --- |\n"
	"| 1.5.1 | Draw up one page. | to be agreed | system | within six weeks |\n"
	"\n"
	"#### Over the medium term\n"
	"\n"
	"| Number | Action | Addressee | Level | Due |\n"
	"| --- | --- | --- | --- | --- |\n"
	"| 1.5.2 | Share the budgets. | the partners |  | December 2026 |\n"
	"\n"
	"#### In discussion\n"
	"\n"
	"One page may be too few.\n"
	"\n"
	"### What needs to change?\n"
	"\n"
	"- A duty to work together.\n"
	"\n"
	"## Accountability to local communities\n"
	"\n"
	"This dimension was not discussed in the time available.\n"
	"\n"
	"## Key recommendations\n"
	"\n"
	"- Give it time.\n"
	"\n"
	"### Accountability within systems\n"
	"\n"
	"- Agree a set of outcomes.\n"
	"\n"
	"## Conclusion\n"
	"\n"
	"Much remains to be done.\n"
	"\n"
	"## Parked questions\n"
	"\n"
	"- Who pays? To be taken forward by the hosts.\n"
	"\n"
	"## How these minutes were made\n"
	"\n"
	"The roundtable was held in October 2019 under the Chatham House Rule. Where a speaker is described, at least "
	"three people in the room would have been described in the same words. No words had to be replaced for this. "
	"They have not been signed off yet.\n";

static void said_at_present(struct minutes_room *r)
{
	struct entry *en = room_entry(r, "internal/present", QUOTE, "“We could draw it on a napkin.”");

	en->speaker = room_person(r, "p02");
	room_tag(r, en, "outcomes");
	en = room_entry(r, "internal/present", VIEW, "Roles are unclear");
	room_object(r, en, "it would cost too much.");
	room_tag(r, en, "Shared_Control");
	en = room_entry(r, "internal/present", VIEW, "an engine for the issues no partner can solve alone.");
	room_support(en, 4);
	room_tag(r, en, "outcomes");
	en->star = true;
}

static void done_about_it(struct minutes_room *r)
{
	struct entry *en = room_entry(r, "internal/actions", ACTION, "Share the budgets");

	en->horizon = "medium";
	en->addressee = "the partners";
	en->due = "2026-12-01";
	en = room_entry(r, "internal/wanted", ACTION, "Draw up one page");
	en->level = "system";
	en->due = "+6w";
	room_entry(r, "internal/actions", VIEW, "One page may be too few");
	room_entry(r, "internal/meaning", CHANGE, "A duty to work together");
	room_entry(r, "internal/change", DECISION, "The group will meet again");
}

static void fill_room(struct minutes_room *r)
{
	struct entry *en;

	said_at_present(r);
	en = room_entry(r, "internal/wanted", VIEW, "we're an engine");
	en->wording = "{who} felt that the board is an engine";
	room_support(en, 6);
	done_about_it(r);
	room_entry(r, "internal/wanted", RECOMMENDATION, "Agree a set of outcomes");
	room_entry(r, "closing", RECOMMENDATION, "Give it time");
	room_entry(r, "local/present", PARKED, "Who pays?")->addressee = "the hosts";
	room_passage(r, "background", "Leaders were asked how partners should answer to one another");
	room_passage(r, "internal/present", "The machinery is in place.");
	room_passage(r, "conclusion", "Much remains to be done.");
}

static void minutes_read_like_a_report(void **state)
{
	struct minutes_room *r = *state;

	fill_room(r);
	assert_string_equal(room_render(r, "markdown"), whole);
}

static void capture_backwards(struct minutes_room *r)
{
	struct session *s = &r->session;

	for (size_t i = 0, j = s->entry_count; i + 1 < j; i++) {
		struct entry *kept = s->entries[i];

		s->entries[i] = s->entries[--j];
		s->entries[j] = kept;
		s->entries[i]->number = i + 1;
		s->entries[j]->number = j + 1;
	}
}

static void order_of_capture_leaves_no_trace(void **state)
{
	struct minutes_room *r = *state;

	fill_room(r);
	capture_backwards(r);
	assert_string_equal(room_render(r, "markdown"), whole);
}

/* ---- quantifiers ---- */

static void quantifiers_are_the_last_rung_reached(void **state)
{
	static const struct { const char *what; size_t hands; const char *says; } rows[] = {
		{ "no tally", 0, "It is so.\n" },
		{ "one of nine", 1, "It is so (one participant).\n" },
		{ "two of nine", 2, "It is so (a few participants).\n" },
		{ "three of nine are under 0.34", 3, "It is so (a few participants).\n" },
		{ "four of nine", 4, "It is so (several participants).\n" },
		{ "six of nine", 6, "It is so (most participants).\n" },
		{ "more hands than people", 40, "It is so (most participants).\n" },
	};
	struct minutes_room *r = *state;
	struct entry *en = room_entry(r, "internal/present", VIEW, "It is so.");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		room_support(en, rows[i].hands);
		assert_has(rows[i].what, room_render(r, "markdown"), rows[i].says);
	}
}

static void a_speaker_alone_is_no_tally(void **state)
{
	struct minutes_room *r = *state;
	struct entry *en = room_entry(r, "internal/present", VIEW, "It is so");
	const char *without = room_render(r, "markdown");

	en->speaker = room_person(r, "p01");
	assert_string_equal(room_render(r, "markdown"), without);
}

static void few_people_give_no_figure(void **state)
{
	struct minutes_room *r = *state;

	r->roster.count = 2;
	room_support(room_entry(r, "internal/present", VIEW, "It is so"), 2);
	room_entry(r, "internal/present", QUOTE, "Indeed")->speaker = room_person(r, "p01");
	room_render(r, "markdown");
	assert_has("no quantifier", room_render(r, "markdown"), "It is so.\n");
	assert_has("root label", room_render(r, "markdown"), "“Indeed.” — a participant\n");
	assert_lacks("no number", room_render(r, "markdown"), "took part.");
	assert_lacks("no group", room_render(r, "json"), "\"participants\":");
}

static void who_without_a_tally_is_participants(void **state)
{
	struct minutes_room *r = *state;

	room_entry(r, "internal/present", VIEW, "x")->wording = "Here {who} felt it.";
	assert_has("no tally", room_render(r, "markdown"), "Here participants felt it.\n");
	r->session.entries[0]->wording = NULL;
	r->session.entries[0]->text = "{who} typed this";
	assert_has("only a wording has {who}", room_render(r, "markdown"), "{who} typed this.\n");
}

static void doubles_are_one_entry_with_all_voices(void **state)
{
	struct minutes_room *r = *state;
	struct entry *one = room_entry(r, "internal/present", VIEW, "It is so");
	struct entry *two = room_entry(r, "local/present", VIEW, "So it is");

	room_support(one, 2);
	room_support(two, 2);
	room_object(r, two, "it is not");
	two->star = true;
	two->same_as = one;
	entry_more(&r->session, one)->merged = two;
	assert_has("voices", room_render(r, "markdown"),
		   "- It is so (several participants). Not all participants agreed: it is not.\n");
	assert_lacks("once", room_render(r, "markdown"), "So it is");
}

/* Else it would show that somebody was noted who spoke. */
static void one_voice_in_two_entries_is_no_tally(void **state)
{
	struct minutes_room *r = *state;
	struct entry *one = room_entry(r, "internal/present", VIEW, "It is so");
	struct entry *two = room_entry(r, "local/present", VIEW, "So it is");

	two->same_as = one;
	entry_more(&r->session, one)->merged = two;
	assert_has("nobody noted", room_render(r, "markdown"), "It is so.\n");
	one->speaker = &r->session.roster->people[0];
	assert_has("one noted", room_render(r, "markdown"), "It is so.\n");
	two->speaker = one->speaker;
	assert_has("the same", room_render(r, "markdown"), "It is so.\n");
	two->speaker = &r->session.roster->people[1];
	assert_has("two", room_render(r, "markdown"), "It is so (a few participants).\n");
}

/* ---- quotes ---- */

static void quotes_need_the_yes_that_the_agenda_asks_for(void **state)
{
	static const struct {
		const char *what;
		enum quote_rule rule;
		enum consent consent;
		const char *wording, *says;  /* says NULL: not printed at all */
	} rows[] = {
		{ "free", QUOTES_FREE, CONSENT_NONE, NULL, "> “Word for word.” — a provider leader\n" },
		{ "free, and a no", QUOTES_FREE, CONSENT_NO, NULL, NULL },
		{ "free, and a no to a wording too", QUOTES_FREE, CONSENT_NO, "In other words", NULL },
		{ "free, paraphrase", QUOTES_FREE, CONSENT_PARAPHRASE, "In other words", "\nIn other words.\n" },
		{ "free, paraphrase without one", QUOTES_FREE, CONSENT_PARAPHRASE, NULL, NULL },
		{ "ask, nobody asked", QUOTES_ASK, CONSENT_NONE, NULL, NULL },
		{ "ask, reworded", QUOTES_ASK, CONSENT_NONE, "In other words", "\nIn other words.\n" },
		{ "free, yes to the words and no more", QUOTES_FREE, CONSENT_YES, NULL, "> “Word for word.” — a participant\n" },
		{ "free, label", QUOTES_FREE, CONSENT_LABEL, NULL, "> “Word for word.” — a provider leader\n" },
		{ "ask, yes", QUOTES_ASK, CONSENT_YES, NULL, "> “Word for word.” — a participant\n" },
		{ "ask, label", QUOTES_ASK, CONSENT_LABEL, NULL, "> “Word for word.” — a provider leader\n" },
		{ "ask, no", QUOTES_ASK, CONSENT_NO, NULL, NULL },
	};
	struct minutes_room *r = *state;
	struct entry *en = room_entry(r, "internal/present", QUOTE, "word for word");
	struct minutes_quotes left;

	en->speaker = room_person(r, "p01");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *text;

		r->agenda.quotes = rows[i].rule;
		en->consent = rows[i].consent;
		en->wording = rows[i].wording;
		text = room_render(r, "markdown");
		if (rows[i].says)
			assert_has(rows[i].what, text, rows[i].says);
		else
			assert_int_equal(r->report.left_out_count, 1);
		assert_string_equal(minutes_quotes_left(&r->session, &left, &r->arena), rows[i].says ? "" :
				    rows[i].consent == CONSENT_NO ? "1 quote is not printed: 1 refused" :
				    rows[i].consent == CONSENT_NONE ? "1 quote is not printed: 1 not asked about" :
				    "1 quote is not printed: 1 to be put in other words");
		if (!rows[i].says || rows[i].wording)
			assert_lacks(rows[i].what, text, "ord for word");
	}
}

static void a_label_and_a_quantifier_never_meet(void **state)
{
	struct minutes_room *r = *state;
	struct entry *en = room_entry(r, "internal/present", QUOTE, "So it is");

	en->speaker = room_person(r, "p01");
	room_support(en, 6);
	assert_has("label", room_render(r, "markdown"), "“So it is.” — a provider leader\n");
	assert_lacks("quantifier", room_render(r, "markdown"), "participants)");
}

static void who_spoke_within_a_label_cannot_be_seen(void **state)
{
	struct minutes_room *r = *state;
	struct entry *one = room_entry(r, "internal/present", QUOTE, "One thing");
	struct entry *two = room_entry(r, "internal/present", QUOTE, "Another thing");
	const char *before;

	one->speaker = room_person(r, "p01");
	two->speaker = room_person(r, "p04");
	before = room_render(r, "json");
	one->speaker = room_person(r, "p04");
	two->speaker = room_person(r, "p01");
	assert_string_equal(room_render(r, "json"), before);
}

static void labels_take_the_article_of_their_sound(void **state)
{
	static const struct { const char *label, *says; } rows[] = {
		{ "provider leader", "— a provider leader" }, { "NHS leader", "— an NHS leader" },
		{ "MP", "— an MP" }, { "GP", "— a GP" }, { "UK official", "— a UK official" },
		{ "elected member", "— an elected member" }, { "university leader", "— a university leader" },
		{ "unitary council leader", "— a unitary council leader" }, { "hour keeper", "— an hour keeper" },
		{ "European official", "— a European official" }, { "A-level tutor", "— an A-level tutor" },
		{ "ICS chair", "— an ICS chair" }, { "umbrella body", "— an umbrella body" },
		{ "uninsured person", "— an uninsured person" }, { "one-stop shop", "— a one-stop shop" },
	};
	struct minutes_room *r = *state;

	room_entry(r, "internal/present", QUOTE, "So it is")->speaker = room_person(r, "p01");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		((struct text *)r->agenda.groups[1].label)->text = rows[i].label;
		assert_has(rows[i].label, room_render(r, "markdown"), rows[i].says);
	}
}

/* ---- order ---- */

static void views_stand_by_theme_then_star_then_rung_then_text(void **state)
{
	struct minutes_room *r = *state;
	static const char *const order[] = { "Untagged.", "**Outcomes.** Zz starred.", "Rung (most participants)",
					     "Low rung (one participant)", "Aa plain.", "Bb plain.", "Éé plain.",
					     "**Shared control.**", "**Aardvarks.**", "**Zebras.**" };
	struct entry *en;

	static const struct { const char *text, *tag; size_t hands; bool star; } rows[] = {
		{ "Last", "zebras", 0, false }, { "Éé plain", "outcomes", 0, false },
		{ "First of others", "aardvarks", 0, false }, { "Bb plain", "outcomes", 0, false },
		{ "Shared", "shared-control", 0, false }, { "Low rung", "outcomes", 1, false },
		{ "Aa plain", "outcomes", 0, false }, { "Rung", "outcomes", 9, false },
		{ "Zz starred", "outcomes", 0, true }, { "Untagged", NULL, 0, false },
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		en = room_entry(r, "internal/present", VIEW, rows[i].text);
		room_support(en, rows[i].hands);
		en->star = rows[i].star;
		if (rows[i].tag)
			room_tag(r, en, rows[i].tag);
	}
	for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++)
		assert_order(strstr(room_render(r, "markdown"), "How is the system"), order[i], order[i + 1]);
}

static void moves_start_from_the_default_order(void **state)
{
	struct minutes_room *r = *state;
	struct entry *a = room_entry(r, "internal/change", CHANGE, "Aa"), *b = room_entry(r, "internal/change", CHANGE, "Bb");
	struct entry *c = room_entry(r, "internal/change", CHANGE, "Cc"), *far = room_entry(r, "local/change", CHANGE, "Dd");
	struct move_order moves[] = { { c, a, false }, { a, b, true }, { b, far, true } };

	assert_has("default", room_render(r, "markdown"), "- Aa.\n- Bb.\n- Cc.\n");
	r->session.orders = moves;
	r->session.order_count = 1;
	assert_has("before", room_render(r, "markdown"), "- Cc.\n- Aa.\n- Bb.\n");
	r->session.order_count = 2;
	assert_has("after", room_render(r, "markdown"), "- Cc.\n- Bb.\n- Aa.\n");
	r->session.order_count = 3;
	assert_has("not across dimensions", room_render(r, "markdown"), "- Cc.\n- Bb.\n- Aa.\n");
}

/* ---- what may not stand ---- */

static void only_what_stands_is_printed(void **state)
{
	struct minutes_room *r = *state;

	room_entry(r, "internal/present", VIEW, "Gone one")->dropped = true;
	room_entry(r, "internal/present", VIEW, "Gone two")->omitted = true;
	room_entry(r, "internal/present", VIEW, "")->forgotten = true;
	assert_lacks("dropped and omitted", room_render(r, "markdown"), "Gone");
	assert_has("nothing else there", room_render(r, "markdown"),
		   "## Accountability within systems\n\nThis dimension was not discussed in the time available.\n");
}

static void tags_that_are_people_head_nothing(void **state)
{
	struct minutes_room *r = *state;
	struct entry *en = room_entry(r, "internal/present", VIEW, "So it is");

	room_tag(r, en, "p02");
	room_tag(r, en, "Quinta Vandermolen");
	assert_lacks("id", room_render(r, "json"), "themes");
	room_tag(r, en, "outcomes");
	assert_has("the next one heads it", room_render(r, "markdown"), "**Outcomes.** So it is.");
}

static void due_dates_are_months_or_spans(void **state)
{
	static const struct { const char *due, *says; } rows[] = {
		{ "2026-12-01", "| December 2026 |" }, { "+6w", "| within six weeks |" },
		{ "+1w", "| within a week |" }, { "+10d", "| within ten days |" }, { "+1d", "| within a day |" },
		{ "+3m", "| within three months |" }, { "+1m", "| within a month |" },
		{ "+30d", "| within 30 days |" }, { "", "| to be agreed |  |  |" },
	};
	struct minutes_room *r = *state;
	struct entry *en = room_entry(r, "internal/actions", ACTION, "Do it");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		en->due = rows[i].due;
		assert_has(rows[i].due, room_render(r, "markdown"), rows[i].says);
	}
}

static void every_entry_ends_in_one_stop(void **state)
{
	static const struct { const char *text, *says; } rows[] = {
		{ "it is so", "- It is so.\n" }, { "it is so.", "- It is so.\n" }, { " it is so.. ", "- It is so.\n" },
		{ "is it so?", "- Is it so?\n" }, { "it is so!", "- It is so!\n" }, { "it is “so.”", "- It is “so.”\n" },
		{ "it is so…", "- It is so…\n" }, { "éa", "- Éa.\n" },
	};
	struct minutes_room *r = *state;
	struct entry *en = room_entry(r, "internal/change", CHANGE, "");

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		en->text = rows[i].text;
		assert_has(rows[i].text, room_render(r, "markdown"), rows[i].says);
	}
}

static void objections_have_no_number(void **state)
{
	struct minutes_room *r = *state;
	struct entry *en = room_entry(r, "internal/change", CHANGE, "So it is");

	room_object(r, en, "");
	assert_has("one", room_render(r, "markdown"), "- So it is. Not all participants agreed.\n");
	room_object(r, en, "");
	assert_has("two", room_render(r, "markdown"), "- So it is. Not all participants agreed.\n");
	room_object(r, en, "too slow");
	room_object(r, en, "too dear.");
	room_object(r, en, "too slow");
	assert_has("reasons", room_render(r, "markdown"),
		   "- So it is. Not all participants agreed: too dear; too slow.\n");
}

/* ---- polls ---- */

static void polls_show_what_they_may(void **state)
{
	static const int64_t all[] = { 5, 0, 0 }, four[] = { 4, 0, 0 };
	struct minutes_room *r = *state;

	room_poll(r, all, four);
	assert_has("unanimous", room_render(r, "markdown"),
		   "### Polls\n\nA shared duty on all partners? There was general agreement.\n");
	assert_lacks("no figure", room_render(r, "json"), "\"Agree\": ");
	assert_lacks("asked is discussed", strstr(room_render(r, "markdown"), "## Accountability within"),
		     "## Accountability within systems\n\nThis dimension");
}

static void polls_have_rows_where_each_hides_its_people(void **state)
{
	static const int64_t five[] = { 3, 0, 0 }, four[] = { 0, 0, 4 };
	struct minutes_room *r = *state;
	const struct document_poll *p;

	room_poll(r, five, four);
	p = &room_build(r)->dimensions[0].polls[0];
	for (size_t i = 0; i < p->row_count; i++)
		assert_true(p->rows[i].no_answer == 0 || p->rows[i].no_answer >= 3);
	assert_has("total", room_render(r, "markdown"), "| Total | 3 | 0 | 4 |");
}

/* ---- signatures ---- */

static void signatures_hold_for_content_alone(void **state)
{
	struct minutes_room *r = *state;
	char signed_hash[MINUTES_HASH_BYTES], other[MINUTES_HASH_BYTES];
	struct signature sig[2];

	fill_room(r);
	minutes_hash(room_build(r), signed_hash);
	sig[0] = (struct signature){ room_person(r, "p09"), signed_hash, "" };
	sig[1] = (struct signature){ room_person(r, "p10"), signed_hash, "" };
	r->session.signatures = sig;
	r->session.signature_count = 1;
	assert_int_equal(room_build(r)->status, DOCUMENT_DRAFT);
	assert_has("one of two", room_render(r, "markdown"), "signed off by one of two people so far");
	r->session.signature_count = 2;
	assert_int_equal(room_build(r)->status, DOCUMENT_FINAL);
	assert_lacks("final", room_render(r, "markdown"), "DRAFT");
	minutes_hash(r->document, other);
	assert_string_equal(other, signed_hash);
	r->session.entries[3]->done = true;
	assert_int_equal(room_build(r)->status, DOCUMENT_FINAL);
	r->session.entries[1]->text = "Roles are clear";
	assert_int_equal(room_build(r)->status, DOCUMENT_DRAFT);
}

static void only_co_chairs_sign_where_the_agenda_says_so(void **state)
{
	struct minutes_room *r = *state;
	char hash[MINUTES_HASH_BYTES];
	struct signature sig[2];

	minutes_hash(room_build(r), hash);
	sig[0] = (struct signature){ room_person(r, "p01"), hash, "" };
	sig[1] = (struct signature){ room_person(r, "p02"), hash, "" };
	r->session.signatures = sig;
	r->session.signature_count = 2;
	assert_int_equal(room_build(r)->status, DOCUMENT_DRAFT);
	r->agenda.sign = 2;
	assert_int_equal(room_build(r)->status, DOCUMENT_FINAL);
}

static void sha256_is_that_of_the_standard(void **state)
{
	static const struct { const char *text, *hash; } rows[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};
	char out[65];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sha256 h;

		sha256_start(&h);
		sha256_add(&h, rows[i].text, strlen(rows[i].text));
		sha256_finish(&h, out);
		assert_string_equal(out, rows[i].hash);
	}
}

/* ---- numbers and the summary ---- */

static void numbers_lead_to_entries(void **state)
{
	struct minutes_room *r = *state;

	fill_room(r);
	room_build(r);
	for (size_t i = 0; i < r->report.number_count; i++)
		if (strcmp(r->report.numbers[i].number, "1.5.1") == 0) {
			assert_string_equal(r->report.numbers[i].entry->text, "Draw up one page");
			return;
		}
	fail_msg("1.5.1 leads nowhere");
}

static size_t words(const char *s)
{
	size_t count = 0;

	while (*(s += strspn(s, " \n"))) {
		s += strcspn(s, " \n");
		count++;
	}
	return count;
}

static void summaries_fit_one_page(void **state)
{
	struct minutes_room *r = *state;
	const char *text;

	for (size_t i = 0; i < 9; i++) {
		struct entry *en = room_entry(r, i < 5 ? "internal/present" : "local/wanted", VIEW,
					      arena_printf(&r->arena, "Point %zu that says a good many words, more than "
						"anybody would care to read on a page that has to hold all the others, "
						"and goes on for quite some time before it comes to its own end", i));

		en->star = true;
		room_entry(r, "closing", RECOMMENDATION, arena_printf(&r->arena, "Recommendation %zu", i));
	}
	r->plan.summary = true;
	text = room_render(r, "markdown");
	assert_true(words(text) < 450);
	assert_has("held", text, "under the Chatham House Rule");
	assert_lacks("six recommendations", text, "Recommendation 5");
	assert_lacks("four key points", text, "Point 3 ");
	assert_true(r->report.left_out_count >= 4 + 3);
}

static void matters_arising_are_printed_when_there_are_any(void **state)
{
	struct minutes_room *r = *state;
	static const struct minutes_matter matters[] = {
		{ "Draw up one page", "", true }, { "Meet", "", false },
		{ "Publish it", "NHS England", true }, { "Read it", "partnership boards", false },
	};

	assert_lacks("none", room_render(r, "markdown"), "Matters arising");
	r->plan.matters = matters;
	r->plan.matter_count = 4;
	assert_has("four", room_render(r, "markdown"),
		   "## Matters arising\n\n- Draw up one page. This has been done.\n- Meet. This is still open.\n"
		   "- Publish it. This was for NHS England and has been done.\n"
		   "- Read it. This is for partnership boards and is still open.\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(minutes_read_like_a_report),
		TEST(order_of_capture_leaves_no_trace),
		TEST(quantifiers_are_the_last_rung_reached),
		TEST(a_speaker_alone_is_no_tally),
		TEST(few_people_give_no_figure),
		TEST(who_without_a_tally_is_participants),
		TEST(doubles_are_one_entry_with_all_voices),
		TEST(one_voice_in_two_entries_is_no_tally),
		TEST(quotes_need_the_yes_that_the_agenda_asks_for),
		TEST(a_label_and_a_quantifier_never_meet),
		TEST(who_spoke_within_a_label_cannot_be_seen),
		TEST(labels_take_the_article_of_their_sound),
		TEST(views_stand_by_theme_then_star_then_rung_then_text),
		TEST(moves_start_from_the_default_order),
		TEST(only_what_stands_is_printed),
		TEST(tags_that_are_people_head_nothing),
		TEST(due_dates_are_months_or_spans),
		TEST(every_entry_ends_in_one_stop),
		TEST(objections_have_no_number),
		TEST(polls_show_what_they_may),
		TEST(polls_have_rows_where_each_hides_its_people),
		TEST(signatures_hold_for_content_alone),
		TEST(only_co_chairs_sign_where_the_agenda_says_so),
		TEST(sha256_is_that_of_the_standard),
		TEST(numbers_lead_to_entries),
		TEST(summaries_fit_one_page),
		TEST(matters_arising_are_printed_when_there_are_any),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
