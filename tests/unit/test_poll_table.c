/* test_poll_table: what a stranger who knows the sizes and the algorithm can learn from a printed table, and
 * what two publications of one session can be subtracted to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "random_room.h"
#include "rule/publication.h"

enum { CLASSES_MAX = 3, OPTIONS_MAX = 3, TABLES_MAX = 60000 };

/* A room of `count` groups under the root, sizes[i] people in each, and one closed poll over them. */
static void room_of(struct random_room *r, const size_t *sizes, size_t count, size_t options, int k)
{
	size_t people = 0, n = 0;
	struct poll *poll;

	for (size_t g = 0; g < count; g++)
		people += sizes[g];
	plain_room_make(r, count + 1, people, k);
	for (size_t g = 0; g < count; g++)
		for (size_t i = 0; i < sizes[g]; i++)
			r->people[n++].group = r->groups[g + 1].id;
	poll = r->session.polls = arena_new(&r->arena, struct poll);
	r->session.poll_count = 1;
	*poll = (struct poll){ .id = "duty", .opened = true, .closed = true };
	poll->options.count = options;
	poll->tallies = arena_array(&r->arena, struct tally, count);
	poll->tally_count = count;
	for (size_t g = 0; g < count; g++) {
		poll->tallies[g].group = g + 1;
		poll->tallies[g].votes = arena_array(&r->arena, int64_t, options);
	}
}

/* All that a reader sees: which classes share a row, every cell, the total; as text. */
static const char *print(struct random_room *r, const struct poll_table *t)
{
	struct buffer out = { 0 };
	const char *text;
	size_t options = r->session.polls[0].options.count;

	buffer_addf(&out, "%d", (int)t->shown);
	for (size_t o = 0; t->total && o < options; o++)
		buffer_addf(&out, " %d", (int)t->total[o]);
	for (size_t i = 0; i < t->row_count; i++) {
		buffer_adds(&out, " |");
		for (size_t c = 0; c < t->rows[i].class_count; c++)
			buffer_addf(&out, "%c", (char)('A' + t->rows[i].classes[c]));
		for (size_t o = 0; o < options; o++)
			buffer_addf(&out, " %d", (int)t->rows[i].votes[o]);
		buffer_addf(&out, " /%d", (int)t->rows[i].no_answer);
	}
	text = arena_string(&r->arena, buffer_text(&out));
	buffer_free(&out);
	return text;
}

/* ---- by hand ---- */

static const struct row {
	const char *what;
	size_t sizes[CLASSES_MAX];
	int64_t votes[CLASSES_MAX][OPTIONS_MAX];
	const char *printed;
} rows[] = {
	{ "every cell hides", { 6, 6 }, { { 3, 3 }, { 3, 3 } }, "3 6 6 0 |A 3 3 0 /0 |B 3 3 0 /0" },
	{ "one voice in a row: the total", { 6, 6 }, { { 5, 1 }, { 3, 3 } }, "2 8 4 0" },
	{ "a row of one mind", { 6, 6 }, { { 6, 0 }, { 3, 3 } }, "2 9 3 0" },
	{ "one who did not answer", { 7, 6 }, { { 3, 3 }, { 3, 3 } }, "2 6 6 0" },
	{ "the two smallest share a row", { 3, 3, 7 }, { { 2, 1 }, { 1, 2 }, { 4, 3 } },
	  "3 7 6 0 |AB 3 3 0 /0 |C 4 3 0 /0" },
	{ "all of one mind", { 6, 6 }, { { 6, 0 }, { 6, 0 } }, "1" },
	{ "fewer than k answered", { 6, 6 }, { { 1, 0 }, { 0, 1 } }, "0" },
	{ "the total may show one voice", { 6, 6 }, { { 6, 0 }, { 5, 1 } }, "2 11 1 0" },
	{ "more answers than people", { 6, 6 }, { { 4, 3 }, { 3, 3 } }, "0" },
	{ "fewer people than k", { 2 }, { { 1, 1 } }, "0" },
	{ "one class", { 6 }, { { 3, 3 } }, "2 3 3 0" },
};

static void tables_by_hand(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct random_room r;
		struct partition p;
		struct poll_table t;
		size_t count = 0;

		print_message("%s\n", rows[i].what);
		while (count < CLASSES_MAX && rows[i].sizes[count])
			count++;
		room_of(&r, rows[i].sizes, count, OPTIONS_MAX, 3);
		for (size_t g = 0; g < count; g++)
			memcpy(r.session.polls[0].tallies[g].votes, rows[i].votes[g], sizeof rows[i].votes[g]);
		partition_make(&p, &r.session, 3, &r.arena);
		poll_table_make(&t, &r.session, &r.session.polls[0], &p, NULL, &r.arena);
		assert_string_equal(print(&r, &t), rows[i].printed);
		assert_true(t.why && (t.shown == POLL_ROWS || *t.why));
		random_room_free(&r);
	}
}

/* ---- the attacker ----
 *
 * Knows k, the sizes, the algorithm. For each thing that can be printed: what is the least and the most that
 * each set of classes may have given to each answer (or to none), over all votes that print the same? */

struct range {
	int64_t least, most;
};

struct seen {
	const char *printed;
	struct range range[1 << CLASSES_MAX][OPTIONS_MAX + 1];
	bool of_one_mind[1 << CLASSES_MAX];   /* in every such vote all of the set gave the same answer */
};

struct attack {
	struct random_room room;
	struct partition partition;
	const size_t *sizes;
	size_t classes, options;
	struct seen *seen;
	size_t seen_count;
};

static struct seen *seen_as(struct attack *at, const char *printed)
{
	struct seen *new;

	for (size_t i = 0; i < at->seen_count; i++)
		if (strcmp(at->seen[i].printed, printed) == 0)
			return &at->seen[i];
	new = &at->seen[at->seen_count++];
	new->printed = printed;
	for (size_t set = 0; set < 1u << at->classes; set++) {
		new->of_one_mind[set] = true;
		for (size_t o = 0; o <= at->options; o++)
			new->range[set][o] = (struct range){ INT64_MAX, -1 };
	}
	return new;
}

static int64_t in_set(const struct attack *at, size_t set, size_t option)
{
	int64_t votes = 0;

	for (size_t c = 0; c < at->classes; c++) {
		const struct tally *t = &at->room.session.polls[0].tallies[c];
		int64_t answered = 0;

		if (!(set >> c & 1))
			continue;
		for (size_t o = 0; o < at->options; o++)
			answered += t->votes[o];
		votes += option < at->options ? t->votes[option] : (int64_t)at->sizes[c] - answered;
	}
	return votes;
}

static void note_set(const struct attack *at, struct seen *seen, size_t set)
{
	size_t answers = 0;

	for (size_t o = 0; o <= at->options; o++) {
		int64_t votes = in_set(at, set, o);
		struct range *range = &seen->range[set][o];

		range->least = votes < range->least ? votes : range->least;
		range->most = votes > range->most ? votes : range->most;
		answers += votes != 0;
	}
	if (answers != 1)
		seen->of_one_mind[set] = false;
}

static void note_vote(struct attack *at)
{
	struct poll_table t;
	struct seen *seen;

	poll_table_make(&t, &at->room.session, &at->room.session.polls[0], &at->partition, NULL, &at->room.arena);
	seen = seen_as(at, print(&at->room, &t));
	for (size_t set = 1; set < 1u << at->classes; set++)
		note_set(at, seen, set);
}

/* Every vote of the classes from c on, option o on, with `left` people of class c not yet counted. */
static void every_vote(struct attack *at, size_t c, size_t o, size_t left)
{
	if (c == at->classes) {
		note_vote(at);
		return;
	}
	if (o == at->options) {
		every_vote(at, c + 1, 0, c + 1 < at->classes ? at->sizes[c + 1] : 0);
		return;
	}
	for (size_t votes = 0; votes <= left; votes++) {
		at->room.session.polls[0].tallies[c].votes[o] = (int64_t)votes;
		every_vote(at, c, o + 1, left - votes);
	}
	at->room.session.polls[0].tallies[c].votes[o] = 0;
}

/* A set that is not the whole room: no answer known to be that of one to k - 1 of them, nor of all of them. The
 * whole room is the total, which the Rule exempts; nothing of it may be known when no figure is printed. */
static void nobody_is_found(const struct attack *at, const struct seen *seen)
{
	for (size_t set = 1; set + 1 < 1u << at->classes; set++) {
		assert_false(seen->of_one_mind[set]);
		for (size_t o = 0; o <= at->options; o++) {
			const struct range *range = &seen->range[set][o];

			assert_false(range->least == range->most && range->least > 0 &&
				     range->least < at->room.k);
		}
	}
}

static void attack(const size_t *sizes, size_t classes, size_t options, int k)
{
	struct attack at = { .sizes = sizes, .classes = classes, .options = options };

	room_of(&at.room, sizes, classes, options, k);
	partition_make(&at.partition, &at.room.session, k, &at.room.arena);
	at.seen = calloc(TABLES_MAX, sizeof *at.seen);
	assert_non_null(at.seen);
	every_vote(&at, 0, 0, sizes[0]);
	for (size_t i = 0; i < at.seen_count; i++)
		nobody_is_found(&at, &at.seen[i]);
	free(at.seen);
	random_room_free(&at.room);
}

static const struct {
	const char *what;
	size_t sizes[CLASSES_MAX];
	size_t classes, options;
	int k;
} rooms[] = {
	{ "two classes, k 2", { 4, 5 }, 2, 2, 2 },
	{ "two classes, three answers", { 5, 4 }, 2, 3, 2 },
	{ "two classes of one size, k 3", { 6, 6 }, 2, 2, 3 },
	{ "two classes, k 3", { 6, 8 }, 2, 2, 3 },
	{ "three classes, k 2", { 2, 3, 4 }, 3, 2, 2 },
	{ "three classes of one size, k 2", { 4, 4, 4 }, 3, 2, 2 },
	{ "three classes, k 3", { 3, 3, 6 }, 3, 2, 3 },
};

static void an_attacker_who_knows_all_but_the_votes_finds_nobody(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rooms) / sizeof(*rooms); i++) {
		print_message("%s\n", rooms[i].what);
		attack(rooms[i].sizes, rooms[i].classes, rooms[i].options, rooms[i].k);
	}
}

/* ---- two publications ---- */

static void publish(struct random_room *r, const struct partition *p)
{
	struct publication *all = arena_array(&r->arena, struct publication, r->session.publication_count + 1);

	for (size_t i = 0; i < r->session.publication_count; i++)
		all[i] = r->session.publications[i];
	all[r->session.publication_count] = (struct publication){
		.k = p->k, .content = "",
		.classes = publication_classes(&r->session, p, &r->arena),
		.blocks = publication_blocks(&r->session, p, &r->arena),
	};
	r->session.publications = all;
	r->session.publication_count++;
}

static bool allowed(struct random_room *r, int k, struct partition *p, struct err *e)
{
	partition_make(p, &r->session, k, &r->arena);
	return publication_allows(&r->session, p, e);
}

static void what_is_published_names_its_people(void **state)
{
	struct random_room r;
	struct partition p;
	const struct publication *kept;

	(void)state;
	room_of(&r, (const size_t[]){ 3, 4, 1 }, 3, 2, 3);
	partition_make(&p, &r.session, 3, &r.arena);
	publish(&r, &p);
	kept = &r.session.publications[0];
	assert_int_equal(kept->classes->count, 2);
	assert_string_equal(kept->classes->item[0], "g2: p4 p5 p6 p7");
	assert_string_equal(kept->classes->item[1], "participant: p1 p2 p3 p8");
	assert_int_equal(kept->blocks->count, 0);
	memcpy(r.session.polls[0].tallies[0].votes, ((const int64_t[]){ 3, 0 }), 2 * sizeof(int64_t));
	memcpy(r.session.polls[0].tallies[1].votes, ((const int64_t[]){ 0, 4 }), 2 * sizeof(int64_t));
	publish(&r, &p);
	kept = &r.session.publications[1];
	assert_int_equal(kept->blocks->count, 1);
	assert_string_equal(kept->blocks->item[0], "duty: g2+g1+g3");
	random_room_free(&r);
}

static void rows_stay_unions_of_rows(void **state)
{
	struct random_room r;
	struct partition p;
	struct poll_table t;

	(void)state;
	room_of(&r, (const size_t[]){ 3, 3, 7 }, 3, 2, 3);
	for (size_t g = 0; g < 3; g++)
		memcpy(r.session.polls[0].tallies[g].votes, rows[4].votes[g], 2 * sizeof(int64_t));
	partition_make(&p, &r.session, 3, &r.arena);
	publish(&r, &p);
	assert_int_equal(r.session.publications[0].blocks->count, 2);
	assert_string_equal(r.session.publications[0].blocks->item[0], "duty: g1+g2");
	assert_string_equal(r.session.publications[0].blocks->item[1], "duty: g3");
	/* Now g1 alone could hide all its people, were it not for what is out already. */
	r.session.polls[0].tallies[0].votes[0] = 0;
	r.session.polls[0].tallies[0].votes[1] = 0;
	poll_table_make(&t, &r.session, &r.session.polls[0], &p, NULL, &r.arena);
	for (size_t i = 0; i < t.row_count; i++)
		assert_true(t.rows[i].class_count == 2 || t.rows[i].classes[0] == 2);
	/* A total published alone stays alone. */
	r.session.polls[0].tallies[2].votes[0] = 1;
	publish(&r, &p);
	r.session.polls[0].tallies[2].votes[0] = 4;
	r.session.polls[0].tallies[0].votes[0] = 2;
	r.session.polls[0].tallies[0].votes[1] = 1;
	poll_table_make(&t, &r.session, &r.session.polls[0], &p, NULL, &r.arena);
	assert_int_equal(t.shown, POLL_TOTAL);
	assert_string_equal(t.why, "an earlier publication gave the total alone");
	random_room_free(&r);
}

static void newcomer(struct random_room *r)
{
	r->people[0].part = PARTICIPANT;
}

static void leaver(struct random_room *r)
{
	r->people[1].part = OBSERVER;
}

static void named(struct random_room *r)
{
	r->people[1].on_record = true;
}

static void forgotten(struct random_room *r)
{
	r->roster.count--;
}

static void mover(struct random_room *r)
{
	r->people[1].group = "g2";
}

static void nothing(struct random_room *r)
{
	(void)r;
}

static const struct {
	const char *what;
	void (*change)(struct random_room *r);
	int k;
	const char *says;  /* a part of the refusal; NULL: allowed */
} changes[] = {
	{ "nothing", nothing, 3, NULL },
	{ "k raised", nothing, 4, NULL },
	{ "k above everybody", nothing, 40, NULL },
	{ "k below the agenda's", nothing, 2, "the agenda asks for 3, not 2" },
	{ "somebody new", newcomer, 3, "p1 was not counted when" },
	{ "somebody who is no participant any more", leaver, 3, "p2 was counted when" },
	{ "somebody who is on the record now", named, 3, "p2 was counted when" },
	{ "somebody who is gone from the roster", forgotten, 3, "p9 was counted when" },
	{ "somebody in another group", mover, 3, "finer labels" },
	{ "that, and one label for all", mover, 20, NULL },
};

static void what_was_published_ties_what_follows(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		struct random_room r;
		struct partition p;
		struct err e;
		bool ok;

		print_message("%s\n", changes[i].what);
		room_of(&r, (const size_t[]){ 5, 4 }, 2, 2, 3);
		r.people[0].part = OBSERVER;
		partition_make(&p, &r.session, 3, &r.arena);
		publish(&r, &p);
		changes[i].change(&r);
		ok = allowed(&r, changes[i].k, &p, &e);
		assert_int_equal(ok, changes[i].says == NULL);
		if (!ok) {
			assert_int_equal(e.code, ERR_IDENTITY);
			if (!strstr(e.text, changes[i].says))
				fail_msg("%s", e.text);
		}
		random_room_free(&r);
	}
}

static void k_never_falls_again(void **state)
{
	struct random_room r;
	struct partition p;
	struct err e;

	(void)state;
	room_of(&r, (const size_t[]){ 5, 4 }, 2, 2, 3);
	partition_make(&p, &r.session, 4, &r.arena);
	publish(&r, &p);
	assert_false(allowed(&r, 3, &p, &e));
	assert_non_null(strstr(e.text, "published with k 4"));
	assert_true(allowed(&r, 4, &p, &e));
	random_room_free(&r);
}

/* Which class of a publication or partition somebody is in, by walking the printed lists. */
static bool in_list(const char *class, const char *id)
{
	const char *at = strstr(class, id);

	return at && at[-1] == ' ' && (at[strlen(id)] == ' ' || at[strlen(id)] == '\0');
}

/* x and y cut the room in four; no part but the outer one may hold one to k - 1 people. */
static void cut(const struct random_room *r, const char *x, const char *y, size_t k)
{
	size_t both = 0, only_x = 0, only_y = 0;

	for (size_t i = 0; i < r->roster.count; i++) {
		bool in_x = in_list(x, r->people[i].id), in_y = in_list(y, r->people[i].id);

		both += in_x && in_y;
		only_x += in_x && !in_y;
		only_y += in_y && !in_x;
	}
	assert_true(both == 0 || both >= k);
	assert_true(only_x == 0 || only_x >= k);
	assert_true(only_y == 0 || only_y >= k);
}

static void disturb(struct random_room *r, struct dice *d)
{
	size_t who;

	if (r->roster.count == 0 || dice_throw(d, 3) == 0)
		return;
	who = dice_throw(d, r->roster.count);
	if (dice_throw(d, 2))
		r->people[who].group = r->groups[dice_throw(d, r->agenda.group_count)].id;
	else if (dice_throw(d, 2))
		r->people[who].part = (enum part)dice_throw(d, PARTS);
	else
		r->session.presence[who].ever = !r->session.presence[who].ever;
}

static void two_publications_isolate_nobody(void **state)
{
	size_t compared = 0;

	(void)state;
	for (size_t seed = 0; seed < 3000; seed++) {
		struct dice d = { seed };
		struct random_room r;
		struct partition p;

		random_room_make(&r, &d, 7, 30);
		r.agenda.k = r.k;
		partition_make(&p, &r.session, r.k, &r.arena);
		publish(&r, &p);
		disturb(&r, &d);
		if (p.labelled && allowed(&r, r.k + (int)dice_throw(&d, 3), &p, NULL) && p.labelled) {
			const struct event_list *now = publication_classes(&r.session, &p, &r.arena);
			const struct event_list *then = r.session.publications[0].classes;

			for (size_t i = 0; i < now->count; i++)
				for (size_t j = 0; j < then->count; j++)
					cut(&r, now->item[i], then->item[j], (size_t)r.k);
			compared++;
		}
		random_room_free(&r);
	}
	assert_true(compared > 300);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_by_hand),
		cmocka_unit_test(an_attacker_who_knows_all_but_the_votes_finds_nobody),
		cmocka_unit_test(what_is_published_names_its_people),
		cmocka_unit_test(rows_stay_unions_of_rows),
		cmocka_unit_test(what_was_published_ties_what_follows),
		cmocka_unit_test(k_never_falls_again),
		cmocka_unit_test(two_publications_isolate_nobody),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
