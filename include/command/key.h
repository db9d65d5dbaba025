/* key: keys spelled as text: "g", "é", "Space", "Enter", "C-n", "M-z", "F2", "PgUp". So the command table, the
 * configuration, help and the tests speak of them without curses. */
#ifndef COMMAND_KEY_H
#define COMMAND_KEY_H

#include <stdbool.h>
#include <stddef.h>

/* What a person types into a line: one character that is no control; "Space" is none here. */
bool key_is_text(const char *key);

/* How a key is shown: "Alt-n", "Ctrl-T", "F1", "Space". out has room for KEY_SHOWN bytes. */
enum { KEY_SHOWN = 32 };
const char *key_shown(const char *key, char out[KEY_SHOWN]);

/* True when key is one that this program can name: for the configuration file. */
bool key_is_known(const char *key);

#endif
