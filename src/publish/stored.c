/* stored: one function for each struct of the tree, for both ways: it names the members, and the codec writes or reads
 * them. So what is written cannot differ from what is read. NULL stands for itself: a key that is not there. */
#include "stored.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "model/agenda.h"
#include "rule/published_again.h"

struct codec {
	bool writing;
	bool failed;               /* writing: out of memory; reading: no such thing as was written */
	struct arena *a;           /* reading: where the tree is made */
	struct republisher *again;
};

enum { STORED_VERSION = 1 };

/* ---- values ---- */

static void put(struct codec *c, json_t *o, const char *key, json_t *value)
{
	if (!value || json_object_set_new(o, key, value) != 0)
		c->failed = true;
}

/* Where some of it is in another language: {"text": …, "in": [{"from", "to", "lang"}]}; else the text alone. */
static json_t *value_of(const struct published *p)
{
	size_t count = document_span_count(p);
	json_t *o, *list;

	if (!p)
		return json_null();
	if (!count)
		return json_string(document_text(p));
	list = json_array();
	for (size_t i = 0; i < count; i++) {
		const struct document_span s = document_span(p, i);

		json_array_append_new(list, json_pack("{s:I, s:I, s:s}", "from", (json_int_t)s.from, "to", (json_int_t)s.to,
						      "lang", s.lang));
	}
	o = json_pack("{s:s, s:o}", "text", document_text(p), "in", list);
	return o && json_array_size(list) == count ? o : NULL;
}

static const struct published *again(struct codec *c, json_t *value);

static const struct published *again_in(struct codec *c, json_t *value)
{
	const struct published *p = again(c, json_object_get(value, "text"));
	json_t *list = json_object_get(value, "in");
	size_t count = json_array_size(list);
	struct published_span *spans = arena_array(c->a, struct published_span, count);

	for (size_t i = 0; i < count; i++) {
		json_t *o = json_array_get(list, i);
		const char *lang = json_string_value(json_object_get(o, "lang"));

		spans[i] = (struct published_span){ (size_t)json_integer_value(json_object_get(o, "from")),
						    (size_t)json_integer_value(json_object_get(o, "to")), lang ? lang : "" };
	}
	return p ? published_with_spans(c->a, p, spans, count) : NULL;
}

static const struct published *again(struct codec *c, json_t *value)
{
	const char *s = json_string_value(value);

	if (json_is_object(value))
		return again_in(c, value);
	if (!s)
		return NULL;
	/* Said, and empty. */
	if (!*s)
		return published_join(c->a, NULL, 0);
	/* It keeps what it is given, and what jansson holds goes before the tree does. */
	return published_again(c->again, c->a, arena_string(c->a, s), "sealed.json", "");
}

static void text(struct codec *c, json_t *o, const char *key, const struct published **p)
{
	if (!c->writing)
		*p = again(c, json_object_get(o, key));
	else if (*p)
		put(c, o, key, value_of(*p));
}

static void word(struct codec *c, json_t *o, const char *key, const char **s)
{
	const char *value;

	if (c->writing) {
		if (*s)
			put(c, o, key, json_string(*s));
		return;
	}
	value = json_string_value(json_object_get(o, key));
	*s = value ? arena_string(c->a, value) : NULL;
}

static int64_t number(struct codec *c, json_t *o, const char *key, int64_t n)
{
	if (!c->writing)
		return json_integer_value(json_object_get(o, key));
	if (n)
		put(c, o, key, json_integer(n));
	return n;
}

static void size(struct codec *c, json_t *o, const char *key, size_t *n)
{
	*n = (size_t)number(c, o, key, (int64_t)*n);
}

static void flag(struct codec *c, json_t *o, const char *key, bool *b)
{
	*b = number(c, o, key, *b) != 0;
}

/* ---- lists ---- */

/* A list of published texts in which NULL may stand. Gives the list as it is or as it was read. */
static const struct published *const *cells(struct codec *c, json_t *o, const char *key,
					    const struct published *const *item, size_t *count)
{
	json_t *list = c->writing ? json_array() : json_object_get(o, key);
	const struct published **read;

	if (c->writing) {
		for (size_t i = 0; i < *count; i++)
			if (json_array_append_new(list, value_of(item[i])) != 0)
				c->failed = true;
		put(c, o, key, list);
		return item;
	}
	*count = json_array_size(list);
	read = arena_array(c->a, const struct published *, *count);
	for (size_t i = 0; i < *count; i++)
		read[i] = again(c, json_array_get(list, i));
	return read;
}

static void texts(struct codec *c, json_t *o, const char *key, struct document_texts *t)
{
	t->item = cells(c, o, key, t->item, &t->count);
}

static const int64_t *numbers(struct codec *c, json_t *o, const char *key, const int64_t *n, size_t count)
{
	json_t *list = c->writing ? json_array() : json_object_get(o, key);
	int64_t *read;

	if (c->writing) {
		for (size_t i = 0; n && i < count; i++)
			if (json_array_append_new(list, json_integer(n[i])) != 0)
				c->failed = true;
		put(c, o, key, n ? list : json_null());
		if (!n)
			json_decref(list);
		return n;
	}
	if (!json_is_array(list))
		return NULL;
	read = arena_array(c->a, int64_t, count + 1);
	if (json_array_size(list) != count)
		c->failed = true;
	for (size_t i = 0; i < count; i++)
		read[i] = json_integer_value(json_array_get(list, i));
	return read;
}

/* A list of structs: one codes the element at its pointer. Gives the list as it is or as it was read. */
static const void *list(struct codec *c, json_t *o, const char *key, const void *item, size_t *count, size_t bytes,
			void (*one)(struct codec *c, json_t *o, void *element))
{
	json_t *array = c->writing ? json_array() : json_object_get(o, key);
	char *at;

	if (c->writing)
		put(c, o, key, array);
	else
		*count = json_array_size(array);
	/* Writing, one() only looks. */
	at = c->writing ? (char *)(size_t)item : arena_alloc_array(c->a, *count + 1, bytes);
	for (size_t i = 0; i < *count; i++) {
		json_t *element = c->writing ? json_object() : json_array_get(array, i);

		if (c->writing && json_array_append_new(array, element) != 0)
			c->failed = true;
		else
			one(c, element, at + i * bytes);
	}
	return at;
}

#define LIST(c, o, from, items, count, one) \
	((from)->items = list(c, o, #items, (from)->items, &(from)->count, sizeof *(from)->items, one))

/* One struct or none. */
static const void *maybe(struct codec *c, json_t *o, const char *key, const void *item, size_t bytes,
			 void (*one)(struct codec *c, json_t *o, void *element))
{
	size_t count = item ? 1 : 0;
	const void *read = list(c, o, key, item, &count, bytes, one);

	return count ? read : NULL;
}

/* ---- the parts ---- */

static void item(struct codec *c, json_t *o, void *element)
{
	struct document_item *it = element;

	word(c, o, "kind", &it->kind);
	text(c, o, "number", &it->number);
	text(c, o, "text", &it->text);
	text(c, o, "line", &it->line);
	text(c, o, "run_in", &it->run_in);
	text(c, o, "quantifier", &it->quantifier);
	text(c, o, "label", &it->label);
	text(c, o, "said_by", &it->said_by);
	flag(c, o, "key", &it->key);
	flag(c, o, "objections", &it->objections);
	text(c, o, "reason", &it->reason);
	texts(c, o, "themes", &it->themes);
	text(c, o, "dimension", &it->dimension);
	text(c, o, "addressee", &it->addressee);
	text(c, o, "level", &it->level);
	text(c, o, "due", &it->due);
	word(c, o, "due_month", &it->due_month);
	word(c, o, "horizon", &it->horizon);
	word(c, o, "status", &it->status);
	size(c, o, "roundtables", &it->roundtables);
}

static void stage(struct codec *c, json_t *o, void *element)
{
	struct document_stage *s = element;

	text(c, o, "id", &s->id);
	text(c, o, "title", &s->title);
	word(c, o, "kind", &s->kind);
	texts(c, o, "passage", &s->passage);
	LIST(c, o, s, items, item_count, item);
}

/* A row has as many counts as its poll has options, which the list itself says. */
static void row(struct codec *c, json_t *o, void *element)
{
	struct document_row *r = element;

	text(c, o, "label", &r->label);
	text(c, o, "title", &r->title);
	r->no_answer = number(c, o, "no_answer", r->no_answer);
}

static void rows_counts(struct codec *c, json_t *o, struct document_poll *p)
{
	json_t *array = json_object_get(o, "rows");

	for (size_t i = 0; i < p->row_count; i++) {
		struct document_row *r = (struct document_row *)(size_t)&p->rows[i];

		r->counts = numbers(c, json_array_get(array, i), "counts", r->counts, p->options.count);
	}
}

static void poll(struct codec *c, json_t *o, void *element)
{
	struct document_poll *p = element;

	text(c, o, "id", &p->id);
	text(c, o, "dimension", &p->dimension);
	text(c, o, "question", &p->question);
	texts(c, o, "options", &p->options);
	p->shown = (enum document_shown)number(c, o, "shown", p->shown);
	p->total = numbers(c, o, "total", p->total, p->options.count);
	LIST(c, o, p, rows, row_count, row);
	rows_counts(c, o, p);
}

static void theme(struct codec *c, json_t *o, void *element)
{
	struct document_theme *t = element;

	text(c, o, "text", &t->text);
	text(c, o, "title", &t->title);
	size(c, o, "roundtables", &t->roundtables);
	flag(c, o, "recurring_dissent", &t->recurring_dissent);
	size(c, o, "disputed", &t->disputed);
}

static void dimension(struct codec *c, json_t *o, void *element)
{
	struct document_dimension *d = element;

	text(c, o, "id", &d->id);
	text(c, o, "title", &d->title);
	texts(c, o, "passage", &d->passage);
	LIST(c, o, d, stages, stage_count, stage);
	LIST(c, o, d, polls, poll_count, poll);
	size(c, o, "polls_at", &d->polls_at);
	flag(c, o, "discussed", &d->discussed);
	size(c, o, "roundtables", &d->roundtables);
	LIST(c, o, d, themes, theme_count, theme);
}

static void group(struct codec *c, json_t *o, void *element)
{
	struct document_group *g = element;

	text(c, o, "label", &g->label);
	text(c, o, "plural", &g->plural);
	size(c, o, "count", &g->count);
}

static void host(struct codec *c, json_t *o, void *element)
{
	struct document_host *h = element;

	text(c, o, "name", &h->name);
	text(c, o, "about", &h->about);
	text(c, o, "contact", &h->contact);
}

static void convenor(struct codec *c, json_t *o, void *element)
{
	struct document_convenor *p = element;

	text(c, o, "name", &p->name);
	text(c, o, "role", &p->role);
	text(c, o, "organisation", &p->organisation);
}

static void matter(struct codec *c, json_t *o, void *element)
{
	struct document_matter *m = element;

	text(c, o, "text", &m->text);
	text(c, o, "addressee", &m->addressee);
	word(c, o, "status", &m->status);
}

/* ---- in reading order ---- */

static void line(struct codec *c, json_t *o, void *element)
{
	struct block_line *l = element;

	text(c, o, "number", &l->number);
	text(c, o, "text", &l->text);
}

static void block(struct codec *c, json_t *o, void *element)
{
	struct block *b = element;

	b->kind = (enum block_kind)number(c, o, "kind", b->kind);
	b->level = (int)number(c, o, "level", b->level);
	text(c, o, "text", &b->text);
	text(c, o, "run_in", &b->run_in);
	text(c, o, "number", &b->number);
	LIST(c, o, b, lines, line_count, line);
	b->columns = cells(c, o, "columns", b->columns, &b->column_count);
	b->poll = maybe(c, o, "poll", b->poll, sizeof *b->poll, poll);
}

/* The cells of each row, as many as the block has columns. */
static void block_rows(struct codec *c, json_t *o, struct block *b)
{
	json_t *array = c->writing ? json_array() : json_object_get(o, "rows");
	struct block_row *rows;

	if (c->writing)
		put(c, o, "rows", array);
	else
		b->row_count = json_array_size(array);
	rows = c->writing ? (struct block_row *)(size_t)b->rows : arena_array(c->a, struct block_row, b->row_count + 1);
	for (size_t i = 0; i < b->row_count; i++) {
		json_t *one = c->writing ? json_object() : json_array_get(array, i);
		size_t count = b->column_count;

		if (c->writing && json_array_append_new(array, one) != 0)
			c->failed = true;
		rows[i].cells = cells(c, one, "cells", rows[i].cells, &count);
		if (count != b->column_count)
			c->failed = true;
	}
	b->rows = rows;
}

static void block_whole(struct codec *c, json_t *o, void *element)
{
	block(c, o, element);
	block_rows(c, o, element);
}

/* ---- the whole ---- */

static void head(struct codec *c, json_t *o, struct document *d)
{
	d->status = (enum document_status)number(c, o, "status", d->status);
	size(c, o, "signed_by", &d->signed_by);
	size(c, o, "signatures_needed", &d->signatures_needed);
	flag(c, o, "summary", &d->summary);
	word(c, o, "language", &d->language);
	word(c, o, "month", &d->month);
	text(c, o, "title", &d->title);
	text(c, o, "when", &d->when);
	LIST(c, o, d, hosts, host_count, host);
	text(c, o, "rule", &d->rule);
	d->k = (int)number(c, o, "k", d->k);
	size(c, o, "participants", &d->participants);
	LIST(c, o, d, groups, group_count, group);
	LIST(c, o, d, convenors, convenor_count, convenor);
	word(c, o, "withheld", &d->withheld);
	texts(c, o, "made", &d->made);
	text(c, o, "contents_title", &d->contents_title);
	text(c, o, "skip_words", &d->skip_words);
}

static void tree(struct codec *c, json_t *o, void *element)
{
	struct document *d = element;

	head(c, o, d);
	texts(c, o, "background", &d->background);
	texts(c, o, "conclusion", &d->conclusion);
	LIST(c, o, d, dimensions, dimension_count, dimension);
	d->closing = maybe(c, o, "closing", d->closing, sizeof *d->closing, dimension);
	LIST(c, o, d, polls, poll_count, poll);
	LIST(c, o, d, parked, parked_count, item);
	LIST(c, o, d, matters, matter_count, matter);
	LIST(c, o, d, blocks, block_count, block_whole);
}

bool stored_write(const struct document *const *trees, size_t count, struct buffer *out, struct err *e)
{
	struct codec c = { .writing = true };
	json_t *root = json_object(), *list_of = json_array();
	char *bytes = NULL;

	put(&c, root, "sealed", json_integer(STORED_VERSION));
	put(&c, root, "trees", list_of);
	for (size_t i = 0; i < count; i++) {
		json_t *o = json_object();

		if (trees[i]->keeps_names || trees[i]->synthesis)
			bug("a tree that keeps names, or no roundtable's, is to be stored");
		if (json_array_append_new(list_of, o) != 0)
			c.failed = true;
		tree(&c, o, (struct document *)(size_t)trees[i]);
	}
	if (!c.failed)
		bytes = json_dumps(root, JSON_INDENT(1));
	json_decref(root);
	if (!bytes)
		return err_set(e, ERR_IO, "the minutes could not be stored: out of memory, or a text that is no UTF-8");
	buffer_adds(out, bytes);
	buffer_addc(out, '\n');
	free(bytes);
	return true;
}

/* The stored tree that is asked for, or NULL. */
static json_t *choose(json_t *root, const char *lang, bool summary)
{
	json_t *trees = json_object_get(root, "trees");

	for (size_t i = 0; i < json_array_size(trees); i++) {
		json_t *o = json_array_get(trees, i);
		const char *language = json_string_value(json_object_get(o, "language"));

		if ((json_integer_value(json_object_get(o, "summary")) != 0) == summary &&
		    (!lang || (language && strcmp(language, lang) == 0)))
			return o;
	}
	return NULL;
}

const struct document *stored_read(const char *bytes, size_t len, const char *lang, bool summary, struct arena *a,
				   struct err *e)
{
	static const struct agenda nothing;
	struct codec c = { .a = a };
	json_error_t why;
	json_t *root = json_loadb(bytes, len, JSON_REJECT_DUPLICATES, &why), *o = choose(root, lang, summary);
	struct document *d = arena_new(a, struct document);

	if (!root || json_integer_value(json_object_get(root, "sealed")) != STORED_VERSION) {
		err_set(e, ERR_SYNTAX, "sealed.json: is not what a seal of this program stores");
		d = NULL;
	} else if (!o) {
		err_set(e, ERR_RULE, "these minutes were not stored in %s at the seal, and cannot be made any more",
			lang ? lang : "that form");
		d = NULL;
	} else {
		c.again = republisher_new(NULL, &nothing);
		tree(&c, o, d);
		republisher_free(c.again);
	}
	json_decref(root);
	if (c.failed) {
		err_set(e, ERR_SYNTAX, "sealed.json: a list in it is not as long as it should be");
		return NULL;
	}
	return d;
}
