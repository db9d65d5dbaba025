/* test_store_yaml: libyaml refuses, call by call, and what it cannot write at all. A line or a file is whole or it is not
 * there. */
/* link: -Wl,--wrap=yaml_emitter_emit,--wrap=yaml_emitter_initialize,--wrap=yaml_scalar_event_initialize */
/* link: -Wl,--wrap=yaml_parser_initialize,--wrap=yaml_parser_parse */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "journal_fixture.h"
#include "store/agenda_file.h"
#include "store/journal.h"
#include "store/line.h"
#include "store/people_file.h"

/* ---- calls that fail when told to ---- */

enum call { NONE, EMIT, EMITTER, SCALAR, PARSER, PARSE };

static struct {
	enum call call;
	int at, made; /* the at-th, and how often it was called */
} fault;

static void fail_at(enum call call, int at)
{
	fault.call = call;
	fault.at = at;
	fault.made = 0;
}

static bool fails(enum call call)
{
	return fault.call == call && ++fault.made == fault.at;
}

int __real_yaml_emitter_emit(yaml_emitter_t *w, yaml_event_t *ev);
int __wrap_yaml_emitter_emit(yaml_emitter_t *w, yaml_event_t *ev);
int __real_yaml_emitter_initialize(yaml_emitter_t *w);
int __wrap_yaml_emitter_initialize(yaml_emitter_t *w);
int __real_yaml_scalar_event_initialize(yaml_event_t *ev, const yaml_char_t *anchor, const yaml_char_t *tag,
					const yaml_char_t *value, int len, int plain, int quoted, yaml_scalar_style_t s);
int __wrap_yaml_scalar_event_initialize(yaml_event_t *ev, const yaml_char_t *anchor, const yaml_char_t *tag,
					const yaml_char_t *value, int len, int plain, int quoted, yaml_scalar_style_t s);
int __real_yaml_parser_initialize(yaml_parser_t *p);
int __wrap_yaml_parser_initialize(yaml_parser_t *p);
int __real_yaml_parser_parse(yaml_parser_t *p, yaml_event_t *ev);
int __wrap_yaml_parser_parse(yaml_parser_t *p, yaml_event_t *ev);

/* As libyaml itself: the event is its own, whatever comes of it. */
int __wrap_yaml_emitter_emit(yaml_emitter_t *w, yaml_event_t *ev)
{
	if (!fails(EMIT))
		return __real_yaml_emitter_emit(w, ev);
	yaml_event_delete(ev);
	return 0;
}

int __wrap_yaml_emitter_initialize(yaml_emitter_t *w)
{
	return fails(EMITTER) ? 0 : __real_yaml_emitter_initialize(w);
}

int __wrap_yaml_scalar_event_initialize(yaml_event_t *ev, const yaml_char_t *anchor, const yaml_char_t *tag,
					const yaml_char_t *value, int len, int plain, int quoted, yaml_scalar_style_t s)
{
	return fails(SCALAR) ? 0 : __real_yaml_scalar_event_initialize(ev, anchor, tag, value, len, plain, quoted, s);
}

int __wrap_yaml_parser_initialize(yaml_parser_t *p)
{
	return fails(PARSER) ? 0 : __real_yaml_parser_initialize(p);
}

int __wrap_yaml_parser_parse(yaml_parser_t *p, yaml_event_t *ev)
{
	if (!fails(PARSE))
		return __real_yaml_parser_parse(p, ev);
	p->error = YAML_MEMORY_ERROR;
	return 0;
}

static int and_none_after(void **state)
{
	fail_at(NONE, 0);
	return tear_down(state);
}

/* ---- the journal ---- */

static void a_line_that_libyaml_refuses_is_not_begun(void **state)
{
	struct fixture *f = *state;
	struct event *events[12];
	size_t count = twelve(f, events), before = f->bytes.len;

	for (size_t i = 0; i < count; i++) {
		for (int at = 1;; at++) {
			bool ok;

			f->e = (struct err){ 0 };
			fail_at(EMIT, at);
			ok = journal_encode(events[i], &f->bytes, &f->e);
			if (fault.made < at) {
				assert_true(ok);
				assert_true(at > 10);
				break;
			}
			assert_false(ok);
			assert_int_equal(f->bytes.len, before);
			assert_non_null(strstr(f->e.text, "this cannot be written: libyaml does not say why"));
		}
		buffer_cut(&f->bytes, before);
	}
}

static void lists_and_numbers_have_a_measure(void **state)
{
	struct fixture *f = *state;
	const char **item = arena_array(&f->arena, const char *, LINE_ITEMS_MAX + 1);
	int64_t *number = arena_array(&f->arena, int64_t, LINE_ITEMS_MAX + 1);
	struct event_list list = { LINE_ITEMS_MAX, item, NULL };
	struct event *ev = entry(&f->arena, "k7q2m4xa", 1, "x");

	for (size_t i = 0; i <= LINE_ITEMS_MAX; i++)
		item[i] = arena_printf(&f->arena, "t%zu", i);
	event_set_list(ev, "tags", &list);
	assert_true(journal_encode(ev, &f->bytes, &f->e));
	buffer_cut(&f->bytes, 0);
	list.count++;
	assert_false(journal_encode(ev, &f->bytes, &f->e));
	assert_string_equal(f->e.text, "entry: tags: a list may have 4096 items at most");
	ev = make(&f->arena, "tally", "k7q2m4xa", 1);
	list.number = number;
	event_set_text(ev, "poll", "duty");
	event_set_text(ev, "group", "council");
	event_set_list(ev, "counts", &list);
	assert_false(journal_encode(ev, &f->bytes, &f->e));
	assert_string_equal(f->e.text, "tally: counts: a tally may have 4096 options at most");
	list.count = 1;
	number[0] = INT64_C(1000000000000000000);
	assert_false(journal_encode(ev, &f->bytes, &f->e));
	assert_string_equal(f->e.text, "tally: counts: a number is too large");
	number[0]--;
	assert_true(journal_encode(ev, &f->bytes, &f->e));
}

/* ---- people and agendas ---- */

static const char people[] = "people: [{id: p1, name: Sam Other, aliases: [Sammy], organisation: o1, on_record: true}]\n"
			     "organisations: [{id: o1, name: Body}]\nwithhold: [word]\n";

static void a_list_of_people_is_written_whole_or_not(void **state)
{
	struct fixture *f = *state;
	struct complaints c = { .arena = &f->arena };
	const struct roster *r = people_file_parse("people.yaml", people, strlen(people), NULL, &f->arena, &c);

	assert_non_null(r);
	buffer_adds(&f->bytes, "before");
	for (enum call call = EMIT; call <= SCALAR; call++) {
		for (int at = 1;; at++) {
			bool ok;

			fail_at(call, at);
			ok = people_file_format(r, &f->bytes, &f->e);
			if (fault.made < at) {
				assert_true(ok);
				break;
			}
			assert_false(ok);
			assert_int_equal(f->e.code, ERR_IO);
			assert_string_equal(f->e.text, call == EMITTER ? "memory ran out while people.yaml was written" :
									 "people.yaml cannot be written: memory ran out");
			assert_string_equal(buffer_text(&f->bytes), "before");
		}
		buffer_cut(&f->bytes, strlen("before"));
	}
}

static void a_file_that_needs_more_memory_says_so(void **state)
{
	static const char yaml[] = "title: A\ndimensions: [{title: One}]\n";
	struct fixture *f = *state;

	for (enum call call = PARSER; call <= PARSE; call++) {
		for (int at = 1;; at++) {
			struct complaints c = { .arena = &f->arena };
			const struct agenda *a;

			fail_at(call, at);
			a = agenda_file_parse("a.yaml", yaml, strlen(yaml), &f->arena, &c);
			if (fault.made < at) {
				assert_non_null(a);
				break;
			}
			assert_null(a);
			assert_int_equal(c.count, 1);
			assert_non_null(strstr(complaint_text(&f->arena, &c.item[0]), "memory ran out while the file was read"));
		}
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, and_none_after)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_line_that_libyaml_refuses_is_not_begun),
		TEST(lists_and_numbers_have_a_measure),
		TEST(a_list_of_people_is_written_whole_or_not),
		TEST(a_file_that_needs_more_memory_says_so),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
