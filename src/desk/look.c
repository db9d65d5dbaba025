/* look: a session that is only read. */
#include "desk/look.h"

#include <string.h>

#include "store/folder.h"
#include "store/journal.h"

bool look_open(const char *dir, struct look *out, struct err *e)
{
	memset(out, 0, sizeof *out);
	out->complaints.arena = &out->arena;
	if (!folder_recognise(dir, e))
		return false;
	if (!folder_read(dir, &out->arena, &out->agenda, &out->roster, &out->complaints, e))
		return false;
	session_init(&out->session, out->agenda, out->roster);
	if (!journal_read(dir, &out->history, e))
		return false;
	session_replay(&out->session, &out->history);
	return true;
}

void look_close(struct look *l)
{
	session_free(&l->session);
	history_free(&l->history);
	arena_free(&l->arena);
}
