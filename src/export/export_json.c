/* export_json: the tree for other programs, synthesis first of all (MINUTES.md "Published JSON"). Keys that say
 * nothing are left out, so a reader asks for a key and never for an empty one. */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "export/export.h"
#include "plain.h"

/* A library that is out of memory is noticed once, at the end. */
struct writer {
	bool failed;
};

/* Takes value, also when it fails. NULL stands for a library that gave none. */
static void put(struct writer *w, json_t *object, const char *key, json_t *value)
{
	if (!value || json_object_set_new(object, key, value) != 0)
		w->failed = true;
}

static void append(struct writer *w, json_t *array, json_t *value)
{
	if (!value || json_array_append_new(array, value) != 0)
		w->failed = true;
}

static void put_list(struct writer *w, json_t *object, const char *key, json_t *list)
{
	if (list && json_array_size(list) == 0)
		json_decref(list);
	else
		put(w, object, key, list);
}

static json_t *text(const struct published *p)
{
	struct buffer scratch = { 0 };
	json_t *value = json_string(plain(&scratch, p));

	buffer_free(&scratch);
	return value;
}

static void put_text(struct writer *w, json_t *object, const char *key, const struct published *p)
{
	if (*document_text(p))
		put(w, object, key, text(p));
}

static void put_word(struct writer *w, json_t *object, const char *key, const char *word)
{
	if (word && *word)
		put(w, object, key, json_string(word));
}

static void put_texts(struct writer *w, json_t *object, const char *key, const struct document_texts *texts)
{
	json_t *list = json_array();

	for (size_t i = 0; i < texts->count; i++)
		append(w, list, text(texts->item[i]));
	put_list(w, object, key, list);
}

/* Paragraphs become one text again. */
static void put_passage(struct writer *w, json_t *object, const char *key, const struct document_texts *texts)
{
	struct buffer b = { 0 };

	for (size_t i = 0; i < texts->count; i++) {
		if (i)
			buffer_adds(&b, "\n\n");
		plain_add(&b, texts->item[i]);
	}
	if (b.len)
		put(w, object, key, json_string(buffer_text(&b)));
	buffer_free(&b);
}

/* ---- entries ---- */

static json_t *item(struct writer *w, const struct document_item *it)
{
	json_t *o = json_object();

	put_word(w, o, "kind", it->kind);
	put_text(w, o, "dimension", it->dimension);
	put_text(w, o, "text", it->text);
	put_text(w, o, "quantifier", it->quantifier);
	put_text(w, o, "label", it->label);
	if (it->key)
		put(w, o, "key", json_true());
	if (it->objections)
		put(w, o, "objections", json_true());
	put_text(w, o, "reason", it->reason);
	put_texts(w, o, "themes", &it->themes);
	put_text(w, o, "addressee", it->addressee);
	put_text(w, o, "level", it->level);
	put_word(w, o, "horizon", it->horizon);
	put_text(w, o, "due", it->due);
	put_word(w, o, "status", it->status);
	if (it->roundtables)
		put(w, o, "roundtables", json_integer((json_int_t)it->roundtables));
	return o;
}

static void append_items(struct writer *w, json_t *list, const struct document_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		append(w, list, item(w, &items[i]));
}

static void put_items(struct writer *w, json_t *object, const char *key, const struct document_item *items,
		      size_t count)
{
	json_t *list = json_array();

	append_items(w, list, items, count);
	put_list(w, object, key, list);
}

static json_t *stage(struct writer *w, const struct document_stage *s)
{
	json_t *o = json_object();

	put_text(w, o, "id", s->id);
	put_text(w, o, "title", s->title);
	put_passage(w, o, "passage", &s->passage);
	put_items(w, o, "items", s->items, s->item_count);
	return o;
}

/* Of a synthesis: a number of roundtables, or that they are too few to be counted. */
static json_t *roundtables(size_t count)
{
	return count ? json_integer((json_int_t)count) : json_string("some");
}

static json_t *themes(struct writer *w, const struct document_dimension *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->theme_count; i++) {
		const struct document_theme *t = &d->themes[i];
		json_t *o = json_object();

		put_text(w, o, "theme", t->text);
		put(w, o, "roundtables", roundtables(t->roundtables));
		if (t->recurring_dissent)
			put(w, o, "objections", roundtables(t->disputed));
		append(w, list, o);
	}
	return list;
}

static json_t *dimension(struct writer *w, const struct document_dimension *d)
{
	json_t *o = json_object(), *stages = json_array();

	put_text(w, o, "id", d->id);
	put_text(w, o, "title", d->title);
	put_passage(w, o, "passage", &d->passage);
	for (size_t i = 0; i < d->stage_count; i++)
		append(w, stages, stage(w, &d->stages[i]));
	put_list(w, o, "stages", stages);
	if (d->theme_count)
		put(w, o, "raised", themes(w, d));
	return o;
}

static json_t *closing(struct writer *w, const struct document_dimension *d)
{
	json_t *o = json_object(), *items = json_array();

	for (size_t i = 0; i < d->stage_count; i++)
		append_items(w, items, d->stages[i].items, d->stages[i].item_count);
	put_list(w, o, "items", items);
	return o;
}

/* ---- polls ---- */

static void put_count(struct writer *w, json_t *object, const struct published *option, int64_t count)
{
	struct buffer scratch = { 0 };

	put(w, object, plain(&scratch, option), json_integer(count));
	buffer_free(&scratch);
}

static json_t *counts(struct writer *w, const struct document_poll *p, const int64_t *votes)
{
	json_t *o = json_object();

	for (size_t i = 0; i < p->options.count; i++)
		put_count(w, o, p->options.item[i], votes[i]);
	return o;
}

static json_t *row(struct writer *w, const struct document_poll *p, const struct document_row *r)
{
	json_t *o = json_object(), *list = counts(w, p, r->counts);

	put(w, list, "no answer", json_integer(r->no_answer));
	put_text(w, o, "label", r->label);
	put(w, o, "counts", list);
	return o;
}

static json_t *poll(struct writer *w, const struct document_poll *p)
{
	json_t *o = json_object(), *groups = json_array();

	put_text(w, o, "id", p->id);
	put_text(w, o, "dimension", p->dimension);
	put_text(w, o, "question", p->question);
	put_texts(w, o, "options", &p->options);
	if (p->shown == SHOWN_AGREEMENT)
		put(w, o, "total", json_string("agreement"));
	else if (p->shown >= SHOWN_TOTAL)
		put(w, o, "total", counts(w, p, p->total));
	for (size_t i = 0; i < p->row_count; i++)
		append(w, groups, row(w, p, &p->rows[i]));
	put_list(w, o, "groups", groups);
	return o;
}

static void put_polls(struct writer *w, json_t *object, const struct document *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->dimension_count; i++)
		for (size_t j = 0; j < d->dimensions[i].poll_count; j++)
			append(w, list, poll(w, &d->dimensions[i].polls[j]));
	for (size_t i = 0; i < d->poll_count; i++)
		append(w, list, poll(w, &d->polls[i]));
	for (size_t i = 0; d->closing && i < d->closing->poll_count; i++)
		append(w, list, poll(w, &d->closing->polls[i]));
	put_list(w, object, "polls", list);
}

/* ---- the whole ---- */

static void put_people(struct writer *w, json_t *root, const struct document *d)
{
	json_t *groups = json_array(), *convenors = json_array();

	if (d->participants)
		put(w, root, "participants", json_integer((json_int_t)d->participants));
	for (size_t i = 0; i < d->group_count; i++) {
		json_t *o = json_object();

		put_text(w, o, "label", d->groups[i].label);
		put(w, o, "count", json_integer((json_int_t)d->groups[i].count));
		append(w, groups, o);
	}
	put_list(w, root, "groups", groups);
	for (size_t i = 0; i < d->convenor_count; i++) {
		json_t *o = json_object();

		put_text(w, o, "name", d->convenors[i].name);
		put_text(w, o, "role", d->convenors[i].role);
		put_text(w, o, "organisation", d->convenors[i].organisation);
		append(w, convenors, o);
	}
	put_list(w, root, "convenors", convenors);
}

static void put_hosts(struct writer *w, json_t *root, const struct document *d)
{
	json_t *hosts = json_array();

	for (size_t i = 0; i < d->host_count; i++) {
		json_t *o = json_object();

		put_text(w, o, "name", d->hosts[i].name);
		put_text(w, o, "about", d->hosts[i].about);
		put_text(w, o, "contact", d->hosts[i].contact);
		append(w, hosts, o);
	}
	put_list(w, root, "hosts", hosts);
}

static void put_matters(struct writer *w, json_t *root, const struct document *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->matter_count; i++) {
		json_t *o = json_object();

		put_text(w, o, "text", d->matters[i].text);
		put_text(w, o, "addressee", d->matters[i].addressee);
		put_word(w, o, "status", d->matters[i].status);
		append(w, list, o);
	}
	put_list(w, root, "matters", list);
}

static void put_dimensions(struct writer *w, json_t *root, const struct document *d)
{
	json_t *list = json_array();

	for (size_t i = 0; i < d->dimension_count; i++)
		append(w, list, dimension(w, &d->dimensions[i]));
	put(w, root, "dimensions", list);
	if (d->closing && d->closing->stage_count)
		put(w, root, "closing", closing(w, d->closing));
}

/* Says so, or somebody might take the report for the minutes of one roundtable and add it up once more. */
static void put_synthesis(struct writer *w, json_t *root, const struct document *d)
{
	json_t *o;

	if (!d->synthesis)
		return;
	o = json_object();
	put(w, o, "roundtables", roundtables(d->synthesis->roundtables));
	put(w, o, "least", json_integer(d->synthesis->least));
	put(w, root, "synthesis", o);
}

static json_t *whole(struct writer *w, const struct document *d)
{
	json_t *root = json_object();

	put(w, root, "roundtable", json_integer(1));
	put_synthesis(w, root, d);
	put_text(w, root, "title", d->title);
	put_word(w, root, "month", d->month);
	put_word(w, root, "language", d->language);
	put_hosts(w, root, d);
	put_text(w, root, "rule", d->rule);
	put(w, root, "k", json_integer(d->k));
	put_word(w, root, "status", d->status == DOCUMENT_DRAFT ? "draft" : "final");
	put_people(w, root, d);
	put_passage(w, root, "background", &d->background);
	put_dimensions(w, root, d);
	put_passage(w, root, "conclusion", &d->conclusion);
	put_polls(w, root, d);
	put_items(w, root, "parked", d->parked, d->parked_count);
	put_matters(w, root, d);
	put_word(w, root, "withheld", d->withheld);
	return root;
}

static bool render(const struct document *d, struct buffer *out, struct err *e)
{
	struct writer w = { false };
	json_t *root = whole(&w, d);
	char *bytes = NULL;

	if (!w.failed)
		bytes = json_dumps(root, JSON_INDENT(2));
	json_decref(root);
	if (!bytes)
		return err_set(e, ERR_IO, "out of memory");
	buffer_adds(out, bytes);
	buffer_addc(out, '\n');
	free(bytes);
	return true;
}

const struct export_format export_json = {
	.name = "json", .file = "minutes.json", .suffix = ".json",
	.help = "for synthesis and other programs", .render = render,
};
