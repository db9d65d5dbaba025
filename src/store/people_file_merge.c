/* people_file_merge: news about people put into a roster that events already speak of. Ids of the roster
 * stay; what the news leaves unsaid stays as it is, so that a list of names takes nobody's part away, and whatever
 * somebody was called goes on being hidden. */
#include <string.h>

#include "base/folding.h"
#include "base/map.h"
#include "people_file_ids.h"
#include "store/people_file.h"

enum { NOBODY = -1 };

struct merging {
	struct arena *a;
	struct organisation *body;
	struct person *person;
	size_t body_count, count;
	long *body_of;           /* per organisation of the list being put in: index in body */
	unsigned highest_body, highest_person;
};

static bool same_name(struct arena *a, const char *x, const char *y)
{
	return strcmp(fold_key(a, x, strlen(x)), fold_key(a, y, strlen(y))) == 0;
}

static const char *newer(const char *news, const char *base)
{
	return news && *news ? news : base;
}

static struct strings both(struct arena *a, const struct strings *x, const struct strings *y)
{
	const char **items = arena_array(a, const char *, x->count + y->count + 1);
	struct strings all = { items, 0 };

	for (size_t i = 0; i < x->count; i++)
		items[all.count++] = x->item[i];
	for (size_t i = 0; i < y->count; i++) {
		if (!strings_has(&all, y->item[i]))
			items[all.count++] = y->item[i];
	}
	return all;
}

/* What somebody may be called in what was noted: also by a name or an alias that the news has no more. */
static struct strings all_names(struct arena *a, const char *name, const struct strings *aliases, const char *news_name,
				const struct strings *news)
{
	const struct strings old = { &name, *news_name && !same_name(a, name, news_name) };
	const struct strings more = both(a, aliases, news);

	return both(a, &more, &old);
}

/* ---- organisations ---- */

static bool is_called(struct arena *a, const struct organisation *o, const char *name)
{
	if (same_name(a, o->name, name))
		return true;
	for (size_t i = 0; i < o->aliases.count; i++) {
		if (same_name(a, o->aliases.item[i], name))
			return true;
	}
	return false;
}

static long find_body(const struct merging *m, const struct organisation *news)
{
	for (size_t i = 0; !(news->unsaid & UNSAID_ID) && i < m->body_count; i++) {
		if (strcmp(m->body[i].id, news->id) == 0)
			return (long)i;
	}
	for (size_t i = 0; i < m->body_count; i++) {
		if (is_called(m->a, &m->body[i], news->name))
			return (long)i;
	}
	return NOBODY;
}

/* An organisation that a person only named says nothing but that name. */
static void update_body(struct arena *a, struct organisation *o, const struct organisation *news)
{
	if (news->unsaid & UNSAID_ID || strcmp(news->name, news->id) == 0)
		return;
	o->aliases = all_names(a, o->name, &o->aliases, news->name, &news->aliases);
	o->places = both(a, &o->places, &news->places);
	o->name = newer(news->name, o->name);
	o->kind = newer(news->kind, o->kind);
}

/* The index of the organisation that o is, made when it is new. */
static long merge_body(struct merging *m, const struct organisation *o)
{
	long found = find_body(m, o);

	if (found != NOBODY) {
		update_body(m->a, &m->body[found], o);
		return found;
	}
	found = (long)m->body_count++;
	m->body[found] = *o;
	if (o->unsaid & UNSAID_ID)
		m->body[found].id = id_next(m->a, 'o', &m->highest_body);
	return found;
}

/* A roster made by hand may point to an organisation of another; then that one is put in as well. */
static const struct organisation *body_for(struct merging *m, const struct roster *from,
					   const struct organisation *o)
{
	for (size_t i = 0; i < from->organisation_count; i++) {
		if (&from->organisations[i] == o)
			return &m->body[m->body_of[i]];
	}
	return &m->body[merge_body(m, o)];
}

static void merge_bodies(struct merging *m, const struct roster *news)
{
	for (size_t i = 0; i < news->organisation_count; i++)
		m->body_of[i] = merge_body(m, &news->organisations[i]);
}

/* ---- people ---- */

static void update_person(struct arena *a, struct person *p, const struct person *news)
{
	p->aliases = all_names(a, p->name, &p->aliases, news->name, &news->aliases);
	p->name = newer(news->name, p->name);
	p->title = newer(news->title, p->title);
	p->role = newer(news->role, p->role);
	p->group = newer(news->group, p->group);
	p->email = newer(news->email, p->email);
	if (!(news->unsaid & UNSAID_PART))
		p->part = news->part;
	if (!(news->unsaid & UNSAID_ON_RECORD))
		p->on_record = news->on_record;
	if (!(news->unsaid & UNSAID_CONVENOR))
		p->convenor = news->convenor;
}

static void find_by_id(const struct merging *m, const struct roster *news, long *target, bool *taken)
{
	struct map ids = { 0 };

	for (size_t i = 0; i < m->count; i++)
		map_put(&ids, m->a, m->person[i].id, &m->person[i]);
	for (size_t i = 0; i < news->count; i++) {
		const struct person *p = &news->people[i];
		const struct person *found = p->unsaid & UNSAID_ID ? NULL : map_get(&ids, p->id);

		target[i] = found ? found - m->person : NOBODY;
		if (found)
			taken[target[i]] = true;
	}
}

/* Two of one name are told apart by their order, so that the same list read twice changes nothing. */
static void find_by_name(const struct merging *m, const struct roster *news, long *target, bool *taken)
{
	const char **keys = arena_array(m->a, const char *, m->count + 1);

	for (size_t j = 0; j < m->count; j++)
		keys[j] = fold_key(m->a, m->person[j].name, strlen(m->person[j].name));
	for (size_t i = 0; i < news->count; i++) {
		const char *name = news->people[i].name;
		const char *key = fold_key(m->a, name, strlen(name));

		for (size_t j = 0; target[i] == NOBODY && j < m->count; j++) {
			if (taken[j] || strcmp(keys[j], key) != 0)
				continue;
			target[i] = (long)j;
			taken[j] = true;
		}
	}
}

static void merge_people(struct merging *m, const struct roster *news)
{
	long *target = arena_array(m->a, long, news->count + 1);
	bool *taken = arena_array(m->a, bool, m->count + 1);

	find_by_id(m, news, target, taken);
	find_by_name(m, news, target, taken);
	for (size_t i = 0; i < news->count; i++) {
		const struct person *n = &news->people[i];
		struct person *p = &m->person[target[i] == NOBODY ? (long)m->count++ : target[i]];

		if (target[i] != NOBODY)
			update_person(m->a, p, n);
		else
			*p = *n;
		if (target[i] == NOBODY && n->unsaid & UNSAID_ID)
			p->id = id_next(m->a, 'p', &m->highest_person);
		if (n->organisation)
			p->organisation = body_for(m, news, n->organisation);
	}
}

/* ---- the whole ---- */

static void note_ids(struct merging *m, const struct roster *r)
{
	for (size_t i = 0; i < r->count; i++) {
		if (!(r->people[i].unsaid & UNSAID_ID))
			(void)id_number(r->people[i].id, 'p', &m->highest_person);
	}
	for (size_t i = 0; i < r->organisation_count; i++) {
		if (!(r->organisations[i].unsaid & UNSAID_ID))
			(void)id_number(r->organisations[i].id, 'o', &m->highest_body);
	}
}

/* In the base every id counts, also one that a file once left for us to give. */
static void copy_base(struct merging *m, const struct roster *base)
{
	m->body_count = base->organisation_count;
	m->count = base->count;
	for (size_t i = 0; i < base->organisation_count; i++) {
		m->body[i] = base->organisations[i];
		m->body[i].unsaid = 0;
		m->body_of[i] = (long)i;
	}
	for (size_t i = 0; i < base->count; i++) {
		m->person[i] = base->people[i];
		m->person[i].unsaid = 0;
		if (base->people[i].organisation)
			m->person[i].organisation = body_for(m, base, base->people[i].organisation);
	}
}

const struct roster *people_merge(const struct roster *base, const struct roster *news, struct arena *a)
{
	struct merging m = { .a = a };
	struct roster *all = arena_new(a, struct roster);
	size_t bodies;

	bodies = base->organisation_count + news->organisation_count;
	m.person = arena_array(a, struct person, base->count + news->count + 1);
	m.body_of = arena_array(a, long, bodies + 1);
	m.body = arena_array(a, struct organisation, bodies + base->count + news->count + 1);
	copy_base(&m, base);
	note_ids(&m, &(struct roster){ m.person, m.count, m.body, m.body_count, { 0 }, { 0 } });
	note_ids(&m, news);
	merge_bodies(&m, news);
	merge_people(&m, news);
	for (size_t i = 0; i < m.body_count; i++)
		m.body[i].unsaid = 0;
	for (size_t i = 0; i < m.count; i++)
		m.person[i].unsaid = 0;
	*all = (struct roster){
		.people = m.person,
		.count = m.count,
		.organisations = m.body,
		.organisation_count = m.body_count,
		.withhold = both(a, &base->withhold, &news->withhold),
		.allow = both(a, &base->allow, &news->allow),
	};
	return all;
}
