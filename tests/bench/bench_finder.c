/* bench_finder: how fast the finder reads, beside memcpy, and what a roster costs. Processor time, so that a
 * busy machine does not count. To reach: 50 MB/s with 1,000 names, 10,000 in at most twice the time, compiled
 * in under 5 ms for 30 people and 100 ms for 10,000. A million mutants: MUTANTS=1000000 build/<mode>/tests/test_finder. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/buffer.h"
#include "random_room.h"
#include "rule/finder.h"

enum { TEXT_BYTES = 4 << 20, ROUNDS = 5 };

static const char paragraph[] =
	"The group asked how partners in a system answer to one another, and what happens when a plan is late. Several "
	"said that the board can question and recommend but cannot compel; others thought that NHS England had been "
	"clear about the Long Term Plan, and that local government was seldom asked. In May 2019 two councils wrote to "
	"the regulator. \"We were promised a single conversation,\" one of them said, \"and we had five.\" Money follows "
	"the patient only on paper: contracts, tariffs and targets pull the other way. What would help is time, trust "
	"and fewer returns to fill in, and a shared view of the numbers by the end of the year.\n\n";

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void make_roster(struct roster *r, struct arena *a, size_t people)
{
	struct person *p = arena_array(a, struct person, people);
	struct organisation *o = arena_array(a, struct organisation, people / 3 + 1);
	struct dice dice = { people };

	for (size_t i = 0; i <= people / 3; i++)
		o[i] = (struct organisation){ .id = "o", .kind = "NHS trust",
			.name = arena_printf(a, "%s %s NHS Foundation Trust", dice_name(&dice, a, 6 + dice_throw(&dice, 4)),
					     dice_name(&dice, a, 5 + dice_throw(&dice, 4))) };
	for (size_t i = 0; i < people; i++)
		p[i] = (struct person){ .id = "p", .title = "", .role = "director", .group = "", .email = "",
			.organisation = &o[i / 3],
			.name = arena_printf(a, "%s %s", dice_name(&dice, a, 4 + dice_throw(&dice, 5)),
					     dice_name(&dice, a, 5 + dice_throw(&dice, 6))) };
	*r = (struct roster){ .people = p, .count = people, .organisations = o, .organisation_count = people / 3 + 1 };
}

static double copying(const struct buffer *text)
{
	char *copy = malloc(text->len);
	double best = 1e9;

	for (int i = 0; copy && i < ROUNDS; i++) {
		double start = now();

		memcpy(copy, text->text, text->len);
		best = now() - start < best ? now() - start : best;
		if (copy[i] == '\1')
			puts("");
	}
	free(copy);
	return (double)text->len / best / 1e6;
}

static double reading(const struct finder *f, const struct buffer *text, size_t *count)
{
	double best = 1e9;

	for (int i = 0; i < ROUNDS; i++) {
		struct arena a = { 0 };
		double start = now(), took;

		finder_find(f, text->text, text->len, &a, count);
		took = now() - start;
		best = took < best ? took : best;
		arena_free(&a);
	}
	return (double)text->len / best / 1e6;
}

/* The same paragraphs with somebody's whole name or surname in every third part of a sentence: about 20 in 1,000 words,
 * several times as many as in minutes of a committee. */
static void add_named(struct buffer *text, const struct roster *r)
{
	struct dice dice = { 7 };
	size_t parts = 0;

	while (text->len < TEXT_BYTES) {
		for (const char *s = paragraph, *stop; *s; s = stop) {
			const char *name = r->people[dice_throw(&dice, r->count)].name;

			stop = strpbrk(s, ".;\n");
			stop += strspn(stop, ".;\n ");
			if (stop - s > 20 && parts++ % 3 == 0)
				buffer_addf(text, "%s said: ", dice_throw(&dice, 2) ? name : strchr(name, ' ') + 1);
			buffer_add(text, s, (size_t)(stop - s));
		}
	}
}

int main(void)
{
	static const size_t sizes[] = { 30, 1000, 10000 };
	struct buffer text = { 0 };

	while (text.len < TEXT_BYTES)
		buffer_adds(&text, paragraph);
	printf("memcpy: %.0f MB/s\n", copying(&text));
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct arena a = { 0 };
		struct roster roster;
		struct rusage use;
		struct buffer named = { 0 };
		struct finder *f;
		double start, compiled, speed;
		size_t count;

		make_roster(&roster, &a, sizes[i]);
		start = now();
		f = finder_new(&roster, NULL, NULL);
		/* As every session does. */
		finder_mind_day(f, (struct date){ 2019, 10, 8 });
		compiled = now() - start;
		speed = reading(f, &text, &count);
		printf("%zu people: compiled in %.1f ms, %.1f MB/s, %zu findings\n", sizes[i], compiled * 1e3, speed, count);
		add_named(&named, &roster);
		speed = reading(f, &named, &count);
		getrusage(RUSAGE_SELF, &use);
		printf("%*s with names: %.1f MB/s, %zu findings, peak %ld MB\n", 19, "", speed, count, use.ru_maxrss / 1024);
		buffer_free(&named);
		finder_free(f);
		arena_free(&a);
	}
	buffer_free(&text);
	return 0;
}
