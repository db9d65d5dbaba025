/* look: a session that is only read: for show, log, export. Nothing in the folder is touched. */
#ifndef DESK_LOOK_H
#define DESK_LOOK_H

#include "base/complaints.h"
#include "model/session.h"

struct look {
	struct arena arena;
	const struct agenda *agenda;
	const struct roster *roster;
	struct history history;
	struct session session;
	struct complaints complaints;
};

/* Reads the session folder dir whole. out is filled in place and must not be moved (parts of it point to others);
 * look_close it, also after false. */
bool look_open(const char *dir, struct look *out, struct err *e);
void look_close(struct look *l);

/* Notes it among the troubles of h when s, its fold, has no beginning: an emptied journal reads as a sound one. */
void look_note_beginning(struct history *h, const struct session *s);

#endif
