/* terminal: the one place where a frame becomes bytes and bytes become keys (curses.c, curses_keys.c). Only one is open at a time;
 * its state is the one mutable global of the program, because signals have to restore the terminal. Private to tui. */
#ifndef TERMINAL_H
#define TERMINAL_H

#include "base/attributes.h"
#include "base/error.h"
#include "frame.h"

#include <stdint.h>

enum terminal_event {
	TERMINAL_TIMEOUT,  /* nothing happened for that long */
	TERMINAL_KEY,      /* text is its name ("C-n", "é"; see key.h) */
	TERMINAL_MOUSE,    /* text is what it did: see mouse.h */
	TERMINAL_PASTE,    /* text is what was pasted, as UTF-8 */
	TERMINAL_RESIZE,
	TERMINAL_READY,    /* the other descriptor can be read */
	TERMINAL_SUSPEND,  /* the shell asks us to stop: terminal_suspend when ready */
	TERMINAL_END,      /* a signal, or the line is lost: save and leave; terminal_signal says which */
};

/* Opens the terminal of stdin and stdout. colour: the theme's colours may be used. ERR_IO for a terminal that cannot
 * be drawn on (unknown or dumb), with what to do instead. */
MUST_USE bool terminal_open(const struct theme *theme, bool colour, struct err *e);

/* Restores it; accepts one that is not open. Registered for exit and fatal signals as well. */
void terminal_close(void);

void terminal_size(int *rows, int *cols);

/* Sends what differs from the frame shown before. */
void terminal_show(const struct frame *f);

/* Shows all anew with the next frame. */
void terminal_forget(void);

/* Waits for the next event, at most timeout_ms. fd (or -1) is watched too. text is borrowed until the next call. */
enum terminal_event terminal_wait(int64_t timeout_ms, int fd, const char **text, size_t *len);

/* Gives the terminal to the shell until the process is continued; to a child and back. */
void terminal_suspend(void);
void terminal_lend(void);
void terminal_return(void);

void terminal_mouse(bool on);
void terminal_bell(void);

/* The signal that asked us to end; 0 when the line was lost. */
int terminal_signal(void);

/* Called on fatal signals and when memory is out, after the terminal is restored: may only write what lies ready. */
void terminal_last_words(void (*save)(void *arg), void *arg);

#endif
