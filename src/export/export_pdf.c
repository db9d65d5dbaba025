/* export_pdf: for paper. This room makes no PDF: what it gives is the page that a program of the machine turns into one,
 * which is publish's work, because a format is a pure function of the tree and starts nothing. */
#include "base/say.h"
#include "export/export.h"

static bool render(const struct document *d, struct buffer *out, struct err *e)
{
	return export_render(export_format("html"), d, out, e);
}

const struct export_format export_pdf = {
	.name = "pdf", .file = "minutes.pdf", .suffix = ".pdf",
	.help = N_("for paper, where LibreOffice or Chromium is installed"), .converted = true, .render = render,
};
