/* bench_export: what minutes cost. CPU milliseconds to build and render a session of 300 entries (a long meeting; all
 * formats together in under 100) and of 25,000 and 100,000 (a programme; four times the entries, four times the cost).
 * The redactor is the real one.
 *
 * Beside them stands the bare pipeline of the same session: read the texts from a file, scan each for names, write as many
 * bytes as each format has, sync. Minutes in markdown, html, json, csv and docx together are to cost at most three times
 * that. Of a PDF only the page is counted that a converter is given.
 *
 *     bench_export [ENTRIES...] */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "export/export.h"
#include "minutes/build.h"
#include "store/agenda_file.h"

static const char scratch[] = "build/bench_export.tmp";

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
	struct entry *en = session_add_entry(s);
	struct entry_more *more = entry_more(s, en);
	static const char *const tags[] = { "outcomes", "roles", "money", "voice" };

	en->id = arena_printf(&s->arena, "k7q2m4xa-%zu", i);
	en->writer = "k7q2m4xa";
	en->n = i;
	en->kind = i % 7 == 0 ? QUOTE : i % 5 == 3 ? ACTION : i % 5 == 4 ? CHANGE : VIEW;
	en->step = (uint32_t)(1 + i % (s->agenda->step_count - 2));
	en->text = arena_printf(&s->arena, "Partners in part %zu of the system should agree what they want to achieve "
		"together, and Dr Quintac Vandermolenc would ask how they will know that it has been done", i);
	en->speaker = &s->roster->people[i % s->roster->count];
	more->hands = i % 9;
	more->tags = &((const char **)tags)[i % 4];
	more->tag_count = 1;
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

/* ---- the bare pipeline ---- */

static void write_all(const void *bytes, size_t len)
{
	int fd = open(scratch, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	const char *at = bytes;
	ssize_t n = 0;

	for (; fd >= 0 && len && (n = write(fd, at, len)) > 0; at += n)
		len -= (size_t)n;
	if (fd < 0 || len || fsync(fd) != 0 || close(fd) != 0)
		die("build/bench_export.tmp cannot be written");
}

/* The texts as a file of lines, to be read again. */
static void put_texts(const struct session *s)
{
	struct buffer b = { 0 };

	for (size_t i = 0; i < s->entry_count; i++)
		buffer_addf(&b, "%s\n", s->entries[i]->text);
	write_all(buffer_text(&b), b.len);
	buffer_free(&b);
}

static double read_and_scan(const struct session *s)
{
	const struct redactor_plan plan = { .session = s, .undecided = UNDECIDED_HIDE, .lang = "en" };
	struct redactor *redactor = redactor_new(&plan);
	FILE *in = fopen(scratch, "re");
	double from = cpu_ms();
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;

	if (!in)
		die(scratch);
	for (size_t i = 0; (len = getline(&line, &cap, in)) > 0; i++) {
		line[len - 1] = '\0';
		(void)redactor_redact(redactor, line, SETTING_PROSE, s->entries[i]->id);
	}
	from = cpu_ms() - from;
	free(line);
	fclose(in);
	redactor_free(redactor);
	return from;
}

/* ---- all of it ---- */

struct cost {
	double all, named, written;  /* of all formats; of the five that are compared, and of writing those */
};

static bool is_compared(const struct export_format *f)
{
	static const char *const names[] = { "markdown", "html", "json", "csv", "docx" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], f->name) == 0)
			return true;
	return false;
}

static void render(const struct export_format *f, const struct document *d, struct cost *cost)
{
	struct buffer out = { 0 };
	struct err e = { 0 };
	double from = cpu_ms(), took;

	if (!export_render(f, d, &out, &e))
		die(e.text);
	took = cpu_ms() - from;
	printf(", %s %.1f", f->name, took);
	cost->all += took;
	if (is_compared(f)) {
		cost->named += took;
		from = cpu_ms();
		write_all(buffer_text(&out), out.len);
		cost->written += cpu_ms() - from;
	}
	buffer_free(&out);
}

static void run(const struct agenda *agenda, const struct roster *roster, size_t entries)
{
	struct session s;
	struct arena a = { 0 };
	const struct document *d;
	struct redactor *redactor;
	struct cost cost = { 0 };
	double bare, built;

	session_init(&s, agenda, roster);
	for (size_t i = 0; i < entries; i++)
		add_entry(&s, i);
	put_texts(&s);
	bare = read_and_scan(&s);
	built = build(&s, &a, &d, &redactor);
	printf("%zu entries: build %.1f ms", entries, built);
	for (size_t i = 0; export_formats[i]; i++)
		render(export_formats[i], d, &cost);
	printf("; together %.1f\n", built + cost.all);
	printf("%zu entries: read and scan %.1f ms, write and sync %.1f; with minutes %.2f times that\n", entries, bare,
	       cost.written, (built + cost.named + cost.written) / (bare + cost.written));
	redactor_free(redactor);
	arena_free(&a);
	session_free(&s);
	unlink(scratch);
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
		run(agenda, &roster, 25000);
		run(agenda, &roster, 100000);
	}
	for (int i = 1; i < argc; i++)
		run(agenda, &roster, strtoul(argv[i], NULL, 10));
	arena_free(&a);
	return 0;
}
