/* curses_keys: what ncurses reads, by our names for it. */
#include "curses_keys.h"

#include <curses.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"
#include "paste.h"

/* Codes for what terminfo does not name; above all that ncurses hands out by itself. */
enum { PASTE_BEGIN = 2000, CTRL_LEFT, CTRL_RIGHT, CTRL_UP, CTRL_DOWN, ALT_BACKSPACE };
enum { UNREAD_MOST = 100, KEY_BYTES_MOST = 8 };

void curses_keys_define(void)
{
	static const struct { const char *bytes; int code; } rows[] = {
		{ "\033[200~", PASTE_BEGIN }, { "\033[1;5D", CTRL_LEFT }, { "\033[1;5C", CTRL_RIGHT },
		{ "\033[1;5A", CTRL_UP },     { "\033[1;5B", CTRL_DOWN }, { "\033Od", CTRL_LEFT },
		{ "\033Oc", CTRL_RIGHT },     { "\033\177", ALT_BACKSPACE },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		define_key(rows[i].bytes, rows[i].code);
}

/* ---- names ---- */

static const struct { int code; const char *name; } code_names[] = {
	{ KEY_UP, "Up" },         { KEY_DOWN, "Down" },       { KEY_LEFT, "Left" },      { KEY_RIGHT, "Right" },
	{ KEY_HOME, "Home" },     { KEY_END, "End" },         { KEY_PPAGE, "PgUp" },     { KEY_NPAGE, "PgDn" },
	{ KEY_DC, "Delete" },     { KEY_IC, "Insert" },       { KEY_BTAB, "S-Tab" },     { KEY_ENTER, "Enter" },
	{ KEY_BACKSPACE, "Backspace" }, { CTRL_LEFT, "C-Left" }, { CTRL_RIGHT, "C-Right" }, { CTRL_UP, "C-Up" },
	{ CTRL_DOWN, "C-Down" },  { ALT_BACKSPACE, "M-Backspace" },
};

static void name_mouse(struct buffer *text)
{
	MEVENT mouse;

	if (getmouse(&mouse) != OK)
		return;
	if (mouse.bstate & BUTTON4_PRESSED)
		buffer_adds(text, "up");
	else if (mouse.bstate & BUTTON5_PRESSED)
		buffer_adds(text, "down");
	else if (mouse.bstate & BUTTON1_PRESSED)
		buffer_addf(text, "press %d %d", mouse.y, mouse.x);
}

static void name_code(struct buffer *text, int code)
{
	if (code >= KEY_F(1) && code <= KEY_F(12))
		buffer_addf(text, "F%d", code - KEY_F0);
	for (size_t i = 0; i < sizeof code_names / sizeof *code_names; i++)
		if (code_names[i].code == code)
			buffer_adds(text, code_names[i].name);
}

static void name_char(struct buffer *text, wint_t c)
{
	static const char *const names[] = { [8] = "C-h", [9] = "Tab", [10] = "Enter", [13] = "Enter", [27] = "Esc" };

	if (c < sizeof names / sizeof *names && names[c])
		buffer_adds(text, names[c]);
	else if (c == 0)
		buffer_adds(text, "C-Space");
	else if (c < 27)
		buffer_addf(text, "C-%c", 'a' + (int)c - 1);
	else if (c < 32)
		buffer_addf(text, "C-%c", '@' + (int)c);
	else if (c == 32)
		buffer_adds(text, "Space");
	else if (c == 127)
		buffer_adds(text, "Backspace");
	else
		utf8_add(text, (int32_t)c);
}

/* Esc and a character that came with it are Alt and the character. */
static void name_escape(struct buffer *text)
{
	wint_t next;
	int got = get_wch(&next);

	if (got == OK && next != 27) {
		buffer_adds(text, "M-");
		name_char(text, next);
		return;
	}
	buffer_adds(text, "Esc");
	if (got == OK)
		unget_wch((wchar_t)next);
	else if (got == KEY_CODE_YES)
		ungetch((int)next);
}

/* ---- pastes ---- */

/* How many of the bytes are the first key; *key is what ncurses calls it. */
static size_t key_at(const char *bytes, size_t len, int *key)
{
	char name[KEY_BYTES_MOST + 1] = { *bytes };

	for (size_t n = 1; n < len && n < KEY_BYTES_MOST; n++) {
		name[n] = bytes[n];
		*key = key_defined(name);
		if (*key > 0)
			return n + 1;
	}
	*key = (unsigned char)*bytes;
	return 1;
}

/* Keys that were typed behind a paste. ncurses does not look for keys in what it gets back. */
static void unread(const char *bytes, size_t len)
{
	int keys[UNREAD_MOST];
	size_t count = 0;

	if (len > UNREAD_MOST)
		return;
	for (size_t at = 0; at < len; count++)
		at += key_at(bytes + at, len - at, &keys[count]);
	while (count--)
		ungetch(keys[count]);
}

static void take_paste(struct buffer *text)
{
	struct buffer bytes = { 0 };
	size_t end, rest;

	paste_read(STDIN_FILENO, &bytes, &end, &rest);
	unread(buffer_text(&bytes) + rest, bytes.len - rest);
	paste_add_text(text, buffer_text(&bytes), end);
	buffer_free(&bytes);
}

enum terminal_event curses_keys_next(struct buffer *text)
{
	wint_t c;
	int got = get_wch(&c);

	buffer_cut(text, 0);
	if (got == ERR)
		return TERMINAL_TIMEOUT;
	if (got == KEY_CODE_YES && c == PASTE_BEGIN) {
		take_paste(text);
		return TERMINAL_PASTE;
	}
	if (got == KEY_CODE_YES && c == KEY_RESIZE)
		return TERMINAL_RESIZE;
	if (got == KEY_CODE_YES && c == KEY_MOUSE) {
		name_mouse(text);
		return text->len ? TERMINAL_MOUSE : TERMINAL_TIMEOUT;
	}
	if (got == KEY_CODE_YES)
		name_code(text, (int)c);
	else if (c == 27)
		name_escape(text);
	else
		name_char(text, c);
	return text->len ? TERMINAL_KEY : TERMINAL_TIMEOUT;
}
