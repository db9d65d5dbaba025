/* look: a session that is only read. */
#include "desk/look.h"

#include <string.h>

#include "base/say.h"
#include "store/folder.h"
#include "store/journal.h"
#include "store/seal.h"

static bool is_sealed(const struct history *h)
{
	return h->count && strcmp(h->events[h->count - 1]->kind->name, "sealed") == 0;
}

void look_note_beginning(struct history *h, const struct session *s)
{
	if (!*s->id)
		history_trouble(h, TROUBLE_DAMAGED, 1, "",
				_("the beginning is gone, and with it which session this is; put a copy of the file back"));
}

bool look_open(const char *dir, struct look *out, struct err *e)
{
	static const struct roster nobody;

	memset(out, 0, sizeof *out);
	out->complaints.arena = &out->arena;
	if (!folder_recognise(dir, e) || !seal_settle(dir, e))
		return false;
	if (!folder_read(dir, &out->arena, &out->agenda, &out->roster, &out->complaints, e))
		return false;
	session_init(&out->session, out->agenda, out->roster);
	if (!journal_read(dir, &out->history, e))
		return false;
	/* It may have been sealed between the one file and the other. */
	if (is_sealed(&out->history))
		out->session.roster = out->roster = &nobody;
	session_replay(&out->session, &out->history);
	look_note_beginning(&out->history, &out->session);
	return true;
}

void look_close(struct look *l)
{
	session_free(&l->session);
	history_free(&l->history);
	arena_free(&l->arena);
}
