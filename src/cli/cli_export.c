/* export: the minutes and their companions, rendered, gated, and then written: all of them or none. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "desk/desk.h"
#include "desk/look.h"
#include "desk/own.h"
#include "publish/out.h"
#include "services.h"

enum { FORMATS_MOST = 16, LANGUAGES_MOST = 16, TRIES = 5, PATIENCE_MS = 1000 };

static const char before[] = "roundtable: ";

/* Splits "markdown,json" into at most `most` words in the arena of o; *count is `most` + 1 when there are more. */
static const char *const *split(const struct options *o, const char *given, size_t most, size_t *count)
{
	const char **words = arena_array(o->arena, const char *, most + 1);
	char *rest, *list = arena_string(o->arena, given);

	*count = 0;
	for (char *word = strtok_r(list, ",", &rest); word && *count <= most; word = strtok_r(NULL, ",", &rest))
		words[(*count)++] = word;
	return words;
}

static bool read_formats(const struct options *o, struct publish_plan *plan, struct err *e)
{
	const char *given = option_value(o, "format");

	if (given)
		plan->formats = split(o, given, FORMATS_MOST, &plan->format_count);
	if (plan->format_count > FORMATS_MOST)
		return err_set(e, ERR_USAGE, "these are more formats than there are");
	return plan->format_count || err_set(e, ERR_USAGE, "export needs --format; see roundtable help export");
}

static bool read_languages(const struct options *o, struct publish_plan *plan, struct err *e)
{
	const char *given = option_value(o, "lang");

	if (!given)
		return true;
	plan->langs = split(o, given, LANGUAGES_MOST, &plan->lang_count);
	if (plan->lang_count > LANGUAGES_MOST)
		return err_set(e, ERR_USAGE, "these are more languages than there are");
	return plan->lang_count || err_set(e, ERR_USAGE, "--lang needs a language such as en or cy");
}

static bool read_k(const struct options *o, struct publish_plan *plan, struct err *e)
{
	const char *k = option_value(o, "k");
	char *end;
	long value;

	if (!k)
		return true;
	value = strtol(k, &end, 10);
	if (*end || value < 2 || value > 1000)
		return err_set(e, ERR_USAGE, "--k takes a whole number from 2, not %s", k);
	plan->k = (int)value;
	return true;
}

static bool read_plan(const struct options *o, struct publish_plan *plan, struct err *e)
{
	if (!read_formats(o, plan, e) || !read_languages(o, plan, e) || !read_k(o, plan, e) ||
	    !option_undecided(o, &plan->undecided, e))
		return false;
	plan->dir = o->word[0];
	plan->output = option_value(o, "output");
	plan->summary = option_given(o, "summary");
	plan->keep_names = option_given(o, "private");
	return true;
}

/* Where the event that ties later exports goes. */
struct record {
	const struct cli_io *io;
	const char *dir;
	size_t seen;     /* events that the minutes were made from */
};

static bool append(void *self, struct event *ev, struct err *e)
{
	const struct record *record = self;
	char writer[WRITER_LETTERS + 1];
	struct desk_plan plan = { .dir = record->dir, .role = "organiser", .writer = writer };
	struct desk *desk;
	bool ok;

	record->io->random_word(writer, WRITER_LETTERS);
	if (!desk_open(&plan, &desk, e))
		return false;
	ok = desk_append(desk, ev, record->seen, record->io->now_ms(), e);
	desk_close(desk);
	return ok;
}

/* Said once for each part that takes its time, to whoever sits at a terminal. */
struct patience {
	const struct cli_io *io;
	int64_t since_ms;
	size_t said;          /* parts that were done when it was last said, and one more */
};

static bool goes_on(void *self, const char *what, size_t done, size_t parts)
{
	struct patience *p = self;

	if (p->said == done + 1 || p->io->now_ms() - p->since_ms < PATIENCE_MS || !isatty(STDERR_FILENO))
		return true;
	p->said = done + 1;
	cli_say(p->io, "%s: %zu of %zu done, %zu %%; Ctrl-C stops it", what, done, parts, parts ? 100 * done / parts : 0);
	return true;
}

static bool export(const struct cli_io *io, const struct options *o, struct publish_plan *plan, size_t seen,
		   struct err *e)
{
	struct publication_ready *ready = NULL;
	size_t count = 0;
	const struct published_file *files;
	struct record record = { io, o->word[0], seen };
	const struct publish_journal journal = { &record, append };
	struct patience patience = { io, io->now_ms(), 0 };
	const struct publish_progress progress = { goes_on, &patience };
	bool ok;

	plan->progress = &progress;
	ok = publish_out(plan, &journal, io->out, &ready, e);

	plan->progress = NULL;
	if (ready)
		publish_say(ready, before, io->err);
	files = ok ? publish_files(ready, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		if (strcmp(files[i].path, "-") != 0)
			cli_say(io, "wrote %s", files[i].path);
	if (ready)
		publish_free(ready);
	return ok;
}

static bool once(const struct cli_io *io, const struct options *o, struct publish_plan *plan, bool first, struct err *e)
{
	struct look l;
	bool ok = look_open(o->word[0], &l, e);

	if (ok) {
		if (first)
			say_troubles(io, o->word[0], &l.history);
		plan->session = &l.session;
		ok = export(io, o, plan, l.history.count, e);
		plan->session = NULL;
	}
	look_close(&l);
	return ok;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct publish_plan plan = { .glossary = &cli_config(io, o->arena)->glossary };
	bool ok;

	if (!read_plan(o, &plan, e))
		return false;
	/* Another export may have fixed more meanwhile: what was made is thrown away and made again on that. */
	for (int try = 0; !(ok = once(io, o, &plan, try == 0, e)) && e->code == ERR_STALE && try < TRIES; try++)
		;
	return ok;
}

static const struct option_row options[] = {
	{ "format", "F[,F…]", N_("which files, of the formats below") },
	{ "output", "FILE|FOLDER/|-", N_("where to; DIR/minutes/ when not said") },
	{ "k", "N", N_("how many at least stand behind every label; only more than the agenda says") },
	{ "undecided", "refuse|hide|print", N_("what becomes of findings nobody decided; refuse when not said") },
	{ "summary", NULL, N_("one page") },
	{ "lang", "L[,L]", N_("languages of the minutes, such as en,cy; the agenda's when not said") },
	{ "private", NULL, N_("keep names; for the organiser's own use, outside minutes/") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_export = {
	.name = "export",
	.args = "DIR --format F[,F…] [--output FILE|FOLDER/|-] [--k N] [--undecided refuse|hide|print] [--summary] "
		"[--lang L[,L]] [--private]",
	.help = N_("Write the minutes, after a look at every byte for anybody who could be found"),
	.options = options,
	.more = formats_print,
	.least = 1, .most = 1,
	.run = run,
};
