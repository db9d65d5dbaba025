/* merge: copies of a session that went apart become one again, and parallel tables, which are sessions of their own, one
 * session in which each keeps its own fold (DESIGN.md section 7). */
#include <stdlib.h>
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

enum { AGENDA_MOST_BYTES = 4 << 20 };

/* What is being merged. looks has one for each copy; with an `into` that is there, that is the first. */
struct merge {
	const struct cli_io *io;
	const struct options *o;
	const char *into;
	bool there;
	bool linked;               /* somebody is on the lists of several tables, and is one person */
	bool tables;               /* sessions of their own, or such as were merged before: not copies of one */
	const char **dirs;
	struct look *looks;
	size_t count;
	struct buffer *agendas;    /* bytes, per copy */
	size_t agenda;             /* whose is that of all */
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

/* A folder within a session would hold raw notes where nobody expects them: minutes/ is what was published. */
static bool check_place(const struct merge *m, struct err *e)
{
	char *slash, *path = realpath(m->into, NULL);
	bool ok = true;

	if (!path) {
		const char *last = strrchr(m->into, '/');

		path = realpath(last ? arena_string_n(m->o->arena, m->into, (size_t)(last - m->into) + 1) : ".", NULL);
	} else if ((slash = strrchr(path, '/'))) {
		*slash = '\0';
	}
	while (ok && path && *path) {
		ok = !is_folder_with(path, "journal.yaml") ||
		     err_set(e, ERR_RULE, "%s lies within the session folder %s; name a place outside of it", m->into, path);
		slash = strrchr(path, '/');
		*(slash ? slash : path) = '\0';
	}
	free(path);
	return ok;
}

static bool check_session(const struct merge *m, size_t i, struct err *e)
{
	const struct session *s = &m->looks[i].session;

	if (s->sealed)
		return err_set(e, ERR_RULE, "%s is sealed; it takes nothing and gives nothing", m->dirs[i]);
	if (!*s->id)
		return err_set(e, ERR_RULE, "%s does not say which session it is; its journal has no beginning", m->dirs[i]);
	if (m->looks[i].history.newer)
		return err_set(e, ERR_NEWER, "%s was written by a newer program; it can only be read here", m->dirs[i]);
	return true;
}

static bool open_all(struct merge *m, struct err *e)
{
	m->agendas = arena_array(m->o->arena, struct buffer, m->count);
	for (size_t i = 0; i < m->count; i++)
		if (!look_open(m->dirs[i], &m->looks[i], e) || !check_session(m, i, e) ||
		    !file_read(folder_path(m->o->arena, m->dirs[i], "agenda.yaml"), AGENDA_MOST_BYTES, &m->agendas[i], e))
			return false;
	return true;
}

static int by_agenda(const struct merge *m, size_t x, size_t y)
{
	return strcmp(buffer_text(&m->agendas[x]), buffer_text(&m->agendas[y]));
}

/* The frozen agenda is what the events speak of; two of them make two meetings. */
static bool check_copies(const struct merge *m, struct err *e)
{
	for (size_t i = 1; i < m->count; i++)
		if (by_agenda(m, 0, i) != 0)
			return err_set(e, ERR_RULE, "agenda.yaml of %s is not that of %s; put the right one into both, and "
						    "merge again", m->dirs[i], m->dirs[0]);
	return true;
}

/* ---- tables ---- */

static bool is_merged(const struct merge *m, size_t i)
{
	return m->looks[i].session.table_count > 0;
}

static bool are_tables(const struct merge *m)
{
	for (size_t i = 0; i < m->count; i++)
		if (is_merged(m, i) || strcmp(m->looks[i].session.id, m->looks[0].session.id) != 0)
			return true;
	return false;
}

/* Where they differ in words alone, which one is taken depends on none but themselves. */
static void choose_agenda(struct merge *m)
{
	bool differ = false;

	for (size_t i = 1; i < m->count; i++) {
		differ = differ || by_agenda(m, 0, i) != 0;
		if (!m->there && by_agenda(m, i, m->agenda) < 0)
			m->agenda = i;
	}
	if (differ)
		cli_say(m->io, "the agendas differ in their words; that of %s is taken", m->dirs[m->agenda]);
}

static bool check_agenda(const struct merge *m, size_t i, struct err *e)
{
	const char *const *what;
	size_t count = agenda_differences(m->looks[0].agenda, m->looks[i].agenda, m->o->arena, &what);

	for (size_t k = 0; k < count; k++)
		cli_say(m->io, "%s, %s: %s", m->dirs[0], m->dirs[i], what[k]);
	return !count || err_set(e, ERR_RULE, "%s and %s are sessions of different agendas; publish each, then: roundtable "
					      "synthesis", m->dirs[0], m->dirs[i]);
}

/* The day of a meeting is hidden, and there is one of it. */
static bool check_day(const struct merge *m, size_t i, struct err *e)
{
	struct date x, y;
	bool known = session_day(&m->looks[0].session, &x), same = session_day(&m->looks[i].session, &y) == known;

	if (same && known)
		same = x.year == y.year && x.month == y.month && x.day == y.day;
	return same || err_set(e, ERR_RULE, "%s and %s met on different days, so they are no tables of one meeting; publish "
					    "each, then: roundtable synthesis", m->dirs[0], m->dirs[i]);
}

/* Nobody could be hidden of whom nobody knows. */
static bool check_people(const struct merge *m, size_t i, struct err *e)
{
	if (m->looks[i].roster->count)
		return true;
	return err_set(e, ERR_IDENTITY, "there is nobody on the roster of %s, so nobody there could be hidden; name who was "
					"there in people.yaml", m->dirs[i]);
}

static bool check_tables(const struct merge *m, struct err *e)
{
	if (m->there && !is_merged(m, 0))
		return err_set(e, ERR_RULE,
			       "%s is the folder of one table, and stays so; name a new folder for all of them", m->into);
	for (size_t i = 0; i < m->count; i++)
		if (!check_people(m, i, e) || !check_agenda(m, i, e) || !check_day(m, i, e))
			return false;
	return true;
}

static bool check_all(struct merge *m, struct err *e)
{
	m->tables = are_tables(m);
	if (!m->tables)
		return check_copies(m, e);
	if (!check_tables(m, e))
		return false;
	choose_agenda(m);
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
		.different = named(m->o, "different"), .agenda = m->looks[m->agenda].agenda,
		.same_names = option_given(m->o, "same-names"),
	};
	bool ok;

	for (size_t i = 0; i < m->count; i++)
		copies[i] = (struct merge_copy){
			.dir = m->dirs[i], .roster = m->looks[i].roster, .locked = locked && i == 0,
			.session = m->tables && !is_merged(m, i) ? m->looks[i].session.id : NULL,
			.tables = is_merged(m, i) ? &m->looks[i].session : NULL,
		};
	ok = merge_copies(&plan, out, m->o->arena, e);
	/* Its people live as long as those that they were made from: not longer than the desk. */
	for (size_t i = 0; ok && i < out->roster->count; i++)
		m->linked = m->linked || roster_self(out->roster, &out->roster->people[i]) != &out->roster->people[i];
	for (size_t i = 0; i < out->asked_count; i++)
		cli_say(m->io, "%s", out->asked[i]);
	if (m->tables && out->asked_count > 1)
		cli_say(m->io, "if the tables had one list, and all of these are one person each: --same-names");
	return ok;
}

static bool into_new(struct merge *m, struct merged *out, struct err *e)
{
	const struct buffer *agenda = &m->agendas[m->agenda];
	struct folder_plan plan = { .agenda_bytes = buffer_text(agenda), .agenda_len = agenda->len };

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

/* One list for several tables, and nobody said who of it sat where: better known now than at the export. */
static void say_unmarked(const struct merge *m)
{
	for (size_t i = 0; m->linked && i < m->count; i++) {
		const struct session *s = &m->looks[i].session;
		bool marked = is_merged(m, i);

		for (size_t p = 0; p < s->roster->count; p++)
			marked = marked || s->presence[p].ever;
		if (!marked)
			cli_say(m->io, "nobody was marked as here in %s, so who sat there cannot be told from who sat elsewhere, and "
				       "nothing can be published; type :here PERSON there, and merge it again", m->dirs[i]);
	}
}

static void say_done(const struct merge *m, const struct merged *out)
{
	size_t lines = lines_of(m->there ? &out->news : &out->journal);

	for (size_t i = 0; i < out->said_count; i++)
		cli_say(m->io, "%s", out->said[i]);
	for (size_t i = 0; m->tables && i < m->count; i++) {
		if (is_merged(m, i))
			continue;
		cli_say(m->io, "%s is the table %s", m->dirs[i], merge_table_key(m->o->arena, m->looks[i].session.id));
		if (m->looks[i].session.publication_count)
			cli_say(m->io, "%s was published by itself: minutes of all that would hide what stands there, or print what is "
				       "hidden there, will be refused", m->dirs[i]);
	}
	cli_say(m->io, m->there ?
		P_("%s: %zu line added; %zu people on the roster; drafts and what is in minutes/ stay where they were",
		   "%s: %zu lines added; %zu people on the roster; drafts and what is in minutes/ stay where they were", lines) :
		P_("%s: %zu line of what happened; %zu people on the roster; drafts and what is in minutes/ stay where they were",
		   "%s: %zu lines of what happened; %zu people on the roster; drafts and what is in minutes/ stay where they were",
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
	ok = check_place(&m, e) && open_all(&m, e) && check_all(&m, e) && (m.there ? into_old(&m, &out, e) : into_new(&m, &out, e));
	if (ok && m.tables)
		say_unmarked(&m);
	if (ok)
		say_done(&m, &out);
	for (size_t i = 0; i < m.count; i++)
		look_close(&m.looks[i]);
	for (size_t i = 0; m.agendas && i < m.count; i++)
		buffer_free(&m.agendas[i]);
	merged_free(&out);
	return ok;
}

static const struct option_row options[] = {
	{ "into", "DIR", N_("a new folder, or one that was merged before, or one of the copies: it gets what it lacks") },
	{ "same", "ID|NAME", N_("whoever has that id, or that name, is one person in all copies and at all tables; may be repeated") },
	{ "different", "ID|NAME", N_("they are several; may be repeated") },
	{ "same-names", NULL, N_("whoever is called alike at two tables is one person, but for --different") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_merge = {
	.name = "merge",
	.args = "DIR… --into DIR [--same ID|NAME…] [--different ID|NAME…] [--same-names]",
	.help = N_("Unite copies of one session that went apart, or parallel tables"),
	.options = options,
	.least = 1, .most = 1000,
	.run = run,
};
