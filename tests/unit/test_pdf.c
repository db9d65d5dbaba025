/* test_pdf: what a converter says about itself is settled, byte for byte of the same length, or refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "publish/pdf.h"

static const char folder[] = "/var/tmp/made-here-x7";

static const struct { const char *what, *before, *after; } rows[] = {
	{ "a browser's time and name", "/Creator (Mozilla/5.0 \\(X11\\) Gecko)/CreationDate (D:20261125171813+02'30')>>",
	  "/Creator (roundtable               )/CreationDate (D:19800101000000+00'00')>>" },
	{ "brackets in pairs", "/Producer (a (b) c)/Next (kept)", "/Producer (roundta)/Next (kept)" },
	{ "a time zone behind", "/ModDate(D:20261125171813-08'00')", "/ModDate(D:19800101000000+00'00')" },
	{ "UTF-16 in hexadecimals", "/Author<FEFF004100420043>/Title<FEFF0041>", "/Author<FEFF002000200020>/Title<FEFF0041>" },
	{ "checksums", "trailer <</ID [ <A7772D> <A7772D> ] /DocChecksum /E799EB\nstartxref",
	  "trailer <</ID [ <000000> <000000> ] /DocChecksum /000000\nstartxref" },
	{ "ids of a structure", "/ID (node00000120)>>", "/ID (node00000120)>>" },
	{ "packed pages", "stream\n/Creator (x)endstream/Creator (y)", "stream\n/Creator (x)endstream/Creator (r)" },
	{ "a string without an end", "/Creator (never ends", "/Creator (roundtable" },
	{ "a key at the end", "/Creator", "/Creator" },
};

static void makers_and_times_are_settled(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buffer pdf = { 0 };
		struct err e = { 0 };

		print_message("%s\n", rows[i].what);
		assert_int_equal(strlen(rows[i].before), strlen(rows[i].after));
		buffer_addf(&pdf, "%%PDF-1.4\n%s", rows[i].before);
		assert_true(pdf_settle(&pdf, folder, &e));
		assert_string_equal(buffer_text(&pdf) + strlen("%PDF-1.4\n"), rows[i].after);
		buffer_free(&pdf);
	}
}

static void what_cannot_be_settled_is_refused(void **state)
{
	static const struct { const char *bytes; enum err_code code; const char *says; } bad[] = {
		{ "", ERR_IO, "no PDF" },
		{ "<html>", ERR_IO, "no PDF" },
		{ "%PDF-1.7\n<</Type/Metadata>>", ERR_IDENTITY, "/Metadata" },
		{ "%PDF-1.7\n<</F (file:///home/somebody)>>", ERR_IDENTITY, "file://" },
		{ "%PDF-1.7\n<</F (/var/tmp/made-here-x7/minutes.html)>>", ERR_IDENTITY, "/tmp/" },
		{ "%PDF-1.7\n<</Type/ObjStm>>", ERR_IDENTITY, "packed" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct buffer pdf = { 0 };
		struct err e = { 0 };

		print_message("%s\n", bad[i].bytes);
		buffer_adds(&pdf, bad[i].bytes);
		assert_false(pdf_settle(&pdf, folder, &e));
		assert_int_equal(e.code, bad[i].code);
		assert_non_null(strstr(e.text, bad[i].says));
		buffer_free(&pdf);
	}
}

static void where_it_was_made_is_refused(void **state)
{
	struct buffer pdf = { 0 };
	struct err e = { 0 };

	(void)state;
	buffer_adds(&pdf, "%PDF-1.7\n(made-elsewhere)");
	assert_true(pdf_settle(&pdf, "made-here", &e));
	assert_false(pdf_settle(&pdf, "made-elsewhere", &e));
	assert_int_equal(e.code, ERR_IDENTITY);
	buffer_free(&pdf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makers_and_times_are_settled),
		cmocka_unit_test(what_cannot_be_settled_is_refused),
		cmocka_unit_test(where_it_was_made_is_refused),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
