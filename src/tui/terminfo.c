/* terminfo: what a kind of terminal can do. Apart from curses.c, because <term.h> defines a macro for every capability
 * there is. */
#include "terminfo.h"

#include <curses.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "tui/tui.h"

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

/* A capability that is bytes and no delay, or NULL. */
static const char *bytes_of(const char *name)
{
	const char *s = tigetstr(name);

	return s && s != (char *)-1 && !strstr(s, "$<") ? s : NULL;
}

static const char *to(int row, int col)
{
	const char *cup = bytes_of("cup");

	return cup ? tiparm(cup, row, col) : NULL;
}

static const char *along(int col)
{
	const char *hpa = bytes_of("hpa");

	return hpa ? tiparm(hpa, col) : NULL;
}

void terminfo_quiet(struct quiet_terminal *out)
{
	out->save = bytes_of("sc");
	out->restore = bytes_of("rc");
	out->down = bytes_of("cud1");
	out->to = to;
	out->along = along;
}
