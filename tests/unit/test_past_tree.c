/* test_past_tree: what is read without the library is what the library reads, and nothing that it refuses. */
/* link: -Wl,--wrap=json_loadb */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "store/past_tree.h"

static size_t asked;  /* how often the library was */

json_t *__real_json_loadb(const char *bytes, size_t len, size_t flags, json_error_t *error);
json_t *__wrap_json_loadb(const char *bytes, size_t len, size_t flags, json_error_t *error);

json_t *__wrap_json_loadb(const char *bytes, size_t len, size_t flags, json_error_t *error)
{
	asked++;
	return __real_json_loadb(bytes, len, flags, error);
}

/* ---- the library as judge ---- */

static bool same(const struct past_node *n, json_t *v);

static bool same_members(const struct past_node *n, json_t *v)
{
	const struct past_node *one = n->first;
	const char *name;
	json_t *value;

	if (n->kind != PAST_OBJECT || n->count != json_object_size(v))
		return false;
	json_object_foreach(v, name, value) {
		if (!one || one->name_len != strlen(name) || memcmp(one->name, name, one->name_len) != 0 ||
		    past_member(n, name) != one || !same(one, value))
			return false;
		one = one->next;
	}
	return !one;
}

static bool same_list(const struct past_node *n, json_t *v)
{
	const struct past_node *one = n->first;

	if (n->kind != PAST_LIST || n->count != json_array_size(v))
		return false;
	for (size_t i = 0; i < n->count; i++, one = one->next)
		if (!one || !same(one, json_array_get(v, i)))
			return false;
	return !one;
}

static bool same(const struct past_node *n, json_t *v)
{
	switch (json_typeof(v)) {
	case JSON_OBJECT:
		return same_members(n, v);
	case JSON_ARRAY:
		return same_list(n, v);
	case JSON_STRING:
		return n->kind == PAST_TEXT && strcmp(n->text, json_string_value(v)) == 0;
	case JSON_INTEGER:
		return n->kind == PAST_INTEGER && n->integer == json_integer_value(v);
	case JSON_TRUE:
		return n->kind == PAST_TRUE;
	case JSON_FALSE:
		return n->kind == PAST_FALSE;
	case JSON_REAL:
	case JSON_NULL:
	default:
		return n->kind == PAST_OTHER;
	}
}

/* Of bytes that stand in memory by themselves, so that a byte too far is seen. */
static void hold_to_library(const char *s, size_t len)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	char *bytes = malloc(len + 1);
	const struct past_node *tree;
	json_t *root = NULL;

	assert_non_null(bytes);
	bytes = realloc(bytes, len ? len : 1);
	memcpy(bytes, s, len);
	tree = past_tree("x", bytes, len, &a, &e);
	if (utf8_valid(bytes, len, NULL))
		root = __real_json_loadb(bytes, len, JSON_REJECT_DUPLICATES, NULL);
	if (!tree != !root)
		fail_msg("%s, and the library says otherwise: %.*s", tree ? "read" : e.text, (int)len, s);
	if (tree && !same(tree, root))
		fail_msg("read as something else: %.*s", (int)len, s);
	if (!tree && (e.code != ERR_SYNTAX || !*e.text))
		fail_msg("refused without a word: %.*s", (int)len, s);
	json_decref(root);
	free(bytes);
	arena_free(&a);
}

/* ---- claims ---- */

static const char sample[] =
	"{\"roundtable\": 1, \"title\": \"A \\\"title\\\" \\u00e9 \\ud83d\\ude00 \\/\\b\\f\\n\\r\\t\\\\\", \"n\": -0, \"m\": -12.50,\n"
	"\t\"list\": [true, false, null, [], {}, [[ ]], \"\", \"\u201cq\u201d\", 123456789012345],\r\n \"\": {\"a\\u0041\": 0 , \"aB\" :1}}\n";

static void what_export_writes_needs_no_library(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };

	(void)state;
	asked = 0;
	assert_non_null(past_tree("x", sample, sizeof sample - 1, &a, &e));
	assert_int_equal(asked, 0);
	arena_free(&a);
}

static void each_shape_is_read_as_the_library_reads_it(void **state)
{
	static const char *const rows[] = {
		"", " ", "[]", "{}", " [ ] ", "[1]", "[-1]", "[01]", "[-]", "[1.]", "[.1]", "[1.5]", "[-0.0]", "[1e3]", "[1E+3]", "[1.5e-3]",
		"[999999999999999]", "[1234567890123456]", "[9223372036854775807]", "[9223372036854775808]", "[-9223372036854775808]",
		"[0.1234567890123456789]", "[1e999]", "[tru]", "[true", "[truex]", "[nul]", "true", "1", "\"x\"", "[1,]", "[,1]", "[1 2]",
		"{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "[}", "{]",
		"[] x", "[]\n", "[\"\\u0000\"]", "[\"\\ud800\"]", "[\"\\udc00\"]", "[\"\\ud83d\\ude0\"]", "[\"\\ud83dx\"]", "[\"\\ud83d\\u0041\"]",
		"[\"\\uD83D\\uDE00\"]", "[\"\\x\"]", "[\"\\\"]", "[\"\n\"]", "[\"\x7f\"]", "[\"\x1f\"]", "[\"\xc3\xa9\"]", "[\"\xff\"]",
		"\xef\xbb\xbf[]", "\xef\xbb\xbf", "[\xef\xbb\xbf]", "[1,\v2]", "{\"\":1}", "[\"a", "[\"a\\", "[\"a\\u", "[\"a\\u12",
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		bool marked = strncmp(rows[i], "\xef\xbb\xbf", 3) == 0;

		if (marked) {
			struct arena a = { 0 };
			struct err e = { 0 };

			assert_int_equal(past_tree("x", rows[i], strlen(rows[i]), &a, &e) != NULL, rows[i][3] == '[');
			arena_free(&a);
		} else {
			hold_to_library(rows[i], strlen(rows[i]));
		}
	}
	hold_to_library("[\0]", 3);
	hold_to_library("[]\0", 3);
	hold_to_library("[\"a\0b\"]", 7);
}

static void every_slip_is_read_as_the_library_reads_it(void **state)
{
	static const char slips[] = "\"\\{}[]:, 019-.eEutn/\n\x01\x7f\xc3";
	char bytes[sizeof sample];
	size_t len = sizeof sample - 1;

	(void)state;
	for (size_t at = 0; at < len; at++) {
		hold_to_library(sample, at);
		for (size_t i = 0; i < sizeof slips; i++) {
			memcpy(bytes, sample, len);
			bytes[at] = slips[i];
			hold_to_library(bytes, len);
		}
		memcpy(bytes, sample, at);
		memcpy(bytes + at, sample + at + 1, len - at - 1);
		hold_to_library(bytes, len - 1);
	}
}

static void what_is_deep_or_wide_is_read_all_the_same(void **state)
{
	struct buffer b = { 0 };

	(void)state;
	for (size_t depth = 60; depth < 70; depth++) {
		buffer_cut(&b, 0);
		for (size_t i = 0; i < depth; i++)
			buffer_adds(&b, "[");
		for (size_t i = 0; i < depth; i++)
			buffer_adds(&b, "]");
		hold_to_library(buffer_text(&b), b.len);
	}
	for (size_t members = 60; members < 70; members++) {
		buffer_cut(&b, 0);
		for (size_t i = 0; i < members; i++)
			buffer_addf(&b, "%s\"m%zu\": %zu", i ? ", " : "{", i, i);
		hold_to_library(buffer_text(&b), b.len);
		buffer_adds(&b, "}");
		hold_to_library(buffer_text(&b), b.len);
	}
	buffer_cut(&b, b.len - 1);
	buffer_adds(&b, ", \"m3\": 1}");
	hold_to_library(buffer_text(&b), b.len);
	buffer_free(&b);
}

static void what_is_no_object_has_no_members(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	const struct past_node *list = past_tree("x", "[{\"a\": 1}, \"a\"]", 15, &a, &e);

	(void)state;
	assert_non_null(list);
	assert_null(past_member(NULL, "a"));
	assert_null(past_member(list, "a"));
	assert_null(past_member(list->first->next, "a"));
	assert_null(past_member(list->first, "b"));
	assert_int_equal(past_member(list->first, "a")->integer, 1);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_export_writes_needs_no_library),
		cmocka_unit_test(each_shape_is_read_as_the_library_reads_it),
		cmocka_unit_test(every_slip_is_read_as_the_library_reads_it),
		cmocka_unit_test(what_is_deep_or_wide_is_read_all_the_same),
		cmocka_unit_test(what_is_no_object_has_no_members),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
