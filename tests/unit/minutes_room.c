/* minutes_room: see minutes_room.h. */
#include "minutes_room.h"

#include <string.h>

static const struct text *words(struct arena *a, const char *s)
{
	struct text *t = arena_new(a, struct text);

	t->lang = "";
	t->text = s;
	return t;
}

static const struct stage *five_stages(struct arena *a)
{
	static const struct { const char *id, *title; enum entry_kind kind; } rows[] = {
		{ "meaning", "What does this mean?", VIEW },
		{ "present", "How is the system working at present?", VIEW },
		{ "wanted", "How should it work?", VIEW },
		{ "actions", "Immediate actions", ACTION },
		{ "change", "What needs to change?", CHANGE },
	};
	struct stage *stages = arena_array(a, struct stage, 5);

	for (size_t i = 0; i < 5; i++)
		stages[i] = (struct stage){ .id = rows[i].id, .title = words(a, rows[i].title),
					    .kind = rows[i].kind };
	stages[0].brief = words(a, "What partners owe one another");
	return stages;
}

static struct dimension alone(struct arena *a, const char *id, const char *title, enum entry_kind kind)
{
	struct stage *stage = arena_new(a, struct stage);

	*stage = (struct stage){ .id = "", .title = words(a, title), .kind = kind };
	return (struct dimension){ .id = id, .title = words(a, title), .stages = stage, .stage_count = 1 };
}

static void make_steps(struct agenda *agenda, struct arena *a)
{
	struct step *steps = arena_array(a, struct step, 12);
	size_t n = 0;

	steps[n++] = (struct step){ &agenda->opening, agenda->opening.stages };
	for (size_t d = 0; d < agenda->dimension_count; d++)
		for (size_t s = 0; s < agenda->dimensions[d].stage_count; s++)
			steps[n++] = (struct step){ &agenda->dimensions[d], &agenda->dimensions[d].stages[s] };
	steps[n++] = (struct step){ &agenda->closing, agenda->closing.stages };
	agenda->steps = steps;
	agenda->step_count = n;
}

static void make_quantifiers(struct agenda *agenda, struct arena *a)
{
	struct quantifier *q = arena_array(a, struct quantifier, 4);

	q[0] = (struct quantifier){ .from = 1, .say = words(a, "one participant") };
	q[1] = (struct quantifier){ .from = 2, .say = words(a, "a few participants") };
	q[2] = (struct quantifier){ .share = 0.34, .say = words(a, "several participants") };
	q[3] = (struct quantifier){ .share = 0.6, .say = words(a, "most participants") };
	agenda->quantifiers = q;
	agenda->quantifier_count = 4;
}

static void make_groups(struct agenda *agenda, struct arena *a)
{
	struct group *g = arena_array(a, struct group, 3);

	g[0] = (struct group){ "participant", words(a, "participant"), words(a, "participants"), 0 };
	g[1] = (struct group){ "provider", words(a, "provider leader"), words(a, "provider leaders"), 0 };
	g[2] = (struct group){ "council", words(a, "NHS and council leader"), words(a, "NHS and council leaders"), 0 };
	agenda->groups = g;
	agenda->group_count = 3;
}

static void make_poll(struct agenda *agenda, struct arena *a)
{
	struct poll_plan *poll = arena_new(a, struct poll_plan);
	const struct text **options = arena_array(a, const struct text *, 3);

	options[0] = words(a, "Agree");
	options[1] = words(a, "Neutral");
	options[2] = words(a, "Disagree");
	*poll = (struct poll_plan){ "duty", &agenda->dimensions[0], words(a, "A shared duty on all partners?"),
				    { options, 3 } };
	agenda->polls = poll;
	agenda->poll_count = 1;
}

void room_option(struct minutes_room *r, size_t option, const char *label)
{
	const struct poll_plan *poll = &r->agenda.polls[0];
	const struct text **options = arena_array(&r->arena, const struct text *, poll->options.count);

	for (size_t i = 0; i < poll->options.count; i++)
		options[i] = i == option ? words(&r->arena, label) : poll->options.item[i];
	session_poll(&r->session, poll->id)->options.item = options;
}

static void make_agenda(struct agenda *agenda, struct arena *a)
{
	struct dimension *d = arena_array(a, struct dimension, 2);
	static const char *const themes[] = { "outcomes", "shared-control" };
	struct host *host = arena_new(a, struct host);

	host->name = words(a, "the convening body");
	d[0] = (struct dimension){ .id = "internal", .title = words(a, "Accountability within systems"),
				   .stages = five_stages(a), .stage_count = 5 };
	d[1] = (struct dimension){ .id = "local", .title = words(a, "Accountability to local communities"),
				   .stages = five_stages(a), .stage_count = 5 };
	*agenda = (struct agenda){
		.version = 1, .title = words(a, "System accountability"), .language = "en", .k = 3,
		.hosts = host, .host_count = 1, .dimensions = d, .dimension_count = 2,
		.opening = alone(a, "opening", "Opening", VIEW),
		.closing = alone(a, "closing", "Key recommendations", RECOMMENDATION),
		.themes = { themes, 2 },
	};
	make_steps(agenda, a);
	make_quantifiers(agenda, a);
	make_groups(agenda, a);
	make_poll(agenda, a);
}

static void make_roster(struct roster *roster, struct arena *a)
{
	static const char *const names[] = {
		"Quinta Vandermolen", "Bartle Oxenforth", "Ludmila Prskavec", "Thaddeus Wrigglesworth",
		"Ingeborg Halvorsen", "Casimir Zobrist", "Delphine Okwuosa", "Evander Trelawney",
		"Philomena Drabble", "Marguerite Ashplant", "Osbert Nightingale",
	};
	struct person *people = arena_array(a, struct person, 11);
	for (size_t i = 0; i < 11; i++)
		people[i] = (struct person){ .id = arena_printf(a, "p%02zu", i + 1), .name = names[i], .title = "",
					     .role = "", .email = "", .group = i < 5 ? "provider" : "council" };
	people[8].part = CO_CHAIR;
	people[9] = (struct person){ .id = "p10", .name = names[9], .title = "Dr", .role = "", .email = "",
				     .group = "", .part = CO_CHAIR, .on_record = true, .convenor = true };
	people[10].part = STAFF;
	*roster = (struct roster){ .people = people, .count = 11 };
}

void minutes_room_make(struct minutes_room *r)
{
	memset(r, 0, sizeof *r);
	make_agenda(&r->agenda, &r->arena);
	make_roster(&r->roster, &r->arena);
	session_init(&r->session, &r->agenda, &r->roster);
	r->session.date = "2019-10-08";
	r->plan = (struct minutes_plan){ .session = &r->session, .partition = &r->partition, .k = 3,
					 .report = &r->report };
}

void minutes_room_free(struct minutes_room *r)
{
	redactor_free(r->redactor);
	session_free(&r->session);
	arena_free(&r->arena);
}

struct entry *room_entry(struct minutes_room *r, const char *place, enum entry_kind kind, const char *text)
{
	struct session *s = &r->session;
	struct entry *en = session_add_entry(s);

	en->id = arena_printf(&s->arena, "k7q2m4xa-%zu", en->number);
	en->writer = "k7q2m4xa";
	en->n = en->number;
	en->kind = kind;
	en->step = (uint32_t)agenda_place(&r->agenda, place);
	en->text = text;
	entry_more(s, en);
	return en;
}

void room_support(struct entry *en, size_t hands)
{
	((struct entry_more *)en->more)->hands = hands;
}

void room_tag(struct minutes_room *r, struct entry *en, const char *tag)
{
	struct entry_more *more = entry_more(&r->session, en);
	const char **slot = arena_push(&r->session.arena, &more->tags, more->tag_count, &more->tag_cap, sizeof *slot);

	*slot = tag;
	more->tag_count++;
}

void room_object(struct minutes_room *r, struct entry *en, const char *reason)
{
	struct entry_more *more = entry_more(&r->session, en);
	struct objection *o = arena_push(&r->session.arena, &more->objections, more->objection_count,
					 &more->objection_cap, sizeof *o);

	o->reason = reason;
	more->objection_count++;
}

void room_passage(struct minutes_room *r, const char *place, const char *text)
{
	struct session *s = &r->session;
	struct passage *p = arena_push(&s->arena, &s->passages, s->passage_count, &s->passage_cap, sizeof *p);

	*p = (struct passage){ .place = place, .text = text };
	s->passage_count++;
}

const struct person *room_person(struct minutes_room *r, const char *id)
{
	return roster_person(&r->roster, id);
}

static void tally(struct minutes_room *r, struct poll *p, size_t group, const int64_t *votes)
{
	struct tally *t = arena_push(&r->session.arena, &p->tallies, p->tally_count, &p->tally_cap, sizeof *t);

	t->group = group;
	t->votes = arena_array(&r->session.arena, int64_t, 3);
	memcpy(t->votes, votes, 3 * sizeof *votes);
	p->tally_count++;
}

void room_poll(struct minutes_room *r, const int64_t *provider, const int64_t *council)
{
	struct poll *p = session_poll(&r->session, "duty");

	p->opened = p->closed = true;
	tally(r, p, 1, provider);
	tally(r, p, 2, council);
}

const struct document *room_build(struct minutes_room *r)
{
	struct redactor_plan plan = { .session = &r->session, .undecided = UNDECIDED_HIDE,
				      .keep_names = r->plan.keep_names, .lang = "en" };
	struct err e = { 0 };

	redactor_free(r->redactor);
	r->redactor = redactor_new(&plan);
	partition_make(&r->partition, &r->session, r->plan.k, &r->arena);
	r->report = (struct minutes_report){ 0 };
	r->plan.redactor = r->redactor;
	r->document = minutes_build(&r->plan, &r->arena, &e);
	return r->document;
}

const char *room_render(struct minutes_room *r, const char *format)
{
	struct buffer b = { 0 };
	struct err e = { 0 };
	const char *text = e.text;

	if (room_build(r) && export_render(export_format(format), r->document, &b, &e))
		text = arena_string_n(&r->arena, buffer_text(&b), b.len);
	else
		text = arena_string(&r->arena, text);
	buffer_free(&b);
	return text;
}
