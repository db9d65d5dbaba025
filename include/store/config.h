/* config: the user's own config.yaml (roundtable-config.5): theme, keys, mouse, default k, own glossary. */
#ifndef STORE_CONFIG_H
#define STORE_CONFIG_H

#include "base/complaints.h"
#include "model/agenda.h"

/* What only other rooms know: the commands that there are, how a key is spelled. */
struct config_words {
	const char *const *command;
	size_t command_count;
	bool (*is_key)(const char *key);
};

struct config {
	const char *theme;        /* "calm", "contrast", "mono", or NULL: not said */
	struct strings keys;      /* "floor g": a command's name and its key */
	struct strings glossary;  /* public names and terms of the user's own */
	bool mouse;
	const char *language;     /* of screens and messages: "en", "cy", or NULL: not said */
	int k;                    /* default for new sessions; 0: not said */
};

/* k, where one was meant that cannot be read: no other may take its place unnoticed. */
enum { CONFIG_K_WRONG = -1 };

/* Reads the file at path into a; where there is none, all is as if nothing was said. What is wrong in it is among the
 * complaints of c, with line and column, and left out; all the rest holds. NULL when it cannot be read (ERR_IO). */
const struct config *config_read(const char *path, const struct config_words *words, struct arena *a,
				 struct complaints *c, struct err *e);

/* The same from bytes; name is what complaints say. Never NULL. */
const struct config *config_parse(const char *name, const char *bytes, size_t len, const struct config_words *words,
				  struct arena *a, struct complaints *c);

#endif
