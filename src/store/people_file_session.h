/* people_file_session: people.yaml of a session that is open already. Private to store. */
#ifndef STORE_PEOPLE_FILE_SESSION_H
#define STORE_PEOPLE_FILE_SESSION_H

#include "store/people_file.h"

/* As people_file_read, but a group that the agenda does not have is a warning: it counts as the root. */
const struct roster *people_read_in_session(const char *path, const struct agenda *agenda, struct arena *a,
					    struct complaints *c, struct err *e);

#endif
