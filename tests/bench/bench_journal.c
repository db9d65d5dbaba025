/* bench_journal: what a kept entry and a read journal cost, as ratios of the bare minimum on the
 * same machine in the same run: a 300-byte write with fdatasync, and a scan by libyaml that does
 * nothing.
 *
 *     bench_journal [FOLDER]     works in a new folder within FOLDER (build, else /tmp) */
/* link: -Wl,--wrap=write,--wrap=fdatasync */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

#include "store/append.h"
#include "store/journal.h"

enum {
	KEPT = 400,
	GROUP = 100,
	GROUPED = 4000,
	EVENTS = 100000,
	ROUNDS = 3,
	LINE_BYTES = 300,
	PATH_BYTES = 4096
};

static size_t writes, syncs;

ssize_t __real_write(int fd, const void *bytes, size_t len);
ssize_t __wrap_write(int fd, const void *bytes, size_t len);
int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);

ssize_t __wrap_write(int fd, const void *bytes, size_t len)
{
	writes++;
	return __real_write(fd, bytes, len);
}

int __wrap_fdatasync(int fd)
{
	syncs++;
	return __real_fdatasync(fd);
}

static void die(const char *what)
{
	fprintf(stderr, "bench_journal: %s\n", what);
	exit(1);
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* An entry whose line has about 300 bytes. */
static struct event *entry(struct arena *a, uint64_t n)
{
	struct event *ev = event_new(a, event_kind("entry"));

	if (!event_set_id(ev, a, arena_printf(a, "k7q2m4xa-%llu", (unsigned long long)n)))
		die("no id");
	ev->at_ms = 1570526891003 + (int64_t)n * 1000;
	ev->role = "note-taker";
	event_set_text(ev, "kind", "action");
	event_set_text(ev, "dimension", "internal");
	event_set_text(ev, "stage", "actions");
	event_set_text(ev, "text",
		arena_printf(a,
			"Systems should publish what they hold each other to, and say \"by when\" "
			"in words that a patient understands; item %llu",
			(unsigned long long)n));
	event_set_text(ev, "addressee", "Systems");
	event_set_text(ev, "level", "system");
	return ev;
}

static const char *path_in(const char *dir, const char *name)
{
	static char path[PATH_BYTES + 32];

	snprintf(path, sizeof path, "%s/%s", dir, name);
	return path;
}

static void empty_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0 || fsync(fd) != 0)
		die("cannot make a file");
	close(fd);
}

static double bare_appends(const char *dir, size_t count)
{
	static char line[LINE_BYTES];
	int fd;
	double start;

	empty_file(path_in(dir, "bare"));
	fd = open(path_in(dir, "bare"), O_WRONLY | O_APPEND | O_CLOEXEC);
	memset(line, 'x', sizeof line);
	start = seconds();
	for (size_t i = 0; i < count; i++)
		if (__real_write(fd, line, sizeof line) != LINE_BYTES || __real_fdatasync(fd) != 0)
			die("a bare write failed");
	start = seconds() - start;
	close(fd);
	return (double)count / start;
}

static double kept(const char *dir, size_t count, size_t group)
{
	struct history h = { 0 };
	struct journal *j;
	struct err e;
	bool reread;
	double start;

	empty_file(path_in(dir, "journal.yaml"));
	if (!journal_open(dir, &h, &j, &e))
		die(e.text);
	start = seconds();
	for (size_t i = 0; i < count; i += group) {
		if (!journal_lock(j, &reread, &e))
			die(e.text);
		for (size_t k = 0; k < group; k++) {
			struct event *ev = entry(&h.arena, h.highest_n + 1);

			if (!journal_stage(j, ev, &e))
				die(e.text);
			history_add(&h, ev);
		}
		if (!journal_commit(j, &e))
			die(e.text);
		journal_unlock(j);
	}
	start = seconds() - start;
	journal_close(j);
	history_free(&h);
	return (double)count / start;
}

static void bench_keeping(const char *dir)
{
	double bare = 0, one = 0, many = 0;

	for (int i = 0; i < ROUNDS; i++) {
		bare += bare_appends(dir, KEPT) / ROUNDS;
		one += kept(dir, KEPT, 1) / ROUNDS;
	}
	printf("keeping                     per second   to bare   writes   syncs (per entry)\n");
	printf("  bare write + fdatasync      %10.0f      1.00     1.00    1.00\n", bare);
	printf("  one by one                  %10.0f    %6.2f   %6.2f  %6.2f   target >= 0.6\n",
		one, one / bare, (double)writes / (KEPT * ROUNDS), (double)syncs / (KEPT * ROUNDS));
	writes = syncs = 0;
	many = kept(dir, GROUPED, GROUP);
	printf("  by the hundred              %10.0f    %6.2f   %6.2f  %6.2f\n", many, many / bare,
		(double)writes / GROUPED, (double)syncs / GROUPED);
}

static void write_journal(const char *dir)
{
	FILE *file = fopen(path_in(dir, "journal.yaml"), "we");
	struct buffer out = { 0 };
	struct err e;

	for (uint64_t n = 1; n <= EVENTS; n++) {
		struct arena a = { 0 };

		if (!journal_encode(entry(&a, n), &out, &e))
			die(e.text);
		arena_free(&a);
	}
	if (!file || fwrite(out.text, 1, out.len, file) != out.len || fclose(file) != 0)
		die("cannot write the journal");
	buffer_free(&out);
}

static void scan_bare(const char *dir)
{
	FILE *file = fopen(path_in(dir, "journal.yaml"), "re");
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = true;

	if (!file || !yaml_parser_initialize(&parser))
		die("cannot scan");
	yaml_parser_set_input_file(&parser, file);
	while (more) {
		if (!yaml_parser_parse(&parser, &event))
			die("libyaml cannot read the journal");
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	fclose(file);
}

static void read_ours(const char *dir)
{
	struct history h = { 0 };
	struct err e;

	if (!journal_read(dir, &h, &e))
		die(e.text);
	if (h.count != EVENTS || h.trouble_count)
		die("the journal was not read whole");
	history_free(&h);
}

struct cost {
	double seconds;
	long peak_kib;
};

/* Runs work in a process of its own, whose memory is then its own too; the best of three. */
static struct cost measure(void (*work)(const char *), const char *dir)
{
	struct cost best = { 1e9, 0 };

	for (int i = 0; i < ROUNDS; i++) {
		int pipes[2], status;
		double took;
		struct rusage use;
		pid_t child;

		fflush(stdout);
		if (pipe(pipes) != 0 || (child = fork()) < 0)
			die("cannot fork");
		if (child == 0) {
			took = seconds();
			work(dir);
			took = seconds() - took;
			_exit(__real_write(pipes[1], &took, sizeof took) != sizeof took);
		}
		if (read(pipes[0], &took, sizeof took) != sizeof took ||
			wait4(child, &status, 0, &use) != child)
			die("a child failed");
		close(pipes[0]);
		close(pipes[1]);
		best.peak_kib = use.ru_maxrss;
		best.seconds = took < best.seconds ? took : best.seconds;
	}
	return best;
}

static void bench_reading(const char *dir)
{
	struct cost bare = measure(scan_bare, dir), ours = measure(read_ours, dir);

	printf("reading %d events     milliseconds   to bare   peak MiB\n", EVENTS);
	printf("  bare libyaml scan           %10.0f      1.00     %6.1f\n", bare.seconds * 1e3,
		(double)bare.peak_kib / 1024);
	printf("  journal_read                %10.0f    %6.2f     %6.1f   target <= 1.0\n",
		ours.seconds * 1e3, ours.seconds / bare.seconds, (double)ours.peak_kib / 1024);
}

int main(int argc, char **argv)
{
	static const char *const names[] = { "bare", "journal.yaml", ".lock" };
	char dir[PATH_BYTES];

	snprintf(dir, sizeof dir, "%s/bench_journal.XXXXXX",
		argc > 1                     ? argv[1]
		: access("build", W_OK) == 0 ? "build"
					     : "/tmp");
	if (!mkdtemp(dir))
		die("cannot make a folder");
	/* Before the parent's memory grows: a child's peak counts what it inherits. */
	write_journal(dir);
	bench_reading(dir);
	bench_keeping(dir);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(path_in(dir, names[i]));
	return rmdir(dir) != 0;
}
