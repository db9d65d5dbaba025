/* doctor: what is looked at, and what was found. Private to cli. */
#ifndef DOCTOR_H
#define DOCTOR_H

#include "confine/confine.h"
#include "subcommand.h"

enum doctor_state { HOLDS, NOTE, FAILS };

struct diagnosis {
	enum doctor_state state;
	const char *says;      /* a sentence or two, in the visit's arena */
};

struct visit {
	const struct cli_io *io;
	struct arena *a;
	const char *dir;       /* the session, or the folder we are in */
	bool named;            /* dir was asked about */
	struct confine_proof proof;
};

/* One thing that is looked at. To add one: a function, and its row. */
struct look_at {
	const char *name;      /* as programs read it; in text it is translated */
	struct diagnosis (*look)(const struct visit *v);
};

/* Ended by a NULL name. */
extern const struct look_at doctor_looks[];

#endif
