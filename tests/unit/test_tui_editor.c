/* test_tui_editor: typing and editing one line, by what people take for letters. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/editor.h"
#include "command/key.h"

/* Presses keys separated by blanks. */
static void press(struct editor *ed, const char *keys)
{
	char key[32];

	while (*keys) {
		size_t len = strcspn(keys, " ");

		memcpy(key, keys, len);
		key[len] = '\0';
		assert_true(editor_key(ed, key));
		keys += len + strspn(keys + len, " ");
	}
}

static void keys_do_what_readline_does(void **state)
{
	/* '|' is the insertion point. */
	static const struct { const char *what, *before, *keys, *after; } rows[] = {
		{ "letters", "|", "a é Space 漢", "aé 漢|" },
		{ "to the start", "ab cd|", "C-a", "|ab cd" },
		{ "Home and End", "ab cd|", "Home End", "ab cd|" },
		{ "to the left by whole letters", "ae\u0301|", "C-b", "a|e\u0301" },
		{ "over a family", "👩\u200d👧x|", "Left Left", "|👩\u200d👧x" },
		{ "over a flag", "🇬🇧🇫🇷|", "Left", "🇬🇧|🇫🇷" },
		{ "a letter goes with its marks", "ae\u0301|", "Backspace", "a|" },
		{ "delete to the right", "|👋🏽b", "C-d", "|b" },
		{ "nothing to the left", "|a", "C-h", "|a" },
		{ "a word back", "one two|", "M-b", "one |two" },
		{ "a word forth", "|one two", "M-f M-f", "one two|" },
		{ "an apostrophe is in the word", "the trust's|", "M-b", "the |trust's" },
		{ "kill what stands between blanks", "see a@b.c|", "C-w", "see |" },
		{ "kill a word back", "see a@b|", "M-Backspace", "see a@|" },
		{ "kill to the end and put back", "|one two", "M-f C-k C-a C-y", " two|one" },
		{ "kills that follow join", "one two three|", "C-w C-w C-y", "one two three|" },
		{ "kill forth and back", "ab|cd", "C-k C-u C-y", "abcd|" },
		{ "delete a word forth", "|one two", "M-d", "| two" },
		{ "undo a run of letters", "|", "a b c C-z", "|" },
		{ "undo a kill", "one two|", "C-u C-z", "one two|" },
		{ "undo deletions at once", "abc|", "Backspace Backspace C-z", "abc|" },
		{ "nothing to undo", "|", "C-z", "|" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct editor ed = { 0 };
		const char *bar = strchr(rows[i].before, '|');
		char after[128];

		print_message("%s\n", rows[i].what);
		buffer_add(&ed.text, rows[i].before, (size_t)(bar - rows[i].before));
		ed.at = ed.text.len;
		buffer_adds(&ed.text, bar + 1);
		press(&ed, rows[i].keys);
		snprintf(after, sizeof after, "%.*s|%s", (int)ed.at, editor_text(&ed), editor_text(&ed) + ed.at);
		assert_string_equal(after, rows[i].after);
		editor_free(&ed);
	}
}

static void keys_that_are_no_text_are_refused(void **state)
{
	static const char *const keys[] = { "F1", "Enter", "Up", "Tab", "C-o", "M-n", "Esc", "\x01", "PgUp" };
	struct editor ed = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		assert_false(editor_key(&ed, keys[i]));
	assert_true(editor_is_empty(&ed));
	editor_free(&ed);
}

static void what_is_forgotten_does_not_come_back(void **state)
{
	struct editor ed = { 0 };

	(void)state;
	editor_insert(&ed, "secret", 6);
	press(&ed, "C-w");
	editor_forget(&ed);
	press(&ed, "C-y C-z");
	assert_string_equal(editor_text(&ed), "");
	editor_free(&ed);
}

static void many_edits_keep_the_last_of_them(void **state)
{
	struct editor ed = { 0 };

	(void)state;
	for (int i = 0; i < 300; i++)
		press(&ed, "a Left Right");
	assert_int_equal(ed.undo_count, EDITOR_UNDO);
	for (int i = 0; i < 300; i++)
		press(&ed, "C-z");
	assert_int_equal(ed.text.len, 300 - EDITOR_UNDO);
	editor_free(&ed);
}

static void keys_are_shown_as_they_are_labelled(void **state)
{
	static const struct { const char *key, *shown; } rows[] = {
		{ "C-o", "Ctrl-O" }, { "M-n", "Alt-n" }, { "F10", "F10" }, { "S-Tab", "Shift-Tab" }, { "g", "g" },
		{ "C-Left", "Ctrl-Left" },
	};
	char shown[KEY_SHOWN];

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(key_shown(rows[i].key, shown), rows[i].shown);
	assert_true(key_is_known("M-+"));
	assert_true(key_is_known("é"));
	assert_false(key_is_known("F13"));
	assert_false(key_is_known("Hyper-x"));
	assert_false(key_is_known(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_do_what_readline_does),
		cmocka_unit_test(keys_that_are_no_text_are_refused),
		cmocka_unit_test(what_is_forgotten_does_not_come_back),
		cmocka_unit_test(many_edits_keep_the_last_of_them),
		cmocka_unit_test(keys_are_shown_as_they_are_labelled),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
