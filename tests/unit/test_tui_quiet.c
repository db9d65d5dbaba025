/* test_tui_quiet: what changes by itself costs few bytes, and none where it would show something else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/quiet.h"

enum { ROWS = 6, COLS = 60 };

static const char *to(int row, int col)
{
	static char text[QUIET_MOVE_BYTES];

	snprintf(text, sizeof text, "<%d;%d>", row, col);
	return text;
}

static const char *along(int col)
{
	static char text[QUIET_MOVE_BYTES];

	snprintf(text, sizeof text, "<%d>", col);
	return text;
}

static const char *nowhere(int col)
{
	(void)col;
	return NULL;
}

static const struct quiet_terminal able = {
	.save = "{", .restore = "}", .down = "v", .to = to, .along = along, .plain = { [STYLE_PLAIN] = true },
};

struct screens {
	struct frame before, now;
	struct buffer out;
};

static int set_up(void **state)
{
	struct screens *s = calloc(1, sizeof *s);

	frame_resize(&s->before, ROWS, COLS);
	frame_resize(&s->now, ROWS, COLS);
	for (struct frame *f = &s->before; f; f = f == &s->before ? &s->now : NULL) {
		frame_put(f, 0, 50, COLS, STYLE_PLAIN, "09:59");
		frame_put(f, 1, 40, COLS, STYLE_PLAIN, "12 min left");
		frame_put(f, 2, 0, COLS, STYLE_ACCENT, "loud");
	}
	*state = s;
	return 0;
}

static int tear_down(void **state)
{
	struct screens *s = *state;

	frame_free(&s->before);
	frame_free(&s->now);
	buffer_free(&s->out);
	free(s);
	return 0;
}

static void assert_sent(struct screens *s, const struct quiet_terminal *t, const char *bytes)
{
	buffer_cut(&s->out, 0);
	assert_int_equal(quiet_step(&s->before, &s->now, t, &s->out), bytes != NULL);
	assert_string_equal(buffer_text(&s->out), bytes ? bytes : "");
}

static void the_clock_is_its_digits_and_the_way_there(void **state)
{
	struct screens *s = *state;

	assert_sent(s, &able, NULL);
	frame_put(&s->now, 0, 50, COLS, STYLE_PLAIN, "09:58");
	assert_sent(s, &able, "{<0;54>8}");
	frame_put(&s->now, 0, 50, COLS, STYLE_PLAIN, "10:00");
	assert_sent(s, &able, "{<0;50>10:00}");
}

static void the_cheapest_way_between_two_places_is_taken(void **state)
{
	struct quiet_terminal poor = able;
	struct screens *s = *state;

	frame_put(&s->now, 0, 50, COLS, STYLE_PLAIN, "09:58");
	frame_put(&s->now, 1, 40, COLS, STYLE_PLAIN, "11 min left");
	assert_sent(s, &able, "{<0;54>8v<41>1}");
	poor.down = NULL;
	assert_sent(s, &poor, "{<0;54>8<1;41>1}");
	poor.down = "far down";
	assert_sent(s, &poor, "{<0;54>8<1;41>1}");
	poor = able;
	poor.along = nowhere;
	assert_sent(s, &poor, "{<0;54>8<1;41>1}");
	frame_put(&s->now, 1, 40, COLS, STYLE_PLAIN, "11 min lost");
	assert_sent(s, &able, "{<0;54>8v<41>1<48>os}");
}

static void what_is_no_plain_letter_is_left_to_curses(void **state)
{
	struct quiet_terminal other = able;
	struct screens *s = *state;

	frame_put(&s->now, 2, 0, COLS, STYLE_ACCENT, "Loud");
	assert_sent(s, &able, NULL);
	frame_put(&s->now, 2, 0, COLS, STYLE_ACCENT, "loud");
	frame_put(&s->now, 3, 0, COLS, STYLE_PLAIN, "\xc3\xa9");
	assert_sent(s, &able, NULL);
	frame_put(&s->now, 3, 0, COLS, STYLE_PLAIN, "\xe6\xbc\xa2");
	assert_sent(s, &able, NULL);
	frame_put(&s->before, 3, 0, COLS, STYLE_PLAIN, "\xe6\xbc\xa2");
	frame_put(&s->now, 3, 0, COLS, STYLE_PLAIN, "ab");
	assert_sent(s, &able, NULL);
	frame_put(&s->before, 3, 0, COLS, STYLE_PLAIN, "ax");
	assert_sent(s, &able, "{<3;1>b}");
	other.save = NULL;
	assert_sent(s, &other, NULL);
	other = able;
	other.restore = NULL;
	assert_sent(s, &other, NULL);
	frame_put(&s->now, 4, COLS - 1, COLS, STYLE_PLAIN, "x");
	assert_sent(s, &able, NULL);
}

static void a_new_screen_is_left_to_curses(void **state)
{
	struct screens *s = *state;

	frame_put(&s->now, 3, 0, COLS, STYLE_PLAIN, "12345678");
	assert_sent(s, &able, "{<3;0>12345678}");
	frame_put(&s->now, 3, 0, COLS, STYLE_PLAIN, "123456789");
	assert_sent(s, &able, NULL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(the_clock_is_its_digits_and_the_way_there),
		TEST(the_cheapest_way_between_two_places_is_taken),
		TEST(what_is_no_plain_letter_is_left_to_curses),
		TEST(a_new_screen_is_left_to_curses),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
