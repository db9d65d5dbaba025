/* pdf: which converters there are, and how each is asked. */
#include "pdf.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/say.h"
#include "confine/door.h"
#include "export/export.h"
#include "publish/publish.h"
#include "run.h"
#include "store/file.h"

enum { SECONDS_MOST = 90, TEXT_SECONDS_MOST = 20, ARGUMENTS_MOST = 20, FOLDERS_OPEN = 8 };

enum { CONVERTERS = 2 };

static const size_t pdf_most = (size_t)256 << 20;

/* {} in an argument stands for the folder. A browser's PDF is tagged and looks like the page, so browsers come first. */
struct converter {
	const char *programs[5];
	const char *format;          /* what it reads */
	const char *arguments[ARGUMENTS_MOST];
	const char *for_root;        /* what else it needs when root runs it */
	const char *made;            /* what it calls the file */
};

static const struct converter converters[CONVERTERS] = {
	{
		.programs = { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable",
			      "/usr/local/bin/chromium" },
		.format = "html",
		.arguments = { "--headless", "--disable-gpu", "--no-pdf-header-footer", "--no-first-run",
			       "--disable-extensions", "--disable-sync", "--disable-background-networking",
			       "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
			       "--user-data-dir={}/profile", "--print-to-pdf={}/minutes.pdf", "{}/minutes.html" },
		.for_root = "--no-sandbox",
		.made = "minutes.pdf",
	},
	{
		.programs = { "/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice" },
		.format = "docx",
		.arguments = { "--headless", "--norestore", "-env:UserInstallation=file://{}/profile", "--convert-to",
			       "pdf:writer_pdf_Export:{\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"}}",
			       "--outdir", "{}", "{}/minutes.docx" },
		.made = "minutes.pdf",
	},
};

static bool is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

static const char *program_of(const struct converter *c)
{
	for (size_t i = 0; c->programs[i]; i++)
		if (is_program(c->programs[i]))
			return c->programs[i];
	return NULL;
}

/* ---- a folder of its own ---- */

static int forget(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	return remove(path);
}

static void remove_folder(const char *folder)
{
	nftw(folder, forget, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS);
}

static const char *filled(struct arena *a, const char *argument, const char *folder)
{
	const char *hole = strstr(argument, "{}");

	return hole ? arena_printf(a, "%.*s%s%s", (int)(hole - argument), argument, folder, hole + 2) : argument;
}

/* ---- outside of the walls ---- */

static const char folders[] = "/tmp/roundtable-";

/* Who asks may have been led astray by a file: nothing but a folder as in_folder makes them. */
static bool is_ours(const char *folder)
{
	return strncmp(folder, folders, sizeof folders - 1) == 0 && !strchr(folder + sizeof folders - 1, '/');
}

static bool convert(const void *converter, const char *folder, const struct door_wait *wait)
{
	const struct converter *c = converter;
	const char *argv[ARGUMENTS_MOST + 3] = { program_of(c) };
	struct arena a = { 0 };
	size_t count = 1;
	bool ok;

	if (!argv[0] || !is_ours(folder))
		return false;
	if (c->for_root && geteuid() == 0)
		argv[count++] = c->for_root;
	for (size_t i = 0; c->arguments[i]; i++)
		argv[count++] = filled(&a, c->arguments[i], folder);
	ok = run_program(argv, folder, SECONDS_MOST, wait);
	/* Whoever asked may be dead, and would have put it away. */
	if (!ok)
		remove_folder(folder);
	arena_free(&a);
	return ok;
}

static const char pdftotext[] = "/usr/bin/pdftotext";

static bool extract(const void *nothing, const char *folder, const struct door_wait *wait)
{
	struct arena a = { 0 };
	const char *const argv[] = { pdftotext, "-enc", "UTF-8", arena_printf(&a, "%s/settled.pdf", folder),
				     arena_printf(&a, "%s/text", folder), NULL };
	bool ok = is_ours(folder) && run_program(argv, folder, TEXT_SECONDS_MOST, wait);

	(void)nothing;
	if (!ok && is_ours(folder))
		remove_folder(folder);
	arena_free(&a);
	return ok;
}

static const struct door doors[] = { { convert, &converters[0] }, { convert, &converters[1] }, { extract, NULL } };
static const struct door *const text_door = &doors[CONVERTERS];

const struct door *const publish_doors[PUBLISH_DOORS] = { &doors[0], &doors[1], &doors[2] };

const char *publish_converter(void)
{
	const char *found = NULL;

	for (size_t i = 0; !found && i < CONVERTERS; i++)
		found = program_of(&converters[i]);
	return found;
}

/* ---- waiting ---- */

struct waiting {
	const struct pdf_wait *wait;  /* or NULL */
	const char *by;
	bool stopped;
};

static bool goes_on(void *self)
{
	struct waiting *w = self;

	w->stopped = w->wait && !w->wait->goes_on(w->wait->self, w->by);
	return !w->stopped;
}

/* Through a door. false with e set (ERR_STOPPED) when it was given up; without, when the program did not do its part. */
static bool work(const struct door *door, const char *program, const struct pdf_wait *wait, const char *folder, struct err *e)
{
	struct waiting w = { wait, strrchr(program, '/') + 1, false };
	bool ok = door_run(door, folder, &(struct door_wait){ goes_on, &w });

	/* A program that is given up may have been done in the same moment. */
	return w.stopped ? err_set(e, ERR_STOPPED, "stopped; nothing was written") : ok;
}

/* ---- the gate ---- */

static bool has_hits(struct gate *gate)
{
	size_t hits = 0;

	if (gate)
		gate_hits(gate, &hits);
	return hits > 0;
}

/* Where there is no pdftotext the gate has read the source, and the converter knew nothing else. */
static bool read_text(struct gate *gate, const char *folder, const struct pdf_wait *wait, struct arena *a, struct err *e)
{
	struct buffer bytes = { 0 };
	bool ok;

	if (!gate || !is_program(pdftotext))
		return true;
	ok = work(text_door, pdftotext, wait, folder, e) && file_read(arena_printf(a, "%s/text", folder), pdf_most, &bytes, e);
	if (!ok && e->code != ERR_STOPPED)
		err_set(e, ERR_IO, "pdftotext could not read what the converter made");
	ok = ok && gate_read(gate, "minutes.pdf.txt", buffer_text(&bytes), bytes.len, e);
	buffer_free(&bytes);
	return ok;
}

/* ---- from tree to file ---- */

static bool settle(const struct converter *c, struct gate *gate, const char *folder, const struct pdf_wait *wait,
		   struct arena *a, struct buffer *out, struct err *e)
{
	return file_read(arena_printf(a, "%s/%s", folder, c->made), pdf_most, out, e) && pdf_settle(out, folder, e) &&
	       file_create(arena_printf(a, "%s/settled.pdf", folder), buffer_text(out), out->len, 0600, e) &&
	       read_text(gate, folder, wait, a, e);
}

/* Through one converter. *worked is false when it did not do its part and another may be asked. */
static bool through(const struct converter *c, const char *folder, const struct document *d, struct gate *gate,
		    const struct pdf_wait *wait, struct buffer *out, bool *worked, struct err *e)
{
	const struct export_format *format = export_format(c->format);
	struct buffer source = { 0 };
	struct arena a = { 0 };
	bool ok = export_render(format, d, &source, e) &&
		  (!gate || gate_read(gate, format->file, buffer_text(&source), source.len, e));

	*worked = true;
	if (ok && !has_hits(gate)) {
		ok = file_create(arena_printf(&a, "%s/%s", folder, format->file), buffer_text(&source), source.len, 0600, e);
		e->code = ERR_NONE;
		ok = ok && work(&doors[c - converters], program_of(c), wait, folder, e);
		*worked = ok || e->code != ERR_NONE;
		ok = ok && settle(c, gate, folder, wait, &a, out, e);
	}
	buffer_free(&source);
	arena_free(&a);
	return ok;
}

static bool in_folder(const struct converter *c, const struct document *d, struct gate *gate, const struct pdf_wait *wait,
		      struct buffer *out, bool *worked, struct err *e)
{
	/* Made 0700 by mkdtemp. Not in the session's folder: that may be shared, and followed by other programs. */
	char folder[sizeof folders + 6];
	bool ok;

	*worked = true;
	snprintf(folder, sizeof folder, "%sXXXXXX", folders);
	if (!mkdtemp(folder))
		return err_set(e, ERR_IO, "/tmp: %s", say_errno(errno));
	ok = through(c, folder, d, gate, wait, out, worked, e);
	remove_folder(folder);
	return ok;
}

bool pdf_make(const struct document *d, struct gate *gate, const struct pdf_wait *wait, struct buffer *out, struct err *e)
{
	const char *tried = NULL;

	for (size_t i = 0; i < CONVERTERS; i++) {
		bool worked;

		if (!program_of(&converters[i]))
			continue;
		if (in_folder(&converters[i], d, gate, wait, out, &worked, e))
			return true;
		if (worked)
			return false;
		tried = program_of(&converters[i]);
	}
	if (tried)
		return err_set(e, ERR_IO, "%s made no PDF of them; print the HTML", tried);
	return err_set(e, ERR_IO, "no converter found; install libreoffice-writer or chromium, or print the HTML");
}
