/* terminfo: what a kind of terminal can do, for those who draw nothing. Apart from curses.c, because <term.h> defines a
 * macro for every capability there is. */
#include "tui/tui.h"

#include <curses.h>
#include <term.h>
#include <unistd.h>

int tui_colours(const char *term)
{
	int known, colours = 0;

	if (setupterm(term, STDOUT_FILENO, &known) != OK)
		return 0;
	if (tigetstr("cup") && tigetstr("cup") != (char *)-1)
		colours = tigetnum("colors") > 1 ? tigetnum("colors") : 1;
	del_curterm(cur_term);
	return colours;
}
