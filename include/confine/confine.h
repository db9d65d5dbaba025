/* confine: what the process gives up before it reads a name, so that nothing can leave this computer but what somebody
 * exports: core dumps, the network, other programs, and every path that it was not asked about.
 *
 * Where the kernel has no such walls (landlock since Linux 5.13, its TCP since 6.7; seccomp) the program runs without:
 * nobody is kept from a meeting by an old kernel, and `roundtable doctor` says what holds, by trying it. */
#ifndef CONFINE_CONFINE_H
#define CONFINE_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

enum touch {
	TOUCH_NOTHING = 0,
	TOUCH_READ,          /* a file, or all in a folder */
	TOUCH_SESSION,       /* a folder: everything within; a file is read */
	TOUCH_OUTPUT,        /* a folder: everything within; else what is made in the folder around it */
	TOUCH_NEW,           /* what is made in the folder around it, and everything within it */
};

struct confine_path {
	const char *path;    /* NULL, "" and "-" are passed over, and so is what is not there */
	enum touch touch;
};

/* From here on the process leaves no core, and no other process of the same user can read its memory. A process that is
 * traced from its beginning stays open to whoever traces it: there is nothing left to hide from them, and a tracer that
 * is not root could no longer read what it passes to the kernel. */
void confine_memory(void);

/* Gives up network, other programs and the memory of others, for ever; and all paths but those and what every program
 * reads (libraries, locales, time zones). everywhere: paths stay as they are, because it is not known yet which are
 * needed; a later call can still narrow them. */
void confine_enter(const struct confine_path *paths, size_t count, bool everywhere);

/* What holds here, tried in a process of its own. */
struct confine_proof {
	int landlock;        /* version of the kernel's interface; 0: none */
	bool paths, network, programs, memory, cores;
	bool loose;          /* this program was built to be measured (ASan, coverage), with the walls left out */
};
void confine_prove(struct confine_proof *out);

#endif
