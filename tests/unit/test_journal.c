/* test_journal: lines out and in; sound, altered, damaged and pending. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/crc.h"
#include "journal_fixture.h"
#include "store/journal.h"
#include "store/line.h"

static void decode(struct fixture *f)
{
	size_t behind = 0;

	history_free(&f->h);
	journal_decode(buffer_text(&f->bytes), f->bytes.len, 1, &f->h, &behind);
	assert_true(behind <= f->bytes.len);
}

/* ---- encoding ---- */

static void a_line_is_as_the_design_says(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];

	twelve(f, all);
	buffer_cut(&f->bytes, (size_t)(strchr(f->bytes.text, '\n') - f->bytes.text));
	assert_string_equal(f->bytes.text,
		"--- {id: k7q2m4xa-1, do: begin, roundtable: 1, session: 9f3c2b, program: "
		"\"1.0.0\", at: \"2019-10-08T09:28:12.003Z\"} # 585ede78");
}

static void words_that_yaml_misreads_are_quoted(void **state)
{
	static const struct {
		const char *word;
		bool plain;
	} rows[] = {
		{ "internal", true },
		{ "internal/present", true },
		{ "9f3c", true },
		{ "k7q2m4xa-12", true },
		{ "on-record", true },
		{ "off", false },
		{ "Yes", false },
		{ "n", false },
		{ "null", false },
		{ "True", false },
		{ "12", false },
		{ "1e5", false },
		{ "12e4", false },
		{ "0x1f", false },
		{ "0b1", false },
		{ "2019-10-08", false },
		{ "1_000", false },
		{ "1.5", false },
		{ ".inf", false },
		{ "-a", false },
		{ "+1", false },
		{ "", false },
		{ "two words", false },
		{ "a:", false },
		{ "caf\xc3\xa9", false },
		{ "a,b", false },
		{ "~", false },
		{ "#a", false },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct event *ev = make(&f->arena, "record", "k7q2m4xa", 1);
		const char *expected = arena_printf(&f->arena,
			rows[i].plain ? "state: %s," : "state: \"%s\",", rows[i].word);

		event_set_text(ev, "state", rows[i].word);
		buffer_cut(&f->bytes, 0);
		assert_true(journal_encode(ev, &f->bytes, &f->e));
		if (!strstr(f->bytes.text, expected))
			fail_msg("%s was written as %s", rows[i].word, f->bytes.text);
		decode(f);
		assert_string_equal(event_text(f->h.events[0], "state"), rows[i].word);
	}
}

static char *long_text(struct arena *a, size_t len)
{
	char *text = arena_alloc(a, len + 1);

	for (size_t i = 0; i < len; i++)
		text[i] = i % 7 == 6 ? ' ' : (char)('a' + i % 26);
	return text;
}

static void any_text_is_one_line_and_comes_back(void **state)
{
	static const char *const texts[] = {
		"",
		" ",
		"  leading and trailing  ",
		"\n",
		"a\nb\r\nc\td",
		"\"",
		"\\",
		"\\n",
		"'",
		"# no comment",
		"} # 00000000",
		"--- {id: a-1, do: drop, of: b-1, at: \"2019-10-08T09:28:11Z\"} # 00000000",
		"\x01\x1b[31m\x7f",
		"\xc2\x85 next line",
		"\xe2\x80\xa8 \xe2\x80\xa9 separators",
		"\xef\xbb\xbf mark",
		"\xc2\xa0 no break",
		"\xf0\x9f\x98\x80 smile",
		"\xef\xbf\xbe \xef\xbf\xbd",
		"e\xcc\x81 \xe2\x80\xae bidi",
		"- a",
		"? a",
		"%YAML",
		"...",
	};
	struct fixture *f = *state;
	size_t count = sizeof texts / sizeof *texts;

	for (size_t i = 0; i < count + 2; i++) {
		const char *text =
			i < count ? texts[i]
				  : long_text(&f->arena, i == count ? 1000000 : LINE_TEXT_MAX);
		struct event *ev = entry(&f->arena, "k7q2m4xa", 1, text);

		buffer_cut(&f->bytes, 0);
		assert_true(journal_encode(ev, &f->bytes, &f->e));
		assert_ptr_equal(strchr(f->bytes.text, '\n'), f->bytes.text + f->bytes.len - 1);
		assert_null(strchr(f->bytes.text, '\r'));
		decode(f);
		assert_int_equal(f->h.trouble_count, 0);
		assert_int_equal(f->h.count, 1);
		assert_string_equal(event_text(f->h.events[0], "text"), text);
		assert_true(event_same(f->h.events[0], ev));
	}
}

static void what_cannot_be_read_back_is_not_written(void **state)
{
	struct fixture *f = *state;
	struct event *ev = entry(&f->arena, "k7q2m4xa", 1, "bad \xff byte");

	assert_false(journal_encode(ev, &f->bytes, &f->e));
	assert_string_equal(f->e.text,
		"entry: text: a text holds bytes that are no characters (not UTF-8)");
	event_set_text(ev, "text", long_text(&f->arena, LINE_TEXT_MAX + 1));
	assert_false(journal_encode(ev, &f->bytes, &f->e));
	assert_string_equal(f->e.text,
		"entry: text: a text may have 4 MiB at most, and this one has 4194305 bytes");
	assert_false(journal_encode(make(&f->arena, "drop", "k7q2m4xa", 1), &f->bytes, &f->e));
	assert_string_equal(f->e.text, "drop lacks its of");
	ev = make(&f->arena, "pause", "k7q2m4xa", 1);
	ev->at_ms = INT64_C(400000000000000);
	assert_false(journal_encode(ev, &f->bytes, &f->e));
	assert_int_equal(f->bytes.len, 0);
}

/* ---- decoding ---- */

static void every_type_comes_back(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	size_t count = twelve(f, all);

	decode(f);
	assert_int_equal(f->h.count, count);
	assert_int_equal(f->h.trouble_count, 0);
	for (size_t i = 0; i < count; i++) {
		assert_true(event_same(f->h.events[i], all[i]));
		assert_int_equal(f->h.events[i]->line, i + 1);
		assert_false(f->h.events[i]->altered);
	}
}

static void a_sound_line_is_judged_by_what_it_says(void **state)
{
	static const struct {
		const char *line;
		int events;
		int kind;
		const char *what;
	} rows[] = {
		{ "--- {id: k7q2m4xa-1, do: pause" AT, 1, -1, "" },
		{ "--- {do: pause, at: '2019-10-08T09:28:11Z', id: \"k7q2m4xa-1\"}", 1, -1, "" },
		{ "{id: k7q2m4xa-1, do: pause" AT, 1, -1, "" },
		{ "--- {id: k7q2m4xa-1, do: dance" AT, 0, TROUBLE_NEWER,
			"this program does not know \"dance\"" },
		{ "--- {id: k7q2m4xa-1, do: pause, why: {deep: [1]}" AT, 1, TROUBLE_NEWER,
			"pause has an unknown key why" },
		{ "--- {id: k7q2m4xa-1, do: begin, roundtable: 3, session: a" AT, 1, TROUBLE_NEWER,
			"version 3" },
		{ "--- {id: k7q2m4xa-1, do: drop" AT, 0, TROUBLE_DAMAGED,
			"its checksum agrees, but drop lacks its of" },
		{ "--- {id: k7q2m4xa-1, do: pause}", 0, TROUBLE_DAMAGED, "pause lacks its time" },
		{ "--- {do: pause" AT, 0, TROUBLE_DAMAGED, "pause lacks its id" },
		{ "--- {id: k7q2m4xa-1" AT, 0, TROUBLE_DAMAGED, "does not say what was done" },
		{ "--- {id: k7q2m4xa-0, do: pause" AT, 0, TROUBLE_DAMAGED, "its id is none" },
		{ "--- {id: k7q2m4xa-1, do: pause, at: \"2019-13-08T09:28:11Z\"}", 0,
			TROUBLE_DAMAGED, "its time is none" },
		{ "--- {id: k7q2m4xa-1, do: extend, minutes: five, dimension: a" AT, 0,
			TROUBLE_DAMAGED, "the minutes of extend" },
		{ "--- {id: k7q2m4xa-1, do: done, of: k7q2m4xa-2, done: yes" AT, 0, TROUBLE_DAMAGED,
			"the done of done" },
		{ "--- {id: k7q2m4xa-1, do: done, of: k7q2m4xa-2, done: \"true\"" AT, 0, TROUBLE_DAMAGED,
			"the done of done" },
		{ "--- {id: k7q2m4xa-1, id: k7q2m4xa-2, do: pause" AT, 0, TROUBLE_DAMAGED,
			"the key id stands in it twice" },
		{ "--- {id: &a k7q2m4xa-1, do: pause" AT, 0, TROUBLE_DAMAGED,
			"anchors and tags have no place here" },
		{ "--- {id: !!str k7q2m4xa-1, do: pause" AT, 0, TROUBLE_DAMAGED,
			"anchors and tags have no place here" },
		{ "--- {id: *a, do: pause" AT, 0, TROUBLE_DAMAGED, "aliases have no place here" },
		{ "--- {id: k7q2m4xa-1, do: edit, of: a-1, text: \"\\0\"" AT, 0, TROUBLE_DAMAGED,
			"a text holds a NUL" },
		{ "--- {id: k7q2m4xa-1, do: edit, of: a-1, text: \"\xff\"" AT, 0, TROUBLE_DAMAGED,
			"not UTF-8" },
		{ "--- {id: k7q2m4xa-1, do: pause" AT " {}", 0, TROUBLE_DAMAGED, "" },
		{ "%YAML 1.1", 0, TROUBLE_DAMAGED, "it does not begin like an event" },
		{ "# a comment", 0, TROUBLE_DAMAGED, "it does not begin like an event" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("# %s\n", rows[i].line);
		buffer_cut(&f->bytes, 0);
		add_line(&f->bytes, rows[i].line);
		decode(f);
		assert_int_equal(f->h.count, rows[i].events);
		assert_int_equal(f->h.trouble_count, rows[i].kind >= 0);
		assert_int_equal(f->h.newer, rows[i].kind == TROUBLE_NEWER);
		if (rows[i].kind >= 0)
			assert_true(says(&f->h, (enum trouble_kind)rows[i].kind, 1, rows[i].what));
	}
}

static void an_edited_line_is_altered_or_damaged_but_never_newer(void **state)
{
	static const struct {
		const char *line;
		int kind;
		const char *what;
	} rows[] = {
		{ "--- {id: k7q2m4xa-1, do: pause" AT " # 00000000", TROUBLE_ALTERED,
			"changed after it was written" },
		{ "--- {id: k7q2m4xa-1, do: pause" AT, TROUBLE_ALTERED,
			"changed after it was written" },
		{ "--- {id: k7q2m4xa-1, do: edit, of: a-1, text: no quotes" AT, TROUBLE_ALTERED,
			"" },
		{ "--- {id: k7q2m4xa-1, do: dance" AT " # 00000000", TROUBLE_DAMAGED,
			"does not know \"dance\"" },
		{ "--- {id: k7q2m4xa-1, do: pause, why: 1" AT " # 00000000", TROUBLE_DAMAGED,
			"unknown key why" },
		{ "--- {id: k7q2m4xa-1, do: begin, roundtable: 3, session: a" AT " # 00000000",
			TROUBLE_DAMAGED, "version 3" },
		{ "--- {id: k7q2m4xa-1, do: dan\x1b[31mce" AT " # 00000000", TROUBLE_DAMAGED,
			"control characters" },
		{ "--- {id: k7q2m4xa-1, do: \"\\e[31m\"" AT " # 00000000", TROUBLE_DAMAGED,
			"\\x1b[31m" },
		{ "nonsense", TROUBLE_DAMAGED, "does not begin like an event" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("# %s\n", rows[i].line);
		buffer_cut(&f->bytes, 0);
		buffer_addf(&f->bytes, "%s\n", rows[i].line);
		decode(f);
		assert_false(f->h.newer);
		assert_int_equal(f->h.count, rows[i].kind == TROUBLE_ALTERED);
		assert_int_equal(f->h.trouble_count, 1);
		assert_true(says(&f->h, (enum trouble_kind)rows[i].kind, 1, rows[i].what));
		if (f->h.count)
			assert_true(f->h.events[0]->altered);
	}
}

static void blank_lines_and_one_carriage_return_are_no_trouble(void **state)
{
	struct fixture *f = *state;

	buffer_adds(&f->bytes, "\n \r\n");
	add_line(&f->bytes, "--- {id: k7q2m4xa-1, do: pause" AT);
	buffer_splice(&f->bytes, f->bytes.len - 1, 0, "\r", 1);
	decode(f);
	assert_int_equal(f->h.trouble_count, 0);
	assert_int_equal(f->h.count, 1);
	assert_int_equal(f->h.events[0]->line, 3);
}

/* Every event but the one on line `touched` (from 1) must be there, sound and the same. */
static void assert_others_kept(struct fixture *f, struct event *const all[12], size_t touched)
{
	for (size_t i = 0; i < 12; i++) {
		const struct event *ev = history_event(&f->h, all[i]->id);

		if (i + 1 == touched)
			continue;
		if (!ev || ev->altered || !event_same(ev, all[i]))
			fail_msg("event %zu is lost when line %zu is touched", i + 1, touched);
	}
}

static void any_flipped_byte_costs_one_event_at_most(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	static const unsigned char flips[] = { 0x01, 0x02, 0x10, 0x20, 0x80, 0xff };
	size_t line = 1;

	twelve(f, all);
	for (size_t i = 0; i < f->bytes.len; i++) {
		char was = f->bytes.text[i];
		bool last = i + 1 == f->bytes.len;

		for (size_t k = 0; k < sizeof flips + 2; k++) {
			f->bytes.text[i] = k < sizeof flips    ? (char)(was ^ flips[k])
			                   : k == sizeof flips ? '\n'
			                                       : '\0';
			if (f->bytes.text[i] == was)
				continue;
			decode(f);
			/* Without its line break a line is whole all the same, unless it is the
			 * last. */
			assert_others_kept(f, all, was == '\n' && !last ? 0 : line);
			if (!f->h.trouble_count)
				fail_msg("byte %zu may be flipped unnoticed", i);
			for (size_t t = 0; t < f->h.trouble_count; t++)
				assert_in_range(f->h.troubles[t].line, line, line + 1);
		}
		f->bytes.text[i] = was;
		line += was == '\n';
	}
}

static void cut_anywhere_it_keeps_what_was_whole(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	size_t whole = 0, len;

	twelve(f, all);
	len = f->bytes.len;
	for (size_t i = 0; i <= len; i++) {
		history_free(&f->h);
		journal_decode(f->bytes.text, i, 1, &f->h, NULL);
		whole += i && f->bytes.text[i - 1] == '\n';
		assert_int_equal(f->h.count, whole);
		assert_int_equal(f->h.trouble_count, i && f->bytes.text[i - 1] != '\n');
		if (f->h.trouble_count)
			assert_true(says(&f->h, TROUBLE_PENDING, whole + 1, "no whole line"));
	}
}

static void a_lost_line_break_loses_no_event(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	char *newline;

	twelve(f, all);
	while ((newline = strchr(f->bytes.text, '\n')) && newline[1])
		*newline = 'X';
	decode(f);
	assert_int_equal(f->h.count, 12);
	assert_others_kept(f, all, 0);
	assert_true(says(&f->h, TROUBLE_DAMAGED, 1, "12 sound events were found in it"));
	/* The first is also altered: now it lies between nothing and a frame. */
	f->bytes.text[strlen("--- {id: k7q2m4xa-1, do: begin, roundtable: 1, session: 9")] = 'e';
	decode(f);
	assert_int_equal(f->h.count, 12);
	assert_true(history_event(&f->h, "k7q2m4xa-1")->altered);
	assert_others_kept(f, all, 1);
}

static void a_text_cannot_pass_for_an_event(void **state)
{
	static const char forged[] =
		"--- {id: evilevil-1, do: drop, of: k7q2m4xa-1, at: 2019-10-08T09:28:11Z}";
	struct fixture *f = *state;
	struct buffer text = { 0 };

	add_line(&text, forged);
	buffer_cut(&text, text.len - 1);
	assert_true(journal_encode(entry(&f->arena, "k7q2m4xa", 1, text.text), &f->bytes, &f->e));
	f->bytes.text[f->bytes.len - 3] ^= 1;
	decode(f);
	assert_int_equal(f->h.count, 1);
	assert_null(history_event(&f->h, "evilevil-1"));
	buffer_free(&text);
}

static double cpu_seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static void hostile_lines_are_refused_fast(void **state)
{
	static const struct {
		const char *head, *again;
	} rows[] = {
		{ "--- {id: k7q2m4xa-1, do: pause, why: ", "[" },
		{ "", "[" },
		{ "--- {id: ", "{a: " },
		{ "", "--- {" },
		{ "", "} # 00000000" },
		{ "", "--- {} # 00000000" },
		{ "--- {", "a: b, " },
		{ "--- {a: [", "b, " },
		{ "--- {a: \"", "\\n" },
		{ "--- {? ", "? " },
		{ "--- {a: ", "- " },
		{ "--- {a: ", "!" },
		{ "--- {a: ", "&a " },
		{ "--- {a: {", "b: 1, " },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		double start = cpu_seconds();

		print_message("# %s%s…\n", rows[i].head, rows[i].again);
		buffer_cut(&f->bytes, 0);
		buffer_adds(&f->bytes, rows[i].head);
		while (f->bytes.len < 200000)
			buffer_adds(&f->bytes, rows[i].again);
		buffer_addc(&f->bytes, '\n');
		decode(f);
		assert_int_equal(f->h.count, 0);
		assert_int_equal(f->h.trouble_count, 1);
		assert_true(cpu_seconds() - start < 2);
	}
}

/* Longer than what is read at once, with lines that do not fit into it either. */
static void a_long_journal_is_read_whole(void **state)
{
	static const size_t lengths[] = { 10, 200000, 300000, 3, 1500000, 70, 262144, 100 };
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		char *text = arena_alloc(&f->arena, lengths[i] + 1);

		memset(text, 'a' + (int)i, lengths[i]);
		assert_true(journal_encode(entry(&f->arena, "k7q2m4xa", i + 1, text), &f->bytes, &f->e));
	}
	buffer_adds(&f->bytes, "--- {torn");
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	assert_true(journal_read(f->dir, &f->read, &f->e));
	assert_int_equal(f->read.count, sizeof lengths / sizeof *lengths);
	for (size_t i = 0; i < f->read.count; i++) {
		const char *text = event_text(f->read.events[i], "text");

		assert_int_equal(f->read.events[i]->line, i + 1);
		assert_int_equal(strlen(text), lengths[i]);
		assert_int_equal(strspn(text, (char[]){ (char)('a' + i), '\0' }), lengths[i]);
	}
	assert_true(says(&f->read, TROUBLE_PENDING, f->read.count + 1, "9 bytes at the end"));
}

/* ---- history ---- */

static void events_stand_in_order_whoever_came_first(void **state)
{
	struct fixture *f = *state;
	struct arena *a = &f->h.arena;

	assert_int_equal(history_add(&f->h, entry(a, "bbbbbbbb", 2, "b")), HISTORY_APPENDED);
	assert_int_equal(history_add(&f->h, entry(a, "aaaaaaaa", 3, "c")), HISTORY_APPENDED);
	assert_int_equal(history_add(&f->h, entry(a, "aaaaaaaa", 2, "a")), HISTORY_INSERTED);
	assert_int_equal(history_add(&f->h, entry(a, "aaaaaaaa", 2, "a")), HISTORY_KNOWN);
	assert_int_equal(f->h.count, 3);
	assert_int_equal(f->h.highest_n, 3);
	assert_string_equal(event_text(f->h.events[0], "text"), "a");
	assert_string_equal(event_text(f->h.events[1], "text"), "b");
	assert_string_equal(event_text(f->h.events[2], "text"), "c");
}

static void a_conflict_keeps_both_and_the_sound_one_counts(void **state)
{
	struct fixture *f = *state;

	for (int first = 0; first < 2; first++) {
		struct event *ev[2];

		history_free(&f->h);
		ev[0] = entry(&f->h.arena, "aaaaaaaa", 1, "sound");
		ev[1] = entry(&f->h.arena, "aaaaaaaa", 1, "altered");
		ev[1]->altered = true;
		assert_int_equal(history_add(&f->h, ev[first]), HISTORY_APPENDED);
		assert_int_equal(history_add(&f->h, ev[!first]), HISTORY_CONFLICT);
		assert_int_equal(f->h.count, 2);
		assert_ptr_equal(history_event(&f->h, "aaaaaaaa-1"), ev[0]);
		assert_ptr_equal(f->h.events[0], ev[0]);
		assert_int_equal(history_troubles(&f->h, TROUBLE_CONFLICT), 1);
	}
}

static void a_sound_copy_vouches_for_an_altered_one(void **state)
{
	struct fixture *f = *state;
	struct event *altered = entry(&f->h.arena, "aaaaaaaa", 1, "same"),
		     *sound = entry(&f->h.arena, "aaaaaaaa", 1, "same");

	altered->altered = true;
	assert_int_equal(history_add(&f->h, altered), HISTORY_APPENDED);
	assert_int_equal(history_add(&f->h, sound), HISTORY_INSERTED);
	assert_int_equal(f->h.count, 1);
	assert_ptr_equal(history_event(&f->h, "aaaaaaaa-1"), sound);
}

/* Writers whose ids stand in another order than they do. */
static void an_event_is_found_by_its_id(void **state)
{
	static const char *const writers[] = { "aaaaaaaa", "aaaaaaaa-", "aaaaaaaa-5", "aaaaaaaa.", "aaaaaaaab" };
	static const char *const strangers[] = { "", "-", "aaaaaaaa", "aaaaaaaa-", "aaaaaaa-3", "aaaaaaaac-3", "aaaaaaaa-03",
						 "aaaaaaaa-4x", "aaaaaaaa-12", "zzzzzzzz-0" };
	struct fixture *f = *state;

	for (size_t i = 0; i < 5 * 11; i++)
		(void)history_add(&f->h, entry(&f->h.arena, writers[i * 3 % 5], 1 + i * 7 % 11, "text"));
	assert_int_equal(f->h.count, 5 * 11);
	for (size_t i = 0; i < f->h.count; i++) {
		assert_int_equal(history_place(&f->h, f->h.events[i]->id), i);
		assert_true(history_counts(&f->h, i));
	}
	for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++)
		assert_null(history_event(&f->h, strangers[i]));
	(void)history_add(&f->h, entry(&f->h.arena, "aaaaaaaab", 3, "another text"));
	assert_false(history_counts(&f->h, history_place(&f->h, "aaaaaaaab-3") + 1));
	assert_true(history_counts(&f->h, history_place(&f->h, "aaaaaaaab-3")));
}

static void tables_and_processor_agree(void **state)
{
	unsigned char bytes[300];

	(void)state;
	assert_int_equal(crc32c("123456789", 9), 0xe3069283);
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)(i * i * 31 + 7);
	for (size_t from = 0; from < 9; from++)
		for (size_t len = 0; from + len <= sizeof bytes; len++)
			assert_int_equal(crc32c(bytes + from, len), crc32c_by_tables(bytes + from, len));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_line_is_as_the_design_says),
		TEST(words_that_yaml_misreads_are_quoted),
		TEST(any_text_is_one_line_and_comes_back),
		TEST(what_cannot_be_read_back_is_not_written),
		TEST(every_type_comes_back),
		TEST(a_sound_line_is_judged_by_what_it_says),
		TEST(an_edited_line_is_altered_or_damaged_but_never_newer),
		TEST(blank_lines_and_one_carriage_return_are_no_trouble),
		TEST(any_flipped_byte_costs_one_event_at_most),
		TEST(cut_anywhere_it_keeps_what_was_whole),
		TEST(a_lost_line_break_loses_no_event),
		TEST(a_text_cannot_pass_for_an_event),
		TEST(hostile_lines_are_refused_fast),
		TEST(a_long_journal_is_read_whole),
		TEST(events_stand_in_order_whoever_came_first),
		TEST(a_conflict_keeps_both_and_the_sound_one_counts),
		TEST(a_sound_copy_vouches_for_an_altered_one),
		TEST(an_event_is_found_by_its_id),
		TEST(tables_and_processor_agree),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
