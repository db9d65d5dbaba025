/* fuzz_keys: any bytes from the keyboard, through a terminal of its own, ncurses and the screen to the desk: whatever they
 * are, what is to be seen has no control character in it, the cursor stands on it, what stands in the entry line is
 * text, and the journal is whole.
 *
 * The input is cut at NEXT; each piece reaches the terminal at once, as a paste or a fast hand does. A piece that begins
 * with SIZE gives the window the two sizes behind it; one that begins with WAIT lets minutes go by.
 *
 * The terminal's mouse stays off: ncurses 6.4 waits in a read of its own for the rest of a report that was cut short, and
 * nobody here would type it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"
#include "seat.h"
#include "store/file.h"
#include "tui/mouse.h"
#include "tui/terminal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

enum { NEXT = 0xfe, SIZE = 0xfd, WAIT = 0xfc };
enum { INPUT_MOST = 300, MARK = 6, QUIET_LOOKS = 4, SIGNALS = 32 };

static const char paste_begin[] = "\033[200~", paste_end[] = "\033[201~";
static const char *const roles[] = { "chair", "note-taker", "organiser", "" };

static struct seat seat;
static struct buffer journal, people;   /* as every input finds them */
static int64_t began_ms;
static int master;

static void require(bool holds)
{
	if (!holds)
		abort();
}

/* ---- a terminal ---- */

/* Somebody has to look at the screen, or writing to it would wait. */
static void *watch(void *arg)
{
	char bytes[4096];

	while (read(master, bytes, sizeof bytes) > 0)
		;
	return arg;
}

/* The fuzzer's own signals stay its own. */
static void open_quietly(void)
{
	struct sigaction before[SIGNALS];
	struct err e = { 0 };

	for (int i = 1; i < SIGNALS; i++)
		sigaction(i, NULL, &before[i]);
	require(terminal_open(theme_find("calm"), true, &e));
	for (int i = 1; i < SIGNALS; i++)
		sigaction(i, &before[i], NULL);
	/* Nobody's keys come slowly here. */
	set_escdelay(0);
}

static void a_terminal(void)
{
	pthread_t watcher;
	int slave;

	setlocale(LC_ALL, "C.UTF-8");
	setenv("TERM", "xterm-256color", 1);
	master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	require(master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0);
	slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	require(slave >= 0 && dup2(slave, STDIN_FILENO) == STDIN_FILENO && dup2(slave, STDOUT_FILENO) == STDOUT_FILENO);
	close(slave);
	require(ioctl(master, TIOCSWINSZ, &(struct winsize){ .ws_row = 24, .ws_col = 80 }) == 0);
	require(pthread_create(&watcher, NULL, watch, NULL) == 0);
	open_quietly();
}

/* ---- a session ---- */

static const char *in_session(const char *name)
{
	return arena_printf(&seat.meeting.arena, "%s/%s", seat.meeting.dir, name);
}

static void read_whole(const char *name, struct buffer *out)
{
	struct err e = { 0 };

	require(file_read(in_session(name), (size_t)1 << 20, out, &e));
}

static void put_back(const char *name, const struct buffer *bytes)
{
	static struct arena work;
	int fd = open(arena_printf(&work, "%s/%s", seat.meeting.dir, name), O_WRONLY | O_TRUNC);

	require(fd >= 0 && write(fd, bytes->text, bytes->len) == (ssize_t)bytes->len);
	close(fd);
	arena_free(&work);
}

static void put_away(void)
{
	seat_close(&seat);
}

static void a_session(void)
{
	/* Where a sync costs nothing. */
	if (access("/dev/shm", W_OK) == 0)
		setenv("TMPDIR", "/dev/shm", 0);
	seat_open_midway(&seat);
	began_ms = seat.ui.now_ms;
	read_whole("journal.yaml", &journal);
	read_whole("people.yaml", &people);
	atexit(put_away);
}

/* ---- keys ---- */

static void show(void)
{
	ui_draw(&seat.ui, &seat.frame);
	seat_holds(&seat);
	terminal_show(&seat.frame);
}

static void take(enum terminal_event event, const char *text)
{
	int rows, cols;

	switch (event) {
	case TERMINAL_KEY:
		require(*text && utf8_valid(text, strlen(text), NULL));
		seat_press_unseen(&seat, text);
		break;
	case TERMINAL_MOUSE:
		show();
		seat_mouse(&seat, text);
		break;
	case TERMINAL_PASTE:
		seat_paste(&seat, text);
		break;
	case TERMINAL_RESIZE:
		terminal_size(&rows, &cols);
		seat_resize(&seat, rows, cols);
		break;
	default:
		break;
	}
	seat.ui.quit = seat.ui.suspend = seat.ui.editor = false;
}

/* An event that is none may stand before others. */
static void take_all(void)
{
	enum terminal_event event;
	const char *text;
	size_t len;

	for (int quiet = 0; quiet < QUIET_LOOKS; quiet++) {
		event = terminal_wait(0, -1, &text, &len);
		require(event != TERMINAL_END);
		if (event != TERMINAL_TIMEOUT) {
			take(event, text);
			quiet = -1;
		}
	}
	show();
}

/* A paste that is not ended would be waited for. */
static bool is_open_paste(const uint8_t *bytes, size_t len)
{
	const uint8_t *begun = NULL, *end = bytes + len, *at = bytes;

	while ((at = memmem(at, (size_t)(end - at), paste_begin, MARK)))
		begun = at++;
	return begun && !memmem(begun, (size_t)(end - begun), paste_end, MARK);
}

/* Nothing is kept by a paste alone. */
static void type(const uint8_t *bytes, size_t len)
{
	size_t kept = desk_history(seat.meeting.desk)->count;
	struct buffer all = { 0 };

	buffer_add(&all, bytes, len);
	if (is_open_paste(bytes, len))
		buffer_adds(&all, paste_end);
	require(write(master, all.text, all.len) == (ssize_t)all.len);
	take_all();
	if (all.len > MARK && memcmp(all.text, paste_begin, MARK) == 0 &&
	    memcmp(all.text + all.len - MARK, paste_end, MARK) == 0)
		require(desk_history(seat.meeting.desk)->count == kept);
	buffer_free(&all);
}

static void give(const uint8_t *bytes, size_t len)
{
	if (len >= 3 && *bytes == SIZE) {
		struct winsize size = { .ws_row = bytes[1] % 100 + 1, .ws_col = bytes[2] + 1 };

		require(ioctl(master, TIOCSWINSZ, &size) == 0);
		take(TERMINAL_RESIZE, "");
	} else if (len && *bytes == WAIT) {
		seat_wait(&seat, (int)len);
	} else if (len) {
		type(bytes, len);
	}
	take_all();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const uint8_t *end, *next;

	if (!journal.len) {
		a_terminal();
		a_session();
	}
	if (!len || len > INPUT_MOST)
		return 0;
	end = data + len;
	put_back("journal.yaml", &journal);
	put_back("people.yaml", &people);
	seat_restart(&seat, roles[*data++ % 4], began_ms);
	give((const uint8_t[]){ SIZE, 23, 79 }, 3);
	for (; data < end; data = next + 1) {
		next = memchr(data, NEXT, (size_t)(end - data));
		next = next ? next : end;
		give(data, (size_t)(next - data));
	}
	meeting_restart(&seat.meeting, "", "cccccccc");
	for (int t = 0; t <= TROUBLE_NEWER; t++)
		require(history_troubles(desk_history(seat.meeting.desk), (enum trouble_kind)t) == 0);
	return 0;
}
