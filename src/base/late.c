/* late: the libraries that are loaded late, and whether they are here. */
#include "base/late.h"

#include "late_call.h"

#if defined(LATE_ZIP) && defined(LATE_XML)

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const files[] = { [LATE_LIBZIP] = LATE_ZIP, [LATE_LIBXML] = LATE_XML };

/* By its bare name, so that it comes from where the loader would have taken it at the start, and from nowhere else.
 * The loader keeps count: a second call gives the same again. */
static void *load(enum late_library library)
{
	return dlopen(files[library], RTLD_NOW | RTLD_LOCAL);
}

bool late_load(struct err *e)
{
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (!load((enum late_library)i))
			return err_set(e, ERR_IO, "%s is missing, and nothing can be published without it; install it anew (%s)",
				       files[i], dlerror());
	return true;
}

void late_find(enum late_library library, const char *name, void *call)
{
	void *handle = load(library), *found = handle ? dlsym(handle, name) : NULL;

	if (!found) {
		fprintf(stderr, "roundtable: %s\n", dlerror());
		exit(1);
	}
	memcpy(call, &found, sizeof found);
}

#else

bool late_load(struct err *e)
{
	(void)e;
	return true;
}

#endif
