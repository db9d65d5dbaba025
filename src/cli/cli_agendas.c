/* agendas: what a session can be begun from; with a name, that agenda as its file is, to be copied and changed. */
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "base/utf8.h"
#include "store/agenda_file.h"
#include "store/agendas.h"
#include "store/file.h"
#include "subcommand.h"

enum { AGENDA_MOST_BYTES = 4 << 20, NAME_CELLS = 28 };

/* On a terminal nothing in the file may steer it. */
static void print_text(const struct cli_io *io, const char *text, size_t len)
{
	struct buffer b = { 0 };

	for (size_t at = 0; at < len; at++) {
		size_t n = strcspn(text + at, "\t\n");

		n = at + n < len ? n : len - at;
		utf8_add_visible(&b, text + at, n);
		at += n;
		if (at < len && text[at])
			buffer_addc(&b, text[at]);
		else if (at < len)
			utf8_add_visible(&b, "", 1);
	}
	fputs(buffer_text(&b), io->out);
	buffer_free(&b);
}

static bool print_one(const struct cli_io *io, const struct options *o, struct err *e)
{
	const char *path = agendas_find(io->agenda_dirs, o->word[0], o->arena, e);
	struct buffer bytes = { 0 };
	bool ok;

	if (!path)
		return false;
	ok = file_read(path, AGENDA_MOST_BYTES, &bytes, e);
	if (ok && isatty(fileno(io->out)))
		print_text(io, buffer_text(&bytes), bytes.len);
	else if (ok)
		fwrite(buffer_text(&bytes), 1, bytes.len, io->out);
	buffer_free(&bytes);
	return ok;
}

/* The agenda's title, or what is wrong with it. */
static void print_row(const struct cli_io *io, struct arena *a, const char *name)
{
	struct complaints c = { .arena = a };
	struct err e = { 0 };
	const char *path = agendas_find(io->agenda_dirs, name, a, &e);
	const struct agenda *agenda = path ? agenda_file_read(path, a, &c, &e) : NULL;

	print_visible(io->out, name);
	fprintf(io->out, "%*s ", strlen(name) < NAME_CELLS ? (int)(NAME_CELLS - strlen(name)) : 0, "");
	print_visible(io->out, agenda ? text_in(agenda->title, agenda->language) : _("(cannot be read; see check)"));
	fputc('\n', io->out);
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	const char *const *names;
	size_t count;

	if (o->words)
		return print_one(io, o, e);
	names = agendas_list(io->agenda_dirs, o->arena, &count);
	for (size_t i = 0; i < count; i++)
		print_row(io, o->arena, names[i]);
	return true;
}

const struct subcommand subcommand_agendas = {
	.name = "agendas",
	.args = "[NAME]",
	.help = N_("List the agendas to begin from, or print one"),
	.least = 0, .most = 1,
	.run = run,
};
