/* partition: who may stand behind a label (Chatham House Rule, 2002 wording; RULE.md section 2).
 *
 * The text walks the tree in post-order. What a group passes up depends only on the groups below it, so any
 * order that takes children before their parent gives the same pools. */
#include "rule/partition.h"

#include <string.h>

struct tree {
	const struct agenda *agenda;
	const struct table *table;  /* whose people; NULL: everybody */
	size_t count;    /* of groups */
	size_t *own;     /* Counted(g) */
	size_t *pool;    /* |pool(g)| */
	bool *named;     /* g is the label of everyone pooled there */
	size_t *home;    /* the label that people of g get: a named group, or the root */
	size_t *size;    /* people whose home it is */
};

static bool is_counted(const struct tree *t, const struct session *s, const struct person *p)
{
	return session_counts(s, p) && (!t->table || strcmp(person_table(p), t->table->key) == 0);
}

static void count_own(struct tree *t, const struct session *s)
{
	for (size_t i = 0; i < s->roster->count; i++)
		if (is_counted(t, s, &s->roster->people[i]))
			t->own[session_group_of(s, &s->roster->people[i])]++;
}

static void settle(struct tree *t, size_t g, size_t k)
{
	if (t->pool[g] >= k)
		t->named[g] = true;
	else
		t->pool[t->agenda->groups[g].parent] += t->pool[g];
}

/* Takes groups whose children are all settled until none is left. A circle, which no agenda should have, is
 * never reached and so never named. */
static void pool_upwards(struct tree *t, size_t k, struct arena *a)
{
	const struct group *groups = t->agenda->groups;
	size_t *open_children = arena_array(a, size_t, t->count);
	size_t *ready = arena_array(a, size_t, t->count);
	size_t n = 0;

	for (size_t g = 0; g < t->count; g++)
		t->pool[g] = t->own[g];
	for (size_t g = 1; g < t->count; g++)
		open_children[groups[g].parent]++;
	for (size_t g = 1; g < t->count; g++)
		if (open_children[g] == 0)
			ready[n++] = g;
	for (size_t i = 0; i < n; i++) {
		size_t parent = groups[ready[i]].parent;

		settle(t, ready[i], k);
		if (--open_children[parent] == 0 && parent != 0)
			ready[n++] = parent;
	}
}

static size_t nearest_named(const struct tree *t, size_t g)
{
	for (size_t steps = 0; g != 0 && steps < t->count; steps++) {
		if (t->named[g])
			return g;
		g = t->agenda->groups[g].parent;
	}
	return 0;
}

static void find_homes(struct tree *t)
{
	for (size_t g = 0; g < t->count; g++) {
		t->home[g] = nearest_named(t, g);
		t->size[t->home[g]] += t->own[g];
	}
}

/* The smallest class; of equal ones the later in the agenda; 0 when there is none. */
static size_t smallest_named(const struct tree *t)
{
	size_t least = 0;

	for (size_t g = 1; g < t->count; g++)
		if (t->named[g] && (least == 0 || t->size[g] <= t->size[least]))
			least = g;
	return least;
}

/* To the root, not to the group around it: fewer than k people with the root label is what has to be mended. */
static void dissolve(struct tree *t, size_t named)
{
	for (size_t g = 0; g < t->count; g++)
		if (t->home[g] == named)
			t->home[g] = 0;
	t->size[0] += t->size[named];
	t->size[named] = 0;
	t->named[named] = false;
}

static void hide_the_few(struct tree *t, size_t k)
{
	size_t least;

	while (t->size[0] > 0 && t->size[0] < k && (least = smallest_named(t)) != 0)
		dissolve(t, least);
}

static bool is_below(const struct agenda *agenda, size_t g, size_t above)
{
	for (size_t steps = 0; g != 0 && steps < agenda->group_count; steps++) {
		g = agenda->groups[g].parent;
		if (g == above)
			return true;
	}
	return false;
}

static void list_members(struct class *c, const struct tree *t, const struct session *s, struct arena *a)
{
	const struct person **people = arena_array(a, const struct person *, t->size[c->label]);
	size_t *groups = arena_array(a, size_t, t->count);

	for (size_t i = 0; i < s->roster->count; i++) {
		const struct person *p = &s->roster->people[i];

		if (is_counted(t, s, p) && t->home[session_group_of(s, p)] == c->label)
			people[c->count++] = p;
	}
	for (size_t g = 0; g < t->count; g++)
		if (t->own[g] > 0 && t->home[g] == c->label)
			groups[c->group_count++] = g;
	for (size_t g = 1; g < t->count; g++)
		if (t->named[g] && is_below(t->agenda, g, c->label))
			c->leftover = true;
	c->people = people;
	c->groups = groups;
}

static void list_classes(struct partition *p, const struct tree *t, const struct session *s, struct arena *a)
{
	struct class *classes = arena_array(a, struct class, t->count);
	size_t *class_of_group = arena_array(a, size_t, t->count);
	size_t *class_of_label = arena_array(a, size_t, t->count);

	for (size_t g = 1; g < t->count; g++)
		if (t->named[g]) {
			class_of_label[g] = p->class_count;
			classes[p->class_count++].label = g;
		}
	class_of_label[0] = p->class_count;
	if (t->size[0] > 0)
		classes[p->class_count++].label = 0;
	for (size_t i = 0; i < p->class_count; i++)
		list_members(&classes[i], t, s, a);
	for (size_t g = 0; g < t->count; g++)
		class_of_group[g] = class_of_label[t->home[g]];
	p->classes = classes;
	p->class_of_group = class_of_group;
}

static void make_one(struct partition *p, const struct session *s, const struct table *table, int k, struct arena *a)
{
	size_t count = s->agenda->group_count, least = k > 0 ? (size_t)k : 1;
	struct tree t = {
		.agenda = s->agenda, .table = table, .count = count,
		.own = arena_array(a, size_t, count), .pool = arena_array(a, size_t, count),
		.named = arena_array(a, bool, count), .home = arena_array(a, size_t, count),
		.size = arena_array(a, size_t, count),
	};

	*p = (struct partition){ .k = k, .table = table, .one_label_each = true };
	count_own(&t, s);
	for (size_t g = 0; g < count; g++)
		p->counted += t.own[g];
	p->labelled = p->counted >= least;
	if (!p->labelled) {
		/* No class at all, so that nobody who walks the classes can print a number. */
		p->class_of_group = arena_array(a, size_t, count);
		return;
	}
	pool_upwards(&t, least, a);
	find_homes(&t);
	hide_the_few(&t, least);
	list_classes(p, &t, s, a);
}

/* ---- tables that were merged ---- */

static bool is_among(const struct session *s, const struct person *const *people, size_t count, const struct person *p)
{
	for (size_t i = 0; i < count; i++)
		if (roster_self(s->roster, people[i]) == roster_self(s->roster, p))
			return true;
	return false;
}

/* Everybody whom some table gives that label, once. Returns how many of them have it at several. */
static size_t gather_class(struct class *all, const struct partition *p, const struct session *s, struct arena *a)
{
	const struct person **again = arena_array(a, const struct person *, s->roster->count + 1);
	size_t several = 0;
	const struct person **people = arena_array(a, const struct person *, s->roster->count + 1);
	bool *has = arena_array(a, bool, s->agenda->group_count);
	size_t *groups = arena_array(a, size_t, s->agenda->group_count);

	for (size_t t = 0; t < p->table_count; t++) {
		const struct partition *one = &p->tables[t];
		size_t at = partition_class(one, all->label);
		const struct class *c = at < one->class_count ? &one->classes[at] : NULL;

		for (size_t i = 0; c && i < c->count; i++)
			if (!is_among(s, people, all->count, c->people[i]))
				people[all->count++] = c->people[i];
			else if (!is_among(s, again, several, c->people[i]))
				again[several++] = c->people[i];
		for (size_t i = 0; c && i < c->group_count; i++)
			has[c->groups[i]] = true;
		all->leftover = all->leftover || (c && c->leftover);
	}
	for (size_t g = 0; g < s->agenda->group_count; g++)
		if (has[g])
			groups[all->group_count++] = g;
	all->people = people;
	all->groups = groups;
	return several;
}

/* Who is counted at several tables. */
static size_t count_several(const struct partition *p, const struct session *s, struct arena *a)
{
	const struct person **once = arena_array(a, const struct person *, s->roster->count + 1);
	const struct person **again = arena_array(a, const struct person *, s->roster->count + 1);
	size_t count = 0, several = 0;

	for (size_t t = 0; t < p->table_count; t++)
		for (size_t c = 0; c < p->tables[t].class_count; c++)
			for (size_t i = 0; i < p->tables[t].classes[c].count; i++) {
				const struct person *who = p->tables[t].classes[c].people[i];

				if (!is_among(s, once, count, who))
					once[count++] = who;
				else if (!is_among(s, again, several, who))
					again[several++] = who;
			}
	return several;
}

static void gather_classes(struct partition *p, const struct session *s, struct arena *a)
{
	size_t count = s->agenda->group_count, seats = 0, least = p->k > 0 ? (size_t)p->k : 1;
	size_t several = count_several(p, s, a);
	struct class *classes = arena_array(a, struct class, count);

	p->few_at_several = several > 0 && several < least;

	/* In agenda order; the root's last. */
	for (size_t i = 1; i <= count; i++) {
		struct class *c = &classes[p->class_count];

		c->label = i % count;
		several = gather_class(c, p, s, a);
		p->few_at_several = p->few_at_several || (several > 0 && several < least);
		p->class_count += c->count > 0;
		seats += c->count;
	}
	p->classes = classes;
	p->one_label_each = !p->labelled || seats == p->counted;
}

void partition_make(struct partition *p, const struct session *s, int k, struct arena *a)
{
	struct partition *tables = arena_array(a, struct partition, s->table_count + 1);

	if (!s->table_count) {
		make_one(p, s, NULL, k, a);
		return;
	}
	*p = (struct partition){ .k = k, .counted = session_counted(s), .labelled = true };
	p->tables = tables;
	p->table_count = s->table_count;
	for (size_t i = 0; i < s->table_count; i++) {
		make_one(&tables[i], s, s->tables[i], k, a);
		p->labelled = p->labelled && tables[i].labelled;
	}
	gather_classes(p, s, a);
}

/* ---- looking ---- */

const struct partition *partition_at(const struct partition *p, const struct table *table)
{
	for (size_t i = 0; i < p->table_count; i++)
		if (p->tables[i].table == table)
			return &p->tables[i];
	return p;
}

bool partition_labels_some(const struct partition *p)
{
	bool some = p->labelled;

	for (size_t i = 0; i < p->table_count; i++)
		some = some || p->tables[i].labelled;
	return some;
}

size_t partition_class(const struct partition *p, size_t label)
{
	size_t i = 0;

	while (i < p->class_count && p->classes[i].label != label)
		i++;
	return i;
}

size_t partition_label(const struct partition *p, const struct session *s, const struct person *who)
{
	size_t class = who && p->class_of_group ? p->class_of_group[session_group_of(s, who)] : p->class_count;

	return class < p->class_count ? p->classes[class].label : 0;
}
