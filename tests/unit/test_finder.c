/* test_finder: who is found, who is not, and how surely. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "finder_room.h"
#include "rule/finder.h"

static int make(void **state)
{
	*state = finder_new(&finder_roster, &finder_agenda, NULL);
	return 0;
}

static int unmake(void **state)
{
	finder_free(*state);
	return 0;
}

/* What is found in text, as "kind certainty [surface]" joined by "; ". */
static const char *found(const struct finder *f, const char *text, struct arena *a)
{
	size_t count;
	const struct finding *list = finder_find(f, text, strlen(text), a, &count);
	const char *out = "";

	for (size_t i = 0; i < count; i++)
		out = arena_printf(a, "%s%s%s %s [%.*s]", out, i ? "; " : "", finding_kind_name(list[i].kind),
				   certainty_name(list[i].certainty), (int)(list[i].end - list[i].start),
				   text + list[i].start);
	return out;
}

struct row {
	const char *what, *text, *says;
};

static void check_rows(const struct finder *f, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct arena a = { 0 };
		const char *got = found(f, rows[i].text, &a);

		if (strcmp(got, rows[i].says) != 0)
			print_error("%s: %s\n  found  %s\n  wanted %s\n", rows[i].what, rows[i].text, got, rows[i].says);
		assert_string_equal(got, rows[i].says);
		arena_free(&a);
	}
}

#define CHECK(f, rows) check_rows((f), (rows), sizeof(rows) / sizeof *(rows))

static void people_are_found_however_they_are_written(void **state)
{
	static const struct row rows[] = {
		{ "whole", "So Alex Example left.", "person certain [Alex Example]" },
		{ "title goes too", "So Dr. Penrose left.", "person certain [Dr. Penrose]" },
		{ "two titles", "So Professor Dame Wiśniewska left.", "person certain [Professor Dame Wiśniewska]" },
		{ "reversed", "Then Llewelyn-Penrose, Siân came.", "person certain [Llewelyn-Penrose, Siân]" },
		{ "reversed initial", "Then Penrose, S. came.", "person certain [Penrose, S.]" },
		{ "initials in front", "Then S. L. Penrose came.", "person certain [S. L. Penrose]" },
		{ "part of a double name", "what Llewelyn did", "person certain [Llewelyn]" },
		{ "without the apostrophe", "what ORourke did", "person certain [ORourke]" },
		{ "the part behind it", "what Rourke did", "person certain [Rourke]" },
		{ "a nickname beside", "what Bill Achterberg did", "person certain [Bill Achterberg]" },
		{ "a nickname alone", "what Bill did", "person probable [Bill]" },
		{ "an alias", "what Gosia did", "person certain [Gosia]" },
		{ "letters that do not decompose", "what MALGORZATA WISNIEWSKA did", "person certain [MALGORZATA WISNIEWSKA]" },
		{ "umlauts spelled out", "what Mueller did", "person certain [Mueller]" },
		{ "another script", "于是王伟说", "person certain [王伟]" },
		{ "a slug", "see aexample.pdf", "person certain [aexample]" },
		{ "run together", "see gracefield.pdf", "person certain [gracefield]" },
		{ "run together, reversed", "see fieldgrace.pdf", "person certain [fieldgrace]" },
		{ "withheld", "as Project Lark shows", "withheld certain [Project Lark]" },
		{ "inside a handle", "from @drraghunathan today", "contact certain [@drraghunathan]" },
		{ "a possessive", "what Achterberg's team did", "person certain [Achterberg]" },
		{ "a plural", "what the Achterbergs did", "person certain [the Achterbergs]" },
		{ "another first name", "what Michael Achterberg did", "person certain [Michael Achterberg]" },
		{ "initials", "as SLP said", "person probable [SLP]" },
		{ "a particle", "as ap Gwilym said", "person certain [ap Gwilym]" },
	};

	CHECK(*state, rows);
}

static void no_fragment_of_a_name_is_left_standing(void **state)
{
	static const struct row rows[] = {
		{ "one half of a double name", "and Llewelyn-Smythe came", "person probable [Llewelyn-Smythe]" },
		{ "the other", "and Smythe-Penrose came", "person probable [Smythe-Penrose]" },
		{ "a slip in the other half", "so Dr Penrose-Lewlelyn said", "person probable [Dr Penrose-Lewlelyn]" },
		{ "a slip in a short half", "and Achterbrg-Ried came", "person probable [Achterbrg-Ried]" },
		{ "in lower case", "and penrose-smythe came", "person probable [penrose-smythe]" },
		{ "a Welsh word", "and penrose-dim came", "person probable [penrose-dim]" },
		{ "over a small word", "at Penrose-upon-Sea", "person probable [Penrose-upon-Sea]" },
		{ "another hyphen", "and Llewelyn\u2010Smythe came", "person probable [Llewelyn\u2010Smythe]" },
		{ "an English word", "a Penrose-led review", "person certain [a Penrose]" },
		{ "a prefix", "the Anti-Penrose camp", "person certain [Penrose]" },
		{ "a dash", "Penrose - smythe too", "person certain [Penrose]" },
		{ "a given name in a place", "at Lac-Saint-Alex", "unknown possible [Lac-Saint-Alex]" },
		{ "a letter for the surname", "as Alex E said", "person certain [Alex E]" },
		{ "with a dot", "as Alex E. said", "person certain [Alex E.]" },
		{ "that ends the sentence", "with Alex E. Then", "person certain [Alex E]" },
		{ "in lower case", "as alex e said", "person certain [alex e]" },
		{ "another letter", "as Alex Q said", "person certain [Alex Q]" },
		{ "a pronoun", "with Alex I think", "person certain [Alex]" },
		{ "an article", "gave alex a plan", "person certain [alex]" },
		{ "dotted initials", "as A.E. said", "person possible [A.E.]" },
		{ "of half a double name", "as S.P. said", "person possible [S.P.]" },
		{ "and of the other half", "as SL said", "person possible [SL]" },
		{ "a verb of one letter", "che \u00e9 Gosia", "person certain [Gosia]" },
		{ "brackets in an address", "see https://zxq.example/a_(b)_c now", "contact probable [https://zxq.example/a_(b)_c]" },
		{ "an address in brackets", "(see https://zxq.example/a) now", "contact probable [https://zxq.example/a]" },
	};

	CHECK(*state, rows);
}

static void bodies_and_places_are_found(void **state)
{
	static const struct row rows[] = {
		{ "whole", "at Ashcarrow Vale NHS Foundation Trust today",
			"organisation certain [Ashcarrow Vale NHS Foundation Trust]" },
		{ "an article goes too", "at the AVFT today", "organisation certain [the AVFT]" },
		{ "initials of its words", "at AVNFT today", "organisation certain [AVNFT]" },
		{ "dotted", "at A.V.F.T today", "organisation certain [A.V.F.T]" },
		{ "lower case", "at avft today", "organisation certain [avft]" },
		{ "without its suffix", "in Sampleshire today", "organisation certain [Sampleshire]" },
		{ "allowed", "some Sampleshire cheese today", "" },
		{ "our trust in a place", "So our trust in Ashcarrow is late",
			"organisation certain [our trust in Ashcarrow]" },
		{ "a place and a noun", "So Ashcarrow residents wait", "place certain [Ashcarrow]" },
		{ "a place's hospital", "So Ashcarrow General Hospital waits",
			"organisation certain [Ashcarrow General Hospital]" },
		{ "a mutation", "yng Nghaerfelin heddiw", "place certain [Nghaerfelin]" },
		{ "Saint", "at Saint Quillian's Hospice", "organisation certain [Saint Quillian's Hospice]" },
		{ "an acronym that is a word, in capitals", "at HOPE today", "organisation certain [HOPE]" },
		{ "the same word", "we hope so", "" },
		{ "the roster wins over public terms", "and CQC came", "organisation certain [CQC]" },
		{ "broken at a hyphen", "at Ashcar-\nrow today", "place certain [Ashcar-\nrow]" },
		{ "an on-record body stays", "at Merrow Borough Council", "" },
		{ "withheld", "on project lark today", "withheld certain [project lark]" },
		{ "a slip", "at Ashcarow Vale today", "organisation probable [Ashcarow Vale]" },
	};

	CHECK(*state, rows);
}

static void names_that_are_words_need_company(void **state)
{
	static const struct row rows[] = {
		{ "lower case", "an open field of grace", "" },
		{ "a capital in mid-sentence", "and we met Field there", "person certain [Field]" },
		{ "a title", "and dr field came", "person certain [dr field]" },
		{ "at the start", "Field work is slow", "person possible [Field]" },
		{ "at the start, saying", "Field said so", "person certain [Field]" },
		{ "called", "Grace, would you", "person certain [Grace]" },
		{ "a month", "in May 2019 we met", "" },
		{ "the same as a surname", "and we met May there", "person certain [May]" },
		{ "both parts in lower case", "and grace field came", "person probable [grace field]" },
		{ "a contraction", "Don't do it", "" },
		{ "inside a glossary term", "by the Gracewell report", "" },
		{ "who says so", "and grace said so", "person possible [grace]" },
		{ "a thing that is said", "and the field said so", "" },
		{ "what is left of a body", "a merrow borough today", "" },
		{ "for example", "for example this", "" },
	};

	CHECK(*state, rows);
}

static void slips_and_strangers_are_listed(void **state)
{
	static const struct row rows[] = {
		{ "left out", "and Achterbrg came", "person probable [Achterbrg]" },
		{ "swapped", "and Actherberg came", "person probable [Actherberg]" },
		{ "added", "and Achterbergg came", "person probable [Achterbergg]" },
		{ "changed", "and Achterbarg came", "person probable [Achterbarg]" },
		{ "two, behind a title", "and Mr Acthrberg came", "person possible [Mr Acthrberg]" },
		{ "two, without", "and acthrberg came", "" },
		{ "another surname", "and Alex Thornbury came", "unknown possible [Alex Thornbury]" },
		{ "a titled stranger", "and Mr Thornbury came", "unknown possible [Mr Thornbury]" },
		{ "capitalised words", "by the Acme Widgetry", "unknown possible [Acme Widgetry]" },
		{ "an acronym", "by the ZQX", "unknown possible [ZQX]" },
		{ "a street", "at 12 Acacia Avenue now", "unknown possible [12 Acacia Avenue]" },
		{ "public bodies", "NHS England and the Long Term Plan", "" },
		{ "public bodies in Welsh", "bod Llywodraeth Cymru a'r Senedd", "" },
		{ "the same, mutated", "i Gymru ac yng Nghymru, i'r Fwrdd Iechyd", "" },
		{ "letters in Welsh", "i'r GIG ac o BGC", "" },
		{ "letters that only a mutation would make of them", "by the MGC", "unknown possible [MGC]" },
		{ "a Welsh sentence's start", "Dywedodd Margit hynny", "unknown possible [Margit]" },
		{ "one capital", "and so, said Margit, in Quorn", "unknown possible [Margit]; unknown possible [Quorn]" },
		{ "who says so", "Margit said so", "unknown possible [Margit]" },
		{ "at the start of a sentence", "Flummery is late", "" },
		{ "in a heading", "The Flummery Of Accountability", "" },
		{ "in capitals", "and then FLUMMERIES came", "" },
		{ "English with an ending", "and then Abbeys came", "" },
		{ "a public place", "and then London came", "" },
		{ "on the record", "and Sam Sample came; Sample left; Sam stayed", "" },
	};

	CHECK(*state, rows);
}

/* The same session in both languages: the one asks no more than the other. */
static void a_welsh_session_asks_no_more_than_an_english_one(void **state)
{
	static const char english[] =
		"Several said that the Welsh Government and the Senedd had been clear. The local health boards and Public Health Wales "
		"wrote to ministers in January and on Monday. The Regional Partnership Boards were asked; the Older People's "
		"Commissioner was not. Welsh and English are spoken in Wales, French and German in Europe. Audit Wales and Estyn "
		"inspect; the NHS and NHS Wales answer. We met Margit Thornbury at Easter.";
	static const char welsh[] =
		"Dywedodd sawl un fod Llywodraeth Cymru a'r Senedd wedi bod yn glir. Ysgrifennodd y Byrddau Iechyd Lleol ac Iechyd "
		"Cyhoeddus Cymru at weinidogion ym mis Ionawr ac ar Ddydd Llun. Gofynnwyd i'r Byrddau Partneriaeth Rhanbarthol; ni "
		"ofynnwyd i Gomisiynydd Pobl H\u0177n Cymru. Siaredir Cymraeg a Saesneg yng Nghymru, Ffrangeg ac Almaeneg yn Ewrop. "
		"Mae Archwilio Cymru ac Estyn yn arolygu; mae'r GIG a GIG Cymru yn ateb. Cawsom gwrdd \u00e2 Margit Thornbury "
		"adeg y Pasg.";
	struct arena a = { 0 };

	assert_string_equal(found(*state, english, &a), "unknown possible [Margit Thornbury]");
	assert_string_equal(found(*state, welsh, &a), "unknown possible [Margit Thornbury]");
	arena_free(&a);
}

static void contacts_are_found_by_their_shape(void **state)
{
	static const struct row rows[] = {
		{ "theirs", "to alex@example.org now", "contact certain [alex@example.org]" },
		{ "another's", "to jo@zxq.example now", "contact probable [jo@zxq.example]" },
		{ "a handle", "to @somebody now", "contact probable [@somebody]" },
		{ "a phone", "on 020 7946 0000 now", "contact probable [020 7946 0000]" },
		{ "from abroad", "on +44 (0)20 7946 0000 now", "contact probable [+44 (0)20 7946 0000]" },
		{ "a postcode", "at SW1A 2AA now", "contact probable [SW1A 2AA]" },
		{ "the web", "at https://zxq.example/a?b now", "contact probable [https://zxq.example/a?b]" },
		{ "numbers that are none", "from 2019 to 2020 some 1,000 in 10", "" },
	};

	CHECK(*state, rows);
}

static void roles_claims_and_tells_point_to_people(void **state)
{
	static const struct row rows[] = {
		{ "the only one here", "as the only chief constable here", "role certain [the only chief constable here]" },
		{ "ours", "and our director of public health said", "role certain [our director of public health]" },
		{ "plain", "and the chief constable said", "role possible [the chief constable]" },
		{ "held by two", "and our nurse said", "" },
		{ "the only of a kind", "as the only council here", "role probable [the only council here]" },
		{ "a part of a group", "and five of the six councils agreed", "role probable [five of the six councils]" },
		{ "a past", "it was so when I was young", "tell possible [when I was]" },
		{ "a superlative", "it is the largest practice in England now", "tell possible [the largest practice in England]" },
		{ "a date", "since 12 March 2019 it is", "tell possible [12 March 2019]" },
		{ "a pronoun", "as Gosia said, she did", "person certain [Gosia]; person possible [she]" },
	};

	CHECK(*state, rows);
}

static void the_day_of_the_event_is_found_and_no_other(void **state)
{
	static const struct row rows[] = {
		{ "whole", "on 8 October 2019 we met", "day certain [8 October 2019]" },
		{ "with its weekday", "on Tuesday, 8 October 2019", "day certain [Tuesday, 8 October 2019]" },
		{ "without its year", "since 8 October it is", "day probable [8 October]" },
		{ "an ordinal", "since the 8th of October it is", "day probable [the 8th of October]" },
		{ "written out", "the eighth of October 2019", "day certain [the eighth of October 2019]" },
		{ "written out, with a day", "the eighth day of October 2019", "day certain [the eighth day of October 2019]" },
		{ "written out in Welsh", "yr wythfed o Hydref 2019", "day certain [yr wythfed o Hydref 2019]" },
		{ "shortened", "on Oct. 8, 2019 we met", "day certain [Oct. 8, 2019]" },
		{ "shortened, day first", "on 8 Oct. 2019 we met", "day certain [8 Oct. 2019]" },
		{ "month first", "on October 8, 2019 we met", "day certain [October 8, 2019]" },
		{ "month first, ordinal", "on October the 8th we met", "day probable [October the 8th]" },
		{ "month first, a mere number", "in October 8 people came", "day possible [October 8]" },
		{ "shortened", "on 8 Oct. we met", "day probable [8 Oct]" },
		{ "capitals", "ON 8TH OCTOBER 2019", "day certain [8TH OCTOBER 2019]" },
		{ "in small letters", "on 8 october we met", "day probable [8 october]" },
		{ "figures", "on 8/10/2019 we met", "day certain [8/10/2019]" },
		{ "figures, two of the year", "on 08.10.19 we met", "day certain [08.10.19]" },
		{ "figures, with hyphens", "on 08-10-2019 we met", "day certain [08-10-2019]" },
		{ "figures, year first", "on 2019-10-08 we met", "day certain [2019-10-08]" },
		{ "in a file's name", "see minutes_20191008.docx", "day certain [20191008]" },
		{ "figures without a year", "on 08/10 we met", "day probable [08/10]" },
		{ "weekday and ordinal", "on Tuesday 8th we met", "day probable [Tuesday 8th]" },
		{ "weekday and article", "on Tuesday the 8th we met", "day probable [Tuesday the 8th]" },
		{ "one end of a stretch", "on 7-8 October we met", "day probable [7-8 October]" },
		{ "the other end", "on 8 and 9 October we met", "day probable [8 and 9 October]" },
		{ "Welsh", "ar 8 Hydref 2019", "day certain [8 Hydref 2019]" },
		{ "Welsh, with its weekday", "ar Ddydd Mawrth 8 Hydref", "day probable [Ddydd Mawrth 8 Hydref]" },
		{ "Welsh, an ordinal", "yr 8fed o Hydref", "day probable [yr 8fed o Hydref]" },
		{ "with marks around", "on *8 October 2019*", "day certain [8 October 2019]" },
		{ "another day", "on 9 October we met", "" },
		{ "a day that ends alike", "on 18 October we met", "" },
		{ "another month", "on 8 November we met", "" },
		{ "another year", "it was 8 October 1973", "tell possible [8 October 1973]" },
		{ "another year, in figures", "it was 08/10/1973", "tell possible [08/10/1973]" },
		{ "the day of another month", "it was 10/08/2019", "tell possible [10/08/2019]" },
		{ "eight of ten", "some 8/10 liked it", "" },
		{ "a score", "it was 8.10 of it", "" },
		{ "another weekday", "on Monday 8th we met", "" },
		{ "the month", "in October 2019 we met", "" },
		{ "eight, and a sentence", "we were 8. October came", "" },
		{ "the first of three", "on 8, 9 and 10 October we met", "day probable [8, 9 and 10 October]" },
		{ "the last of three", "on the 6th, 7th and 8th of October 2019", "day certain [the 6th, 7th and 8th of October 2019]" },
		{ "the end behind its month", "on October 7-8 we met", "day possible [October 7-8]" },
		{ "the same with its year", "on October 7th and 8th, 2019", "day certain [October 7th and 8th, 2019]" },
		{ "the beginning behind its month", "on October 8-9, 2019", "day certain [October 8-9, 2019]" },
		{ "other days behind it", "on October 6-7 and October 9 to 10", "" },
		{ "a day, and people", "since October 7, 8 people came", "" },
		{ "its weekday alone", "on Tuesday we met", "day possible [Tuesday]" },
		{ "with a time of day", "on Tuesday morning we met", "day possible [Tuesday morning]" },
		{ "this one", "so this Tuesday we met", "day possible [this Tuesday]" },
		{ "what is of it", "at Tuesday's meeting", "day possible [Tuesday]" },
		{ "what is named by it", "in the Tuesday session", "day possible [Tuesday]" },
		{ "in Welsh", "cawsom sgwrs ddydd Mawrth yma", "day possible [ddydd Mawrth]" },
		{ "another weekday alone", "on Monday we met", "" },
		{ "all of them", "on Tuesdays we meet, every Tuesday, each Tuesday", "" },
		{ "any of them", "on a Tuesday, next Tuesday, last Tuesday, on Tuesday next", "" },
		{ "all of them in Welsh", "bob dydd Mawrth, dydd Mawrth nesaf", "" },
		{ "the month in Welsh", "ym mis Mawrth", "" },
		{ "its number alone", "on the 8th we met", "day possible [the 8th]" },
		{ "since then", "it is so since the 8th.", "day possible [the 8th]" },
		{ "in Welsh", "cawsom gyfarfod ar yr 8fed hefyd", "day possible [yr 8fed]" },
		{ "a number in a list", "on the 8th point, the 8th of these, for the 8th time, the 8th is best", "" },
		{ "another number", "on the 18th we met, and on the 7th", "" },
		{ "in another month", "on the 8th of November, on the 8th November", "" },
		{ "an ordinal in words", "on the eighth, we agree", "" },
		{ "figures behind a preposition", "on 8/10 we met", "day possible [8/10]" },
		{ "figures with stops", "on 8.10. we met", "day possible [8.10]" },
		{ "a time of day", "at 8.10 we met, from 8.10 on", "" },
		{ "a part of a report", "see 8.10, as in 8.10, on 8.10 of it", "" },
		{ "a stretch of numbers", "on 8-10 occasions", "" },
		{ "German", "am 8. Oktober 2019 war es", "day certain [8. Oktober 2019]" },
		{ "German, without its year", "am 8. Oktober war es", "day probable [8. Oktober]" },
		{ "French", "le 8 octobre 2019 on a", "day certain [le 8 octobre 2019]" },
		{ "Spanish", "el 8 de octubre de 2019 fue", "day certain [el 8 de octubre de 2019]" },
		{ "Polish", "dnia 8 października 2019 r.", "day certain [8 października 2019]" },
	};
	struct finder *f = finder_new(&finder_roster, &finder_agenda, NULL);
	static const struct row may[] = {
		{ "a verb", "so 8 may agree", "" },
		{ "a verb, too", "so the 8 may agree", "" },
		{ "the day", "on 8 May we met", "day probable [8 May]" },
		{ "in small letters", "on 8th may we met", "day probable [8th may]" },
		{ "figures that are alike", "on 5/5 we met", "" },
	};
	static const struct row march[] = {
		{ "figures", "on 3/3 we met", "day possible [3/3]" },
		{ "all of three", "3/3 liked it", "" },
		{ "with stops", "on 3.3. we met", "day possible [3.3]" },
		{ "German", "der 3. März war kalt", "day probable [der 3. März]" },
		{ "French", "le 3 mars", "day probable [le 3 mars]" },
		{ "the first of two things", "on the 3rd point we agree", "" },
		{ "the day", "on the 3rd we met", "day possible [the 3rd]" },
	};
	static const struct row in_words[] = {
		{ "a day of two words", "on the twenty first of October 2020", "day certain [the twenty first of October 2020]" },
		{ "the same with a hyphen", "on twenty-first October we met", "day probable [twenty-first October]" },
		{ "another", "on the twenty second of October", "" },
	};
	static const struct row thirty[] = {
		{ "one word", "on the thirtieth of October we met", "day probable [the thirtieth of October]" },
		{ "one day more", "on the thirty first of October", "" },
	};

	(void)state;
	finder_mind_day(f, (struct date){ 2019, 10, 8 });
	CHECK(f, rows);
	finder_mind_day(f, (struct date){ 2019, 5, 8 });
	CHECK(f, may);
	finder_mind_day(f, (struct date){ 2019, 3, 3 });
	CHECK(f, march);
	finder_mind_day(f, (struct date){ 2020, 10, 21 });
	CHECK(f, in_words);
	finder_mind_day(f, (struct date){ 2020, 10, 30 });
	CHECK(f, thirty);
	finder_free(f);
}

/* ---- mutants ---- */

static bool is_covered(const struct finding *list, size_t count, const struct mutant *m)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].start <= m->start && list[i].end >= m->end)
			return true;
	return false;
}

/* text[at] is a byte of one of the blanks and dashes that mutants are spaced with. */
static bool is_blank_at(const char *text, size_t at)
{
	static const char *const blanks[] = { "\u00a0", "\u2011", "\u2013", "\u3000" };

	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
		for (size_t back = 0; back < strlen(blanks[i]) && back <= at; back++)
			if (strncmp(text + at - back, blanks[i], strlen(blanks[i])) == 0)
				return true;
	return false;
}

/* Every byte of the mention between letters may be outside; no letter may. */
static bool letters_are_covered(const struct finding *list, size_t count, const struct mutant *m)
{
	for (size_t at = m->start; at < m->end; at++) {
		char c = m->text.text[at];
		bool inside = is_blank_at(m->text.text, at) ||
			      ((c < 'A' || c > 'z' || (c > 'Z' && c < 'a')) && (unsigned char)c < 0x80);

		for (size_t i = 0; i < count; i++)
			inside = inside || (list[i].start <= at && at < list[i].end);
		if (!inside)
			return false;
	}
	return true;
}

static void no_mutant_is_left_standing(void **state)
{
	const char *asked = getenv("MUTANTS");
	size_t mutants = asked ? (size_t)strtoul(asked, NULL, 10) : 20000, leaks = 0;
	struct mutant m = { 0 };
	uint64_t seed = 20191008;

	for (size_t i = 0; i < mutants; i++) {
		struct arena a = { 0 };
		size_t count;
		const struct finding *list;

		mutant_make(&m, &seed);
		list = finder_find(*state, m.text.text, m.text.len, &a, &count);
		if (!is_covered(list, count, &m) && !letters_are_covered(list, count, &m) && leaks++ < 20)
			print_error("left standing: <%s>, found %s\n", m.text.text, found(*state, m.text.text, &a));
		arena_free(&a);
	}
	mutant_free(&m);
	assert_int_equal(leaks, 0);
}

/* ---- time ---- */

static double seconds_for(const struct finder *f, const char *unit, size_t bytes)
{
	struct buffer b = { 0 };
	struct arena a = { 0 };
	size_t count;
	clock_t before;

	while (b.len < bytes)
		buffer_adds(&b, unit);
	before = clock();
	finder_find(f, b.text, b.len, &a, &count);
	arena_free(&a);
	buffer_free(&b);
	return (double)(clock() - before) / CLOCKS_PER_SEC;
}

static void time_is_linear_whatever_the_text(void **state)
{
	static const char *const units[] = { "a", "Achterberg ", "Achterberg", "\u0301", "e\u0301", "A", "A ", "A. ", "@", "@a",
		"0", "0 ", "-\n", "a-\n", "Mr ", "Mr A ", "the only ", "five of the six ", "\u0430", "a\u0430", "://", "x.org ", "' ", "Alex, ",
		"our trust in ", "SW1A ", "\xff", "&", "King " };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		double small = seconds_for(*state, units[i], 1 << 14), large = seconds_for(*state, units[i], 1 << 17);

		if (large > small * 8 * 4 + 0.2)
			print_error("%s: %f s, then %f s\n", units[i], small, large);
		assert_true(large <= small * 8 * 4 + 0.2);
	}
}

/* ---- rosters ---- */

static void bodies_named_by_words_need_capitals(void **state)
{
	static const struct organisation aid = { .id = "o", .name = "First Aid Trust", .kind = "" };
	static const struct person kit[] = {
		{ .id = "p", .name = "Kit Larkspur", .role = "", .email = "", .group = "", .title = "", .organisation = &aid },
		{ .id = "q", .name = "Mark Day", .role = "", .email = "", .group = "", .title = "" },
	};
	static const struct roster r = { .people = kit, .count = 2, .organisations = &aid, .organisation_count = 1 };
	static const struct row rows[] = {
		{ "in lower case", "bring a first aid kit", "" },
		{ "at the start", "First aid kits are here", "" },
		{ "with its capitals", "and ask First Aid now", "organisation certain [First Aid]" },
		{ "whole", "and the first aid trust came", "organisation probable [the first aid trust]" },
		{ "a person", "and then Kit came", "person certain [Kit]" },
		{ "reversed, with a comma", "on the day, mark it", "" },
		{ "reversed, with capitals", "so Day, Mark said", "person certain [Day, Mark]" },
	};
	struct finder *f = finder_new(&r, &finder_agenda, NULL);

	(void)state;
	CHECK(f, rows);
	finder_free(f);
}

static void a_surname_that_is_a_word_has_a_plural(void **state)
{
	static const struct person brook[] = {
		{ .id = "p", .name = "Bert Brook", .role = "", .email = "", .group = "", .title = "" },
		{ .id = "q", .name = "Will Service", .role = "", .email = "", .group = "", .title = "" },
	};
	static const struct roster r = { .people = brook, .count = 2 };
	static const struct row rows[] = {
		{ "inside a sentence", "We asked Brooks at noon", "person certain [Brooks]" },
		{ "at its start", "Brooks ran dry", "person possible [Brooks]" },
		{ "who says so", "Brooks said so", "person certain [Brooks]" },
		{ "titled", "with Mr Brooks now", "person certain [Mr Brooks]" },
		{ "a possessive of it", "and Brooks's plan", "person certain [Brooks]" },
		{ "another first name", "we met Ann Brooks there", "person certain [Ann Brooks]" },
		{ "in capitals", "we asked BROOKS at noon", "person certain [BROOKS]" },
		{ "where all are", "WE ASKED BROOKS TODAY", "person possible [BROOKS]" },
		{ "in small letters", "we asked two brooks", "" },
		{ "in a longer name", "and the Community Services paid", "person possible [Services]" },
		{ "before another word of it", "and on Brooks Lane too", "person possible [Brooks]" },
		{ "where that is public", "and NHS Property Services paid", "" },
		{ "of a first name", "and two wills were read", "" },
	};
	struct finder *f = finder_new(&r, &finder_agenda, NULL);

	(void)state;
	CHECK(f, rows);
	finder_free(f);
}

/* "DU" is public in Welsh, and would be "NU" if letters mutated. */
static void initials_are_no_mutated_letters(void **state)
{
	static const struct person nia[] = {
		{ .id = "p", .name = "Nia Uskwater", .role = "", .email = "", .group = "", .title = "" },
	};
	static const struct roster r = { .people = nia, .count = 1 };
	static const struct row rows[] = {
		{ "in capitals", "as NU said", "person possible [NU]" },
		{ "with stops", "as N.U. said", "person possible [N.U.]" },
	};
	struct finder *f = finder_new(&r, &finder_agenda, NULL);

	(void)state;
	CHECK(f, rows);
	finder_free(f);
}

static void an_address_is_whose_it_is(void **state)
{
	static const struct person don[] = {
		{ .id = "p", .name = "Don Larkspur", .role = "", .email = "desk7@larkhall.example", .group = "", .title = "" },
	};
	static const struct roster r = { .people = don, .count = 1 };
	static const struct row rows[] = {
		{ "whole", "to desk7@larkhall.example now", "contact certain [desk7@larkhall.example]" },
		{ "its domain", "at larkhall.example now", "contact certain [larkhall.example]" },
		{ "another's there", "to jo@larkhall.example now", "contact certain [jo@larkhall.example]" },
		{ "another's", "to jo@zxq.example now", "contact probable [jo@zxq.example]" },
		{ "a first name", "and Don came", "person certain [Don]" },
		{ "a contraction", "Don't do it", "" },
	};
	struct finder *f = finder_new(&r, &finder_agenda, NULL);

	(void)state;
	CHECK(f, rows);
	finder_free(f);
}

/* A handle begins with signs that an address before it took in as well. */
static void findings_never_overlap(void **state)
{
	static const char before[] = "g\0\1@\1";

	for (size_t i = 0; i < finder_roster.count; i++) {
		struct arena a = { 0 };
		struct buffer text = { 0 };
		const struct finding *list;
		size_t count, at = 0;

		buffer_add(&text, before, sizeof before - 1);
		buffer_adds(&text, finder_roster.people[i].name);
		list = finder_find(*state, text.text, text.len, &a, &count);
		for (size_t k = 0; k < count; k++) {
			assert_true(list[k].start >= at && list[k].end > list[k].start && list[k].end <= text.len);
			at = list[k].end;
		}
		buffer_free(&text);
		arena_free(&a);
	}
}

static void an_empty_roster_is_certain_of_nobody(void **state)
{
	static const struct roster nobody = { 0 };
	struct finder *f = finder_new(&nobody, &finder_agenda, NULL);
	static const struct row rows[] = {
		{ "nobody", "and alex example came", "" },
		{ "unlisted", "and Mr Thornbury came", "unknown possible [Mr Thornbury]" },
	};

	(void)state;
	CHECK(f, rows);
	finder_free(f);
}

/* Names that cannot be protected well are found as well as can be, and named with what to do. */
static const char *const care[] = { "CARE" }, *const term[] = { "Long Term Plan" };
static const struct organisation rural = { .id = "o", .name = "Community Advice for Rural England", .kind = "",
	.aliases = { care, 1 } };
#define NAMED(i, n) .id = i, .name = n, .role = "", .email = "", .group = "", .title = ""
static const struct person hard_people[] = {
	{ NAMED("p1", "X"), .organisation = &rural },
	{ NAMED("p2", "007") },
	{ NAMED("p3", "Price") },
	{ NAMED("p4", "Oakhanger") },
	{ NAMED("p5", "Иван Кузнецов") },
	{ NAMED("p6", "TAMSIN MOXLEY") },
	{ NAMED("p7", "Wren Hollis") },
	{ NAMED("p8", "Wren Hollis") },
	{ NAMED("p9", "Dell Sturrock"), .aliases = { term, 1 } },
};
static const struct roster hard = { .people = hard_people, .count = 9, .organisations = &rural, .organisation_count = 1 };

static void hard_names_are_found(void **state)
{
	static const struct row rows[] = {
		{ "one letter", "and X came", "person certain [X]" },
		{ "the same, titled", "and Mr X came", "person certain [Mr X]" },
		{ "the same, in lower case", "by x and y", "" },
		{ "the same, at the start", "X is late", "person possible [X]" },
		{ "a number", "and 007 came", "person certain [007]" },
		{ "a longer number", "and 0077 came", "" },
		{ "a word", "and Price came", "person certain [Price]" },
		{ "the same, in lower case", "at the price of it", "" },
		{ "the same, at the start", "Price is high", "person possible [Price]" },
		{ "only a surname", "and oakhanger came", "person certain [oakhanger]" },
		{ "the same, with a first name", "and Jo Oakhanger came", "person certain [Jo Oakhanger]" },
		{ "another script", "и Кузнецов", "person certain [Кузнецов]" },
		{ "in capitals", "and Tamsin Moxley came", "person certain [Tamsin Moxley]" },
		{ "the same, in part", "and moxley came", "person certain [moxley]" },
		{ "of two people", "and Wren Hollis came", "person certain [Wren Hollis]" },
		{ "an acronym that is a word", "at CARE now", "organisation certain [CARE]" },
		{ "the same, in lower case", "we care now", "" },
		{ "a glossary term", "and Long Term Plan came", "person certain [Long Term Plan]" },
	};
	struct finder *f = finder_new(&hard, &finder_agenda, NULL);

	(void)state;
	CHECK(f, rows);
	finder_free(f);
}

static void hard_names_are_warned_of(void **state)
{
	static const char *const says[] = { "the name X is one letter", "write the whole name", "the name 007 starts with a number",
		"write the name in letters", "the name Price is an ordinary word", "Oakhanger has only one name; add the other",
		"Иван Кузнецов is hidden in its own script only; add", "p7 and p8 have the same name Wren Hollis; if",
		"CARE, for Community Advice for Rural England, is an ordinary word too: in lower case it is left; add",
		"Long Term Plan is in the agenda's glossary and on the roster: the roster wins" };
	struct arena a = { 0 };
	struct complaints c = { .arena = &a };

	(void)state;
	finder_warn(&hard, &finder_agenda, "people.yaml", &c);
	for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
		bool said = false;

		for (size_t k = 0; k < c.count; k++)
			said = said || strstr(c.item[k].what, says[i]);
		if (!said)
			print_error("no warning says: %s\n", says[i]);
		assert_true(said);
	}
	assert_int_equal(c.errors, 0);
	/* What can be protected is not warned of. */
	for (size_t k = 0; k < c.count; k++)
		assert_null(strstr(c.item[k].what, "TAMSIN"));
	arena_free(&a);
}

static void keys_forget_how_it_was_typed(void **state)
{
	static const struct { const char *what, *one, *other; } rows[] = {
		{ "case and blanks", "Acme  Widgets", "acme widgets" },
		{ "hyphens", "Acme-Widgets", "Acme Widgets" },
		{ "an article", "the Acme Widgets", "Acme Widgets" },
		{ "a possessive", "Acme Widgets\u2019s", "Acme Widgets" },
		{ "quotes", "\u201cAcme Widgets\u201d", "Acme Widgets" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (strcmp(finder_key(&a, rows[i].one, strlen(rows[i].one)), finder_key(&a, rows[i].other, strlen(rows[i].other))))
			print_error("%s\n", rows[i].what);
		assert_string_equal(finder_key(&a, rows[i].one, strlen(rows[i].one)),
				    finder_key(&a, rows[i].other, strlen(rows[i].other)));
	}
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_are_found_however_they_are_written),
		cmocka_unit_test(no_fragment_of_a_name_is_left_standing),
		cmocka_unit_test(bodies_and_places_are_found),
		cmocka_unit_test(names_that_are_words_need_company),
		cmocka_unit_test(slips_and_strangers_are_listed),
		cmocka_unit_test(a_welsh_session_asks_no_more_than_an_english_one),
		cmocka_unit_test(contacts_are_found_by_their_shape),
		cmocka_unit_test(roles_claims_and_tells_point_to_people),
		cmocka_unit_test(the_day_of_the_event_is_found_and_no_other),
		cmocka_unit_test(no_mutant_is_left_standing),
		cmocka_unit_test(time_is_linear_whatever_the_text),
		cmocka_unit_test(bodies_named_by_words_need_capitals),
		cmocka_unit_test(a_surname_that_is_a_word_has_a_plural),
		cmocka_unit_test(initials_are_no_mutated_letters),
		cmocka_unit_test(an_address_is_whose_it_is),
		cmocka_unit_test(findings_never_overlap),
		cmocka_unit_test(an_empty_roster_is_certain_of_nobody),
		cmocka_unit_test(hard_names_are_found),
		cmocka_unit_test(hard_names_are_warned_of),
		cmocka_unit_test(keys_forget_how_it_was_typed),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, make, unmake);
}
