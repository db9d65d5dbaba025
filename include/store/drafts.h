/* drafts: half-typed lines in DIR/drafts, one file per process, held by a lock that dies with it. A file whose lock
 * is free was left behind by a process that did not end well: its line can be taken back. Mode 0600. */
#ifndef STORE_DRAFTS_H
#define STORE_DRAFTS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/error.h"

/* All zero but for fd = -1 and the path is a draft with nothing on the disk. */
struct draft {
	int fd;
	char path[4096];
};

struct recovered {
	const char *text, *place;  /* place: "internal/wanted", where it was being typed */
	int64_t at_ms;             /* when it was last saved */
};

/* Names the draft of a process: a token, behind the role and a full stop where it has one; nothing is made yet. */
void draft_init(struct draft *d, const char *dir, const char *name);

/* Puts text on the disk. Neither allocates nor locks, so that a signal may call it. ERR_IO. */
MUST_USE bool draft_save(struct draft *d, const char *place, const char *text, size_t len, int64_t at_ms, struct err *e);

/* Takes it off the disk; its bytes are overwritten first. Fine when there is none. */
void draft_erase(struct draft *d);

/* The lines that dead processes of the same role left behind, oldest first, in a. Their files become this process's own: the newest
 * is what d has on the disk from now on, the others are held in `held` until drafts_let_go. A death at any moment
 * leaves all of them to whoever comes next. */
struct held_drafts {
	int *fd;
	char **path;
	size_t count, fd_cap, path_cap;
	struct arena arena;
};
const struct recovered *drafts_adopt(const char *dir, struct draft *d, struct held_drafts *held, struct arena *a,
				     size_t *count);

/* Ends holding them: erased, as draft_erase does, or left for whoever comes next. */
void drafts_let_go(struct held_drafts *held, bool erase);

#endif
