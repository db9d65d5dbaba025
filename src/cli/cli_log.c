/* log: one line per event, in order, with everything it says; what is wrong with the journal between them. */
#include <jansson.h>
#include <string.h>

#include "base/say.h"
#include "base/time.h"
#include "desk/look.h"
#include "services.h"

static void print_list(FILE *out, const struct event_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		fputs(i ? ", \"" : "\"", out);
		print_visible(out, list->item[i]);
		fputc('"', out);
		if (list->number)
			fprintf(out, ": %lld", (long long)list->number[i]);
	}
}

static void print_value(FILE *out, const struct field *f, const union value *v)
{
	fprintf(out, " %s=", f->name);
	switch (f->type) {
	case FIELD_TEXT:
		fputc('"', out);
		print_visible(out, v->text);
		fputc('"', out);
		break;
	case FIELD_WORD:
	case FIELD_PERSON:
	case FIELD_EVENT:
		print_visible(out, v->text);
		break;
	case FIELD_NUMBER:
		fprintf(out, "%lld", (long long)v->number);
		break;
	case FIELD_FLAG:
		fputs(v->number ? "true" : "false", out);
		break;
	case FIELD_LIST:
	case FIELD_COUNTS:
		fputc('[', out);
		print_list(out, v->list);
		fputc(']', out);
		break;
	}
}

static void print_event(FILE *out, const struct event *ev, bool undone)
{
	char at[TIME_TEXT_BYTES];

	time_format(ev->at_ms, at);
	fprintf(out, "%s %s %s %s", ev->altered ? "altered" : "event", ev->id, at, ev->kind->name);
	for (size_t i = 0; ev->kind->fields[i].name; i++)
		if (event_given(ev, i))
			print_value(out, &ev->kind->fields[i], &ev->field[i]);
	if (ev->role && *ev->role)
		fprintf(out, " role=%s", ev->role);
	fputs(undone ? " undone\n" : "\n", out);
}

static json_t *list_json(const struct event_list *list)
{
	json_t *out = list->number ? json_object() : json_array();

	for (size_t i = 0; i < list->count; i++) {
		if (list->number)
			json_object_set_new(out, list->item[i], json_integer(list->number[i]));
		else
			json_array_append_new(out, json_string(list->item[i]));
	}
	return out;
}

static json_t *value_json(const struct field *f, const union value *v)
{
	switch (f->type) {
	case FIELD_NUMBER:
		return json_integer(v->number);
	case FIELD_FLAG:
		return json_boolean(v->number);
	case FIELD_LIST:
	case FIELD_COUNTS:
		return list_json(v->list);
	case FIELD_TEXT:
	case FIELD_WORD:
	case FIELD_PERSON:
	case FIELD_EVENT:
		break;
	}
	return json_string(v->text);
}

static json_t *event_json(const struct event *ev, bool undone)
{
	json_t *out = json_object();
	char at[TIME_TEXT_BYTES];

	time_format(ev->at_ms, at);
	json_object_set_new(out, "id", json_string(ev->id));
	json_object_set_new(out, "at", json_string(at));
	json_object_set_new(out, "do", json_string(ev->kind->name));
	for (size_t i = 0; ev->kind->fields[i].name; i++)
		if (event_given(ev, i))
			json_object_set_new(out, ev->kind->fields[i].name,
					    value_json(&ev->kind->fields[i], &ev->field[i]));
	if (ev->role && *ev->role)
		json_object_set_new(out, "role", json_string(ev->role));
	if (ev->altered)
		json_object_set_new(out, "altered", json_true());
	if (undone)
		json_object_set_new(out, "undone", json_true());
	return out;
}

static bool print_json(const struct cli_io *io, const struct look *l, struct err *e)
{
	json_t *out = json_array();
	bool ok;

	for (size_t i = 0; i < l->history.count; i++)
		json_array_append_new(out, event_json(l->history.events[i], l->session.undone[i]));
	ok = json_dumpf(out, io->out, JSON_INDENT(1)) == 0;
	fputc('\n', io->out);
	json_decref(out);
	return ok || err_set(e, ERR_IO, "the log could not be written as JSON");
}

static bool print(const struct cli_io *io, const struct options *o, const struct look *l, struct err *e)
{
	bool json;

	if (!option_json(o, &json, e))
		return false;
	if (json && !print_json(io, l, e))
		return false;
	for (size_t i = 0; !json && i < l->history.count; i++)
		print_event(io->out, l->history.events[i], l->session.undone[i]);
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

const struct subcommand subcommand_log = {
	.name = "log",
	.args = "DIR [--format text|json]",
	.help = N_("Print what happened, one line per event"),
	.options = options,
	.least = 1, .most = 1,
	.run = run,
};
