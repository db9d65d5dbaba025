/* review: what points, or might point, to somebody, by distinct string, and what was decided. --hide and --print
 * decide: each becomes a verdict in the journal, like one typed in a session. */
#include <jansson.h>
#include <string.h>

#include "base/say.h"
#include "desk/desk.h"
#include "desk/look.h"
#include "desk/own.h"
#include "minutes/build.h"
#include "publish/publish.h"
#include "services.h"

static const char *outcome_name(enum outcome outcome)
{
	static const char *const names[] = {
		[OUTCOME_HIDDEN] = "hidden", [OUTCOME_PRINTED] = "printed", [OUTCOME_UNDECIDED] = "undecided",
	};

	return names[outcome];
}

/* ---- deciding ---- */

static bool decide_one(const struct cli_io *io, struct desk *d, struct arena *a, const char *command, const char *string,
		       struct err *e)
{
	const char *line = arena_printf(a, ":%s \"%s\"", command, string);
	struct answer answer;

	desk_do(d, line, strlen(line), io->now_ms(), &answer);
	if (answer.kind == ANSWER_DONE)
		return true;
	return err_set(e, answer.kind == ANSWER_FAILED ? ERR_IO : ERR_RULE, "%s \"%s\": %s", command, string,
		       answer.why ? answer.why : _("the record is off"));
}

static bool decide(const struct cli_io *io, const struct options *o, struct err *e)
{
	static const char *const commands_for[] = { "hide", "print" };
	struct desk *d;
	const char *string;
	bool ok = true;

	if (!option_given(o, "hide") && !option_given(o, "print"))
		return true;
	if (!cli_desk_open(io, o, "organiser", &d, e))
		return false;
	for (size_t c = 0; c < 2; c++)
		for (size_t i = 0; ok && (string = option_nth(o, commands_for[c], i)) != NULL; i++)
			ok = decide_one(io, d, o->arena, commands_for[c], string, e);
	desk_close(d);
	return ok;
}

/* ---- listing ---- */

static json_t *row_json(const struct review_row *row)
{
	json_t *o = json_object(), *places = json_array();

	for (size_t i = 0; i < row->place_count; i++)
		json_array_append_new(places, json_string(row->places[i]));
	json_object_set_new(o, "string", json_string(row->string));
	json_object_set_new(o, "kind", json_string(finding_kind_name(row->kind)));
	json_object_set_new(o, "certainty", json_string(certainty_name(row->certainty)));
	json_object_set_new(o, "count", json_integer((json_int_t)row->count));
	json_object_set_new(o, "places", places);
	json_object_set_new(o, "why", json_string(row->why ? row->why : ""));
	json_object_set_new(o, "replacement", json_string(row->replacement ? row->replacement : ""));
	json_object_set_new(o, "outcome", json_string(outcome_name(row->outcome)));
	json_object_set_new(o, "one_place_only", json_boolean(row->one_place_only));
	return o;
}

static json_t *checks_json(const struct session *s)
{
	const struct checks c = session_checks(s);
	json_t *o = json_object();

	json_object_set_new(o, "standing", json_integer((json_int_t)c.standing));
	json_object_set_new(o, "checked", json_integer((json_int_t)c.checked));
	json_object_set_new(o, "checked_twice", json_integer((json_int_t)c.twice));
	return o;
}

static bool print_json(const struct cli_io *io, const struct session *s, const struct review_row *rows, size_t count,
		       struct err *e)
{
	json_t *out = json_object(), *findings = json_array();
	size_t undecided = 0;
	bool ok;

	for (size_t i = 0; i < count; i++) {
		json_array_append_new(findings, row_json(&rows[i]));
		undecided += rows[i].outcome == OUTCOME_UNDECIDED;
	}
	json_object_set_new(out, "undecided", json_integer((json_int_t)undecided));
	json_object_set_new(out, "entries", checks_json(s));
	json_object_set_new(out, "sealed", json_boolean(s->sealed));
	json_object_set_new(out, "findings", findings);
	ok = json_dumpf(out, io->out, JSON_INDENT(1)) == 0;
	fputc('\n', io->out);
	json_decref(out);
	return ok || err_set(e, ERR_IO, "the findings could not be written as JSON");
}

/* Number of the entry, for a place that is one; else the place itself. */
static void print_place(const struct cli_io *io, const struct session *s, const char *place)
{
	const struct entry *en = session_entry(s, place);

	if (en)
		fprintf(io->out, "%zu", en->number);
	else
		print_visible(io->out, place);
}

static void print_row(const struct cli_io *io, const struct session *s, const struct review_row *row)
{
	fprintf(io->out, "%-9s %-8s %-12s ", outcome_name(row->outcome), certainty_name(row->certainty),
		finding_kind_name(row->kind));
	print_visible(io->out, row->string);
	if (row->outcome == OUTCOME_HIDDEN && row->replacement && *row->replacement) {
		fputs(" -> ", io->out);
		print_visible(io->out, row->replacement);
	}
	fputs("\n          ", io->out);
	print_visible(io->out, row->why ? _(row->why) : "");
	fprintf(io->out, P_("; %zu time, in ", "; %zu times, in ", row->count), row->count);
	for (size_t i = 0; i < row->place_count; i++) {
		fputs(i ? ", " : "", io->out);
		print_place(io, s, row->places[i]);
	}
	fputc('\n', io->out);
}

/* What is left to do, in words. */
static void say_how_far(const struct cli_io *io, const struct session *s, size_t undecided, struct arena *a)
{
	const struct checks c = session_checks(s);
	struct minutes_quotes n;
	const char *quotes;

	if (s->sealed) {
		cli_say(io, "the session is sealed: what was published stands, and nothing can be decided any more");
		return;
	}
	cli_say(io, "%zu to decide; --hide STRING and --print STRING decide, :undo takes it back", undecided);
	cli_say(io, c.twice ? N_("%zu of %zu entries checked, %zu by a second person") : N_("%zu of %zu entries checked"), c.checked,
		c.standing, c.twice);
	quotes = minutes_quotes_left(s, &n, a);
	if (*quotes)
		cli_say(io, "%s", quotes);
}

static bool print(const struct cli_io *io, const struct options *o, const struct session *s, struct err *e)
{
	const struct review_row *rows;
	size_t count, undecided = 0;
	bool json;

	if (!option_json(o, &json, e))
		return false;
	rows = publish_review(s, &cli_config(io, o->arena)->glossary, o->arena, &count, e);
	if (!rows && count)
		return false;
	if (json)
		return print_json(io, s, rows, count, e);
	for (size_t i = 0; i < count; i++) {
		print_row(io, s, &rows[i]);
		undecided += rows[i].outcome == OUTCOME_UNDECIDED;
	}
	say_how_far(io, s, undecided, o->arena);
	return true;
}

static bool run(const struct cli_io *io, const struct options *o, struct err *e)
{
	struct look l;
	bool ok;

	if (!decide(io, o, e))
		return false;
	ok = look_open(o->word[0], &l, e) && print(io, o, &l.session, e);
	look_close(&l);
	return ok;
}

static const struct option_row options[] = {
	OPTION_TEXT_OR_JSON,
	{ "hide", "STRING", N_("hide STRING wherever it stands; may be repeated") },
	{ "print", "STRING", N_("let STRING be printed; may be repeated") },
	{ NULL, NULL, NULL },
};

const struct subcommand subcommand_review = {
	.name = "review",
	.args = "DIR [--format text|json] [--hide STRING…] [--print STRING…]",
	.help = N_("List what might point to somebody, and decide"),
	.options = options,
	.least = 1, .most = 1,
	.run = run,
};
