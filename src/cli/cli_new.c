/* new: a session folder from an agenda and a roster, whole or not at all. */
#include <string.h>

#include "base/say.h"
#include "base/time.h"
#include "desk/look.h"
#include "desk/own.h"
#include "publish/publish.h"
#include "rule/finder.h"
#include "store/agenda_file.h"
#include "store/agendas.h"
#include "store/file.h"
#include "store/folder.h"
#include "store/people_file.h"
#include "services.h"

enum { AGENDA_MOST_BYTES = 4 << 20, SESSION_LETTERS = 16 };

static const char default_agenda[] = "system-accountability";

/* What is being made. */
struct making {
	struct arena *a;
	struct complaints complaints;
	struct complaints cares;    /* names that are hard to hide: check lists them */
	struct buffer agenda_bytes;
	const struct agenda *agenda;
	const struct roster *roster;
	const struct own_config *own;
	const char *after;          /* folder of the session that this one follows, or NULL */
	struct look earlier;
};

/* The frozen agenda of the session that this one follows, unless another is asked for. */
static const char *agenda_path(const struct cli_io *io, const struct options *o, struct making *m, struct err *e)
{
	const char *name = option_value(o, "agenda");

	if (m->after && !name)
		return folder_path(m->a, m->after, "agenda.yaml");
	return agendas_find(io->agenda_dirs, name ? name : default_agenda, m->a, e);
}

/* The agenda's k comes first; the user's own is for an agenda that says none, and is frozen with it. */
static bool apply_own_k(struct making *m, struct err *e)
{
	if (m->own->k < 0)
		return err_set(e, ERR_SYNTAX, "which k your configuration means cannot be read; nothing was made");
	return !m->own->k || agenda_file_default_k(&m->agenda_bytes, m->own->k, e);
}

static bool read_agenda(const struct cli_io *io, const struct options *o, struct making *m, struct err *e)
{
	const char *path = agenda_path(io, o, m, e);

	if (!path || !file_read(path, AGENDA_MOST_BYTES, &m->agenda_bytes, e))
		return false;
	m->agenda = agenda_file_parse(path, buffer_text(&m->agenda_bytes), m->agenda_bytes.len, m->a, &m->complaints);
	return m->agenda ? apply_own_k(m, e) : complaints_settle(&m->complaints, e);
}

/* Tables that were merged meet in one room the next time, and whoever sat at several of them is there once. */
static const struct roster *in_one_room(const struct roster *r, struct arena *a)
{
	struct roster *out = arena_new(a, struct roster);
	struct person *people = arena_array(a, struct person, r->count + 1);

	*out = *r;
	out->count = 0;
	for (size_t i = 0; i < r->count; i++) {
		if (roster_self(r, &r->people[i]) != &r->people[i])
			continue;
		people[out->count] = r->people[i];
		people[out->count].table = people[out->count].also = "";
		out->count++;
	}
	out->people = people;
	return out;
}

static bool read_people(const struct options *o, struct making *m, struct err *e)
{
	static const struct roster nobody;
	const char *path = option_value(o, "people");

	m->roster = m->after && !path ? in_one_room(m->earlier.roster, m->a) : &nobody;
	if (!path)
		return true;
	m->roster = people_file_read(path, m->agenda, m->a, &m->complaints, e);
	if (!m->roster)
		return *e->text ? false : complaints_settle(&m->complaints, e);
	finder_warn(m->roster, m->agenda, path, &m->cares);
	return true;
}

static void set_given(struct event *ev, const char *field, const char *text)
{
	if (*text)
		event_set_text(ev, field, text);
}

/* What the earlier session left open opens this one: an event each, behind the first. */
static bool bring_matters(struct making *m, struct folder_plan *plan, struct err *e)
{
	const struct publish_matter *left;
	const struct event **list;
	size_t count;

	if (!m->after)
		return true;
	left = publish_matters(&m->earlier.session, &m->own->glossary, m->after, m->a, &count, e);
	if (!left)
		return false;
	list = arena_array(m->a, const struct event *, count + 1);
	for (size_t i = 0; i < count; i++) {
		struct event *ev = event_new(m->a, event_kind("matter"));

		if (!event_set_id(ev, m->a, arena_printf(m->a, "%s-%zu", plan->begin->writer, i + 2)))
			bug("%s is no writer", plan->begin->writer);
		ev->at_ms = plan->begin->at_ms;
		event_set_text(ev, "text", left[i].text);
		set_given(ev, "addressee", left[i].addressee);
		set_given(ev, "level", left[i].level);
		set_given(ev, "due", left[i].due);
		set_given(ev, "number", left[i].number);
		list[i] = ev;
	}
	plan->more = list;
	plan->more_count = count;
	return true;
}

static struct event *make_begin(const struct cli_io *io, const struct options *o, const struct making *m,
				struct err *e)
{
	struct arena *a = m->a;
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
	if (m->after)
		event_set_text(begin, "after", m->earlier.session.id);
	return begin;
}

static bool make(const struct cli_io *io, const struct options *o, struct making *m, size_t *matters, struct err *e)
{
	struct folder_plan plan = { 0 };

	m->after = option_value(o, "after");
	if (m->after && !look_open(m->after, &m->earlier, e))
		return false;
	if (!read_agenda(io, o, m, e) || !read_people(o, m, e))
		return false;
	plan.agenda_bytes = buffer_text(&m->agenda_bytes);
	plan.agenda_len = m->agenda_bytes.len;
	plan.roster = m->roster;
	plan.begin = make_begin(io, o, m, e);
	if (!plan.begin || !bring_matters(m, &plan, e))
		return false;
	*matters = plan.more_count;
	return folder_create(o->word[0], &plan, e);
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct making m = { .a = o->arena, .complaints = { .arena = o->arena }, .cares = { .arena = o->arena } };
	size_t matters = 0;
	bool ok;

	m.own = cli_config(io, o->arena);
	ok = make(io, o, &m, &matters, e);

	say_complaints(io, &m.complaints);
	/* The complaints have been said, each with its line; the last word need not repeat the first of them. */
	if (!ok && m.complaints.errors)
		err_set(e, e->code, P_("%zu mistake; nothing was made", "%zu mistakes; nothing was made", m.complaints.errors),
			m.complaints.errors);
	if (ok)
		cli_say(io, "%s is ready; %zu people; roundtable capture %s takes lines", o->word[0], m.roster->count,
		    o->word[0]);
	if (ok)
		say_cares(io, o->word[0], &m.cares);
	if (ok && m.after)
		cli_say(io, P_("%zu action still open there opens it as matters arising; :done m1 closes the first",
			"%zu actions still open there open it as matters arising; :done m1 closes the first", matters), matters);
	buffer_free(&m.agenda_bytes);
	if (m.after)
		look_close(&m.earlier);
	return ok;
}

static const struct option_row options[] = {
	{ "agenda", "NAME|FILE", N_("what to walk through; system-accountability when not said") },
	{ "people", "FILE", N_("the roster: people.yaml or CSV") },
	{ "title", "TITLE", N_("title of this meeting, in place of the agenda's") },
	{ "date", "YYYY-MM-DD", N_("day of the meeting; today when not said") },
	{ "after", "DIR", N_("the session that this one follows: its agenda, its people and its open actions") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_new = {
	.name = "new",
	.args = "DIR [--agenda NAME|FILE] [--people FILE] [--title T] [--date YYYY-MM-DD] [--after DIR]",
	.help = N_("Make a session folder"),
	.options = options,
	.least = 1, .most = 1,
	.run = run,
};
