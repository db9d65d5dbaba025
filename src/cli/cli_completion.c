/* completion: what a shell needs to complete the command line, printed from the same rows as the help. */
#include <string.h>

#include "base/say.h"
#include "export/export.h"
#include "subcommand.h"

/* Space-separated names of all subcommands. */
static void print_names(FILE *out)
{
	for (size_t i = 0; subcommands[i]; i++)
		fprintf(out, "%s%s", i ? " " : "", subcommands[i]->name);
}

static void print_options(FILE *out, const struct subcommand *sub)
{
	for (size_t i = 0; sub->options && sub->options[i].name; i++)
		fprintf(out, "%s--%s", i ? " " : "", sub->options[i].name);
}

static void print_formats(FILE *out)
{
	for (size_t i = 0; export_formats[i]; i++)
		fprintf(out, "%s%s", i ? " " : "", export_formats[i]->name);
}

static void print_bash(FILE *out)
{
	fputs("_roundtable() {\n\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
	      "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n\t\tCOMPREPLY=($(compgen -W \"",
	      out);
	print_names(out);
	fputs("\" -- \"$word\"))\n\t\treturn\n\tfi\n\tif [ \"$before\" = --format ] && [ \"${COMP_WORDS[1]}\" = export ]; then\n"
	      "\t\tCOMPREPLY=($(compgen -W \"",
	      out);
	print_formats(out);
	fputs("\" -- \"$word\"))\n\t\treturn\n\tfi\n\tcase ${COMP_WORDS[1]} in\n", out);
	for (size_t i = 0; subcommands[i]; i++) {
		fprintf(out, "\t%s) COMPREPLY=($(compgen -f -W \"", subcommands[i]->name);
		print_options(out, subcommands[i]);
		fputs("\" -- \"$word\")) ;;\n", out);
	}
	fputs("\tesac\n}\ncomplete -o filenames -F _roundtable roundtable\n", out);
}

static void print_zsh(FILE *out)
{
	fputs("#compdef roundtable\n_roundtable() {\n\tif (( CURRENT == 2 )); then\n\t\tcompadd ", out);
	print_names(out);
	fputs("\n\t\treturn\n\tfi\n\tcase $words[2] in\n", out);
	for (size_t i = 0; subcommands[i]; i++) {
		fprintf(out, "\t%s) compadd -- ", subcommands[i]->name);
		print_options(out, subcommands[i]);
		fputs("; _files ;;\n", out);
	}
	fputs("\tesac\n}\ncompdef _roundtable roundtable\n", out);
}

static void print_fish(FILE *out)
{
	for (size_t i = 0; subcommands[i]; i++) {
		const struct subcommand *sub = subcommands[i];

		fprintf(out, "complete -c roundtable -n __fish_use_subcommand -a %s -d \"%s\"\n", sub->name, _(sub->help));
		for (size_t j = 0; sub->options && sub->options[j].name; j++)
			fprintf(out, "complete -c roundtable -n \"__fish_seen_subcommand_from %s\" -l %s%s -d \"%s\"\n", sub->name,
				sub->options[j].name, sub->options[j].value ? " -r" : "", _(sub->options[j].help));
	}
}

static const struct {
	const char *name;
	void (*print)(FILE *out);
} shells[] = { { "bash", print_bash }, { "zsh", print_zsh }, { "fish", print_fish } };

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
		if (strcmp(shells[i].name, o->word[0]) == 0) {
			shells[i].print(io->out);
			return true;
		}
	}
	return err_set(e, ERR_USAGE, "there is no completion for %s; say bash, zsh or fish", o->word[0]);
}

const struct subcommand subcommand_completion = {
	.name = "completion",
	.args = "SHELL",
	.help = N_("Print completions for bash, zsh or fish"),
	.least = 1, .most = 1,
	.run = run,
};
