/* merge_people: rosters of copies as one. What it gives depends on what the copies say, never on their order. */
#include <stdlib.h>
#include <string.h>

#include "base/folding.h"
#include "base/say.h"
#include "merge_parts.h"
#include "model/session.h"

/* Everybody called alike under one id, in whichever copies. */
struct node {
	const char *id, *key;      /* key: the folded name */
	const struct person **as;  /* one per copy that has them */
	size_t count, cap;
	size_t set;                /* index of the first node that is the same person */
	size_t self;               /* index of a node that is the same one at another table; their sets stay apart */
	const char *final;         /* id in the merged roster, of the set's first node */
};

struct merging {
	const struct merge_plan *plan;
	struct merged *out;
	struct arena *a;
	struct node *node;
	size_t count, cap;
};

void merge_say(struct merged *out, struct arena *a, const char *what)
{
	*(const char **)arena_push(a, &out->said, out->said_count++, &out->said_cap, sizeof *out->said) = what;
}

void merge_ask(struct merged *out, struct arena *a, const char *what)
{
	*(const char **)arena_push(a, &out->asked, out->asked_count++, &out->asked_cap, sizeof *out->asked) = what;
}

/* "p9" before "p10". */
static int by_id(const char *x, const char *y)
{
	size_t a = strlen(x), b = strlen(y);

	return a != b ? a < b ? -1 : 1 : strcmp(x, y);
}

static const char *key_of(struct arena *a, const char *name)
{
	return fold_key(a, name, strlen(name));
}

/* ---- who there is ---- */

static struct node *find(struct merging *m, const char *id, const char *key)
{
	for (size_t i = 0; i < m->count; i++)
		if (strcmp(m->node[i].id, id) == 0 && strcmp(m->node[i].key, key) == 0)
			return &m->node[i];
	return NULL;
}

static void add(struct merging *m, const struct person *p)
{
	const char *key = key_of(m->a, p->name);
	struct node *n = find(m, p->id, key);

	if (!n) {
		n = arena_push(m->a, &m->node, m->count++, &m->cap, sizeof *n);
		*n = (struct node){ .id = p->id, .key = key };
	}
	*(const struct person **)arena_push(m->a, &n->as, n->count++, &n->cap, sizeof *n->as) = p;
}

static int by_id_and_name(const void *x, const void *y)
{
	const struct node *a = x, *b = y;
	int order = by_id(a->id, b->id);

	return order ? order : strcmp(a->key, b->key);
}

static void gather(struct merging *m)
{
	for (size_t c = 0; c < m->plan->count; c++)
		for (size_t i = 0; i < m->plan->copies[c].roster->count; i++)
			add(m, &m->plan->copies[c].roster->people[i]);
	if (m->count)
		qsort(m->node, m->count, sizeof *m->node, by_id_and_name);
	for (size_t i = 0; i < m->count; i++)
		m->node[i].set = m->node[i].self = i;
}

/* ---- who is who ---- */

/* Of one id and two names it is the id that was decided about, of one name and two ids the name. */
static bool names(const struct merging *m, const struct strings *list, const struct node *n, bool one_id)
{
	for (size_t i = 0; i < list->count; i++)
		if (one_id ? strcmp(list->item[i], n->id) == 0 : strcmp(key_of(m->a, list->item[i]), n->key) == 0)
			return true;
	return false;
}

/* The id that whoever has to give up theirs gets. */
static const char *made_id(const struct merging *m, const struct node *n)
{
	return merge_other_id(m->a, n->id, n->key);
}

static bool is_made_of(const struct merging *m, const struct node *made, const struct node *of)
{
	return strcmp(made_id(m, of), made->id) == 0;
}

/* An earlier merge has told them apart, and one of the copies went through it. */
static bool were_told_apart(struct merging *m, const struct node *x, const struct node *y)
{
	return find(m, made_id(m, x), x->key) || find(m, made_id(m, y), y->key);
}

static void unite(struct merging *m, size_t i, size_t j)
{
	size_t from = m->node[j].set, to = m->node[i].set;

	if (from < to) {
		size_t swap = from;

		from = to;
		to = swap;
	}
	for (size_t k = 0; k < m->count; k++)
		if (m->node[k].set == from)
			m->node[k].set = to;
}

static const char *table_of(const struct node *n)
{
	return person_table(n->as[0]);
}

static bool at_two_tables(const struct node *x, const struct node *y)
{
	return strcmp(table_of(x), table_of(y)) != 0;
}

/* The same one at several tables, the first of whom stands for all of them. */
static void know(struct merging *m, size_t i, size_t j)
{
	size_t x = m->node[i].self, y = m->node[j].self, from = x > y ? x : y, to = x > y ? y : x;

	for (size_t k = 0; k < m->count; k++)
		if (m->node[k].self == from)
			m->node[k].self = to;
}

static void ask(struct merging *m, const struct node *x, const struct node *y, bool one_id)
{
	const char *name = x->as[0]->name;

	if (one_id)
		merge_ask(m->out, m->a,
			  arena_printf(m->a, _("%s is %s in one copy and %s in another: one person, or two? --same %s or "
					     "--different %s"),
				       x->id, name, y->as[0]->name, x->id, x->id));
	else if (at_two_tables(x, y))
		merge_ask(m->out, m->a,
			  arena_printf(m->a, _("%s is on the lists of two tables, as %s and %s: one person, or two of that name? --same \"%s\" or "
					     "--different \"%s\""),
				       name, x->id, y->id, name, name));
	else
		merge_ask(m->out, m->a,
			  arena_printf(m->a, _("%s is %s in one copy and %s in another: one person, or two of that name? --same "
					     "\"%s\" or --different \"%s\""),
				       name, x->id, y->id, name, name));
}

/* Two nodes that share an id or a name. */
static void decide(struct merging *m, size_t i, size_t j, bool one_id)
{
	const struct node *x = &m->node[i], *y = &m->node[j];

	if (at_two_tables(x, y) && !names(m, &m->plan->different, x, one_id) &&
	    (m->plan->same_names || names(m, &m->plan->same, x, one_id)))
		know(m, i, j);
	else if (names(m, &m->plan->same, x, one_id) || (!one_id && (is_made_of(m, x, y) || is_made_of(m, y, x))))
		unite(m, i, j);
	else if (names(m, &m->plan->different, x, one_id))
		merge_say(m->out, m->a, arena_printf(m->a, _("%s (%s) and %s (%s) are two people"), x->as[0]->name, x->id,
						     y->as[0]->name, y->id));
	else if (!one_id || !were_told_apart(m, x, y))
		ask(m, x, y, one_id);
}

/* Two of one name on one roster are two already: its organiser knew. */
static bool on_one_roster(const struct merging *m, const struct node *x, const struct node *y)
{
	for (size_t c = 0; c < m->plan->count; c++) {
		const struct person *p = roster_person(m->plan->copies[c].roster, x->id);
		const struct person *q = roster_person(m->plan->copies[c].roster, y->id);

		if (p && q && strcmp(key_of(m->a, p->name), x->key) == 0 && strcmp(key_of(m->a, q->name), y->key) == 0)
			return true;
	}
	return false;
}

/* An earlier merge was told so. */
static void know_again(struct merging *m, size_t i)
{
	for (size_t k = 0; k < m->node[i].count; k++) {
		const char *also = m->node[i].as[k]->also;

		for (size_t j = 0; also && *also && j < m->count; j++)
			if (strcmp(m->node[j].id, also) == 0)
				know(m, i, j);
	}
}

static void decide_all(struct merging *m)
{
	for (size_t i = 0; i < m->count; i++)
		for (size_t j = i + 1; j < m->count; j++) {
			bool one_id = strcmp(m->node[i].id, m->node[j].id) == 0;
			bool one_name = strcmp(m->node[i].key, m->node[j].key) == 0;

			if (one_id || (one_name && !on_one_roster(m, &m->node[i], &m->node[j])))
				decide(m, i, j, one_id);
		}
	for (size_t i = 0; i < m->count; i++)
		know_again(m, i);
}

/* Nodes are sorted, so of those who claim one id the first name has it, whatever the order of the copies. */
static void give_ids(struct merging *m)
{
	for (size_t i = 0; i < m->count; i++) {
		struct node *n = &m->node[i];

		if (n->set != i)
			continue;
		n->final = n->id;
		for (size_t j = 0; j < i; j++)
			if (m->node[j].set == j && strcmp(m->node[j].final, n->id) == 0)
				n->final = made_id(m, n);
	}
}

/* ---- one of many ---- */

static void differ(struct merging *m, const char *id, const char *what, const char *x, const char *y)
{
	merge_say(m->out, m->a, arena_printf(m->a, _("the %s of %s is \"%s\" in one copy and \"%s\" in another; kept the second"),
					     what, id, x, y));
}

/* What one of them says; where both do, the greater, so that it is the same whichever comes first. */
static const char *either(struct merging *m, const char *id, const char *what, const char *x, const char *y)
{
	if (strcmp(x, y) == 0 || !*y)
		return x;
	if (!*x)
		return y;
	if (strcmp(x, y) > 0) {
		const char *swap = x;

		x = y;
		y = swap;
	}
	differ(m, id, what, x, y);
	return y;
}

static int by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static bool strings_equal(const struct strings *x, const struct strings *y)
{
	bool equal = x->count == y->count;

	for (size_t i = 0; equal && i < x->count; i++)
		equal = strcmp(x->item[i], y->item[i]) == 0;
	return equal;
}

static struct strings both(struct merging *m, const struct strings *x, const struct strings *y)
{
	const char **item = arena_array(m->a, const char *, x->count + y->count);
	size_t all = 0, count = 0;

	if (strings_equal(x, y) || !y->count)
		return *x;
	if (!x->count)
		return *y;
	for (size_t i = 0; i < x->count; i++)
		item[all++] = x->item[i];
	for (size_t i = 0; i < y->count; i++)
		item[all++] = y->item[i];
	qsort(item, all, sizeof *item, by_text);
	for (size_t i = 0; i < all; i++)
		if (!count || strcmp(item[count - 1], item[i]) != 0)
			item[count++] = item[i];
	return (struct strings){ item, count };
}

static struct strings with(struct merging *m, const struct strings *list, const char *one)
{
	const struct strings single = { &one, 1 };
	struct strings all = both(m, list, &single);

	/* One that was alone lies on our stack. */
	if (all.item == &one) {
		const char **item = arena_array(m->a, const char *, 1);

		item[0] = one;
		all.item = item;
	}
	return all;
}

/* ---- organisations ---- */

struct bodies {
	struct organisation *item;
	const char **key;
	size_t count;
};

static size_t body_of(struct merging *m, const struct bodies *b, const char *name)
{
	const char *key = key_of(m->a, name);
	size_t i = 0;

	while (i < b->count && strcmp(b->key[i], key) != 0)
		i++;
	return i;
}

static void add_body(struct merging *m, struct bodies *b, const struct organisation *o)
{
	size_t i = body_of(m, b, o->name);
	struct organisation *known = &b->item[i];

	if (i == b->count) {
		b->key[b->count] = key_of(m->a, o->name);
		b->item[b->count++] = *o;
		return;
	}
	if (by_id(o->id, known->id) < 0)
		known->id = o->id;
	if (strcmp(o->name, known->name) > 0)
		known->name = o->name;
	known->kind = either(m, known->name, "kind", known->kind, o->kind);
	known->aliases = both(m, &known->aliases, &o->aliases);
	known->places = both(m, &known->places, &o->places);
}

static int by_body(const void *x, const void *y)
{
	const struct organisation *a = x, *b = y;
	int order = by_id(a->id, b->id);

	return order ? order : strcmp(a->name, b->name);
}

/* Events speak of no body, so an id that two of them have is given to one, and the other gets a new one. */
static struct bodies merge_bodies(struct merging *m)
{
	struct bodies b = { 0 };
	size_t most = 1;

	for (size_t c = 0; c < m->plan->count; c++)
		most += m->plan->copies[c].roster->organisation_count;
	b.item = arena_array(m->a, struct organisation, most);
	b.key = arena_array(m->a, const char *, most);
	for (size_t c = 0; c < m->plan->count; c++)
		for (size_t i = 0; i < m->plan->copies[c].roster->organisation_count; i++)
			add_body(m, &b, &m->plan->copies[c].roster->organisations[i]);
	if (b.count)
		qsort(b.item, b.count, sizeof *b.item, by_body);
	for (size_t i = 0; i < b.count; i++)
		b.key[i] = key_of(m->a, b.item[i].name);
	/* From the end, so that the third of one id still stands beside the second's old one. */
	for (size_t i = b.count; i-- > 1;)
		if (strcmp(b.item[i].id, b.item[i - 1].id) == 0)
			b.item[i].id = merge_other_id(m->a, b.item[i].id, b.key[i]);
	return b;
}

/* ---- people ---- */

static void take_body(struct merging *m, const struct bodies *b, struct person *into, const struct person *p)
{
	const struct organisation *x = into->organisation;
	const struct organisation *y = p->organisation ? &b->item[body_of(m, b, p->organisation->name)] : NULL;
	const char *name;

	if (!x || !y) {
		into->organisation = x ? x : y;
		return;
	}
	name = either(m, into->id, "organisation", x->name, y->name);
	into->organisation = strcmp(name, x->name) == 0 ? x : y;
}

/* In doubt nobody is named, and nobody is left out of those who count. */
static void take(struct merging *m, const struct bodies *b, struct person *into, const struct person *p)
{
	if (strcmp(key_of(m->a, p->name), key_of(m->a, into->name)) != 0)
		into->aliases = with(m, &into->aliases, p->name);
	else if (strcmp(p->name, into->name) > 0)
		into->name = p->name;
	into->title = either(m, into->id, "title", into->title, p->title);
	into->role = either(m, into->id, "role", into->role, p->role);
	into->group = either(m, into->id, "group", into->group, p->group);
	into->email = either(m, into->id, "email", into->email, p->email);
	into->aliases = both(m, &into->aliases, &p->aliases);
	if (into->part != p->part)
		differ(m, into->id, "part", part_name(into->part > p->part ? into->part : p->part),
		       part_name(into->part < p->part ? into->part : p->part));
	into->part = into->part < p->part ? into->part : p->part;
	if (into->on_record != p->on_record)
		merge_say(m->out, m->a, arena_printf(m->a, _("%s is on the record in one copy and not in another; kept off the "
							   "record"), into->id));
	into->on_record = into->on_record && p->on_record;
	into->convenor = into->convenor && p->convenor;
	take_body(m, b, into, p);
}

static struct person merge_set(struct merging *m, const struct bodies *b, size_t set)
{
	struct person one = *m->node[set].as[0];

	one.id = m->node[set].final;
	one.unsaid = 0;
	one.organisation = NULL;
	one.table = table_of(&m->node[set]);
	one.also = "";
	for (size_t i = 0; i < m->count; i++)
		for (size_t k = 0; m->node[i].set == set && k < m->node[i].count; k++)
			take(m, b, &one, m->node[i].as[k]);
	return one;
}

/* Whoever sat at several tables is named by the first of them, and is on the record only when they are at all. */
static void link_people(struct merging *m, struct person *person, const size_t *set, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++) {
			const struct node *self = &m->node[m->node[m->node[set[i]].self].set];

			if (i == j || m->node[set[i]].self != m->node[set[j]].self)
				continue;
			if (strcmp(self->final, person[i].id) != 0)
				person[i].also = self->final;
			if (person[i].on_record && !person[j].on_record)
				merge_say(m->out, m->a,
					  arena_printf(m->a, _("%s is on the record as %s and not as %s; kept off the record"),
						       person[i].name, person[i].id, person[j].id));
			person[i].on_record = person[i].on_record && person[j].on_record;
			person[i].convenor = person[i].convenor && person[j].convenor;
		}
}

static int by_person(const void *x, const void *y)
{
	return by_id(((const struct person *)x)->id, ((const struct person *)y)->id);
}

static bool is_of(const struct merge_copy *c, const char *session)
{
	return (c->session && strcmp(c->session, session) == 0) || (c->tables && session_table_of(c->tables, session));
}

/* Does anybody who knows that table allow it? Copies of one session know no tables, and any of them may. */
static bool allowed_at(const struct merging *m, const char *session, const char *word)
{
	for (size_t c = 0; c < m->plan->count; c++)
		if (is_of(&m->plan->copies[c], session) && strings_has(&m->plan->copies[c].roster->allow, word))
			return true;
	return false;
}

static bool is_allowed(const struct merging *m, const char *word)
{
	for (size_t c = 0; c < m->plan->count; c++) {
		const struct merge_copy *copy = &m->plan->copies[c];

		if (copy->session && !allowed_at(m, copy->session, word))
			return false;
		for (size_t t = 0; copy->tables && t < copy->tables->table_count; t++)
			if (!allowed_at(m, copy->tables->tables[t]->id, word))
				return false;
	}
	return true;
}

/* What looks like nobody at one table may be somebody's name at another. */
static struct strings allowed_everywhere(struct merging *m, const struct strings *list)
{
	const char **item = arena_array(m->a, const char *, list->count + 1);
	struct strings kept = { item, 0 };

	for (size_t i = 0; i < list->count; i++)
		if (is_allowed(m, list->item[i]))
			item[kept.count++] = list->item[i];
		else
			merge_say(m->out, m->a, arena_printf(m->a, _("\"%s\" is allowed at one table and not at another; it will be "
								   "hidden, unless people.yaml allows it again"), list->item[i]));
	return kept;
}

static const struct roster *make_roster(struct merging *m)
{
	struct roster *r = arena_new(m->a, struct roster);
	struct bodies bodies = merge_bodies(m);
	struct person *people = arena_array(m->a, struct person, m->count + 1);
	size_t *set = arena_array(m->a, size_t, m->count + 1);

	for (size_t i = 0; i < m->count; i++)
		if (m->node[i].set == i) {
			set[r->count] = i;
			people[r->count++] = merge_set(m, &bodies, i);
		}
	link_people(m, people, set, r->count);
	if (r->count)
		qsort(people, r->count, sizeof *people, by_person);
	for (size_t c = 0; c < m->plan->count; c++) {
		r->withhold = both(m, &r->withhold, &m->plan->copies[c].roster->withhold);
		r->allow = both(m, &r->allow, &m->plan->copies[c].roster->allow);
	}
	r->allow = allowed_everywhere(m, &r->allow);
	r->people = people;
	r->organisations = bodies.item;
	r->organisation_count = bodies.count;
	return r;
}

static struct renaming rename_copy(struct merging *m, const struct merge_copy *copy)
{
	const struct roster *r = copy->roster;
	struct renaming out = {
		.key = copy->session ? merge_table_key(m->a, copy->session) : NULL,
		.was = arena_array(m->a, const char *, r->count + 1), .is = arena_array(m->a, const char *, r->count + 1),
	};

	for (size_t i = 0; i < r->count; i++) {
		const struct node *n = find(m, r->people[i].id, key_of(m->a, r->people[i].name));
		const char *final = m->node[n->set].final;

		if (strcmp(final, n->id) == 0)
			continue;
		out.was[out.count] = n->id;
		out.is[out.count++] = final;
	}
	return out;
}

bool merge_people(const struct merge_plan *plan, struct merged *out, struct renaming **renamings, struct arena *a,
		  struct err *e)
{
	struct merge_copy *copies = arena_array(a, struct merge_copy, plan->count);
	struct merge_plan keyed = *plan;
	struct merging m = { .plan = &keyed, .out = out, .a = a };

	keyed.copies = copies;
	for (size_t c = 0; c < plan->count; c++) {
		copies[c] = plan->copies[c];
		if (copies[c].session)
			copies[c].roster = merge_key_roster(copies[c].roster, merge_table_key(a, copies[c].session), a);
	}
	gather(&m);
	decide_all(&m);
	if (out->asked_count)
		return err_set(e, ERR_RULE, P_("%zu question about people first; nothing was merged",
			       "%zu questions about people first; nothing was merged", out->asked_count), out->asked_count);
	merge_say_gone(&keyed, out, a);
	give_ids(&m);
	out->roster = make_roster(&m);
	*renamings = arena_array(a, struct renaming, plan->count);
	for (size_t c = 0; c < plan->count; c++)
		(*renamings)[c] = rename_copy(&m, &copies[c]);
	return true;
}
