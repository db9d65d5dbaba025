/* merge: copies of a session that went apart become one again. Parallel tables, which are sessions of their own, are not
 * put into one folder: each keeps its own room, and their published minutes are brought together by synthesis. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/say.h"
#include "desk/desk.h"
#include "desk/look.h"
#include "services.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/merge.h"

enum { WRITER_LETTERS = 8, AGENDA_MOST_BYTES = 4 << 20 };

/* What is being merged. looks has one for each copy; with an `into` that is there, that is the first. */
struct merge {
	const struct cli_io *io;
	const struct options *o;
	const char *into;
	bool there;
	const char **dirs;
	struct look *looks;
	size_t count;
	struct buffer agenda;
};

/* ---- what may be merged ---- */

static bool is_folder_with(const char *dir, const char *name)
{
	struct arena a = { 0 };
	bool is = access(folder_path(&a, dir, name), F_OK) == 0;

	arena_free(&a);
	return is;
}

static bool same_folder(const char *x, const char *y)
{
	struct stat a, b;

	return stat(x, &a) == 0 && stat(y, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static void list_copies(struct merge *m)
{
	m->dirs = arena_array(m->o->arena, const char *, m->o->words + 1);
	m->there = is_folder_with(m->into, "journal.yaml");
	if (m->there)
		m->dirs[m->count++] = m->into;
	for (size_t i = 0; i < m->o->words; i++)
		if (!m->there || !same_folder(m->o->word[i], m->into))
			m->dirs[m->count++] = m->o->word[i];
	m->looks = arena_array(m->o->arena, struct look, m->count);
}

static bool check_session(const struct merge *m, size_t i, struct err *e)
{
	const struct session *first = &m->looks[0].session, *s = &m->looks[i].session;

	if (s->sealed)
		return err_set(e, ERR_RULE, "%s is sealed; it takes nothing and gives nothing", m->dirs[i]);
	if (!*s->id)
		return err_set(e, ERR_RULE, "%s does not say which session it is; its journal has no beginning", m->dirs[i]);
	if (strcmp(first->id, s->id) != 0)
		return err_set(e, ERR_RULE,
			       "%s and %s are two sessions, not copies of one: parallel tables stay in their own folders, each "
			       "with its own people behind its labels; publish each, then: roundtable synthesis",
			       m->dirs[0], m->dirs[i]);
	return true;
}

/* The frozen agenda is what the events speak of; two of them make two meetings. */
static bool check_agenda(struct merge *m, size_t i, struct err *e)
{
	struct buffer b = { 0 };
	bool ok = file_read(folder_path(m->o->arena, m->dirs[i], "agenda.yaml"), AGENDA_MOST_BYTES, i ? &b : &m->agenda, e);

	if (ok && i && strcmp(buffer_text(&b), buffer_text(&m->agenda)) != 0)
		ok = err_set(e, ERR_RULE, "agenda.yaml of %s is not that of %s; put the right one into both, and merge again",
			     m->dirs[i], m->dirs[0]);
	buffer_free(&b);
	return ok;
}

static bool open_all(struct merge *m, struct err *e)
{
	for (size_t i = 0; i < m->count; i++) {
		if (!look_open(m->dirs[i], &m->looks[i], e) || !check_session(m, i, e) || !check_agenda(m, i, e))
			return false;
		if (m->looks[i].history.newer)
			return err_set(e, ERR_NEWER, "%s was written by a newer program; it can only be read here", m->dirs[i]);
	}
	return true;
}

/* ---- merging ---- */

static struct strings named(const struct options *o, const char *option)
{
	const char **item = arena_array(o->arena, const char *, o->count + 1);
	struct strings list = { item, 0 };

	while ((item[list.count] = option_nth(o, option, list.count)))
		list.count++;
	return list;
}

static bool unite(struct merge *m, bool locked, struct merged *out, struct err *e)
{
	struct merge_copy *copies = arena_array(m->o->arena, struct merge_copy, m->count);
	const struct merge_plan plan = {
		.copies = copies, .count = m->count, .into = m->there, .same = named(m->o, "same"),
		.different = named(m->o, "different"),
	};
	bool ok;

	for (size_t i = 0; i < m->count; i++)
		copies[i] = (struct merge_copy){ m->dirs[i], m->looks[i].roster, locked && i == 0 };
	ok = merge_copies(&plan, out, m->o->arena, e);
	for (size_t i = 0; i < out->asked_count; i++)
		cli_say(m->io, "%s", out->asked[i]);
	return ok;
}

static bool into_new(struct merge *m, struct merged *out, struct err *e)
{
	struct folder_plan plan = { .agenda_bytes = buffer_text(&m->agenda), .agenda_len = m->agenda.len };

	if (!unite(m, false, out, e))
		return false;
	plan.roster = out->roster;
	plan.journal = &out->journal;
	plan.torn = &out->torn;
	return folder_create(m->into, &plan, e);
}

static bool into_old_locked(struct merge *m, struct desk *d, struct merged *out, struct err *e)
{
	/* Somebody may have put a person on the roster since we looked. */
	m->looks[0].roster = desk_session(d)->roster;
	return unite(m, true, out, e) && desk_unite(d, out, e);
}

static bool into_old(struct merge *m, struct merged *out, struct err *e)
{
	char writer[WRITER_LETTERS + 1];
	const struct desk_plan plan = { .dir = m->into, .role = "organiser", .writer = writer };
	struct err again = { 0 };
	struct desk *d;
	bool ok;

	m->io->random_word(writer, WRITER_LETTERS);
	if (!desk_open(&plan, &d, e))
		return false;
	ok = desk_begin(d, e);
	if (ok) {
		ok = into_old_locked(m, d, out, e);
		ok = desk_end(d, ok ? e : &again) && ok;
	}
	desk_close(d);
	return ok;
}

static size_t lines_of(const struct buffer *b)
{
	size_t count = 0;

	for (size_t i = 0; i < b->len; i++)
		count += b->text[i] == '\n';
	return count;
}

static void say_done(const struct merge *m, const struct merged *out)
{
	size_t lines = lines_of(m->there ? &out->news : &out->journal);

	for (size_t i = 0; i < out->said_count; i++)
		cli_say(m->io, "%s", out->said[i]);
	cli_say(m->io, m->there ?
		P_("%s: %zu line added; %zu people on the roster; drafts and what is in minutes/ stay with the copies",
		   "%s: %zu lines added; %zu people on the roster; drafts and what is in minutes/ stay with the copies", lines) :
		P_("%s: %zu line of what happened; %zu people on the roster; drafts and what is in minutes/ stay with the copies",
		   "%s: %zu lines of what happened; %zu people on the roster; drafts and what is in minutes/ stay with the copies",
		   lines), m->into, lines, out->roster->count);
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct merge m = { .io = io, .o = o, .into = option_value(o, "into") };
	struct merged out = { 0 };
	bool ok;

	if (!m.into)
		return err_set(e, ERR_USAGE, "merge needs --into DIR; see roundtable help merge");
	list_copies(&m);
	ok = open_all(&m, e) && (m.there ? into_old(&m, &out, e) : into_new(&m, &out, e));
	if (ok)
		say_done(&m, &out);
	for (size_t i = 0; i < m.count; i++)
		look_close(&m.looks[i]);
	buffer_free(&m.agenda);
	merged_free(&out);
	return ok;
}

static const struct option_row options[] = {
	{ "into", "DIR", N_("a new folder, or one of the copies, which gets what it lacks") },
	{ "same", "ID|NAME", N_("whoever has that id, or that name, is one person in all copies; may be repeated") },
	{ "different", "ID|NAME", N_("they are several; may be repeated") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_merge = {
	.name = "merge",
	.args = "DIR… --into DIR [--same ID|NAME…] [--different ID|NAME…]",
	.help = N_("Unite copies of one session that went apart"),
	.options = options,
	.least = 1, .most = 1000,
	.run = run,
};
