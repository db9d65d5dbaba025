/* config: the user's own config.yaml (roundtable-config.5): theme, keys, mouse, default k, own glossary. */
#ifndef STORE_CONFIG_H
#define STORE_CONFIG_H

#include "base/complaints.h"
#include "model/agenda.h"

struct config {
	const char *theme;        /* "calm", "contrast", "mono", or NULL: not said */
	struct strings keys;      /* "floor g": a command's name and its key */
	struct strings glossary;  /* public names and terms of the user's own */
	bool mouse;
	int k;                    /* default for new sessions; 0: not said */
};

/* Reads the file at path into a; where there is none, all is as if nothing was said. NULL when c has errors (e is the
 * first) or when it cannot be read (ERR_IO). */
const struct config *config_read(const char *path, struct arena *a, struct complaints *c, struct err *e);

/* The same from bytes; name is what complaints say. NULL when c has errors. */
const struct config *config_parse(const char *name, const char *bytes, size_t len, struct arena *a,
				  struct complaints *c);

#endif
