/* bench_synthesis: what a programme of roundtables costs to bring together. 1,000 published files of 300 entries, read,
 * built, rendered and gated (the aim is under 5 s), beside a bare jansson parse of the same files; and half as many, to
 * see that time and memory are linear.
 *
 *     bench_synthesis [FILES ENTRIES]     the default is 1000 300 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <jansson.h>

#include "publish/synthesis.h"

enum { PATH_BYTES = 256 };

static char folder[PATH_BYTES / 2];

static void die(const char *what)
{
	fprintf(stderr, "bench_synthesis: %s\n", what);
	exit(1);
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static const char *path_of(size_t file)
{
	static char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/%04zu.json", folder, file);
	return path;
}

/* ---- what is read ---- */

static void put_item(FILE *out, size_t file, size_t i, const char *kind)
{
	static const char *const themes[] = { "outcomes", "roles", "money", "voice", "shared-data", "regulation" };
	static const char *const levels[] = { "place", "system", "region", "national" };

	/* One in ten is said in many roundtables. */
	fprintf(out, "{\"kind\": \"%s\", \"text\": \"Partners in part %zu of the system should agree what they want to achieve "
		     "together, and say how they will know that it has been done.\", \"quantifier\": \"several participants\", "
		     "\"themes\": [\"%s\"]", kind, i % 10 ? file * 1000 + i : i, themes[i % 6]);
	if (i % 7 == 0)
		fprintf(out, ", \"objections\": true, \"reason\": \"it costs too much\"");
	if (strcmp(kind, "action") == 0)
		fprintf(out, ", \"addressee\": \"Addressee %zu\", \"level\": \"%s\", \"due\": \"December 2026\"", i % 9,
			levels[i % 4]);
	fprintf(out, "}");
}

static void put_dimension(FILE *out, size_t file, size_t dimension, size_t entries)
{
	static const char *const stages[] = { "present", "wanted", "actions", "change" };
	static const char *const kinds[] = { "view", "view", "action", "change" };

	fprintf(out, "%s{\"id\": \"d%zu\", \"title\": \"Dimension %zu\", \"stages\": [", dimension ? ", " : "", dimension,
		dimension);
	for (size_t s = 0; s < 4; s++) {
		fprintf(out, "%s{\"id\": \"%s\", \"title\": \"Stage %zu\", \"items\": [", s ? ", " : "", stages[s], s);
		for (size_t i = 0; i < entries / 12; i++) {
			fputs(i ? ",\n" : "", out);
			put_item(out, file, (dimension * 4 + s) * 100 + i, kinds[s]);
		}
		fputs("]}", out);
	}
	fputs("]}", out);
}

static void put_file(size_t file, size_t entries)
{
	FILE *out = fopen(path_of(file), "we");

	if (!out)
		die("cannot write its files");
	fprintf(out, "{\"roundtable\": 1, \"title\": \"Roundtable %zu\", \"month\": \"2026-01\", \"language\": \"en\", \"k\": 3, "
		     "\"status\": \"final\", \"participants\": 12, \"groups\": [{\"label\": \"leader\", \"count\": 12}], "
		     "\"dimensions\": [", file);
	for (size_t d = 0; d < 3; d++)
		put_dimension(out, file, d, entries);
	fputs("], \"polls\": [{\"id\": \"duty\", \"dimension\": \"d0\", \"question\": \"A duty?\", \"options\": [\"Agree\", "
	      "\"Disagree\"], \"total\": {\"Agree\": 6, \"Disagree\": 6}, \"groups\": [{\"label\": \"leader\", \"counts\": "
	      "{\"Agree\": 6, \"Disagree\": 6, \"no answer\": 0}}]}]}\n", out);
	if (fclose(out) != 0)
		die("cannot write its files");
}

/* ---- what is measured ---- */

static void parse(size_t files)
{
	for (size_t i = 0; i < files; i++) {
		json_t *root = json_load_file(path_of(i), 0, NULL);

		if (!root)
			die("its own file is no JSON");
		json_decref(root);
	}
}

static void synthesise(size_t files, const char *format)
{
	const char **paths = calloc(files, sizeof *paths);
	struct report_plan plan = { .files = paths, .file_count = files, .formats = &format, .format_count = 1, .least = 3 };
	struct report_ready *ready = NULL;
	struct err e = { 0 };

	for (size_t i = 0; paths && i < files; i++)
		paths[i] = strdup(path_of(i));
	if (!report_prepare(&plan, &ready, &e)) {
		report_say(ready, "", stderr);
		die(e.text);
	}
	report_free(ready);
}

/* In a process of its own, so that the most memory it took is its own too. */
static void measure(const char *what, size_t files, const char *format)
{
	double from = seconds();
	struct rusage used;
	int status;
	pid_t child = fork();

	if (child == 0) {
		if (format)
			synthesise(files, format);
		else
			parse(files);
		_exit(0);
	}
	if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0)
		die("a measurement failed");
	printf("%5zu files, %-9s %6.2f s, of these %6.2f s CPU, %5ld MB\n", files, what, seconds() - from,
	       (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6 + (double)used.ru_stime.tv_sec +
	       (double)used.ru_stime.tv_usec / 1e6, used.ru_maxrss / 1024);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	static const char *const formats[] = { "markdown", "text", "html", "json", "csv", "docx" };
	size_t files = argc > 2 ? strtoul(argv[1], NULL, 10) : 1000, entries = argc > 2 ? strtoul(argv[2], NULL, 10) : 300;
	const char *tmp = getenv("TMPDIR");

	snprintf(folder, sizeof folder, "%s/bench-synthesis-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(folder))
		die("cannot make its folder");
	for (size_t i = 0; i < files; i++)
		put_file(i, entries);
	printf("files of %zu entries\n", entries);
	measure("jansson", files, NULL);
	measure("markdown", files / 2, "markdown");
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		measure(formats[i], files, formats[i]);
	for (size_t i = 0; i < files; i++)
		unlink(path_of(i));
	rmdir(folder);
	return 0;
}
