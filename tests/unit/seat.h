/* seat: somebody at the screen of a meeting, for tests that press keys and read what is to be seen. The same steps as
 * the app takes, without a terminal. */
#ifndef SEAT_H
#define SEAT_H

#include "meeting.h"
#include "tui/ui.h"

struct seat {
	struct meeting meeting;
	struct ui ui;
	struct frame frame;
};

/* Sits down in that role, 80x24. */
void seat_open(struct seat *s, const char *role);

/* Sits down in the chair of a meeting that has entries of several kinds, two hands up and somebody speaking. */
void seat_open_midway(struct seat *s);
void seat_close(struct seat *s);

/* Everything at the screen begins anew at that time, as after a restart, with what the folder now holds. */
void seat_restart(struct seat *s, const char *role, int64_t now_ms);

/* Lines go past the screen into the desk, each of them taken, and are what is looked at. */
void seat_lines(struct seat *s, const char *const lines[], size_t count);

/* Presses keys, named and separated by blanks: "Esc j Enter". What they ask of the desk is done. */
void seat_press(struct seat *s, const char *keys);

/* Presses one and draws nothing, for whoever presses very many. */
void seat_press_unseen(struct seat *s, const char *key);

/* Types text letter by letter; types it and keeps it. */
void seat_type(struct seat *s, const char *text);
void seat_enter(struct seat *s, const char *text);

/* Pastes text as a terminal with bracketed paste does. */
void seat_paste(struct seat *s, const char *text);

/* The mouse, switched on or not: "press ROW COL", "up", "down"; a click on the first cell of text that shows. */
void seat_mouse(struct seat *s, const char *what);
void seat_click(struct seat *s, const char *text);

/* Minutes go by. */
void seat_wait(struct seat *s, int minutes);

/* Others have changed the session: it is read and shown. */
void seat_follow(struct seat *s);

void seat_resize(struct seat *s, int rows, int cols);

/* The screen as text, and its styles; lives until seat_close. */
const char *seat_text(struct seat *s);
const char *seat_styles(struct seat *s);

/* One line of it, from 0. */
const char *seat_line(struct seat *s, int row);

/* Fails the test unless the screen has that text, or unless it has it not. */
void seat_shows(struct seat *s, const char *text);
void seat_hides(struct seat *s, const char *text);

/* What stands in the entry line. */
const char *seat_typed(struct seat *s);

/* Fails the test unless the cursor stands on the screen, and all that is seen there is letters: nothing that would steer a
 * terminal or turn the line round. */
void seat_holds(struct seat *s);

#endif
