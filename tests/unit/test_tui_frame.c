/* test_tui_frame: what becomes of a text on a screen, and what themes tell apart. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "tui/frame.h"
#include "tui/show.h"

struct paper {
	struct arena arena;
	struct frame frame;
};

static int setup(void **state)
{
	struct paper *p = calloc(1, sizeof *p);

	frame_resize(&p->frame, 2, 12);
	*state = p;
	return 0;
}

static int teardown(void **state)
{
	struct paper *p = *state;

	frame_free(&p->frame);
	arena_free(&p->arena);
	free(p);
	return 0;
}

static void a_text_is_shown_as_a_terminal_can_show_it(void **state)
{
	static const struct { const char *what, *text, *shown; int width; } rows[] = {
		{ "plain", "abc", "abc", 3 },
		{ "a mark joins its letter", "e\u0301a", "e\u0301a", 2 },
		{ "wide letters take two cells", "漢字", "漢字", 4 },
		{ "a family is its members", "👩\u200d👧", "👩👧", 4 },
		{ "skin tones are dropped", "👋🏽", "👋", 2 },
		{ "variation selectors are dropped", "❤\ufe0f", "❤", 1 },
		{ "escape is spelled out", "\033[2J", "\\x1b[2J", 7 },
		{ "C1 is spelled out", "\xc2\x9b", "<U+009B>", 8 },
		{ "direction is spelled out", "\u202e", "<U+202E>", 8 },
		{ "a bad byte is spelled out", "\xff", "\\xff", 4 },
		{ "a line end is a blank", "a\nb", "a b", 3 },
		{ "what is too long is cut", "abcdefghijklmnop", "abcdefghijkl", 16 },
	};
	struct paper *p = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("%s\n", rows[i].what);
		frame_clear(&p->frame);
		frame_put(&p->frame, 0, 0, 12, STYLE_PLAIN, rows[i].text);
		assert_string_equal(frame_text(&p->frame, &p->arena), arena_printf(&p->arena, "%s\n\n", rows[i].shown));
		assert_int_equal(show_width(rows[i].text, strlen(rows[i].text)), rows[i].width);
	}
}

static void half_a_wide_letter_never_stands_alone(void **state)
{
	struct paper *p = *state;

	frame_put(&p->frame, 0, 11, 12, STYLE_PLAIN, "漢");
	frame_put(&p->frame, 1, 0, 12, STYLE_PLAIN, "漢字");
	frame_put(&p->frame, 1, 1, 1, STYLE_PLAIN, "x");
	assert_string_equal(frame_text(&p->frame, &p->arena), "\n x字\n");
}

static void what_lies_outside_is_clipped(void **state)
{
	struct paper *p = *state;

	frame_put(&p->frame, -1, 0, 12, STYLE_PLAIN, "above");
	frame_put(&p->frame, 7, 0, 12, STYLE_PLAIN, "below");
	frame_put(&p->frame, 0, -2, 5, STYLE_PLAIN, "left");
	frame_fill(&p->frame, 1, 10, 99, STYLE_PLAIN, GLYPH_BAR);
	frame_cursor(&p->frame, 99, 99);
	assert_string_equal(frame_text(&p->frame, &p->arena), "ft\n          ━━\n");
	assert_int_equal(p->frame.cursor_row, 1);
	assert_int_equal(p->frame.cursor_col, 11);
}

static void what_does_not_fit_says_so(void **state)
{
	struct paper *p = *state;

	frame_fit(&p->frame, 0, 0, 6, STYLE_PLAIN, "abcdefgh");
	frame_fit(&p->frame, 1, 0, 6, STYLE_PLAIN, "漢字漢字");
	assert_string_equal(frame_text(&p->frame, &p->arena), "abcde…\n漢字…\n");
}

static void lines_break_at_blanks(void **state)
{
	struct paper *p = *state;

	assert_int_equal(frame_wrap(&p->frame, 0, 0, 8, 2, STYLE_PLAIN, "one two three four"), 2);
	assert_string_equal(frame_text(&p->frame, &p->arena), "one two\nthree f…\n");
	assert_int_equal(show_lines("aaaaaaaaaaaaaaaa", 8), 2);
	assert_int_equal(show_lines("", 8), 0);
}

static void without_utf8_all_is_ascii(void **state)
{
	struct paper *p = *state;
	const char *text;

	p->frame.ascii = true;
	frame_put(&p->frame, 0, 0, 12, STYLE_PLAIN, "“é漢” …");
	frame_fill(&p->frame, 1, 0, 3, STYLE_PLAIN, GLYPH_BAR);
	text = frame_text(&p->frame, &p->arena);
	assert_string_equal(text, "\"???\" ~\n===\n");
	for (int g = 0; g < GLYPHS; g++) {
		const char *ascii = glyph_text((enum glyph)g, 1);

		assert_int_equal(strlen(ascii), 1);
		assert_true((unsigned char)*ascii < 0x80);
		assert_int_equal(show_width(glyph_text((enum glyph)g, 0), strlen(glyph_text((enum glyph)g, 0))), 1);
	}
}

static void no_two_states_look_the_same_without_colour(void **state)
{
	const struct theme *mono = theme_find("mono");

	(void)state;
	assert_non_null(mono);
	for (int i = 0; i < STYLES; i++) {
		assert_int_equal(mono->looks[i].colour, -1);
		for (int j = 0; j < i; j++)
			assert_int_not_equal(mono->looks[i].attributes, mono->looks[j].attributes);
	}
}

static void themes_use_the_colours_that_both_grounds_carry(void **state)
{
	(void)state;
	for (const struct theme *t = themes; t->name; t++)
		for (int i = 0; i < STYLES; i++)
			assert_true(t->looks[i].colour == -1 || t->looks[i].colour == 63 || t->looks[i].colour == 131 ||
				    t->looks[i].colour == 243);
	assert_null(theme_find("neon"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_text_is_shown_as_a_terminal_can_show_it, setup, teardown),
		cmocka_unit_test_setup_teardown(half_a_wide_letter_never_stands_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(what_lies_outside_is_clipped, setup, teardown),
		cmocka_unit_test_setup_teardown(what_does_not_fit_says_so, setup, teardown),
		cmocka_unit_test_setup_teardown(lines_break_at_blanks, setup, teardown),
		cmocka_unit_test_setup_teardown(without_utf8_all_is_ascii, setup, teardown),
		cmocka_unit_test(no_two_states_look_the_same_without_colour),
		cmocka_unit_test(themes_use_the_colours_that_both_grounds_carry),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
