/* show: everything a session holds, for the organiser's eyes: as confidential as the folder itself. */
#include <jansson.h>
#include <string.h>

#include "base/say.h"
#include "base/time.h"
#include "desk/look.h"
#include "services.h"

static const char *entry_state(const struct entry *en)
{
	if (en->forgotten)
		return "forgotten";
	if (en->dropped)
		return "dropped";
	if (en->same_as)
		return "merged";
	return en->omitted ? "omitted" : "standing";
}

/* Sets a key whose value may say nothing: then it is left out. */
static void set_text(json_t *o, const char *key, const char *text)
{
	if (text && *text)
		json_object_set_new(o, key, json_string(text));
}

static json_t *strings_json(const char *const *item, size_t count)
{
	json_t *out = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(out, json_string(item[i]));
	return out;
}

static json_t *reasons_json(const struct entry *en)
{
	json_t *out = json_array();

	for (size_t i = 0; i < en->more->objection_count; i++)
		if (*en->more->objections[i].reason)
			json_array_append_new(out, json_string(en->more->objections[i].reason));
	return out;
}

static json_t *entry_json(const struct session *s, const struct entry *en)
{
	const struct step *step = &s->agenda->steps[en->step];
	json_t *o = json_object();
	char at[TIME_TEXT_BYTES];

	time_format(en->at_ms, at);
	json_object_set_new(o, "id", json_string(en->id));
	json_object_set_new(o, "number", json_integer((json_int_t)en->number));
	json_object_set_new(o, "kind", json_string(entry_kind_name(en->kind)));
	json_object_set_new(o, "dimension", json_string(step->dimension->id));
	json_object_set_new(o, "stage", json_string(step->stage->id));
	json_object_set_new(o, "text", json_string(en->text));
	json_object_set_new(o, "wording", en->wording ? json_string(en->wording) : json_null());
	json_object_set_new(o, "speaker", en->speaker ? json_string(en->speaker->id) : json_null());
	json_object_set_new(o, "support", json_integer((json_int_t)entry_support(s, en)));
	json_object_set_new(o, "objections", json_integer((json_int_t)entry_objections(s, en)));
	json_object_set_new(o, "reasons", reasons_json(en));
	json_object_set_new(o, "tags", strings_json(en->more->tags, en->more->tag_count));
	json_object_set_new(o, "state", json_string(entry_state(en)));
	set_text(o, "addressee", en->addressee);
	set_text(o, "owner", en->owner ? en->owner->id : NULL);
	set_text(o, "level", en->level);
	set_text(o, "horizon", en->horizon);
	set_text(o, "due", en->due);
	json_object_set_new(o, "star", json_boolean(en->star));
	json_object_set_new(o, "agreed", json_boolean(en->agreed));
	json_object_set_new(o, "checked", json_boolean(en->more->checker_count > 0));
	if (en->more->checker_count)
		json_object_set_new(o, "checked_by", strings_json(en->more->checkers, en->more->checker_count));
	json_object_set_new(o, "done", json_boolean(en->done));
	json_object_set_new(o, "record", json_string(record_state_name(en->record)));
	set_text(o, "same_as", en->same_as ? en->same_as->id : NULL);
	set_text(o, "table", en->table ? en->table->key : NULL);
	json_object_set_new(o, "at", json_string(at));
	return o;
}

static json_t *person_json(const struct session *s, const struct person *p)
{
	const struct presence *at = &s->presence[session_person_index(s, p)];
	json_t *o = json_object();

	json_object_set_new(o, "id", json_string(p->id));
	json_object_set_new(o, "name", json_string(p->name));
	set_text(o, "title", p->title);
	if (p->aliases.count)
		json_object_set_new(o, "aliases", strings_json(p->aliases.item, p->aliases.count));
	set_text(o, "role", p->role);
	set_text(o, "organisation", p->organisation ? p->organisation->name : NULL);
	json_object_set_new(o, "group", json_string(s->agenda->groups[session_group_of(s, p)].id));
	json_object_set_new(o, "part", json_string(part_name(p->part)));
	set_text(o, "email", p->email);
	json_object_set_new(o, "on_record", json_boolean(p->on_record));
	json_object_set_new(o, "convenor", json_boolean(p->convenor));
	json_object_set_new(o, "here", json_boolean(at->here));
	json_object_set_new(o, "counted", json_boolean(session_counts(s, p)));
	json_object_set_new(o, "floor_seconds", json_integer(at->floor_ms / 1000));
	set_text(o, "table", p->table);
	set_text(o, "also", p->also);
	return o;
}

static json_t *poll_json(const struct session *s, const struct poll *p)
{
	const char *lang = s->agenda->language;
	json_t *o = json_object(), *options = json_array(), *groups = json_object();

	json_object_set_new(o, "id", json_string(p->id));
	json_object_set_new(o, "question", json_string(text_in(p->question, lang)));
	set_text(o, "dimension", p->dimension ? p->dimension->id : NULL);
	json_object_set_new(o, "state", json_string(p->open ? "open" : p->closed ? "closed" : "not opened"));
	for (size_t i = 0; i < p->options.count; i++)
		json_array_append_new(options, json_string(text_in(p->options.item[i], lang)));
	json_object_set_new(o, "options", options);
	for (size_t t = 0; t < p->tally_count; t++) {
		json_t *row = json_object();

		for (size_t i = 0; i < p->options.count; i++)
			json_object_set_new(row, text_in(p->options.item[i], lang),
					    json_integer(p->tallies[t].votes[i]));
		json_object_set_new(groups, s->agenda->groups[p->tallies[t].group].id, row);
	}
	json_object_set_new(o, "groups", groups);
	return o;
}

static json_t *matter_json(const struct matter *m)
{
	json_t *o = json_object();

	json_object_set_new(o, "id", json_string(m->id));
	json_object_set_new(o, "text", json_string(m->text));
	set_text(o, "addressee", m->addressee);
	set_text(o, "level", m->level);
	set_text(o, "due", m->due);
	set_text(o, "number", m->number);
	json_object_set_new(o, "done", json_boolean(m->done));
	return o;
}

static size_t people_at(const struct session *s, const struct table *t)
{
	size_t count = 0;

	for (size_t i = 0; i < s->roster->count; i++)
		count += strcmp(person_table(&s->roster->people[i]), t->key) == 0;
	return count;
}

static size_t entries_at(const struct session *s, const struct table *t)
{
	size_t count = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		count += s->entries[i]->table == t;
	return count;
}

static json_t *tables_json(const struct session *s)
{
	json_t *out = json_array();

	for (size_t i = 0; i < s->table_count; i++) {
		const struct table *t = s->tables[i];
		json_t *o = json_object();

		json_object_set_new(o, "key", json_string(t->key));
		json_object_set_new(o, "session", json_string(t->id));
		set_text(o, "title", t->title);
		json_object_set_new(o, "people", json_integer((json_int_t)people_at(s, t)));
		json_object_set_new(o, "entries", json_integer((json_int_t)entries_at(s, t)));
		json_object_set_new(o, "record", json_string(record_state_name(t->room.record)));
		json_array_append_new(out, o);
	}
	return out;
}

static json_t *session_json(const struct session *s)
{
	json_t *o = json_object();

	json_object_set_new(o, "id", json_string(s->id));
	json_object_set_new(o, "title",
			    json_string(s->title ? s->title : text_in(s->agenda->title, s->agenda->language)));
	set_text(o, "date", s->date);
	set_text(o, "after", s->after);
	json_object_set_new(o, "record", json_string(record_state_name(s->record)));
	json_object_set_new(o, "k", json_integer(s->agenda->k));
	json_object_set_new(o, "counted", json_integer((json_int_t)session_counted(s)));
	json_object_set_new(o, "signatures", json_integer((json_int_t)s->signature_count));
	json_object_set_new(o, "published", json_integer((json_int_t)s->publication_count));
	if (s->table_count)
		json_object_set_new(o, "tables", tables_json(s));
	return o;
}

static json_t *clock_json(const struct session *s, int64_t now_ms)
{
	json_t *o = json_object(), *spent = json_array();
	const struct step *at = session_step(s);

	json_object_set_new(o, "dimension", json_string(at->dimension->id));
	json_object_set_new(o, "stage", json_string(at->stage->id));
	json_object_set_new(o, "started", json_boolean(s->clock.started));
	json_object_set_new(o, "paused", json_boolean(s->clock.paused));
	for (size_t i = 0; i < s->agenda->step_count; i++) {
		json_t *row = json_object();

		json_object_set_new(row, "dimension", json_string(s->agenda->steps[i].dimension->id));
		json_object_set_new(row, "stage", json_string(s->agenda->steps[i].stage->id));
		json_object_set_new(row, "minutes", json_integer(s->agenda->steps[i].stage->minutes));
		json_object_set_new(row, "seconds", json_integer(session_spent_ms(s, i, now_ms) / 1000));
		json_array_append_new(spent, row);
	}
	json_object_set_new(o, "spent", spent);
	return o;
}

static json_t *journal_json(const struct look *l)
{
	const struct history *h = &l->history;
	json_t *o = json_object(), *moots = json_array();

	json_object_set_new(o, "events", json_integer((json_int_t)h->count));
	json_object_set_new(o, "altered", json_integer((json_int_t)history_troubles(h, TROUBLE_ALTERED)));
	json_object_set_new(o, "damaged", json_integer((json_int_t)history_troubles(h, TROUBLE_DAMAGED)));
	json_object_set_new(o, "pending", json_integer((json_int_t)history_troubles(h, TROUBLE_PENDING)));
	json_object_set_new(o, "torn", json_integer((json_int_t)h->torn_bytes));
	for (size_t i = 0; i < l->session.moot_count; i++)
		json_array_append_new(moots, json_string(l->session.moots[i].event->id));
	json_object_set_new(o, "moot", moots);
	json_object_set_new(o, "undecided", json_integer((json_int_t)l->session.undecided_count));
	return o;
}

static bool print_json(const struct cli_io *io, const struct look *l, struct err *e)
{
	const struct session *s = &l->session;
	json_t *o = json_object(), *entries = json_array(), *people = json_array(), *polls = json_array();
	json_t *matters = json_array();
	bool ok;

	for (size_t i = 0; i < s->entry_count; i++)
		json_array_append_new(entries, entry_json(s, s->entries[i]));
	for (size_t i = 0; i < s->roster->count; i++)
		json_array_append_new(people, person_json(s, &s->roster->people[i]));
	for (size_t i = 0; i < s->poll_count; i++)
		json_array_append_new(polls, poll_json(s, &s->polls[i]));
	for (size_t i = 0; i < s->matter_count; i++)
		json_array_append_new(matters, matter_json(&s->matters[i]));
	json_object_set_new(o, "session", session_json(s));
	json_object_set_new(o, "entries", entries);
	json_object_set_new(o, "people", people);
	json_object_set_new(o, "polls", polls);
	json_object_set_new(o, "matters", matters);
	json_object_set_new(o, "clock", clock_json(s, io->now_ms()));
	json_object_set_new(o, "journal", journal_json(l));
	ok = json_dumpf(o, io->out, JSON_INDENT(1)) == 0;
	fputc('\n', io->out);
	json_decref(o);
	return ok || err_set(e, ERR_IO, "the session could not be written as JSON");
}

/* ---- the same as text ---- */

static void print_line(const struct cli_io *io, const char *before, const char *text)
{
	fputs(before, io->out);
	print_visible(io->out, text);
	fputc('\n', io->out);
}

static void print_entry(const struct cli_io *io, const struct session *s, const struct entry *en)
{
	fprintf(io->out, "%4zu  %-14s ", en->number, entry_kind_short(en->kind));
	print_visible(io->out, en->text);
	if (entry_support(s, en))
		fprintf(io->out, "  +%zu", entry_support(s, en));
	if (entry_objections(s, en))
		fprintf(io->out, "  -%zu", entry_objections(s, en));
	if (!entry_stands(en))
		fprintf(io->out, "  (%s)", entry_state(en));
	fputc('\n', io->out);
	if (en->wording)
		print_line(io, _("                     as printed: "), en->wording);
	if (en->speaker)
		print_line(io, _("                     said by "), en->speaker->name);
	if (*en->addressee)
		print_line(io, _("                     to "), en->addressee);
	if (en->table)
		print_line(io, _("                     at the table "), en->table->key);
}

static void print_places(const struct cli_io *io, const struct session *s)
{
	const char *lang = s->agenda->language;

	for (size_t step = 0; step < s->agenda->step_count; step++) {
		bool named = false;

		for (size_t i = 0; i < s->entry_count; i++) {
			if (s->entries[i]->step != step)
				continue;
			if (!named) {
				fputc('\n', io->out);
				print_visible(io->out, text_in(s->agenda->steps[step].dimension->title, lang));
				fputs(" / ", io->out);
				print_visible(io->out, text_in(s->agenda->steps[step].stage->title, lang));
				fputc('\n', io->out);
				named = true;
			}
			print_entry(io, s, s->entries[i]);
		}
	}
}

static void print_tables(const struct cli_io *io, const struct session *s)
{
	if (s->table_count)
		fputs(_("\nTables\n"), io->out);
	for (size_t i = 0; i < s->table_count; i++) {
		const struct table *t = s->tables[i];

		fprintf(io->out, _("  %s  people: %zu, entries: %zu, session: "), t->key, people_at(s, t), entries_at(s, t));
		print_line(io, "", t->id);
	}
}

static void print_matters(const struct cli_io *io, const struct session *s)
{
	if (s->matter_count)
		fputs(_("\nMatters arising\n"), io->out);
	for (size_t i = 0; i < s->matter_count; i++) {
		fprintf(io->out, "  m%-4zu %-5s ", i + 1, s->matters[i].done ? C_("matter", "done") : C_("matter", "open"));
		print_visible(io->out, s->matters[i].text);
		if (*s->matters[i].addressee)
			print_line(io, _("  to "), s->matters[i].addressee);
		else
			fputc('\n', io->out);
	}
}

static void print_people(const struct cli_io *io, const struct session *s)
{
	fprintf(io->out, _("\nPeople (%zu, %zu counted)\n"), s->roster->count, session_counted(s));
	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];

		fprintf(io->out, "  %-6s ", p->id);
		print_visible(io->out, p->name);
		fprintf(io->out, "  (%s%s%s)\n", part_name(p->part), s->presence[i].here ? _(", here") : "",
			p->on_record ? _(", on the record") : "");
	}
}

static void print_text(const struct cli_io *io, const struct look *l)
{
	const struct session *s = &l->session;
	const char *lang = s->agenda->language;

	print_line(io, "", s->title ? s->title : text_in(s->agenda->title, lang));
	fprintf(io->out, _("%s  record: %s  at: %s%s%s\n"), s->date, record_state_name(s->record),
		session_step(s)->dimension->id, *session_step(s)->stage->id ? "/" : "", session_step(s)->stage->id);
	print_tables(io, s);
	print_matters(io, s);
	print_places(io, s);
	print_people(io, s);
	fprintf(io->out, _("\nJournal: %zu events, %zu altered, %zu damaged, %zu bytes torn off\n"), l->history.count,
		history_troubles(&l->history, TROUBLE_ALTERED), history_troubles(&l->history, TROUBLE_DAMAGED),
		l->history.torn_bytes);
}

static bool print(const struct cli_io *io, const struct options *o, const struct look *l, struct err *e)
{
	bool json;

	if (!option_json(o, &json, e))
		return false;
	if (json)
		return print_json(io, l, e);
	print_text(io, l);
	return true;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	return look_and_print(io, o, print, e);
}

static const struct option_row options[] = {
	OPTION_TEXT_OR_JSON,
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_show = {
	.name = "show",
	.args = "DIR [--format text|json]",
	.help = N_("Print everything a session holds, names and all"),
	.options = options,
	.least = 1, .most = 1,
	.run = run,
};
