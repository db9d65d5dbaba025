/* synthesis: the report itself. As with minutes, all is rendered and gated in memory before the first file is touched. */
#include "publish/synthesis.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/say.h"
#include "base/utf8.h"
#include "pdf.h"
#include "report.h"
#include "rule/gate.h"
#include "store/file.h"

enum { FILE_MODE = 0600, LANGUAGE_BYTES = 35 };

/* ---- what to say ---- */

void report_note(struct report_ready *r, const char *format, ...)
{
	const char **slot = arena_push(&r->arena, &r->said, r->said_count++, &r->said_cap, sizeof *slot);
	char text[ERR_TEXT_BYTES];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, say_words(format), args);
	va_end(args);
	*slot = arena_string(&r->arena, text);
}

size_t report_note_hits(struct report_ready *r, const char *file)
{
	size_t count, from = r->hits_said;
	const struct gate_hit *hits = gate_hits(r->gate, &count);

	for (size_t i = from; i < count; i++)
		report_note(r, "%s: %s: \"%s\" points to %s", file, hits[i].where, hits[i].surface, hits[i].points_to);
	r->hits_said = count;
	return count - from;
}

void report_say(const struct report_ready *r, const char *before, FILE *out)
{
	for (size_t i = 0; i < r->said_count; i++) {
		struct buffer b = { 0 };

		utf8_add_visible(&b, r->said[i], strlen(r->said[i]));
		fprintf(out, "%s%s\n", before, buffer_text(&b));
		buffer_free(&b);
	}
}

/* ---- what was asked for ---- */

/* It stands in the report as an attribute and in messages: a tag of RFC 5646 holds nothing else. */
static bool check_language(const char *lang, struct err *e)
{
	if (!lang || (*lang && strlen(lang) <= LANGUAGE_BYTES &&
		      strspn(lang, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") == strlen(lang)))
		return true;
	return err_set(e, ERR_USAGE, "--lang takes a language such as en or cy, not %s", lang);
}

static bool take_formats(struct report_ready *r, const struct report_plan *plan, struct err *e)
{
	r->formats = arena_array(&r->arena, const struct export_format *, plan->format_count);
	for (size_t i = 0; i < plan->format_count; i++) {
		r->formats[i] = formats_next(plan->formats[i], r->formats, r->format_count, e);
		if (!r->formats[i])
			return false;
		r->format_count++;
	}
	r->files = arena_array(&r->arena, struct published_file, r->format_count);
	r->bytes = arena_array(&r->arena, struct buffer, r->format_count);
	return r->format_count || err_set(e, ERR_USAGE, "there is no format to write");
}

/* In a folder: "synthesis.md" for what is "minutes.md" there; "actions.csv" is called so anywhere. */
static const char *name_of(struct report_ready *r, const struct export_format *f)
{
	return strncmp(f->file, "minutes.", 8) == 0 ? arena_printf(&r->arena, "synthesis%s", f->suffix) : f->file;
}

static bool settle_paths(struct report_ready *r, const struct report_plan *plan, struct err *e)
{
	const char *output = plan->output ? plan->output : "-";
	bool folder = paths_mean_folder(output, r->format_count);
	size_t len = strlen(output);

	if (strcmp(output, "-") == 0) {
		if (r->format_count > 1)
			return err_set(e, ERR_USAGE, "only one format fits on standard output; name a folder with --output");
		r->files[0].path = "-";
		return true;
	}
	if (!len)
		return err_set(e, ERR_USAGE, "--output needs a file, a folder or -");
	for (size_t i = 0; i < r->format_count; i++)
		r->files[i].path = folder ? arena_printf(&r->arena, "%s%s%s", output, output[len - 1] == '/' ? "" : "/",
							 name_of(r, r->formats[i])) :
					    arena_string(&r->arena, output);
	return paths_spare_session(r->files[0].path, e);
}

/* A slip of the fingers must not replace minutes by a report about them. */
static bool spare_inputs(const struct report_ready *r, const struct report_plan *plan, struct err *e)
{
	struct stat in, out;

	for (size_t i = 0; i < r->format_count; i++) {
		if (stat(r->files[i].path, &out) != 0)
			continue;
		for (size_t j = 0; j < plan->file_count; j++)
			if (stat(plan->files[j], &in) == 0 && in.st_dev == out.st_dev && in.st_ino == out.st_ino)
				return err_set(e, ERR_USAGE, "%s: is one of the minutes to be read; write the report elsewhere",
					       r->files[i].path);
	}
	return true;
}

/* ---- the tree ---- */

static bool open_gate(struct report_ready *r, struct err *e)
{
	const struct gate_plan gate = { .session = &r->people, .nobody_known = !r->have_people };

	r->gate = gate_new(&gate, e);
	return r->gate != NULL;
}

static bool check_names(struct report_ready *r, struct err *e)
{
	size_t count;
	const struct republished_name *found = republisher_found(r->republisher, &count);

	for (size_t i = 0; i < count; i++)
		report_note(r, "%s: %s: \"%s\": %s", found[i].file, found[i].place, found[i].surface, _(found[i].why));
	return !count || err_set(e, ERR_IDENTITY, P_("%zu string would point to somebody; nothing was written: export the "
						  "minutes again, or, where one means nobody, name it under allow in the roster",
						  "%zu strings would point to somebody; nothing was written: export the "
						  "minutes again, or, where one means nobody, name it under allow in the roster", count),
				 count);
}

static const struct document *build(struct report_ready *r, const struct report_plan *plan, const char *lang,
				    struct err *e)
{
	const struct past_minutes **minutes = arena_array(&r->arena, const struct past_minutes *, r->source_count);
	struct synthesis_plan synthesis = {
		.minutes = minutes, .count = r->source_count, .least = plan->least, .titles = plan->titles, .lang = lang,
	};

	for (size_t i = 0; i < r->source_count; i++)
		minutes[i] = r->sources[i].minutes;
	synthesis.republisher = r->republisher = republisher_new(r->have_people ? r->roster : NULL, r->agenda);
	return synthesis_build(&synthesis, &r->tree, e);
}

/* ---- bytes, and the gate ---- */

static bool put_down(struct report_ready *r, size_t i, const struct document *d, struct err *e)
{
	const struct export_format *f = r->formats[i];
	struct published_file *file = &r->files[i];

	if (f->converted ? !pdf_make(d, r->gate, NULL, &r->bytes[i], e) : !export_render(f, d, &r->bytes[i], e))
		return false;
	file->bytes = buffer_text(&r->bytes[i]);
	file->len = r->bytes[i].len;
	return true;
}

static bool look(struct report_ready *r, size_t i, struct err *e)
{
	const struct export_format *f = r->formats[i];
	const struct published_file *file = &r->files[i];

	/* Read as what it is, whatever it is called; the name is looked at as well. */
	if ((!f->converted && !gate_read(r->gate, f->file, file->bytes, file->len, e)) ||
	    !paths_gate_file(r->gate, file->path, f->file, e))
		return err_within(e, "%s", file->path);
	return true;
}

static bool render(struct report_ready *r, const struct document *d, struct err *e)
{
	size_t hits = 0;

	for (size_t i = 0; i < r->format_count; i++)
		if (!put_down(r, i, d, e))
			return false;
	/* The gate wants as much memory as a file takes, and the tree is many times that. */
	arena_free(&r->tree);
	paths_gate_folder(r->gate, r->files[0].path);
	for (size_t i = 0; i < r->format_count; i++) {
		if (!look(r, i, e))
			return false;
		hits += report_note_hits(r, r->files[i].path);
	}
	return !hits || err_set(e, ERR_IDENTITY, P_("%zu place would point to somebody; nothing was written",
				"%zu places would point to somebody; nothing was written", hits), hits);
}

/* ---- the two phases ---- */

static bool prepare(struct report_ready *r, const struct report_plan *plan, struct err *e)
{
	const struct document *d;
	const char *lang;

	if (!check_language(plan->lang, e) || !take_formats(r, plan, e) || !settle_paths(r, plan, e) ||
	    !spare_inputs(r, plan, e) || !report_read_people(r, plan, e) || !open_gate(r, e) ||
	    !report_read_files(r, plan, e))
		return false;
	lang = report_language(r, plan, e);
	if (!lang)
		return false;
	d = build(r, plan, lang, e);
	return d && check_names(r, e) && render(r, d, e);
}

bool report_prepare(const struct report_plan *plan, struct report_ready **out, struct err *e)
{
	struct report_ready *r = calloc(1, sizeof *r);

	if (!r)
		memory_exhausted();
	*out = r;
	return prepare(r, plan, e);
}

void report_free(struct report_ready *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->format_count && r->bytes; i++)
		buffer_free(&r->bytes[i]);
	gate_free(r->gate);
	republisher_free(r->republisher);
	session_free(&r->people);
	arena_free(&r->tree);
	arena_free(&r->arena);
	free(r);
}

const struct published_file *report_files(const struct report_ready *r, size_t *count)
{
	*count = r->format_count;
	return r->files;
}

bool report_commit(struct report_ready *r, FILE *out, struct err *e)
{
	struct file_out *files = arena_array(&r->arena, struct file_out, r->format_count);

	if (strcmp(r->files[0].path, "-") == 0) {
		if (fwrite(r->files[0].bytes, 1, r->files[0].len, out) != r->files[0].len || fflush(out) != 0)
			return err_set(e, ERR_IO, "standard output: %s", say_errno(errno));
		return true;
	}
	for (size_t i = 0; i < r->format_count; i++)
		files[i] = (struct file_out){ r->files[i].path, r->files[i].bytes, r->files[i].len };
	return paths_make_folder(r->files[0].path, e) && file_replace_all(files, r->format_count, FILE_MODE, e);
}
