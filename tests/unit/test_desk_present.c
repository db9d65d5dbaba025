/* test_desk_present: half-typed lines outlive whoever typed them, and whoever got them back. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk/present.h"
#include "meeting.h"

static int setup(void **state)
{
	struct meeting *m = calloc(1, sizeof *m);

	meeting_open(m);
	*state = m;
	return 0;
}

static int teardown(void **state)
{
	meeting_close(*state);
	free(*state);
	return 0;
}

/* Somebody comes, does that, and dies of it. */
static void dies(struct meeting *m, const char *writer, void (*does)(struct present *p))
{
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		does(present_open(m->dir, "", writer));
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

static void save(struct present *p, const char *text, int64_t at_ms)
{
	struct err e;

	if (!present_save(p, "internal/wanted", text, strlen(text), at_ms, &e))
		_exit(1);
}

static void types_one(struct present *p) { save(p, "half a line", 1000); }
static void types_another(struct present *p) { save(p, "another half", 2000); }

static void reads(struct present *p)
{
	struct arena a = { 0 };
	size_t count;

	present_left(p, &a, &count);
	if (!count)
		_exit(1);
}

static size_t files(const struct meeting *m)
{
	char path[4096];
	const struct dirent *entry;
	size_t count = 0;
	DIR *folder;

	snprintf(path, sizeof path, "%s/drafts", m->dir);
	folder = opendir(path);
	assert_non_null(folder);
	while ((entry = readdir(folder)))
		count += *entry->d_name != '.';
	closedir(folder);
	return count;
}

static void who_dies_with_a_line_that_came_back_leaves_it(void **state)
{
	struct meeting *m = *state;
	struct arena a = { 0 };
	const struct left_line *left;
	struct present *p;
	size_t count;

	dies(m, "aaaaaaaa", types_one);
	for (char writer[] = "bbbbbbbb"; *writer < 'f'; ++*writer)
		dies(m, writer, reads);
	p = present_open(m->dir, "", "gggggggg");
	left = present_left(p, &a, &count);
	assert_int_equal(count, 1);
	assert_string_equal(left[0].text, "half a line");
	assert_string_equal(left[0].place, "internal/wanted");
	assert_int_equal(files(m), 1);
	present_erase(p);
	assert_int_equal(files(m), 0);
	present_close(p, false);
	arena_free(&a);
}

/* What a co-chair had half said is not for the note-taker, nor for somebody who only looks in. */
static void a_line_comes_back_to_its_own_role(void **state)
{
	static const char *const roles[] = { "note-taker", "", "organiser", "chair" };
	struct meeting *m = *state;
	struct arena a = { 0 };
	struct present *p = present_open(m->dir, "chair", "aaaaaaaa");
	struct err e;
	size_t count;

	assert_true(present_save(p, "internal/wanted", "half", 4, 5, &e));
	present_close(p, true);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		print_message("%s\n", roles[i]);
		p = present_open(m->dir, roles[i], "bbbbbbbb");
		present_left(p, &a, &count);
		assert_int_equal(count, strcmp(roles[i], "chair") == 0);
		present_close(p, false);
		assert_int_equal(files(m), strcmp(roles[i], "chair") != 0);
	}
	p = present_open(m->dir, "", "cccccccc");
	assert_true(present_save(p, "internal/wanted", "half", 4, 5, &e));
	present_close(p, true);
	p = present_open(m->dir, "chair", "dddddddd");
	present_left(p, &a, &count);
	assert_int_equal(count, 0);
	present_close(p, false);
	p = present_open(m->dir, "", "eeeeeeee");
	present_left(p, &a, &count);
	assert_int_equal(count, 1);
	present_close(p, false);
	arena_free(&a);
}

static void of_several_lines_none_is_lost(void **state)
{
	struct meeting *m = *state;
	struct arena a = { 0 };
	const struct left_line *left;
	struct present *p;
	size_t count;

	dies(m, "bbbbbbbb", types_another);
	dies(m, "aaaaaaaa", types_one);
	dies(m, "cccccccc", reads);
	for (int keep = 1; keep >= 0; keep--) {
		p = present_open(m->dir, "", keep ? "dddddddd" : "eeeeeeee");
		left = present_left(p, &a, &count);
		assert_int_equal(count, 2);
		assert_string_equal(left[0].text, "half a line");
		assert_string_equal(left[1].text, "another half");
		present_close(p, keep);
		assert_int_equal(files(m), keep ? 2 : 0);
	}
	arena_free(&a);
}

static void a_line_comes_back_to_one_only(void **state)
{
	struct meeting *m = *state;
	struct arena a = { 0 };
	struct present *first, *second;
	size_t count;

	dies(m, "aaaaaaaa", types_one);
	first = present_open(m->dir, "", "bbbbbbbb");
	second = present_open(m->dir, "", "cccccccc");
	present_left(first, &a, &count);
	assert_int_equal(count, 1);
	present_left(second, &a, &count);
	assert_int_equal(count, 0);
	present_close(second, false);
	assert_int_equal(files(m), 1);
	present_close(first, false);
	assert_int_equal(files(m), 0);
	arena_free(&a);
}

int main(void)
{
#define ROW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(who_dies_with_a_line_that_came_back_leaves_it),
		ROW(a_line_comes_back_to_its_own_role),
		ROW(of_several_lines_none_is_lost),
		ROW(a_line_comes_back_to_one_only),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
