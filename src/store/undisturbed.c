/* undisturbed: signals that end the program wait until a whole is whole. */
#include "undisturbed.h"

#include <errno.h>
#include <stddef.h>

void undisturbed_begin(sigset_t *before)
{
	sigset_t held;

	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigaddset(&held, SIGQUIT);
	sigprocmask(SIG_BLOCK, &held, before);
}

void undisturbed_end(const sigset_t *before)
{
	int why = errno;

	sigprocmask(SIG_SETMASK, before, NULL);
	errno = why;
}
