/* sections: what stands under which heading (MINUTES.md "Order"). An entry stands by its kind wherever it was
 * typed: an action typed among the views is an action. What has no list of its own at a heading follows the
 * list there, "in discussion". */
#include <string.h>

#include "making.h"

/* A heading inside a dimension: a stage of the agenda, or one that its entries make necessary. */
struct section {
	const struct stage *stage;      /* NULL: the program's own */
	enum entry_kind kind;
	const char *id;                 /* the program's own */
	enum phrase title;
};

struct portion {
	const struct dimension *dimension;
	struct section *sections;
	size_t section_count;
	struct draft *drafts;
	size_t count, cap;
	size_t number;                  /* printed: opening 0, then from 1; the closing last */
};

struct portions {
	struct portion *part;              /* opening, dimensions in the agenda's order, closing */
	size_t count;
	size_t *of_step;
	struct draft *parked;
	size_t parked_count, parked_cap;
};

/* ---- which sections a dimension has ---- */

static size_t first_of_kind(const struct dimension *d, enum entry_kind kind)
{
	size_t i = 0;

	while (i < d->stage_count && d->stages[i].kind != kind)
		i++;
	return i;
}

static void add_section(struct portion *p, const struct stage *stage, enum entry_kind kind, const char *id,
			enum phrase title)
{
	p->sections[p->section_count++] = (struct section){ stage, kind, id, title };
}

/* What the agenda does not foresee stands where a reader looks for it: what was agreed, then actions,
 * both before what needs to change. */
static void list_sections(struct making *m, struct portion *p)
{
	const struct dimension *d = p->dimension;
	size_t decision = first_of_kind(d, DECISION), action = first_of_kind(d, ACTION);
	size_t change = first_of_kind(d, CHANGE);
	size_t before = action < d->stage_count ? action : change;

	p->sections = arena_array(m->a, struct section, d->stage_count + 3);
	for (size_t i = 0; i <= d->stage_count; i++) {
		if (i == before && decision == d->stage_count)
			add_section(p, NULL, DECISION, "agreed", PHRASE_AGREED);
		if (i == before && action == d->stage_count)
			add_section(p, NULL, ACTION, "actions", PHRASE_ACTIONS_TITLE);
		if (i < d->stage_count)
			add_section(p, &d->stages[i], d->stages[i].kind, d->stages[i].id, PHRASE_AGREED);
	}
	if (change == d->stage_count)
		add_section(p, NULL, CHANGE, "change", PHRASE_CHANGE_TITLE);
}

static bool is_said(enum entry_kind kind)
{
	return kind == VIEW || kind == QUOTE;
}

static size_t section_of_stage(const struct portion *p, const struct stage *stage)
{
	for (size_t i = 0; i < p->section_count; i++)
		if (p->sections[i].stage == stage)
			return i;
	return 0;
}

static size_t section_of_kind(const struct portion *p, enum entry_kind kind)
{
	for (size_t i = 0; i < p->section_count; i++)
		if (p->sections[i].kind == kind)
			return i;
	return 0;
}

/* ---- which entry stands where ---- */

static void place(const struct portion *p, const struct stage *typed_at, struct draft *d)
{
	const struct entry *en = d->entry;

	d->section = section_of_stage(p, typed_at);
	if (is_said(en->kind)) {
		if (!is_said(p->sections[d->section].kind))
			d->part = IN_DISCUSSION;
	} else if (p->sections[d->section].kind != en->kind) {
		d->section = section_of_kind(p, en->kind);
		/* A closing or a stage that takes recommendations may be missing; then they are discussed. */
		if (p->sections[d->section].kind != en->kind)
			d->part = IN_DISCUSSION;
	}
	if (d->item.horizon && strcmp(d->item.horizon, "medium") == 0 && d->part == IN_LIST)
		d->part = OVER_TIME;
	if (is_said(p->sections[d->section].kind) && d->heading)
		d->item.run_in = d->heading->title;
	else
		d->heading = NULL;
}

static void keep(struct making *m, struct portion *p, const struct draft *d)
{
	struct draft *slot = arena_push(m->a, &p->drafts, p->count, &p->cap, sizeof *slot);

	*slot = *d;
	p->count++;
}

/* Recommendations are printed together at the end, each under the dimension it is about. */
static void keep_recommendation(struct making *m, struct portions *all, struct draft *d)
{
	struct portion *closing = &all->part[all->count - 1];
	size_t about = all->of_step[d->entry->step];

	d->heading = NULL;
	d->section = section_of_kind(closing, RECOMMENDATION);
	if (about > 0 && about + 1 < all->count) {
		d->dimension = about;
		d->item.dimension = hide(m, all->part[about].dimension->id, "dimension");
	}
	keep(m, closing, d);
}

static void sort_in(struct making *m, struct portions *all, const struct entry *en)
{
	struct portion *p = &all->part[all->of_step[en->step]];
	struct draft d, *slot;

	if (!entry_stands(en) || !draft_make(m, en, &d))
		return;
	if (en->kind == PARKED) {
		d.heading = NULL;
		slot = arena_push(m->a, &all->parked, all->parked_count, &all->parked_cap, sizeof *slot);
		*slot = d;
		all->parked_count++;
	} else if (en->kind == RECOMMENDATION) {
		keep_recommendation(m, all, &d);
	} else {
		place(p, m->agenda->steps[en->step].stage, &d);
		keep(m, p, &d);
	}
}

static void list_parts(struct making *m, struct portions *all)
{
	const struct agenda *a = m->agenda;

	all->count = a->dimension_count + 2;
	all->part = arena_array(m->a, struct portion, all->count);
	all->of_step = arena_array(m->a, size_t, a->step_count);
	for (size_t i = 0; i < all->count; i++) {
		struct portion *p = &all->part[i];

		p->number = i;
		p->dimension = i == 0 ? &a->opening : i <= a->dimension_count ? &a->dimensions[i - 1] : &a->closing;
		list_sections(m, p);
		for (size_t s = 0; s < a->step_count; s++)
			if (a->steps[s].dimension == p->dimension)
				all->of_step[s] = i;
	}
}

/* ---- into the tree ---- */

static void number(struct making *m, struct draft *d, size_t part, size_t stage, size_t item)
{
	struct minutes_report *r = m->plan->report;
	struct minutes_number *slot;

	const struct published *digits[] = { published_number(m->a, part), published_number(m->a, stage),
					     published_number(m->a, item) };

	d->item.number = published_phrase(m->a, m->lang, PHRASE_NUMBERED, digits, 3);
	if (!r)
		return;
	slot = arena_push(m->a, &r->numbers, r->number_count, &r->number_cap, sizeof *slot);
	*slot = (struct minutes_number){ published_text(d->item.number), d->entry };
	r->number_count++;
}

/* The organiser's passage; for what the dimension means also the brief that the room was shown. */
static struct document_texts stage_passage(struct making *m, const struct portion *p, const struct stage *stage,
					   const char *place)
{
	const char *passage = session_passage(m->s, place);

	if (!passage && strcmp(stage->id, "meaning") == 0 && p->count)
		return hide_paragraphs_in(m, stage->brief, place);
	return hide_paragraphs(m, passage, place);
}

static void describe_stage(struct making *m, const struct portion *p, const struct section *s,
			   struct document_stage *out)
{
	const char *place;

	out->kind = entry_kind_name(s->kind);
	if (!s->stage) {
		out->id = say(m, s->kind == DECISION ? PHRASE_ID_AGREED :
				 s->kind == ACTION   ? PHRASE_ID_ACTIONS :
						       PHRASE_ID_CHANGE);
		out->title = say(m, s->title);
		return;
	}
	if (!*s->stage->id)
		return;
	place = arena_printf(m->a, "%s/%s", p->dimension->id, s->stage->id);
	out->id = hide(m, s->stage->id, "stage");
	out->title = published_raise(m->a, hide_in(m, s->stage->title, place));
	out->passage = stage_passage(m, p, s->stage, place);
}

static struct document_item *take_items(struct making *m, struct draft *drafts, size_t count, size_t part,
					size_t stage)
{
	struct document_item *items = arena_array(m->a, struct document_item, count);

	for (size_t i = 0; i < count; i++) {
		number(m, &drafts[i], part, stage, i + 1);
		items[i] = drafts[i].item;
	}
	return items;
}

static void fill_stages(struct making *m, const struct portion *p, struct document_dimension *out)
{
	struct document_stage *stages = arena_array(m->a, struct document_stage, p->section_count);
	size_t at = 0;
	bool polls_placed = false;

	for (size_t s = 0; s < p->section_count; s++) {
		struct document_stage *stage = &stages[out->stage_count];
		size_t from = at;

		if (!polls_placed && (p->sections[s].kind == ACTION || p->sections[s].kind == CHANGE)) {
			out->polls_at = out->stage_count;
			polls_placed = true;
		}
		while (at < p->count && p->drafts[at].section == s)
			at++;
		*stage = (struct document_stage){ 0 };
		describe_stage(m, p, &p->sections[s], stage);
		stage->item_count = at - from;
		stage->items = take_items(m, at > from ? p->drafts + from : NULL, at - from, p->number, out->stage_count + 1);
		if (stage->item_count || stage->passage.count)
			out->stage_count++;
	}
	out->stages = stages;
}

static void fill_dimension(struct making *m, struct portion *p, struct document_dimension *out)
{
	const char *id = p->dimension->id;

	drafts_order(m, p->drafts, p->count);
	out->id = hide(m, id, "dimension");
	out->title = published_raise(m->a, hide_in(m, p->dimension->title, id));
	if (!out->title && p->dimension == &m->agenda->opening)
		out->title = say(m, PHRASE_OPENING);
	out->passage = hide_paragraphs(m, session_passage(m->s, id), id);
	out->polls = build_polls(m, p->dimension, &out->poll_count);
	fill_stages(m, p, out);
	out->discussed = p->count > 0 || out->poll_count > 0;
}

static bool prints(const struct document_dimension *d)
{
	return d->stage_count || d->passage.count || d->poll_count;
}

static void fill_parked(struct making *m, struct portions *all, struct document *d)
{
	drafts_order(m, all->parked, all->parked_count);
	d->parked = take_items(m, all->parked, all->parked_count, all->count, 1);
	d->parked_count = all->parked_count;
}

void build_dimensions(struct making *m, struct document *d)
{
	struct portions all = { 0 };
	struct document_dimension *list, *closing = arena_new(m->a, struct document_dimension);

	list_parts(m, &all);
	for (size_t i = 0; i < m->s->entry_count; i++)
		sort_in(m, &all, m->s->entries[i]);
	list = arena_array(m->a, struct document_dimension, all.count);
	for (size_t i = 0; i + 1 < all.count; i++) {
		fill_dimension(m, &all.part[i], &list[d->dimension_count]);
		if (i > 0 || prints(&list[d->dimension_count]))
			d->dimension_count++;
	}
	d->dimensions = list;
	fill_dimension(m, &all.part[all.count - 1], closing);
	if (prints(closing))
		d->closing = closing;
	fill_parked(m, &all, d);
}
