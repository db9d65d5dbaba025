/* key: keys spelled as text. */
#include "command/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

bool key_is_text(const char *key)
{
	size_t len = strlen(key);
	int32_t c;

	if (!len || utf8_next(key, len, &c) != len)
		return false;
	return c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0);
}

const char *key_shown(const char *key, char out[KEY_SHOWN])
{
	if (strncmp(key, "C-", 2) == 0 && key[2] && !key[3])
		snprintf(out, KEY_SHOWN, "Ctrl-%c", key[2] >= 'a' && key[2] <= 'z' ? key[2] - 'a' + 'A' : key[2]);
	else if (strncmp(key, "C-", 2) == 0)
		snprintf(out, KEY_SHOWN, "Ctrl-%s", key + 2);
	else if (strncmp(key, "M-", 2) == 0)
		snprintf(out, KEY_SHOWN, "Alt-%s", key + 2);
	else if (strncmp(key, "S-", 2) == 0)
		snprintf(out, KEY_SHOWN, "Shift-%s", key + 2);
	else
		snprintf(out, KEY_SHOWN, "%s", key);
	return out;
}

static const char *const names[] = {
	"Space", "Enter", "Tab", "S-Tab", "Esc", "Backspace", "Delete", "Insert", "Up", "Down", "Left", "Right",
	"C-Left", "C-Right", "C-Up", "C-Down", "Home", "End", "PgUp", "PgDn", "M-Enter", "M-Backspace",
};

bool key_is_known(const char *key)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], key) == 0)
			return true;
	if (*key == 'F' && key[1])
		return strspn(key + 1, "0123456789") == strlen(key + 1) && atoi(key + 1) >= 1 && atoi(key + 1) <= 12;
	if (strncmp(key, "C-", 2) == 0 && key[2])
		return !key[3] && ((key[2] >= 'a' && key[2] <= 'z') || strchr("_]^", key[2]));
	if (strncmp(key, "M-", 2) == 0)
		return key_is_text(key + 2);
	return key_is_text(key);
}
