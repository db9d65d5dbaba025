/* services: what commands ask rooms that they cannot see. */
#include "services.h"

#include <stdio.h>

#include "base/say.h"
#include "desk/desk.h"
#include "desk/look.h"
#include "desk/own.h"
#include "export/export.h"
#include "publish/publish.h"

enum { FORMAT_INDENT = 13 };

struct own_config *cli_config(const struct cli_io *io, struct arena *a)
{
	struct own_config *own = arena_new(a, struct own_config);
	struct complaints c = { .arena = a };
	struct err e = { 0 };

	if (!own_config_read(io->config, a, &c, own, &e))
		cli_say(io, "%s; that is left out", e.text);
	return own;
}

void cli_speak(const struct cli_io *io)
{
	struct arena work = { 0 };
	struct complaints c = { .arena = &work };
	struct own_config own;

	/* Whoever uses the file says what is wrong with it, then in the locale's language. */
	(void)own_config_read(io->config, &work, &c, &own, NULL);
	if (io->speak)
		io->speak(own.language);
	arena_free(&work);
}

static bool may_print(void *self, const struct session *s, const char *string, const char *in, struct err *e)
{
	struct redactor_plan plan = { .session = s, .glossary = self, .lang = s->agenda->language };
	struct redactor *r = redactor_new(&plan);
	bool may = redactor_may_print(r, string, in, e);

	redactor_free(r);
	return may;
}

static const struct entry *numbered(void *self, const struct session *s, const char *number)
{
	return publish_numbered(s, self, number);
}

static const char *content(void *self, const struct session *s, struct arena *a, struct err *e)
{
	return publish_content_hash(s, self, a, e);
}

struct services cli_services(const struct cli_io *io, struct arena *a)
{
	return (struct services){ .self = &cli_config(io, a)->glossary, .may_print = may_print, .numbered = numbered, .content = content };
}

bool cli_desk_open(const struct cli_io *io, const struct options *o, const char *role, struct desk **out, struct err *e)
{
	struct services *services = arena_new(o->arena, struct services);
	char writer[WRITER_LETTERS + 1];
	const struct desk_plan plan = { .dir = o->word[0], .role = role, .writer = writer, .services = services };

	*services = cli_services(io, o->arena);
	io->random_word(writer, WRITER_LETTERS);
	return desk_open(&plan, out, e);
}

void say_cares(const struct cli_io *io, const char *dir, const struct complaints *cares)
{
	if (cares->count)
		cli_say(io, P_("%zu name on the roster needs care; roundtable check %s says which, and what to do",
			       "%zu names on the roster need care; roundtable check %s says which, and what to do", cares->count),
			cares->count, dir);
}

bool option_undecided(const struct options *o, enum undecided *policy, struct err *e)
{
	static const char *const policies[] = {
		[UNDECIDED_REFUSE] = "refuse", [UNDECIDED_HIDE] = "hide", [UNDECIDED_PRINT] = "print", NULL,
	};
	size_t index;
	bool ok = option_word(o, "undecided", policies, &index, e);

	*policy = (enum undecided)index;
	return ok;
}

void formats_print(FILE *out)
{
	fputs(_("\nFormats:\n\n"), out);
	for (size_t i = 0; export_formats[i]; i++) {
		char left[32];

		snprintf(left, sizeof left, "  %s", export_formats[i]->name);
		print_wrapped(out, left, FORMAT_INDENT, _(export_formats[i]->help));
	}
}

size_t say_troubles(const struct cli_io *io, const char *dir, const struct history *h)
{
	static const char *const names[] = {
		[TROUBLE_ALTERED] = NC_("a line of the journal", "altered"),   [TROUBLE_DAMAGED] = NC_("a line of the journal", "damaged"), [TROUBLE_PENDING] = NC_("a line of the journal", "pending"),
		[TROUBLE_CONFLICT] = NC_("a line of the journal", "conflict"), [TROUBLE_NEWER] = NC_("a line of the journal", "newer"),
	};

	for (size_t i = 0; i < h->trouble_count; i++) {
		const struct trouble *t = &h->troubles[i];

		cli_say(io, "%s/journal.yaml:%zu: %s%s%s: %s", dir, t->line, say_apart(names[t->kind]), *t->id ? " " : "", t->id, t->what);
	}
	return h->trouble_count;
}

bool look_and_print(const struct cli_io *io, const struct options *o,
		    bool (*print)(const struct cli_io *io, const struct options *o, const struct look *l,
				  struct err *e),
		    struct err *e)
{
	struct look l;
	bool ok = look_open(o->word[0], &l, e) && print(io, o, &l, e);
	size_t troubles = ok ? say_troubles(io, o->word[0], &l.history) : 0;

	if (troubles)
		ok = err_set(e, ERR_SYNTAX, P_("%s: the journal is not sound in %zu place; everything else is above",
			     "%s: the journal is not sound in %zu places; everything else is above", troubles), o->word[0], troubles);
	look_close(&l);
	return ok;
}
