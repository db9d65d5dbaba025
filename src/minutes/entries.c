/* entries: one entry made fit for print (MINUTES.md "Sentences"). A label and a quantifier never stand on
 * one item, so an entry is printed either as somebody's words or as something the room said. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "making.h"

/* ---- what was merged into what ---- */

static const struct entry *root_of(const struct entry *en)
{
	while (en->same_as)
		en = en->same_as;
	return en;
}

/* number counts from 1 to session->numbered; some of them are of entries that were undone. */
static struct family *family_of(const struct making *m, const struct entry *en)
{
	if (en->number < 1 || en->number > m->s->numbered)
		bug("entry %s has number %zu of %zu", en->id, en->number, m->s->numbered);
	return &m->families[en->number - 1];
}

static void add_member(struct making *m, const struct entry *root, const struct entry *en)
{
	struct family *f = family_of(m, root);
	const struct entry **slot = arena_push(m->a, &f->member, f->count, &f->cap, sizeof *slot);

	*slot = en;
	f->count++;
}

void families_find(struct making *m)
{
	m->families = arena_array(m->a, struct family, m->s->numbered + 1);
	for (size_t i = 0; i < m->s->entry_count; i++) {
		const struct entry *en = m->s->entries[i];

		add_member(m, en, en);
		if (en->same_as && !en->dropped && !en->forgotten)
			add_member(m, root_of(en), en);
	}
}

/* ---- how many said it ---- */

/* A speaker alone is no tally, of one entry or of several that are the same: whether it was noted who spoke may not show in
 * print. */
static bool has_tally(const struct making *m, const struct entry *en)
{
	const struct family *f = family_of(m, en);

	for (size_t i = 0; i < f->count; i++)
		if (f->member[i]->more->supporter_count || f->member[i]->more->hands)
			return true;
	return f->count > 1 && entry_support(m->s, en) > 1;
}

/* A share is of everybody who counts, at however many tables they sat: "most participants" of one table would say more
 * than is so. Where too few sat at a table no number of all is told, and no share of it either. */
static bool reaches(const struct making *m, const struct quantifier *q, size_t support)
{
	if (q->from > 0)
		return support >= (size_t)q->from;
	return q->share > 0 && m->plan->partition->labelled && (double)support >= q->share * (double)m->counted - 1e-9;
}

/* false: at a table where it was said, or anything that is the same, too few are counted for a quantifier. */
static bool may_be_quantified(const struct making *m, const struct entry *en)
{
	const struct partition *p = m->plan->partition;
	const struct family *f = family_of(m, en);

	for (size_t t = 0; t < p->table_count; t++)
		for (size_t i = 0; i < f->count; i++)
			if (f->member[i]->table == p->tables[t].table && !p->tables[t].labelled)
				return false;
	return p->table_count > 0 || p->labelled;
}

static int rung_of(const struct making *m, const struct entry *en)
{
	size_t support;
	int rung = -1;

	if (!has_tally(m, en) || !may_be_quantified(m, en))
		return -1;
	support = entry_support(m->s, en);
	for (size_t i = 0; support && i < m->agenda->quantifier_count; i++)
		if (reaches(m, &m->agenda->quantifiers[i], support))
			rung = (int)i;
	return rung;
}

static const struct published *quantifier(struct making *m, int rung)
{
	if (rung < 0)
		return NULL;
	if (!m->rungs[rung])
		m->rungs[rung] = hide_in(m, m->agenda->quantifiers[rung].say, "quantifier");
	return m->rungs[rung];
}

/* Inside a sentence that somebody typed the words are in the language it was typed in. */
static const struct published *who_said(struct making *m, int rung)
{
	const char *typed = m->agenda->language;

	if (strcmp(typed, m->lang) == 0)
		return rung < 0 ? say(m, PHRASE_PARTICIPANTS) : quantifier(m, rung);
	if (rung < 0)
		return published_phrase(m->a, typed, PHRASE_PARTICIPANTS, NULL, 0);
	if (!m->rungs_typed[rung])
		m->rungs_typed[rung] = hide_typed(m, m->agenda->quantifiers[rung].say, "quantifier");
	return m->rungs_typed[rung];
}

/* ---- in whose words ---- */

enum manner { AS_VIEW, AS_QUOTE, NOT_AT_ALL };

static bool has_wording(const struct entry *en)
{
	return en->wording && *en->wording;
}

/* Words that nobody agreed to see in print become a view once somebody has worded one; until then they
 * are left out, because without quotation marks they would be the same words. */
static enum manner reworded(const struct entry *en)
{
	return has_wording(en) ? AS_VIEW : NOT_AT_ALL;
}

static enum manner manner_of(const struct agenda *agenda, const struct entry *en)
{
	if (en->kind != QUOTE)
		return AS_VIEW;
	if (en->consent == CONSENT_NO)
		return NOT_AT_ALL;
	if (en->consent == CONSENT_PARAPHRASE)
		return reworded(en);
	if (has_wording(en) && strstr(en->wording, "{who}"))
		return AS_VIEW;
	if (agenda->quotes == QUOTES_ASK && en->consent == CONSENT_NONE)
		return reworded(en);
	return AS_QUOTE;
}

static struct minutes_quotes count_quotes(const struct session *s)
{
	struct minutes_quotes n = { 0 };

	for (size_t i = 0; i < s->entry_count; i++) {
		const struct entry *en = s->entries[i];

		if (!entry_stands(en) || manner_of(s->agenda, en) != NOT_AT_ALL)
			continue;
		n.refused += en->consent == CONSENT_NO;
		n.waiting += en->consent == CONSENT_PARAPHRASE;
		n.unasked += en->consent == CONSENT_NONE;
	}
	return n;
}

static void add_part(struct buffer *b, const char *part)
{
	buffer_addf(b, "%s%s", strchr(buffer_text(b), ':') ? ", " : ": ", part);
}

const char *minutes_quotes_left(const struct session *s, struct minutes_quotes *n, struct arena *a)
{
	size_t all;
	struct buffer b = { 0 };
	const char *words;

	*n = count_quotes(s);
	all = n->refused + n->waiting + n->unasked;
	buffer_addf(&b, P_("%zu quote is not printed", "%zu quotes are not printed", all), all);
	if (n->waiting)
		add_part(&b, arena_printf(a, _("%zu to be put in other words"), n->waiting));
	if (n->unasked)
		add_part(&b, arena_printf(a, _("%zu not asked about"), n->unasked));
	if (n->refused)
		add_part(&b, arena_printf(a, _("%zu refused"), n->refused));
	words = all ? arena_string(a, buffer_text(&b)) : "";
	buffer_free(&b);
	return words;
}

void report_left_out(struct making *m, const char *why)
{
	struct minutes_report *r = m->plan->report;
	const char **slot;

	if (!r)
		return;
	slot = arena_push(m->a, &r->left_out, r->left_out_count, &r->left_out_cap, sizeof *slot);
	*slot = why;
	r->left_out_count++;
}

/* ---- its text ---- */

/* Without blanks around it and without its own full stop: the sentence puts that where it belongs, behind
 * a quantifier or inside quotation marks. */
static const char *stem(struct making *m, const char *raw)
{
	size_t len;

	raw += strspn(raw, " \t\r\n");
	len = strlen(raw);
	while (len > 0 && strchr(" \t\r\n", raw[len - 1]))
		len--;
	if (len > 1 && raw[len - 1] == '.' && raw[len - 2] != '.')
		len--;
	return arena_string_n(m->a, raw, len);
}

/* Marks that the note-taker typed around the whole quote; ours stand there. */
static const char *without_marks(struct making *m, const char *raw)
{
	static const struct { const char *open, *close; } marks[] = {
		{ "\"", "\"" }, { "\u201c", "\u201d" }, { "\u2018", "\u2019" }, { "'", "'" },
	};
	size_t len = strlen(raw);

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t open = strlen(marks[i].open), close = strlen(marks[i].close);

		if (len > open + close && strncmp(raw, marks[i].open, open) == 0 &&
		    strcmp(raw + len - close, marks[i].close) == 0 &&
		    !strstr(arena_string_n(m->a, raw + open, len - open - close), marks[i].open))
			return stem(m, arena_string_n(m->a, raw + open, len - open - close));
	}
	return raw;
}

/* Whoever answered yes agreed to the words, not to the label: they read like words that nobody was noted for. Nothing
 * is lost by it to anybody else, because "a participant" is true of all. */
static const struct label *attribution(struct making *m, const struct entry *en)
{
	const struct person *shown = en->consent == CONSENT_YES ? NULL : en->speaker;

	return label_of(m, partition_label(partition_at(m->plan->partition, en->table), m->s, shown));
}

static void fill_quote(struct making *m, struct draft *d, const char *raw)
{
	const struct entry *en = d->entry;
	const struct label *label = attribution(m, en);
	const struct published *words = typed(m, redactor_redact(
		m->plan->redactor, without_marks(m, stem(m, raw)), SETTING_QUOTE, en->id));

	d->item.kind = entry_kind_name(QUOTE);
	d->item.text = published_sentence(m->a, words);
	d->item.label = label->singular;
	d->item.said_by = label->said_by;
	d->item.line = say2(m, PHRASE_ATTRIBUTED, say1(m, PHRASE_QUOTED, d->item.text), label->said_by);
}

/* "{who} felt that …" says who itself; any other text keeps its words and says it behind them. */
static void fill_view(struct making *m, struct draft *d, const char *raw)
{
	const struct published *who, *text = hide(m, stem(m, raw), d->entry->id);

	d->rung = rung_of(m, d->entry);
	who = quantifier(m, d->rung);
	d->item.kind = entry_kind_name(d->entry->kind == QUOTE ? VIEW : d->entry->kind);
	if (has_wording(d->entry) && published_has_who(text)) {
		text = published_who(m->a, text, who_said(m, d->rung));
		d->item.line = d->item.text = published_sentence(m->a, text);
		return;
	}
	d->item.quantifier = who;
	d->item.text = published_sentence(m->a, text);
	d->item.line = who ? published_sentence(m->a, say2(m, PHRASE_QUANTIFIED, text, who)) : d->item.text;
}

/* ---- who did not agree ---- */

static int by_text(const void *x, const void *y)
{
	return strcmp(published_text(*(const struct published *const *)x),
		      published_text(*(const struct published *const *)y));
}

/* All reasons in one sentence, in an order that says nothing about who came first; each once. */
static const struct published *reasons(struct making *m, const struct entry *en)
{
	const struct family *f = family_of(m, en);
	struct document_texts list = { NULL, 0 };
	const struct published **item, *all;
	size_t cap = 0;

	for (size_t i = 0; i < f->count; i++)
		for (size_t j = 0; j < f->member[i]->more->objection_count; j++)
			texts_add(m, &list, &cap, hide(m, stem(m, f->member[i]->more->objections[j].reason), en->id));
	if (!list.count)
		return NULL;
	item = arena_array(m->a, const struct published *, list.count);
	memcpy(item, list.item, list.count * sizeof *item);
	qsort(item, list.count, sizeof *item, by_text);
	all = item[0];
	for (size_t i = 1; i < list.count; i++)
		if (by_text(&item[i - 1], &item[i]) != 0)
			all = say2(m, PHRASE_SEMICOLON, all, item[i]);
	return all;
}

static void add_objections(struct making *m, struct draft *d)
{
	const struct published *said;

	if (!entry_objections(m->s, d->entry))
		return;
	d->item.objections = true;
	d->item.reason = reasons(m, d->entry);
	said = d->item.reason ?
		       published_sentence(m->a, say1(m, PHRASE_NOT_ALL_BECAUSE, d->item.reason)) :
		       say(m, PHRASE_NOT_ALL);
	d->item.line = say2(m, PHRASE_SENTENCES, published_sentence(m->a, d->item.line), said);
}

/* ---- the rest ---- */

/* Themes of an entry: its own first, then those that came with what was merged into it. */
struct theme_list {
	const struct theme **item;
	size_t count, cap;
	size_t own;
};

static bool has_theme(const struct theme_list *list, const struct theme *t)
{
	for (size_t i = 0; i < list->count; i++)
		if (theme_order(list->item[i], t) == 0)
			return true;
	return false;
}

static void list_themes(struct making *m, const struct entry *en, struct theme_list *list)
{
	for (size_t i = 0; i < en->more->tag_count; i++) {
		const struct theme *t = theme_of(m, en->more->tags[i]);
		const struct theme **slot;

		if (t->hidden || has_theme(list, t))
			continue;
		slot = arena_push(m->a, &list->item, list->count, &list->cap, sizeof *slot);
		*slot = t;
		list->count++;
	}
}

static int by_theme(const void *x, const void *y)
{
	return theme_order(*(const struct theme *const *)x, *(const struct theme *const *)y);
}

/* Who was merged first may not show, so what came with others is sorted. */
static void add_themes(struct making *m, struct draft *d)
{
	const struct family *f = family_of(m, d->entry);
	struct theme_list list = { 0 };
	size_t cap = 0;

	list_themes(m, d->entry, &list);
	list.own = list.count;
	for (size_t i = 0; i < f->count; i++)
		list_themes(m, f->member[i], &list);
	if (list.count > list.own + 1)
		qsort(list.item + list.own, list.count - list.own, sizeof *list.item, by_theme);
	for (size_t i = 0; i < list.count; i++)
		texts_add(m, &d->item.themes, &cap, list.item[i]->text);
	d->heading = list.count ? list.item[0] : NULL;
}

static bool family_has_star(const struct making *m, const struct entry *en)
{
	const struct family *f = family_of(m, en);

	for (size_t i = 0; i < f->count; i++)
		if (f->member[i]->star)
			return true;
	return false;
}

static void add_task(struct making *m, struct draft *d)
{
	const struct entry *en = d->entry;

	d->item.addressee = hide(m, en->addressee, en->id);
	d->item.level = hide(m, en->level, "level");
	d->item.due = due_words(m, en->due);
	d->item.due_month = due_month(m, en->due);
	if (en->kind != ACTION)
		return;
	d->item.horizon = en->horizon && strcmp(en->horizon, "medium") == 0 ? "medium" : "immediate";
	d->item.status = en->done ? "done" : "open";
}

bool draft_make(struct making *m, const struct entry *en, struct draft *d)
{
	const char *raw = has_wording(en) ? en->wording : en->text;
	enum manner manner = manner_of(m->agenda, en);

	*d = (struct draft){ .entry = en, .rung = -1 };
	if (!raw || !*stem(m, raw))
		return false;
	if (manner == NOT_AT_ALL) {
		report_left_out(m, arena_printf(m->a, en->consent == CONSENT_NO ?
			_("entry %zu: this quote was refused, and is left out") :
			_("entry %zu: the words of this quote were not agreed to; give it a wording to print what it says"),
			en->number));
		return false;
	}
	if (manner == AS_QUOTE)
		fill_quote(m, d, raw);
	else
		fill_view(m, d, raw);
	d->item.key = family_has_star(m, en);
	add_objections(m, d);
	add_themes(m, d);
	add_task(m, d);
	return true;
}
