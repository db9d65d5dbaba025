/* test_tui_storm: keys without sense by the thousand, windows dragged about, and somebody else who writes meanwhile:
 * nothing falls over, the cursor stays on the screen, and the journal is whole. Always the same rows of keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "random_room.h"
#include "seat.h"

enum { MEETINGS = 20, KEYS_EACH = 1000, ROWS_MOST = 100, COLS_MOST = 300 };

static const char *const keys[] = {
	"F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "Esc", "Esc", "Enter", "Enter", "Enter", "Tab", "S-Tab",
	"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Backspace", "Delete", "Space", "C-a", "C-c", "C-d", "C-e",
	"C-h", "C-k", "C-n", "C-o", "C-p", "C-r", "C-t", "C-u", "C-w", "C-y", "C-z", "M-b", "M-d", "M-e", "M-f", "M-n", "M-z", "M-+",
	"M--", "M-1", "M-2", "M-3", "C-Left", "C-Right", "?", "/", ":", "]", "[", "+", "-", "=", "*", "@", "\"", "!", "~", ">", ".",
	"#", "1", "2", "9", "y", "n", "é", "漢", "\u0301", "👋", "ע",
};

static const char *const said[] = {
	"Somebody else's view @p03", "! Do something to:Systems level:system", "\" A quote of Dov Weiss @p04", ":next", ":back",
	":hand p05", ":floor p05", ":yield", ":support last =3", ":record off", ":record rule", ":undo", ":go closing", ":pause",
	":resume", ":extend 5", ":agree last", ":drop last", ":hide \"Dov Weiss\"",
};

static const char *key_of(struct dice *d, char letter[2])
{
	size_t count = sizeof keys / sizeof *keys, at = dice_throw(d, count + 60);

	if (at < count)
		return keys[at];
	letter[0] = (char)((at & 3 ? 'a' : 'A') + dice_throw(d, 26));
	letter[1] = '\0';
	return letter;
}

static int side_of(struct dice *d, size_t most)
{
	/* Small ones are where it breaks. */
	return 1 + (int)dice_throw(d, dice_throw(d, 3) ? most : 12);
}

/* One meeting. Whoever leaves is there again, as after a restart. */
static void play(struct dice *d, const char *role)
{
	struct seat *s = calloc(1, sizeof *s);
	struct desk *other;

	seat_open(s, role);
	other = meeting_peer(&s->meeting, "note-taker", "cccccccc");
	for (int i = 0; i < KEYS_EACH; i++) {
		char letter[2];

		seat_press(s, key_of(d, letter));
		s->ui.quit = s->ui.suspend = s->ui.editor = false;
		if (dice_throw(d, 25) == 0) {
			meeting_type_at(&s->meeting, other, said[dice_throw(d, sizeof said / sizeof *said)]);
			seat_follow(s);
		}
		if (dice_throw(d, 12) == 0)
			seat_resize(s, side_of(d, ROWS_MOST), side_of(d, COLS_MOST));
		if (dice_throw(d, 200) == 0)
			seat_paste(s, "- one\n- two\n\033[201~three \342\200\256");
		if (dice_throw(d, 300) == 0)
			seat_wait(s, 7);
		if (i % 10 == 0)
			seat_holds(s);
	}
	desk_close(other);
	meeting_restart(&s->meeting, role, "dddddddd");
	for (int t = 0; t < 3; t++)
		assert_int_equal(history_troubles(desk_history(s->meeting.desk), (enum trouble_kind)t), 0);
	seat_close(s);
	free(s);
}

static void keys_without_sense_break_nothing(void **state)
{
	static const char *const roles[] = { "chair", "note-taker", "organiser", "" };
	struct dice d = { 20191008 };

	(void)state;
	for (size_t i = 0; i < MEETINGS; i++)
		play(&d, roles[i % 4]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_without_sense_break_nothing),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
