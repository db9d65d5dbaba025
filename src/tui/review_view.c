/* review_view: what the review screen looks up once for a version of the session. */
#include "review_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/say.h"
#include "minutes/build.h"
#include "rule/partition.h"
#include "views.h"

static void forget(struct review_view *v)
{
	redactor_free(v->redactor);
	v->redactor = NULL;
	arena_free(&v->arena);
	v->rows = NULL;
	v->count = v->undecided = 0;
	v->order_count = 0;
	v->why = NULL;
	v->looked_up = false;
}

void review_free(struct review_view *v)
{
	forget(v);
}

/* A string keeps its id when it is decided, so that the choice can follow it. */
static void name_rows(struct review_view *v)
{
	v->ids = arena_array(&v->arena, const char *, v->count + 1);
	for (size_t i = 0; i < v->count; i++) {
		const struct review_row *row = &v->rows[i];
		size_t twins = 0;

		for (size_t j = 0; j < i; j++)
			twins += strcmp(v->rows[j].key, row->key) == 0 && v->rows[j].kind == row->kind;
		v->ids[i] = arena_printf(&v->arena, "%d %zu %.50s", (int)row->kind, twins, row->key);
		v->undecided += row->outcome == OUTCOME_UNDECIDED;
	}
}

static void mark_entries(struct review_view *v, const struct session *s)
{
	v->found_in = arena_array(&v->arena, bool, s->numbered + 1);
	for (size_t i = 0; i < v->count; i++)
		for (size_t p = 0; p < v->rows[i].place_count; p++) {
			const struct entry *en = session_entry(s, v->rows[i].places[p]);

			if (en)
				v->found_in[en->number - 1] = true;
		}
}

/* ---- the lines that entries are in print ---- */

static void note_items(struct map *lines, struct arena *a, const struct document_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (items[i].number)
			map_put(lines, a, document_text(items[i].number), (void *)(size_t)document_text(items[i].line));
}

static void note_dimension(struct map *lines, struct arena *a, const struct document_dimension *d)
{
	for (size_t i = 0; d && i < d->stage_count; i++)
		note_items(lines, a, d->stages[i].items, d->stages[i].item_count);
}

/* By their numbers, which the tree keeps beside what it says. Where there is no tree, there are no lines. */
static void find_lines(struct review_view *v, const struct session *s)
{
	struct partition partition;
	struct minutes_report report = { 0 };
	const struct minutes_plan plan = {
		.session = s, .redactor = v->redactor, .partition = &partition, .k = s->agenda->k, .report = &report,
	};
	const struct document *d;
	struct map lines = { 0 };
	struct err ignored;

	v->lines = arena_array(&v->arena, const char *, s->numbered + 1);
	partition_make(&partition, s, s->agenda->k, &v->arena);
	d = minutes_build(&plan, &v->arena, &ignored);
	if (!d)
		return;
	for (size_t i = 0; i < d->dimension_count; i++)
		note_dimension(&lines, &v->arena, &d->dimensions[i]);
	note_dimension(&lines, &v->arena, d->closing);
	note_items(&lines, &v->arena, d->parked, d->parked_count);
	v->order = arena_array(&v->arena, const char *, report.number_count + 1);
	for (size_t i = 0; i < report.number_count; i++) {
		const struct entry *en = report.numbers[i].entry;

		v->lines[en->number - 1] = map_get(&lines, report.numbers[i].number);
		v->order[v->order_count++] = en->id;
	}
}

static void look_up(struct ui *ui, struct review_view *v)
{
	const struct session *s = ui->session;
	const struct redactor_plan plan = { .session = s, .glossary = ui->plan.glossary, .lang = s->agenda->language };
	struct err e = { 0 };

	v->redactor = redactor_new(&plan);
	v->rows = publish_review(s, ui->plan.glossary, &v->arena, &v->count, &e);
	if (!v->rows)
		v->why = arena_string(&v->arena, e.text);
	name_rows(v);
	mark_entries(v, s);
	find_lines(v, s);
}

struct review_view *review_look(struct ui *ui)
{
	struct review_view *v = &ui_views(ui)->review;

	if (v->looked_up && v->version == ui->version)
		return v;
	forget(v);
	look_up(ui, v);
	v->version = ui->version;
	v->looked_up = true;
	return v;
}

const struct review_row *review_row(struct ui *ui, const char *id)
{
	const struct review_view *v = review_look(ui);

	for (size_t i = 0; i < v->count; i++)
		if (strcmp(v->ids[i], id) == 0)
			return &v->rows[i];
	return NULL;
}

/* ---- one entry ---- */

static bool is_at(const struct found *f, const char *place, const char *raw)
{
	return strcmp(f->place, place) == 0 && strcmp(f->raw, raw) == 0;
}

/* The part of the entry in which the key was found: its words, or else its addressee, a theme or a reason. */
static bool find(struct review_view *v, const struct entry *en, const char *raw, enum setting setting, const char *key,
		 struct reading *out)
{
	const struct found *found;
	size_t count;

	out->written = raw;
	out->reworded = NULL;
	out->published = published_text(redactor_redact(v->redactor, raw, setting, en->id));
	out->from = out->to = 0;
	out->changed = 0;
	found = redactor_found(v->redactor, &count);
	for (size_t i = 0; key && i < count; i++) {
		if (!is_at(&found[i], en->id, raw) || strcmp(found[i].key, key) != 0)
			continue;
		out->from = found[i].finding.start;
		out->to = found[i].finding.end;
		return true;
	}
	return false;
}

/* Up to where two texts are the same. */
static size_t same_until(const char *a, const char *b)
{
	size_t at = 0;

	while (a[at] && a[at] == b[at])
		at++;
	while (at && ((unsigned char)b[at] & 0xc0) == 0x80)
		at--;
	return at;
}

struct reading review_read(struct ui *ui, const struct entry *en, const char *key)
{
	struct review_view *v = review_look(ui);
	const char *raw = en->wording && *en->wording ? en->wording : en->text;
	enum setting setting = en->kind == QUOTE ? SETTING_QUOTE : SETTING_PROSE;
	struct reading whole, part;
	bool found = find(v, en, raw, setting, key, &whole);

	if (raw != en->text) {
		whole.written = en->text;
		whole.reworded = raw;
	}
	/* With its quantifier, its attribution and who did not agree, where it is printed at all. */
	if (v->lines[en->number - 1])
		whole.published = v->lines[en->number - 1];
	whole.changed = key ? same_until(raw, whole.published) : 0;
	if (found || !key)
		return whole;
	if (find(v, en, en->addressee, SETTING_PROSE, key, &part))
		return part;
	for (size_t i = 0; i < en->more->objection_count; i++)
		if (find(v, en, en->more->objections[i].reason, SETTING_PROSE, key, &part))
			return part;
	return whole;
}

bool review_keeps_off(struct ui *ui, const struct entry *en)
{
	struct review_view *v = review_look(ui);
	const struct found *found;
	size_t count;

	review_read(ui, en, NULL);
	found = redactor_found(v->redactor, &count);
	for (size_t i = 0; en->agreed && i < count; i++)
		if (strcmp(found[i].place, en->id) == 0 && !*found[i].verdict)
			return true;
	return false;
}

struct reading review_read_place(struct ui *ui, const struct review_row *r, size_t place)
{
	const struct entry *en = session_entry(ui->session, r->places[place]);

	if (en)
		return review_read(ui, en, r->key);
	return (struct reading){
		.written = r->string, .published = r->outcome == OUTCOME_PRINTED ? r->string : r->replacement,
		.to = strlen(r->string),
	};
}

/* ---- one string ---- */

const char *review_kind_words(enum finding_kind kind)
{
	static const char *const words[FINDING_KINDS] = {
		[FINDING_PERSON] = N_("names a person"),   [FINDING_ORGANISATION] = N_("names a body"),
		[FINDING_PLACE] = N_("names a place"),     [FINDING_ROLE] = N_("says who spoke"),
		[FINDING_CONTACT] = N_("a contact"),       [FINDING_WITHHELD] = N_("withheld"),
		[FINDING_DAY] = N_("the event's day"),
		[FINDING_UNKNOWN] = N_("perhaps a name"),  [FINDING_TELL] = N_("could tell who"),
	};

	return _(words[kind]);
}

const char *review_goes_to(struct ui *ui, const struct entry *en)
{
	const struct step *at = &ui->session->agenda->steps[en->step];
	static const char *const as[ENTRY_KINDS] = {
		N_("as a view"), N_("as a quote"), N_("as an action"), N_("as a change"), N_("as a recommendation"),
		N_("as a decision"), N_("as a parked"),
	};
	const char *stage = ui_text(ui, at->stage->title);
	struct arena *a = &ui->drawing;

	return arena_printf(a, "%s%s%s, %s", ui_text(ui, at->dimension->title), *stage ? ", " : "", stage, _(as[en->kind]));
}

const char *review_why(struct ui *ui, const struct review_row *r)
{
	char *words;

	if (!r->why || !*r->why)
		return "";
	words = arena_printf(&ui->drawing, "%s.", _(r->why));
	if (*words >= 'a' && *words <= 'z')
		*words = (char)(*words - 'a' + 'A');
	return words;
}

const char *review_decision(struct ui *ui, const struct review_row *r, const char *command, const struct entry *en,
			    bool here_only)
{
	bool at_place = here_only || (*command == 'p' && (r->one_place_only || r->certainty == PROBABLE));

	if (at_place && en)
		return arena_printf(&ui->drawing, ":%s \"%s\" in %zu", command, r->string, en->number);
	return arena_printf(&ui->drawing, ":%s \"%s\"", command, r->string);
}
