/* redact: any text in, the same text without the people of a roster out. A filter; it knows no session. */
#include <jansson.h>
#include <string.h>

#include "base/say.h"
#include "base/utf8.h"
#include "desk/own.h"
#include "store/agenda_file.h"
#include "store/file.h"
#include "store/people_file.h"
#include "services.h"

enum { TEXT_MOST_BYTES = 256 << 20 };

static const char plain_agenda[] = "title: Text\ndimensions:\n  - {id: text, title: Text}\n";

/* What stands between stdin and stdout. */
struct redaction {
	struct arena *a;
	struct complaints complaints;
	const struct agenda *agenda;
	const struct roster *roster;
	struct session session;
	struct redactor *redactor;
};

static bool read_files(const struct options *o, struct redaction *r, struct err *e)
{
	const char *agenda = option_value(o, "agenda"), *people = option_value(o, "people");

	if (!people)
		return err_set(e, ERR_USAGE, "redact needs --people FILE: whom to hide");
	r->agenda = agenda ? agenda_file_read(agenda, r->a, &r->complaints, e)
			   : agenda_file_parse("agenda", plain_agenda, sizeof plain_agenda - 1, r->a, &r->complaints);
	if (!r->agenda)
		return *e->text ? false : complaints_settle(&r->complaints, e);
	r->roster = people_file_read(people, agenda ? r->agenda : NULL, r->a, &r->complaints, e);
	if (!r->roster)
		return *e->text ? false : complaints_settle(&r->complaints, e);
	if (!r->roster->count && !r->roster->organisation_count && !r->roster->withhold.count)
		return err_set(e, ERR_IDENTITY, "%s: there is nobody to hide", people);
	return true;
}

static void say_found(const struct cli_io *io, const struct found *f)
{
	cli_say(io, "%s: \"%s\" (%s, %s)", f->finding.why ? _(f->finding.why) : finding_kind_name(f->finding.kind), f->surface,
	    finding_kind_name(f->finding.kind), certainty_name(f->finding.certainty));
}

/* Code points before byte `at` of text, counted on from a place where they are known. */
static json_int_t points_to(const char *text, size_t at, size_t *known, json_int_t *points)
{
	*points += (json_int_t)utf8_count(text + *known, at - *known);
	*known = at;
	return *points;
}

static bool print_json(const struct cli_io *io, const struct redaction *r, const char *raw, const char *text,
		       struct err *e)
{
	size_t count, known = 0;
	const struct found *found = redactor_found(r->redactor, &count);
	json_t *out = json_object(), *findings = json_array();
	json_int_t points = 0;
	bool ok;

	for (size_t i = 0; i < count; i++) {
		json_t *f = json_object();

		/* What is found is the name; a title or article before it goes with it, and is not itself a finding. */
		json_object_set_new(f, "start",
				    json_integer(points_to(raw, found[i].finding.name, &known, &points)));
		json_object_set_new(f, "end", json_integer(points_to(raw, found[i].finding.end, &known, &points)));
		json_object_set_new(f, "kind", json_string(finding_kind_name(found[i].finding.kind)));
		json_object_set_new(f, "certainty", json_string(certainty_name(found[i].finding.certainty)));
		json_object_set_new(f, "surface",
				    json_stringn(raw + found[i].finding.name,
						 found[i].finding.end - found[i].finding.name));
		json_object_set_new(f, "replacement", json_string(found[i].replacement));
		json_array_append_new(findings, f);
	}
	json_object_set_new(out, "text", json_string(text));
	json_object_set_new(out, "findings", findings);
	ok = json_dumpf(out, io->out, JSON_INDENT(1)) == 0;
	fputc('\n', io->out);
	json_decref(out);
	return ok || err_set(e, ERR_IO, "the findings could not be written as JSON");
}

static bool print_text(const struct cli_io *io, const struct redaction *r, const char *text, struct err *e)
{
	size_t count, undecided = redactor_undecided(r->redactor);
	const struct found *found = redactor_found(r->redactor, &count);

	for (size_t i = 0; undecided && i < count; i++)
		if (found[i].outcome == OUTCOME_UNDECIDED)
			say_found(io, &found[i]);
	if (undecided)
		return err_set(e, ERR_IDENTITY,
			       P_("%zu finding nobody decided; say --undecided hide or --undecided print, or name them under "
				  "allow in the roster",
				  "%zu findings nobody decided; say --undecided hide or --undecided print, or name them under "
				  "allow in the roster", undecided), undecided);
	fputs(text, io->out);
	return true;
}

static bool redact(const struct cli_io *io, const struct options *o, struct redaction *r, struct err *e)
{
	struct redactor_plan plan = {
		.session = &r->session, .glossary = &cli_config(io, o->arena)->glossary, .lang = r->agenda->language,
	};
	struct buffer raw = { 0 };
	size_t at;
	const char *text;
	bool json, ok;

	if (!option_undecided(o, &plan.undecided, e) || !option_json(o, &json, e))
		return false;
	if (!file_read("-", TEXT_MOST_BYTES, &raw, e))
		return false;
	if (!utf8_valid(buffer_text(&raw), raw.len, &at)) {
		buffer_free(&raw);
		return err_set(e, ERR_SYNTAX, "standard input: byte %zu is not UTF-8; nothing was written", at + 1);
	}
	r->redactor = redactor_new(&plan);
	text = published_text(redactor_redact(r->redactor, buffer_text(&raw), SETTING_PROSE, "text"));
	ok = json ? print_json(io, r, buffer_text(&raw), text, e) : print_text(io, r, text, e);
	redactor_free(r->redactor);
	buffer_free(&raw);
	return ok;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct redaction r = { .a = o->arena, .complaints = { .arena = o->arena } };
	bool ok = read_files(o, &r, e);

	say_complaints(io, &r.complaints);
	if (!ok)
		return false;
	session_init(&r.session, r.agenda, r.roster);
	ok = redact(io, o, &r, e);
	session_free(&r.session);
	return ok;
}

static const struct option_row options[] = {
	{ "people", "FILE", N_("whom to hide: people.yaml or CSV") },
	{ "agenda", "FILE", N_("whose glossary and groups count") },
	{ "undecided", "refuse|hide|print", N_("what becomes of possible findings; refuse when not said") },
	{ "format", "text|json", N_("json lists what was found as well, and always answers") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_redact = {
	.name = "redact",
	.args = "--people FILE [--agenda FILE] [--undecided refuse|hide|print] [--format text|json]",
	.help = N_("Take the people of a roster out of any text"),
	.options = options,
	.least = 0, .most = 0,
	.run = run,
};
