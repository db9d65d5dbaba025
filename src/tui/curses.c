/* curses: frames to the terminal, and what happens there. The one file with state outside of any object: a signal has
 * nothing else to reach the terminal by. */
#include "terminal.h"

#include <curses.h>
#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "base/buffer.h"
#include "base/interrupted.h"
#include "base/say.h"
#include "base/utf8.h"
#include "curses_keys.h"
#include "moved.h"
#include "terminfo.h"

enum { ESC_DELAY_MS = 25, SCROLL_ROWS = 4 };
enum { RESIZES_AT_ONCE = 8, SIGNAL_CALM_MS = 10 };

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"

static struct {
	SCREEN *screen;
	volatile sig_atomic_t open;  /* curses mode is on */
	volatile sig_atomic_t opening;
	int wake[2];                 /* signals write here, terminal_wait reads */
	volatile sig_atomic_t signal;
	struct frame shown;
	bool fresh;                  /* shown says what is on the terminal */
	attr_t attributes[STYLES];
	short pairs[STYLES];
	struct quiet_terminal quiet;
	struct buffer text;          /* of the last event */
	bool mouse;
	void (*save)(void *arg);
	void *save_arg;
} terminal = { .wake = { -1, -1 } };

/* ---- signals ---- */

static void wake_up(int number)
{
	char byte = (char)number;
	int saved = errno;
	ssize_t ignored = write(terminal.wake[1], &byte, 1);

	(void)ignored;
	errno = saved;
}

static void restore(void)
{
	if (!terminal.open)
		return;
	terminal.open = 0;
	fputs(PASTE_OFF, stdout);
	fflush(stdout);
	endwin();
}

static void last_words(void)
{
	restore();
	if (terminal.save)
		terminal.save(terminal.save_arg);
}

static void say_and_leave(const char *words)
{
	ssize_t ignored = write(STDERR_FILENO, words, strlen(words));

	(void)ignored;
	_exit(1);
}

/* endwin is not safe in a signal by the letter; a terminal left in raw mode is certain harm. */
static void die(int number)
{
	/* ncurses 6.4 measures names that it could not copy (_nc_setupterm). Nothing is on the terminal by then, nor typed. */
	if (terminal.opening)
		say_and_leave("roundtable: ncurses fell over when it opened the screen, as it does where memory is short; "
			      "roundtable --plain DIR, or capture DIR, need no screen\n");
	last_words();
	signal(number, SIG_DFL);
	raise(number);
}

static void out_of_memory(void)
{
	last_words();
	say_and_leave("roundtable: out of memory; what was kept is on the disk\n");
}

static void catch_faults(void)
{
	static const int fatal[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
	struct sigaction action = { .sa_handler = die };

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
		sigaction(fatal[i], &action, NULL);
}

static void catch_signals(void)
{
	static const int asking[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP };
	struct sigaction action = { .sa_flags = SA_RESTART };
	sigset_t ours;

	sigemptyset(&action.sa_mask);
	sigemptyset(&ours);
	action.sa_handler = wake_up;
	for (size_t i = 0; i < sizeof asking / sizeof *asking; i++) {
		sigaction(asking[i], &action, NULL);
		sigaddset(&ours, asking[i]);
	}
	/* Whoever started us may have held them back. */
	sigprocmask(SIG_UNBLOCK, &ours, NULL);
	memory_on_exhausted(out_of_memory);
	atexit(restore);
}

void terminal_last_words(void (*save)(void *arg), void *arg)
{
	terminal.save = save;
	terminal.save_arg = arg;
}

int terminal_signal(void)
{
	return terminal.signal;
}

/* ---- opening ---- */

static attr_t attributes_of(unsigned attributes)
{
	attr_t out = A_NORMAL;

	out |= attributes & ATTR_BOLD ? A_BOLD : 0;
	out |= attributes & ATTR_DIM ? A_DIM : 0;
	out |= attributes & ATTR_UNDERLINE ? A_UNDERLINE : 0;
	out |= attributes & ATTR_REVERSE ? A_REVERSE : 0;
	out |= attributes & ATTR_ITALIC ? A_ITALIC : 0;
	return out;
}

/* The fixed 256 colours or none: the first sixteen are whatever the user made of them. */
static void set_styles(const struct theme *theme, bool colour)
{
	bool colours = colour && has_colors();

	if (colours) {
		start_color();
		use_default_colors();
		colours = COLORS >= 256;
	}
	if (!colours)
		theme = theme_find("mono");
	for (int i = 0; i < STYLES; i++) {
		const struct look_of *look = &theme->looks[i];

		terminal.attributes[i] = attributes_of(look->attributes);
		terminal.pairs[i] = 0;
		if (colours && look->colour >= 0) {
			terminal.pairs[i] = (short)(i + 1);
			init_pair((short)(i + 1), (short)look->colour, -1);
		}
		terminal.quiet.plain[i] = terminal.attributes[i] == A_NORMAL && !terminal.pairs[i];
	}
}

static void enter(void)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	timeout(0);
	fputs(PASTE_ON, stdout);
	fflush(stdout);
	terminal.open = 1;
}

bool terminal_open(const struct theme *theme, bool colour, struct err *e)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, ERR_IO, "there is no terminal here; roundtable --plain DIR, or capture DIR, need none");
	if (terminal.wake[0] < 0 && pipe(terminal.wake) < 0)
		return err_set(e, ERR_IO, "no pipe for signals: %s", say_errno(errno));
	set_escdelay(ESC_DELAY_MS);
	catch_faults();
	terminal.opening = 1;
	terminal.screen = newterm(NULL, stdout, stdin);
	terminal.opening = 0;
	if (!terminal.screen)
		return err_set(e, ERR_IO, "this kind of terminal is not known here (TERM); use roundtable --plain DIR");
	/* Asked once here, where it still can be said that there is no memory for it: without, all would be drawn at one place. */
	if (!tigetstr("cup") || tigetstr("cup") == (char *)-1 || !tiparm(tigetstr("cup"), 0, 0)) {
		endwin();
		return err_set(e, ERR_IO, "this terminal cannot place its cursor; use roundtable --plain DIR");
	}
	catch_signals();
	set_styles(theme, colour);
	terminfo_quiet(&terminal.quiet);
	curses_keys_define();
	enter();
	terminal.fresh = false;
	return true;
}

void terminal_close(void)
{
	restore();
	frame_free(&terminal.shown);
	buffer_free(&terminal.text);
	if (terminal.screen)
		delscreen(terminal.screen);
	terminal.screen = NULL;
}

void terminal_size(int *rows, int *cols)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col &&
	    (size.ws_row != LINES || size.ws_col != COLS)) {
		resizeterm(size.ws_row, size.ws_col);
		terminal.fresh = false;
	}
	*rows = LINES;
	*cols = COLS;
}

/* ---- frames ---- */

/* Text of a cell for curses. Where this system's wcwidth thinks otherwise about its width, a sign of that width. */
static void to_wide(const struct cell *c, wchar_t out[CCHARW_MAX + 1])
{
	int width = 0;
	size_t count = 0;

	for (size_t at = 0; at < c->len && count < CCHARW_MAX;) {
		int32_t point;
		int w;

		at += utf8_next(c->text + at, c->len - at, &point);
		w = wcwidth((wchar_t)point);
		if (w < 0 || (count && w > 0))
			break;
		out[count++] = (wchar_t)point;
		width += w;
	}
	out[count] = 0;
	if (!c->len)
		wcscpy(out, L" ");
	else if (width != c->width)
		wcscpy(out, wcwidth(0xfffd) == 1 ? L"\xfffd" : L"?");
}

static void put_cell(WINDOW *window, const struct frame *f, int row, int col)
{
	const struct cell *c = &f->cells[row * f->cols + col];
	wchar_t text[CCHARW_MAX + 1];
	cchar_t out;

	if (!c->width)
		return;
	to_wide(c, text);
	setcchar(&out, text, terminal.attributes[c->style], terminal.pairs[c->style], NULL);
	mvwadd_wch(window, row, col, &out);
}

/* A long line that scrolls under what is typed: ncurses sees that it only moved if nothing was written behind it in the
 * same step, and sends a few bytes instead of the whole line. So the row moves first, and then gets its new letters. */
static void move_first(const struct frame *f)
{
	int row = f->cursor_row, cols = f->cols < COLS ? f->cols : COLS, col, n;
	struct cell *before = &terminal.shown.cells[row * f->cols];

	n = moved_left(before, &f->cells[row * f->cols], cols, &col);
	if (!n)
		return;
	for (int at = col; at < cols; at++) {
		before[at] = at + n < cols ? before[at + n] : (struct cell){ .width = 1 };
		put_cell(stdscr, &terminal.shown, row, at);
	}
	move(row, col);
	refresh();
}

/* What the terminal shows already goes into what curses has drawn and into what it believes is there. */
static void note_shown(const struct frame *f)
{
	int row, col;

	getyx(curscr, row, col);
	for (int i = 0; i < f->rows * f->cols; i++) {
		if (cell_same(&terminal.shown.cells[i], &f->cells[i]))
			continue;
		put_cell(stdscr, f, i / f->cols, i % f->cols);
		put_cell(curscr, f, i / f->cols, i % f->cols);
		terminal.shown.cells[i] = f->cells[i];
	}
	wmove(curscr, row, col);
	move(f->cursor_row, f->cursor_col);
}

/* At rest the clock alone changes: for this curses would send the way there and the way back. */
static bool show_quietly(const struct frame *f)
{
	struct buffer bytes = { 0 };
	bool quiet = terminal.fresh && f->rows == terminal.shown.rows && f->cols == terminal.shown.cols &&
		     f->rows == LINES && f->cols == COLS && f->cursor_row == terminal.shown.cursor_row &&
		     f->cursor_col == terminal.shown.cursor_col && quiet_step(&terminal.shown, f, &terminal.quiet, &bytes);

	if (quiet) {
		fwrite(bytes.text, 1, bytes.len, stdout);
		fflush(stdout);
		note_shown(f);
	}
	buffer_free(&bytes);
	return quiet;
}

void terminal_show(const struct frame *f)
{
	int changed = 0;

	if (show_quietly(f))
		return;
	if (!terminal.fresh || terminal.shown.rows != f->rows || terminal.shown.cols != f->cols) {
		frame_resize(&terminal.shown, f->rows, f->cols);
		erase();
		clearok(stdscr, TRUE);
	} else if (f->cursor_row < f->rows && f->cursor_row < LINES) {
		move_first(f);
	}
	for (int row = 0; row < f->rows && row < LINES; row++) {
		bool other = false;

		for (int col = 0; col < f->cols && col < COLS; col++) {
			struct cell *before = &terminal.shown.cells[row * f->cols + col];
			const struct cell *now = &f->cells[row * f->cols + col];

			if (cell_same(before, now))
				continue;
			put_cell(stdscr, f, row, col);
			*before = *now;
			other = true;
		}
		changed += other;
	}
	/* Looking for lines that only moved costs more than a typed letter does. */
	idlok(stdscr, changed >= SCROLL_ROWS);
	terminal.fresh = true;
	terminal.shown.cursor_row = f->cursor_row;
	terminal.shown.cursor_col = f->cursor_col;
	move(f->cursor_row < LINES ? f->cursor_row : LINES - 1, f->cursor_col < COLS ? f->cursor_col : COLS - 1);
	refresh();
}

void terminal_forget(void)
{
	terminal.fresh = false;
}

void terminal_bell(void)
{
	beep();
}

void terminal_mouse(bool on)
{
	if (on == terminal.mouse)
		return;
	terminal.mouse = on;
	/* ncurses would wait for the second click before it says anything of the first. */
	mouseinterval(0);
	mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
}

/* ---- waiting ---- */

/* Whether one more signal comes at once. That it does interrupts poll, but so does what is no signal of ours. */
static bool another_comes(void)
{
	struct pollfd more = { .fd = terminal.wake[0], .events = POLLIN };
	int wait_ms = SIGNAL_CALM_MS, tries = 0, ready;

	while ((ready = poll(&more, 1, wait_ms)) < 0 && interrupted(&tries))
		wait_ms = 0;
	return ready > 0;
}

/* A hand at the corner of a window sends resizes faster than the eye follows: a few at a time are one. */
static enum terminal_event signalled(void)
{
	int resizes = 0;
	char number;

	do
		if (read(terminal.wake[0], &number, 1) != 1)
			return TERMINAL_TIMEOUT;
	while (number == SIGWINCH && ++resizes < RESIZES_AT_ONCE && another_comes());
	if (number == SIGWINCH)
		return TERMINAL_RESIZE;
	if (number == SIGTSTP)
		return TERMINAL_SUSPEND;
	terminal.signal = number;
	return TERMINAL_END;
}

enum terminal_event terminal_wait(int64_t timeout_ms, int fd, const char **text, size_t *len)
{
	struct pollfd fds[3] = {
		{ .fd = STDIN_FILENO, .events = POLLIN }, { .fd = terminal.wake[0], .events = POLLIN },
		{ .fd = fd, .events = POLLIN },
	};
	enum terminal_event event = curses_keys_next(&terminal.text);
	int ready = 0;

	if (event == TERMINAL_TIMEOUT && !terminal.text.len) {
		ready = poll(fds, 3, timeout_ms > 60000 ? 60000 : timeout_ms < 0 ? 0 : (int)timeout_ms);
		if (ready > 0 && fds[1].revents)
			event = signalled();
		else if (ready > 0 && fds[0].revents & POLLIN)
			event = curses_keys_next(&terminal.text);
		else if (ready > 0 && fds[0].revents)
			event = TERMINAL_END;
		else if (ready > 0 && fds[2].revents)
			event = TERMINAL_READY;
		/* A terminal that is gone is ready for ever, with nothing to read. */
		if (ready > 0 && event == TERMINAL_TIMEOUT && fds[0].revents & POLLHUP)
			event = TERMINAL_END;
	}
	*text = buffer_text(&terminal.text);
	*len = terminal.text.len;
	return event;
}

/* ---- giving the terminal away ---- */

void terminal_lend(void)
{
	restore();
}

void terminal_return(void)
{
	refresh();
	enter();
	terminal.fresh = false;
}

void terminal_suspend(void)
{
	restore();
	raise(SIGSTOP);
	terminal_return();
}
