/* synthesis_people: the rosters of many rooms as one, for looking only. Somebody who may be named in one room may have
 * been hidden in another, and a word that is harmless in one may be a name in another: where they disagree, hidden
 * wins. */
#include <string.h>

#include "base/folding.h"
#include "base/map.h"
#include "report.h"
#include "store/agenda_file.h"
#include "store/people_file.h"

static const char plain_agenda[] = "title: Synthesis\ndimensions:\n  - {id: all, title: All}\n";

/* Who is hidden by some roster: folded name -> something. */
struct hidden {
	struct arena *a;
	struct map names;
};

static void hide(struct hidden *h, const char *name)
{
	map_put(&h->names, h->a, fold_key(h->a, name, strlen(name)), h);
}

static bool is_hidden(const struct hidden *h, const char *name)
{
	return map_get(&h->names, fold_key(h->a, name, strlen(name))) != NULL;
}

static void hide_people(struct hidden *h, const struct roster *from)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct person *p = &from->people[i];

		if (person_is_named(p))
			continue;
		hide(h, p->name);
		for (size_t j = 0; j < p->aliases.count; j++)
			hide(h, p->aliases.item[j]);
		if (p->organisation)
			hide(h, p->organisation->name);
	}
	for (size_t i = 0; i < from->withhold.count; i++)
		hide(h, from->withhold.item[i]);
}

/* Ids are each roster's own: p01 of two rooms are two people. */
static void add_people(struct report_ready *r, const struct hidden *h, const struct roster *from, size_t number,
		       struct roster *all)
{
	struct person *people = (struct person *)all->people;
	struct organisation *bodies = (struct organisation *)all->organisations;

	for (size_t i = 0; i < from->organisation_count; i++)
		bodies[all->organisation_count + i] = from->organisations[i];
	for (size_t i = 0; i < from->count; i++) {
		struct person *p = &people[all->count++];

		*p = from->people[i];
		p->id = arena_printf(&r->arena, "%zu-%s", number, p->id);
		p->group = "";
		p->on_record = p->on_record && !is_hidden(h, p->name);
		if (p->organisation)
			p->organisation = &bodies[all->organisation_count + (size_t)(p->organisation - from->organisations)];
	}
	all->organisation_count += from->organisation_count;
}

static void add_strings(const struct hidden *h, const struct strings *from, struct strings *to)
{
	const char **item = (const char **)(size_t)to->item;

	for (size_t i = 0; i < from->count; i++)
		if (!h || !is_hidden(h, from->item[i]))
			item[to->count++] = from->item[i];
}

static const struct roster *unite(struct report_ready *r, const struct roster **from, size_t count)
{
	struct hidden h = { .a = &r->arena };
	struct roster *all = arena_new(&r->arena, struct roster);
	size_t people = 0, bodies = 0, words = 0;

	for (size_t i = 0; i < count; i++) {
		hide_people(&h, from[i]);
		people += from[i]->count;
		bodies += from[i]->organisation_count;
		words += from[i]->withhold.count + from[i]->allow.count;
	}
	all->people = arena_array(&r->arena, struct person, people);
	all->organisations = arena_array(&r->arena, struct organisation, bodies);
	all->withhold.item = arena_array(&r->arena, const char *, words);
	all->allow.item = arena_array(&r->arena, const char *, words);
	for (size_t i = 0; i < count; i++) {
		add_people(r, &h, from[i], i + 1, all);
		add_strings(NULL, &from[i]->withhold, &all->withhold);
		add_strings(&h, &from[i]->allow, &all->allow);
	}
	return all;
}

static const struct roster *read_one(struct report_ready *r, const char *path, struct err *e)
{
	struct complaints c = { .arena = &r->arena };
	const struct roster *one = people_file_read(path, NULL, &r->arena, &c, e);

	for (size_t i = 0; i < c.count; i++)
		report_note(r, "%s", complaint_text(&r->arena, &c.item[i]));
	if (!one && !*e->text)
		err_set(e, ERR_SYNTAX, "%s: is no roster that can be used; nothing was written", path);
	if (one && !one->count && !one->organisation_count && !one->withhold.count) {
		err_set(e, ERR_IDENTITY, "%s: there is nobody to look for", path);
		return NULL;
	}
	return one;
}

bool report_read_people(struct report_ready *r, const struct report_plan *plan, struct err *e)
{
	const struct roster **list = arena_array(&r->arena, const struct roster *, plan->roster_count);
	struct complaints c = { .arena = &r->arena };

	r->agenda = agenda_file_parse("agenda", plain_agenda, sizeof plain_agenda - 1, &r->arena, &c);
	if (!r->agenda)
		bug("the plain agenda does not read");
	for (size_t i = 0; i < plan->roster_count; i++) {
		list[i] = read_one(r, plan->rosters[i], e);
		if (!list[i])
			return false;
	}
	r->have_people = plan->roster_count > 0;
	r->roster = unite(r, list, plan->roster_count);
	session_init(&r->people, r->agenda, r->roster);
	if (!r->have_people)
		report_note(r, "there was no roster to look for anybody with; name those of the roundtables with --people");
	return true;
}
