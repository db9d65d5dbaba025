/* formats: names of formats as a person typed them. */
#include <string.h>

#include "base/nearest.h"
#include "ready.h"

enum { FORMATS_KNOWN_MOST = 32 };

static void unknown(const char *name, struct err *e)
{
	const char *names[FORMATS_KNOWN_MOST];
	size_t count = 0;
	const char *near;

	for (; count < FORMATS_KNOWN_MOST && export_formats[count]; count++)
		names[count] = export_formats[count]->name;
	near = nearest(name, names, count);
	if (near) {
		err_set(e, ERR_USAGE, "there is no format %s; did you mean %s?", name, near);
		return;
	}
	err_set(e, ERR_USAGE, "there is no format %s; there is", name);
	for (size_t i = 0; i < count; i++) {
		size_t len = strlen(e->text);

		snprintf(e->text + len, sizeof e->text - len, "%s %s", i ? "," : "", names[i]);
	}
}

const struct export_format *formats_next(const char *name, const struct export_format *const *taken, size_t count,
					 struct err *e)
{
	const struct export_format *f = export_format(name);

	if (!f)
		unknown(name, e);
	for (size_t i = 0; f && i < count; i++)
		if (taken[i] == f) {
			err_set(e, ERR_USAGE, "the format %s is there twice", f->name);
			return NULL;
		}
	return f;
}
