/* test_partition: the partition against a second one, written from RULE.md section 2 as naively as it reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "random_room.h"
#include "rule/partition.h"

enum { ROOMS = 4000, PEOPLE_MAX = 64 };

/* ---- the naive one: label[i] of everybody who counts, and whether anything is labelled ---- */

struct naive {
	const struct random_room *room;
	bool counts[PEOPLE_MAX];
	size_t group[PEOPLE_MAX];
	size_t label[PEOPLE_MAX];
	bool labelled;
};

struct heap {
	size_t who[PEOPLE_MAX];
	size_t count;
};

static void read_people(struct naive *n)
{
	const struct random_room *r = n->room;
	bool marked = false;

	for (size_t i = 0; i < r->roster.count; i++)
		marked = marked || r->session.presence[i].ever;
	for (size_t i = 0; i < r->roster.count; i++) {
		const struct person *p = &r->people[i];

		n->counts[i] = (p->part == PARTICIPANT || p->part == CO_CHAIR) && !p->on_record &&
			       (!marked || r->session.presence[i].ever);
		n->group[i] = p->group[0] ? (size_t)atoi(p->group + 1) : 0;
	}
}

/* Gives the residue of g after visiting its children. */
static struct heap visit(struct naive *n, size_t g)
{
	struct heap pool = { .count = 0 };

	for (size_t child = 1; child < n->room->agenda.group_count; child++)
		if (n->room->groups[child].parent == g) {
			struct heap residue = visit(n, child);

			for (size_t i = 0; i < residue.count; i++)
				pool.who[pool.count++] = residue.who[i];
		}
	for (size_t i = 0; i < n->room->roster.count; i++)
		if (n->counts[i] && n->group[i] == g)
			pool.who[pool.count++] = i;
	if (g != 0 && pool.count >= (size_t)n->room->k) {
		for (size_t i = 0; i < pool.count; i++)
			n->label[pool.who[i]] = g;
		pool.count = 0;
	}
	return pool;
}

static size_t with_label(const struct naive *n, size_t label)
{
	size_t count = 0;

	for (size_t i = 0; i < n->room->roster.count; i++)
		count += n->counts[i] && n->label[i] == label;
	return count;
}

static bool dissolve_one(struct naive *n)
{
	size_t least = 0;

	for (size_t g = n->room->agenda.group_count; g-- > 1;)
		if (with_label(n, g) > 0 && (least == 0 || with_label(n, g) < with_label(n, least)))
			least = g;
	for (size_t i = 0; i < n->room->roster.count && least != 0; i++)
		if (n->label[i] == least)
			n->label[i] = 0;
	return least != 0;
}

static void naive_make(struct naive *n, const struct random_room *r)
{
	size_t counted = 0;

	*n = (struct naive){ .room = r };
	read_people(n);
	for (size_t i = 0; i < r->roster.count; i++)
		counted += n->counts[i];
	n->labelled = counted >= (size_t)r->k;
	if (!n->labelled)
		return;
	visit(n, 0);
	while (with_label(n, 0) > 0 && with_label(n, 0) < (size_t)r->k)
		if (!dissolve_one(n))
			break;
}

/* ---- properties ---- */

static void for_random_rooms(uint64_t seed, void (*claim)(struct random_room *, const struct partition *))
{
	for (size_t i = 0; i < ROOMS; i++) {
		struct dice d = { seed + i };
		struct random_room r;
		struct partition p;

		random_room_make(&r, &d, 9, 40);
		partition_make(&p, &r.session, r.k, &r.arena);
		claim(&r, &p);
		random_room_free(&r);
	}
}

static void same_as_naive(struct random_room *r, const struct partition *p)
{
	struct naive n;

	naive_make(&n, r);
	assert_int_equal(p->labelled, n.labelled);
	for (size_t i = 0; i < r->roster.count; i++)
		if (n.counts[i])
			assert_int_equal(partition_label(p, &r->session, &r->people[i]), n.label[i]);
}

static void it_reads_as_the_text_does(void **state)
{
	(void)state;
	for_random_rooms(1, same_as_naive);
}

/* What a stranger who knows the roster can say of a printed label: at least k people get exactly it. */
static void k_behind_each(struct random_room *r, const struct partition *p)
{
	size_t listed = 0;

	for (size_t c = 0; c < p->class_count; c++) {
		size_t behind = 0;

		for (size_t i = 0; i < r->roster.count; i++)
			behind += session_counts(&r->session, &r->people[i]) &&
				  partition_label(p, &r->session, &r->people[i]) == p->classes[c].label;
		assert_int_equal(behind, p->classes[c].count);
		assert_true(behind >= (size_t)r->k);
		listed += behind;
	}
	assert_int_equal(listed, p->labelled ? p->counted : 0);
}

static void no_label_isolates(void **state)
{
	(void)state;
	for_random_rooms(100000, k_behind_each);
}

/* Staff, observers and people on the record share a label that k others have, or the root's. */
static void uncounted_hide(struct random_room *r, const struct partition *p)
{
	for (size_t i = 0; i < r->roster.count; i++) {
		size_t label = partition_label(p, &r->session, &r->people[i]), behind = 0;

		for (size_t c = 0; c < p->class_count; c++)
			behind += p->classes[c].label == label ? p->classes[c].count : 0;
		assert_true(label == 0 || behind >= (size_t)r->k);
	}
	assert_int_equal(partition_label(p, &r->session, NULL), 0);
}

static void the_uncounted_hide_among_the_counted(void **state)
{
	(void)state;
	for_random_rooms(200000, uncounted_hide);
}

static void groups_are_pooled_once(struct random_room *r, const struct partition *p)
{
	for (size_t g = 0; g < r->agenda.group_count; g++) {
		size_t found = 0;

		for (size_t c = 0; c < p->class_count; c++)
			for (size_t i = 0; i < p->classes[c].group_count; i++)
				if (p->classes[c].groups[i] == g) {
					assert_int_equal(p->class_of_group[g], c);
					found++;
				}
		assert_true(found == (p->labelled && session_counted_in(&r->session, g) > 0));
	}
	for (size_t c = 1; c < p->class_count; c++)
		assert_true(p->classes[c].label == 0 || p->classes[c - 1].label < p->classes[c].label);
}

static void every_group_is_in_one_class(void **state)
{
	(void)state;
	for_random_rooms(300000, groups_are_pooled_once);
}

/* ---- by hand ---- */

/* Groups are letters, a the root; parents[i] is the parent of the i-th, people[i] the group of a person. */
static const struct row {
	const char *what, *parents, *people;
	const char *labels;   /* one letter per person */
	const char *classes;  /* label letters in order, '+' behind leftovers; "-": unlabelled */
} rows[] = {
	{ "nobody at all", "aa", "", "", "-" },
	{ "fewer than k", "aa", "bb", "aa", "-" },
	{ "one group, nobody left over", "aa", "bbb", "bbb", "b" },
	{ "a group too small takes the other with it", "aaa", "bbbcc", "aaaaa", "a" },
	{ "leftovers that are enough", "aaa", "bbbccaa", "bbbaaaa", "ba+" },
	{ "children make the parent", "aabb", "ccdd", "bbbb", "b" },
	{ "one child stands alone", "aabb", "cccddb", "cccbbb", "b+c" },
	{ "three levels", "aabc", "dcb", "bbb", "b" },
	{ "ties: the later goes", "aaa", "bbbccca", "bbbaaaa", "ba+" },
	{ "the smallest goes, not the later", "aaa", "bbbcccca", "aaacccca", "ca+" },
	{ "a child dissolves to the root", "aabb", "cccddddbbbba", "aaaddddbbbba", "b+da+" },
	{ "everybody in the root", "a", "aaa", "aaa", "a" },
	{ "the child stands before its parent", "aca", "bbc", "ccc", "c" },
};

static const char *classes_of(struct random_room *r, const struct partition *p)
{
	struct buffer out = { 0 };
	const char *text;

	if (!p->labelled)
		return "-";
	for (size_t c = 0; c < p->class_count; c++)
		buffer_addf(&out, "%c%s", (char)('a' + p->classes[c].label), p->classes[c].leftover ? "+" : "");
	text = arena_string(&r->arena, buffer_text(&out));
	buffer_free(&out);
	return text;
}

static void try_row(const struct row *row)
{
	struct random_room r;
	struct partition p;

	print_message("%s\n", row->what);
	plain_room_make(&r, strlen(row->parents), strlen(row->people), 3);
	for (size_t g = 0; g < r.agenda.group_count; g++)
		r.groups[g].parent = (size_t)(row->parents[g] - 'a');
	for (size_t i = 0; i < r.roster.count; i++)
		r.people[i].group = r.groups[row->people[i] - 'a'].id;
	partition_make(&p, &r.session, r.k, &r.arena);
	for (size_t i = 0; i < r.roster.count; i++)
		assert_int_equal('a' + partition_label(&p, &r.session, &r.people[i]), row->labels[i]);
	assert_string_equal(classes_of(&r, &p), row->classes);
	random_room_free(&r);
}

static void rooms_by_hand(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		try_row(&rows[i]);
}

static void a_circle_of_groups_names_nobody(void **state)
{
	struct random_room r;
	struct partition p;

	(void)state;
	plain_room_make(&r, 3, 4, 3);
	r.groups[1].parent = 2;
	r.groups[2].parent = 1;
	for (size_t i = 0; i < 4; i++)
		r.people[i].group = "g1";
	partition_make(&p, &r.session, 3, &r.arena);
	assert_int_equal(partition_label(&p, &r.session, &r.people[0]), 0);
	random_room_free(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rooms_by_hand),
		cmocka_unit_test(it_reads_as_the_text_does),
		cmocka_unit_test(no_label_isolates),
		cmocka_unit_test(the_uncounted_hide_among_the_counted),
		cmocka_unit_test(every_group_is_in_one_class),
		cmocka_unit_test(a_circle_of_groups_names_nobody),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
