/* test_journal_append: several hands on one journal: append, follow, mend, replace, edit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "journal_fixture.h"
#include "store/journal.h"

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

static void a_stuck_writer_does_not_hide_the_session(void **state)
{
	struct fixture *f = *state;
	struct event *all[12];
	bool changed, reread;
	int fd;

	twelve(f, all);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len);
	open_journal(f);
	fd = open(in(f, ".lock"), O_RDWR | O_CLOEXEC);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	/* The first look reads, if it must without the lock; later ones try again another time. */
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_int_equal(f->h.count, 12);
	put(f, "journal.yaml", f->bytes.text, f->bytes.len - 1);
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_false(changed || reread);
	close(fd);
	assert_true(journal_follow(f->j, &changed, &reread, &f->e));
	assert_true(changed && reread);
	assert_int_equal(f->h.count, 11);
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

/* A number that no process has: its process was waited for. */
static long a_dead_process(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	return (long)pid;
}

static void what_the_dead_left_goes_with_the_next_writer(void **state)
{
	struct fixture *f = *state;
	char dead[32], alive[32];

	open_journal(f);
	snprintf(dead, sizeof dead, ".tmp-%ld-1", a_dead_process());
	snprintf(alive, sizeof alive, ".tmp-%ld-0", (long)getppid());
	put(f, dead, "words that were forgotten", 25);
	put(f, alive, "being written", 13);
	put(f, ".tmp-notes", "somebody's own", 14);
	assert_kept(f, "one");
	assert_int_equal(size_of(f, dead), 0);
	assert_int_equal(size_of(f, alive), 13);
	assert_int_equal(size_of(f, ".tmp-notes"), 14);
	unlink(in(f, alive));
	unlink(in(f, ".tmp-notes"));
}

static void forgetting_takes_the_torn_tail_along_or_fails(void **state)
{
	struct fixture *f = *state;
	struct event *forgotten;
	bool reread;

	open_journal(f);
	assert_kept(f, "regretted");
	forgotten = make(&f->arena, "forgotten", "k7q2m4xa", 2);
	forgotten->given |= 1;
	forgotten->field[0].text = f->h.events[0]->id;
	assert_int_equal(mkdir(in(f, "journal.torn"), 0700), 0);
	assert_true(journal_lock(f->j, &reread, &f->e));
	assert_false(journal_forget(f->j, f->h.events[0]->id, forgotten, &f->e));
	assert_non_null(strstr(f->e.text, "journal.torn"));
	rmdir(in(f, "journal.torn"));
	put(f, "journal.torn", "regretted", 9);
	assert_true(journal_forget(f->j, f->h.events[0]->id, forgotten, &f->e));
	assert_int_equal(size_of(f, "journal.torn"), 0);
	journal_unlock(f->j);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(followers_see_what_others_append),
		TEST(a_torn_tail_is_put_aside_at_every_length),
		TEST(a_cut_never_takes_a_sound_event),
		TEST(a_replaced_journal_is_opened_anew),
		TEST(an_edit_in_place_is_noticed),
		TEST(a_removed_lock_is_made_anew),
		TEST(the_lock_that_is_held_is_the_one_others_see),
		TEST(a_stuck_writer_does_not_hide_the_session),
		TEST(what_is_no_journal_is_refused_at_once),
		TEST(a_newer_session_is_read_and_not_written),
		TEST(a_read_only_folder_can_be_read),
		TEST(two_appenders_lose_nothing),
		TEST(somebody_without_the_lock_is_noticed),
		TEST(what_the_dead_left_goes_with_the_next_writer),
		TEST(forgetting_takes_the_torn_tail_along_or_fails),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
