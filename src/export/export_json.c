/* export_json: the tree for other programs, synthesis first of all (MINUTES.md "Published JSON"). Keys that say
 * nothing are left out, so a reader asks for a key and never for an empty one.
 *
 * Written as it is walked, without a tree of a library's in between: a synthesis of a thousand roundtables is a hundred
 * megabytes, and its tree would be several times that. Two blanks of indent; the last byte says whether a comma is due. */
#include <string.h>

#include "base/say.h"
#include "export/export.h"
#include "plain.h"

enum { INDENT = 2 };

struct writer {
	struct buffer *out;
	struct buffer scratch;
	size_t depth;
};

/* ---- JSON itself (RFC 8259) ---- */

/* A word of ours, or what plain.c has cleaned, and a line end between paragraphs of that: no other control is in it. */
static void add_string(struct writer *w, const char *s)
{
	buffer_addc(w->out, '"');
	for (size_t n; *s; s += n) {
		n = strcspn(s, "\"\\\n");
		buffer_add(w->out, s, n);
		if (s[n]) {
			buffer_addc(w->out, '\\');
			buffer_addc(w->out, s[n] == '\n' ? 'n' : s[n]);
			n++;
		}
	}
	buffer_addc(w->out, '"');
}

static void new_line(struct writer *w)
{
	static const char blanks[] = "                                ";
	size_t n = w->depth * INDENT;

	buffer_addc(w->out, '\n');
	buffer_add(w->out, blanks, n < sizeof blanks - 1 ? n : sizeof blanks - 1);
}

/* The last byte opened what the next thing is the first of. */
static bool is_first(const struct writer *w)
{
	char last = w->out->len ? w->out->text[w->out->len - 1] : '{';

	return last == '{' || last == '[';
}

/* Where the next thing of the list or object begins. */
static void next(struct writer *w)
{
	if (!is_first(w))
		buffer_addc(w->out, ',');
	new_line(w);
}

static void key(struct writer *w, const char *name)
{
	next(w);
	add_string(w, name);
	buffer_adds(w->out, ": ");
}

/* Begins a member of that name, or with NULL an element; gives how long the file was before. */
static size_t begin(struct writer *w, const char *name, char bracket)
{
	size_t before = w->out->len;

	if (name)
		key(w, name);
	else
		next(w);
	buffer_addc(w->out, bracket);
	w->depth++;
	return before;
}

static void end(struct writer *w, char bracket)
{
	bool empty = is_first(w);

	w->depth--;
	if (!empty)
		new_line(w);
	buffer_addc(w->out, bracket);
}

/* A list that says nothing is taken back. */
static void end_list(struct writer *w, size_t before)
{
	if (!is_first(w)) {
		end(w, ']');
		return;
	}
	w->depth--;
	buffer_cut(w->out, before);
}

/* ---- members ---- */

static void put_text(struct writer *w, const char *name, const struct published *p)
{
	if (!*document_text(p))
		return;
	key(w, name);
	add_string(w, plain(&w->scratch, p));
}

static void put_word(struct writer *w, const char *name, const char *word)
{
	if (!word || !*word)
		return;
	key(w, name);
	add_string(w, word);
}

static void put_number(struct writer *w, const char *name, int64_t number)
{
	key(w, name);
	buffer_addf(w->out, "%lld", (long long)number);
}

static void put_true(struct writer *w, const char *name, bool is)
{
	if (!is)
		return;
	key(w, name);
	buffer_adds(w->out, "true");
}

static void put_texts(struct writer *w, const char *name, const struct document_texts *texts)
{
	size_t before = begin(w, name, '[');

	for (size_t i = 0; i < texts->count; i++) {
		next(w);
		add_string(w, plain(&w->scratch, texts->item[i]));
	}
	end_list(w, before);
}

/* A list of objects: put writes what the one at that index of `of` says. */
static void put_list(struct writer *w, const char *name, const void *of, size_t count,
		     void (*put)(struct writer *w, const void *of, size_t index))
{
	size_t before = begin(w, name, '[');

	for (size_t i = 0; i < count; i++) {
		begin(w, NULL, '{');
		put(w, of, i);
		end(w, '}');
	}
	end_list(w, before);
}

/* Paragraphs become one text again. */
static void put_passage(struct writer *w, const char *name, const struct document_texts *texts)
{
	struct buffer b = { 0 };

	for (size_t i = 0; i < texts->count; i++) {
		if (i)
			buffer_adds(&b, "\n\n");
		plain_add(&b, texts->item[i]);
	}
	put_word(w, name, buffer_text(&b));
	buffer_free(&b);
}

/* ---- entries ---- */

static void add_item(struct writer *w, const struct document_item *it)
{
	begin(w, NULL, '{');
	put_word(w, "kind", it->kind);
	put_text(w, "dimension", it->dimension);
	put_text(w, "text", it->text);
	put_text(w, "quantifier", it->quantifier);
	put_text(w, "label", it->label);
	put_true(w, "key", it->key);
	put_true(w, "objections", it->objections);
	put_text(w, "reason", it->reason);
	put_texts(w, "themes", &it->themes);
	put_text(w, "addressee", it->addressee);
	put_text(w, "level", it->level);
	put_word(w, "horizon", it->horizon);
	put_text(w, "due", it->due);
	put_word(w, "status", it->status);
	if (it->roundtables)
		put_number(w, "roundtables", (int64_t)it->roundtables);
	end(w, '}');
}

static void add_items(struct writer *w, const struct document_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_item(w, &items[i]);
}

static void put_items(struct writer *w, const char *name, const struct document_item *items, size_t count)
{
	size_t before = begin(w, name, '[');

	add_items(w, items, count);
	end_list(w, before);
}

static void put_stage(struct writer *w, const void *stages, size_t index)
{
	const struct document_stage *s = (const struct document_stage *)stages + index;

	put_text(w, "id", s->id);
	put_text(w, "title", s->title);
	put_passage(w, "passage", &s->passage);
	put_items(w, "items", s->items, s->item_count);
}

/* Of a synthesis: a number of roundtables, or that they are too few to be counted. */
static void put_roundtables(struct writer *w, const char *name, size_t count)
{
	if (count)
		put_number(w, name, (int64_t)count);
	else
		put_word(w, name, "some");
}

static void put_theme(struct writer *w, const void *themes, size_t index)
{
	const struct document_theme *t = (const struct document_theme *)themes + index;

	put_text(w, "theme", t->text);
	put_roundtables(w, "roundtables", t->roundtables);
	if (t->recurring_dissent)
		put_roundtables(w, "objections", t->disputed);
}

static void add_dimension(struct writer *w, const struct document_dimension *d)
{
	begin(w, NULL, '{');
	put_text(w, "id", d->id);
	put_text(w, "title", d->title);
	put_passage(w, "passage", &d->passage);
	put_list(w, "stages", d->stages, d->stage_count, put_stage);
	put_list(w, "raised", d->themes, d->theme_count, put_theme);
	end(w, '}');
}

static void put_closing(struct writer *w, const struct document_dimension *d)
{
	size_t before;

	begin(w, "closing", '{');
	before = begin(w, "items", '[');
	for (size_t i = 0; i < d->stage_count; i++)
		add_items(w, d->stages[i].items, d->stages[i].item_count);
	end_list(w, before);
	end(w, '}');
}

/* ---- polls ---- */

static const char no_answer[] = "no answer";

static bool is_again(struct writer *w, const struct document_poll *p, size_t option)
{
	struct buffer b = { 0 };
	const char *name = plain(&b, p->options.item[option]);
	bool again = false;

	for (size_t i = 0; i < option && !again; i++)
		again = strcmp(plain(&w->scratch, p->options.item[i]), name) == 0;
	buffer_free(&b);
	return again;
}

/* A name stands once in an object, whatever became of two options on the way to print. */
static void put_counts(struct writer *w, const char *name, const struct document_poll *p, const int64_t *votes,
		       const int64_t *silent)
{
	begin(w, name, '{');
	for (size_t i = 0; i < p->options.count; i++) {
		if (is_again(w, p, i))
			continue;
		if (!silent || strcmp(plain(&w->scratch, p->options.item[i]), no_answer) != 0)
			put_number(w, plain(&w->scratch, p->options.item[i]), votes[i]);
	}
	if (silent)
		put_number(w, no_answer, *silent);
	end(w, '}');
}

static void put_row(struct writer *w, const void *poll, size_t index)
{
	const struct document_poll *p = poll;

	put_text(w, "label", p->rows[index].label);
	put_counts(w, "counts", p, p->rows[index].counts, &p->rows[index].no_answer);
}

static void add_poll(struct writer *w, const struct document_poll *p)
{
	begin(w, NULL, '{');
	put_text(w, "id", p->id);
	put_text(w, "dimension", p->dimension);
	put_text(w, "question", p->question);
	put_texts(w, "options", &p->options);
	if (p->shown == SHOWN_AGREEMENT)
		put_word(w, "total", "agreement");
	else if (p->shown >= SHOWN_TOTAL)
		put_counts(w, "total", p, p->total, NULL);
	put_list(w, "groups", p, p->row_count, put_row);
	end(w, '}');
}

static void add_polls(struct writer *w, const struct document_poll *polls, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_poll(w, &polls[i]);
}

static void put_polls(struct writer *w, const struct document *d)
{
	size_t before = begin(w, "polls", '[');

	for (size_t i = 0; i < d->dimension_count; i++)
		add_polls(w, d->dimensions[i].polls, d->dimensions[i].poll_count);
	add_polls(w, d->polls, d->poll_count);
	if (d->closing)
		add_polls(w, d->closing->polls, d->closing->poll_count);
	end_list(w, before);
}

/* ---- the whole ---- */

static void put_group(struct writer *w, const void *groups, size_t index)
{
	const struct document_group *g = (const struct document_group *)groups + index;

	put_text(w, "label", g->label);
	put_number(w, "count", (int64_t)g->count);
}

static void put_convenor(struct writer *w, const void *convenors, size_t index)
{
	const struct document_convenor *c = (const struct document_convenor *)convenors + index;

	put_text(w, "name", c->name);
	put_text(w, "role", c->role);
	put_text(w, "organisation", c->organisation);
}

static void put_host(struct writer *w, const void *hosts, size_t index)
{
	const struct document_host *h = (const struct document_host *)hosts + index;

	put_text(w, "name", h->name);
	put_text(w, "about", h->about);
	put_text(w, "contact", h->contact);
}

static void put_matter(struct writer *w, const void *matters, size_t index)
{
	const struct document_matter *m = (const struct document_matter *)matters + index;

	put_text(w, "text", m->text);
	put_text(w, "addressee", m->addressee);
	put_word(w, "status", m->status);
}

/* The one list that stands there empty, too: a reader knows minutes by it. */
static void put_dimensions(struct writer *w, const struct document *d)
{
	begin(w, "dimensions", '[');
	for (size_t i = 0; i < d->dimension_count; i++)
		add_dimension(w, &d->dimensions[i]);
	end(w, ']');
	if (d->closing && d->closing->stage_count)
		put_closing(w, d->closing);
}

/* Says so, or somebody might take the report for the minutes of one roundtable and add it up once more. */
static void put_synthesis(struct writer *w, const struct document *d)
{
	if (!d->synthesis)
		return;
	begin(w, "synthesis", '{');
	put_roundtables(w, "roundtables", d->synthesis->roundtables);
	put_number(w, "least", d->synthesis->least);
	end(w, '}');
}

static void put_whole(struct writer *w, const struct document *d)
{
	put_number(w, "roundtable", 1);
	put_synthesis(w, d);
	put_text(w, "title", d->title);
	put_word(w, "month", d->month);
	put_word(w, "language", d->language);
	put_list(w, "hosts", d->hosts, d->host_count, put_host);
	put_text(w, "rule", d->rule);
	put_number(w, "k", d->k);
	put_word(w, "status", d->status == DOCUMENT_DRAFT ? "draft" : "final");
	if (d->participants)
		put_number(w, "participants", (int64_t)d->participants);
	put_list(w, "groups", d->groups, d->group_count, put_group);
	put_list(w, "convenors", d->convenors, d->convenor_count, put_convenor);
	put_passage(w, "background", &d->background);
	put_dimensions(w, d);
	put_passage(w, "conclusion", &d->conclusion);
	put_polls(w, d);
	put_items(w, "parked", d->parked, d->parked_count);
	put_list(w, "matters", d->matters, d->matter_count, put_matter);
	put_word(w, "withheld", d->withheld);
}

static bool render(const struct document *d, struct buffer *out, struct err *e)
{
	struct writer w = { .out = out, .depth = 1 };

	(void)e;
	buffer_addc(out, '{');
	put_whole(&w, d);
	end(&w, '}');
	buffer_addc(out, '\n');
	buffer_free(&w.scratch);
	return true;
}

const struct export_format export_json = {
	.name = "json", .file = "minutes.json", .suffix = ".json",
	.help = N_("for synthesis and other programs"), .render = render,
};
