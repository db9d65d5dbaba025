/* test_voices: the voices of entries that were merged, against the definition, spelled out and slow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/session.h"
#include "random_room.h"

enum { ENTRIES = 14, PEOPLE = 6, ROUNDS = 400, STEPS = 40, CHAIN = 20000 };

static struct entry *add(struct session *s, const struct person *speaker)
{
	struct entry *en = session_add_entry(s);

	en->n = en->number;
	en->writer = "k7q2m4xa";
	en->id = arena_printf(&s->arena, "%s-%zu", en->writer, en->number);
	en->speaker = speaker;
	return en;
}

static bool fold(struct session *s, const char *kind, const struct entry *of, const char *field, const char *value)
{
	struct event *ev = event_new(&s->arena, event_kind(kind));
	struct err e;

	event_set_text(ev, "of", of->id);
	if (field)
		event_set_text(ev, field, value);
	return session_fold(s, ev, &e);
}

/* Is en merged into root, however far? */
static bool belongs(const struct entry *en, const struct entry *root)
{
	while (en && en != root)
		en = en->same_as;
	return en != NULL;
}

static bool speaks_for(const struct entry *en, const struct person *p)
{
	bool speaks = en->speaker == p;

	for (size_t i = 0; i < en->more->supporter_count; i++)
		speaks |= en->more->supporters[i] == p;
	return speaks;
}

/* Everybody once who speaks for what was merged into root and was not dropped, and all hands. What nothing was merged
 * into keeps its voices even when it was dropped. */
static size_t voices(const struct session *s, const struct entry *root, size_t *against)
{
	bool alone = true;
	size_t count = 0;

	for (size_t i = 0; i < s->entry_count; i++)
		alone &= s->entries[i] == root || !belongs(s->entries[i], root);
	*against = 0;
	for (size_t i = 0; i < s->entry_count; i++)
		if (belongs(s->entries[i], root) && (alone || !s->entries[i]->dropped)) {
			count += s->entries[i]->more->hands;
			*against += s->entries[i]->more->objection_count;
		}
	for (size_t p = 0; p < s->roster->count; p++) {
		bool speaks = false;

		for (size_t i = 0; i < s->entry_count; i++)
			speaks |= belongs(s->entries[i], root) && (alone || !s->entries[i]->dropped) &&
				  speaks_for(s->entries[i], &s->roster->people[p]);
		count += speaks;
	}
	return count;
}

static void something_happens(struct session *s, struct dice *d)
{
	const struct entry *en = s->entries[dice_throw(d, ENTRIES)], *other = s->entries[dice_throw(d, ENTRIES)];
	const struct person *p = &s->roster->people[dice_throw(d, PEOPLE)];
	bool circle = belongs(other, en);

	switch (dice_throw(d, 8)) {
	case 0:
		assert_true(fold(s, "drop", en, NULL, NULL));
		break;
	case 1:
		assert_true(fold(s, "support", en, NULL, NULL));
		break;
	case 2:
		assert_true(fold(s, "support", en, "person", p->id));
		break;
	case 3:
		assert_true(fold(s, "object", en, NULL, NULL));
		break;
	default:
		/* Whatever would make a circle is refused, and nothing else is. */
		assert_int_equal(fold(s, "same", en, "as", other->id), !circle);
	}
}

static void merged_entries_have_the_voices_of_all(void **state)
{
	(void)state;
	for (size_t seed = 1; seed <= ROUNDS; seed++) {
		struct dice d = { seed };
		struct random_room r;
		struct session *s = &r.session;

		plain_room_make(&r, 1, PEOPLE, 3);
		for (size_t p = 0; p < PEOPLE; p++)
			r.people[p].id = arena_printf(&r.arena, "p%zu", p);
		for (size_t i = 0; i < ENTRIES; i++)
			add(s, dice_throw(&d, 2) ? &r.people[dice_throw(&d, PEOPLE)] : NULL);
		for (size_t i = 0; i < STEPS; i++)
			something_happens(s, &d);
		for (size_t i = 0; i < ENTRIES; i++) {
			size_t against, count = voices(s, s->entries[i], &against);

			assert_int_equal(entry_support(s, s->entries[i]), count);
			assert_int_equal(entry_objections(s, s->entries[i]), against);
		}
		session_free(s);
		random_room_free(&r);
	}
}

/* Walks that began anew at each entry would not come to an end here. */
static void a_long_chain_is_walked_once(void **state)
{
	struct random_room r;
	struct session *s = &r.session;

	(void)state;
	plain_room_make(&r, 1, 2, 3);
	for (size_t i = 0; i < CHAIN; i++)
		entry_more(s, add(s, &r.people[i % 2]))->hands = 1;
	for (size_t i = 1; i < CHAIN; i++)
		assert_true(fold(s, "same", s->entries[i], "as", s->entries[i - 1]->id));
	assert_int_equal(entry_support(s, s->entries[0]), CHAIN + 2);
	assert_int_equal(entry_support(s, s->entries[CHAIN - 1]), 2);
	assert_false(fold(s, "same", s->entries[0], "as", s->entries[CHAIN - 1]->id));
	session_free(s);
	random_room_free(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(merged_entries_have_the_voices_of_all),
		cmocka_unit_test(a_long_chain_is_walked_once),
	};

	if (getenv("T"))
		cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
