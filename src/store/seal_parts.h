/* seal_parts: the steps of a seal, for whoever holds the lock. */
#ifndef STORE_SEAL_PARTS_H
#define STORE_SEAL_PARTS_H

#include "store/seal.h"

/* Puts everything that is to stay beside what is there, then the intent. On false nothing of it is left, or the intent
 * stands and *begun is set. */
bool seal_begin(const char *dir, const struct seal *seal, bool *begun, struct err *e);

/* Does what the intent in dir asks for, as far as it is not done. */
bool seal_finish(const char *dir, struct err *e);

#endif
