/* export_csv: the actions as rows, for a spreadsheet or a tracker: RFC 4180, UTF-8 with its mark. */
#include <string.h>

#include "base/say.h"
#include "escape.h"
#include "export/export.h"
#include "plain.h"

/* A spreadsheet executes a cell that begins with one of these; an apostrophe makes it text again. Blanks
 * are taken off first, so that none can hide it. */
void escape_csv(struct buffer *out, const struct published *p)
{
	struct buffer scratch = { 0 };
	const char *text = plain(&scratch, p), *raw = document_text(p);
	bool executes = (*text && strchr("=+-@", *text)) || (*raw && strchr("\t\r", *raw));
	bool quoted = strpbrk(text, ",\"") != NULL;

	if (quoted)
		buffer_addc(out, '"');
	if (executes)
		buffer_addc(out, '\'');
	for (const char *s = text; *s; s++) {
		if (*s == '"')
			buffer_addc(out, '"');
		buffer_addc(out, *s);
	}
	if (quoted)
		buffer_addc(out, '"');
	buffer_free(&scratch);
}

static void add_row(struct buffer *out, const struct document_dimension *d, const struct document_item *it)
{
	const struct published *const cells[] = { it->number, d->title, it->text, it->addressee, it->level };

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		escape_csv(out, cells[i]);
		buffer_addc(out, ',');
	}
	buffer_addf(out, "%s,", it->horizon ? it->horizon : "");
	escape_csv(out, it->due);
	buffer_addf(out, ",%s\r\n", it->status ? it->status : "");
}

static void add_dimension(struct buffer *out, const struct document_dimension *d)
{
	for (size_t s = 0; s < d->stage_count; s++)
		for (size_t i = 0; i < d->stages[s].item_count; i++)
			if (strcmp(d->stages[s].items[i].kind, "action") == 0)
				add_row(out, d, &d->stages[s].items[i]);
}

static bool render(const struct document *d, struct buffer *out, struct err *e)
{
	(void)e;
	buffer_adds(out, "\xef\xbb\xbf" "number,dimension,action,addressee,level,horizon,due,status\r\n");
	for (size_t i = 0; i < d->dimension_count; i++)
		add_dimension(out, &d->dimensions[i]);
	if (d->closing)
		add_dimension(out, d->closing);
	return true;
}

const struct export_format export_csv = {
	.name = "csv", .file = "actions.csv", .suffix = ".csv",
	.help = N_("the actions, one per row, for a spreadsheet"), .render = render,
};
