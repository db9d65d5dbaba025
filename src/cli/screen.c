/* screen: `roundtable [DIR]` without a subcommand: the screen, or with --plain the same as lines. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reach.h"
#include "screen.h"
#include "base/say.h"
#include "services.h"
#include "tui/tui.h"

/* `new`, as the start screen asks for it: what it has to say must not be written over the screen. */
static bool create(void *self, const char *dir, const char *agenda, const char *people, struct err *e)
{
	const struct subcommand *new = subcommand_find("new");
	struct cli_io io = *(const struct cli_io *)self;
	const char *argv[8] = { "new", dir };
	struct arena work = { 0 };
	struct options o;
	char *said = NULL;
	size_t said_len = 0;
	int argc = 2;
	bool ok;

	if (agenda) {
		argv[argc++] = "--agenda";
		argv[argc++] = agenda;
	}
	if (people) {
		argv[argc++] = "--people";
		argv[argc++] = people;
	}
	io.err = open_memstream(&said, &said_len);
	if (!io.err)
		return err_set(e, ERR_IO, "there is no memory for messages");
	ok = options_read(new, &work, argc, argv, &o, e) && new->run(&io, &o, e);
	fclose(io.err);
	free(said);
	arena_free(&work);
	return ok;
}

static void opened(void *self, const char *dir)
{
	reach_narrow(self, dir);
}

static bool read_role(const struct options *o, const char **role, struct err *e)
{
	static const char *const roles[] = { "chair", "note-taker", "organiser", NULL };
	size_t index;

	if (!option_word(o, "role", roles, &index, e))
		return false;
	*role = option_given(o, "role") ? roles[index] : "";
	return true;
}

static bool read_colour(const struct options *o, enum tui_colour *colour, struct err *e)
{
	static const char *const words[] = { "auto", "always", "never", NULL };
	size_t index;

	if (!option_word(o, "color", words, &index, e))
		return false;
	*colour = (enum tui_colour)index;
	return true;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct services services = cli_services(io, o->arena);
	struct cli_io copy = *io;
	struct tui_plan plan = {
		.dir = o->words ? o->word[0] : NULL,
		.services = &services,
		.version = io->version,
		.now_ms = io->now_ms,
		.zone_minutes = io->zone_minutes,
		.random_word = io->random_word,
		.agenda_dirs = io->agenda_dirs,
		.config = io->config,
		.recent = io->recent,
		.runtime = io->runtime,
		.edit = io->edit,
		.term = io->term,
		.no_color = io->no_color,
		.utf8 = io->utf8,
		.plain = option_given(o, "plain"),
		.in = io->in,
		.out = io->out,
		.err = io->err,
		.create = create,
		.opened = o->words ? NULL : opened,
		.self = &copy,
	};
	int status = 0;

	if (!read_role(o, &plan.role, e) || !read_colour(o, &plan.colour, e) || !tui_run(&plan, &status, e))
		return false;
	/* What ended badly has been said by the screen itself. */
	return status == 0 || err_set(e, status == 2 ? ERR_USAGE : ERR_IO, "%s", "");
}

static const struct option_row options[] = {
	{ "plain", NULL, N_("the same as lines, without a screen: for screen readers and bad lines") },
	{ "role", "chair|note-taker|organiser", N_("which screen opens first; forbids nothing") },
	{ "color", "auto|always|never", N_("colours; auto when not said, never where NO_COLOR is set") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_screen = {
	.name = "",
	.args = "[--plain] [--role chair|note-taker|organiser] [--color auto|always|never] [DIR]",
	.help = N_("The screen; without DIR it begins or continues a session"),
	.options = options,
	.least = 0, .most = 1,
	.run = run,
};

bool screen_is_meant(const char *word)
{
	struct stat st;

	for (size_t i = 0; options[i].name; i++) {
		size_t len = strlen(options[i].name);

		if (strncmp(word, "--", 2) == 0 && strncmp(word + 2, options[i].name, len) == 0 &&
		    (!word[2 + len] || word[2 + len] == '='))
			return true;
	}
	return strchr(word, '/') || (stat(word, &st) == 0 && S_ISDIR(st.st_mode));
}
