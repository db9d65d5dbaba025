/* reach: what each subcommand may touch on the disk, and whether it may ask for another program. The network is closed
 * to all of them. A subcommand without a row touches nothing but its configuration, and finds out in its first test. */
#include "reach.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "confine/confine.h"
#include "confine/door.h"
#include "publish/publish.h"
#include "screen.h"

enum { OPTIONS_MOST = 3 };

static const struct row {
	const char *name;
	enum touch first, others;          /* its words */
	struct { const char *name; enum touch touch; } option[OPTIONS_MOST];
	bool pdf;                          /* with --format pdf it asks for a converter */
	bool everywhere;                   /* which paths it needs stands in the journal: seal takes slips away */
	bool free;                         /* it reads no name, and looks at the machine itself */
} rows[] = {
	{ .name = "agendas", .first = TOUCH_READ },
	{ .name = "capture", .first = TOUCH_SESSION },
	{ .name = "check", .first = TOUCH_SESSION, .others = TOUCH_SESSION },
	{ .name = "doctor", .free = true },
	{ .name = "export", .first = TOUCH_SESSION, .option = { { "output", TOUCH_OUTPUT } }, .pdf = true },
	{ .name = "gate", .first = TOUCH_SESSION, .others = TOUCH_READ },
	{ .name = "log", .first = TOUCH_SESSION },
	{ .name = "merge", .first = TOUCH_SESSION, .others = TOUCH_SESSION, .option = { { "into", TOUCH_NEW } } },
	{ .name = "new", .first = TOUCH_NEW,
	  .option = { { "agenda", TOUCH_READ }, { "people", TOUCH_READ }, { "after", TOUCH_SESSION } } },
	{ .name = "people", .first = TOUCH_SESSION, .others = TOUCH_READ },
	{ .name = "projector", .first = TOUCH_READ },
	{ .name = "redact", .option = { { "people", TOUCH_READ }, { "agenda", TOUCH_READ } } },
	{ .name = "review", .first = TOUCH_SESSION },
	{ .name = "seal", .everywhere = true },
	{ .name = "show", .first = TOUCH_SESSION },
	{ .name = "slips", .first = TOUCH_SESSION, .others = TOUCH_READ,
	  .option = { { "output", TOUCH_OUTPUT }, { "read", TOUCH_READ } } },
	{ .name = "synthesis", .first = TOUCH_READ, .others = TOUCH_READ,
	  .option = { { "output", TOUCH_OUTPUT }, { "people", TOUCH_READ } }, .pdf = true },
};

static const struct row *row_of(const struct subcommand *sub)
{
	static const struct row none;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].name, sub->name) == 0)
			return &rows[i];
	return &none;
}

/* ---- paths ---- */

struct paths {
	struct arena *a;
	struct confine_path *item;
	size_t count, cap;
};

static void add(struct paths *p, const char *path, enum touch touch)
{
	struct confine_path *one = arena_push(p->a, &p->item, p->count, &p->cap, sizeof *one);

	*one = (struct confine_path){ path, touch };
	p->count++;
}

static const char *folder_of(struct arena *a, const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;

	return slash ? arena_string_n(a, path, (size_t)(slash - path)) : NULL;
}

static void add_own(struct paths *p, const struct cli_io *io)
{
	add(p, folder_of(p->a, io->config), TOUCH_READ);
	for (size_t i = 0; io->agenda_dirs && io->agenda_dirs[i]; i++)
		add(p, io->agenda_dirs[i], TOUCH_READ);
}

static void add_named(struct paths *p, const struct row *row, const struct options *o)
{
	for (size_t i = 0; i < o->words; i++)
		add(p, o->word[i], i ? row->others : row->first);
	for (size_t i = 0; i < OPTIONS_MOST && row->option[i].name; i++) {
		const char *value;

		for (size_t nth = 0; (value = option_nth(o, row->option[i].name, nth)); nth++)
			add(p, value, row->option[i].touch);
	}
}

/* A PDF is made in a folder of its own there (publish/pdf.c). */
static void add_converter(struct paths *p)
{
	if (publish_converter())
		add(p, "/tmp", TOUCH_SESSION);
}

/* Where the list of recent sessions is to lie. Made here, for the walls know only what is there. */
static void add_recent(struct paths *p, const char *recent)
{
	const char *folder = folder_of(p->a, recent);
	char made[PATH_MAX];

	if (!folder || strlen(folder) >= sizeof made)
		return;
	for (const char *slash = strchr(folder + 1, '/');; slash = strchr(slash + 1, '/')) {
		snprintf(made, sizeof made, "%.*s", slash ? (int)(slash - folder) : (int)strlen(folder), folder);
		(void)mkdir(made, 0700);
		if (!slash)
			break;
	}
	add(p, folder, TOUCH_SESSION);
}

/* On the screen any file can be named to be looked through (F7): it may read what its user may read, and writes where
 * the session is, where the list of sessions is, and where the text lies that an editor has. */
static void enter_screen(const struct cli_io *io, struct arena *a, const char *dir)
{
	struct paths p = { .a = a };

	add(&p, "/", TOUCH_READ);
	add(&p, dir, TOUCH_SESSION);
	add(&p, io->runtime ? io->runtime : "/tmp", TOUCH_SESSION);
	add_recent(&p, io->recent);
	add_converter(&p);
	confine_enter(p.item, p.count, !dir);
}

void reach_narrow(const struct cli_io *io, const char *dir)
{
	struct arena a = { 0 };

	if (io->confine)
		enter_screen(io, &a, dir);
	arena_free(&a);
}

/* ---- doors ---- */

static bool wants_pdf(const struct row *row, const struct options *o)
{
	const char *format = row->pdf ? option_value(o, "format") : NULL;

	return format && strstr(format, "pdf");
}

static void enter(const struct cli_io *io, const struct subcommand *sub, const struct options *o)
{
	const struct row *row = row_of(sub);
	struct paths p = { .a = o->arena };

	add_own(&p, io);
	add_named(&p, row, o);
	if (wants_pdf(row, o)) {
		add_converter(&p);
		doors_open(publish_doors, PUBLISH_DOORS);
	}
	confine_enter(p.item, p.count, row->everywhere);
}

void reach_enter(const struct cli_io *io, const struct subcommand *sub, const struct options *o)
{
	confine_memory();
	if (sub->run == subcommand_screen.run) {
		const struct door **doors = arena_array(o->arena, const struct door *, PUBLISH_DOORS + 1);

		memcpy(doors, publish_doors, sizeof publish_doors);
		doors[PUBLISH_DOORS] = io->edit;
		doors_open(doors, PUBLISH_DOORS + (io->edit != NULL));
		enter_screen(io, o->arena, o->words ? o->word[0] : NULL);
	} else if (!row_of(sub)->free) {
		enter(io, sub, o);
	}
}
