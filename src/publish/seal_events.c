/* seal_events: a journal in which nobody speaks. It is not the old one with words struck out: it is written anew from
 * what is printed, so that what nobody thought of is not in it. */
#include <string.h>

#include "base/buffer.h"
#include "base/map.h"
#include "base/time.h"
#include "seal_parts.h"

struct list {
	struct arena *a;
	struct seal_parts *parts;
	const struct event **event;
	size_t count, cap;
	int64_t day_ms;            /* of the meeting: when all of this is said to have happened */
	struct map entry;          /* number in print -> struct entry */
};

static struct event *add(struct list *l, const char *kind)
{
	struct event *ev = event_new(l->a, event_kind(kind));
	const struct event **slot = arena_push(l->a, &l->event, l->count, &l->cap, sizeof *slot);

	if (!event_set_id(ev, l->a, arena_printf(l->a, "%s-%zu", l->parts->plan->writer, ++l->count)))
		bug("%s is no writer", l->parts->plan->writer);
	ev->at_ms = l->day_ms;
	*slot = ev;
	return ev;
}

static void set(struct event *ev, const char *field, const char *text)
{
	if (text && *text)
		event_set_text(ev, field, text);
}

static void add_begin(struct list *l)
{
	const struct session *s = l->parts->plan->session;
	struct event *ev = add(l, "begin");

	event_set_number(ev, "roundtable", 1);
	event_set_text(ev, "session", s->id);
	event_set_text(ev, "title", document_text(l->parts->document->title));
	set(ev, "date", s->date);
	set(ev, "after", s->after);
}

static void add_done(struct list *l, const char *of)
{
	struct event *ev = add(l, "done");

	event_set_text(ev, "of", of);
	event_set_number(ev, "done", 1);
}

/* ---- entries ---- */

static const struct event_list *themes(struct list *l, const struct document_texts *t)
{
	struct event_list *tags = arena_new(l->a, struct event_list);
	const char **item = arena_array(l->a, const char *, t->count);

	for (size_t i = 0; i < t->count; i++)
		item[i] = document_text(t->item[i]);
	tags->item = item;
	tags->count = t->count;
	return tags;
}

/* The place where it was captured: the agenda's, so it is known to everybody. */
static void set_place(struct list *l, struct event *ev, const struct document_item *it)
{
	const struct agenda *agenda = l->parts->plan->session->agenda;
	const struct entry *en = map_get(&l->entry, document_text(it->number));
	const struct step *step = &agenda->steps[en ? en->step : agenda->step_count - 1];

	event_set_text(ev, "dimension", step->dimension->id);
	set(ev, "stage", step->stage->id);
}

static void add_entry(struct list *l, const struct document_item *it)
{
	struct event *ev = add(l, "entry");

	l->parts->entries++;
	event_set_text(ev, "kind", it->kind);
	set_place(l, ev, it);
	event_set_text(ev, "text", document_text(it->text));
	set(ev, "addressee", document_text(it->addressee));
	set(ev, "level", document_text(it->level));
	set(ev, "horizon", it->horizon);
	set(ev, "due", it->due_month);
	if (it->themes.count)
		event_set_list(ev, "tags", themes(l, &it->themes));
	if (it->key)
		event_set_number(ev, "star", 1);
	if (it->status && strcmp(it->status, "done") == 0)
		add_done(l, ev->id);
}

static void add_passage(struct list *l, const char *place, const struct document_texts *paragraphs)
{
	struct buffer b = { 0 };
	struct event *ev;

	if (!paragraphs->count || !session_passage(l->parts->plan->session, place))
		return;
	for (size_t i = 0; i < paragraphs->count; i++)
		buffer_addf(&b, "%s%s", i ? "\n\n" : "", document_text(paragraphs->item[i]));
	ev = add(l, "passage");
	event_set_text(ev, "place", place);
	event_set_text(ev, "text", arena_string(l->a, buffer_text(&b)));
	buffer_free(&b);
}

static void add_dimension(struct list *l, const struct document_dimension *d)
{
	add_passage(l, document_text(d->id), &d->passage);
	for (size_t s = 0; s < d->stage_count; s++) {
		const struct document_stage *stage = &d->stages[s];

		add_passage(l, arena_printf(l->a, "%s/%s", document_text(d->id), document_text(stage->id)),
			    &stage->passage);
		for (size_t i = 0; i < stage->item_count; i++)
			add_entry(l, &stage->items[i]);
	}
}

static void add_content(struct list *l)
{
	const struct document *d = l->parts->document;

	add_passage(l, "background", &d->background);
	for (size_t i = 0; i < d->dimension_count; i++)
		add_dimension(l, &d->dimensions[i]);
	if (d->closing)
		add_dimension(l, d->closing);
	for (size_t i = 0; i < d->parked_count; i++)
		add_entry(l, &d->parked[i]);
	add_passage(l, "conclusion", &d->conclusion);
}

static void add_matters(struct list *l)
{
	const struct document *d = l->parts->document;

	for (size_t i = 0; i < d->matter_count; i++) {
		struct event *ev = add(l, "matter");

		event_set_text(ev, "text", document_text(d->matters[i].text));
		set(ev, "addressee", document_text(d->matters[i].addressee));
		if (strcmp(d->matters[i].status, "done") == 0)
			add_done(l, ev->id);
	}
}

/* That it was published, and what: without the people of each class, and the rows of polls. */
static void add_publications(struct list *l)
{
	const struct history *h = l->parts->plan->history;

	for (size_t i = 0; i < h->count; i++) {
		const struct event *was = h->events[i];
		struct event *ev;

		if (strcmp(was->kind->name, "published") != 0 || history_event(h, was->id) != was)
			continue;
		ev = add(l, "published");
		ev->at_ms = date_start_ms(date_of(was->at_ms));
		event_set_number(ev, "k", event_number(was, "k", 0));
		set(ev, "content", event_text(was, "content"));
		if (event_list(was, "formats"))
			event_set_list(ev, "formats", event_list(was, "formats"));
	}
}

static void add_sealed(struct list *l)
{
	struct seal_parts *parts = l->parts;
	struct event *ev = add(l, "sealed");

	ev->at_ms = date_start_ms(date_of(parts->plan->now_ms));
	event_set_text(ev, "minutes_hash", arena_string(l->a, parts->minutes_hash));
	event_set_text(ev, "tree_hash", arena_string(l->a, parts->tree_hash));
	event_set_number(ev, "entries", (int64_t)parts->entries);
	event_set_number(ev, "events", (int64_t)parts->plan->history->count);
}

static int64_t meeting_day_ms(const struct session *s)
{
	struct date day;

	return date_start_ms(date_parse(s->date, &day) ? day : date_of(s->begun_ms));
}

const struct event *const *seal_events(struct seal_parts *parts, struct arena *a, size_t *count)
{
	struct list l = { .a = a, .parts = parts, .day_ms = meeting_day_ms(parts->plan->session) };

	for (size_t i = 0; i < parts->report->number_count; i++)
		map_put(&l.entry, a, parts->report->numbers[i].number, (void *)(size_t)parts->report->numbers[i].entry);
	add_begin(&l);
	add_matters(&l);
	add_content(&l);
	add_publications(&l);
	add_sealed(&l);
	*count = l.count;
	return l.event;
}
