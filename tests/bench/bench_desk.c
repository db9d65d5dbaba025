/* bench_desk: what a kept line costs on its whole way (plan, encode, write, fold), with 1,000 and with 100,000
 * entries before it, and what reading such a session back costs, beside reading the journal alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "meeting.h"
#include "store/journal.h"

enum { BATCH = 500, FEW = 1000, MANY = 100000, MEASURED = 5000 };

static double cpu_s(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Types `count` lines in batches that share a sync; gives CPU microseconds per line. */
static double type(struct meeting *m, size_t count)
{
	static const char line[] = "! Describe goals as outcomes that people outside the service can own #goals to:\"Systems\" "
				   "level:place due:+6w @p02";
	double start = cpu_s();
	struct answer a;
	struct err e = { 0 };

	for (size_t done = 0; done < count; done += BATCH) {
		if (!desk_begin(m->desk, &e))
			fail_msg("%s", e.text);
		for (size_t i = 0; i < BATCH; i++) {
			desk_line(m->desk, line, sizeof line - 1, m->now_ms++, &a);
			if (a.kind != ANSWER_KEPT)
				fail_msg("%s", a.why);
		}
		if (!desk_end(m->desk, &e))
			fail_msg("%s", e.text);
	}
	return (cpu_s() - start) / (double)count * 1e6;
}

static double read_alone(struct meeting *m)
{
	double start = cpu_s();
	struct history h = { 0 };
	struct err e = { 0 };

	if (!journal_read(m->dir, &h, &e))
		fail_msg("%s", e.text);
	history_free(&h);
	return cpu_s() - start;
}

static double open_whole(struct meeting *m)
{
	double start = cpu_s();
	struct desk *d = meeting_peer(m, "", "bbbbbbbb");

	desk_close(d);
	return cpu_s() - start;
}

static void measure(void **state)
{
	struct meeting m;
	struct rusage usage;
	double few, many, alone, whole;

	(void)state;
	meeting_open(&m);
	type(&m, FEW);
	few = type(&m, MEASURED);
	type(&m, MANY - FEW - 2 * MEASURED);
	many = type(&m, MEASURED);
	alone = read_alone(&m);
	whole = open_whole(&m);
	getrusage(RUSAGE_SELF, &usage);
	printf("a kept line, CPU        after %6d entries   %8.1f us\n", FEW, few);
	printf("                        after %6d entries   %8.1f us   ratio %.2f\n", MANY - MEASURED, many, many / few);
	printf("%d entries        read and fold          %8.3f s\n", MANY, whole);
	printf("                        the journal alone      %8.3f s    ratio %.2f\n", alone, whole / alone);
	printf("peak memory                                    %8ld KiB\n", usage.ru_maxrss);
	meeting_close(&m);
}

int main(void)
{
	const struct CMUnitTest benches[] = { cmocka_unit_test(measure) };

	return cmocka_run_group_tests(benches, NULL, NULL);
}
