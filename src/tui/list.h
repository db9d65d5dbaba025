/* list: the chosen row of a list and what of it is to be seen. The row is remembered by its id, so that nobody's
 * choice moves because someone else wrote. Private to tui. */
#ifndef LIST_H
#define LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "screen.h"

enum { LIST_ID_BYTES = 64 };

struct list {
	char id[LIST_ID_BYTES];  /* "" before anything was chosen */
	size_t index;            /* where it was last seen */
	size_t top;              /* first row that shows */
};

/* Finds the chosen row again among rows (the nearest when it is gone, the last when none was ever chosen and
 * from_end, else the first) and moves top so that it shows in `height` rows. Gives its index; 0 for no rows. */
size_t list_settle(struct list *l, const struct rows *rows, int height, bool from_end);

/* Chooses the row at index. */
void list_choose(struct list *l, const struct rows *rows, size_t index);

/* A moving key: Up Down C-p C-n j k g G Home End PgUp PgDn. false: it is none. */
bool list_key(struct list *l, const struct rows *rows, const char *key, int page);

#endif
