/* plan: filling in an intent. */
#include "plan.h"

#include <string.h>

#include "base/buffer.h"
#include "base/say.h"
#include "base/time.h"

struct event *plan_event(const struct command_call *call, struct intent *out, const char *kind)
{
	struct event *ev = event_new(call->arena, event_kind(kind));

	ev->at_ms = call->now_ms;
	ev->role = call->role;
	out->kind = INTENT_EVENT;
	out->event = ev;
	return ev;
}

struct event *plan_about_entry(const struct command_call *call, struct intent *out, const char *kind, struct err *e)
{
	const struct entry *en = find_entry(call, plan_arg(call, 0), e);
	struct event *ev;

	if (!en)
		return NULL;
	ev = plan_event(call, out, kind);
	event_set_text(ev, "of", en->id);
	return ev;
}

struct event *plan_about_person(const struct command_call *call, struct intent *out, const char *kind,
				struct err *e)
{
	const struct person *p = find_person(call, plan_join(call, 0), e);
	struct event *ev;

	if (!p)
		return NULL;
	ev = plan_event(call, out, kind);
	event_set_text(ev, "person", p->id);
	return ev;
}

bool plan_toggle(const struct command_call *call, struct intent *out, const char *kind, const char *flag,
		 bool (*now)(const struct entry *en), struct err *e)
{
	struct event *ev = plan_about_entry(call, out, kind, e);

	if (!ev)
		return false;
	event_set_number(ev, flag, !now(session_entry(call->session, event_text(ev, "of"))));
	return true;
}

bool plan_person_for_entry(const struct command_call *call, struct intent *out, const char *kind, struct err *e)
{
	struct event *ev = plan_about_entry(call, out, kind, e);
	const char *name = plan_join(call, 1);
	const struct person *p;

	if (!ev)
		return false;
	if (strcmp(name, "nobody") == 0)
		return true;
	p = find_person(call, name, e);
	if (p)
		event_set_text(ev, "person", p->id);
	return p != NULL;
}

void plan_place(const struct command_call *call, struct event *ev, size_t step)
{
	const struct step *at = &call->session->agenda->steps[step];

	event_set_text(ev, "dimension", at->dimension->id);
	if (*at->stage->id)
		event_set_text(ev, "stage", at->stage->id);
}

const char *plan_arg(const struct command_call *call, size_t index)
{
	return index < call->args ? call->arg[index] : "";
}

bool plan_screen(const struct command_call *call, struct intent *out, struct err *e)
{
	(void)e;
	(void)call;
	out->kind = INTENT_SCREEN;
	return true;
}

const char *plan_place_words(const struct command_call *call, size_t step)
{
	const struct agenda *a = call->session->agenda;
	const char *dimension = text_in(a->steps[step].dimension->title, a->language);
	const char *stage = text_in(a->steps[step].stage->title, a->language);

	if (!*a->steps[step].stage->id || !*stage)
		return dimension;
	return arena_printf(call->arena, "%s, %s", dimension, stage);
}

const char *plan_join(const struct command_call *call, size_t index)
{
	struct buffer b = { 0 };
	const char *joined;

	for (size_t i = index; i < call->args; i++)
		buffer_addf(&b, "%s%s", i > index ? " " : "", call->arg[i]);
	joined = arena_string(call->arena, buffer_text(&b));
	buffer_free(&b);
	return joined;
}

bool plan_has_written(const struct command_call *call)
{
	const struct history *h = call->history;

	for (size_t i = h->count; *call->writer && i-- > 0;)
		if (strcmp(h->events[i]->writer, call->writer) == 0)
			return true;
	return false;
}

static const char *kind_words(const char *name)
{
	enum entry_kind kind = entry_kind_of(name);

	return kind == ENTRY_KINDS ? name : entry_kind_words(kind);
}

const char *plan_event_words(const struct command_call *call, const struct event *ev)
{
	const char *of = strcmp(ev->kind->name, "entry") == 0 ? ev->id : NULL;
	const struct entry *en;

	if (ev->kind->fields[0].name && strcmp(ev->kind->fields[0].name, "of") == 0)
		of = ev->field[0].text;
	en = of ? session_entry(call->session, of) : NULL;
	/* A tally is the command's name for it; what was counted is hands. */
	if (strcmp(ev->kind->name, "tally") == 0)
		return arena_printf(call->arena, _("hands of %s"), event_text(ev, "group"));
	/* An entry that is undone is not in the session; its event says what it was. */
	if (!en)
		return of == ev->id ? kind_words(event_text(ev, "kind")) : ev->kind->name;
	if (of == ev->id)
		return arena_printf(call->arena, "%s %zu", entry_kind_words(en->kind), en->number);
	return arena_printf(call->arena, _("%s of %s %zu"), ev->kind->name, entry_kind_words(en->kind), en->number);
}

int64_t plan_minutes_left(const struct command_call *call)
{
	const struct session *s = call->session;
	const struct dimension *d = session_step(s)->dimension;
	int64_t spent_ms = 0;
	int minutes = d == &s->agenda->closing ? session_minutes(s, s->agenda->dimension_count) : d->minutes;

	for (size_t i = 0; i < s->agenda->dimension_count; i++)
		if (d == &s->agenda->dimensions[i])
			minutes = session_minutes(s, i);
	for (size_t i = 0; i < s->agenda->step_count; i++)
		if (s->agenda->steps[i].dimension == d)
			spent_ms += session_spent_ms(s, i, call->now_ms);
	return minutes - spent_ms / MINUTE_MS;
}
