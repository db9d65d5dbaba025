/* cli: from argv to a subcommand and from its error to an exit status. */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "base/say.h"
#include "base/utf8.h"
#include "reach.h"
#include "screen.h"
#include "services.h"
#include "subcommand.h"
#include "tui/tui.h"

enum { USAGE_INDENT = 12, OPTION_INDENT = 33 };

#define SUBCOMMAND(name) extern const struct subcommand subcommand_##name;
#include "subcommands.def"
#undef SUBCOMMAND

const struct subcommand *const subcommands[] = {
#define SUBCOMMAND(name) &subcommand_##name,
#include "subcommands.def"
#undef SUBCOMMAND
	NULL
};

/* The one table of exit statuses (DESIGN.md section 6). */
static const int statuses[] = {
	[ERR_NONE] = 0,     [ERR_IO] = 1,       [ERR_SYNTAX] = 1, [ERR_RULE] = 1,  [ERR_USAGE] = 2,
	[ERR_IDENTITY] = 3, [ERR_OFF] = 1,      [ERR_NEWER] = 1,  [ERR_STALE] = 1, [ERR_STOPPED] = 1,
};

void print_visible(FILE *f, const char *s)
{
	struct buffer b = { 0 };

	utf8_add_visible(&b, s, strlen(s));
	fputs(buffer_text(&b), f);
	buffer_free(&b);
}

void cli_say(const struct cli_io *io, const char *format, ...)
{
	char text[2 * ERR_TEXT_BYTES];
	struct buffer line = { 0 };
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, say_words(format), args);
	va_end(args);
	/* One write for a whole line: several processes may talk to one terminal. */
	buffer_adds(&line, "roundtable: ");
	utf8_add_visible(&line, text, strlen(text));
	buffer_addc(&line, '\n');
	fputs(buffer_text(&line), io->err);
	buffer_free(&line);
}

void say_complaints(const struct cli_io *io, const struct complaints *c)
{
	struct arena work = { 0 };

	for (size_t i = 0; i < c->count; i++)
		cli_say(io, "%s", complaint_text(&work, &c->item[i]));
	arena_free(&work);
}

const struct subcommand *subcommand_find(const char *name)
{
	for (size_t i = 0; subcommands[i]; i++)
		if (strcmp(subcommands[i]->name, name) == 0)
			return subcommands[i];
	return NULL;
}

void subcommand_usage(const struct subcommand *sub, FILE *out)
{
	char left[64], help[512];

	snprintf(left, sizeof left, _("usage: roundtable%s%s"), *sub->name ? " " : "", sub->name);
	snprintf(help, sizeof help, "%s.", _(sub->help));
	print_wrapped(out, left, USAGE_INDENT, sub->args);
	print_wrapped(out, "", 0, help);
	for (size_t i = 0; sub->options && sub->options[i].name; i++) {
		const struct option_row *row = &sub->options[i];

		snprintf(left, sizeof left, "  --%s%s%s", row->name, row->value ? " " : "", row->value ? row->value : "");
		print_wrapped(out, left, OPTION_INDENT, _(row->help));
	}
	if (sub->more)
		sub->more(out);
}

static int report(const struct cli_io *io, const struct err *e)
{
	if (*e->text)
		cli_say(io, "%s", e->text);
	return statuses[e->code];
}

static int unknown(const struct cli_io *io, const char *name)
{
	const char *names[64];
	size_t count = 0;
	const char *near;

	for (; count < 64 && subcommands[count]; count++)
		names[count] = subcommands[count]->name;
	near = nearest(name, names, count);
	if (*name == '-')
		cli_say(io, "there is no option %s; see roundtable help", name);
	else if (near)
		cli_say(io, "there is no subcommand %s; did you mean %s?", name, near);
	else
		cli_say(io, "there is no subcommand %s; see roundtable help", name);
	return 2;
}

static int run(const struct cli_io *io, const struct subcommand *sub, int argc, const char *const *argv)
{
	const struct door edit = { tui_edit, io->editor };
	struct cli_io own = *io;
	struct arena work = { 0 };
	struct options o;
	struct err e = { 0 };
	bool ok;

	own.edit = io->editor ? &edit : NULL;
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			subcommand_usage(sub, io->out);
			return 0;
		}
	}
	ok = options_read(sub, &work, argc, argv, &o, &e);
	if (ok && io->confine)
		reach_enter(&own, sub, &o);
	ok = ok && sub->run(&own, &o, &e);
	doors_close();
	/* What a full disk or a closed pipe kept from being said is a failure too; but whoever reads no further, as head
	 * does, need not be told. */
	errno = 0;
	if (fflush(io->out) != 0 || ferror(io->out)) {
		bool left = errno == EPIPE;

		ok = err_set(&e, ERR_IO, "standard output: it could not all be written");
		if (left)
			*e.text = '\0';
	}
	arena_free(&work);
	return ok ? 0 : report(io, &e);
}

int cli_run(const struct cli_io *io, int argc, const char *const *argv)
{
	bool terminal = isatty(fileno(io->in)) && isatty(fileno(io->out));
	const char *name = argc > 1 ? argv[1] : terminal ? "" : "help";
	const struct subcommand *sub = subcommand_find(name);

	if (strcmp(name, "--version") == 0) {
		fprintf(io->out, "roundtable %s\n", io->version);
		return 0;
	}
	cli_speak(io);
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
		sub = subcommand_find("help");
	if (!sub && (!*name || screen_is_meant(name)))
		return run(io, &subcommand_screen, argc, argv);
	if (!sub)
		return unknown(io, name);
	return argc > 1 ? run(io, sub, argc - 1, argv + 1) : run(io, sub, 1, &name);
}
