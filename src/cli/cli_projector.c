/* projector: the wall, from projector.json and nothing else. */
#include <string.h>
#include <unistd.h>

#include "base/say.h"
#include "subcommand.h"
#include "tui/projector.h"

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	const bool terminal = isatty(fileno(io->in)) && isatty(fileno(io->out));
	const struct projector_plan plan = {
		.dir = o->word[0], .now_ms = io->now_ms, .out = io->out, .utf8 = io->utf8, .colour = !io->no_color,
		.screen = terminal && io->term && *io->term && strcmp(io->term, "dumb") != 0,
	};
	int status = 0;

	/* Ended by a signal: there is nothing more to say. */
	return projector_run(&plan, &status, e) && (status == 0 || err_set(e, ERR_IO, "%s", ""));
}

const struct subcommand subcommand_projector = {
	.name = "projector",
	.args = "DIR",
	.help = N_("Show the wall: what was agreed, closed polls, the question and the time, and nothing else"),
	.least = 1, .most = 1,
	.run = run,
};
