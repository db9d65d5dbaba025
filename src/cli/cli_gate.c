/* gate: does a file that somebody edited still point to nobody? */
#include "base/say.h"
#include "desk/look.h"
#include "desk/own.h"
#include "publish/publish.h"
#include "publish/seal.h"
#include "services.h"

static bool gate(const struct cli_io *io, const struct options *o, const struct session *s, const char *path,
		 struct err *e)
{
	if (s->sealed)
		return seal_vouches(s, o->word[0], path, e);
	return publish_gate_file(s, &cli_config(io, o->arena)->glossary, path, "roundtable: ", io->err, e);
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct look l;
	bool ok = look_open(o->word[0], &l, e), opened = ok;

	for (size_t i = 1; opened && i < o->words; i++) {
		struct err one = { 0 };

		if (gate(io, o, &l.session, o->word[i], &one)) {
			print_visible(io->out, o->word[i]);
			fputs(_(": points to nobody\n"), io->out);
			continue;
		}
		cli_say(io, "%s", one.text);
		/* Somebody found weighs more than a file that cannot be read. */
		if (ok || one.code == ERR_IDENTITY)
			err_set(e, one.code, "not every file can be published");
		ok = false;
	}
	look_close(&l);
	return ok;
}

const struct subcommand subcommand_gate = {
	.name = "gate",
	.args = "DIR FILE…",
	.help = N_("Look for anybody who could be found in files that were edited"),
	.least = 2, .most = 1000,
	.run = run,
};
