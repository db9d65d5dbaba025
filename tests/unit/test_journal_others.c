/* test_journal_others: what others do to a journal and its lock between two calls of ours, and what the system then refuses. */
/* link: -Wl,--wrap=open,--wrap=fstat,--wrap=pread,--wrap=fdatasync,--wrap=fsync,--wrap=flock */
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
#include <unistd.h>

#include "journal_fixture.h"
#include "store/file.h"
#include "store/journal.h"
#include "store/merge.h"
#include "store/seal.h"

/* ---- others, and a system that refuses ---- */

enum when { BEFORE_READ, BEFORE_LOCK, BEHIND_SYNC };

static struct {
	void (*act)(struct fixture *f);   /* what somebody does, once, */
	enum when when;                   /* and when */
	struct fixture *f;
	int lock_problem;                 /* what opening the lock for writing says; 0: nothing */
	int stat_problem, fsync_problem;  /* what the next of these says; 0: nothing */
	int stats_before;                 /* that one, so many later */
} others;

static void let_others(enum when when)
{
	void (*act)(struct fixture *f) = others.act;

	if (!act || others.when != when)
		return;
	others.act = NULL;
	act(others.f);
}

static bool refuses(int *problem)
{
	bool any = *problem;

	if (any)
		errno = *problem;
	*problem = 0;
	return any;
}

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __real_fstat(int fd, struct stat *st);
int __wrap_fstat(int fd, struct stat *st);
ssize_t __real_pread(int fd, void *bytes, size_t len, off_t at);
ssize_t __wrap_pread(int fd, void *bytes, size_t len, off_t at);
int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_flock(int fd, int operation);
int __wrap_flock(int fd, int operation);

int __wrap_open(const char *path, int flags, ...)
{
	mode_t mode;
	va_list args;

	/* Absent where nothing is made, and then not used. */
	va_start(args, flags);
	mode = (mode_t)va_arg(args, int);
	va_end(args);
	if (!others.lock_problem || !(flags & O_RDWR) || !strstr(path, "/.lock"))
		return __real_open(path, flags, mode);
	errno = others.lock_problem;
	return -1;
}

int __wrap_fstat(int fd, struct stat *st)
{
	if (others.stats_before > 0 && others.stats_before--)
		return __real_fstat(fd, st);
	return refuses(&others.stat_problem) ? -1 : __real_fstat(fd, st);
}

ssize_t __wrap_pread(int fd, void *bytes, size_t len, off_t at)
{
	let_others(BEFORE_READ);
	return __real_pread(fd, bytes, len, at);
}

int __wrap_fdatasync(int fd)
{
	int synced = __real_fdatasync(fd);

	let_others(BEHIND_SYNC);
	return synced;
}

int __wrap_fsync(int fd)
{
	return refuses(&others.fsync_problem) ? -1 : __real_fsync(fd);
}

int __wrap_flock(int fd, int operation)
{
	if (operation == LOCK_EX)
		let_others(BEFORE_LOCK);
	return __real_flock(fd, operation);
}

static int setup(void **state)
{
	memset(&others, 0, sizeof others);
	return set_up(state);
}

static int teardown(void **state)
{
	memset(&others, 0, sizeof others);
	return tear_down(state);
}

static void somebody(struct fixture *f, enum when when, void (*act)(struct fixture *f))
{
	memset(&others, 0, sizeof others);
	others.f = f;
	others.when = when;
	others.act = act;
}

static void begin_with_twelve(struct fixture *f)
{
	struct event *all[12];

	twelve(f, all);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	open_journal(f);
}

/* ---- the lock ---- */

static void a_lock_that_cannot_be_written_is_a_session_to_be_read(void **state)
{
	struct fixture *f = *state;
	bool changed, reread;

	others.lock_problem = EACCES;
	begin_with_twelve(f);
	assert_true(journal_is_read_only(f->j));
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_int_equal(f->h.count, 12);
	assert_false(keep(f, "k7q2m4xa", "no"));
	assert_string_equal(f->e.text, arena_printf(&f->arena, "this session can only be read: %s: Permission denied", in(f, ".lock")));
}

static void a_lock_that_is_no_file_is_no_session(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(mkdir(in(f, ".lock"), 0700), 0);
	assert_false(journal_open(f->dir, &f->h, &f->j, &f->e));
	assert_string_equal(f->e.text, arena_printf(&f->arena, "%s: Is a directory", in(f, ".lock")));
	assert_null(f->j);
	assert_int_equal(rmdir(in(f, ".lock")), 0);
}

static void replace_the_lock_for_a_while(struct fixture *f)
{
	put(f, "other", "", 0);
	assert_int_equal(rename(in(f, "other"), in(f, ".lock")), 0);
	others.lock_problem = EMFILE;
}

/* Somebody removed the lock, and there is no descriptor for the new one: this time. */
static void a_lock_that_cannot_be_opened_now_can_be_later(void **state)
{
	struct fixture *f = *state;

	open_journal(f);
	for (int i = 0; i < 2; i++) {
		somebody(f, BEFORE_LOCK, replace_the_lock_for_a_while);
		assert_false(keep(f, "k7q2m4xa", "not yet"));
		assert_string_equal(f->e.text, arena_printf(&f->arena, "%s: Too many open files", in(f, ".lock")));
	}
	others.lock_problem = 0;
	assert_kept(f, "now");
	assert_int_equal(f->h.count, 1);
	assert_agree(f);
}

/* ---- the journal ---- */

static void cut_the_journal(struct fixture *f)
{
	assert_int_equal(truncate(in(f, "journal.yaml"), 0), 0);
}

static void a_journal_that_shrinks_while_it_is_read_is_read_again(void **state)
{
	struct fixture *f = *state;
	bool changed, reread;

	begin_with_twelve(f);
	somebody(f, BEFORE_READ, cut_the_journal);
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_int_equal(f->h.count, 0);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_int_equal(f->h.count, 12);
	assert_agree(f);
}

static void what_no_journal_can_be_is_not_read(void **state)
{
	struct fixture *f = *state;
	bool changed, reread;

	open_journal(f);
	assert_int_equal(truncate(in(f, "journal.yaml"), (off_t)(1 << 30) + 1), 0);
	assert_false(journal_follow(f->j, &changed, &reread, &f->e));
	assert_string_equal(f->e.text, arena_printf(&f->arena, "%s: this is longer than 1 GiB and cannot be a journal",
						    in(f, "journal.yaml")));
	assert_false(journal_read(f->dir, &f->read, &f->e));
}

static void refuse_to_look(struct fixture *f)
{
	(void)f;
	others.stat_problem = EIO;
}

static void a_journal_that_cannot_be_looked_at_says_so(void **state)
{
	struct fixture *f = *state;

	begin_with_twelve(f);
	others.stats_before = 2;   /* the lock's, and the one that opens the journal */
	others.stat_problem = EIO;
	assert_false(journal_read(f->dir, &f->read, &f->e));
	assert_string_equal(f->e.text, arena_printf(&f->arena, "%s: Input/output error", in(f, "journal.yaml")));
	assert_true(journal_read(f->dir, &f->read, &f->e));
}

static void add_a_line(struct fixture *f)
{
	FILE *file = fopen(in(f, "journal.yaml"), "ae");
	struct buffer line = { 0 };

	assert_non_null(file);
	assert_true(journal_encode(entry(&f->arena, "zzzz2222", 9, "without the lock"), &line, &f->e));
	fputs(line.text, file);
	fclose(file);
	buffer_free(&line);
}

static void what_stands_behind_a_commit_is_ours_or_is_read(void **state)
{
	static const struct { void (*act)(struct fixture *f); size_t count; } rows[] = {
		{ add_a_line, 3 }, { refuse_to_look, 2 },
	};
	struct fixture *f = *state;
	bool changed, reread;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		put(f, "journal.yaml", "", 0);
		open_journal(f);
		assert_kept(f, "first");
		somebody(f, BEHIND_SYNC, rows[i].act);
		assert_kept(f, "second");
		assert_null(others.act);
		assert_int_equal(others.stat_problem, 0);
		assert_true(journal_follow(f->j, &changed, &reread, &f->e));
		assert_int_equal(f->h.count, rows[i].count);
		assert_kept(f, "third");
		assert_agree(f);
		assert_int_equal(f->read.trouble_count, 0);
		journal_close(f->j);
		f->j = NULL;
	}
}

/* ---- what rewrites ---- */

static void what_is_forgotten_has_a_line_behind_it_of_its_own(void **state)
{
	struct fixture *f = *state;
	struct event *all[12], *forgotten = make(&f->arena, "forgotten", "k7q2m4xa", 13);
	bool reread;

	event_set_text(forgotten, "of", "k7q2m4xa-2");
	twelve(f, all);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len - 1);
	open_journal(f);
	assert_true(journal_lock(f->j, &reread, &f->e));
	assert_true(journal_forget(f->j, "k7q2m4xa-2", forgotten, &f->e));
	journal_unlock(f->j);
	assert_int_equal(f->h.count, 13);
	assert_int_equal(f->h.trouble_count, 0);
	assert_string_equal(event_text(history_event(&f->h, "k7q2m4xa-2"), "text"), "");
	assert_agree(f);
}

static void a_seal_of_what_cannot_be_written_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	const struct event *const events[] = { make(&f->arena, "entry", "k7q2m4xa", 2) };
	const struct seal seal = { .events = events, .event_count = 1, .session = "9f3c", .tree = "", .receipt = "" };
	bool reread;
	size_t before;

	open_journal(f);
	assert_kept(f, "stays");
	before = size_of(f, "journal.yaml");
	assert_true(journal_lock(f->j, &reread, &f->e));
	assert_false(journal_seal(f->j, &seal, &f->e));
	assert_string_equal(f->e.text, "entry lacks its kind");
	journal_unlock(f->j);
	assert_int_equal(size_of(f, "journal.yaml"), before);
	assert_int_equal(access(in(f, "seal.intent"), F_OK) + access(in(f, "seal.journal"), F_OK), -2);
	assert_kept(f, "goes on");
}

/* People first, or nothing: a line that names nobody on the roster would be moot. */
static void what_cannot_be_united_adds_nothing(void **state)
{
	static const struct roster nobody;
	struct fixture *f = *state;
	struct merged m = { .roster = &nobody };
	bool reread;

	assert_true(journal_encode(entry(&f->arena, "zzzz2222", 5, "elsewhere"), &m.news, &f->e));
	open_journal(f);
	assert_kept(f, "here");
	assert_true(journal_lock(f->j, &reread, &f->e));
	others.fsync_problem = EIO;
	assert_false(journal_unite(f->j, &m, &f->e));
	assert_string_equal(f->e.text, arena_printf(&f->arena, "%s: cannot be written: Input/output error", in(f, "people.yaml")));
	assert_int_equal(f->h.count, 1);
	assert_true(journal_unite(f->j, &m, &f->e));
	journal_unlock(f->j);
	assert_int_equal(f->h.count, 2);
	assert_agree(f);
	unlink(in(f, "people.yaml"));
	merged_free(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(a_lock_that_cannot_be_written_is_a_session_to_be_read),
		TEST(a_lock_that_is_no_file_is_no_session),
		TEST(a_lock_that_cannot_be_opened_now_can_be_later),
		TEST(a_journal_that_shrinks_while_it_is_read_is_read_again),
		TEST(what_no_journal_can_be_is_not_read),
		TEST(a_journal_that_cannot_be_looked_at_says_so),
		TEST(what_stands_behind_a_commit_is_ours_or_is_read),
		TEST(what_is_forgotten_has_a_line_behind_it_of_its_own),
		TEST(a_seal_of_what_cannot_be_written_leaves_nothing),
		TEST(what_cannot_be_united_adds_nothing),
#undef TEST
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
