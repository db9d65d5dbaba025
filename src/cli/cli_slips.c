/* slips: each person's own quotes, to be agreed; and what they answered, as consents in the journal. */
#include <string.h>

#include "base/say.h"
#include "desk/desk.h"
#include "desk/look.h"
#include "desk/own.h"
#include "publish/slips.h"
#include "services.h"
#include "store/file.h"

enum { SLIP_MOST_BYTES = 1 << 20 };

/* ---- out ---- */

static void say_nobodys(const struct cli_io *io, const struct slips *slips)
{
	for (size_t i = 0; i < slips->nobodys_count; i++)
		cli_say(io, "entry %zu has no speaker, so it is nobody's to ask: %s", slips->nobodys[i]->number,
			slips->nobodys[i]->text);
}

static bool write_slips(const struct cli_io *io, const struct options *o, const char *folder, struct err *e)
{
	struct slips slips = { 0 };
	struct look l;
	const struct strings *glossary = &cli_config(io, o->arena)->glossary;
	bool ok = look_open(o->word[0], &l, e) && slips_make(&l.session, glossary, &slips, o->arena, e);

	if (ok && slips.count)
		ok = slips_write(&slips, &l.session, o->word[0], folder, o->arena, e);
	if (ok) {
		say_nobodys(io, &slips);
		for (size_t i = 0; i < slips.count; i++)
			cli_say(io, P_("wrote %s for %s: %zu quote", "wrote %s for %s: %zu quotes", slips.slip[i].quotes),
				slips.slip[i].name, slips.slip[i].person->name, slips.slip[i].quotes);
		if (!slips.count)
			cli_say(io, "there is no quote that has a speaker to ask; no slip was written");
		else
			cli_say(io, "each slip names its person: give it to nobody else");
	}
	look_close(&l);
	return ok;
}

/* ---- back ---- */

struct answers {
	const struct strings *glossary;
	struct slip_answer *item;
	size_t count, cap, open;
};

static bool read_file(const struct session *s, const char *file, struct answers *all, struct complaints *c, struct err *e)
{
	struct buffer text = { 0 };
	bool ok = file_read(file, SLIP_MOST_BYTES, &text, e);

	/* What lies behind a NUL would be passed over in silence. */
	if (ok && strlen(buffer_text(&text)) != text.len)
		ok = err_set(e, ERR_SYNTAX, "%s: is no text", file);
	if (ok)
		slips_read(s, all->glossary, file, buffer_text(&text), &all->item, &all->count, &all->cap, &all->open,
			   c);
	buffer_free(&text);
	return ok;
}

/* The i-th file: those behind --read, then the words behind the folder. */
static const char *nth_file(const struct options *o, size_t i)
{
	size_t named = 0;

	while (option_nth(o, "read", named))
		named++;
	if (i < named)
		return option_nth(o, "read", i);
	return i - named + 1 < o->words ? o->word[i - named + 1] : NULL;
}

static bool keep(const struct cli_io *io, struct desk *d, struct arena *a, const struct slip_answer *one, size_t *kept,
		 struct err *e)
{
	static const char *const names[] = {
		[CONSENT_NONE] = "", [CONSENT_YES] = "yes", [CONSENT_LABEL] = "label",
		[CONSENT_PARAPHRASE] = "paraphrase", [CONSENT_NO] = "no",
	};
	const struct entry *en = session_entry(desk_session(d), one->entry);
	const char *line = arena_printf(a, ":consent %s %s", one->entry, one->consent);
	struct answer answer;

	/* The same slip read twice says nothing new. */
	if (en && strcmp(names[en->consent], one->consent) == 0)
		return true;
	desk_do(d, line, strlen(line), io->now_ms(), &answer);
	if (answer.kind == ANSWER_DONE) {
		++*kept;
		return true;
	}
	return err_set(e, answer.kind == ANSWER_FAILED ? ERR_IO : ERR_RULE, "%s:%zu: %s", one->file, one->line,
		       answer.why ? answer.why : _("the record is off; nothing is taken"));
}

static bool read_slips(const struct cli_io *io, const struct options *o, struct desk *d, struct err *e)
{
	struct complaints c = { .arena = o->arena };
	struct answers all = { .glossary = &cli_config(io, o->arena)->glossary };
	size_t kept = 0;
	const char *file;
	bool ok = true;

	for (size_t i = 0; ok && (file = nth_file(o, i)); i++)
		ok = read_file(desk_session(d), file, &all, &c, e);
	for (size_t i = 0; ok && i < all.count; i++)
		ok = keep(io, d, o->arena, &all.item[i], &kept, e);
	say_complaints(io, &c);
	cli_say(io, _("%s kept, %zu known already, %s left open"),
		arena_printf(o->arena, P_("%zu answer", "%zu answers", kept), kept), ok ? all.count - kept : 0,
		arena_printf(o->arena, P_("%zu quote", "%zu quotes", all.open), all.open));
	if (ok && c.count)
		ok = err_set(e, ERR_SYNTAX, P_("%zu line was refused", "%zu lines were refused", c.count), c.count);
	return ok;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	const char *folder = option_value(o, "output");
	struct desk *d;
	bool ok;

	if (!folder == !option_given(o, "read"))
		return err_set(e, ERR_USAGE, "slips needs --output FOLDER or --read FILE…; see roundtable help slips");
	if (folder && o->words > 1)
		return err_set(e, ERR_USAGE, "slips does not know what to do with %s; see roundtable help slips", o->word[1]);
	if (folder)
		return write_slips(io, o, folder, e);
	if (!cli_desk_open(io, o, "organiser", &d, e))
		return false;
	ok = read_slips(io, o, d, e);
	desk_close(d);
	return ok;
}

static const struct option_row options[] = {
	{ "output", "FOLDER", N_("write slip-01.txt and so on, one for each person, outside minutes/") },
	{ "read", "FILE…", N_("record what slips that came back say") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_slips = {
	.name = "slips",
	.args = "DIR --output FOLDER | --read FILE…",
	.help = N_("Ask people about their own quotes, and record what they answered"),
	.options = options,
	.least = 1, .most = 1000,
	.run = run,
};
