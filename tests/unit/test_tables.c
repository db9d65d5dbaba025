/* test_tables: what a stranger who knows which table each entry came from, and all but one of the tables by heart, can
 * learn from what is printed of all of them together. Labels are computed a second time here, the slow way, from the text
 * of the Rule (RULE.md section 2), for the people of one table as if there were no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "random_room.h"
#include "rule/publication.h"

enum { TABLES_MOST = 3, OPTIONS = 3, PEOPLE_MOST = 60, GROUPS_MOST = 4, ROOMS = 4000 };

struct merged_room {
	struct random_room room;
	struct table tables[TABLES_MOST];
	struct table *list[TABLES_MOST];
	struct poll polls[TABLES_MOST];
	struct poll poll;
	size_t count;
};

/* ---- the rooms ---- */

static size_t seats(const struct merged_room *m, size_t t, size_t group)
{
	size_t count = 0;

	for (size_t i = 0; i < m->room.roster.count; i++) {
		const struct person *p = &m->room.people[i];

		count += strcmp(p->table, m->tables[t].key) == 0 && session_group_of(&m->room.session, p) == group &&
			 session_counts(&m->room.session, p);
	}
	return count;
}

/* Votes that the people of each group may have given: often of one mind, often with enough of each to be printed. */
static void vote(struct merged_room *m, struct dice *d, size_t t)
{
	struct poll *p = &m->polls[t];
	size_t groups = m->room.agenda.group_count, only = dice_throw(d, 8), k = (size_t)m->room.k;
	bool tidy = dice_throw(d, 4);

	*p = (struct poll){ .id = "duty", .opened = true, .closed = true };
	p->options.count = OPTIONS;
	p->tallies = arena_array(&m->room.arena, struct tally, groups);
	for (size_t g = 0; g < groups; g++) {
		size_t left = seats(m, t, g);
		int64_t *votes = arena_array(&m->room.arena, int64_t, OPTIONS);

		for (size_t o = 0; o < OPTIONS; o++) {
			size_t gives = o + 1 == OPTIONS && dice_throw(d, 3) ? left : dice_throw(d, left + 1);

			if (tidy)
				gives = o < 2 && left >= 2 * k ? k : left < 2 * k ? left : 0;
			votes[only < OPTIONS ? only : o] += (int64_t)gives;
			left -= gives;
		}
		p->tallies[p->tally_count++] = (struct tally){ g, votes };
	}
	m->tables[t].room.polls = p;
	m->tables[t].room.poll_count = 1;
}

static void make(struct merged_room *m, struct dice *d)
{
	static const char *const keys[] = { "ta", "tb", "tc" };
	struct session *s = &m->room.session;

	random_room_make(&m->room, d, GROUPS_MOST, PEOPLE_MOST);
	/* Of a small k, so that there are labels and rows at three tables. */
	m->room.k = m->room.agenda.k = 2 + (int)dice_throw(d, 2);
	m->count = 2 + dice_throw(d, 2);
	for (size_t t = 0; t < m->count; t++) {
		m->tables[t] = (struct table){ .key = keys[t], .id = keys[t], .date = "", .after = "" };
		m->list[t] = &m->tables[t];
	}
	for (size_t i = 0; i < m->room.roster.count; i++)
		m->room.people[i].table = keys[dice_throw(d, m->count)];
	s->tables = m->list;
	s->table_count = m->count;
	m->poll = (struct poll){ .id = "duty", .opened = true, .closed = true };
	m->poll.options.count = OPTIONS;
	s->polls = &m->poll;
	s->poll_count = 1;
	for (size_t t = 0; t < m->count; t++)
		vote(m, d, t);
}

/* ---- the Rule once more, for one table alone ---- */

struct naive {
	size_t label[GROUPS_MOST];   /* per group */
	size_t people[GROUPS_MOST];  /* per label: how many counted ones have it */
	bool labelled;
};

static size_t pool(const struct merged_room *m, size_t t, size_t g, size_t k, bool *named)
{
	size_t size = seats(m, t, g);

	for (size_t c = 1; c < m->room.agenda.group_count; c++)
		if (c != g && m->room.groups[c].parent == g)
			size += pool(m, t, c, k, named);
	if (g == 0 || size < k)
		return size;
	named[g] = true;
	return 0;
}

static void label_all(const struct merged_room *m, size_t t, const bool *named, struct naive *n)
{
	memset(n->people, 0, sizeof n->people);
	for (size_t g = 0; g < m->room.agenda.group_count; g++) {
		size_t at = g;

		while (at && !named[at])
			at = m->room.groups[at].parent;
		n->label[g] = at;
		n->people[at] += seats(m, t, g);
	}
}

/* A group that was dissolved gives its people to the root, not to the group around it. */
static void join_root(struct naive *n, size_t least, size_t groups)
{
	for (size_t g = 0; g < groups; g++)
		if (n->label[g] == least)
			n->label[g] = 0;
	n->people[0] += n->people[least];
	n->people[least] = 0;
}

static struct naive naive_at(const struct merged_room *m, size_t t, size_t k)
{
	struct naive n = { 0 };
	bool named[GROUPS_MOST] = { false };
	size_t groups = m->room.agenda.group_count, all = 0;

	for (size_t g = 0; g < groups; g++)
		all += seats(m, t, g);
	n.labelled = all >= k;
	if (!n.labelled)
		return n;
	(void)pool(m, t, 0, k, named);
	label_all(m, t, named, &n);
	while (n.people[0] > 0 && n.people[0] < k) {
		size_t least = 0;

		for (size_t g = 1; g < groups; g++)
			if (n.people[g] && (!least || n.people[g] <= n.people[least]))
				least = g;
		if (!least)
			break;
		join_root(&n, least, groups);
	}
	return n;
}

/* ---- labels ---- */

static void labels_are_of_the_table_alone(void **state)
{
	struct dice d = { 31 };
	size_t labelled = 0;

	(void)state;
	for (int i = 0; i < ROOMS; i++) {
		struct merged_room m;
		struct partition p;
		size_t k;

		make(&m, &d);
		k = (size_t)m.room.k;
		partition_make(&p, &m.room.session, m.room.k, &m.room.arena);
		for (size_t t = 0; t < m.count; t++) {
			struct naive n = naive_at(&m, t, k);
			const struct partition *one = partition_at(&p, &m.tables[t]);

			assert_int_equal(one->labelled, n.labelled);
			for (size_t w = 0; w < m.room.roster.count; w++) {
				const struct person *who = &m.room.people[w];
				size_t label = partition_label(one, &m.room.session, who);

				if (strcmp(who->table, m.tables[t].key) != 0)
					continue;
				assert_int_equal(label, n.label[session_group_of(&m.room.session, who)]);
				/* Whoever knows the table has k people to choose from, or the label says nothing at all. */
				assert_true(label == 0 || n.people[label] >= k);
				labelled += label != 0;
			}
		}
		random_room_free(&m.room);
	}
	assert_true(labelled > ROOMS);
}

static void numbers_are_sums_of_tables_or_none(void **state)
{
	struct dice d = { 32 };
	size_t told = 0;

	(void)state;
	for (int i = 0; i < ROOMS; i++) {
		struct merged_room m;
		struct partition p;
		bool all = true;
		size_t sum = 0;

		make(&m, &d);
		partition_make(&p, &m.room.session, m.room.k, &m.room.arena);
		for (size_t t = 0; t < m.count; t++)
			all = all && naive_at(&m, t, (size_t)m.room.k).labelled;
		assert_int_equal(p.labelled, all);
		for (size_t c = 0; all && c < p.class_count; c++) {
			size_t people = 0;

			for (size_t t = 0; t < m.count; t++) {
				size_t there = naive_at(&m, t, (size_t)m.room.k).people[p.classes[c].label];

				/* Take all other tables from the number that is printed: k are left, or nobody. */
				assert_true(there == 0 || there >= (size_t)m.room.k);
				people += there;
			}
			assert_int_equal(p.classes[c].count, people);
			sum += people;
			told++;
		}
		if (all)
			assert_int_equal(sum, p.counted);
		random_room_free(&m.room);
	}
	assert_true(told > 200);
}

/* ---- polls ---- */

/* What the voters of table t whose label is among those of the row gave. row NULL: all of them. */
static void share_of(const struct merged_room *m, const struct partition *p, const struct poll_row *row, size_t t, size_t k,
		    int64_t votes[OPTIONS], int64_t *silent)
{
	struct naive n = naive_at(m, t, k);

	memset(votes, 0, OPTIONS * sizeof *votes);
	*silent = 0;
	for (size_t g = 0; g < m->room.agenda.group_count; g++) {
		bool in = !row;

		for (size_t c = 0; row && c < row->class_count; c++)
			in = in || p->classes[row->classes[c]].label == n.label[g];
		if (!in)
			continue;
		*silent += (int64_t)seats(m, t, g);
		for (size_t o = 0; o < OPTIONS; o++) {
			votes[o] += m->polls[t].tallies[g].votes[o];
			*silent -= m->polls[t].tallies[g].votes[o];
		}
	}
}

static int64_t sum(const int64_t *votes, size_t *kinds)
{
	int64_t all = 0;

	*kinds = 0;
	for (size_t o = 0; o < OPTIONS; o++) {
		all += votes[o];
		*kinds += votes[o] > 0;
	}
	return all;
}

static bool hides(int64_t people, int64_t k)
{
	return people == 0 || people >= k;
}

/* A total of k at least and of more than one mind; and of a row every cell. */
static void what_is_left_is_fit_for_print(const struct merged_room *m, const struct partition *p, const struct poll_row *row,
					  size_t t)
{
	int64_t votes[OPTIONS], silent, k = m->room.k;
	size_t kinds;
	int64_t all;

	share_of(m, p, row, t, (size_t)k, votes, &silent);
	all = sum(votes, &kinds);
	if (!all && !row)
		return;  /* nobody there was asked */
	if (!row) {
		assert_true(all >= k && kinds >= 2);
		return;
	}
	if (!all && !silent)
		return;
	for (size_t o = 0; o < OPTIONS; o++)
		assert_true(hides(votes[o], k));
	assert_true(hides(silent, k) && kinds >= 2);
}

static bool has_answers(const struct merged_room *m, size_t t)
{
	int64_t votes[OPTIONS], silent;
	size_t kinds;

	share_of(m, NULL, NULL, t, (size_t)m->room.k, votes, &silent);
	return sum(votes, &kinds) > 0;
}

static void rows_are_the_sum_of_all(const struct merged_room *m, const struct partition *p, const struct poll_table *t)
{
	for (size_t r = 0; r < t->row_count; r++) {
		int64_t all[OPTIONS] = { 0 }, silent_all = 0;

		for (size_t i = 0; i < m->count; i++) {
			int64_t votes[OPTIONS], silent;

			if (!has_answers(m, i))
				continue;
			what_is_left_is_fit_for_print(m, p, &t->rows[r], i);
			share_of(m, p, &t->rows[r], i, (size_t)m->room.k, votes, &silent);
			silent_all += silent;
			for (size_t o = 0; o < OPTIONS; o++)
				all[o] += votes[o];
		}
		assert_memory_equal(all, t->rows[r].votes, sizeof all);
		assert_int_equal(silent_all, t->rows[r].no_answer);
	}
}

static void every_other_table_may_be_subtracted(void **state)
{
	struct dice d = { 33 };
	size_t shown[POLL_ROWS + 1] = { 0 };

	(void)state;
	for (int i = 0; i < ROOMS * 5; i++) {
		struct merged_room m;
		struct partition p;
		struct poll_table t;
		int64_t all[OPTIONS] = { 0 };

		make(&m, &d);
		partition_make(&p, &m.room.session, m.room.k, &m.room.arena);
		poll_table_make(&t, &m.room.session, &m.poll, &p, NULL, &m.room.arena);
		shown[t.shown]++;
		assert_true(t.why && (t.shown == POLL_ROWS || *t.why));
		if (t.shown < POLL_TOTAL) {
			assert_null(t.total);
			assert_int_equal(t.row_count, 0);
			random_room_free(&m.room);
			continue;
		}
		for (size_t w = 0; w < m.count; w++) {
			int64_t votes[OPTIONS], silent;

			what_is_left_is_fit_for_print(&m, &p, NULL, w);
			share_of(&m, &p, NULL, w, (size_t)m.room.k, votes, &silent);
			for (size_t o = 0; o < OPTIONS; o++)
				all[o] += votes[o];
		}
		assert_memory_equal(all, t.total, sizeof all);
		rows_are_the_sum_of_all(&m, &p, &t);
		random_room_free(&m.room);
	}
	print_message("question %zu, agreement %zu, total %zu, rows %zu\n", shown[POLL_QUESTION], shown[POLL_AGREEMENT],
		      shown[POLL_TOTAL], shown[POLL_ROWS]);
	for (size_t i = 0; i <= POLL_ROWS; i++)
		assert_true(shown[i] > 20);
}

/* ---- publishing twice ---- */

static struct publication *publish(struct merged_room *m, const struct partition *p, const struct table *table)
{
	struct session *s = &m->room.session;
	struct publication *pub = arena_new(&m->room.arena, struct publication);

	*pub = (struct publication){
		.k = p->k, .classes = publication_classes(s, p, &m->room.arena),
		.blocks = publication_blocks(s, p, &m->room.arena), .content = "", .table = table,
	};
	s->publications = pub;
	s->publication_count = 1;
	return pub;
}

static void what_was_published_may_be_again(void **state)
{
	struct dice d = { 34 };

	(void)state;
	for (int i = 0; i < ROOMS; i++) {
		struct merged_room m;
		struct partition p, raised;
		struct err e = { 0 };

		make(&m, &d);
		partition_make(&p, &m.room.session, m.room.k, &m.room.arena);
		(void)publish(&m, &p, NULL);
		assert_true(publication_allows(&m.room.session, &p, &e));
		partition_make(&raised, &m.room.session, m.room.k + 1, &m.room.arena);
		if (publication_allows(&m.room.session, &raised, &e))
			(void)publish(&m, &raised, NULL);
		random_room_free(&m.room);
	}
}

/* Rows only ever get wider: what was one row for a table stays in one, whatever its people answer afterwards. */
static void rows_published_stay_together(void **state)
{
	struct dice d = { 35 };
	size_t compared = 0;

	(void)state;
	for (int i = 0; i < ROOMS * 5; i++) {
		struct merged_room m;
		struct partition p;
		struct poll_table before, after;

		make(&m, &d);
		partition_make(&p, &m.room.session, m.room.k, &m.room.arena);
		poll_table_make(&before, &m.room.session, &m.poll, &p, NULL, &m.room.arena);
		(void)publish(&m, &p, NULL);
		for (size_t t = 0; t < m.count; t++)
			vote(&m, &d, t);
		poll_table_make(&after, &m.room.session, &m.poll, &p, NULL, &m.room.arena);
		for (size_t r = 0; before.shown == POLL_ROWS && r < after.row_count; r++)
			for (size_t b = 0; b < before.row_count; b++) {
				size_t in = 0;

				for (size_t c = 0; c < before.rows[b].class_count; c++)
					for (size_t x = 0; x < after.rows[r].class_count; x++)
						in += before.rows[b].classes[c] == after.rows[r].classes[x];
				/* All of what was a row, or nothing of it. */
				assert_true(in == 0 || in == before.rows[b].class_count);
				compared++;
			}
		if (before.shown == POLL_TOTAL)
			assert_true(after.shown != POLL_ROWS);
		random_room_free(&m.room);
	}
	assert_true(compared > 0);
}

static void a_table_may_join_and_a_person_may_not(void **state)
{
	struct dice d = { 36 };
	size_t joined = 0, refused = 0;

	(void)state;
	for (int i = 0; i < ROOMS; i++) {
		struct merged_room m;
		struct partition p;
		struct err e = { 0 };
		size_t last, alone = 0;

		make(&m, &d);
		/* All but the last table are published; then it joins them. */
		last = --m.room.session.table_count;
		partition_make(&p, &m.room.session, m.room.k, &m.room.arena);
		(void)publish(&m, &p, NULL);
		m.room.session.table_count++;
		partition_make(&p, &m.room.session, m.room.k, &m.room.arena);
		assert_true(publication_allows(&m.room.session, &p, &e));
		joined++;
		/* One of the last table moves to one that was published. */
		while (alone < m.room.roster.count && (strcmp(m.room.people[alone].table, m.tables[last].key) != 0 ||
						       !session_counts(&m.room.session, &m.room.people[alone])))
			alone++;
		if (alone < m.room.roster.count) {
			m.room.people[alone].table = m.tables[0].key;
			if (session_counts(&m.room.session, &m.room.people[alone])) {
				partition_make(&p, &m.room.session, m.room.k, &m.room.arena);
				assert_false(publication_allows(&m.room.session, &p, &e));
				refused++;
			}
		}
		random_room_free(&m.room);
	}
	assert_true(joined > 1000 && refused > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_are_of_the_table_alone),
		cmocka_unit_test(numbers_are_sums_of_tables_or_none),
		cmocka_unit_test(every_other_table_may_be_subtracted),
		cmocka_unit_test(what_was_published_may_be_again),
		cmocka_unit_test(rows_published_stay_together),
		cmocka_unit_test(a_table_may_join_and_a_person_may_not),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
