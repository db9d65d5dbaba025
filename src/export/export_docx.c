/* export_docx: a Word file: the parts of docx_parts.h in a ZIP whose times are fixed. */
#include <zip.h>

#include "base/say.h"
#include "docx_parts.h"
#include "export/export.h"

/* 1980-01-01 00:00 as DOS has it: the earliest day a ZIP can say, and the same in every time zone. */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1 };

/* A fifth larger than at the library's own 6, in a third of the time; which is what a large report is made of. */
enum { DEFLATE_LEVEL = 2 };

enum { PARTS_MOST = 10 };

struct package {
	struct { const char *name; struct buffer bytes; } part[PARTS_MOST];
	size_t count;
};

static struct buffer *add(struct package *p, const char *name)
{
	p->part[p->count].name = name;
	return &p->part[p->count++].bytes;
}

static void free_parts(struct package *p)
{
	for (size_t i = 0; i < p->count; i++)
		buffer_free(&p->part[i].bytes);
}

/* The order is that of Word itself: the types first, because some readers stop there. */
static bool write_parts(struct package *p, const struct document *d, struct docx_lists *lists, struct err *e)
{
	buffer_adds(add(p, "[Content_Types].xml"), docx_content_types);
	buffer_adds(add(p, "_rels/.rels"), docx_relations);
	if (!docx_document(d, lists, add(p, "word/document.xml"), e))
		return false;
	buffer_adds(add(p, "word/_rels/document.xml.rels"), docx_document_relations);
	buffer_adds(add(p, "word/settings.xml"), docx_settings);
	return docx_styles(d, add(p, "word/styles.xml"), e) &&
	       docx_numbering(lists, add(p, "word/numbering.xml"), e) &&
	       docx_header(d, add(p, "word/header1.xml"), e) && docx_footer(d, add(p, "word/footer1.xml"), e) &&
	       docx_core(d, add(p, "docProps/core.xml"), e);
}

static bool add_to_zip(zip_t *zip, const char *name, const struct buffer *bytes)
{
	zip_source_t *source = zip_source_buffer(zip, buffer_text(bytes), bytes->len, 0);
	zip_int64_t at;

	if (!source)
		return false;
	at = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_DEFLATE, DEFLATE_LEVEL) == 0 &&
	       zip_file_set_dostime(zip, (zip_uint64_t)at, DOS_TIME, DOS_DATE, 0) == 0;
}

/* Takes zip: it is closed or discarded. */
static bool fill_zip(zip_t *zip, const struct package *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (!add_to_zip(zip, p->part[i].name, &p->part[i].bytes)) {
			zip_discard(zip);
			return false;
		}
	if (zip_close(zip) == 0)
		return true;
	zip_discard(zip);
	return false;
}

static bool take_bytes(zip_source_t *source, struct buffer *out)
{
	char bytes[4096];
	zip_int64_t n;

	if (zip_source_open(source) != 0)
		return false;
	while ((n = zip_source_read(source, bytes, sizeof bytes)) > 0)
		buffer_add(out, bytes, (size_t)n);
	zip_source_close(source);
	return n == 0;
}

static bool write_zip(const struct package *p, struct buffer *out)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *zip = NULL;
	bool ok = false;

	zip_error_init(&error);
	source = zip_source_buffer_create(NULL, 0, 0, &error);
	if (source)
		zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
	if (zip) {
		/* Closing the archive gives up its hold of the source, which is read afterwards. */
		zip_source_keep(source);
		ok = fill_zip(zip, p) && take_bytes(source, out);
	}
	zip_source_free(source);
	zip_error_fini(&error);
	return ok;
}

static bool render(const struct document *d, struct buffer *out, struct err *e)
{
	struct docx_lists lists = { 0 };
	struct package p = { .count = 0 };
	bool ok = write_parts(&p, d, &lists, e);

	if (ok && !write_zip(&p, out))
		ok = err_set(e, ERR_IO, "out of memory while packing");
	free_parts(&p);
	arena_free(&lists.arena);
	return ok;
}

const struct export_format export_docx = {
	.name = "docx", .file = "minutes.docx", .suffix = ".docx",
	.help = N_("a Word file with styles and numbered items"), .may_be_private = true, .render = render,
};
