/* interrupted: a call that a signal interrupted is made again; but not for ever, or nobody would be told that it fails. */
#ifndef BASE_INTERRUPTED_H
#define BASE_INTERRUPTED_H

#include <stdbool.h>

/* For a call that has just failed: whether it was interrupted and should be made once more. tries counts how often that
 * was said and begins at 0; after a hundred times it is an error like any other. errno stays as it is. */
bool interrupted(int *tries);

#endif
