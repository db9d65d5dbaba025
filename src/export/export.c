/* export: the table of formats, and what holds for all of them. */
#include "export/export.h"

#include <string.h>

#include "base/late.h"

#define FORMAT(name) extern const struct export_format export_##name;
#include "formats.def"
#undef FORMAT

const struct export_format *const export_formats[] = {
#define FORMAT(name) &export_##name,
#include "formats.def"
#undef FORMAT
	NULL,
};

const struct export_format *export_format(const char *name)
{
	for (size_t i = 0; export_formats[i]; i++)
		if (strcmp(export_formats[i]->name, name) == 0)
			return export_formats[i];
	return NULL;
}

bool export_render(const struct export_format *format, const struct document *d, struct buffer *out,
		   struct err *e)
{
	if (d->keeps_names && !format->may_be_private)
		return err_set(e, ERR_IDENTITY, "%s cannot be marked as private on every page; use markdown, "
						"html, docx or text", format->name);
	return late_load(e) && format->render(d, out, e);
}
