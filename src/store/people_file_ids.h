/* people_file_ids: ids for those who have none. Private to people_file. */
#ifndef STORE_PEOPLE_FILE_IDS_H
#define STORE_PEOPLE_FILE_IDS_H

#include <stdbool.h>

#include "base/arena.h"

/* Raises *highest to the number of id when id is the prefix and a number ("p07" with 'p' is 7). */
bool id_number(const char *id, char prefix, unsigned *highest);

/* The next id, as p08 or o3: one above the highest so far, so that no id is ever used again while a later
 * one lives (the journal may speak of who had it). */
const char *id_next(struct arena *a, char prefix, unsigned *highest);

#endif
