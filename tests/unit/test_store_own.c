/* test_store_own: the user's own files and folders: configuration, recent sessions, agendas to begin from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "journal_fixture.h"
#include "store/agenda_file.h"
#include "store/agendas.h"
#include "store/config.h"
#include "store/file.h"
#include "store/recent.h"

/* ---- configuration ---- */

static bool is_key(const char *key)
{
	return strlen(key) == 1;
}

static const struct config *configure(struct fixture *f, const char *bytes, struct complaints *c)
{
	static const char *const commands[] = { "floor", "star" };
	static const struct config_words words = { commands, 2, is_key };

	*c = (struct complaints){ .arena = &f->arena };
	return config_parse("config.yaml", bytes, strlen(bytes), &words, &f->arena, c);
}

static void a_configuration_says_what_it_says_and_no_more(void **state)
{
	struct fixture *f = *state;
	struct complaints c;
	const struct config *config = configure(f, " \n\t\n", &c);

	assert_int_equal(c.count, 0);
	assert_null(config->theme);
	assert_int_equal(config->keys.count, 0);
	config = configure(f, "keys: [floor, g]\ntheme: calm\n", &c);
	assert_int_equal(c.count, 1);
	assert_string_equal(complaint_text(&f->arena, &c.item[0]),
			    "config.yaml:1:7: keys should be lines like \"floor: g\": a command and its key");
	assert_int_equal(config->keys.count, 0);
	assert_string_equal(config->theme, "calm");
	config = configure(f, "keys: {floor: g, star: x}\n", &c);
	assert_int_equal(c.count, 0);
	assert_string_equal(config->keys.item[1], "star x");
}

/* ---- recent sessions ---- */

static const char *recent_of(struct fixture *f, const char *bytes)
{
	size_t count;
	const struct recent *list;
	const char *all = "";

	put(f, "other", bytes, strlen(bytes));
	list = recent_read(in(f, "other"), &f->arena, &count);
	for (size_t i = 0; i < count; i++)
		all = arena_printf(&f->arena, "%s%lld %s (%s) %d%s\n", all, (long long)list[i].at_ms, list[i].dir, list[i].title,
				   list[i].retain_until.year, list[i].role);
	return all;
}

static void lines_that_are_none_are_passed_over(void **state)
{
	static const struct { const char *line, *gives; } rows[] = {
		{ "5\t/a\tT\n", "5 /a (T) 0\n" },
		{ "5\t/a\tT\t2026-12-01\n", "5 /a (T) 2026\n" },
		{ "5\t/a\tT\t2026-13-01\n", "5 /a (T) 0\n" },
		{ "5\t/a\tT\t2026-12-01\tchair\n", "5 /a (T) 2026chair\n" },
		{ "5\t/a\tT\t\tchair\tmore\n", "5 /a (T) 0chair\n" },
		{ "no tab\n", "" },
		{ "5\t/a\n", "" },
		{ "5\ta\tT\n", "" },
		{ "5\t/a\tT\xff\n", "" },
		{ "\n", "" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("# %s", rows[i].line);
		assert_string_equal(recent_of(f, arena_printf(&f->arena, "%s9\t/z\tLast", rows[i].line)),
				    arena_printf(&f->arena, "%s9 /z (Last) 0\n", rows[i].gives));
	}
}

/* ---- agendas ---- */

static void agendas_are_found_by_name(void **state)
{
	struct fixture *f = *state;
	const char *const dirs[] = { in(f, "nowhere"), in(f, "mine"), in(f, "shipped"), NULL };
	const char *const *names;
	struct err e = { 0 };
	size_t count;

	assert_true(file_folder(dirs[1], 0700, &e) && file_folder(dirs[2], 0700, &e));
	put(f, "mine/town.yaml", "", 0);
	put(f, "mine/notes.txt", "", 0);
	put(f, "shipped/town.yaml", "", 0);
	put(f, "shipped/blank.yaml", "", 0);
	names = agendas_list(dirs, &f->arena, &count);
	assert_int_equal(count, 2);
	assert_string_equal(names[0], "blank");
	assert_string_equal(names[1], "town");
	assert_string_equal(agendas_find(dirs, "town", &f->arena, &e), in(f, "mine/town.yaml"));
	assert_null(agendas_find(dirs, "twon", &f->arena, &e));
	assert_string_equal(e.text, "there is no agenda twon; did you mean town?");
	assert_null(agendas_find(dirs, "something else", &f->arena, &e));
	assert_string_equal(e.text, "there is no agenda something else; roundtable agendas lists them, and a file is fine too");
	assert_string_equal(agendas_find(dirs, "./twon.yaml", &f->arena, &e), "./twon.yaml");
	unlink(in(f, "mine/town.yaml"));
	unlink(in(f, "mine/notes.txt"));
	unlink(in(f, "shipped/town.yaml"));
	unlink(in(f, "shipped/blank.yaml"));
	rmdir(dirs[1]);
	rmdir(dirs[2]);
}

/* ---- their k ---- */

static void an_own_k_goes_into_an_agenda_that_can_be_read(void **state)
{
	static const struct { const char *bytes, *becomes; } rows[] = {
		{ "title: A\ndimensions: [{title: B}]\n", "rule: {k: 5}\ntitle: A\ndimensions: [{title: B}]\n" },
		{ "title: A\ndimensions: [{title: B}]\nrule: {k: 4}\n", "title: A\ndimensions: [{title: B}]\nrule: {k: 4}\n" },
		{ "- a list\n", NULL },
		{ "title: [A\n", NULL },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("# %s", rows[i].bytes);
		buffer_cut(&f->bytes, 0);
		buffer_adds(&f->bytes, rows[i].bytes);
		assert_int_equal(agenda_file_default_k(&f->bytes, 5, &f->e), rows[i].becomes != NULL);
		assert_string_equal(buffer_text(&f->bytes), rows[i].becomes ? rows[i].becomes : rows[i].bytes);
		if (!rows[i].becomes)
			assert_string_equal(f->e.text, "the agenda cannot be read");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(a_configuration_says_what_it_says_and_no_more),
		TEST(lines_that_are_none_are_passed_over),
		TEST(agendas_are_found_by_name),
		TEST(an_own_k_goes_into_an_agenda_that_can_be_read),
#undef TEST
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
