/* plain: the session as lines: whole sentences, no escape codes, for screen readers and bad lines. */
#include "app.h"

bool plain_run(const struct tui_plan *plan, struct err *e)
{
	(void)plan;
	return err_set(e, ERR_USAGE, "not yet");
}
