/* test_journal: lines in and out, sound, altered, damaged and pending; and the appender, with every
 * system call that it depends on failing in turn. */
/* link: -Wl,--wrap=write,--wrap=fdatasync,--wrap=fsync,--wrap=ftruncate */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/crc.h"
#include "store/append.h"
#include "store/journal.h"
#include "store/line.h"

/* ---- system calls that fail when told to ---- */

enum call { WRITE, FDATASYNC, FSYNC, FTRUNCATE, CALLS };

static struct {
	int made[CALLS];
	int fail_at[CALLS];   /* the n-th from now on fails, 0: none */
	int fail_count;       /* and so many in a row */
	bool half;            /* a write that fails writes half */
} faults;

ssize_t __real_write(int fd, const void *bytes, size_t len);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);
int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_ftruncate(int fd, off_t size);
int __wrap_ftruncate(int fd, off_t size);

static bool fails(enum call call)
{
	int n = ++faults.made[call], at = faults.fail_at[call];

	return at && n >= at && n < at + faults.fail_count;
}

ssize_t __wrap_write(int fd, const void *bytes, size_t len)
{
	struct stat st;

	/* What cmocka prints goes by the same name. */
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || !fails(WRITE))
		return __real_write(fd, bytes, len);
	if (faults.half && len > 1)
		return __real_write(fd, bytes, len / 2);
	errno = ENOSPC;
	return -1;
}

int __wrap_fdatasync(int fd)
{
	if (!fails(FDATASYNC))
		return __real_fdatasync(fd);
	errno = EIO;
	return -1;
}

int __wrap_fsync(int fd)
{
	if (!fails(FSYNC))
		return __real_fsync(fd);
	errno = EIO;
	return -1;
}

int __wrap_ftruncate(int fd, off_t size)
{
	if (!fails(FTRUNCATE))
		return __real_ftruncate(fd, size);
	errno = EIO;
	return -1;
}

static void no_faults(void)
{
	memset(&faults, 0, sizeof faults);
}

/* ---- a folder with a journal, gone after the test ---- */

struct fixture {
	struct arena arena;
	char dir[64];
	struct history h, read;  /* the appender's, and a reader's */
	struct journal *j;
	struct buffer bytes;
	struct err e;
};

static const char *in(struct fixture *f, const char *name)
{
	return arena_printf(&f->arena, "%s/%s", f->dir, name);
}

static void put(struct fixture *f, const char *name, const void *bytes, size_t len)
{
	FILE *file = fopen(in(f, name), "we");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, len, file), len);
	assert_int_equal(fclose(file), 0);
}

static size_t size_of(struct fixture *f, const char *name)
{
	struct stat st;

	return stat(in(f, name), &st) == 0 ? (size_t)st.st_size : 0;
}

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	no_faults();
	strcpy(f->dir, "/tmp/test_journal.XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	put(f, "journal.yaml", "", 0);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	static const char *const names[] = { "journal.yaml", "journal.torn", ".lock", "other" };
	struct fixture *f = *state;

	no_faults();
	journal_close(f->j);
	chmod(f->dir, 0700);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(in(f, names[i]));
	rmdir(f->dir);
	history_free(&f->h);
	history_free(&f->read);
	buffer_free(&f->bytes);
	arena_free(&f->arena);
	free(f);
	return 0;
}

static struct event *make(struct arena *a, const char *kind, const char *writer, uint64_t n)
{
	struct event *ev = event_new(a, event_kind(kind));

	assert_true(event_set_id(ev, a, arena_printf(a, "%s-%llu", writer, (unsigned long long)n)));
	ev->at_ms = 1570526891003 + (int64_t)n * 1000;
	return ev;
}

static struct event *entry(struct arena *a, const char *writer, uint64_t n, const char *text)
{
	struct event *ev = make(a, "entry", writer, n);

	event_set_text(ev, "kind", "view");
	event_set_text(ev, "dimension", "internal");
	event_set_text(ev, "text", text);
	ev->role = "note-taker";
	return ev;
}

static const struct event_list *list(struct arena *a, size_t count, const char *const *item, const int64_t *number)
{
	struct event_list *l = arena_new(a, struct event_list);

	*l = (struct event_list){ count, item, number };
	return l;
}

/* Twelve events that use every type of field. */
static size_t twelve(struct fixture *f, struct event *out[12])
{
	static const char *const tags[] = { "outcomes", "a \"tag\"" }, *const options[] = { "Agree", "Don't know" };
	static const int64_t votes[] = { 3, 0 };
	struct arena *a = &f->arena;
	size_t n = 0;

	out[n] = make(a, "begin", "k7q2m4xa", n + 1);
	event_set_number(out[n], "roundtable", 1);
	event_set_text(out[n], "session", "9f3c2b");
	event_set_text(out[n++], "program", "1.0.0");
	out[n] = entry(a, "k7q2m4xa", n + 1, "plain words");
	event_set_list(out[n], "tags", list(a, 2, tags, NULL));
	event_set_number(out[n++], "star", 1);
	out[n] = entry(a, "k7q2m4xa", n + 1, "é “quoted” \\ and\nmore # not a comment");
	event_set_text(out[n++], "speaker", "p01");
	out[n] = make(a, "tally", "zzzz2222", n + 1);
	event_set_text(out[n], "poll", "duty");
	event_set_text(out[n], "group", "council");
	event_set_list(out[n++], "counts", list(a, 2, options, votes));
	out[n] = make(a, "record", "k7q2m4xa", n + 1);
	event_set_text(out[n++], "state", "off");
	for (; n < 12; n++)
		out[n] = entry(a, n % 2 ? "zzzz2222" : "k7q2m4xa", n + 1, arena_printf(a, "entry %zu, to be kept", n));
	for (size_t i = 0; i < n; i++)
		assert_true(journal_encode(out[i], &f->bytes, &f->e));
	return n;
}

static bool says(const struct history *h, enum trouble_kind kind, size_t line, const char *what)
{
	for (size_t i = 0; i < h->trouble_count; i++)
		if (h->troubles[i].kind == kind && h->troubles[i].line == line && strstr(h->troubles[i].what, what))
			return true;
	return false;
}

/* Appends a line with its checksum. */
static void add_line(struct buffer *b, const char *text)
{
	buffer_addf(b, "%s # %08x\n", text, (unsigned)crc32c(text, strlen(text)));
}

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
	assert_string_equal(f->bytes.text, "--- {id: k7q2m4xa-1, do: begin, roundtable: 1, session: 9f3c2b, program: "
			    "\"1.0.0\", at: \"2019-10-08T09:28:12.003Z\"} # 585ede78");
}

static void words_that_yaml_misreads_are_quoted(void **state)
{
	static const struct { const char *word; bool plain; } rows[] = {
		{ "internal", true }, { "internal/present", true }, { "9f3c", true }, { "k7q2m4xa-12", true },
		{ "on-record", true }, { "off", false }, { "Yes", false }, { "n", false }, { "null", false },
		{ "True", false }, { "12", false }, { "1e5", false }, { "12e4", false }, { "0x1f", false },
		{ "0b1", false }, { "2019-10-08", false }, { "1_000", false }, { "1.5", false }, { ".inf", false },
		{ "-a", false }, { "+1", false }, { "", false }, { "two words", false }, { "a:", false },
		{ "caf\xc3\xa9", false }, { "a,b", false }, { "~", false }, { "#a", false },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct event *ev = make(&f->arena, "record", "k7q2m4xa", 1);
		const char *expected = arena_printf(&f->arena, rows[i].plain ? "state: %s," : "state: \"%s\",", rows[i].word);

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
		"", " ", "  leading and trailing  ", "\n", "a\nb\r\nc\td", "\"", "\\", "\\n", "'", "# no comment", "} # 00000000",
		"--- {id: a-1, do: drop, of: b-1, at: \"2019-10-08T09:28:11Z\"} # 00000000", "\x01\x1b[31m\x7f",
		"\xc2\x85 next line", "\xe2\x80\xa8 \xe2\x80\xa9 separators", "\xef\xbb\xbf mark", "\xc2\xa0 no break",
		"\xf0\x9f\x98\x80 smile", "\xef\xbf\xbe \xef\xbf\xbd", "e\xcc\x81 \xe2\x80\xae bidi", "- a", "? a", "%YAML", "...",
	};
	struct fixture *f = *state;
	size_t count = sizeof texts / sizeof *texts;

	for (size_t i = 0; i < count + 2; i++) {
		const char *text = i < count ? texts[i] : long_text(&f->arena, i == count ? 1000000 : LINE_TEXT_MAX);
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
	assert_string_equal(f->e.text, "entry: text: a text holds bytes that are no characters (not UTF-8)");
	event_set_text(ev, "text", long_text(&f->arena, LINE_TEXT_MAX + 1));
	assert_false(journal_encode(ev, &f->bytes, &f->e));
	assert_string_equal(f->e.text, "entry: text: a text may have 4 MiB at most, and this one has 4194305 bytes");
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

#define AT ", at: \"2019-10-08T09:28:11.003Z\"}"

static void a_sound_line_is_judged_by_what_it_says(void **state)
{
	static const struct { const char *line; int events; int kind; const char *what; } rows[] = {
		{ "--- {id: k7q2m4xa-1, do: pause" AT, 1, -1, "" },
		{ "--- {do: pause, at: '2019-10-08T09:28:11Z', id: \"k7q2m4xa-1\"}", 1, -1, "" },
		{ "{id: k7q2m4xa-1, do: pause" AT, 1, -1, "" },
		{ "--- {id: k7q2m4xa-1, do: dance" AT, 0, TROUBLE_NEWER, "this program does not know \"dance\"" },
		{ "--- {id: k7q2m4xa-1, do: pause, why: {deep: [1]}" AT, 1, TROUBLE_NEWER, "pause has an unknown key why" },
		{ "--- {id: k7q2m4xa-1, do: begin, roundtable: 2, session: a" AT, 1, TROUBLE_NEWER, "version 2" },
		{ "--- {id: k7q2m4xa-1, do: drop" AT, 0, TROUBLE_DAMAGED, "its checksum agrees, but drop lacks its of" },
		{ "--- {id: k7q2m4xa-1, do: pause}", 0, TROUBLE_DAMAGED, "pause lacks its time" },
		{ "--- {do: pause" AT, 0, TROUBLE_DAMAGED, "pause lacks its id" },
		{ "--- {id: k7q2m4xa-1" AT, 0, TROUBLE_DAMAGED, "does not say what was done" },
		{ "--- {id: k7q2m4xa-0, do: pause" AT, 0, TROUBLE_DAMAGED, "its id is none" },
		{ "--- {id: k7q2m4xa-1, do: pause, at: \"2019-13-08T09:28:11Z\"}", 0, TROUBLE_DAMAGED, "its time is none" },
		{ "--- {id: k7q2m4xa-1, do: extend, minutes: five, dimension: a" AT, 0, TROUBLE_DAMAGED, "the minutes of extend" },
		{ "--- {id: k7q2m4xa-1, do: done, of: k7q2m4xa-2, done: yes" AT, 0, TROUBLE_DAMAGED, "the done of done" },
		{ "--- {id: k7q2m4xa-1, id: k7q2m4xa-2, do: pause" AT, 0, TROUBLE_DAMAGED, "the key id stands in it twice" },
		{ "--- {id: &a k7q2m4xa-1, do: pause" AT, 0, TROUBLE_DAMAGED, "anchors and tags have no place here" },
		{ "--- {id: !!str k7q2m4xa-1, do: pause" AT, 0, TROUBLE_DAMAGED, "anchors and tags have no place here" },
		{ "--- {id: *a, do: pause" AT, 0, TROUBLE_DAMAGED, "aliases have no place here" },
		{ "--- {id: k7q2m4xa-1, do: edit, of: a-1, text: \"\\0\"" AT, 0, TROUBLE_DAMAGED, "a text holds a NUL" },
		{ "--- {id: k7q2m4xa-1, do: edit, of: a-1, text: \"\xff\"" AT, 0, TROUBLE_DAMAGED, "not UTF-8" },
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
	static const struct { const char *line; int kind; const char *what; } rows[] = {
		{ "--- {id: k7q2m4xa-1, do: pause" AT " # 00000000", TROUBLE_ALTERED, "changed after it was written" },
		{ "--- {id: k7q2m4xa-1, do: pause" AT, TROUBLE_ALTERED, "changed after it was written" },
		{ "--- {id: k7q2m4xa-1, do: edit, of: a-1, text: no quotes" AT, TROUBLE_ALTERED, "" },
		{ "--- {id: k7q2m4xa-1, do: dance" AT " # 00000000", TROUBLE_DAMAGED, "does not know \"dance\"" },
		{ "--- {id: k7q2m4xa-1, do: pause, why: 1" AT " # 00000000", TROUBLE_DAMAGED, "unknown key why" },
		{ "--- {id: k7q2m4xa-1, do: begin, roundtable: 2, session: a" AT " # 00000000", TROUBLE_DAMAGED, "version 2" },
		{ "--- {id: k7q2m4xa-1, do: dan\x1b[31mce" AT " # 00000000", TROUBLE_DAMAGED, "control characters" },
		{ "--- {id: k7q2m4xa-1, do: \"\\e[31m\"" AT " # 00000000", TROUBLE_DAMAGED, "\\x1b[31m" },
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
			f->bytes.text[i] = k < sizeof flips ? (char)(was ^ flips[k]) : k == sizeof flips ? '\n' : '\0';
			if (f->bytes.text[i] == was)
				continue;
			decode(f);
			/* Without its line break a line is whole all the same, unless it is the last. */
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
	static const char forged[] = "--- {id: evilevil-1, do: drop, of: k7q2m4xa-1, at: 2019-10-08T09:28:11Z}";
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
	static const struct { const char *head, *again; } rows[] = {
		{ "--- {id: k7q2m4xa-1, do: pause, why: ", "[" }, { "", "[" }, { "--- {id: ", "{a: " },
		{ "", "--- {" }, { "", "} # 00000000" }, { "", "--- {} # 00000000" }, { "--- {", "a: b, " },
		{ "--- {a: [", "b, " }, { "--- {a: \"", "\\n" }, { "--- {? ", "? " }, { "--- {a: ", "- " },
		{ "--- {a: ", "!" }, { "--- {a: ", "&a " }, { "--- {a: {", "b: 1, " },
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

/* ---- the scanner says what libyaml says ---- */

static bool same_text(const char *x, const char *y)
{
	return x == y || (x && y && strcmp(x, y) == 0);
}

static bool same_list(const struct event_list *x, const struct event_list *y)
{
	if (!x || !y)
		return x == y;
	if (x->count != y->count || !x->number != !y->number)
		return false;
	for (size_t i = 0; i < x->count; i++)
		if (strcmp(x->item[i], y->item[i]) != 0 || (x->number && x->number[i] != y->number[i]))
			return false;
	return true;
}

/* True when the scanner took it; then libyaml must take it too, and see the same. */
static bool scan_agrees(const char *bytes, size_t len)
{
	struct arena a = { 0 };
	struct line scanned, parsed;
	struct err e = { 0 };
	char *copy = arena_string_n(&a, bytes, len);
	bool took = line_scan(copy, len, &a, &scanned);

	if (!took)
		assert_memory_equal(copy, bytes, len);
	if (took && !line_parse(bytes, len, &a, &parsed, &e))
		fail_msg("libyaml refuses (%s) %s", e.text, bytes);
	if (took)
		assert_int_equal(scanned.count, parsed.count);
	for (size_t i = 0; took && i < scanned.count; i++)
		if (strcmp(scanned.pair[i].key, parsed.pair[i].key) != 0 ||
		    scanned.pair[i].value.shape != parsed.pair[i].value.shape ||
		    !same_text(scanned.pair[i].value.text, parsed.pair[i].value.text) ||
		    !same_list(scanned.pair[i].value.list, parsed.pair[i].value.list))
			fail_msg("libyaml reads %s otherwise: %s", scanned.pair[i].key, bytes);
	arena_free(&a);
	return took;
}

static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static void the_scanner_says_what_libyaml_says(void **state)
{
	static const char interesting[] = "\"\\{}[],: -#'&*!?|>%@`~.\t\xc2\x85\xe2\x80\xa8\xef\xbb\xbfxuUNLP_0e1an";
	struct fixture *f = *state;
	struct event *all[12];
	uint32_t seed = 12345;
	size_t taken = 0;

	twelve(f, all);
	for (char *line = f->bytes.text; *line; line = strchr(line, '\n') + 1) {
		size_t len = (size_t)(strchr(line, '\n') - line);
		char *copy = arena_string_n(&f->arena, line, len);

		assert_true(scan_agrees(copy, len));
		for (int i = 0; i < 4000; i++) {
			memcpy(copy, line, len);
			for (uint32_t k = next_random(&seed) % 3 + 1; k; k--)
				copy[next_random(&seed) % (len - LINE_CRC)] =
					interesting[next_random(&seed) % (sizeof interesting - 1)];
			taken += scan_agrees(copy, len);
		}
	}
	assert_in_range(taken, 4000, 48000);
}

static void characters_that_libyaml_treats_apart_are_left_to_it(void **state)
{
	static const struct { const char *what, *text; bool scanned; } rows[] = {
		{ "plain", "a", true }, { "no-break space", "a\xc2\xa0z", true }, { "emoji", "a\xf0\x9f\x98\x80z", true },
		{ "U+FFFD", "\xef\xbf\xbd", true }, { "escapes", "\\n\\t\\x41\\u00e9\\U0001F600\\\"\\\\", true },
		{ "next line", "a\xc2\x85z", false }, { "line separator", "a\xe2\x80\xa8z", false },
		{ "paragraph separator", "a\xe2\x80\xa9z", false }, { "byte order mark", "a\xef\xbb\xbfz", false },
		{ "C1 control", "a\xc2\x81z", false }, { "U+FFFE", "a\xef\xbf\xbez", false }, { "tab", "a\tz", false },
		{ "delete", "a\x7fz", false }, { "control", "a\x01z", false }, { "surrogate", "a\xed\xa0\x80z", false },
		{ "overlong", "a\xc0\xafz", false }, { "escaped surrogate", "\\ud800", false }, { "NUL", "\\0", false },
		{ "beyond Unicode", "\\U00110000", false }, { "separators escaped", "\\L\\P", false },
		{ "unknown escape", "\\q", false }, { "half an escape", "\\x4", false }, { "blank escape", "\\ ", false },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("# %s\n", rows[i].what);
		buffer_cut(&f->bytes, 0);
		add_line(&f->bytes, arena_printf(&f->arena, "--- {text: \"12345678%s\"}", rows[i].text));
		assert_int_equal(scan_agrees(f->bytes.text, f->bytes.len - 1), rows[i].scanned);
	}
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
	struct event *altered = entry(&f->h.arena, "aaaaaaaa", 1, "same"), *sound = entry(&f->h.arena, "aaaaaaaa", 1, "same");

	altered->altered = true;
	assert_int_equal(history_add(&f->h, altered), HISTORY_APPENDED);
	assert_int_equal(history_add(&f->h, sound), HISTORY_INSERTED);
	assert_int_equal(f->h.count, 1);
	assert_ptr_equal(history_event(&f->h, "aaaaaaaa-1"), sound);
}

/* ---- appending ---- */

static void open_journal(struct fixture *f)
{
	if (!journal_open(f->dir, &f->h, &f->j, &f->e))
		fail_msg("%s", f->e.text);
}

/* Keeps one entry as the desk does it: staged, added to the history, committed. */
static bool keep(struct fixture *f, const char *writer, const char *text)
{
	struct event *ev;
	bool reread, ok;

	if (!journal_lock(f->j, &reread, &f->e))
		return false;
	ev = entry(&f->h.arena, writer, f->h.highest_n + 1, arena_string(&f->h.arena, text));
	ok = journal_stage(f->j, ev, &f->e);
	if (ok)
		history_add(&f->h, ev);
	ok = ok && journal_commit(f->j, &f->e);
	journal_unlock(f->j);
	return ok;
}

static void assert_kept(struct fixture *f, const char *text)
{
	if (!keep(f, "k7q2m4xa", text))
		fail_msg("%s", f->e.text);
}

/* A reader sees exactly what the appender has. */
static void assert_agree(struct fixture *f)
{
	assert_true(journal_read(f->dir, &f->read, &f->e));
	assert_int_equal(f->read.count, f->h.count);
	for (size_t i = 0; i < f->h.count; i++) {
		assert_string_equal(f->read.events[i]->id, f->h.events[i]->id);
		assert_true(event_same(f->read.events[i], f->h.events[i]));
	}
}

static void a_commit_is_one_write_and_one_sync(void **state)
{
	struct fixture *f = *state;

	open_journal(f);
	for (int i = 1; i <= 3; i++) {
		assert_kept(f, "one more");
		assert_int_equal(faults.made[WRITE], i);
		assert_int_equal(faults.made[FDATASYNC], i);
	}
	assert_int_equal(faults.made[FSYNC] + faults.made[FTRUNCATE], 0);
	assert_agree(f);
}

static void many_staged_events_are_one_write(void **state)
{
	struct fixture *f = *state;
	bool reread;

	open_journal(f);
	assert_true(journal_lock(f->j, &reread, &f->e));
	for (int i = 0; i < 100; i++) {
		struct event *ev = entry(&f->h.arena, "k7q2m4xa", f->h.highest_n + 1, "grouped");

		assert_true(journal_stage(f->j, ev, &f->e));
		assert_int_equal(history_add(&f->h, ev), HISTORY_APPENDED);
	}
	assert_true(journal_commit(f->j, &f->e));
	journal_unlock(f->j);
	assert_int_equal(faults.made[WRITE], 1);
	assert_int_equal(faults.made[FDATASYNC], 1);
	assert_int_equal(f->h.count, 100);
	assert_agree(f);
}

static void followers_see_what_others_append(void **state)
{
	struct fixture *f = *state;
	struct history other = { 0 };
	struct journal *j;
	bool changed, reread;

	open_journal(f);
	assert_true(journal_open(f->dir, &other, &j, &f->e));
	assert_true(journal_follow(j, &changed, &reread, &f->e));
	for (size_t i = 1; i <= 3; i++) {
		assert_kept(f, "news");
		assert_true(journal_follow(j, &changed, &reread, &f->e));
		assert_true(changed);
		assert_false(reread && i > 1);
		assert_int_equal(other.count, i);
		assert_int_equal(other.events[i - 1]->line, i);
		assert_true(journal_follow(j, &changed, &reread, &f->e));
		assert_false(changed || reread);
	}
	journal_close(j);
	history_free(&other);
}

static void a_sound_pending_tail_gets_its_newline(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	bool reread;

	twelve(f, all);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len - 1);
	open_journal(f);
	assert_true(journal_follow(f->j, &(bool){ false }, &reread, &f->e));
	assert_int_equal(f->h.count, 11);
	assert_true(says(&f->h, TROUBLE_PENDING, 12, "no whole line"));
	assert_true(journal_lock(f->j, &reread, &f->e));
	assert_int_equal(f->h.count, 12);
	assert_int_equal(f->h.highest_n, 12);
	assert_true(journal_pending_bytes(f->j) > 0);
	journal_unlock(f->j);
	no_faults();
	assert_kept(f, "thirteenth");
	assert_int_equal(faults.made[WRITE], 1);
	assert_int_equal(faults.made[FDATASYNC], 1);
	assert_int_equal(size_of(f, "journal.torn"), 0);
	assert_int_equal(f->h.count, 13);
	assert_int_equal(f->h.trouble_count, 0);
	assert_agree(f);
	assert_int_equal(f->read.trouble_count, 0);
}

static void a_torn_tail_is_put_aside_at_every_length(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	size_t last, len;

	twelve(f, all);
	len = f->bytes.len;
	for (last = len - 1; f->bytes.text[last - 1] != '\n'; last--)
		continue;
	for (size_t cut = last + 1; cut < len - 1; cut++) {
		unlink(in(f, "journal.torn"));
		put(f, "journal.yaml", f->bytes.text, cut);
		journal_close(f->j);
		open_journal(f);
		assert_kept(f, "after the crash");
		assert_int_equal(size_of(f, "journal.torn"), cut - last);
		assert_int_equal(f->h.torn_bytes, cut - last);
		assert_int_equal(f->h.count, 12);
		assert_int_equal(f->h.trouble_count, 0);
		assert_agree(f);
		assert_int_equal(f->read.trouble_count, 0);
		assert_int_equal(f->read.torn_bytes, cut - last);
	}
}

static void a_cut_never_takes_a_sound_event(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];

	twelve(f, all);
	f->bytes.text[f->bytes.len - 1] = 'X';
	buffer_adds(&f->bytes, "--- {id: k7q");
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	open_journal(f);
	assert_kept(f, "behind it");
	assert_int_equal(f->h.count, 13);
	assert_int_equal(size_of(f, "journal.torn"), 13);
	assert_agree(f);
	assert_int_equal(f->read.trouble_count, 0);
}

static void a_replaced_journal_is_opened_anew(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	bool reread;

	open_journal(f);
	assert_kept(f, "into the old file");
	twelve(f, all);
	put(f, "other", f->bytes.text, f->bytes.len);
	assert_int_equal(rename(in(f, "other"), in(f, "journal.yaml")), 0);
	assert_true(journal_lock(f->j, &reread, &f->e));
	assert_true(reread);
	assert_int_equal(f->h.count, 12);
	journal_unlock(f->j);
	assert_kept(f, "into the new file");
	assert_int_equal(f->h.count, 13);
	assert_agree(f);
	assert_int_equal(unlink(in(f, "journal.yaml")), 0);
	assert_false(keep(f, "k7q2m4xa", "nowhere"));
	assert_non_null(strstr(f->e.text, "journal.yaml: No such file or directory"));
}

static void an_edit_in_place_is_noticed(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	bool changed, reread;
	char *at;

	twelve(f, all);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	open_journal(f);
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	at = strstr(f->bytes.text, "plain words");
	buffer_splice(&f->bytes, (size_t)(at - f->bytes.text), 5, "other", 5);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_true(reread);
	assert_true(says(&f->h, TROUBLE_ALTERED, 2, "changed"));
	at = strstr(f->bytes.text, "other words");
	buffer_splice(&f->bytes, (size_t)(at - f->bytes.text), 5, "many more", 9);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_true(reread);
	assert_int_equal(f->h.count, 12);
	assert_int_equal(f->h.trouble_count, 1);
	assert_agree(f);
}

static void a_removed_lock_is_made_anew(void **state)
{
	struct fixture *f = *state;
	struct stat st;

	open_journal(f);
	assert_int_equal(unlink(in(f, ".lock")), 0);
	assert_kept(f, "still");
	assert_int_equal(stat(in(f, ".lock"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
}

static void the_lock_that_is_held_is_the_one_others_see(void **state)
{
	struct fixture *f = *state;
	bool reread;
	int fd;

	open_journal(f);
	put(f, "other", "", 0);
	assert_int_equal(rename(in(f, "other"), in(f, ".lock")), 0);
	assert_true(journal_lock(f->j, &reread, &f->e));
	fd = open(in(f, ".lock"), O_RDWR | O_CLOEXEC);
	assert_int_equal(flock(fd, LOCK_EX | LOCK_NB), -1);
	journal_unlock(f->j);
	assert_int_equal(flock(fd, LOCK_EX | LOCK_NB), 0);
	close(fd);
}

static void what_is_no_journal_is_refused_at_once(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(unlink(in(f, "journal.yaml")), 0);
	assert_false(journal_open(f->dir, &f->h, &f->j, &f->e));
	assert_non_null(strstr(f->e.text, "journal.yaml: No such file or directory"));
	assert_false(journal_read(f->dir, &f->h, &f->e));
	assert_int_equal(mkfifo(in(f, "journal.yaml"), 0600), 0);
	assert_false(journal_open(f->dir, &f->h, &f->j, &f->e));
	assert_non_null(strstr(f->e.text, "this is no regular file"));
	assert_false(journal_read(f->dir, &f->h, &f->e));
	assert_int_equal(unlink(in(f, "journal.yaml")), 0);
	put(f, "other", "", 0);
	assert_int_equal(symlink("other", in(f, "journal.yaml")), 0);
	assert_false(journal_open(f->dir, &f->h, &f->j, &f->e));
	assert_non_null(strstr(f->e.text, "this is a symbolic link"));
	assert_null(f->j);
}

static void a_newer_session_is_read_and_not_written(void **state)
{
	struct fixture *f = *state;
	bool changed, reread;

	add_line(&f->bytes, "--- {id: k7q2m4xa-1, do: pause" AT);
	add_line(&f->bytes, "--- {id: k7q2m4xa-2, do: dance" AT);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	open_journal(f);
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_int_equal(f->h.count, 1);
	assert_false(keep(f, "k7q2m4xa", "no"));
	assert_int_equal(f->e.code, ERR_NEWER);
	assert_int_equal(size_of(f, "journal.yaml"), f->bytes.len);
}

static void a_read_only_folder_can_be_read(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	bool changed, reread;

	if (geteuid() == 0)
		skip();
	twelve(f, all);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	chmod(in(f, "journal.yaml"), 0400);
	chmod(f->dir, 0500);
	open_journal(f);
	assert_true(journal_is_read_only(f->j));
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_int_equal(f->h.count, 12);
	assert_false(keep(f, "k7q2m4xa", "no"));
	assert_non_null(strstr(f->e.text, "this session can only be read: "));
	assert_true(journal_read(f->dir, &f->read, &f->e));
	chmod(in(f, "journal.yaml"), 0);
	assert_false(journal_read(f->dir, &f->read, &f->e));
	assert_non_null(strstr(f->e.text, "journal.yaml: Permission denied"));
}

/* Appends 200 events in a process of its own, which ends with 0 when each was kept. */
static pid_t append_200(struct fixture *f, const char *writer)
{
	pid_t child = fork();
	int status = 0;

	assert_true(child >= 0);
	if (child)
		return child;
	if (!journal_open(f->dir, &f->h, &f->j, &f->e))
		_exit(1);
	for (int i = 0; i < 200 && !status; i++)
		status = !keep(f, writer, "in turn");
	_exit(status);
}

static void two_appenders_lose_nothing(void **state)
{
	struct fixture *f = *state;
	pid_t children[] = { append_200(f, "aaaaaaaa"), append_200(f, "bbbbbbbb") };

	for (int i = 0; i < 2; i++) {
		int status;

		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	assert_true(journal_read(f->dir, &f->read, &f->e));
	assert_int_equal(f->read.count, 400);
	assert_int_equal(f->read.trouble_count, 0);
	/* Each planned on what the other had written: no n was used twice. */
	assert_int_equal(f->read.highest_n, 400);
}

static void somebody_without_the_lock_is_noticed(void **state)
{
	struct fixture *f = *state;
	struct event *ev;
	bool reread;
	FILE *file;

	open_journal(f);
	assert_kept(f, "one");
	assert_true(journal_lock(f->j, &reread, &f->e));
	ev = entry(&f->h.arena, "k7q2m4xa", 2, "two");
	assert_true(journal_stage(f->j, ev, &f->e));
	file = fopen(in(f, "journal.yaml"), "ae");
	add_line(&f->bytes, "--- {id: zzzz2222-2, do: pause" AT);
	fputs(f->bytes.text, file);
	fclose(file);
	assert_false(journal_commit(f->j, &f->e));
	assert_int_equal(f->e.code, ERR_STALE);
	journal_unlock(f->j);
	assert_kept(f, "three");
	assert_int_equal(f->h.count, 3);
	assert_agree(f);
}

/* ---- appending while the system fails ---- */

/* A journal with a torn tail, so that a commit takes every step there is. */
static void torn_journal(struct fixture *f)
{
	struct event *all[12];

	buffer_cut(&f->bytes, 0);
	twelve(f, all);
	buffer_adds(&f->bytes, "--- {id: k7q2m4xa-13, do: en");
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	unlink(in(f, "journal.torn"));
}

/* Three entries are kept, one by one, while calls fail; what was answered with true must be on the disk
 * and what was answered with false must not, unless undoing it was what failed. */
static void keep_three_while(struct fixture *f, bool undo_fails)
{
	size_t answered = 0;

	torn_journal(f);
	open_journal(f);
	for (int i = 0; i < 3; i++)
		answered += keep(f, "k7q2m4xa", "through thick and thin");
	no_faults();
	if (!journal_reread(f->j, &f->e))
		fail_msg("%s", f->e.text);
	assert_agree(f);
	if (undo_fails)
		assert_true(f->h.count >= 12 + answered);
	else
		assert_int_equal(f->h.count, 12 + answered);
	assert_int_equal(history_troubles(&f->h, TROUBLE_DAMAGED) + history_troubles(&f->h, TROUBLE_CONFLICT), 0);
	journal_close(f->j);
	f->j = NULL;
}

static void whatever_call_fails_journal_and_history_agree(void **state)
{
	static const char *const names[] = { "write", "fdatasync", "fsync", "ftruncate" };
	struct fixture *f = *state;

	for (int call = 0; call < CALLS; call++)
		for (int n = 1; n <= 6; n++)
			for (int count = 1; count <= 3; count++)
				for (int half = 0; half <= (call == WRITE); half++) {
					no_faults();
					faults.fail_at[call] = n;
					faults.fail_count = count;
					faults.half = half;
					print_message("# %s %d to %d%s\n", names[call], n, n + count - 1, half ? ", half" : "");
					keep_three_while(f, false);
				}
}

static void even_when_undoing_fails_they_agree(void **state)
{
	struct fixture *f = *state;

	for (int n = 1; n <= 5; n++) {
		no_faults();
		faults.fail_at[WRITE] = n;
		faults.fail_at[FTRUNCATE] = 1;
		faults.fail_count = 10;
		faults.half = true;
		keep_three_while(f, true);
	}
}

static void a_failed_sync_is_written_again_and_counts_once(void **state)
{
	struct fixture *f = *state;
	size_t one;

	open_journal(f);
	assert_kept(f, "first");
	one = size_of(f, "journal.yaml");
	faults.fail_at[FDATASYNC] = 2;
	faults.fail_count = 1;
	assert_kept(f, "other");
	assert_int_equal(size_of(f, "journal.yaml"), 3 * one);
	assert_kept(f, "third");
	assert_int_equal(f->h.count, 3);
	assert_agree(f);
	assert_int_equal(f->read.trouble_count, 0);
	assert_int_equal(history_event(&f->read, "k7q2m4xa-3")->line, 4);
}

static void a_sync_that_fails_twice_ends_the_writing(void **state)
{
	struct fixture *f = *state;

	open_journal(f);
	assert_kept(f, "first");
	faults.fail_at[FDATASYNC] = 2;
	faults.fail_count = 2;
	assert_false(keep(f, "k7q2m4xa", "second"));
	assert_non_null(strstr(f->e.text, "the disk did not take it, twice: Input/output error; from now on this session "
			       "can only be read here"));
	assert_true(journal_is_read_only(f->j));
	assert_false(keep(f, "k7q2m4xa", "third"));
	assert_non_null(strstr(f->e.text, "this session can only be read: "));
	assert_true(journal_reread(f->j, &f->e));
	assert_int_equal(f->h.count, 1);
	assert_agree(f);
}

static void a_short_write_leaves_no_trace(void **state)
{
	struct fixture *f = *state;
	size_t before;

	open_journal(f);
	assert_kept(f, "whole");
	before = size_of(f, "journal.yaml");
	no_faults();
	faults.fail_at[WRITE] = faults.fail_count = 1;
	faults.half = true;
	assert_false(keep(f, "k7q2m4xa", "half"));
	assert_non_null(strstr(f->e.text, "journal.yaml: there was no room for all of it; nothing was kept"));
	assert_int_equal(size_of(f, "journal.yaml"), before);
	assert_kept(f, "whole again");
	assert_int_equal(size_of(f, "journal.torn"), 0);
	assert_int_equal(f->h.count, 2);
	assert_agree(f);
}

static void a_full_disk_says_so_and_keeps_nothing(void **state)
{
	struct fixture *f = *state;
	bool changed, reread;

	open_journal(f);
	faults.fail_at[WRITE] = faults.fail_count = 1;
	assert_false(keep(f, "k7q2m4xa", "no room"));
	assert_non_null(strstr(f->e.text, "journal.yaml: No space left on device; nothing was kept"));
	assert_int_equal(size_of(f, "journal.yaml"), 0);
	/* The history held it already: the next look puts that right. */
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_true(reread);
	assert_int_equal(f->h.count, 0);
	assert_kept(f, "room again");
	assert_agree(f);
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
		TEST(the_scanner_says_what_libyaml_says),
		TEST(characters_that_libyaml_treats_apart_are_left_to_it),
		TEST(events_stand_in_order_whoever_came_first),
		TEST(a_conflict_keeps_both_and_the_sound_one_counts),
		TEST(a_sound_copy_vouches_for_an_altered_one),
		TEST(a_commit_is_one_write_and_one_sync),
		TEST(many_staged_events_are_one_write),
		TEST(followers_see_what_others_append),
		TEST(a_sound_pending_tail_gets_its_newline),
		TEST(a_torn_tail_is_put_aside_at_every_length),
		TEST(a_cut_never_takes_a_sound_event),
		TEST(a_replaced_journal_is_opened_anew),
		TEST(an_edit_in_place_is_noticed),
		TEST(a_removed_lock_is_made_anew),
		TEST(the_lock_that_is_held_is_the_one_others_see),
		TEST(what_is_no_journal_is_refused_at_once),
		TEST(a_newer_session_is_read_and_not_written),
		TEST(a_read_only_folder_can_be_read),
		TEST(two_appenders_lose_nothing),
		TEST(somebody_without_the_lock_is_noticed),
		TEST(whatever_call_fails_journal_and_history_agree),
		TEST(even_when_undoing_fails_they_agree),
		TEST(a_failed_sync_is_written_again_and_counts_once),
		TEST(a_sync_that_fails_twice_ends_the_writing),
		TEST(a_short_write_leaves_no_trace),
		TEST(a_full_disk_says_so_and_keeps_nothing),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
