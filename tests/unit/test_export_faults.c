/* test_export_faults: what the libraries of documents refuse, call by call. A file is whole or there is none, and the
 * libraries say nothing of their own. */
/* link: -Wl,--wrap=zip_source_buffer,--wrap=zip_file_add,--wrap=zip_set_file_compression,--wrap=zip_close */
/* link: -Wl,--wrap=zip_source_open,--wrap=zip_source_read,--wrap=zip_source_buffer_create,--wrap=zip_open_from_source */
/* link: -Wl,--wrap=zip_get_name,--wrap=zip_file_get_comment,--wrap=zip_get_archive_comment,--wrap=late_load */
/* link: -Wl,--wrap=xmlOutputBufferCreateIO,--wrap=xmlNewTextWriter,--wrap=xmlTextWriterStartElement */
/* link: -Wl,--wrap=xmlTextWriterWriteString */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/late.h"
#include "minutes_room.h"
#include "rule/gate.h"
#include "rule/gate_decode.h"

/* ---- calls that fail when told to ---- */

static struct {
	const char *call; /* NULL: none */
	int at, made;     /* the at-th, and how often it was called */
} fault;

static bool fails(const char *call)
{
	return fault.call && strcmp(fault.call, call) == 0 && ++fault.made == fault.at;
}

static const char *no_memory(zip_t *z)
{
	zip_error_set(zip_get_error(z), ZIP_ER_MEMORY, 0);
	return NULL;
}

#define CALL(type, name, params, args, refusal)               \
	type __real_##name params;                            \
	type __wrap_##name params;                            \
	type __wrap_##name params                             \
	{                                                     \
		return fails(#name) ? refusal : __real_##name args; \
	}

CALL(zip_source_t *, zip_source_buffer, (zip_t *z, const void *bytes, zip_uint64_t len, int mine), (z, bytes, len, mine), NULL)
CALL(zip_int64_t, zip_file_add, (zip_t *z, const char *name, zip_source_t *s, zip_flags_t flags), (z, name, s, flags), -1)
CALL(int, zip_set_file_compression, (zip_t *z, zip_uint64_t at, zip_int32_t how, zip_uint32_t flags),
     (z, at, how, flags), -1)
CALL(int, zip_close, (zip_t *z), (z), -1)
CALL(int, zip_source_open, (zip_source_t *s), (s), -1)
CALL(zip_int64_t, zip_source_read, (zip_source_t *s, void *to, zip_uint64_t len), (s, to, len), -1)
CALL(zip_source_t *, zip_source_buffer_create, (const void *bytes, zip_uint64_t len, int mine, zip_error_t *e),
     (bytes, len, mine, e), NULL)
CALL(zip_t *, zip_open_from_source, (zip_source_t *s, int flags, zip_error_t *e), (s, flags, e), NULL)
CALL(const char *, zip_get_name, (zip_t *z, zip_uint64_t at, zip_flags_t flags), (z, at, flags), no_memory(z))
CALL(const char *, zip_file_get_comment, (zip_t *z, zip_uint64_t at, zip_uint32_t *len, zip_flags_t flags),
     (z, at, len, flags), no_memory(z))
CALL(const char *, zip_get_archive_comment, (zip_t *z, int *len, zip_flags_t flags), (z, len, flags), no_memory(z))
CALL(bool, late_load, (struct err *e), (e), err_set(e, ERR_IO, "a library is missing"))
CALL(xmlOutputBuffer *, xmlOutputBufferCreateIO,
     (xmlOutputWriteCallback write, xmlOutputCloseCallback close, void *context, xmlCharEncodingHandler *encoder),
     (write, close, context, encoder), NULL)
CALL(xmlTextWriter *, xmlNewTextWriter, (xmlOutputBuffer *b), (b), NULL)
CALL(int, xmlTextWriterStartElement, (xmlTextWriter *w, const xmlChar *name), (w, name), -1)
CALL(int, xmlTextWriterWriteString, (xmlTextWriter *w, const xmlChar *s), (w, s), -1)

/* ---- */

static int setup(void **state)
{
	static struct minutes_room room;
	struct entry *en;

	memset(&fault, 0, sizeof fault);
	minutes_room_make(&room);
	en = room_entry(&room, "internal/present", VIEW, "A view of it");
	room_support(en, 4);
	*state = &room;
	return 0;
}

static int teardown(void **state)
{
	memset(&fault, 0, sizeof fault);
	minutes_room_free(*state);
	return 0;
}

/* The n-th of each call, for every n that there is: refused in words, and nothing given. */
static void refuse_each(struct minutes_room *r, const char *format, const char *const *calls, const char *says)
{
	for (; *calls; calls++) {
		int met = 0;

		for (int at = 1;; at++) {
			struct buffer out = { 0 };
			struct err e = { 0 };
			bool ok;

			fault.call = *calls;
			fault.at = at;
			fault.made = 0;
			ok = export_render(export_format(format), r->document, &out, &e);
			buffer_free(&out);
			if (fault.made < at) {
				assert_true(ok);
				break;
			}
			if (ok || e.code != ERR_IO || strcmp(e.text, says) != 0)
				fail_msg("%s %d fails: %s, \"%s\"", *calls, at, ok ? "written" : "refused", e.text);
			met++;
		}
		print_message("# %s failed %d times\n", *calls, met);
		assert_true(met > 0);
	}
}

static void a_word_file_is_packed_whole_or_not(void **state)
{
	static const char *const calls[] = { "zip_source_buffer", "zip_file_add", "zip_set_file_compression", "zip_close",
					     "zip_source_buffer_create", "zip_open_from_source", "zip_source_read", NULL };

	room_build(*state);
	refuse_each(*state, "docx", calls, "out of memory while packing");
}

/* libzip opens sources itself as well; the first it opens for us is the finished archive. */
static void an_archive_that_cannot_be_read_back_is_none(void **state)
{
	struct minutes_room *r = *state;
	struct buffer out = { 0 };
	struct err e = { 0 };

	room_build(r);
	fault.call = "zip_source_open";
	fault.at = 1;
	assert_false(export_render(export_format("docx"), r->document, &out, &e));
	assert_string_equal(e.text, "out of memory while packing");
	assert_int_equal(out.len, 0);
	buffer_free(&out);
}

static void markup_is_written_whole_or_not(void **state)
{
	static const char *const calls[] = { "xmlOutputBufferCreateIO", "xmlNewTextWriter", "xmlTextWriterStartElement",
					     "xmlTextWriterWriteString", NULL };

	room_build(*state);
	refuse_each(*state, "html", calls, "out of memory while writing XML");
	refuse_each(*state, "docx", calls, "out of memory while writing XML");
}

/* A name or a comment that nobody could look at may be anybody's. */
static void an_archive_that_cannot_be_looked_through_is_refused(void **state)
{
	static const char *const calls[] = { "zip_get_name", "zip_file_get_comment", "zip_get_archive_comment" };
	struct minutes_room *r = *state;
	struct buffer out = { 0 };
	struct err e = { 0 };
	struct gate *g = gate_new(&(struct gate_plan){ .session = &r->session }, &e);

	assert_non_null(g);
	assert_true(export_render(export_format("docx"), room_build(r), &out, &e));
	assert_true(gate_read(g, "minutes.docx", out.text, out.len, &e));
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		fault.call = calls[i];
		fault.at = 1;
		fault.made = 0;
		if (gate_read(g, "minutes.docx", out.text, out.len, &e))
			fail_msg("%s fails, and the gate passes the file", calls[i]);
		assert_int_equal(e.code, ERR_SYNTAX);
		assert_string_equal(e.text, "minutes.docx: cannot be unpacked: Malloc failure");
	}
	gate_free(g);
	buffer_free(&out);
}

static void without_its_libraries_nothing_is_written_or_passed(void **state)
{
	struct minutes_room *r = *state;
	const struct document *d = room_build(r);
	struct buffer out = { 0 };
	struct err e = { 0 };

	fault.call = "late_load";
	fault.at = 1;
	assert_false(export_render(export_format("text"), d, &out, &e));
	assert_string_equal(e.text, "a library is missing");
	assert_int_equal(out.len, 0);
	fault.at = 2;
	assert_null(gate_new(&(struct gate_plan){ .session = &r->session }, &e));
	assert_string_equal(e.text, "a library is missing");
}

/* What libxml2 would write to stderr by itself, and with it what stands in a document. */
static size_t stderr_of_a_wrong_call(void)
{
	FILE *file = tmpfile();
	int before = dup(STDERR_FILENO);
	long len;

	assert_non_null(file);
	assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
	(void)xmlTextWriterWriteRaw(NULL, (const xmlChar *)"a name");
	fflush(stderr);
	dup2(before, STDERR_FILENO);
	close(before);
	fseek(file, 0, SEEK_END);
	len = ftell(file);
	fclose(file);
	return (size_t)len;
}

static void libxml2_is_silent_after_the_writer_and_after_the_gate(void **state)
{
	static const char page[] = "<p>One</p>";
	struct minutes_room *r = *state;
	struct arena arena = { 0 };
	struct views v = { .arena = &arena };
	struct buffer out = { 0 };
	struct err e = { 0 };

	xmlSetGenericErrorFunc(NULL, NULL);
	assert_true(stderr_of_a_wrong_call() > 0);
	assert_true(export_render(export_format("html"), room_build(r), &out, &e));
	assert_int_equal(stderr_of_a_wrong_call(), 0);
	xmlSetGenericErrorFunc(NULL, NULL);
	assert_true(decode_office(&v, page, strlen(page), &e));
	assert_int_equal(stderr_of_a_wrong_call(), 0);
	buffer_free(&out);
	arena_free(&arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_word_file_is_packed_whole_or_not),
		TEST(an_archive_that_cannot_be_read_back_is_none),
		TEST(an_archive_that_cannot_be_looked_through_is_refused),
		TEST(without_its_libraries_nothing_is_written_or_passed),
		TEST(markup_is_written_whole_or_not),
		TEST(libxml2_is_silent_after_the_writer_and_after_the_gate),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
