/* bench_gate: what the last look at a file costs: a roster compiled, text read in three ways that a file is written, and
 * twice the text, which may take twice the time and memory. Processor time, so that a busy machine does not count. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/buffer.h"
#include "random_room.h"
#include "rule/gate.h"

enum { TEXT_BYTES = 1 << 20 };

static const char sentence[] =
	"Several said that the board can question and recommend but cannot compel; others thought that NHS England had "
	"been clear about the Long Term Plan, and that local government was seldom asked. In May 2019 two councils wrote "
	"to the regulator, and Westerby Hollins answered. ";

static const struct {
	const char *name, *before, *behind, *first, *last;
} kinds[] = {
	{ "minutes.md", "", "\n\n", "# Minutes\n\n", "" },
	{ "minutes.html", "<p class=\"text\">", "</p>\n", "<html><body>", "</body></html>" },
	{ "minutes.json", "\"", "\",\n", "[", "\"\"]" },
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Every third is a William, and has a role of their own. */
static void make_roster(struct roster *r, struct arena *a, size_t people)
{
	struct person *p = arena_array(a, struct person, people);
	struct dice dice = { people };

	for (size_t i = 0; i < people; i++)
		p[i] = (struct person){
			.id = "p", .title = "", .group = "", .email = "",
			.role = i % 3 ? "director" : arena_printf(a, "head of %s", dice_name(&dice, a, 8)),
			.name = arena_printf(a, "%s %s", i % 3 ? dice_name(&dice, a, 4 + dice_throw(&dice, 5)) : "William",
					     dice_name(&dice, a, 5 + dice_throw(&dice, 6))),
		};
	*r = (struct roster){ .people = p, .count = people };
}

static void fill(struct buffer *file, size_t kind, size_t bytes)
{
	buffer_adds(file, kinds[kind].first);
	while (file->len < bytes)
		buffer_addf(file, "%s%s%s", kinds[kind].before, sentence, kinds[kind].behind);
	buffer_adds(file, kinds[kind].last);
}

static double reading(struct gate *g, size_t kind, size_t bytes, size_t *hits)
{
	struct buffer file = { 0 };
	struct err e;
	double start;

	fill(&file, kind, bytes);
	start = now();
	if (!gate_read(g, kinds[kind].name, buffer_text(&file), file.len, &e))
		printf("%s\n", e.text);
	start = now() - start;
	gate_hits(g, hits);
	buffer_free(&file);
	return start;
}

int main(void)
{
	static const size_t sizes[] = { 30, 1000, 10000 };
	static const struct agenda agenda = { .language = "en", .k = 3 };

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct arena a = { 0 };
		struct roster roster;
		struct session s = { .agenda = &agenda, .roster = &roster };
		struct rusage use;
		double start;
		struct gate *g;
		size_t hits;

		make_roster(&roster, &a, sizes[i]);
		start = now();
		g = gate_new(&(struct gate_plan){ .session = &s }, NULL);
		printf("%zu people: compiled in %.1f ms\n", sizes[i], (now() - start) * 1e3);
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
			double once = reading(g, k, TEXT_BYTES, &hits), twice = reading(g, k, 2 * TEXT_BYTES, &hits);

			printf("  %-13s %5.1f MB/s; twice the text takes %.1f times as long; %zu hits\n", kinds[k].name,
			       TEXT_BYTES / once / 1e6, twice / once, hits);
		}
		getrusage(RUSAGE_SELF, &use);
		printf("  peak %ld MB\n", use.ru_maxrss / 1024);
		gate_free(g);
		arena_free(&a);
	}
	return 0;
}
