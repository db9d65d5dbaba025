/* people: a list of people that has changed since put on a session's roster. */
#include "base/say.h"
#include "desk/desk.h"
#include "rule/finder.h"
#include "services.h"
#include "store/people_file.h"

/* What was added, and what needs care now. */
static void say_put(const struct cli_io *io, const char *dir, size_t before, const struct session *s, size_t read, struct arena *a)
{
	struct complaints cares = { .arena = a };
	size_t added = s->roster->count - before;

	finder_warn(s->roster, s->agenda, dir, &cares);
	cli_say(io, P_("%zu person added, %zu already there brought up to date; %zu on the roster",
		       "%zu people added, %zu already there brought up to date; %zu on the roster", added), added, read - added,
		s->roster->count);
	say_cares(io, dir, &cares);
}

static bool put(const struct cli_io *io, const struct options *o, struct desk *d, struct err *e)
{
	struct complaints complaints = { .arena = o->arena };
	const struct roster *news = people_file_read(o->word[1], desk_session(d)->agenda, o->arena, &complaints, e);
	size_t before;

	say_complaints(io, &complaints);
	if (!news && complaints.errors)
		return err_set(e, ERR_SYNTAX, P_("%zu mistake; nobody was put on the roster", "%zu mistakes; nobody was put on the roster",
						 complaints.errors), complaints.errors);
	if (!news || !desk_begin(d, e))
		return false;
	before = desk_session(d)->roster->count;
	if (!desk_put_people(d, news, e)) {
		struct err ignored;

		(void)desk_end(d, &ignored);
		return false;
	}
	if (!desk_end(d, e))
		return false;
	say_put(io, o->word[0], before, desk_session(d), news->count, o->arena);
	return true;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct desk *d;
	bool ok;

	if (!cli_desk_open(io, o, "organiser", &d, e))
		return false;
	ok = put(io, o, d, e);
	desk_close(d);
	return ok;
}

const struct subcommand subcommand_people = {
	.name = "people",
	.args = "DIR FILE",
	.help = N_("Put a list of people on the roster: whoever is known is brought up to date"),
	.least = 2, .most = 2,
	.run = run,
};
