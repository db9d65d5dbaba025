/* interrupted: signals come one by one, from hands and timers. What interrupts a call a hundred times in a row is something
 * else: a broken file system, a filter of calls. */
#include "base/interrupted.h"

#include <errno.h>

enum { TRIES_MOST = 100 };

bool interrupted(int *tries)
{
	return errno == EINTR && (*tries)++ < TRIES_MOST;
}
