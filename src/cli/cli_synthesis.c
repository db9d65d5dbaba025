/* synthesis: many published minutes as one report. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "minutes/synthesis.h"
#include "publish/synthesis.h"
#include "services.h"

enum { FORMATS_MOST = 16, LEAST_MOST = 1000, FILES_MOST = 1000000 };

static bool read_formats(const struct options *o, struct report_plan *plan, struct err *e)
{
	const char **names = arena_array(o->arena, const char *, FORMATS_MOST);
	const char *given = option_value(o, "format");
	char *list = arena_string(o->arena, given ? given : ""), *rest;

	for (char *name = strtok_r(list, ",", &rest); name; name = strtok_r(NULL, ",", &rest)) {
		if (plan->format_count == FORMATS_MOST)
			return err_set(e, ERR_USAGE, "these are more formats than there are");
		names[plan->format_count++] = name;
	}
	plan->formats = names;
	return plan->format_count ||
	       err_set(e, ERR_USAGE, "synthesis needs --format; see roundtable help synthesis");
}

static bool read_least(const struct options *o, struct report_plan *plan, struct err *e)
{
	const char *m = option_value(o, "m");
	char *end;
	long value;

	plan->least = SYNTHESIS_LEAST;
	if (!m)
		return true;
	value = strtol(m, &end, 10);
	if (!*m || *end || value < 2 || value > LEAST_MOST)
		return err_set(e, ERR_USAGE, "--m takes a whole number from 2 to %d, not %s", LEAST_MOST, m);
	plan->least = (int)value;
	return true;
}

static void read_rosters(const struct options *o, struct report_plan *plan)
{
	const char **list = arena_array(o->arena, const char *, o->count);

	while ((list[plan->roster_count] = option_nth(o, "people", plan->roster_count)) != NULL)
		plan->roster_count++;
	plan->rosters = list;
}

/* One line that is written over. */
static void progress(void *self, size_t done, size_t all)
{
	const struct cli_io *io = self;

	if (done < all)
		fputc('\r', io->err), fprintf(io->err, _("reading %zu of %zu"), done + 1, all);
	else
		fprintf(io->err, "\r%*s\r", 40, "");
	fflush(io->err);
}

static bool synthesis(const struct cli_io *io, const struct report_plan *plan, struct err *e)
{
	struct report_ready *ready = NULL;
	const struct published_file *files;
	size_t count = 0;
	bool ok = report_prepare(plan, &ready, e);

	report_say(ready, "roundtable: ", io->err);
	ok = ok && report_commit(ready, io->out, e);
	files = ok ? report_files(ready, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		if (strcmp(files[i].path, "-") != 0)
			cli_say(io, "wrote %s", files[i].path);
	report_free(ready);
	return ok;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct report_plan plan = { .files = o->word, .file_count = o->words };

	if (!read_formats(o, &plan, e) || !read_least(o, &plan, e))
		return false;
	read_rosters(o, &plan);
	plan.output = option_value(o, "output");
	plan.titles = option_given(o, "titles");
	plan.lang = option_value(o, "lang");
	if (isatty(fileno(io->err))) {
		plan.progress = progress;
		plan.self = (void *)(size_t)io;
	}
	return synthesis(io, &plan, e);
}

static const struct option_row options[] = {
	{ "format", "F[,F…]", N_("which files, of the formats below") },
	{ "output", "FILE|FOLDER/|-", N_("where to; standard output when not said") },
	{ "people", "FILE", N_("a roster to look for names with; may be said for each roundtable") },
	{ "titles", NULL, N_("list titles and months of the roundtables") },
	{ "m", "N", N_("smaller numbers of roundtables are given as “some”; 3 when not said") },
	{ "lang", "L", N_("language of the report; the minutes' own when not said") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_synthesis = {
	.name = "synthesis",
	.args = "FILE.json… --format F[,F…] [--output FILE|FOLDER/|-] [--people FILE] [--titles] [--m N] [--lang L]",
	.help = N_("Bring the published minutes of many roundtables together in one report"),
	.options = options,
	.more = formats_print,
	.least = 1, .most = FILES_MOST,
	.run = run,
};
