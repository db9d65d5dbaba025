/* wall: what the room may see while it meets. Chatham House Rule (2002 wording): what is on a wall is public to all who
 * pass it, so nothing raw gets here: entries that the room agreed, captured under the Rule, with nothing found in them
 * that nobody has decided; the agenda's own words, redacted; totals of closed polls.
 *
 * No label, no number of voices and no row by group: during a meeting people come and go, and what is said of a group
 * now could be subtracted from what the minutes say of it later. */
#include "publish/wall.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "printed.h"
#include "rule/gate.h"
#include "rule/poll_table.h"
#include "rule/redactor.h"
#include "store/file.h"
#include "store/folder.h"

const char wall_file[] = "projector.json";

enum { WALL_MODE = 0600 };

struct wall {
	const struct wall_plan *plan;
	const struct session *s;
	const char *lang;
	struct arena arena;
	struct redactor *redactor;
	struct wall_counts counts;
};

/* ---- published text ---- */

static const struct published *hide(struct wall *w, const struct text *t, const char *place)
{
	return redactor_redact(w->redactor, text_in(t, w->lang), SETTING_PROSE, place);
}

static bool set(json_t *o, const char *key, const struct published *p)
{
	return published_is_empty(p) || json_object_set_new(o, key, json_string(published_text(p))) == 0;
}

/* ---- where the room is ---- */

static bool add_place(struct wall *w, json_t *o)
{
	const struct step *at = session_step(w->s);
	const struct texts *prompts = &at->stage->prompts;
	const char *place = arena_printf(&w->arena, "%s/%s", at->dimension->id, at->stage->id);

	if (!set(o, "dimension", hide(w, at->dimension->title, at->dimension->id)) ||
	    !set(o, "stage", hide(w, at->stage->title, place)))
		return false;
	return !prompts->count || set(o, "prompt", hide(w, prompts->item[w->plan->prompt % prompts->count], place));
}

static bool add_time(const struct wall *w, json_t *o)
{
	const struct wall_plan *p = w->plan;

	return json_object_set_new(o, "wall", json_integer(1)) == 0 &&
	       (!p->over || json_object_set_new(o, "over", json_true()) == 0) &&
	       json_object_set_new(o, "record", json_string(record_state_name(w->s->record))) == 0 &&
	       (!p->timed || (json_object_set_new(o, "left_seconds", json_integer(p->left_seconds)) == 0 &&
			      json_object_set_new(o, "planned_seconds", json_integer(p->planned_seconds)) == 0 &&
			      json_object_set_new(o, "running", json_boolean(p->running)) == 0));
}

/* ---- what was agreed ---- */

/* Every string that keeps what was found at that place open, each once, in quotation marks; "" when nothing does. Also
 * what is hidden without anybody's word: a wall has no second look. *asks: one of them is still to be decided. */
static const char *open_findings(struct wall *w, const char *place, bool *asks)
{
	size_t count;
	const struct found *found = redactor_found(w->redactor, &count);
	const char *list = "";

	*asks = false;
	for (size_t i = 0; i < count; i++) {
		const char *quoted = arena_printf(&w->arena, "\"%s\"", found[i].surface);

		if (strcmp(found[i].place, place) != 0 || *found[i].verdict)
			continue;
		*asks = *asks || found[i].finding.certainty == POSSIBLE;
		if (!strstr(list, quoted))
			list = arena_printf(&w->arena, "%s%s%s", list, *list ? ", " : "", quoted);
	}
	return list;
}

static const char *kept_off_by(struct wall *w, const char *place)
{
	bool asks;
	const char *open = open_findings(w, place, &asks);

	if (!*open)
		return "";
	return arena_printf(&w->arena, asks ? _("%s: not decided; F6, then h, p or e") :
			    _("%s: hidden, but nobody said so; F6, then h on each, or e for other words"), open);
}

/* A quote that nobody agreed to see word for word stands here only when somebody put it in other words. */
static bool may_be_quoted(const struct wall *w, const struct entry *en)
{
	if (en->wording && *en->wording && en->consent != CONSENT_NO)
		return true;
	if (en->consent == CONSENT_NO || en->consent == CONSENT_PARAPHRASE)
		return false;
	return w->s->agenda->quotes != QUOTES_ASK || en->consent != CONSENT_NONE;
}

/* The entry as it reads on the wall, or NULL and why not. */
static const struct published *reads(struct wall *w, const struct entry *en, const char **why)
{
	const char *raw = en->wording && *en->wording ? en->wording : en->text;
	const struct published *text;

	*why = _("it was not captured under the Rule");
	if (en->record != RECORD_RULE)
		return NULL;
	*why = _("nobody agreed to see these words; give it a wording");
	if (en->kind == QUOTE && !may_be_quoted(w, en))
		return NULL;
	text = redactor_redact(w->redactor, raw, en->kind == QUOTE ? SETTING_QUOTE : SETTING_PROSE, en->id);
	*why = _("there are no words in it");
	if (published_is_empty(text))
		return NULL;
	*why = kept_off_by(w, en->id);
	if (**why)
		return NULL;
	if (published_has_who(text))
		text = published_who(&w->arena, text, published_phrase(&w->arena, w->lang, PHRASE_PARTICIPANTS, NULL, 0));
	text = published_sentence(&w->arena, text);
	return en->kind == QUOTE ? published_phrase(&w->arena, w->lang, PHRASE_QUOTED, &text, 1) : text;
}

static const struct published *agreed(struct wall *w, const struct entry *en)
{
	const char *why;

	return entry_stands(en) && en->agreed ? reads(w, en, &why) : NULL;
}

static int by_text(const void *x, const void *y)
{
	return strcmp(published_text(*(const struct published *const *)x),
		      published_text(*(const struct published *const *)y));
}

/* By place in the agenda, within it by text: the order of typing says who spoke after whom. */
static bool add_agreed(struct wall *w, json_t *o)
{
	const struct session *s = w->s;
	const struct published **list = arena_array(&w->arena, const struct published *, s->entry_count + 1);
	json_t *out = json_array();
	bool ok = out && json_object_set_new(o, "agreed", out) == 0;

	for (size_t step = 0; ok && step < s->agenda->step_count; step++) {
		size_t count = 0;

		for (size_t i = 0; i < s->entry_count; i++)
			if (s->entries[i]->step == step && (list[count] = agreed(w, s->entries[i])) != NULL)
				count++;
		qsort(list, count, sizeof *list, by_text);
		for (size_t i = 0; ok && i < count; i++)
			ok = json_array_append_new(out, json_string(published_text(list[i]))) == 0;
		w->counts.shown += count;
	}
	for (size_t i = 0; i < s->entry_count; i++)
		w->counts.agreed += entry_stands(s->entries[i]) && s->entries[i]->agreed;
	return ok;
}

/* ---- closed polls ---- */

static json_t *options_json(struct wall *w, const struct poll *p, const struct poll_table *t, const char *place)
{
	json_t *options = json_array();

	for (size_t i = 0; options && i < p->options.count; i++) {
		json_t *row = json_object();

		if (!row || !set(row, "option", hide(w, p->options.item[i], place)) ||
		    json_object_set_new(row, "votes", json_integer(t->total[i])) != 0 ||
		    json_array_append_new(options, row) != 0) {
			json_decref(options);
			return NULL;
		}
	}
	return options;
}

static bool add_poll(struct wall *w, json_t *out, const struct poll *p, const struct partition *partition)
{
	const char *place = arena_printf(&w->arena, "poll %s", p->id);
	json_t *row = json_object();
	struct poll_table table;
	bool ok = row && json_array_append_new(out, row) == 0 && set(row, "question", hide(w, p->question, place));

	poll_table_make(&table, w->s, p, partition, NULL, &w->arena);
	if (ok && table.shown == POLL_AGREEMENT)
		ok = set(row, "agreement", published_phrase(&w->arena, w->lang, PHRASE_GENERAL_AGREEMENT, NULL, 0));
	else if (ok && table.total)
		ok = json_object_set_new(row, "options", options_json(w, p, &table, place)) == 0;
	return ok;
}

static bool add_polls(struct wall *w, json_t *o)
{
	struct partition partition;
	json_t *out = json_array();
	bool ok = out && json_object_set_new(o, "polls", out) == 0;

	partition_make(&partition, w->s, w->s->agenda->k, &w->arena);
	for (size_t i = 0; ok && i < w->s->poll_count; i++)
		if (w->s->polls[i].closed)
			ok = add_poll(w, out, &w->s->polls[i], &partition);
	return ok;
}

/* ---- the file ---- */

static bool dump(const json_t *o, struct buffer *out, struct err *e)
{
	char *text = json_dumps(o, JSON_INDENT(1));

	if (!text)
		return err_set(e, ERR_IO, "the wall could not be written as JSON");
	buffer_adds(out, text);
	buffer_addc(out, '\n');
	free(text);
	return true;
}

static bool pass_gate(struct wall *w, const struct buffer *bytes, struct err *e)
{
	struct printed printed = { .arena = &w->arena, .session = w->s };
	struct gate_plan plan = { .session = w->s, .glossary = w->plan->glossary };
	struct gate *gate;
	size_t hits = 0;
	bool ok;

	printed_add(&printed, w->redactor, NULL, NULL);
	plan.printed = printed.item;
	plan.printed_count = printed.count;
	gate = gate_new(&plan, e);
	ok = gate && gate_read(gate, wall_file, buffer_text(bytes), bytes->len, e);
	if (ok) {
		gate_hits(gate, &hits);
		ok = !hits || err_set(e, ERR_IDENTITY, "the wall would point to somebody, and shows the time alone");
	}
	if (gate)
		gate_free(gate);
	return ok;
}

static bool make(struct wall *w, struct buffer *out, struct err *e)
{
	json_t *o = json_object();
	size_t before = out->len;
	bool ok = o && add_time(w, o);
	bool words = ok && add_place(w, o) && add_agreed(w, o) && add_polls(w, o);

	ok = words ? dump(o, out, e) : err_set(e, ERR_IO, "there is no memory for the wall");
	ok = ok && pass_gate(w, out, e);
	json_decref(o);
	if (ok)
		return true;
	/* The time names nobody. */
	buffer_cut(out, before);
	o = json_object();
	if (o && add_time(w, o) && !dump(o, out, e))
		buffer_cut(out, before);
	json_decref(o);
	return false;
}

static struct wall begin(const struct wall_plan *plan)
{
	const char *lang = plan->session->agenda->language;
	const struct redactor_plan redaction = {
		.session = plan->session, .glossary = plan->glossary, .undecided = UNDECIDED_HIDE, .lang = lang,
	};

	return (struct wall){ .plan = plan, .s = plan->session, .lang = lang, .redactor = redactor_new(&redaction) };
}

static void end(struct wall *w)
{
	redactor_free(w->redactor);
	arena_free(&w->arena);
}

const struct wall_row *wall_rows(const struct wall_plan *plan, struct arena *a, size_t *count)
{
	const struct session *s = plan->session;
	struct wall w = begin(plan);
	struct wall_row *rows = arena_array(a, struct wall_row, s->entry_count + 1);

	*count = 0;
	for (size_t step = 0; step < s->agenda->step_count; step++)
		for (size_t i = 0; i < s->entry_count; i++) {
			struct wall_row *row = &rows[*count];

			if (s->entries[i]->step != step || !entry_stands(s->entries[i]))
				continue;
			row->entry = s->entries[i];
			row->text = arena_string(a, published_text(reads(&w, row->entry, &row->why)));
			row->why = arena_string(a, row->why);
			++*count;
		}
	end(&w);
	return rows;
}

bool wall_make(const struct wall_plan *plan, struct buffer *out, struct wall_counts *counts, struct err *e)
{
	struct wall w = begin(plan);
	bool ok = make(&w, out, e);

	if (counts)
		*counts = w.counts;
	end(&w);
	return ok;
}

bool wall_write(const struct wall_plan *plan, const char *dir, struct wall_counts *counts, struct err *e)
{
	struct arena work = { 0 };
	struct buffer bytes = { 0 };
	struct err disk = { 0 };
	bool ok = wall_make(plan, &bytes, counts, e);
	bool written = file_replace(folder_path(&work, dir, wall_file), buffer_text(&bytes), bytes.len, WALL_MODE, &disk);

	buffer_free(&bytes);
	arena_free(&work);
	return written ? ok : err_set(e, disk.code, "%s", disk.text);
}
