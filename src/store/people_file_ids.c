/* people_file_ids: p01, p02, … for people and o1, o2, … for organisations. */
#include "people_file_ids.h"

#include <stdlib.h>
#include <string.h>

bool id_number(const char *id, char prefix, unsigned *highest)
{
	unsigned number;

	if (id[0] != prefix || !id[1] || id[1 + strspn(id + 1, "0123456789")] || strlen(id) > 9)
		return false;
	number = (unsigned)strtoul(id + 1, NULL, 10);
	if (number > *highest)
		*highest = number;
	return true;
}

const char *id_next(struct arena *a, char prefix, unsigned *highest)
{
	++*highest;
	return prefix == 'p' ? arena_printf(a, "p%02u", *highest) : arena_printf(a, "%c%u", prefix, *highest);
}
