/* help: what there is to do; with a name, how that is used. */
#include <string.h>

#include "base/say.h"
#include "command/command.h"
#include "screen.h"

enum { NAME_INDENT = 15, COMMAND_INDENT = 32 };

static void print_all(const struct cli_io *io)
{
	char left[64];

	fprintf(io->out, _("roundtable %s: roundtables under the Chatham House Rule\n\n"), io->version);
	fprintf(io->out, "%s:\n", _(subcommand_screen.help));
	print_wrapped(io->out, "roundtable", 11, subcommand_screen.args);
	fputs(_("\nWithout the screen:\n\n"), io->out);
	for (size_t i = 0; subcommands[i]; i++) {
		snprintf(left, sizeof left, "  %s", subcommands[i]->name);
		print_wrapped(io->out, left, NAME_INDENT, _(subcommands[i]->help));
	}
	fputs(_("\nroundtable help SUBCOMMAND says more; roundtable help commands lists what can\nbe typed in a session.\n"),
	      io->out);
}

/* Every command of a session, by family. */
static void print_commands(const struct cli_io *io)
{
	for (size_t f = 0; command_families[f]; f++) {
		fprintf(io->out, "%s%s\n", f ? "\n" : "", _(command_families[f]));
		for (size_t i = 0; commands[i]; i++) {
			char left[64];

			if (strcmp(commands[i]->family, command_families[f]) != 0)
				continue;
			snprintf(left, sizeof left, "  :%s%s%s", commands[i]->name, *commands[i]->args ? " " : "",
				 commands[i]->args);
			print_wrapped(io->out, left, COMMAND_INDENT, _(commands[i]->help));
		}
	}
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	const struct subcommand *sub;

	if (!o->words) {
		print_all(io);
		return true;
	}
	if (strcmp(o->word[0], "commands") == 0) {
		print_commands(io);
		return true;
	}
	sub = subcommand_find(o->word[0]);
	if (!sub)
		return err_set(e, ERR_USAGE, "there is no subcommand %s; roundtable help lists them", o->word[0]);
	subcommand_usage(sub, io->out);
	return true;
}

const struct subcommand subcommand_help = {
	.name = "help",
	.args = "[SUBCOMMAND|commands]",
	.help = N_("Say what there is to do, or how a subcommand is used"),
	.least = 0, .most = 1,
	.run = run,
};
