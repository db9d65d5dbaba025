/* test_seal: a session that is sealed, and one whose seal is interrupted at every step: killed, or refused by the disk.
 * Afterwards the next opening shows it whole as it was, or whole as it is to be. */
/* link: -Wl,--wrap=write,--wrap=fsync,--wrap=fdatasync,--wrap=rename,--wrap=unlink,--wrap=link */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "desk/look.h"
#include "export/export.h"
#include "meeting.h"
#include "minutes_room.h"
#include "publish/seal.h"
#include "publish/stored.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/seal.h"

/* ---- system calls that are the last, or fail ---- */

static struct {
	int made, at;      /* the at-th from now on; 0: none */
	bool fails;        /* it fails; else the process ends before it */
} fault;

enum { KILLED = 77 };

static bool struck(void)
{
	if (++fault.made != fault.at)
		return false;
	if (!fault.fails)
		_exit(KILLED);
	errno = ENOSPC;
	return true;
}

#define WRAP(result, name, params, args, failure) \
	result __real_##name params; \
	result __wrap_##name params; \
	result __wrap_##name params { return struck() ? failure : __real_##name args; }

WRAP(int, rename, (const char *from, const char *to), (from, to), -1)
WRAP(int, unlink, (const char *path), (path), -1)
WRAP(int, link, (const char *from, const char *to), (from, to), -1)

/* No power goes here, and a real sync would take a minute of waiting for the disk. */
int __wrap_fsync(int fd);
int __wrap_fdatasync(int fd);

int __wrap_fsync(int fd)
{
	(void)fd;
	return struck() ? -1 : 0;
}

int __wrap_fdatasync(int fd)
{
	(void)fd;
	return struck() ? -1 : 0;
}

ssize_t __real_write(int fd, const void *bytes, size_t len);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);

ssize_t __wrap_write(int fd, const void *bytes, size_t len)
{
	struct stat st;

	/* What cmocka prints goes by the same name. */
	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && struck() ? -1 : __real_write(fd, bytes, len);
}

/* ---- a session to seal ---- */

static void put(struct meeting *m, const char *name, const char *text)
{
	struct err e = { 0 };

	if (!file_replace(folder_path(&m->arena, m->dir, name), text, strlen(text), 0600, &e))
		fail_msg("%s", e.text);
}

static void fill(struct meeting *m)
{
	static const char *const lines[] = {
		":here p01", ":here p02", ":here p03", ":here p04", ":here p05", ":here p06", ":go internal/wanted",
		"\" We answer for it together @p02", "Bram Okafor has a map of it #roles @p03", ":support last p04",
		"A slip that was put better", ":edit last A view that was put better", "Never mind this one", ":drop last",
		"Nor this one", ":undo", "This stays out", ":omit last", ":hide \"Lark\"", ":consent 1 yes",
		"! Draw the map to:Councils owner:@p05 due:+6w", ":passage internal Linked by hand", ":floor p02",
		":poll duty", ":tally provider Agree=2", ":close",
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		meeting_must(m, lines[i]);
	put(m, "projector.json", "{}");
	put(m, "journal.torn", "half a line of Bram");
	put(m, "drafts/one", "half a view of Cara");
	put(m, ".tmp-9-9", "Ada");
}

static int setup(void **state)
{
	struct meeting *m = malloc(sizeof *m);

	assert_non_null(m);
	meeting_open(m);
	fill(m);
	*state = m;
	return 0;
}

static int teardown(void **state)
{
	memset(&fault, 0, sizeof fault);
	meeting_close(*state);
	free(*state);
	return 0;
}

static bool seal(struct desk *d, const char *dir, struct err *e)
{
	struct seal_plan plan = {
		.session = desk_session(d), .history = desk_history(d), .dir = dir, .writer = "sealseal", .program = "1",
		.now_ms = 1570600000000, .undecided = UNDECIDED_HIDE,
	};
	struct seal_ready *ready = NULL;
	struct err again = { 0 };
	bool ok;

	if (!desk_begin(d, e))
		return false;
	plan.session = desk_session(d);
	plan.history = desk_history(d);
	ok = seal_prepare(&plan, &ready, e) && desk_seal(d, seal_of(ready), e);
	seal_free(ready);
	return desk_end(d, &again) && ok;
}

static void must_seal(struct meeting *m)
{
	struct err e = { 0 };

	if (!seal(m->desk, m->dir, &e))
		fail_msg("%s", e.text);
}

static bool is_there(struct meeting *m, const char *name)
{
	return access(folder_path(&m->arena, m->dir, name), F_OK) == 0;
}

static const char *bytes_of(struct meeting *m, const char *name)
{
	struct buffer b = { 0 };
	const char *text;

	if (!file_read(folder_path(&m->arena, m->dir, name), (size_t)1 << 24, &b, NULL))
		buffer_adds(&b, "(missing)");
	text = arena_string(&m->arena, buffer_text(&b));
	buffer_free(&b);
	return text;
}

/* ---- what is left ---- */

static void what_names_people_is_gone(void **state)
{
	static const char *const words[] = {
		"Bram", "Okafor", "Cara", "Weiss", "Lund", "p02", "p05", "Never mind", "Nor this", "A slip", "stays out",
		"Lark", "consent", "speaker:", "owner", "tally", "aaaaaaaa",
	};
	static const char *const gone[] = {
		"people.yaml", "journal.torn", "projector.json", "drafts/one", ".tmp-9-9", "seal.intent", "seal.journal",
	};
	struct meeting *m = *state;
	const char *journal;

	must_seal(m);
	journal = bytes_of(m, "journal.yaml");
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		if (is_there(m, gone[i]))
			fail_msg("%s is there", gone[i]);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strstr(journal, words[i]))
			fail_msg("the journal says %s", words[i]);
		if (strstr(bytes_of(m, "sealed.json"), words[i]))
			fail_msg("the stored tree says %s", words[i]);
		if (strstr(bytes_of(m, "receipt.txt"), words[i]))
			fail_msg("the receipt says %s", words[i]);
	}
	assert_non_null(strstr(journal, "A view that was put better"));
	assert_non_null(strstr(journal, "Linked by hand"));
	assert_non_null(strstr(bytes_of(m, "receipt.txt"), "Sealed on 2019-10-09"));
}

static void a_sealed_session_takes_nothing(void **state)
{
	struct meeting *m = *state;

	must_seal(m);
	assert_string_equal(meeting_type(m, "One more"),
			    "refused: this session is sealed; nothing can be added to it any more");
	meeting_restart(m, "", "bbbbbbbb");
	assert_string_equal(meeting_type(m, ":here p02"),
			    "refused: this session is sealed; nothing can be added to it any more");
	assert_true(desk_is_read_only(m->desk));
}

static void an_open_desk_drops_the_roster(void **state)
{
	struct meeting *m = *state;
	struct desk *peer = meeting_peer(m, "chair", "cccccccc");
	const char *before;
	bool changed;
	struct err e = { 0 };

	assert_int_equal(desk_session(peer)->roster->count, 7);
	must_seal(m);
	before = bytes_of(m, "journal.yaml");
	assert_true(desk_follow(peer, &changed, &e));
	assert_true(changed);
	assert_int_equal(desk_session(peer)->roster->count, 0);
	assert_true(desk_session(peer)->sealed);
	assert_null(desk_session(peer)->entries[0]->speaker);
	/* One that had not looked since is refused too, and writes to no file that nobody reads. */
	assert_string_equal(meeting_type_at(m, peer, "One more"),
			    "refused: this session is sealed; nothing can be added to it any more");
	desk_close(peer);
	assert_string_equal(bytes_of(m, "journal.yaml"), before);
}

static void a_desk_that_waited_is_refused(void **state)
{
	struct meeting *m = *state;
	struct desk *peer = meeting_peer(m, "chair", "cccccccc");

	must_seal(m);
	assert_string_equal(meeting_type_at(m, peer, "One more"),
			    "refused: this session is sealed; nothing can be added to it any more");
	assert_int_equal(desk_session(peer)->roster->count, 0);
	desk_close(peer);
}

static void a_seal_is_no_second_seal(void **state)
{
	struct meeting *m = *state;
	struct err e = { 0 };

	must_seal(m);
	assert_false(seal(m->desk, m->dir, &e));
	assert_non_null(strstr(e.text, "this session is sealed"));
}

/* ---- interrupted ---- */

static bool look_is_sealed(struct meeting *m)
{
	struct look l;
	struct err e = { 0 };
	bool sealed;

	if (!look_open(m->dir, &l, &e))
		fail_msg("%s", e.text);
	sealed = l.session.sealed;
	assert_int_equal(l.history.trouble_count, 0);
	assert_int_equal(l.session.moot_count, 0);
	assert_int_equal(l.roster->count, sealed ? 0 : 7);
	look_close(&l);
	return sealed;
}

static void is_whole(struct meeting *m, bool sealed, const char *journal)
{
	assert_false(is_there(m, "seal.intent"));
	assert_false(is_there(m, "seal.journal"));
	assert_int_equal(is_there(m, "sealed.json"), sealed);
	assert_int_equal(is_there(m, "receipt.txt"), sealed);
	assert_int_equal(is_there(m, "people.yaml"), !sealed);
	assert_int_equal(is_there(m, "drafts/one"), !sealed);
	if (sealed)
		assert_null(strstr(bytes_of(m, "journal.yaml"), "p02"));
	else
		assert_string_equal(bytes_of(m, "journal.yaml"), journal);
}

enum ended { UNHURT, REFUSED, SEALED_ALL_THE_SAME, NOT_OPENED };

/* Seals, while the at-th call fails or ends the process. */
static enum ended seal_until(struct meeting *m, int at, bool fails)
{
	const struct desk_plan plan = { .dir = m->dir, .role = "organiser", .writer = "dddddddd" };
	struct err e = { 0 };
	struct desk *d;
	bool ok;

	if (!desk_open(&plan, &d, &e))
		return NOT_OPENED;
	fault.at = at;
	fault.fails = fails;
	fault.made = 0;
	ok = seal(d, m->dir, &e);
	fault.at = 0;
	desk_close(d);
	if (!ok)
		print_message("# call %d: %s\n", at, e.text);
	return !ok ? REFUSED : fault.made >= at ? SEALED_ALL_THE_SAME : UNHURT;
}

/* In a process of its own, which the at-th call ends. Gives what it ended with. */
static int seal_elsewhere(struct meeting *m, int at)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0)
		_exit((int)seal_until(m, at, false));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* The folder as it was, under another name: to make it anew each time would only wait for the disk. */
static void copy_folder(struct meeting *m, const char *from)
{
	char *command = arena_printf(&m->arena, "rm -rf '%s' && cp -a '%s' '%s'", m->dir, from, m->dir);

	assert_int_equal(system(command), 0);
}

static void interrupt_everywhere(bool fails)
{
	int ended = REFUSED, kept = 0, sealed = 0;
	struct meeting m;
	const char *from, *journal;

	meeting_open(&m);
	fill(&m);
	journal = bytes_of(&m, "journal.yaml");
	from = m.dir;
	m.dir = arena_printf(&m.arena, "%s/copy", m.place);
	for (int at = 1; ended != UNHURT; at++) {
		bool now;

		copy_folder(&m, from);
		ended = fails ? (int)seal_until(&m, at, true) : seal_elsewhere(&m, at);
		if (ended == NOT_OPENED)
			fail_msg("it did not open");
		/* What was refused before there was an intent is taken back at once. */
		if (ended == REFUSED && !is_there(&m, "seal.intent") && is_there(&m, "people.yaml"))
			is_whole(&m, false, journal);
		now = look_is_sealed(&m);
		/* Who was told that it is sealed was told the truth. */
		if (ended == UNHURT || ended == SEALED_ALL_THE_SAME)
			assert_true(now);
		is_whole(&m, now, journal);
		assert_int_equal(look_is_sealed(&m), now);
		kept += !now;
		sealed += now && ended != UNHURT;
		assert_true(at < 500);
	}
	meeting_close(&m);
	/* Both sides of the intent were met. */
	assert_true(kept >= 5);
	assert_true(sealed >= 5);
}

static void a_seal_that_is_killed_is_finished_or_taken_back(void **state)
{
	(void)state;
	interrupt_everywhere(false);
}

static void a_seal_that_the_disk_refuses_is_finished_or_taken_back(void **state)
{
	(void)state;
	interrupt_everywhere(true);
}

static void a_desk_finishes_too(void **state)
{
	struct meeting *m = *state;
	int at = 1;

	while (!is_there(m, "seal.intent") && at < 500)
		if (seal_elsewhere(m, at++) != KILLED)
			fail_msg("it was not killed in time");
	meeting_restart(m, "", "eeeeeeee");
	assert_true(desk_session(m->desk)->sealed);
	is_whole(m, true, NULL);
}

static void an_intent_that_was_altered_takes_nothing_away(void **state)
{
	struct meeting *m = *state;
	struct look l;
	struct err e = { 0 };
	int at = 1;

	while (!is_there(m, "seal.intent") && at < 500)
		if (seal_elsewhere(m, at++) != KILLED)
			fail_msg("it was not killed in time");
	put(m, "seal.journal", "--- {}\n");
	assert_false(look_open(m->dir, &l, &e));
	look_close(&l);
	assert_non_null(strstr(e.text, "cannot be finished"));
	assert_true(is_there(m, "people.yaml"));
	put(m, "seal.intent", "seal it\n");
	assert_false(look_open(m->dir, &l, &e));
	look_close(&l);
	assert_string_equal(e.text,
			    arena_printf(&m->arena, "a seal of this session was begun and cannot be finished: %s/seal.intent: a seal was "
					 "begun, and this file is no longer what it wrote; put the folder back from a copy, and seal again",
					 m->dir));
	assert_true(is_there(m, "people.yaml"));
}

/* ---- the tree ---- */

static void room_setup(struct minutes_room *r)
{
	static const int64_t provider[] = { 3, 1, 0 }, council[] = { 0, 2, 2 };
	struct entry *en;

	minutes_room_make(r);
	en = room_entry(r, "internal/present", QUOTE, "We answer for it");
	en->speaker = room_person(r, r->roster.people[0].id);
	en = room_entry(r, "internal/wanted", VIEW, "An engine for what no partner can solve alone");
	en->star = true;
	room_support(en, 5);
	room_tag(r, en, "outcomes");
	room_object(r, en, "not at this price");
	en = room_entry(r, "internal/actions", ACTION, "Draw the map");
	en->addressee = "Councils";
	en->due = "+6w";
	room_entry(r, "internal/change", CHANGE, "The law");
	room_entry(r, "closing", RECOMMENDATION, "Begin with outcomes");
	room_entry(r, "internal/present", PARKED, "Who pays");
	room_passage(r, "background", "One.\n\nTwo.");
	room_passage(r, "conclusion", "Three.");
	room_poll(r, provider, council);
}

static void every_format_is_the_same_from_the_stored_tree(void **state)
{
	struct arena a = { 0 };
	struct minutes_room r;
	struct buffer bytes = { 0 }, twice = { 0 };
	struct err e = { 0 };
	const struct document *d, *back;

	(void)state;
	room_setup(&r);
	d = room_build(&r);
	if (!stored_write(&d, 1, &bytes, &e))
		fail_msg("%s", e.text);
	back = stored_read(bytes.text, bytes.len, NULL, false, &a, &e);
	if (!back)
		fail_msg("%s", e.text);
	for (size_t i = 0; export_formats[i]; i++) {
		struct buffer x = { 0 }, y = { 0 };
		bool made = export_render(export_formats[i], d, &x, &e);

		print_message("%s\n", export_formats[i]->name);
		if (made)
			assert_true(export_render(export_formats[i], back, &y, &e));
		assert_int_equal(x.len, y.len);
		assert_true(!made || memcmp(x.text, y.text, x.len) == 0);
		buffer_free(&x);
		buffer_free(&y);
	}
	assert_true(stored_write(&back, 1, &twice, &e));
	assert_string_equal(bytes.text, twice.text);
	buffer_free(&bytes);
	buffer_free(&twice);
	minutes_room_free(&r);
	arena_free(&a);
}

/* A member that stored.c does not know would be lost at the seal: who adds one adds it there, and its size here. */
static void the_tree_has_no_member_that_is_not_stored(void **state)
{
	(void)state;
	if (sizeof(void *) != 8)
		skip();
	assert_int_equal(sizeof(struct document_item), 160);
	assert_int_equal(sizeof(struct document_stage), 56);
	assert_int_equal(sizeof(struct document_row), 32);
	assert_int_equal(sizeof(struct document_poll), 72);
	assert_int_equal(sizeof(struct document_theme), 40);
	assert_int_equal(sizeof(struct document_dimension), 104);
	assert_int_equal(sizeof(struct document_group), 24);
	assert_int_equal(sizeof(struct document_host), 24);
	assert_int_equal(sizeof(struct document_convenor), 24);
	assert_int_equal(sizeof(struct document_matter), 24);
	assert_int_equal(sizeof(struct block_line), 16);
	assert_int_equal(sizeof(struct block_row), 8);
	assert_int_equal(sizeof(struct block), 88);
	assert_int_equal(sizeof(struct document), 304);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_names_people_is_gone, setup, teardown),
		cmocka_unit_test_setup_teardown(a_sealed_session_takes_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(an_open_desk_drops_the_roster, setup, teardown),
		cmocka_unit_test_setup_teardown(a_desk_that_waited_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(a_seal_is_no_second_seal, setup, teardown),
		cmocka_unit_test(a_seal_that_is_killed_is_finished_or_taken_back),
		cmocka_unit_test(a_seal_that_the_disk_refuses_is_finished_or_taken_back),
		cmocka_unit_test_setup_teardown(a_desk_finishes_too, setup, teardown),
		cmocka_unit_test_setup_teardown(an_intent_that_was_altered_takes_nothing_away, setup, teardown),
		cmocka_unit_test(every_format_is_the_same_from_the_stored_tree),
		cmocka_unit_test(the_tree_has_no_member_that_is_not_stored),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
