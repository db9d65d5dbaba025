/* check: what is wrong, or worth knowing, in agendas, rosters, journals and whole session folders: everything in
 * one run, each with file, line and column. */
#include <string.h>
#include <sys/stat.h>

#include "base/say.h"
#include "desk/look.h"
#include "desk/own.h"
#include "rule/finder.h"
#include "services.h"
#include "store/agenda_file.h"
#include "store/file.h"
#include "store/journal.h"
#include "store/people_file.h"

enum { FILE_MOST_BYTES = 4 << 20 };

/* What one path came to. */
struct checked {
	const struct cli_io *io;
	struct arena *a;
	struct complaints complaints;
	size_t errors;
};

static bool ends_with(const char *s, const char *tail)
{
	size_t len = strlen(s), tail_len = strlen(tail);

	return len >= tail_len && strcmp(s + len - tail_len, tail) == 0;
}

static const char *events(const struct checked *c, size_t count)
{
	return arena_printf(c->a, P_("%zu event", "%zu events", count), count);
}

static const char *people(const struct checked *c, size_t count)
{
	return arena_printf(c->a, P_("%zu person", "%zu people", count), count);
}

static void check_folder(struct checked *c, const char *path)
{
	struct look l;
	struct err e = { 0 };

	if (!look_open(path, &l, &e)) {
		say_complaints(c->io, &l.complaints);
		c->errors += l.complaints.errors;
		if (!l.complaints.errors) {
			cli_say(c->io, "%s", e.text);
			c->errors++;
		}
		look_close(&l);
		return;
	}
	if (!l.session.sealed)
		finder_warn(l.roster, l.agenda, arena_printf(c->a, "%s/people.yaml", path), &l.complaints);
	say_complaints(c->io, &l.complaints);
	c->errors += l.complaints.errors + say_troubles(c->io, path, &l.history);
	for (size_t i = 0; i < l.session.moot_count; i++)
		cli_say(c->io, "%s/journal.yaml:%zu: moot %s: %s", path, (size_t)l.session.moots[i].event->line,
		    l.session.moots[i].event->id, l.session.moots[i].why);
	for (size_t i = 0; i < l.session.undecided_count; i++)
		cli_say(c->io, "%s: %s (%s) was altered and counts as undecided; look at it, then :accept %s", path,
		    l.session.undecided[i]->id, l.session.undecided[i]->kind->name, l.session.undecided[i]->id);
	fprintf(c->io->out, _("session: %s, %s, %s\n"), events(c, l.history.count),
		arena_printf(c->a, P_("%zu entry", "%zu entries", l.session.entry_count), l.session.entry_count),
		people(c, l.roster->count));
	look_close(&l);
}

static void check_journal(struct checked *c, const char *path, const struct buffer *bytes)
{
	struct history h = { 0 };

	journal_decode(buffer_text(bytes), bytes->len, 1, &h, NULL);
	for (size_t i = 0; i < h.trouble_count; i++)
		complain(&c->complaints, path, h.troubles[i].line, 0, "%s", h.troubles[i].what);
	if (!h.trouble_count)
		fprintf(c->io->out, _("journal: %s\n"), events(c, h.count));
	history_free(&h);
}

/* An agenda and a roster are told apart by what stands in them, when the name does not say. */
static bool looks_like_people(const char *path, const char *bytes)
{
	return ends_with(path, ".csv") || ends_with(path, "people.yaml") || strncmp(bytes, "people:", 7) == 0 ||
	       strstr(bytes, "\npeople:") != NULL;
}

static void check_text(struct checked *c, const char *path, const struct buffer *bytes)
{
	const char *text = buffer_text(bytes);
	const struct agenda *agenda;
	const struct roster *roster;

	if (ends_with(path, "config.yaml")) {
		own_config_check(path, text, bytes->len, c->a, &c->complaints);
		if (!c->complaints.errors)
			fputs(_("configuration\n"), c->io->out);
		return;
	}
	if (looks_like_people(path, text)) {
		roster = people_file_parse(path, text, bytes->len, NULL, c->a, &c->complaints);
		if (roster)
			finder_warn(roster, NULL, path, &c->complaints);
		if (roster)
			fprintf(c->io->out, _("people: %s, %s\n"), people(c, roster->count),
				arena_printf(c->a, P_("%zu organisation", "%zu organisations", roster->organisation_count),
					     roster->organisation_count));
		return;
	}
	agenda = agenda_file_parse(path, text, bytes->len, c->a, &c->complaints);
	if (agenda)
		fprintf(c->io->out, _("agenda: %s, %s, %s\n"),
			arena_printf(c->a, P_("%zu dimension", "%zu dimensions", agenda->dimension_count), agenda->dimension_count),
			arena_printf(c->a, P_("%d minutes", "%d minutes", (size_t)agenda->minutes), agenda->minutes),
			arena_printf(c->a, P_("%zu poll", "%zu polls", agenda->poll_count), agenda->poll_count));
}

static void check_file(struct checked *c, const char *path)
{
	struct buffer bytes = { 0 };
	struct err e = { 0 };
	size_t most = ends_with(path, "journal.yaml") ? (size_t)1 << 30 : FILE_MOST_BYTES;

	if (!file_read(path, most, &bytes, &e)) {
		cli_say(c->io, "%s", e.text);
		c->errors++;
	} else if (ends_with(path, "journal.yaml")) {
		check_journal(c, path, &bytes);
	} else {
		check_text(c, path, &bytes);
	}
	say_complaints(c->io, &c->complaints);
	c->errors += c->complaints.errors;
	buffer_free(&bytes);
}

static size_t check_path(const struct cli_io *io, const char *path, struct arena *a)
{
	struct checked c = { .io = io, .a = a, .complaints = { .arena = a } };
	struct stat st;

	print_visible(io->out, path);
	fputs(": ", io->out);
	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		check_folder(&c, path);
	else
		check_file(&c, path);
	if (c.errors)
		fprintf(io->out, P_("%zu mistake\n", "%zu mistakes\n", c.errors), c.errors);
	return c.errors;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	size_t errors = 0;

	for (size_t i = 0; i < o->words; i++)
		errors += check_path(io, o->word[i], o->arena);
	if (errors)
		return err_set(e, ERR_SYNTAX, P_("%zu mistake in all", "%zu mistakes in all", errors), errors);
	return true;
}

const struct subcommand subcommand_check = {
	.name = "check",
	.args = "PATH…",
	.help = N_("Say everything that is wrong in agendas, rosters, journals and session folders"),
	.least = 1, .most = 1000,
	.run = run,
};
