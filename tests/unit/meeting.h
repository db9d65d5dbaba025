/* meeting: a session folder in a temporary place and a desk on it, for tests that type lines. */
#ifndef MEETING_H
#define MEETING_H

#include "base/time.h"
#include "desk/desk.h"
#include "model/roster.h"

struct meeting {
	struct arena arena;
	char *dir;         /* of the session, inside a temporary folder of its own */
	char *place;       /* that temporary folder */
	struct desk *desk;
	int64_t now_ms;    /* moves on by a second with every line */
};

/* The agenda and the people that all these tests meet under. */
extern const char meeting_agenda[];
extern const char meeting_people[];

/* Makes the folder and opens a desk on it. */
void meeting_open(struct meeting *m);

/* The same under another agenda and with other people. */
void meeting_open_with(struct meeting *m, const char *agenda, const char *people);

/* Opens one more desk on the same folder, as another process would. Closed by desk_close. */
struct desk *meeting_peer(struct meeting *m, const char *role, const char *writer);

/* Closes the desk and opens a new one, as a restart does. */
void meeting_restart(struct meeting *m, const char *role, const char *writer);

void meeting_close(struct meeting *m);

/* Types a line; gives the answer as capture prints it ("kept entry", "done support", "off", "refused: …"), ids left out. */
const char *meeting_type(struct meeting *m, const char *line);
const char *meeting_type_at(struct meeting *m, struct desk *d, const char *line);

/* Types a line and fails the test unless it was kept or done. Gives its id. */
const char *meeting_must(struct meeting *m, const char *line);

#endif
