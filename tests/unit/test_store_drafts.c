/* test_store_drafts: a half-typed line is on the disk, whole, for whoever comes after a death; or it is said that it is not. */
/* link: -Wl,--wrap=pwrite,--wrap=fdatasync */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <errno.h>
#include <fcntl.h>

#include <cmocka.h>

#include "journal_fixture.h"
#include "store/drafts.h"
#include "store/file.h"

/* ---- calls that fail when told to ---- */

static struct { int pwrite, fdatasync; } failing;   /* errno of the next one; 0: it does not fail */
static bool short_writes;

ssize_t __real_pwrite(int fd, const void *bytes, size_t len, off_t at);
ssize_t __wrap_pwrite(int fd, const void *bytes, size_t len, off_t at);
int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);

static bool fails(int *call)
{
	errno = *call ? *call : errno;
	return *call && (*call = 0, true);
}

ssize_t __wrap_pwrite(int fd, const void *bytes, size_t len, off_t at)
{
	return fails(&failing.pwrite) ? -1 : __real_pwrite(fd, bytes, short_writes && len > 1 ? len / 2 : len, at);
}

int __wrap_fdatasync(int fd)
{
	return fails(&failing.fdatasync) ? -1 : __real_fdatasync(fd);
}

/* ---- fixtures ---- */

struct drafts {
	struct fixture *f;
	struct draft mine;
	struct held_drafts held;
	struct err e;
};

static int setup(void **state)
{
	struct drafts *d = calloc(1, sizeof *d);

	memset(&failing, 0, sizeof failing);
	short_writes = false;
	*state = d;
	set_up((void **)&d->f);
	assert_true(file_folder(in(d->f, "drafts"), 0700, &d->e));
	draft_init(&d->mine, d->f->dir, "mine");
	return 0;
}

static int teardown(void **state)
{
	static const char *const names[] = { "mine", "one", "two", "link" };
	struct drafts *d = *state;

	drafts_let_go(&d->held, true);
	draft_erase(&d->mine);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(in(d->f, arena_printf(&d->f->arena, "drafts/%s", names[i])));
	rmdir(in(d->f, "drafts"));
	tear_down((void **)&d->f);
	free(d);
	return 0;
}

static bool save(struct drafts *d, struct draft *draft, const char *text)
{
	return draft_save(draft, "internal/wanted", text, strlen(text), 1570526891003, &d->e);
}

/* A line that a process left behind when it died: the lock goes with the descriptor, and the file stays. */
static void leave(struct drafts *d, const char *name, const char *text, int64_t at_ms)
{
	struct draft dead;

	draft_init(&dead, d->f->dir, name);
	assert_true(draft_save(&dead, "internal/wanted", text, strlen(text), at_ms, &d->e));
	close(dead.fd);
}

static const struct recovered *adopt(struct drafts *d, size_t *count)
{
	return drafts_adopt(d->f->dir, &d->mine, &d->held, &d->f->arena, count);
}

static const char *bytes_of(struct drafts *d, const char *name)
{
	struct buffer b = { 0 };
	const char *text = NULL;

	if (file_read(in(d->f, name), 1 << 20, &b, NULL))
		text = arena_string_n(&d->f->arena, buffer_text(&b), b.len);
	buffer_free(&b);
	return text;
}

/* ---- saving ---- */

static void the_last_text_is_what_stands_there(void **state)
{
	struct drafts *d = *state;
	struct stat st;

	short_writes = true;
	failing.pwrite = EINTR;
	assert_true(save(d, &d->mine, "We ought to share the budget"));
	failing.pwrite = EINTR;
	assert_true(save(d, &d->mine, "We ought to"));
	assert_string_equal(bytes_of(d, "drafts/mine"), "draft 1 00000011 001570526891003 internal/wanted\nWe ought to");
	assert_int_equal(stat(d->mine.path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	draft_erase(&d->mine);
	assert_null(bytes_of(d, "drafts/mine"));
}

static void what_the_disk_does_not_take_is_said(void **state)
{
	struct drafts *d = *state;

	failing.pwrite = ENOSPC;
	assert_false(save(d, &d->mine, "We ought to"));
	assert_string_equal(d->e.text, arena_printf(&d->f->arena, "%s: the draft cannot be saved: No space left on device",
						    d->mine.path));
	failing.fdatasync = EIO;
	assert_false(save(d, &d->mine, "We ought to"));
	assert_string_equal(d->e.text, arena_printf(&d->f->arena, "%s: the draft cannot be saved: Input/output error",
						    d->mine.path));
	assert_int_equal(d->e.code, ERR_IO);
	assert_true(save(d, &d->mine, "We ought to"));
}

static void a_draft_has_a_folder_and_a_name_that_fit(void **state)
{
	static char long_text[(1 << 20) + 2];
	struct drafts *d = *state;
	struct draft other;
	char *dir = arena_alloc(&d->f->arena, sizeof other.path + 1);

	draft_init(&other, in(d->f, "nowhere"), "mine");
	assert_false(save(d, &other, "We"));
	assert_string_equal(d->e.text, arena_printf(&d->f->arena, "%s/nowhere/drafts/mine: the draft cannot be saved: "
						    "No such file or directory", d->f->dir));
	memset(dir, 'd', sizeof other.path);
	draft_init(&other, dir, "mine");
	assert_false(save(d, &other, "We"));
	assert_string_equal(d->e.text, "the draft cannot be saved: its name or its text is too long");
	memset(long_text, 'x', sizeof long_text - 1);
	assert_false(save(d, &d->mine, long_text));
	assert_string_equal(d->e.text, "the draft cannot be saved: its name or its text is too long");
}

static void a_draft_that_another_process_holds_is_not_written_over(void **state)
{
	struct drafts *d = *state;
	struct draft again;

	assert_true(save(d, &d->mine, "Mine"));
	draft_init(&again, d->f->dir, "mine");
	assert_false(save(d, &again, "Not mine"));
	assert_string_equal(d->e.text, arena_printf(&d->f->arena, "%s: the draft cannot be saved: Resource temporarily unavailable",
						    d->mine.path));
	assert_non_null(strstr(bytes_of(d, "drafts/mine"), "\nMine"));
}

/* ---- taking back ---- */

static void what_the_dead_left_is_taken_back_oldest_first(void **state)
{
	struct drafts *d = *state;
	const struct recovered *r;
	size_t count;

	leave(d, "two", "Later", 2000);
	leave(d, "one", "Earlier", 1000);
	r = adopt(d, &count);
	assert_int_equal(count, 2);
	assert_string_equal(r[0].text, "Earlier");
	assert_string_equal(r[1].text, "Later");
	assert_string_equal(r[1].place, "internal/wanted");
	/* Nobody else takes them as long as this process has them, and then whoever comes next does. */
	assert_int_equal((drafts_adopt(d->f->dir, &(struct draft){ .fd = -1 }, &(struct held_drafts){ 0 }, &d->f->arena, &count), count),
			 0);
	assert_non_null(strstr(bytes_of(d, "drafts/mine"), "\nLater"));
	drafts_let_go(&d->held, false);
	close(d->mine.fd);
	draft_init(&d->mine, d->f->dir, "mine");
	adopt(d, &count);
	assert_int_equal(count, 2);
}

static const struct {
	const char *what, *bytes;
	const char *text;   /* NULL: it is none, and is gone afterwards */
} files[] = {
	{ "an empty file", "", NULL },
	{ "a head that is none", "what is this\nWe ought", NULL },
	{ "a head without an end", "draft 1 00000005 000000000001000", NULL },
	{ "a head without a text", "draft 1 00000000 000000000001000 internal\n", NULL },
	{ "a text that a death cut off", "draft 1 99999999 000000000001000 internal\nWe ought", "We ought" },
	{ "what stood there before is no part of it", "draft 1 00000002 000000000001000 internal\nWe ought", "We" },
	{ "no place", "draft 1 00000002 000000000001000 \nWe", "We" },
};

static void what_is_no_line_is_taken_away(void **state)
{
	struct drafts *d = *state;

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		const struct recovered *r;
		size_t count;

		print_message("# %s\n", files[i].what);
		put(d->f, "drafts/one", files[i].bytes, strlen(files[i].bytes));
		r = adopt(d, &count);
		assert_int_equal(count, files[i].text ? 1 : 0);
		if (files[i].text)
			assert_string_equal(r[0].text, files[i].text);
		assert_null(bytes_of(d, "drafts/one"));
		draft_erase(&d->mine);
	}
}

static void what_is_no_file_of_ours_stays(void **state)
{
	struct drafts *d = *state;
	struct stat st;
	size_t count;

	put(d->f, "other", "draft 1 00000002 000000000001000 \nWe", 36);
	assert_int_equal(symlink(in(d->f, "other"), in(d->f, "drafts/link")), 0);
	assert_int_equal(mkfifo(in(d->f, "drafts/one"), 0600), 0);
	adopt(d, &count);
	assert_int_equal(count, 0);
	assert_int_equal(lstat(in(d->f, "drafts/link"), &st) + lstat(in(d->f, "drafts/one"), &st), 0);
	assert_int_equal(size_of(d->f, "other"), 36);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(the_last_text_is_what_stands_there),
		TEST(what_the_disk_does_not_take_is_said),
		TEST(a_draft_has_a_folder_and_a_name_that_fit),
		TEST(a_draft_that_another_process_holds_is_not_written_over),
		TEST(what_the_dead_left_is_taken_back_oldest_first),
		TEST(what_is_no_line_is_taken_away),
		TEST(what_is_no_file_of_ours_stays),
#undef TEST
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
