/* new: a session folder from an agenda and a roster, whole or not at all. */
#include <string.h>

#include "base/time.h"
#include "desk/look.h"
#include "rule/finder.h"
#include "store/agenda_file.h"
#include "store/agendas.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/people_file.h"
#include "subcommand.h"

enum { AGENDA_MOST_BYTES = 4 << 20, WRITER_LETTERS = 8, SESSION_LETTERS = 16 };

static const char default_agenda[] = "system-accountability";

/* What is being made. */
struct making {
	struct arena *a;
	struct complaints complaints;
	struct complaints cares;    /* names that are hard to hide: check lists them */
	struct buffer agenda_bytes;
	const struct agenda *agenda;
	const struct roster *roster;
};

static bool read_agenda(const struct cli_io *io, const struct options *o, struct making *m, struct err *e)
{
	const char *name = option_value(o, "agenda");
	const char *path = agendas_find(io->agenda_dirs, name ? name : default_agenda, m->a, e);

	if (!path || !file_read(path, AGENDA_MOST_BYTES, &m->agenda_bytes, e))
		return false;
	m->agenda = agenda_file_parse(path, buffer_text(&m->agenda_bytes), m->agenda_bytes.len, m->a, &m->complaints);
	return m->agenda || complaints_settle(&m->complaints, e);
}

static bool read_people(const struct options *o, struct making *m, struct err *e)
{
	static const struct roster nobody;
	const char *path = option_value(o, "people");

	m->roster = &nobody;
	if (!path)
		return true;
	m->roster = people_file_read(path, m->agenda, m->a, &m->complaints, e);
	if (!m->roster)
		return *e->text ? false : complaints_settle(&m->complaints, e);
	finder_warn(m->roster, m->agenda, path, &m->cares);
	return true;
}

/* The session that this one follows, by its id. */
static bool set_after(const struct options *o, struct event *begin, struct arena *a, struct err *e)
{
	const char *dir = option_value(o, "after");
	struct look earlier;
	bool ok;

	if (!dir)
		return true;
	ok = look_open(dir, &earlier, e);
	if (ok)
		event_set_text(begin, "after", arena_string(a, earlier.session.id));
	look_close(&earlier);
	return ok;
}

static struct event *make_begin(const struct cli_io *io, const struct options *o, struct arena *a, struct err *e)
{
	struct event *begin = event_new(a, event_kind("begin"));
	const char *date = option_value(o, "date"), *title = option_value(o, "title");
	char *word = arena_alloc(a, SESSION_LETTERS + 1);
	char *today = arena_alloc(a, TIME_TEXT_BYTES);
	struct date day;

	if (date && !date_parse(date, &day)) {
		err_set(e, ERR_USAGE, "%s is no date; write it as 2019-10-08", date);
		return NULL;
	}
	begin->at_ms = io->now_ms();
	date_format(date_of(begin->at_ms), today);
	io->random_word(word, WRITER_LETTERS);
	if (!event_set_id(begin, a, arena_printf(a, "%s-1", word)))
		bug("%s makes no id", word);
	io->random_word(word, SESSION_LETTERS);
	begin->role = "";
	event_set_number(begin, "roundtable", 1);
	event_set_text(begin, "session", word);
	event_set_text(begin, "program", io->version);
	if (title)
		event_set_text(begin, "title", title);
	event_set_text(begin, "date", date ? date : today);
	return set_after(o, begin, a, e) ? begin : NULL;
}

static bool make(const struct cli_io *io, const struct options *o, struct making *m, struct err *e)
{
	struct folder_plan plan = { 0 };

	if (!read_agenda(io, o, m, e) || !read_people(o, m, e))
		return false;
	plan.agenda_bytes = buffer_text(&m->agenda_bytes);
	plan.agenda_len = m->agenda_bytes.len;
	plan.roster = m->roster;
	plan.begin = make_begin(io, o, m->a, e);
	return plan.begin && folder_create(o->word[0], &plan, e);
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct making m = { .a = o->arena, .complaints = { .arena = o->arena }, .cares = { .arena = o->arena } };
	bool ok = make(io, o, &m, e);

	say_complaints(io, &m.complaints);
	/* The complaints have been said, each with its line; the last word need not repeat the first of them. */
	if (!ok && m.complaints.errors)
		err_set(e, e->code, "%zu mistake%s; nothing was made", m.complaints.errors,
			m.complaints.errors == 1 ? "" : "s");
	if (ok)
		cli_say(io, "%s is ready; %zu people; roundtable capture %s takes lines", o->word[0], m.roster->count,
		    o->word[0]);
	if (ok && m.cares.count)
		cli_say(io, "%zu name%s on the roster need%s care; roundtable check %s says which, and what to do",
			m.cares.count, m.cares.count == 1 ? "" : "s", m.cares.count == 1 ? "s" : "", o->word[0]);
	buffer_free(&m.agenda_bytes);
	return ok;
}

static const struct option_row options[] = {
	{ "agenda", "NAME|FILE", "what to walk through; system-accountability when not said" },
	{ "people", "FILE", "the roster: people.yaml or CSV" },
	{ "title", "TITLE", "title of this meeting, in place of the agenda's" },
	{ "date", "YYYY-MM-DD", "day of the meeting; today when not said" },
	{ "after", "DIR", "the session that this one follows" },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_new = {
	.name = "new",
	.args = "DIR [--agenda NAME|FILE] [--people FILE] [--title T] [--date YYYY-MM-DD] [--after DIR]",
	.help = "Make a session folder",
	.options = options,
	.least = 1, .most = 1,
	.run = run,
};
