/* test_tui_keys: key, palette and help reach the same command row; what is printed of keys is true. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "seat.h"
#include "tui/binding.h"
#include "command/key.h"
#include "tui/overlay.h"

static int setup(void **state)
{
	struct seat *s = calloc(1, sizeof *s);

	seat_open(s, "chair");
	meeting_must(&s->meeting, ":go internal/meaning");
	s->ui.now_ms = s->meeting.now_ms;
	seat_follow(s);
	*state = s;
	return 0;
}

static int teardown(void **state)
{
	seat_close(*state);
	free(*state);
	return 0;
}

/* ---- the tables ---- */

static void every_row_of_every_table_is_whole(void **state)
{
	(void)state;
	for (const struct binding *b = bindings; b->key; b++) {
		print_message("%s\n", b->key);
		assert_true(key_is_known(b->key));
		assert_true((b->line != NULL) != (b->act != NULL));
		assert_true(b->help && *b->help && b->help[strlen(b->help) - 1] != '.');
		if (b->line)
			assert_true(b->line[0] == ':');
	}
	for (size_t i = 0; commands[i]; i++)
		assert_true(!commands[i]->key || key_is_known(commands[i]->key));
}

static void every_screen_says_what_it_is(void **state)
{
	(void)state;
	for (size_t i = 0; screens[i]; i++) {
		const struct screen *s = screens[i];

		print_message("%s\n", s->name);
		assert_true(s->draw && s->title && *s->title);
		assert_true(!s->key || (s->key[0] == 'F' && s->key[1] >= '2' && s->key[1] <= '8'));
		assert_ptr_equal(screen_find(s->name), s);
		assert_int_equal(screen_index(s), i);
		assert_true(i < SCREENS_MOST);
		for (const struct hint *h = s->hints; h && h->key; h++)
			assert_true(key_is_known(h->key) && h->what);
		for (size_t j = 0; j < i; j++)
			assert_true(!s->key || !screens[j]->key || strcmp(s->key, screens[j]->key) != 0);
	}
}

static void no_two_bindings_of_one_place_share_a_key(void **state)
{
	(void)state;
	for (const struct binding *b = bindings; b->key; b++)
		for (const struct binding *o = bindings; o < b; o++)
			assert_false(strcmp(b->key, o->key) == 0 &&
				     (b->where == o->where || b->where == ANYWHERE || o->where == ANYWHERE));
}

/* ---- keys ---- */

static void keys_type_the_lines_of_their_rows(void **state)
{
	static const struct { const char *keys, *line; } rows[] = {
		{ "M-+", ":extend 5" },   { "M--", ":extend -5" }, { "C-o", ":record off" }, { "M-z", ":undo" },
		{ "PgDn", ":next" },      { "PgUp", ":back" },     { "Esc ]", ":next" },     { "Esc [", ":back" },
		{ "Esc +", ":support 1" }, { "Esc -", ":object 1" }, { "Esc u", ":undo" },    { "Esc U", ":redo" },
		{ "Esc Space", ":done 1" },
	};
	struct seat *s = *state;
	struct ui_line line;
	char key[16];

	seat_enter(s, "! Something");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *keys = rows[i].keys, *blank = strchr(keys, ' ');

		print_message("%s\n", keys);
		s->ui.focus = FOCUS_ENTRY;
		s->ui.now_ms += 5000;
		if (blank) {
			snprintf(key, sizeof key, "%.*s", (int)(blank - keys), keys);
			ui_key(&s->ui, key);
			s->ui.now_ms += 5000;
			keys = blank + 1;
		}
		ui_key(&s->ui, keys);
		assert_true(ui_next_line(&s->ui, &line));
		assert_string_equal(line.text, rows[i].line);
		assert_false(ui_next_line(&s->ui, &(struct ui_line){ .text = NULL }));
		free(line.text);
	}
}

static void letters_are_text_in_the_entry_line(void **state)
{
	struct seat *s = *state;

	seat_type(s, "quit x? 2345678 [/] + -");
	assert_string_equal(seat_typed(s), "quit x? 2345678 [/] + -");
	assert_false(s->ui.quit);
	assert_null(s->ui.overlay);
}

static void no_single_letter_destroys_anything(void **state)
{
	struct seat *s = *state;
	size_t before;
	char key[2] = "";

	seat_enter(s, "Stays");
	before = s->ui.session->entry_count;
	for (char c = 'a'; c <= 'z'; c++) {
		if (c == 'u' || c == 'q')
			continue;
		key[0] = c;
		s->ui.focus = FOCUS_LIST;
		seat_press(s, key);
		seat_press(s, "Esc");
		assert_int_equal(s->ui.session->entry_count, before);
		assert_false(s->ui.session->entries[0]->dropped);
		if (!s->ui.screen->types)
			seat_press(s, "F2");
		seat_press(s, "C-c");
		s->ui.quit = false;
	}
}

static void a_key_that_needs_more_opens_the_palette_with_it(void **state)
{
	struct seat *s = *state;

	seat_enter(s, "! Something");
	seat_press(s, "Esc t");
	assert_ptr_equal(s->ui.overlay, &overlay_palette);
	seat_shows(s, ":to 1");
	seat_type(s, "Systems");
	seat_press(s, "Enter");
	assert_string_equal(s->ui.session->entries[0]->addressee, "Systems");
	seat_shows(s, "Addressee set: action 1");
}

static void a_configured_key_takes_the_place_of_the_usual_one(void **state)
{
	static const char *const items[] = { "star *", "floor F12" };
	static const struct strings keys = { items, 2 };
	struct seat *s = *state;

	s->ui.plan.keys = &keys;
	seat_enter(s, "Key point");
	seat_press(s, "Esc *");
	assert_true(s->ui.session->entries[0]->star);
	seat_press(s, "F12");
	seat_shows(s, ":floor");
}

/* ---- no row of a table is empty words ---- */

/* All that a key could have changed. */
struct trace {
	const char *screen;
	size_t events, messages;
	const struct overlay *overlay;
	const struct screen *shown;
	bool bits[6];
};

static struct trace trace_of(struct seat *s)
{
	struct trace t = {
		.screen = arena_printf(&s->meeting.arena, "%s%s%d %d", seat_text(s), seat_styles(s), s->frame.cursor_row,
				       s->frame.cursor_col),
		.events = s->ui.history->count,
		.messages = s->ui.message_count, .overlay = s->ui.overlay, .shown = s->ui.screen,
		.bits = { s->ui.quit, s->ui.suspend, s->ui.editor, s->ui.redraw, s->ui.focus == FOCUS_ENTRY, s->ui.mouse },
	};

	return t;
}

static bool is_other(const struct trace *a, const struct trace *b)
{
	return strcmp(a->screen, b->screen) != 0 || a->events != b->events || a->messages != b->messages ||
	       a->overlay != b->overlay || a->shown != b->shown || memcmp(a->bits, b->bits, sizeof a->bits) != 0;
}

/* A meeting in which every key has something to do. */
static void furnish(struct seat *s)
{
	static const char *const lines[] = {
		":here ada", ":here bram", ":hand bram", ":go internal/actions", "Do it to:Systems", "Do that too",
		":go internal/wanted", "Walter Pemberton asked twice", "Nobody asked Walter Pemberton",
		"We asked Walter Pemberton", "They asked Walter Pemberton", "\" A quote @ada",
		":poll new \"Shall we?\" Yes No", ":tally provider Yes=1",
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		meeting_must(&s->meeting, lines[i]);
	s->ui.now_ms = s->meeting.now_ms;
	seat_follow(s);
}

static void back_to(struct seat *s, const struct screen *screen, enum focus focus, bool small)
{
	s->ui.overlay = NULL;
	s->ui.veiled = s->ui.lifting = s->ui.blank = s->ui.quit = s->ui.suspend = s->ui.editor = s->ui.redraw = false;
	s->ui.message_shows = false;
	s->ui.last_key_ms = s->ui.now_ms;
	editor_clear(&s->ui.entry);
	s->ui.editing[0] = '\0';
	ui_go(&s->ui, screen);
	s->ui.focus = focus;
	seat_resize(s, small ? 10 : 24, small ? 40 : 80);
}

/* In the middle of the list, where there is something above and below. */
static bool does_something(struct seat *s, const struct screen *screen, enum focus focus, const char *key)
{
	static const char *const ways[] = { "", "j", "j j", "Tab", "Tab j", "j j j Right" };

	for (size_t i = 0; i < 2 * (focus == FOCUS_ENTRY ? 1 : sizeof ways / sizeof *ways); i++) {
		struct trace before, after;

		back_to(s, screen, focus, i % 2);
		if (*ways[i / 2])
			seat_press(s, ways[i / 2]);
		s->ui.message_shows = false;
		seat_resize(s, s->ui.rows, s->ui.cols);
		before = trace_of(s);
		seat_press(s, key);
		after = trace_of(s);
		if (is_other(&before, &after))
			return true;
	}
	return false;
}

static void every_key_that_is_shown_does_something(void **state)
{
	struct seat *s = *state;

	furnish(s);
	for (size_t i = 0; screens[i]; i++)
		for (const struct hint *h = screens[i]->hints; h && h->key && !screens[i]->alone; h++)
			if (!does_something(s, screens[i], FOCUS_LIST, h->key) &&
			    !does_something(s, screens[i], FOCUS_ENTRY, h->key))
				fail_msg("%s: %s does nothing", screens[i]->name, h->key);
	for (const struct binding *b = bindings; b->key; b++) {
		bool entry = b->where == IN_ENTRY;

		/* Esc takes back a filter: it has a test of its own. C-g as well. */
		if (strcmp(b->key, "Esc") == 0 || strcmp(b->key, "C-g") == 0)
			continue;
		if (!does_something(s, screen_find("room"), entry ? FOCUS_ENTRY : FOCUS_LIST, b->key))
			fail_msg("%s does nothing", b->key);
	}
	for (size_t i = 0; commands[i]; i++)
		if (commands[i]->key && !does_something(s, screen_find("room"), FOCUS_LIST, commands[i]->key))
			fail_msg("%s: %s does nothing", commands[i]->name, commands[i]->key);
}

/* ---- palette and help ---- */

static void the_palette_finds_by_few_letters_and_teaches_keys(void **state)
{
	static const struct { const char *typed, *shows; } rows[] = {
		{ "ext", "Alt-+" }, { "xtnd", "extend" }, { "breathe", "No command" }, { "break", "pause" }, { "veil", "F9" },
	};
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("%s\n", rows[i].typed);
		seat_press(s, ":");
		seat_type(s, rows[i].typed);
		seat_shows(s, rows[i].shows);
		seat_press(s, "Esc");
	}
}

static void the_palette_runs_what_a_key_runs(void **state)
{
	struct seat *s = *state;

	seat_type(s, ":next");
	seat_press(s, "Enter");
	assert_string_equal(session_step(s->ui.session)->stage->id, "present");
	seat_type(s, ":floor cara");
	seat_press(s, "Enter");
	assert_string_equal(s->ui.session->floor->id, "p03");
	seat_type(s, ":floor oka");
	seat_press(s, "Tab");
	seat_shows(s, "Bram Okafor   Cara Okafor");
	seat_press(s, "Enter");
	seat_shows(s, "Oka could be");
	seat_shows(s, ":floor oka");
	seat_press(s, "Esc");
	assert_null(s->ui.overlay);
}

static void tab_completes_behind_the_sign_of_a_quote_too(void **state)
{
	static const struct { const char *typed, *becomes; } rows[] = {
		{ "\" We publish everything @ada", "\" We publish everything @\"Ada Marlow\" " },
		{ "She said \"everything @ada", "She said \"everything @\"Ada Marlow\" " },
		{ "She said \"all of it\" @ada", "She said \"all of it\" @\"Ada Marlow\" " },
		{ "! Do it @\"ada m", "! Do it @\"Ada Marlow\" " },
	};
	struct seat *s = *state;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("%s\n", rows[i].typed);
		seat_press(s, "C-e C-u");
		seat_type(s, rows[i].typed);
		seat_press(s, "Tab");
		assert_string_equal(seat_typed(s), rows[i].becomes);
	}
}

static void what_was_done_is_said_of_what(void **state)
{
	static const struct { const char *line, *says; } rows[] = {
		{ ":support last =4", "Hands counted for view 1: 4" }, { ":star last", "Key point: view 1" },
		{ ":star last", "No longer a key point: view 1" },     { ":hand ada", "Hand up: Ada Marlow" },
		{ ":hand ada", "Hand down: Ada Marlow" },              { ":omit 1", "Left out: view 1" },
		{ ":omit 1", "In again: view 1" },                     { ":speaker last ada", "Speaker set: view 1" },
		{ ":support last =2", "Hands counted for view 1: 2, beside its other voices, 1" },
		{ ":support last =7", "7 hands beside its other voices, 1, are more than the people who are here, 7" },
		{ ":move last local/wanted", "Moved: view 1, to Local" },
	};
	struct seat *s = *state;

	seat_enter(s, "Something");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		print_message("%s\n", rows[i].line);
		seat_type(s, rows[i].line);
		seat_press(s, "Enter");
		seat_shows(s, rows[i].says);
	}
	seat_press(s, "M-+");
	seat_shows(s, "minutes left.");
}

static void help_is_filtered_by_typing_and_enter_runs(void **state)
{
	struct seat *s = *state;

	seat_press(s, "F1");
	seat_shows(s, "Here: Room");
	seat_type(s, "veil");
	seat_shows(s, "Hide past notes");
	seat_hides(s, "Here: Room");
	seat_press(s, "Enter");
	assert_true(s->ui.veiled);
}

static void esc_goes_back_one_step_and_loses_nothing(void **state)
{
	struct seat *s = *state;

	seat_type(s, "half a line");
	seat_press(s, "Esc ?");
	assert_ptr_equal(s->ui.overlay, &overlay_help);
	seat_press(s, "Esc");
	assert_null(s->ui.overlay);
	seat_press(s, "i");
	assert_string_equal(seat_typed(s), "half a line");
	assert_int_equal(s->ui.focus, FOCUS_ENTRY);
}

static void messages_keep_the_last_hundred(void **state)
{
	struct seat *s = *state;

	for (int i = 0; i < 120; i++)
		ui_say(&s->ui, STYLE_PLAIN, "message %d", i);
	assert_int_equal(s->ui.message_count, MESSAGES_KEPT);
	seat_type(s, ":messages");
	seat_press(s, "Enter");
	seat_shows(s, "message 119");
	seat_hides(s, "message 19 ");
}

static void the_cursor_always_stands_at_the_focus(void **state)
{
	static const char *const keys[] = { "x", "Home", "Esc", "k", "/", "a", "Esc", "F1", "Down", "Esc", ":", "Esc", "i" };
	struct seat *s = *state;

	seat_enter(s, "One");
	seat_enter(s, "Two");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const char *line;

		print_message("%s\n", keys[i]);
		seat_press(s, keys[i]);
		line = seat_line(s, s->frame.cursor_row);
		if (s->ui.overlay == &overlay_palette)
			assert_non_null(strstr(line, ":"));
		else if (s->ui.overlay == &overlay_help)
			assert_non_null(strstr(line, "Type to find"));
		else if (s->ui.overlay == &overlay_filter)
			assert_non_null(strstr(line, "Find"));
		else if (s->ui.focus == FOCUS_ENTRY)
			assert_non_null(strstr(line, "▸"));
		else
			assert_non_null(strstr(line, "▌"));
	}
}

int main(void)
{
#define ROW(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		ROW(every_row_of_every_table_is_whole),
		ROW(every_screen_says_what_it_is),
		ROW(no_two_bindings_of_one_place_share_a_key),
		ROW(keys_type_the_lines_of_their_rows),
		ROW(letters_are_text_in_the_entry_line),
		ROW(no_single_letter_destroys_anything),
		ROW(a_key_that_needs_more_opens_the_palette_with_it),
		ROW(a_configured_key_takes_the_place_of_the_usual_one),
		ROW(every_key_that_is_shown_does_something),
		ROW(the_palette_finds_by_few_letters_and_teaches_keys),
		ROW(the_palette_runs_what_a_key_runs),
		ROW(tab_completes_behind_the_sign_of_a_quote_too),
		ROW(what_was_done_is_said_of_what),
		ROW(help_is_filtered_by_typing_and_enter_runs),
		ROW(esc_goes_back_one_step_and_loses_nothing),
		ROW(messages_keep_the_last_hundred),
		ROW(the_cursor_always_stands_at_the_focus),
	};
#undef ROW

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
