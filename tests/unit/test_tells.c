/* test_tells: what is said of a room in superlatives. Idioms are everybody's and stay; who is the only one, the youngest
 * or the first of the room is one person, and is asked about. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "rule/finder.h"

static const struct organisation bodies[] = {
	{ .id = "o1", .name = "Pellworth NHS Trust", .kind = "NHS trust" },
	{ .id = "o2", .name = "Dorlham County Council", .kind = "council" },
};

static const struct person people[] = {
	{ .id = "p1", .name = "Quill Zarnett", .title = "", .role = "chief executive", .group = "", .email = "", .organisation = &bodies[0] },
	{ .id = "p2", .name = "Orla Venmoor", .title = "", .role = "nurse", .group = "", .email = "", .organisation = &bodies[1] },
};

static const struct roster roster = { .people = people, .count = 2, .organisations = bodies, .organisation_count = 2 };
static const struct group root = { .id = "participant" };
static const struct agenda agenda = { .language = "en", .k = 3, .groups = &root, .group_count = 1 };

static const char *const idioms[] = {
	"the first port of call here", "the only way here", "the first time here", "the biggest problem here is money",
	"the first thing here is trust", "the last resort here", "the only game in town here", "the first step here is to listen",
	"the last word here belongs to nobody", "the biggest challenge here", "the first point of contact here",
	"the worst case here", "the last thing we need here", "the only sticking point here", "the first line of defence here",
	"the biggest prize here is time", "the only common ground here", "the only common thread here", "the first order of business here",
	"the largest single cost here", "the last straw here", "the first hurdle here", "the only realistic route here",
	"the smallest change here helps", "the biggest unknown here", "the first principle here", "the only certainty here",
	"the only downside here", "the biggest win here", "the fastest route here", "the only snag here", "the last chance here",
	"the first priority here", "the lowest common denominator here", "the first fruits here", "the only sensible conclusion here",
	"the biggest elephant in the room", "the largest share of the budget here", "the only real test here", "the last mile here",
	"the highest priority here", "the first draft here", "the biggest gap here", "the only constant here", "the oldest trick here",
	"the last ten minutes here",
};

static const char *const claims[] = {
	"the only woman here", "the only Welsh speaker in the room", "the youngest at the table", "the oldest person here",
	"the first here to say so", "the last in the room to hear of it", "the smallest charity here", "the biggest employer in the room",
	"the only nurse here", "the only one here", "the only person here with a budget", "the newest member round the table",
	"the only clinician at this table", "the longest serving officer here", "the only pilot here", "the first woman at this table",
	"the only parent in the room", "the largest landlord here", "the only Somali speaker here", "the only other man present",
};

static size_t finds_in(const struct finder *f, const char *text)
{
	struct arena a = { 0 };
	size_t count;

	finder_find(f, text, strlen(text), &a, &count);
	arena_free(&a);
	return count;
}

static void check(const char *const *list, size_t count, bool wanted)
{
	struct finder *f = finder_new(&roster, &agenda, NULL);
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct buffer text = { 0 };

		buffer_addf(&text, "It was said that this is %s, and so on.", list[i]);
		if ((finds_in(f, text.text) > 0) != wanted) {
			print_error("%s: %s\n", list[i], wanted ? "nothing is found" : "is found");
			wrong++;
		}
		buffer_free(&text);
	}
	finder_free(f);
	assert_int_equal(wrong, 0);
}

static void idioms_are_kept(void **state)
{
	(void)state;
	check(idioms, sizeof idioms / sizeof *idioms, false);
}

static void who_is_alone_in_something_is_asked_about(void **state)
{
	(void)state;
	check(claims, sizeof claims / sizeof *claims, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(idioms_are_kept),
		cmocka_unit_test(who_is_alone_in_something_is_asked_about),
	};

	cmocka_set_test_filter(getenv("T"));
	return cmocka_run_group_tests(tests, NULL, NULL);
}
