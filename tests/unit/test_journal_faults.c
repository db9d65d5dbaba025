/* test_journal_faults: the appender counted, and every system call it depends on failing in
 * turn. */
/* link: -Wl,--wrap=write,--wrap=fdatasync,--wrap=fsync,--wrap=ftruncate,--wrap=pread,--wrap=flock */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "journal_fixture.h"
#include "store/journal.h"
#include "store/seal.h"

/* ---- system calls that fail when told to ---- */

enum call { WRITE, FDATASYNC, FSYNC, FTRUNCATE, PREAD, FLOCK, CALLS };

static struct {
	int made[CALLS];
	int fail_at[CALLS]; /* the n-th from now on fails, 0: none */
	int fail_count;     /* and so many in a row */
	bool half;          /* a write that fails writes half */
	int problem;        /* what all that fail say; 0: each its own */
	void (*meanwhile)(struct fixture *f); /* what somebody does while a sync fails or a lock is waited for */
	struct fixture *f;
} faults;

ssize_t __real_write(int fd, const void *bytes, size_t len);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);
int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_ftruncate(int fd, off_t size);
int __wrap_ftruncate(int fd, off_t size);
ssize_t __real_pread(int fd, void *bytes, size_t len, off_t at);
ssize_t __wrap_pread(int fd, void *bytes, size_t len, off_t at);

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
	errno = faults.problem ? faults.problem : ENOSPC;
	return -1;
}

int __wrap_fdatasync(int fd)
{
	if (!fails(FDATASYNC))
		return __real_fdatasync(fd);
	if (faults.meanwhile)
		faults.meanwhile(faults.f);
	errno = faults.problem ? faults.problem : EIO;
	return -1;
}

int __wrap_fsync(int fd)
{
	if (!fails(FSYNC))
		return __real_fsync(fd);
	errno = faults.problem ? faults.problem : EIO;
	return -1;
}

int __wrap_ftruncate(int fd, off_t size)
{
	if (!fails(FTRUNCATE))
		return __real_ftruncate(fd, size);
	errno = faults.problem ? faults.problem : EIO;
	return -1;
}

ssize_t __wrap_pread(int fd, void *bytes, size_t len, off_t at)
{
	if (!fails(PREAD))
		return __real_pread(fd, bytes, len, at);
	errno = faults.problem ? faults.problem : EIO;
	return -1;
}

int __real_flock(int fd, int operation);
int __wrap_flock(int fd, int operation);

/* Somebody is quicker each time: the lock is taken, and is not the one that others take. */
int __wrap_flock(int fd, int operation)
{
	if (operation == LOCK_EX && fails(FLOCK)) {
		errno = faults.problem;
		if (errno)
			return -1;
		faults.meanwhile(faults.f);
	}
	return __real_flock(fd, operation);
}

static void no_faults(void)
{
	memset(&faults, 0, sizeof faults);
}

static int without_faults(void **state)
{
	no_faults();
	return set_up(state);
}

static int and_none_after(void **state)
{
	no_faults();
	return tear_down(state);
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

/* Three entries are kept, one by one, while calls fail; what was answered with true must be on
 * the disk and what was answered with false must not, unless undoing it was what failed. */
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
	assert_int_equal(history_troubles(&f->h, TROUBLE_DAMAGED) +
				 history_troubles(&f->h, TROUBLE_CONFLICT),
		0);
	journal_close(f->j);
	f->j = NULL;
}

static void whatever_call_fails_journal_and_history_agree(void **state)
{
	static const char *const names[] = { "write", "fdatasync", "fsync", "ftruncate", "pread" };
	struct fixture *f = *state;

	for (int call = 0; call < FLOCK; call++)
		for (int n = 1; n <= 6; n++)
			for (int count = 1; count <= 3; count++)
				for (int half = 0; half <= (call == WRITE); half++) {
					no_faults();
					faults.fail_at[call] = n;
					faults.fail_count = count;
					faults.half = half;
					print_message("# %s %d to %d%s\n", names[call], n,
						n + count - 1, half ? ", half" : "");
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
	assert_non_null(strstr(f->e.text,
		"the disk did not take it, twice: Input/output error; from now on this session "
		"can only be read here"));
	assert_true(journal_is_read_only(f->j));
	assert_false(keep(f, "k7q2m4xa", "third"));
	assert_non_null(strstr(f->e.text, "this session can only be read: "));
	assert_true(journal_reread(f->j, &f->e));
	assert_int_equal(f->h.count, 1);
	assert_agree(f);
}

static void what_cannot_be_read_leaves_the_history_alone(void **state)
{
	struct fixture *f = *state;
	const struct event *first;
	bool changed, reread;

	open_journal(f);
	assert_kept(f, "still in use");
	first = f->h.events[0];
	put(f, "other", "", 0);
	assert_int_equal(rename(in(f, "other"), in(f, "journal.yaml")), 0);
	no_faults();
	faults.fail_at[PREAD] = faults.fail_count = 1;
	put(f, "journal.yaml", "X", 1);
	assert_false(journal_follow(f->j, &changed, &reread, &f->e));
	assert_non_null(strstr(f->e.text, "journal.yaml: Input/output error"));
	assert_false(reread);
	assert_ptr_equal(f->h.events[0], first);
	assert_string_equal(event_text(first, "text"), "still in use");
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_true(reread);
	assert_int_equal(f->h.count, 0);
}

/* A long journal is read piece by piece. */
static void a_piece_that_cannot_be_read_leaves_nothing_of_the_others(void **state)
{
	struct fixture *f = *state;
	bool changed, reread;

	while (f->bytes.len < 1000000)
		assert_true(journal_encode(entry(&f->arena, "k7q2m4xa", ++f->read.highest_n, "said by many"), &f->bytes, &f->e));
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	for (int n = 1; n <= 4; n++) {
		assert_true(journal_open(f->dir, &f->h, &f->j, &f->e));
		no_faults();
		faults.fail_at[PREAD] = n;
		faults.fail_count = 1;
		assert_false(journal_follow(f->j, &changed, &reread, &f->e));
		assert_int_equal(f->h.count, 0);
		assert_false(changed);
		assert_true(journal_follow(f->j, &changed, &reread, &f->e));
		assert_int_equal(f->h.count, f->read.highest_n);
		assert_int_equal(f->h.events[f->h.count - 1]->line, f->h.count);
		journal_close(f->j);
		f->j = NULL;
	}
}

static void after_a_failed_commit_the_same_lock_keeps_nothing(void **state)
{
	struct fixture *f = *state;
	struct event *ev = entry(&f->arena, "k7q2m4xa", 1, "lost");
	bool reread;

	open_journal(f);
	assert_true(journal_lock(f->j, &reread, &f->e));
	assert_true(journal_stage(f->j, ev, &f->e));
	faults.fail_at[WRITE] = faults.fail_count = 1;
	assert_false(journal_commit(f->j, &f->e));
	assert_false(journal_commit(f->j, &f->e));
	assert_int_equal(f->e.code, ERR_STALE);
	assert_true(journal_stage(f->j, ev, &f->e));
	assert_false(journal_commit(f->j, &f->e));
	assert_false(journal_seal(f->j, &(struct seal){ .session = "9f3c", .tree = "", .receipt = "" }, &f->e));
	assert_int_equal(f->e.code, ERR_STALE);
	assert_true(journal_reread(f->j, &f->e));
	assert_true(journal_stage(f->j, ev, &f->e));
	assert_true(journal_commit(f->j, &f->e));
	journal_unlock(f->j);
	assert_true(journal_read(f->dir, &f->read, &f->e));
	assert_int_equal(f->read.count, 1);
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
	assert_non_null(strstr(f->e.text,
		"journal.yaml: there was no room for all of it; nothing was kept"));
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
	assert_non_null(
		strstr(f->e.text, "journal.yaml: No space left on device; nothing was kept"));
	assert_int_equal(size_of(f, "journal.yaml"), 0);
	/* The history held it already: the next look puts that right. */
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_true(reread);
	assert_int_equal(f->h.count, 0);
	assert_kept(f, "room again");
	assert_agree(f);
}

static void a_part_that_cannot_be_taken_back_is_said(void **state)
{
	struct fixture *f = *state;

	open_journal(f);
	assert_kept(f, "whole");
	no_faults();
	faults.fail_at[WRITE] = faults.fail_at[FTRUNCATE] = faults.fail_count = 1;
	faults.half = true;
	assert_false(keep(f, "k7q2m4xa", "half"));
	assert_non_null(strstr(f->e.text, "there was no room for all of it; nothing was kept, and a part of it could not be "
					  "taken back"));
	no_faults();
	/* The half line is torn, and set aside like any other. */
	assert_kept(f, "whole again");
	assert_true(size_of(f, "journal.torn") > 0);
	assert_int_equal(f->h.count, 2);
	assert_agree(f);
}

static void a_sync_that_fails_twice_and_cannot_be_undone_says_both(void **state)
{
	struct fixture *f = *state;

	open_journal(f);
	assert_kept(f, "first");
	no_faults();
	faults.fail_at[FDATASYNC] = faults.fail_at[FTRUNCATE] = 1;
	faults.fail_count = 2;
	assert_false(keep(f, "k7q2m4xa", "second"));
	assert_non_null(strstr(f->e.text, "a part could not be taken back: "));
	assert_non_null(strstr(f->e.text, "from now on this session can only be read here"));
	assert_true(journal_is_read_only(f->j));
}

static void an_interrupted_call_is_made_again(void **state)
{
	struct fixture *f = *state;

	for (int call = 0; call < CALLS; call++) {
		if (call == FDATASYNC || call == FSYNC)
			continue;
		no_faults();
		torn_journal(f);
		open_journal(f);
		faults.fail_at[call] = faults.fail_count = 1;
		faults.problem = EINTR;
		assert_kept(f, "after the interruption");
		assert_true(faults.made[call] > 1);
		assert_agree(f);
		journal_close(f->j);
		f->j = NULL;
	}
}

/* Somebody waits for the answer, which is an honest no. */
static void a_call_that_is_always_interrupted_is_refused(void **state)
{
	struct fixture *f = *state;

	for (int call = 0; call < CALLS; call++) {
		if (call == FDATASYNC || call == FSYNC)
			continue;
		no_faults();
		torn_journal(f);
		open_journal(f);
		faults.fail_at[call] = 1;
		faults.fail_count = 10000;
		faults.problem = EINTR;
		assert_false(keep(f, "k7q2m4xa", "never"));
		assert_non_null(strstr(f->e.text, "Interrupted system call"));
		assert_in_range(faults.made[call], 2, 1000);
		no_faults();
		assert_true(journal_reread(f->j, &f->e));
		assert_int_equal(f->h.count, 12);
		assert_kept(f, "now");
		assert_agree(f);
		journal_close(f->j);
		f->j = NULL;
	}
}

/* The lines are on the disk; only reading them again fails. They are acknowledged and not doubled. */
static void what_was_written_again_may_be_read_later(void **state)
{
	struct fixture *f = *state;

	for (int n = 1; n <= 4; n++) {
		bool changed, reread;
		size_t before;

		put(f, "journal.yaml", "", 0);
		no_faults();
		open_journal(f);
		assert_kept(f, "first");
		before = f->h.count;
		no_faults();
		faults.fail_at[FDATASYNC] = 1;
		faults.fail_at[PREAD] = n;
		faults.fail_count = 1;
		if (keep(f, "k7q2m4xa", "second"))
			before++;
		no_faults();
		assert_true(journal_follow(f->j, &changed, &reread, &f->e) || journal_reread(f->j, &f->e));
		assert_int_equal(f->h.count, before);
		assert_agree(f);
		journal_close(f->j);
		f->j = NULL;
	}
}

static void replace_journal(struct fixture *f)
{
	put(f, "other", "", 0);
	assert_int_equal(rename(in(f, "other"), in(f, "journal.yaml")), 0);
}

static void add_half_a_line(struct fixture *f)
{
	FILE *file = fopen(in(f, "journal.yaml"), "ae");

	assert_non_null(file);
	fputs("--- {id: zz", file);
	fclose(file);
}

static void replace_lock(struct fixture *f)
{
	put(f, "other", "", 0);
	assert_int_equal(rename(in(f, "other"), in(f, ".lock")), 0);
}

static void remove_journal(struct fixture *f)
{
	assert_int_equal(unlink(in(f, "journal.yaml")), 0);
}

static void a_journal_that_is_not_ours_any_more_is_not_written_again(void **state)
{
	static const struct { void (*meanwhile)(struct fixture *f); const char *says; } rows[] = {
		{ replace_journal, "the file was replaced while it was written" },
		{ remove_journal, "No such file" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		put(f, "journal.yaml", "", 0);
		no_faults();
		open_journal(f);
		faults.f = f;
		faults.meanwhile = rows[i].meanwhile;
		faults.fail_at[FDATASYNC] = faults.fail_count = 1;
		assert_false(keep(f, "k7q2m4xa", "lost"));
		assert_non_null(strstr(f->e.text, rows[i].says));
		assert_true(journal_is_read_only(f->j));
		journal_close(f->j);
		f->j = NULL;
	}
}

static void a_line_written_again_does_not_run_into_a_torn_one(void **state)
{
	struct fixture *f = *state;

	open_journal(f);
	faults.f = f;
	faults.meanwhile = add_half_a_line;
	faults.fail_at[FDATASYNC] = faults.fail_count = 1;
	assert_kept(f, "whole");
	no_faults();
	assert_true(journal_read(f->dir, &f->read, &f->e));
	assert_int_equal(f->read.count, 1);
	assert_string_equal(event_text(f->read.events[0], "text"), "whole");
}

static void a_lock_that_is_none_is_not_believed(void **state)
{
	struct fixture *f = *state;

	open_journal(f);
	faults.f = f;
	faults.meanwhile = replace_lock;
	faults.fail_at[FLOCK] = 1;
	faults.fail_count = 1;
	assert_kept(f, "with the second lock");
	no_faults();
	faults.f = f;
	faults.meanwhile = replace_lock;
	faults.fail_at[FLOCK] = 1;
	faults.fail_count = 1000;
	assert_false(keep(f, "k7q2m4xa", "never"));
	assert_non_null(strstr(f->e.text, ".lock: somebody keeps replacing this file"));
	no_faults();
	faults.fail_at[FLOCK] = faults.fail_count = 1;
	faults.problem = ENOLCK;
	assert_false(keep(f, "k7q2m4xa", "never"));
	assert_non_null(strstr(f->e.text, ".lock: No locks available"));
}

static void what_is_staged_and_given_up_is_not_kept(void **state)
{
	struct fixture *f = *state;
	bool changed, reread;

	open_journal(f);
	assert_true(journal_lock(f->j, &reread, &f->e));
	assert_true(journal_commit(f->j, &f->e));
	assert_true(journal_stage(f->j, entry(&f->arena, "k7q2m4xa", 1, "given up"), &f->e));
	journal_unlock(f->j);
	assert_int_equal(size_of(f, "journal.yaml"), 0);
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_true(reread);
	assert_kept(f, "kept");
	assert_int_equal(f->h.count, 1);
	assert_agree(f);
}

/* What is torn is set aside or the line is not written: the evidence comes first. */
static void without_a_place_for_what_is_torn_nothing_is_kept(void **state)
{
	struct fixture *f = *state;

	torn_journal(f);
	open_journal(f);
	assert_int_equal(mkdir(in(f, "journal.torn"), 0700), 0);
	assert_false(keep(f, "k7q2m4xa", "never"));
	assert_non_null(strstr(f->e.text, "journal.torn"));
	assert_int_equal(rmdir(in(f, "journal.torn")), 0);
	assert_true(journal_reread(f->j, &f->e));
	assert_kept(f, "now");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, without_faults, and_none_after)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(a_commit_is_one_write_and_one_sync),
		TEST(many_staged_events_are_one_write),
		TEST(a_sound_pending_tail_gets_its_newline),
		TEST(whatever_call_fails_journal_and_history_agree),
		TEST(even_when_undoing_fails_they_agree),
		TEST(a_failed_sync_is_written_again_and_counts_once),
		TEST(a_sync_that_fails_twice_ends_the_writing),
		TEST(what_cannot_be_read_leaves_the_history_alone),
		TEST(a_piece_that_cannot_be_read_leaves_nothing_of_the_others),
		TEST(after_a_failed_commit_the_same_lock_keeps_nothing),
		TEST(a_short_write_leaves_no_trace),
		TEST(a_full_disk_says_so_and_keeps_nothing),
		TEST(a_part_that_cannot_be_taken_back_is_said),
		TEST(a_sync_that_fails_twice_and_cannot_be_undone_says_both),
		TEST(an_interrupted_call_is_made_again),
		TEST(a_call_that_is_always_interrupted_is_refused),
		TEST(what_was_written_again_may_be_read_later),
		TEST(a_journal_that_is_not_ours_any_more_is_not_written_again),
		TEST(a_line_written_again_does_not_run_into_a_torn_one),
		TEST(a_lock_that_is_none_is_not_believed),
		TEST(what_is_staged_and_given_up_is_not_kept),
		TEST(without_a_place_for_what_is_torn_nothing_is_kept),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
