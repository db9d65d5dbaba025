/* test_store_file: files and folders that are whole or not there, whatever the system refuses. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "model/event.h"
#include "store/agenda_file.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/people_file.h"

/* link: -Wl,--wrap=write,--wrap=fsync,--wrap=rename,--wrap=mkdir,--wrap=mkdtemp,--wrap=open */
/* link: -Wl,--wrap=read,--wrap=close,--wrap=fstat,--wrap=access */

/* ---- a system that refuses the n-th call ---- */

/* Calls until one fails; 0: none will. How the tests and the wrappers speak to one another. */
static int until_failure;
static bool short_writes;

static bool for_good;   /* and all that follow it */

static bool fails(int problem)
{
	if (until_failure == 0 || --until_failure > 0)
		return false;
	until_failure = for_good;
	errno = problem;
	return true;
}

/* One call of that name fails with that errno. */
static struct { const char *call; int problem; } once;

static bool fails_once(const char *call)
{
	if (!once.call || strcmp(once.call, call) != 0)
		return false;
	errno = once.problem;
	once.call = NULL;
	return true;
}

#define ONCE(type, name, params, args)                          \
	type __real_##name params;                              \
	type __wrap_##name params;                              \
	type __wrap_##name params                               \
	{                                                       \
		return fails_once(#name) ? -1 : __real_##name args; \
	}

ONCE(ssize_t, read, (int fd, void *bytes, size_t len), (fd, bytes, len))
ONCE(int, fstat, (int fd, struct stat *st), (fd, st))
ONCE(int, access, (const char *path, int how), (path, how))

int __real_close(int fd);
int __wrap_close(int fd);

/* Linux closes it whatever it answers (close(2)). */
int __wrap_close(int fd)
{
	int closed = __real_close(fd);

	return fails_once("close") ? -1 : closed;
}

ssize_t __real_write(int fd, const void *bytes, size_t len);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode);
char *__real_mkdtemp(char *path);
char *__wrap_mkdtemp(char *path);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);

ssize_t __wrap_write(int fd, const void *bytes, size_t len)
{
	if (fails_once("write") || fails(ENOSPC))
		return -1;
	return __real_write(fd, bytes, short_writes && len > 1 ? len / 2 : len);
}

int __wrap_fsync(int fd)
{
	return fails(EIO) ? -1 : __real_fsync(fd);
}

int __wrap_rename(const char *from, const char *to)
{
	return fails(EACCES) ? -1 : __real_rename(from, to);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
	return fails(ENOSPC) ? -1 : __real_mkdir(path, mode);
}

char *__wrap_mkdtemp(char *path)
{
	return fails(EROFS) ? NULL : __real_mkdtemp(path);
}

int __wrap_open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list args;

	if (flags & O_CREAT) {
		va_start(args, flags);
		mode = (mode_t)va_arg(args, int);
		va_end(args);
	}
	return fails(EMFILE) ? -1 : __real_open(path, flags, mode);
}

/* ---- fixtures ---- */

struct fixture {
	struct arena a;
	char dir[64];
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	until_failure = 0;
	short_writes = for_good = false;
	once.call = NULL;
	strcpy(f->dir, "/tmp/roundtable-store-XXXXXX");
	*state = f;
	return mkdtemp(f->dir) ? 0 : -1;
}

static void remove_tree(struct arena *a, const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		const char *inner = arena_printf(a, "%s/%s", path, entry->d_name);

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (unlink(inner) != 0)
			remove_tree(a, inner);
	}
	if (folder)
		closedir(folder);
	(void)rmdir(path);
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	until_failure = 0;
	once.call = NULL;
	remove_tree(&f->a, f->dir);
	arena_free(&f->a);
	free(f);
	return 0;
}

static const char *path(struct fixture *f, const char *name)
{
	return arena_printf(&f->a, "%s/%s", f->dir, name);
}

static const char *content(struct fixture *f, const char *name)
{
	struct buffer b = { 0 };
	const char *text = "(nothing)";

	if (file_read(path(f, name), 1 << 20, &b, NULL))
		text = arena_string(&f->a, b.text);
	buffer_free(&b);
	return text;
}

static size_t names_in(const char *dir)
{
	DIR *folder = opendir(dir);
	size_t count = 0;

	assert_non_null(folder);
	while (readdir(folder))
		count++;
	closedir(folder);
	return count - 2;
}

/* ---- files ---- */

static void a_file_is_replaced_whole(void **state)
{
	struct fixture *f = *state;
	struct stat st;

	short_writes = true;
	assert_true(file_replace(path(f, "x"), "old", 3, 0600, NULL));
	assert_true(file_replace(path(f, "x"), "newer", 5, 0600, NULL));
	assert_string_equal(content(f, "x"), "newer");
	assert_int_equal(names_in(f->dir), 1);
	assert_int_equal(stat(path(f, "x"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(st.st_nlink, 1);
}

static void whatever_fails_the_old_file_stands(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	int n = 0;
	bool ok;

	assert_true(file_replace(path(f, "x"), "old", 3, 0600, NULL));
	do {
		until_failure = ++n;
		ok = file_replace(path(f, "x"), "newer", 5, 0600, &e);
		ok = ok && until_failure > 0;
		until_failure = 0;
		if (ok)
			break;
		print_message("# call %d: %s\n", n, e.text);
		assert_int_equal(e.code, ERR_IO);
		assert_string_equal(content(f, "x"), "old");
		assert_int_equal(names_in(f->dir), 1);
	} while (n < 50);
	assert_in_range(n, 6, 49);
	assert_string_equal(content(f, "x"), "newer");
}

static void whatever_fails_a_new_file_is_not_there(void **state)
{
	struct fixture *f = *state;

	for (int n = 1; n <= 6; n++) {
		struct err e = { 0 };

		until_failure = n;
		assert_false(file_replace(path(f, "x"), "new", 3, 0600, &e));
		until_failure = 0;
		assert_int_equal(names_in(f->dir), 0);
	}
}

static void many_files_are_replaced_all_or_none(void **state)
{
	struct fixture *f = *state;
	const struct file_out files[] = {
		{ path(f, "a"), "A", 1 }, { path(f, "b"), "B", 1 }, { path(f, "c"), "C", 1 },
	};
	int n = 0;

	assert_true(file_replace(path(f, "a"), "1", 1, 0600, NULL));
	assert_true(file_replace(path(f, "c"), "3", 1, 0600, NULL));
	for (;;) {
		bool done;

		until_failure = ++n;
		done = file_replace_all(files, 3, 0600, NULL) && until_failure > 0;
		until_failure = 0;
		if (done)
			break;
		assert_string_equal(content(f, "a"), "1");
		assert_string_equal(content(f, "b"), "(nothing)");
		assert_string_equal(content(f, "c"), "3");
		assert_int_equal(names_in(f->dir), 2);
	}
	assert_in_range(n, 15, 60);
	assert_string_equal(content(f, "b"), "B");
	assert_int_equal(names_in(f->dir), 3);
}

static void make_socket(const char *at)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	assert_true(fd >= 0 && strlen(at) < sizeof name.sun_path);
	strcpy(name.sun_path, at);
	assert_int_equal(bind(fd, (const struct sockaddr *)&name, sizeof name), 0);
	close(fd);
}

static void only_regular_files_are_read_and_replaced(void **state)
{
	struct fixture *f = *state;
	struct buffer b = { 0 };
	struct err e = { 0 };

	make_socket(path(f, "socket"));
	assert_false(file_replace(path(f, "socket"), "x", 1, 0600, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/socket: is a socket; name a regular file", f->dir));
	assert_int_equal(mkfifo(path(f, "fifo"), 0600), 0);
	assert_false(file_read(path(f, "fifo"), 10, &b, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/fifo: is a FIFO; name a regular file", f->dir));
	assert_false(file_replace(path(f, "fifo"), "x", 1, 0600, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/fifo: is a FIFO; name a regular file", f->dir));
	assert_false(file_read(f->dir, 10, &b, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s: is a folder; name a regular file", f->dir));
	assert_false(file_read("/dev/zero", 10, &b, &e));
	assert_string_equal(e.text, "/dev/zero: is a device; name a regular file");
	assert_false(file_read(path(f, "a\x1b"), 10, &b, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/a\\x1b: No such file or directory", f->dir));
	assert_true(file_replace(path(f, "long"), "12345678901", 11, 0600, NULL));
	assert_false(file_read(path(f, "long"), 10, &b, &e));
	assert_int_equal(e.code, ERR_SYNTAX);
	buffer_free(&b);
}

/* What the system refuses once is said, or tried again when that helps. */
static void a_file_is_read_to_its_end_or_not_at_all(void **state)
{
	static const struct { const char *call; int problem; const char *says; } rows[] = {
		{ "read", EINTR, NULL }, { "read", EIO, "Input/output error" }, { "fstat", EIO, "Input/output error" },
	};
	struct fixture *f = *state;
	struct buffer b = { 0 };
	struct err e = { 0 };

	assert_true(file_replace(path(f, "x"), "bytes", 5, 0600, NULL));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		buffer_cut(&b, 0);
		once.call = rows[i].call;
		once.problem = rows[i].problem;
		assert_true(file_read(path(f, "x"), 10, &b, &e) == !rows[i].says);
		if (rows[i].says)
			assert_string_equal(e.text, arena_printf(&f->a, "%s/x: %s", f->dir, rows[i].says));
		else
			assert_string_equal(buffer_text(&b), "bytes");
		assert_null(once.call);
	}
	/* Such files say that they have no bytes. */
	assert_false(file_read("/proc/self/status", 10, &b, &e));
	assert_int_equal(e.code, ERR_SYNTAX);
	assert_string_equal(e.text, "/proc/self/status: is longer than 0 KiB");
	buffer_free(&b);
}

static void a_write_that_is_disturbed_goes_on_and_a_close_that_fails_is_said(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };

	once.call = "write";
	once.problem = EINTR;
	assert_true(file_replace(path(f, "x"), "old", 3, 0600, &e));
	assert_null(once.call);
	once.call = "close";
	once.problem = EDQUOT;
	assert_false(file_replace(path(f, "x"), "newer", 5, 0600, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/x: cannot be written: Disk quota exceeded", f->dir));
	assert_string_equal(content(f, "x"), "old");
	assert_int_equal(names_in(f->dir), 1);
}

/* From some call on nothing works any more, undoing neither: then the file is whole all the same, and which one it is is
 * said. */
static void a_file_that_cannot_be_put_back_is_said_to_be_the_new_one(void **state)
{
	struct fixture *f = *state;
	int n = 0, stays = 0;

	for_good = true;
	for (;;) {
		struct err e = { 0 };
		bool done;

		until_failure = 0;
		assert_true(file_replace(path(f, "x"), "old", 3, 0600, NULL));
		until_failure = ++n;
		done = file_replace(path(f, "x"), "newer", 5, 0600, &e);
		until_failure = 0;
		if (done)
			break;
		if (strcmp(content(f, "x"), "newer") == 0) {
			assert_non_null(strstr(e.text, arena_printf(&f->a, "%s/x is the new file already and could not be put back: ",
								    f->dir)));
			stays++;
		} else {
			assert_string_equal(content(f, "x"), "old");
			assert_null(strstr(e.text, "could not be put back"));
		}
		assert_int_equal(names_in(f->dir), 1);
	}
	assert_true(stays > 0);
}

static void a_folder_is_made_unless_it_is_there(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };

	assert_true(file_folder(path(f, "d"), 0700, &e));
	assert_true(file_folder(path(f, "d"), 0700, &e));
	assert_int_equal(symlink("nowhere", path(f, "link")), 0);
	assert_false(file_folder(path(f, "link"), 0700, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/link: No such file or directory", f->dir));
}

/* ---- folders ---- */

static const char agenda_text[] = "title: A\ndimensions: [{title: One}]\n";

static struct folder_plan a_plan(struct fixture *f)
{
	static const struct roster nobody;
	struct event *begin = event_new(&f->a, event_kind("begin"));
	struct folder_plan plan = {
		.agenda_bytes = agenda_text, .agenda_len = sizeof agenda_text - 1, .roster = &nobody, .begin = begin,
	};

	assert_true(event_set_id(begin, &f->a, "aaaaaaaa-1"));
	begin->role = "";
	begin->at_ms = 1570526891003;
	event_set_number(begin, "roundtable", 1);
	event_set_text(begin, "session", "9f3c");
	event_set_text(begin, "program", "1.0.0");
	return plan;
}

static void a_session_is_made_and_opened(void **state)
{
	static const struct { const char *name; unsigned mode; } rows[] = {
		{ "", 0700 }, { "/agenda.yaml", 0600 }, { "/people.yaml", 0600 }, { "/journal.yaml", 0600 },
		{ "/.lock", 0600 }, { "/drafts", 0700 }, { "/minutes", 0700 },
	};
	struct fixture *f = *state;
	struct folder_plan plan = a_plan(f);
	struct complaints c = { .arena = &f->a };
	const struct agenda *agenda;
	const struct roster *roster;
	struct stat st;

	assert_true(folder_create(path(f, "s/"), &plan, NULL));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(stat(arena_printf(&f->a, "%s/s%s", f->dir, rows[i].name), &st), 0);
		assert_int_equal(st.st_mode & 0777, rows[i].mode);
	}
	assert_string_equal(content(f, "s/agenda.yaml"), agenda_text);
	assert_string_equal(content(f, "s/people.yaml"), "people: []\n");
	assert_int_equal(strncmp(content(f, "s/journal.yaml"), "--- {id: aaaaaaaa-1, do: begin, ", 32), 0);
	assert_int_equal(names_in(f->dir), 1);
	assert_true(folder_read(path(f, "s"), &f->a, &agenda, &roster, &c, NULL));
	assert_int_equal(roster->count, 0);
	assert_int_equal(agenda->dimension_count, 1);
}

static void a_session_is_made_only_where_nothing_is(void **state)
{
	struct fixture *f = *state;
	struct folder_plan plan = a_plan(f);
	struct err e = { 0 };

	assert_int_equal(mkdir(path(f, "empty"), 0755), 0);
	assert_true(folder_create(path(f, "empty"), &plan, NULL));
	assert_false(folder_create(path(f, "empty"), &plan, &e));
	assert_int_equal(e.code, ERR_RULE);
	assert_string_equal(e.text, arena_printf(&f->a, "%s/empty is a session already; open it with: roundtable %s/empty",
						 f->dir, f->dir));
	assert_false(folder_create(f->dir, &plan, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s is there already and is not empty; choose another name",
						 f->dir));
	assert_true(file_replace(path(f, "file"), "x", 1, 0600, NULL));
	assert_false(folder_create(path(f, "file"), &plan, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/file is there already and is no folder; choose another name",
						 f->dir));
	assert_false(folder_create(".", &plan, &e));
	assert_string_equal(e.text, "\".\" names no new folder; give the session a name of its own");
	assert_int_equal(names_in(f->dir), 2);
}

static void whatever_fails_no_part_of_a_session_is_left(void **state)
{
	struct fixture *f = *state;
	struct folder_plan plan = a_plan(f);
	int n = 0;

	for (;;) {
		bool done;

		until_failure = ++n;
		done = folder_create(path(f, "s"), &plan, NULL) && until_failure > 0;
		until_failure = 0;
		if (done)
			break;
		assert_int_equal(names_in(f->dir), 0);
	}
	assert_in_range(n, 15, 60);
	assert_true(folder_recognise(path(f, "s"), NULL));
}

static void an_empty_folder_that_was_there_is_there_again(void **state)
{
	struct fixture *f = *state;
	struct folder_plan plan = a_plan(f);

	for (int n = 1;; n++) {
		bool done;

		assert_int_equal(mkdir(path(f, "s"), 0700), 0);
		until_failure = n;
		done = folder_create(path(f, "s"), &plan, NULL) && until_failure > 0;
		until_failure = 0;
		if (done)
			break;
		assert_int_equal(names_in(path(f, "s")), 0);
		assert_int_equal(names_in(f->dir), 1);
		assert_int_equal(rmdir(path(f, "s")), 0);
	}
}

/* No process has that number: 2^22 is the most there are (proc(5)). */
static void what_was_begun_by_a_process_that_died_is_cleared_away(void **state)
{
	struct fixture *f = *state;
	struct folder_plan plan = a_plan(f);

	assert_int_equal(mkdir(path(f, "s.tmp-4194305-abcdef"), 0700), 0);
	assert_true(file_replace(path(f, "s.tmp-4194305-abcdef/agenda.yaml"), "x", 1, 0600, NULL));
	assert_int_equal(mkdir(path(f, "s.tmp-4194305-ghijkl"), 0700), 0);
	assert_true(file_replace(path(f, "s.tmp-4194305-ghijkl/agenda.yaml"), "x", 1, 0600, NULL));
	assert_true(file_replace(path(f, "s.tmp-4194305-ghijkl/mine.txt"), "x", 1, 0600, NULL));
	assert_true(folder_create(path(f, "s"), &plan, NULL));
	assert_int_equal(names_in(f->dir), 2);
	assert_string_equal(content(f, "s.tmp-4194305-ghijkl/agenda.yaml"), "x");
}

static void what_is_no_session_says_so(void **state)
{
	struct fixture *f = *state;
	struct folder_plan plan = a_plan(f);
	struct complaints c = { .arena = &f->a };
	const struct agenda *agenda;
	const struct roster *roster;
	struct err e = { 0 };

	assert_false(folder_recognise(path(f, "s"), &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/s: there is no such session; make it with: "
						 "roundtable new %s/s", f->dir, f->dir));
	assert_false(folder_read(path(f, "s"), &f->a, &agenda, &roster, &c, &e));
	assert_non_null(strstr(e.text, "/s: there is no such session; "));
	once.call = "access";
	once.problem = EACCES;
	assert_false(folder_recognise(f->dir, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s: cannot be opened: Permission denied", f->dir));
	assert_false(folder_recognise(f->dir, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s: is no session; make one with: roundtable new DIR", f->dir));
	assert_true(folder_create(path(f, "s"), &plan, NULL));
	assert_false(folder_recognise(path(f, "s/agenda.yaml"), &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/s/agenda.yaml: is a file; name the folder of a session",
						 f->dir));
	assert_int_equal(unlink(path(f, "s/people.yaml")), 0);
	assert_false(folder_read(path(f, "s"), &f->a, &agenda, &roster, &c, &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/s: people.yaml is missing; put it back from a copy", f->dir));
	assert_int_equal(unlink(path(f, "s/journal.yaml")), 0);
	assert_false(folder_recognise(path(f, "s"), &e));
	assert_string_equal(e.text, arena_printf(&f->a, "%s/s: journal.yaml is missing; put it back from a copy", f->dir));
}

static void an_open_session_bears_a_group_it_does_not_know(void **state)
{
	struct fixture *f = *state;
	struct folder_plan plan = a_plan(f);
	struct complaints c = { .arena = &f->a };
	const struct agenda *agenda;
	const struct roster *roster;
	struct person p = { .id = "p01", .name = "A", .group = "gone" };
	const struct roster r = { .people = &p, .count = 1 };

	assert_true(folder_create(path(f, "s"), &plan, NULL));
	assert_true(folder_write_people(path(f, "s"), &r, NULL));
	assert_true(folder_read(path(f, "s"), &f->a, &agenda, &roster, &c, NULL));
	assert_string_equal(roster->people[0].group, "gone");
	assert_int_equal(c.errors, 0);
	assert_string_equal(c.item[0].what, "the agenda has no group \"gone\"; its members count as participants");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(a_file_is_replaced_whole),
		TEST(whatever_fails_the_old_file_stands),
		TEST(whatever_fails_a_new_file_is_not_there),
		TEST(many_files_are_replaced_all_or_none),
		TEST(only_regular_files_are_read_and_replaced),
		TEST(a_file_is_read_to_its_end_or_not_at_all),
		TEST(a_write_that_is_disturbed_goes_on_and_a_close_that_fails_is_said),
		TEST(a_file_that_cannot_be_put_back_is_said_to_be_the_new_one),
		TEST(a_folder_is_made_unless_it_is_there),
		TEST(a_session_is_made_and_opened),
		TEST(a_session_is_made_only_where_nothing_is),
		TEST(whatever_fails_no_part_of_a_session_is_left),
		TEST(an_empty_folder_that_was_there_is_there_again),
		TEST(what_was_begun_by_a_process_that_died_is_cleared_away),
		TEST(what_is_no_session_says_so),
		TEST(an_open_session_bears_a_group_it_does_not_know),
#undef TEST
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
