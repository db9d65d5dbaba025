/* minutes_view: what the minutes screen looks up once for a version of the session. */
#include "minutes_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/say.h"

/* What is written unless somebody chooses otherwise: one to read, one for a page on the web, one to work with. */
static const char *const usual[] = { "docx", "html", "csv" };
enum { USUAL = sizeof usual / sizeof *usual };

static bool is_usual(const struct publish_format *f)
{
	bool is = false;

	for (size_t i = 0; i < USUAL; i++)
		is |= strcmp(f->name, usual[i]) == 0;
	return is;
}

const struct publish_format *minutes_formats(struct ui *ui, size_t *count)
{
	struct minutes_view *v = &ui_views(ui)->minutes;
	const struct publish_format *formats = publish_formats(&ui->drawing, count);

	*count = *count < FORMATS_MOST ? *count : FORMATS_MOST;
	for (size_t i = 0; !v->begun && i < *count; i++)
		v->chosen[i] = is_usual(&formats[i]);
	v->begun = true;
	return formats;
}

size_t minutes_chosen(struct ui *ui, const char *const **names)
{
	size_t all, count = 0;
	const struct publish_format *formats = minutes_formats(ui, &all);
	const char **list = arena_array(&ui->drawing, const char *, all + 1);

	for (size_t i = 0; i < all; i++)
		if (ui_views(ui)->minutes.chosen[i])
			list[count++] = formats[i].name;
	*names = list;
	return count;
}

/* What publish says, as one string in a. */
static const char *told(const struct publication_ready *ready, struct arena *a)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);
	const char *kept;

	if (!out)
		memory_exhausted();
	publish_say(ready, "", out);
	if (fclose(out) != 0)
		memory_exhausted();
	kept = arena_string(a, text);
	free(text);
	return kept;
}

/* By the usual formats, whatever is chosen: all are made from one tree, another program is not set to work for a look, and
 * a format is chosen at once. What is written is looked at again, every byte of it. */
static void look_up(struct ui *ui, struct minutes_view *v)
{
	const struct publish_plan plan = {
		.session = ui->session, .glossary = ui->plan.glossary, .dir = ui->dir ? ui->dir : ".", .formats = usual,
		.format_count = USUAL,
	};
	struct publication_ready *ready = NULL;
	struct err e = { 0 };

	v->told = "";
	if (!publish_prepare(&plan, &ready, &e))
		v->why = arena_string(&v->arena, e.text);
	if (ready)
		v->told = told(ready, &v->arena);
	publish_free(ready);
	if (!publish_signed(ui->session, ui->plan.glossary, &v->signatures, &e))
		v->signatures = (struct publish_signatures){ 0, 0 };
}

struct minutes_view *minutes_look(struct ui *ui)
{
	struct minutes_view *v = &ui_views(ui)->minutes;
	size_t count;

	minutes_formats(ui, &count);
	if (v->looked_at && v->version == ui->version)
		return v;
	arena_free(&v->arena);
	v->why = v->told = v->preview = NULL;
	v->lines = NULL;
	v->line_count = 0;
	look_up(ui, v);
	v->version = ui->version;
	v->looked_at = true;
	return v;
}

/* What nobody decided yet is hidden in it: it only shows how the minutes will read. */
const char *minutes_preview(struct ui *ui)
{
	static const char *const text[] = { "text" };
	struct minutes_view *v = minutes_look(ui);
	const struct publish_plan plan = {
		.session = ui->session, .glossary = ui->plan.glossary, .dir = ui->dir ? ui->dir : ".", .formats = text, .format_count = 1,
		.output = "-", .undecided = UNDECIDED_HIDE,
	};
	struct publication_ready *ready = NULL;
	struct err e = { 0 };
	size_t count;

	if (v->preview)
		return v->preview;
	if (publish_prepare(&plan, &ready, &e)) {
		const struct published_file *files = publish_files(ready, &count);

		v->preview = arena_string_n(&v->arena, files[0].bytes, files[0].len);
	} else {
		v->preview = arena_printf(&v->arena, _("The minutes cannot be shown: %s\n"), e.text);
	}
	publish_free(ready);
	return v->preview;
}
