/* commands: the table of all commands, from its rows. */
#include <string.h>

#include "base/nearest.h"
#include "base/say.h"
#include "command/command.h"

#define COMMAND(name) extern const struct command command_##name;
#include "commands.def"
#undef COMMAND

const struct command *const commands[] = {
#define COMMAND(name) &command_##name,
#include "commands.def"
#undef COMMAND
	NULL
};

const char *const command_families[] = {
	N_("Place and clock"), N_("Entries"), N_("Actions"), N_("People"), N_("Polls"), N_("Record"), N_("Publishing"), N_("Screen"), NULL,
};

const struct command *command_find(const char *name, struct err *e)
{
	const char *names[128];
	const char *near;
	size_t count = 0;

	for (size_t i = 0; commands[i]; i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
		if (count < sizeof names / sizeof *names)
			names[count++] = commands[i]->name;
	}
	near = nearest(name, names, count);
	if (near)
		err_set(e, ERR_RULE, "there is no command %s; did you mean %s?", name, near);
	else
		err_set(e, ERR_RULE, "there is no command %s; help lists them all", name);
	return NULL;
}
