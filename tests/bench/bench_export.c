/* bench_export: what minutes cost. CPU milliseconds to build and render a session of 300 entries (a long meeting;
 * the aim is under 30) and one of 100,000 (a programme), per format. The redactor is the real one.
 *
 *     bench_export [ENTRIES...]     the default is 300 and 100000 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "export/export.h"
#include "minutes/build.h"
#include "store/agenda_file.h"

static const char *const stages[] = { "meaning", "present", "wanted", "actions", "change" };

static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void die(const char *what)
{
	fprintf(stderr, "bench_export: %s\n", what);
	exit(1);
}

static struct roster people(struct arena *a)
{
	struct person *list = arena_array(a, struct person, 20);

	for (size_t i = 0; i < 20; i++)
		list[i] = (struct person){ .id = arena_printf(a, "p%02zu", i), .title = "Dr", .role = "", .email = "",
					   .name = arena_printf(a, "Quinta%c Vandermolen%c", (char)('a' + i),
								(char)('a' + i)),
					   .group = i % 2 ? "provider" : "council" };
	return (struct roster){ .people = list, .count = 20 };
}

static void add_entry(struct session *s, size_t i)
{
	struct entry **slot = arena_push(&s->arena, &s->entries, s->entry_count, &s->entry_cap, sizeof *slot);
	struct entry *en = arena_new(&s->arena, struct entry);
	static const char *const tags[] = { "outcomes", "roles", "money", "voice" };

	*slot = en;
	en->number = ++s->entry_count;
	en->id = arena_printf(&s->arena, "k7q2m4xa-%zu", i);
	en->kind = i % 7 == 0 ? QUOTE : i % 5 == 3 ? ACTION : i % 5 == 4 ? CHANGE : VIEW;
	en->step = 1 + i % (s->agenda->step_count - 2);
	en->text = arena_printf(&s->arena, "Partners in part %zu of the system should agree what they want to achieve "
		"together, and Dr Quintac Vandermolenc would ask how they will know that it has been done", i);
	en->speaker = &s->roster->people[i % s->roster->count];
	en->addressee = en->level = en->horizon = en->due = en->edited_by = "";
	en->hands = i % 9;
	en->tags = &((const char **)tags)[i % 4];
	en->tag_count = 1;
	map_put(&s->entry_by_id, &s->arena, en->id, en);
}

static double build(struct session *s, struct arena *a, const struct document **d, struct redactor **redactor)
{
	struct redactor_plan plan = { .session = s, .undecided = UNDECIDED_HIDE, .lang = "en" };
	struct partition partition;
	struct err e = { 0 };
	double from = cpu_ms();
	struct minutes_plan minutes = { .session = s, .partition = &partition, .k = 3 };

	minutes.redactor = *redactor = redactor_new(&plan);
	partition_make(&partition, s, 3, a);
	*d = minutes_build(&minutes, a, &e);
	if (!*d)
		die(e.text);
	return cpu_ms() - from;
}

static void run(const struct agenda *agenda, const struct roster *roster, size_t entries)
{
	struct session s;
	struct arena a = { 0 };
	const struct document *d;
	struct redactor *redactor;

	session_init(&s, agenda, roster);
	for (size_t i = 0; i < entries; i++)
		add_entry(&s, i);
	printf("%zu entries: build %.1f ms", entries, build(&s, &a, &d, &redactor));
	for (size_t i = 0; export_formats[i]; i++) {
		struct buffer out = { 0 };
		struct err e = { 0 };
		double from = cpu_ms();

		if (!export_render(export_formats[i], d, &out, &e))
			die(e.text);
		printf(", %s %.1f", export_formats[i]->name, cpu_ms() - from);
		buffer_free(&out);
	}
	printf("\n");
	redactor_free(redactor);
	arena_free(&a);
	session_free(&s);
}

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct complaints complaints = { .arena = &a };
	struct roster roster = people(&a);
	const struct agenda *agenda;
	struct err e = { 0 };

	agenda = agenda_file_read("agendas/system-accountability.yaml", &a, &complaints, &e);
	if (!agenda)
		die(e.text);
	if (argc < 2) {
		run(agenda, &roster, 300);
		run(agenda, &roster, 100000);
	}
	for (int i = 1; i < argc; i++)
		run(agenda, &roster, strtoul(argv[i], NULL, 10));
	arena_free(&a);
	return 0;
}
