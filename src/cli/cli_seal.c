/* seal: who said what is forgotten, for ever. Nothing else here cannot be taken back, so the title has to be typed. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "desk/desk.h"
#include "desk/own.h"
#include "publish/out.h"
#include "publish/seal.h"
#include "services.h"
#include "store/recent.h"
#include "store/seal.h"

enum { TITLE_BYTES = 4096 };

static const char before[] = "roundtable: ";

/* ---- asking ---- */

static bool ask(const struct cli_io *io, const char *title, struct err *e)
{
	char typed[TITLE_BYTES];

	fputs(_("This forgets for ever who said what in:\n  "), io->err);
	print_visible(io->err, title);
	fputs(_("\nNothing can be added afterwards, and no name can be brought back.\n"
		"To seal it, type its title; anything else leaves it as it is: "),
	      io->err);
	fflush(io->err);
	if (!fgets(typed, sizeof typed, io->in))
		typed[0] = '\0';
	typed[strcspn(typed, "\r\n")] = '\0';
	return strcmp(typed, title) == 0 || err_set(e, ERR_RULE, "that is not its title; nothing was sealed");
}

/* Before it is asked, because afterwards nobody can sign: a signature that a later answer to a slip has undone is easily
 * not missed, and a draft is a draft for ever. Whatever stands in the way of the minutes is said when they are made. */
static void say_if_draft(const struct cli_io *io, const struct session *s, const struct seal_plan *plan)
{
	struct publish_signatures n;
	struct err ignored = { 0 };

	if (publish_signed(s, plan->glossary, &n, &ignored) && n.given < n.needed)
		cli_say(io, "the minutes are a draft: %zu of %zu have signed them as they are now, and nobody can sign what is sealed",
			n.given, n.needed);
}

static bool confirm(const struct cli_io *io, const struct options *o, const char *title, struct err *e)
{
	const char *given = option_value(o, "confirm");

	if (!given && isatty(fileno(io->in)))
		return ask(io, title, e);
	if (!given)
		return err_set(e, ERR_USAGE, "seal forgets for ever who said what; to say that you mean it: --confirm \"%s\"",
			       title);
	return strcmp(given, title) == 0 ||
	       err_set(e, ERR_RULE, "--confirm has to be the title, \"%s\"; nothing was sealed", title);
}

/* ---- saying what it could not do ---- */

static void say_left(const struct cli_io *io, const struct options *o, const char *const *folders, size_t folder_count)
{
	size_t count;
	const char *const *strangers = seal_strangers(o->word[0], o->arena, &count);

	for (size_t i = 0; i < count; i++)
		cli_say(io, "%s/%s is not the session's and was left as it is; look into it", o->word[0], strangers[i]);
	for (size_t i = 0; i < folder_count; i++)
		cli_say(io, "slips were written to %s; those that still lay there are gone, copies elsewhere are not",
			folders[i]);
	cli_say(io, "agenda.yaml and what is in minutes/ stay as they were");
	cli_say(io, "what no program can do: reach copies and backups of this folder, mails, prints, files exported with "
		    "--private, and what disks and terminals remember");
}

/* The start screen need not know of it any more. */
static void take_from_recent(const struct cli_io *io, const char *dir)
{
	char *whole = realpath(dir, NULL);
	struct err e = { 0 };

	if (whole && io->recent && !recent_remove(io->recent, whole, &e))
		cli_say(io, "its line in the list of recent sessions is still there: %s", e.text);
	free(whole);
}

/* ---- sealing ---- */

static bool carry_out(const struct cli_io *io, struct desk *d, struct seal_plan *plan, struct err *e)
{
	struct seal_ready *ready = NULL;
	bool ok;

	plan->session = desk_session(d);
	plan->history = desk_history(d);
	ok = seal_prepare(plan, &ready, e);
	if (!ok && ready)
		seal_say(ready, before, io->err);
	ok = ok && desk_seal(d, seal_of(ready), e);
	seal_free(ready);
	return ok;
}

static bool seal(const struct cli_io *io, struct desk *d, struct seal_plan *plan, struct err *e)
{
	struct err ignored = { 0 };
	bool ok;

	if (!desk_begin(d, e))
		return false;
	ok = carry_out(io, d, plan, e);
	return desk_end(d, ok ? e : &ignored) && ok;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	char writer[WRITER_LETTERS + 1], new_writer[WRITER_LETTERS + 1];
	struct desk_plan desk = { .dir = o->word[0], .role = "organiser", .writer = writer };
	struct seal_plan plan = {
		.glossary = &cli_config(io, o->arena)->glossary, .dir = o->word[0], .writer = new_writer,
		.program = io->version, .now_ms = io->now_ms(),
	};
	const char *const *folders;
	size_t folder_count;
	struct desk *d;
	bool ok;

	if (!option_undecided(o, &plan.undecided, e))
		return false;
	io->random_word(writer, WRITER_LETTERS);
	io->random_word(new_writer, WRITER_LETTERS);
	if (!desk_open(&desk, &d, e))
		return false;
	folders = seal_slip_folders(o->word[0], o->arena, &folder_count);
	if (desk_session(d)->sealed) {
		ok = err_set(e, ERR_RULE, "this session is sealed already");
	} else {
		say_if_draft(io, desk_session(d), &plan);
		ok = confirm(io, o, seal_title(desk_session(d)), e) && seal(io, d, &plan, e);
	}
	desk_close(d);
	if (!ok)
		return false;
	cli_say(io, "%s is sealed; %s/%s says what was kept", o->word[0], o->word[0], seal_receipt_file);
	take_from_recent(io, o->word[0]);
	say_left(io, o, folders, folder_count);
	return true;
}

static const struct option_row options[] = {
	{ "confirm", "TITLE", N_("the session's title, where there is no terminal to ask for it") },
	{ "undecided", "refuse|hide|print", N_("what becomes of findings nobody decided; refuse when not said") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_seal = {
	.name = "seal",
	.args = "DIR [--confirm TITLE] [--undecided refuse|hide|print]",
	.help = N_("Forget for ever who said what; the minutes stay"),
	.options = options,
	.least = 1, .most = 1,
	.run = run,
};
