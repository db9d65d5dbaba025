/* run: another program, with nothing of ours in its hands. Private to publish. */
#ifndef RUN_H
#define RUN_H

#include <stdbool.h>

#include "confine/door.h"

/* Runs argv[0], an absolute path, without a shell: no input, no output, no open file, an environment of five variables
 * whose HOME and TMPDIR are folder. It and all it started are killed after so many seconds, or when wait no longer goes
 * on. True when it ended with status 0 before. */
bool run_program(const char *const *argv, const char *folder, int seconds, const struct door_wait *wait);

#endif
