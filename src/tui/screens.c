/* screens: the table of all screens, from its rows. */
#include <string.h>

#include "screen.h"

#define SCREEN(name) extern const struct screen screen_##name;
#include "screens.def"
#undef SCREEN

const struct screen *const screens[] = {
#define SCREEN(name) &screen_##name,
#include "screens.def"
#undef SCREEN
	NULL
};

const struct screen *screen_find(const char *name)
{
	for (size_t i = 0; screens[i]; i++)
		if (strcmp(screens[i]->name, name) == 0)
			return screens[i];
	return NULL;
}

size_t screen_index(const struct screen *s)
{
	size_t i = 0;

	while (screens[i] && screens[i] != s)
		i++;
	return i;
}
